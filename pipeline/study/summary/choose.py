"""Chooses sentences that together say most of what a text says, within a number of characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.summary.blocks import blocks_of
from pipeline.study.summary.budget import ENGLISH
from pipeline.study.summary.candidates import Group
from pipeline.study.summary.chances import Chances
from pipeline.study.summary.headings import headings_of, needs_label, runs_of_headings
from pipeline.study.summary.labels import label_of
from pipeline.study.summary.merit import find_firsts, merit_of
from pipeline.study.summary.state import State

_BLOCK = 100  # characters for each block: as many blocks as the length has room for
_SHARE = 0.25  # of the length that one sentence may have, so that others find room …
_ALWAYS = 100  # … but at least so many characters
_PART = 50  # characters for each top part, if each is to have a sentence
_BACKGROUND = 0.5  # merit of sentences that are the background of what the text is for …
_STORY = 0.5  # … which come in while more of the length than this is empty


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen sentence and why."""

    unit: Unit
    why: tuple[str, ...]
    start: int = 0  # where the printed sentence begins: after its label


def choose(
    analysis: Analysis, chances: Chances, groups: Sequence[Group], length: int, least: float = 0, parts: bool = False
) -> list[Choice]:
    """Return the chosen sentences in text order, at most `length` characters together.

    Greedy: again and again the group of the best chance for its length, where a block of the text that has sentences
    already and words that were said already count less; none whose chance is under `least`. With `parts`, for the
    whole text, first come what a text of its kind is for and the headings that are sentences.
    """
    times = ENGLISH if analysis.speech.language == "en" else 1
    blocks = blocks_of(analysis, length // (_BLOCK * times)) if parts else {}
    state = State(analysis, chances, blocks, length)
    if parts:
        _take_firsts(state, analysis, groups, length)
        _take_runs(state, analysis, length)
        groups = [*groups, *((unit,) for unit in headings_of(analysis))]
    most = max(_SHARE * length, _ALWAYS * times)
    groups = [group for group in groups if state.cost(group) <= most] or groups
    groups = [group for group in groups if chances.of(group[-1]) >= least]
    background = [group for group in groups if merit_of(group[-1], analysis) <= _BACKGROUND]
    main = [group for group in groups if merit_of(group[-1], analysis) > _BACKGROUND]
    if parts and length >= _PART * times * len(analysis.speech.sections):
        _represent_parts(state, analysis, main)
    _fill(state, main)
    if state.room > _STORY * length:
        _fill(state, background)
    return [Choice(unit, why, start) for _, (unit, why, start) in sorted(state.chosen.items())]


def _take_firsts(state: State, analysis: Analysis, groups: Sequence[Group], length: int) -> None:
    alone = [group[0] for group in groups if len(group) == 1]
    for unit, why in find_firsts(analysis, alone, length):
        if len(unit.text) <= state.room and not state.repeats((unit,)):
            state.take((unit,), why)


def _take_runs(state: State, analysis: Analysis, length: int) -> None:
    """Take the headings of parts that are sentences (第一，要在…中明确初心。), all of a series, with labels
    where none comes twice.

    Such a sentence is the speaker's own summary of its part. At most half of the length goes to them.
    """
    room = length // 2
    taken: list[Sequence[Unit]] = []
    for run in runs_of_headings(analysis):
        cost = sum(len(unit.text) for unit in run)
        if cost <= min(room, state.room - sum(len(unit.text) for unit in chain(*taken))):
            room -= cost
            taken.append(run)
    numbers = [unit.text[: label_of(unit)].strip() for unit in chain(*taken)]
    once = len(set(numbers)) == len(numbers)  # a count that begins anew under another heading counts nothing here
    for unit in chain(*taken):
        if once or not needs_label(unit):
            state.take((unit,), f"the heading of part {unit.part}", labelled=once)


def _represent_parts(state: State, analysis: Analysis, groups: Sequence[Group]) -> None:
    """Give each top part that has no sentence yet its best one."""
    for number in range(1, len(analysis.speech.sections) + 1):
        if not any(unit.part == number for unit, *_ in state.chosen.values()):
            those = [group for group in groups if group[-1].part == number and state.cost(group) <= state.room]
            if best := max(those, key=state.worth, default=None):
                state.take(best, f"best of part {number}", labelled=needs_label(best[-1]))


def _fill(state: State, groups: Sequence[Group]) -> None:
    """Take the best group until none fits. Worth only falls as more is chosen, so old figures are upper bounds."""
    heap = [(-state.worth(group), number) for number, group in enumerate(groups)]
    heapify(heap)
    while heap:
        _, number = heappop(heap)
        group = groups[number]
        if not 0 < state.cost(group) <= state.room or state.repeats(group):
            continue
        worth = state.worth(group)
        if heap and worth < -heap[0][0]:
            heappush(heap, (-worth, number))
        else:
            state.take(group, "says most for its length", labelled=needs_label(group[-1]))
