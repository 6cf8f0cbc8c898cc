"""The sheet of items: none gives another away, and every part of the speech has its share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import ceil

from pipeline.study.analysis import Analysis
from pipeline.study.items.blanks import Blank
from pipeline.study.results import Item

_SPREAD = 0.2  # how much the length of a part counts beside the worth of its sentences
_ONE_KIND = 0.45  # of the items of one form, the share that may ask for one kind of thing


@dataclass(frozen=True, slots=True)
class Made:
    """An item with its blank, the answers it asks for and the text it shows."""

    item: Item
    blank: Blank
    hidden: tuple[str, ...]
    shown: str
    offered: str  # the options to choose from
    beside: tuple[str, ...]  # the words before each gap
    put_in: tuple[str, ...] = ()  # what makes a statement false
    clauses: frozenset[str] = frozenset()  # the clauses of its sentence and of what is printed before it


class Sheet:
    """Chooses items so that none gives another away and every part of the speech has its share."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._sizes = [sum(len(unit.text) for unit in part) for part in analysis.parts]
        self._made: list[Made] = []
        self.used: set[str] = set()  # every option and every word put into a false statement

    def fill(
        self,
        blanks: Sequence[Blank],
        number: int,
        make: Callable[[Blank], Iterator[Made]],
        worth: Callable[[Blank], float],
    ) -> list[Made]:
        """Return up to `number` new items, those of most `worth` first, from the parts by turns.

        Not too many ask for the same kind of thing, unless the text has nothing else.
        """
        chosen = self._fill(blanks, number, make, worth, max(2, ceil(number * _ONE_KIND)))
        return chosen + self._fill(blanks, number - len(chosen), make, worth, number)

    def _fill(
        self,
        blanks: Sequence[Blank],
        number: int,
        make: Callable[[Blank], Iterator[Made]],
        worth: Callable[[Blank], float],
        most: int,
    ) -> list[Made]:
        chosen: list[Made] = []
        kinds: Counter[str] = Counter()
        queues: dict[int, list[tuple[float, Blank]]] = {}
        for blank in blanks:
            queues.setdefault(blank.unit.part, []).append((worth(blank), blank))
        for queue in queues.values():
            queue.sort(key=lambda entry: entry[0])
        taken: Counter[int] = Counter()
        while len(chosen) < number:
            made = next(self._fit(queues, taken, make, kinds, most), None)
            if made is None:
                break
            chosen.append(made)
            self._made.append(made)
            kinds[made.blank.matter] += 1
            self.used |= {*made.item.options, *made.put_in}
            taken[made.blank.unit.part] += 1
        return chosen

    def _fit(
        self,
        queues: dict[int, list[tuple[float, Blank]]],
        taken: Counter[int],
        make: Callable[[Blank], Iterator[Made]],
        kinds: Counter[str],
        most: int,
    ) -> Iterator[Made]:
        """Yield the items that fit beside those made, the best first; what is refused leaves its queue for good."""
        heads = [(-queue[-1][0] * self._need(part, taken), part) for part, queue in queues.items() if queue]
        heapify(heads)
        while heads:
            _, part = heappop(heads)
            _, blank = queues[part].pop()
            if (kinds[blank.matter] < most or blank.matter == "phrase") and self._is_free(blank):
                yield from (made for made in make(blank) if self._gives_nothing_away(made))
            if queues[part]:
                heappush(heads, (-queues[part][-1][0] * self._need(part, taken), part))

    def _need(self, part: int, taken: Counter[int]) -> float:
        """Return how much is still to be asked about a part, by its length and the items it has."""
        return float((self._sizes[part] / (1 + taken[part])) ** _SPREAD)

    def _is_free(self, blank: Blank) -> bool:
        """Return whether no item shows a piece of the same stretch of text."""
        return all(
            (made.blank.unit is not blank.unit or made.blank.last <= blank.first or blank.last <= made.blank.first)
            and made.item.original != blank.printed
            for made in self._made
        )

    def _gives_nothing_away(self, new: Made) -> bool:
        for made in self._made:
            if not made.clauses.isdisjoint(new.clauses):
                return False
            if _tells(new, made) or _tells(made, new):
                return False
            if any(_shows(new.shown, word) for word in made.put_in) or any(
                _shows(made.shown, word) for word in new.put_in
            ):
                return False
            if set(made.hidden) & set(new.hidden) or set(made.beside) & set(new.beside):
                return False
        return True


def _tells(one: Made, other: Made) -> bool:
    """Return whether an item shows another's answer; among options none is told to be right of a statement to judge."""
    shown = one.shown if other.item.kind == "true_false" else f"{one.shown}\n{one.offered}"
    return any(_shows(shown, answer) for answer in other.hidden)


def _shows(text: str, answer: str) -> bool:
    """Return whether a text has the answer; 5% is not in 15%."""
    at = text.find(answer)
    if at < 0 or not (answer[0].isdigit() or answer[-1].isdigit()):
        return at >= 0
    return re.search(rf"(?<![\d.]){re.escape(answer)}(?!\d)", text) is not None
