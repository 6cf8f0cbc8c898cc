"""Number series: which candidates count on from each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.language.numerals import NUMERAL_CHARS
from pipeline.reader.draft import Candidate, Draft

_LARGEST_GAP = 3
NUMBER = re.compile(f"[{NUMERAL_CHARS}0-9０-９a-zA-Z①-⑳㈠-㈩]+")
_Shape = tuple[str, bool, bool, str]  # kind, whether inside a paragraph, whether indented, the label without its number


def find_series(candidates: Sequence[Candidate], drafts: Sequence[Draft]) -> list[list[Candidate]]:
    """Return the candidates in series: the same form of number, counting up; a 1 begins a new one.

    A number continues the open series that waits for it, best one of the same shape (own line or run-in, mark
    and indent), so that a list between two headings does not break the headings' count. A slip of the pen loses no
    heading: a number that stands twice, or one that is wrong while those around it count on, belongs to its series.
    """
    series: list[list[Candidate]] = []
    waiting: dict[str, list[list[Candidate]]] = {}
    for candidate in candidates:
        opened = waiting.setdefault(candidate.family, [])
        home = _home(candidate, opened, drafts)
        if home is None:
            home = []
            series.append(home)
            opened.append(home)
        else:
            del opened[_index(opened, home) + 1 :]
        home.append(candidate)
        del opened[:-12]
    _adopt_strays(series, drafts)
    return series


def _adopt_strays(series: list[list[Candidate]], drafts: Sequence[Draft]) -> None:
    """Put a number that stands alone into the series of its shape that lacks one member just there: 一、二、七、四、"""
    gaps: dict[_Shape, list[tuple[tuple[int, int], tuple[int, int], int, bool]]] = {}
    for number, members in enumerate(series):
        for a, b in pairwise(members):
            if a.value is not None and b.value is not None and 1 <= b.value - a.value <= 2:
                gaps.setdefault(_shape(b, drafts), []).append((a.order, b.order, number, b.value - a.value == 2))
    for holes in gaps.values():
        holes.sort()
    alone: set[int] = set()
    for number, members in enumerate(series):
        stray = members[0]
        if len(members) > 1 or stray.start or stray.value in (None, 1):
            continue
        holes = gaps.get(_shape(stray, drafts), [])
        at = bisect_right(holes, stray.order, key=lambda hole: hole[0]) - 1
        if at < 0 or stray.order > holes[at][1]:
            continue
        home = series[holes[at][2]]
        if home[0].family == stray.family and (holes[at][3] or stray.kind == "own-line"):
            home.append(stray)
            alone.add(number)
    series[:] = [sorted(members, key=lambda c: c.order) for n, members in enumerate(series) if n not in alone]


def _index(opened: list[list[Candidate]], home: list[Candidate]) -> int:
    return next(i for i, entry in enumerate(opened) if entry is home)


def _home(candidate: Candidate, opened: list[list[Candidate]], drafts: Sequence[Draft]) -> list[Candidate] | None:
    if not opened:
        return None
    if candidate.family in ("——", "Part"):
        near = candidate.index - opened[-1][-1].index <= 4 and candidate.family == "——"
        return opened[-1] if near or candidate.family == "Part" else None
    if candidate.value is None:  # 最后, Finally: ends whatever 首先, First began
        return opened[-1] if candidate.family in ("首先", "First") else None
    if candidate.value == 1:
        return None
    shape = _shape(candidate, drafts)
    for gap in range(1, _LARGEST_GAP + 1):
        fits = [s for s in opened if _last_value(s) == candidate.value - gap]
        same = [s for s in fits if _shape(s[-1], drafts) == shape]
        if same:
            return same[-1]
        if fits and gap == 1:
            return fits[-1]
        twice = [s for s in opened if gap == 1 and _last_value(s) == candidate.value and not candidate.start]
        again = [s for s in twice if _shape(s[-1], drafts) == shape and s[-1].index < candidate.index]
        if again:
            return again[-1]
    return None


def stretch(series: Sequence[Candidate], drafts: Sequence[Draft]) -> float:
    """Return how many characters stand from one member to the next: items of a list follow each other soon."""
    return median(
        sum(len(draft.text) for draft in drafts[a.index : b.index]) + b.start - a.start for a, b in pairwise(series)
    )


def _last_value(series: list[Candidate]) -> int:
    return next((c.value for c in reversed(series) if c.value is not None), 0)


def _shape(candidate: Candidate, drafts: Sequence[Draft]) -> _Shape:
    draft = drafts[candidate.index]
    return (candidate.kind, candidate.start > 0, draft.indent > 0.9, NUMBER.sub("", candidate.label))
