"""English lines set as titles are, by their capitals."""

from __future__ import annotations

import re

_WORD = re.compile("[A-Za-z][A-Za-z’'-]*")
_MOST_TITLE_WORDS = 5
_SMALL = frozenset(
    (
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "nor",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "with",
        "from",
        "as",
        "vs",
        "is",
    )
)  # small in titles too


def is_title_case(text: str) -> bool:
    """Return whether a line is set as a title: Current Problems, FIRST COME, DEMO time; a single word is none."""
    words = _WORD.findall(text)
    if not 0 < len(words) <= _MOST_TITLE_WORDS:
        return False
    led = len(words[0]) > 2 and words[0].isupper()
    return led or (words[0][0].isupper() and all(w[0].isupper() for w in words if w not in _SMALL))
