"""What is chosen so far, what it holds, and the room left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.salience import Pair
from pipeline.study.summary.blocks import Block
from pipeline.study.summary.candidates import Group
from pipeline.study.summary.labels import label_of
from pipeline.study.summary.merit import merit_of

_SLOGAN = 20  # characters under which a sentence counts less: no slogan when there is a fuller one
_EVEN = 0.25  # power of the length in that
LONGER = 0.5  # power of the length in the worth of the sentence for a block
_LEADS = 1.5  # worth of the sentence that opens a block
_OPENING = 2.0  # and of the one that opens or ends what stands before all headings
_PARTICULAR = 0.7  # worth of a sentence that tells of people, figures, dates, beside one that does not
_HEADING = 1.5  # what saying all of the heading adds to the worth of a sentence for its block
_MAY_BE_EXACT = frozenset(("target", "duty", "definition"))  # figures and dates are their very content
_COPY = 0.8  # share of the shorter sentence's pairs that a near copy has


class State:
    """What is chosen so far, and the room left."""

    def __init__(self, analysis: Analysis, length: int) -> None:
        self.analysis = analysis
        self.salience = analysis.salience
        self.english = analysis.speech.language == "en"
        self.room = length
        self.chosen: dict[int, tuple[Unit, tuple[str, ...], int]] = {}
        self.taken: list[Group] = []
        self.covered: Counter[Pair] = Counter()

    def cost(self, group: Group) -> int:
        return sum(len(unit.text) for unit in group if unit.index not in self.chosen)

    def density(self, group: Group) -> float:
        new = [unit for unit in group if unit.index not in self.chosen]
        cost = sum(len(unit.text) for unit in new)
        if not cost:
            return 0.0
        slogan: float = min(1.0, cost / _SLOGAN) ** _EVEN
        return slogan * sum(self._worth(unit) for unit in new) / cost

    def _worth(self, unit: Unit) -> float:
        worth = self.salience.worth(unit.index, self.covered) * merit_of(unit, self.analysis)
        return worth * _PARTICULAR if unit.particular and unit.role not in _MAY_BE_EXACT else worth

    def filled(self, length: int) -> float:
        return 1 - self.room / length

    def heaviest(self, groups: Sequence[Group], share: float, block: Block) -> Group | None:
        """Return the group within `share` that best stands for its block.

        It adds much for its length, longer ones favoured; it says what the heading of the block says; it opens the
        block (the opening of a text may come to its point in its last sentence). When none is so short, the shortest
        that fits.
        """
        fit = [group for group in groups if 0 < self.cost(group) <= self.room and not self.repeats(group)]
        small = [group for group in fit if self.cost(group) <= share]
        if not small:
            return min(fit, key=self.cost, default=None)
        heads = self.analysis.heads(block.section) if block.section else ()
        heading = frozenset(pair for head in heads for pair in self.salience.held[head.index])
        edges = {groups[0]} if block.section else {groups[0], groups[-1]}

        def worth(group: Group) -> float:
            said = sum(pair in heading for pair in self.salience.held[group[-1].index]) / max(len(heading), 1)
            leads = 1.0 if group not in edges else _LEADS if block.section else _OPENING
            return self.density(group) * float(self.cost(group) ** LONGER) * (1 + _HEADING * said) * leads

        return max(small, key=worth)

    def repeats(self, group: Group) -> bool:
        """Return whether a sentence of the group nearly says what a chosen one says, word for word."""
        return any(
            _COPY * min(len(ours), len(theirs)) <= len(ours & theirs)
            for unit in group
            if unit.index not in self.chosen and (ours := frozenset(self.salience.held[unit.index]))
            for index in self.chosen
            if (theirs := frozenset(self.salience.held[index]))
        )

    def take(self, group: Group, why: str, labelled: bool = False) -> None:
        """Choose a group; `labelled`: with its label, which goes from all others."""
        self.taken.append(group)
        for unit in group:
            if unit.index not in self.chosen:
                self.room -= len(unit.text)
                reason = why if unit is group[-1] else "the next sentence points back to it"
                start = 0 if labelled else label_of(unit)
                self.chosen[unit.index] = (unit, (reason, f"weight {unit.weight:.2f}"), start)
                self.covered.update(self.salience.held[unit.index])

    def exchanged(self, index: int, group: Group) -> State:
        """Return a copy with the sentence `index` given up for `group`."""
        copy = State.__new__(State)
        copy.analysis = self.analysis
        copy.salience = self.salience
        copy.english = self.english
        copy.room = self.room + len(self.chosen[index][0].text)
        copy.chosen = {key: value for key, value in self.chosen.items() if key != index}
        copy.taken = list(self.taken)
        copy.covered = Counter(self.covered)
        copy.covered.subtract(self.salience.held[index])
        copy.take(group, "fills the length better")
        return copy
