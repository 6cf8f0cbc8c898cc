"""Traditional and simplified characters."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.words import load_list


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
