"""Word lists: plain text files, words with blanks between, # for remarks; those of the language in data/ here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pipeline.language.characters import HAN, HAN_CLASS

DATA = Path(__file__).with_name("data")


@lru_cache(maxsize=128)
def load_words(name: str, folder: Path = DATA) -> frozenset[str]:
    """Return the words of FOLDER/NAME.txt."""
    return frozenset(_in_order(name, folder))


@lru_cache(maxsize=128)
def load_list(name: str, folder: Path = DATA) -> tuple[str, ...]:
    """Return the words of FOLDER/NAME.txt, longest first (then in file order): for matching alternatives."""
    return tuple(sorted(_in_order(name, folder), key=lambda word: -len(word)))


def load_pattern(name: str, folder: Path = DATA) -> str:
    """Return a regular expression for any of those in FOLDER/NAME.txt, tried in file order."""
    return f"(?:{'|'.join(_in_order(name, folder))})"


@lru_cache(maxsize=16)
def load_numbers(name: str, folder: Path = DATA) -> dict[str, float]:
    """Return the table of FOLDER/NAME.txt: a name and a number a line."""
    rows = (line.rsplit(maxsplit=1) for line in _lines(name, folder))
    return {row[0].strip(): float(row[1]) for row in rows if len(row) == 2}


def load_lines(name: str, folder: Path = DATA) -> list[str]:
    """Return the lines of FOLDER/NAME.txt, for tables of rules; empty ones and # remarks left out.

    In a rule {HAN} is any Chinese character, {HAN_CLASS} the same within brackets.
    """
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    text = text.replace("{HAN}", HAN).replace("{HAN_CLASS}", HAN_CLASS)
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def alternatives(words: Iterable[str]) -> str:
    """Return a regular expression for any of `words`, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _in_order(name: str, folder: Path) -> list[str]:
    return list(dict.fromkeys(word for line in _lines(name, folder) for word in line.split()))


def _lines(name: str, folder: Path) -> list[str]:
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    return [line.partition("#")[0] for line in text.splitlines()]
