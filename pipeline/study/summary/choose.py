"""Chooses sentences that together hold most of a text within a number of characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.salience import Pair
from pipeline.study.analysis.standing import is_habit

Group = tuple[Unit, ...]  # a sentence with those before it that it leans on, in text order

_ENGLISH = 3  # letters for a Chinese character
_LEAST = 8  # characters of a sentence worth printing
_CHAIN = 2  # sentences that a leaning one may bring along
_FULL = 0.9  # how far the length should be filled
_PART = 26  # characters for each part from which all parts can be represented
_SHARE = 1.3  # how far above an equal share the sentence of a part may go
_SLOGAN = 20  # characters under which a sentence counts less: no slogan when there is a fuller one
_LONGER = 0.25  # power of the length in that, and in the worth of the sentence for a part
_PARTICULAR = 0.7  # worth of a sentence that tells of people, figures, dates, beside one that does not
_STORY = 0.5  # sentences that only tell how things went come in while more of the length than this is empty
_COPY = 0.8  # share of the shorter sentence's pairs that a near copy has
_NUMERAL = re.compile("[零一二三四五六七八九十百\\d]+")
_END = re.compile("[。！]$")
_BACKWARD = ("opens with", "item of a list")


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen sentence and why."""

    unit: Unit
    why: tuple[str, ...]


def candidates_of(analysis: Analysis, units: Iterable[Unit] | None = None) -> list[Group]:
    """Return what may be chosen: sentences that stand alone, and leaning ones together with those before them.

    In unprepared talk openings such as 所以 are habit and do not lean.
    A sentence that the proofreader flagged, a question, an example, thanks or half a quotation is none.
    """
    pool = list(analysis.units if units is None else units)
    inside = {unit.index for unit in pool}
    groups = (_with_antecedents(unit, analysis, inside) for unit in pool if unit.spoken)
    return [group for group in groups if group]


def _with_antecedents(unit: Unit, analysis: Analysis, inside: set[int]) -> Group:
    group = [unit]
    while True:
        first = group[0]
        if first.flags or len(first.text) < _LEAST * (_ENGLISH if analysis.speech.language == "en" else 1):
            return ()
        if not first.leans or (analysis.unprepared and all(map(is_habit, first.leans))):
            return tuple(group)
        only_backward = all(reason.startswith(_BACKWARD) for reason in first.leans)
        before = first.index - 1
        if not only_backward or len(group) > _CHAIN or before not in inside:
            return ()
        previous = analysis.units[before]
        if not previous.spoken or previous.paragraph.id != first.paragraph.id:
            return ()
        group.insert(0, previous)


def choose(analysis: Analysis, groups: Sequence[Group], length: int, parts: bool = False) -> list[Choice]:
    """Return the chosen sentences in text order, at most `length` characters together.

    Greedy: again and again the group that adds most worth for its length, where pairs of characters already held add
    less (budgeted maximum coverage: Khuller, Moss & Naor 1999). With `parts` each top-level part first gets its
    best group. At the end one sentence is exchanged if that fills the length better.
    """
    state = _State(analysis, length)
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


def _take_headings(state: _State, analysis: Analysis, length: int) -> None:
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


def _fill(state: _State, groups: Sequence[Group]) -> None:
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


def _exchange(state: _State, groups: Sequence[Group], fixed: frozenset[int], length: int) -> _State:
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


def _represent_parts(state: _State, groups: Sequence[Group], length: int) -> None:
    by_part: dict[int, list[Group]] = {}
    shown = {unit.part for unit, _ in state.chosen.values()}
    for group in groups:
        if group[-1].part and group[-1].part not in shown:
            by_part.setdefault(group[-1].part, []).append(group)
    for part, those in by_part.items():
        general = [group for group in those if not any(unit.particular for unit in group)]
        by_part[part] = general or those
    room = _PART * (_ENGLISH if state.english else 1)
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


class _State:
    """What is chosen so far, and the room left."""

    def __init__(self, analysis: Analysis, length: int) -> None:
        self.salience = analysis.salience
        self.english = analysis.speech.language == "en"
        self.room = length
        self.chosen: dict[int, tuple[Unit, tuple[str, ...]]] = {}
        self.taken: list[Group] = []
        self.covered: Counter[Pair] = Counter()

    def cost(self, group: Group) -> int:
        return sum(len(unit.text) for unit in group if unit.index not in self.chosen)

    def density(self, group: Group) -> float:
        new = [unit for unit in group if unit.index not in self.chosen]
        cost = sum(len(unit.text) for unit in new)
        if not cost:
            return 0.0
        slogan: float = min(1.0, cost / _SLOGAN) ** _LONGER
        return slogan * sum(self._worth(unit) for unit in new) / cost

    def _worth(self, unit: Unit) -> float:
        worth = self.salience.worth(unit.index, self.covered)
        return worth * _PARTICULAR if unit.particular else worth

    def filled(self, length: int) -> float:
        return 1 - self.room / length

    def heaviest(self, groups: Sequence[Group], share: float) -> Group | None:
        """Return the group within `share` that adds most for its length, longer ones favoured a little.

        When none is so short, the shortest that fits.
        """
        fit = [group for group in groups if 0 < self.cost(group) <= self.room and not self.repeats(group)]
        small = [group for group in fit if self.cost(group) <= share]
        if not small:
            return min(fit, key=self.cost, default=None)
        return max(small, key=lambda group: self.density(group) * self.cost(group) ** _LONGER)

    def repeats(self, group: Group) -> bool:
        """Return whether a sentence of the group nearly says what a chosen one says, word for word."""
        return any(
            _COPY * min(len(ours), len(theirs)) <= len(ours & theirs)
            for unit in group
            if unit.index not in self.chosen and (ours := frozenset(self.salience.held[unit.index]))
            for index in self.chosen
            if (theirs := frozenset(self.salience.held[index]))
        )

    def take(self, group: Group, why: str) -> None:
        self.taken.append(group)
        for unit in group:
            if unit.index not in self.chosen:
                self.room -= len(unit.text)
                reason = why if unit is group[-1] else "the next sentence points back to it"
                self.chosen[unit.index] = (unit, (reason, f"weight {unit.weight:.2f}"))
                self.covered.update(self.salience.held[unit.index])

    def exchanged(self, index: int, group: Group) -> _State:
        """Return a copy with the sentence `index` given up for `group`."""
        copy = _State.__new__(_State)
        copy.salience = self.salience
        copy.english = self.english
        copy.room = self.room + len(self.chosen[index][0].text)
        copy.chosen = {key: value for key, value in self.chosen.items() if key != index}
        copy.taken = list(self.taken)
        copy.covered = Counter(self.covered)
        copy.covered.subtract(self.salience.held[index])
        copy.take(group, "fills the length better")
        return copy
