"""ROUGE-1, -2 and -L F1 of Chinese text, by characters (Lin 2004); Latin words and numbers count as one character."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

_TOKEN = re.compile(r"[a-z]+|\d+|[^\W\d_a-z]")


def tokens(text: str) -> list[str]:
    """Return the characters that count: no punctuation, no blanks."""
    return _TOKEN.findall(text.lower())


def rouge(candidate: str, reference: str) -> tuple[float, float, float]:
    """Return F1 of single characters, of pairs, and of the longest common subsequence, each 0 to 100."""
    ours, theirs = tokens(candidate), tokens(reference)
    if not ours or not theirs:
        return 0.0, 0.0, 0.0
    one = _f1(_common(Counter(ours), Counter(theirs)), len(ours), len(theirs))
    two = _f1(_common(Counter(pairwise(ours)), Counter(pairwise(theirs))), len(ours) - 1, len(theirs) - 1)
    return one, two, _f1(longest_common(ours, theirs), len(ours), len(theirs))


def _common(left: Counter, right: Counter) -> int:  # type: ignore[type-arg]
    return sum((left & right).values())


def _f1(common: int, ours: int, theirs: int) -> float:
    return 200 * common / (ours + theirs) if common else 0.0


def longest_common(left: list[str], right: list[str]) -> int:
    """Return the length of the longest common subsequence, by bit vectors (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for index, token in enumerate(left):
        places[token] = places.get(token, 0) | 1 << index
    full = (1 << len(left)) - 1
    row = full
    for token in right:
        met = row & places.get(token, 0)
        row = ((row + met) | (row - met)) & full
    return len(left) - row.bit_count()
