"""Chooses sentences that together hold most of a text within a number of characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.summary.candidates import ENGLISH, Group
from pipeline.study.summary.state import State

_FULL = 0.9  # how far the length should be filled
_PART = 26  # characters for each part from which all parts can be represented
_SHARE = 1.3  # how far above an equal share the sentence of a part may go
_STORY = 0.5  # sentences that only tell how things went come in while more of the length than this is empty
_NUMERAL = re.compile("[零一二三四五六七八九十百\\d]+")
_END = re.compile("[。！]$")


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen sentence and why."""

    unit: Unit
    why: tuple[str, ...]


def choose(analysis: Analysis, groups: Sequence[Group], length: int, parts: bool = False) -> list[Choice]:
    """Return the chosen sentences in text order, at most `length` characters together.

    Greedy: again and again the group that adds most worth for its length, where pairs of characters already held add
    less (budgeted maximum coverage: Khuller, Moss & Naor 1999). With `parts` each top-level part first gets its
    best group. At the end one sentence is exchanged if that fills the length better.
    """
    state = State(analysis, length)
    groups, stories = [group for group in groups if not _tells(group)], [group for group in groups if _tells(group)]
    if parts:
        _take_headings(state, analysis, length)
        _represent_parts(state, groups, length)
    fixed = frozenset(state.chosen)
    _fill(state, groups)
    if state.room > _STORY * length:
        _fill(state, stories)
    if state.room > (1 - _FULL) * length:
        state = _exchange(state, groups, fixed, length)
    return [Choice(unit, why) for _, (unit, why) in sorted(state.chosen.items())]


def _tells(group: Group) -> bool:
    return any(unit.narrative for unit in group)


def _take_headings(state: State, analysis: Analysis, length: int) -> None:
    """Take the headings of the top-level parts that are whole sentences (第一，要在…中明确初心。), all of a series.

    Such a sentence is the speaker's own summary of its part. At most half of the length goes to them.
    """
    for run in _runs_of_headings(analysis):
        usable = all(_END.search(unit.text) and not unit.flags and has_predicate(unit.tokens) for unit in run)
        if usable and len(run) > 1 and 2 * sum(len(unit.text) for unit in run) <= length:
            for unit in run:
                state.take((unit,), f"the heading of part {unit.part}")


def _runs_of_headings(analysis: Analysis) -> list[list[Unit]]:
    """Return the headings of the top-level parts that are one sentence, in runs of one way of numbering."""
    runs: list[list[Unit]] = []
    form: str | None = None
    for section in analysis.speech.sections:
        heads = analysis.heads(section)
        shape = _NUMERAL.sub("#", section.label.strip()) if len(heads) == 1 else None
        if shape and shape == form:
            runs[-1].append(heads[0])
        elif shape:
            runs.append([heads[0]])
        form = shape
    return runs


def _fill(state: State, groups: Sequence[Group]) -> None:
    """Take the best group until none fits. Worth only falls as more is covered, so old figures are upper bounds."""
    heap = [(-state.density(group), number) for number, group in enumerate(groups)]
    heapify(heap)
    while heap:
        _, number = heappop(heap)
        cost = state.cost(groups[number])
        if not 0 < cost <= state.room:
            continue
        if state.repeats(groups[number]):
            continue
        density = state.density(groups[number])
        if heap and density < -heap[0][0]:
            heappush(heap, (-density, number))
        elif density > 0:
            state.take(groups[number], "adds most for its length")


def _exchange(state: State, groups: Sequence[Group], fixed: frozenset[int], length: int) -> State:
    """Return the state with one chosen sentence replaced by the group that fills the length best, if any does."""
    best, most = state, state.filled(length)
    for index, (unit, _) in sorted(state.chosen.items()):
        if index in fixed or any(unit in group[:-1] for group in state.taken):
            continue
        for group in groups:
            cost = sum(len(each.text) for each in group if each.index not in state.chosen)
            filled = (length - state.room - len(unit.text) + cost) / length
            if unit not in group and most < filled <= 1 and not state.repeats(group):
                best, most = state.exchanged(index, group), filled
    return best


def _represent_parts(state: State, groups: Sequence[Group], length: int) -> None:
    by_part: dict[int, list[Group]] = {}
    shown = {unit.part for unit, _ in state.chosen.values()}
    for group in groups:
        if group[-1].part and group[-1].part not in shown:
            by_part.setdefault(group[-1].part, []).append(group)
    for part, those in by_part.items():
        general = [group for group in those if not any(unit.particular for unit in group)]
        by_part[part] = general or those
    room = _PART * (ENGLISH if state.english else 1)
    if len(by_part) < 2 or length < room * len(by_part):
        return
    share = _SHARE * length / len(by_part)
    least = {part: min(state.cost(group) for group in those) for part, those in by_part.items()}
    size = {part: sum(len(group[-1].text) for group in those) for part, those in by_part.items()}
    waiting = sorted(by_part, key=lambda part: (-size[part], part))
    while waiting:
        part = waiting.pop(0)
        reserve = sum(least[other] for other in waiting)  # room for the shortest of each part to come
        if best := state.heaviest(by_part[part], min(share, state.room - reserve)):
            state.take(best, f"best of part {part}")
