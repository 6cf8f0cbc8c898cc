"""Breaks centred headings into lines of like length, at the ends of words (GB/T 9704-2012, 7.3.1)."""

from __future__ import annotations

from itertools import accumulate

from pipeline.language.segmentation import split_words
from pipeline.typeset.breaking import Breaker, Span
from pipeline.typeset.measuring import Measured

_LONGEST = 120  # characters: what is longer is no heading


def balanced_lines(measured: Measured, measure: int) -> tuple[list[Span], int]:
    """Return the lines of a centred heading and the measure they were set in, the narrowest that needs no more lines.

    Words stay whole if that costs no line.
    """
    spans = Breaker(measured).lines(measure, measure)
    if not len(spans) > 1 or len(measured.text) > _LONGEST:
        return spans, measure
    within = _within_words(measured.text) - measured.stuck
    measured.stuck |= within
    whole = Breaker(measured).lines(measure, measure)
    if len(whole) > len(spans) or any(span.stop in within for span in whole):
        measured.stuck -= within
    count = len(spans)
    low, high = measured.metrics.cell, measure
    while low < high:
        middle = (low + high) // 2
        if _fits(Breaker(measured).lines(middle, middle), count):
            high = middle
        else:
            low = middle + 1
    return Breaker(measured).lines(low, low), low


def _fits(spans: list[Span], count: int) -> bool:
    return len(spans) <= count and all(span.spare >= 0 for span in spans)


def _within_words(text: str) -> set[int]:
    """Return the places inside words."""
    lengths = [len(word) for word in split_words(text, guess=True)]
    return set(range(len(text))) - set(accumulate(lengths, initial=0))
