"""Traditional and simplified characters."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.words import load_list

_LOOKED_AT = 20_000  # characters of a text from which its script is told


@lru_cache(maxsize=1)
def _simplified() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in load_list("traditional")}


@lru_cache(maxsize=1)
def _either() -> dict[int, str]:
    classes: dict[str, str] = {}
    for pair in load_list("traditional"):
        traditional, simplified = pair[0], pair[1]
        classes[simplified] = classes.get(simplified, simplified) + traditional
    return {ord(simplified): f"[{chars}]" for simplified, chars in classes.items()}


def fold(text: str) -> str:
    """Return `text` of the same length with the commonest traditional characters made simplified."""
    return text.translate(_simplified())


def in_either_script(word: str) -> str:
    """Return a regular expression for a simplified word that also matches it in traditional characters."""
    return re.escape(word).translate(_either())


@lru_cache(maxsize=1)
def _traditional() -> dict[int, str]:
    made: dict[int, str] = {}
    for pair in (*load_list("traditional"), *load_list("traditional_first")):
        made.setdefault(ord(pair[1]), pair[0])
    return made | {ord(pair[1]): pair[0] for pair in load_list("traditional_first")}


def unfold(text: str) -> str:
    """Return simplified words of ours in traditional characters, of the same length.

    One character has several traditional ones; the list traditional_first says which one printed words want. Not for
    the words of a text: those are cut from the text itself.
    """
    return _pieces().sub(lambda match: _by_word().get(match.group()) or match.group().translate(_traditional()), text)


@lru_cache(maxsize=1)
def _by_word() -> dict[str, str]:
    pairs = load_list("traditional_words")
    return {pair[: len(pair) // 2]: pair[len(pair) // 2 :] for pair in pairs}


@lru_cache(maxsize=1)
def _pieces() -> re.Pattern[str]:
    """Return the pattern of one such word, else of any one character."""
    return re.compile("|".join((*_by_word(), ".")), re.DOTALL)


def written_in_traditional(text: str) -> bool:
    """Return whether a text has more characters that only traditional script has than ones that only simplified has."""
    seen = text[:_LOOKED_AT]
    return sum(ord(char) in _simplified() for char in seen) > sum(ord(char) in _traditional() for char in seen)
