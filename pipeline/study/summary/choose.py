"""Chooses sentences that together hold most of a text within a number of characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.roles import Role
from pipeline.study.summary.blocks import Block, blocks_of
from pipeline.study.summary.budget import ENGLISH
from pipeline.study.summary.candidates import Group
from pipeline.study.summary.merit import find_firsts, merit_of
from pipeline.study.summary.state import State

_FULL = 0.9  # how far the length should be filled
_BLOCK = 50  # characters for each block: as many blocks as the length has room for
_LEAST_BLOCK = 50  # characters for each block below which no block is given a sentence of its own
_LEAST_HEADING = 12  # characters of a heading worth printing
_SHARE = 1.3  # how far above an equal share the sentence of a part may go
_BACKGROUND = 0.5  # merit of sentences that are the background of what the text is for
_STORY = 0.5  # sentences that only tell how things went come in while more of the length than this is empty
_NUMERAL = re.compile("[零一二三四五六七八九十百\\d]+")
_END = re.compile("[。！.!]$")
_MAIN: tuple[Role, ...] = (
    "claim",
    "demand",
    "target",
    "definition",
    "duty",
)  # for which an opening is worth a sentence


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen sentence and why."""

    unit: Unit
    why: tuple[str, ...]
    start: int = 0  # where the printed sentence begins: after its label


def choose(analysis: Analysis, groups: Sequence[Group], length: int, parts: bool = False) -> list[Choice]:
    """Return the chosen sentences in text order, at most `length` characters together.

    Greedy: again and again the group that adds most worth for its length, where pairs of characters already held add
    less (budgeted maximum coverage: Khuller, Moss & Naor 1999). With `parts` first comes what a text of its kind is
    for, then each part gets its best group. At the end one sentence is exchanged if that fills the length better.
    """
    state = State(analysis, length)
    everything = groups
    groups = [group for group in everything if not _tells(group, analysis)]
    stories = [group for group in everything if _tells(group, analysis)]
    if parts:
        _take_firsts(state, analysis, everything, length)
        blocks = blocks_of(analysis, length // (_BLOCK * (ENGLISH if state.english else 1)))
        _take_headings(state, blocks, length)
        _represent_blocks(state, blocks, groups, stories, length)
    fixed = frozenset(state.chosen)
    _fill(state, groups)
    if state.room > _STORY * length:
        _fill(state, stories)
    if state.room > (1 - _FULL) * length:
        state = _exchange(state, groups, fixed, length)
    return [Choice(unit, why, start) for _, (unit, why, start) in sorted(state.chosen.items())]


def _tells(group: Group, analysis: Analysis) -> bool:
    """Return whether a group only tells how things went, or the background of what the text is for."""
    return any(unit.narrative or merit_of(unit, analysis) <= _BACKGROUND for unit in group)


def _take_firsts(state: State, analysis: Analysis, groups: Sequence[Group], length: int) -> None:
    alone = {group[-1].index: group for group in groups if len(group) == 1}
    for unit, why in find_firsts(analysis, [group[-1] for group in alone.values()], length):
        if len(unit.text) <= state.room and not state.repeats((unit,)):
            state.take((unit,), why)


def _take_headings(state: State, blocks: Sequence[Block], length: int) -> None:
    """Take the headings of parts that are whole sentences (第一，要在…中明确初心。), all of a series.

    Such a sentence is the speaker's own summary of its part. At most half of the length goes to them. Headings over
    what a text of the kind does not tell first (last year's work in a report) are left.
    """
    room = length // 2
    for run in _runs_of_headings(state.analysis, blocks):
        cost = sum(len(unit.text) for unit in run)
        if len(run) > 1 and cost <= min(room, state.room) and all(_says_something(unit, state) for unit in run):
            room -= cost
            for unit in run:
                state.take((unit,), f"the heading of part {unit.part}", labelled=True)


def _says_something(unit: Unit, state: State) -> bool:
    least = _LEAST_HEADING * (ENGLISH if state.english else 1)
    return (
        bool(_END.search(unit.text))
        and len(unit.text) >= least
        and not unit.flags
        and merit_of(unit, state.analysis) >= 1
        and (unit.does("demand") or has_predicate(unit.tokens))
    )


def _runs_of_headings(analysis: Analysis, blocks: Sequence[Block]) -> list[list[Unit]]:
    """Return the headings of blocks and of their parts that are one sentence, in runs of siblings numbered alike.

    The higher ones come first.
    """
    runs: dict[tuple[str, str], list[Unit]] = {}
    sections = [block.section for block in blocks if block.section]
    for section in {each.id: each for above in sections for each in (above, *above.children)}.values():
        heads = analysis.heads(section)
        label = _NUMERAL.sub("#", section.label.strip())
        if label and len(heads) == 1:
            runs.setdefault((section.id.rpartition(".")[0], label), []).append(heads[0])
    return sorted(runs.values(), key=lambda run: run[0].section.level if run[0].section else 0)


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
    for index, (unit, *_) in sorted(state.chosen.items()):
        if index in fixed or any(unit in group[:-1] for group in state.taken):
            continue
        for group in groups:
            cost = sum(len(each.text) for each in group if each.index not in state.chosen)
            filled = (length - state.room - len(unit.text) + cost) / length
            if unit not in group and most < filled <= 1 and not state.repeats(group):
                best, most = state.exchanged(index, group), filled
    return best


def _represent_blocks(
    state: State, blocks: Sequence[Block], groups: Sequence[Group], stories: Sequence[Group], length: int
) -> None:
    """Give each block that has no sentence yet its best one, the largest first; at most its share of the length."""
    waiting: list[tuple[Block, list[Group]]] = []
    for block in blocks:
        if block.shown([unit for unit, *_ in state.chosen.values()]):
            continue
        if those := _of_block(block, groups) or (_of_block(block, stories) if block.section else []):
            waiting.append((block, those))
    if not waiting or length < _LEAST_BLOCK * (ENGLISH if state.english else 1) * len(waiting):
        return
    share = _SHARE * length / len(waiting)
    waiting.sort(key=lambda each: -each[0].size)
    while waiting:
        block, those = waiting.pop(0)
        reserve = sum(min(map(state.cost, others)) for _, others in waiting)  # room for the shortest of each to come
        if best := state.heaviest(those, min(share, state.room - reserve), block):
            state.take(best, f"best of {block.name}")


def _of_block(block: Block, groups: Sequence[Group]) -> list[Group]:
    """Return the groups of a block; of the opening and the closing only what a text is for."""
    inside = {unit.index for unit in block.units}
    those = [group for group in groups if group[-1].index in inside]
    if block.section is None:
        those = [group for group in those if group[-1].does(*_MAIN)]
    return [group for group in those if not any(unit.particular for unit in group)] or those
