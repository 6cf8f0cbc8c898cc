"""The sheet of items: none gives another away, and every part of the speech has its share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.items.blanks import Blank
from pipeline.study.results import Item


@dataclass(frozen=True, slots=True)
class Made:
    """An item with its sentence, the answers it asks for and the text it shows."""

    item: Item
    unit: Unit
    hidden: tuple[str, ...]
    shown: str
    beside: tuple[str, ...]  # the words before each gap
    put_in: tuple[str, ...] = ()  # what makes a statement false


class Sheet:
    """Chooses items so that none gives another away and every part of the speech has its share."""

    def __init__(self, analysis: Analysis, series: Mapping[str, str]) -> None:
        self.analysis = analysis
        self.series = series  # what the series of a heading is called
        self._sizes = [sum(len(unit.text) for unit in part) for part in analysis.parts]
        self._made: list[Made] = []
        self.used: set[str] = set()  # every option and every word put into a false statement

    def fill(self, blanks: Sequence[Blank], number: int, make: Callable[[Blank], Made | None]) -> list[Made]:
        """Return up to `number` new items, from the parts by turns according to their length."""
        chosen: list[Made] = []
        left = list(blanks)
        taken: dict[int, int] = {}
        while len(chosen) < number and left:
            left.sort(key=lambda blank: self._need(blank.unit.part, taken), reverse=True)
            for place, blank in enumerate(left):
                made = make(blank) if self._is_free(blank) else None
                if made is not None and self._gives_nothing_away(made):
                    chosen.append(made)
                    self._made.append(made)
                    self.used |= {*made.item.options, *made.put_in}
                    taken[blank.unit.part] = taken.get(blank.unit.part, 0) + 1
                    left = [other for other in left[place + 1 :] + left[:place] if other.unit is not blank.unit]
                    left.sort(key=lambda blank: -blank.score)
                    break
            else:
                break
        return chosen

    def lead(self, unit: Unit) -> str:
        """Return the words before a heading that name its series (“五个坚持”中，), "" where there are none."""
        return self.series.get(unit.section.id, "") if unit.kind == "heading" and unit.section else ""

    def _need(self, part: int, taken: dict[int, int]) -> float:
        return self._sizes[part] / (1 + 2 * taken.get(part, 0))

    def _is_free(self, blank: Blank) -> bool:
        return all(made.unit is not blank.unit and made.unit.text != blank.unit.text for made in self._made)

    def _gives_nothing_away(self, new: Made) -> bool:
        for made in self._made:
            if any(answer in new.shown for answer in made.hidden) or any(answer in made.shown for answer in new.hidden):
                return False
            if any(word in new.shown for word in made.put_in) or any(word in made.shown for word in new.put_in):
                return False
            if set(made.hidden) & set(new.hidden) or set(made.beside) & set(new.beside):
                return False
        return True
