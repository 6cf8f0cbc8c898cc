"""What is chosen so far, what it holds, and the room left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.salience import Atoms, Pair
from pipeline.study.summary.candidates import Group
from pipeline.study.summary.chances import Chances
from pipeline.study.summary.labels import label_of, start_of

_DEAR = 0.4  # power of the length by which the worth of a sentence is divided: short ones leave room for others …
_DEAR_TALK = 0.0  # … but in unprepared talk short ones say little
_MORE = 0.6  # worth of a sentence for each one that its block has already
_OF_HEADING = 0.15  # what a heading holds a character; nothing is measured of it
_COPY = 0.8  # share of the shorter sentence's pairs that a near copy has


class State:
    """What is chosen so far, and the room left. `blocks`: the block of each sentence, by Unit.index."""

    def __init__(self, analysis: Analysis, chances: Chances, blocks: Mapping[int, int], length: int) -> None:
        self.salience = analysis.salience
        self.chances = chances
        self.blocks = blocks
        self._dear = _DEAR_TALK if analysis.kind == "transcript" or analysis.unprepared else _DEAR
        self.room = length
        self.chosen: dict[int, tuple[Unit, tuple[str, ...], int]] = {}
        self._covered = Counter[Pair]()
        self._taken = Counter[int]()
        self._pairs: dict[int, frozenset[Pair]] = {}  # by Unit.index

    def cost(self, group: Group) -> int:
        return sum(len(unit.text) for unit in group if unit.index not in self.chosen)

    def worth(self, group: Group) -> float:
        """Return what a group is worth for its length beside what is chosen; it only falls as more is.

        That is its chance, times what it holds of the text's content, where pairs that are held already add less
        (budgeted maximum coverage: Khuller, Moss & Naor 1999), less where its block of the text has sentences already.
        """
        last = group[-1]
        cost = sum(len(unit.text) for unit in group)
        holds = _OF_HEADING
        if last.spoken:
            holds = sum(self.salience.worth(unit.index, self._covered) for unit in group) / cost
        spread = _MORE ** self._taken[self.blocks.get(last.index, 0)]
        return float(self.chances.of(last) * spread * holds / cost**self._dear)

    def repeats(self, group: Group) -> bool:
        """Return whether a sentence of the group is nearly one that is chosen; a heading only as a whole."""
        return any(
            _COPY * (min if unit.spoken and chosen.spoken else max)(len(ours), len(theirs)) <= len(ours & theirs)
            for unit in group
            if unit.index not in self.chosen and (ours := self._pairs_of(unit))
            for chosen, *_ in self.chosen.values()
            if (theirs := self._pairs_of(chosen))
        )

    def take(self, group: Group, why: str, labelled: bool = False) -> None:
        """Choose a group; `labelled`: with its label, which goes from all others."""
        self._taken[self.blocks.get(group[-1].index, 0)] += 1
        for unit in group:
            if unit.index not in self.chosen:
                self.room -= len(unit.text)
                reason = why if unit is group[-1] else "the next sentence points back to it"
                start = 0 if labelled else start_of(unit) if unit is group[0] else label_of(unit)
                self.chosen[unit.index] = (unit, (reason, f"chance {self.chances.of(unit):.2f}"), start)
                self._covered.update(self.salience.held[unit.index])

    def _pairs_of(self, unit: Unit) -> frozenset[Pair]:
        if unit.index not in self._pairs:
            self._pairs[unit.index] = frozenset(Atoms(unit.tokens).pairs)
        return self._pairs[unit.index]
