"""Test items made of the speech's own sentences: fill in, choose, true or false. One right answer each.

A sentence serves one item; no item shows another's answer; the items are spread over the parts of the speech.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from zlib import crc32

from pipeline.chinese import count_han
from pipeline.layout.schema import ClozeSpec
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.items.askable import is_askable, name_series
from pipeline.study.items.blanks import Blank, find_blanks
from pipeline.study.items.distractors import Distractors
from pipeline.study.items.untruths import WAYS, Way
from pipeline.study.results import Gap, Item

_OPTIONS = 4
_TRUE_FOR_ONE_FALSE = 2
_TOLD = 1.0  # what a sentence about people, dates or figures weighs less
_BESIDE = 5  # characters beside a gap that no two items share


def make_items(analysis: Analysis, options: ClozeSpec) -> tuple[Item, ...]:
    """Return the items: cloze, then choice, then true/false, in text order within each kind."""
    if analysis.speech.language != "zh":
        return ()
    series = name_series(analysis.speech)
    units = [unit for unit in analysis.units if is_askable(unit, series)]
    blanks = find_blanks(analysis, units)
    wrong = Distractors(analysis, blanks)
    sheet = _Sheet(analysis, series)
    ranked = sorted(blanks, key=lambda blank: (-_suits(blank, options.difficulty), blank.unit.index, blank.start))
    choice = sheet.fill(ranked, options.choice, lambda blank: _choice(sheet, blank, wrong))
    judged = _judged(sheet, ranked, wrong, options.true_false)
    cloze = sheet.fill(ranked, options.count, lambda blank: _cloze(sheet, blank, ranked, options.difficulty))
    return (*_in_order(cloze), *_turned(_in_order(choice)), *_in_order(judged))


def _judged(sheet: _Sheet, ranked: Sequence[Blank], wrong: Distractors, number: int) -> list[_Made]:
    """Return statements, some of them false; none at all where the speech gives no good false one."""
    false: list[_Made] = []
    for way in WAYS:
        false += sheet.fill(ranked, number // 2 - len(false), partial(_false, sheet=sheet, way=way, wrong=wrong))
    if not false:
        return []
    true = min(number - len(false), _TRUE_FOR_ONE_FALSE * len(false))
    return false + sheet.fill(ranked, true, lambda blank: _true(sheet, blank))


@dataclass(frozen=True, slots=True)
class _Made:
    """An item with its sentence, the answers it asks for and the text it shows."""

    item: Item
    unit: Unit
    hidden: tuple[str, ...]
    shown: str
    beside: tuple[str, ...]  # the words before each gap
    put_in: tuple[str, ...] = ()  # what makes a statement false


class _Sheet:
    """Chooses items so that none gives another away and every part of the speech has its share."""

    def __init__(self, analysis: Analysis, series: Mapping[str, str]) -> None:
        self.analysis = analysis
        self.series = series  # what the series of a heading is called
        self._sizes = [sum(len(unit.text) for unit in part) for part in analysis.parts]
        self._made: list[_Made] = []
        self.used: set[str] = set()  # every option and every word put into a false statement

    def fill(self, blanks: Sequence[Blank], number: int, make: Callable[[Blank], _Made | None]) -> list[_Made]:
        """Return up to `number` new items, from the parts by turns according to their length."""
        chosen: list[_Made] = []
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

    def _gives_nothing_away(self, new: _Made) -> bool:
        for made in self._made:
            if any(answer in new.shown for answer in made.hidden) or any(answer in made.shown for answer in new.hidden):
                return False
            if any(word in new.shown for word in made.put_in) or any(word in made.shown for word in new.put_in):
                return False
            if set(made.hidden) & set(new.hidden) or set(made.beside) & set(new.beside):
                return False
        return True


def _suits(blank: Blank, difficulty: str) -> float:
    """Return the blank's rank: easy likes short, well-known words; hard long ones."""
    length = len(blank.answer)
    score = blank.score - (_TOLD if blank.unit.particular else 0)
    if difficulty == "easy":
        return score - 0.25 * max(0, length - 4)
    if difficulty == "hard":
        return score + 0.15 * min(length, 10)
    return score


def _cloze(sheet: _Sheet, blank: Blank, blanks: Iterable[Blank], difficulty: str) -> _Made | None:
    gaps = [blank]
    if difficulty == "hard" and count_han(blank.unit.text) >= 30:
        gaps += [other for other in blanks if other.unit is blank.unit and _are_apart(other, blank)][:1]
    gaps.sort(key=lambda gap: gap.start)
    parts: list[str | Gap] = []
    at = 0
    for gap in gaps:
        parts += [blank.unit.text[at : gap.start], Gap(gap.answer)]
        at = gap.stop
    parts.append(blank.unit.text[at:])
    answers = tuple(gap.answer for gap in gaps)
    return _made("cloze", blank, tuple(part for part in parts if part), answers, (), None, sheet)


def _are_apart(one: Blank, other: Blank) -> bool:
    first, second = sorted((one, other), key=lambda blank: blank.start)
    return second.start - first.stop >= 3 and one.answer not in other.answer and other.answer not in one.answer


def _choice(sheet: _Sheet, blank: Blank, wrong: Distractors) -> _Made | None:
    others = wrong.find(blank, _OPTIONS - 1, sheet.used)
    if len(others) < _OPTIONS - 1:
        return None
    text = blank.unit.text
    parts = (text[: blank.start], Gap(blank.answer), text[blank.stop :])
    return _made("choice", blank, parts, (blank.answer,), (*others, blank.answer), _OPTIONS - 1, sheet)


def _turned(items: list[Item]) -> list[Item]:
    """Return choice items with the right option moved: A to D equally often, where a checksum of the text says."""
    sums = [crc32((item.original + item.answers[0]).encode()) for item in items]
    first = crc32("".join(item.original for item in items).encode())
    rank = {index: number for number, index in enumerate(sorted(range(len(items)), key=lambda index: sums[index]))}
    turned: list[Item] = []
    for index, item in enumerate(items):
        place = (first + rank[index]) % _OPTIONS
        wrong = sorted(item.options[:-1], key=lambda word: crc32((item.original + word).encode()))
        turned.append(replace(item, options=(*wrong[:place], item.answers[0], *wrong[place:]), correct=place))
    return turned


def _true(sheet: _Sheet, blank: Blank) -> _Made | None:
    if sheet.lead(blank.unit):
        return None
    return _made("true_false", blank, (blank.unit.text,), (), (), 1, sheet)


def _false(blank: Blank, sheet: _Sheet, way: Way, wrong: Distractors) -> _Made | None:
    made = way(blank, wrong, sheet.used) if not sheet.lead(blank.unit) else None
    if made is None:
        return None
    return _made("true_false", blank, (made.text,), (made.right,), (), 0, sheet, (made.wrong,))


def _made(
    kind: str,
    blank: Blank,
    parts: tuple[str | Gap, ...],
    answers: tuple[str, ...],
    options: tuple[str, ...],
    correct: int | None,
    sheet: _Sheet,
    put_in: tuple[str, ...] = (),
) -> _Made:
    unit = blank.unit
    ref = sheet.analysis.cite([unit], blank.why)
    if (lead := sheet.lead(unit)) and isinstance(parts[0], str):
        parts = (lead + parts[0], *parts[1:])
    item = Item(kind, parts, answers, options, correct, unit.text, unit.section.id if unit.section else None, ref)  # type: ignore[arg-type]
    shown = "".join(part for part in parts if isinstance(part, str)) + "\n" + "\n".join(options)
    beside = tuple(
        re.sub("[“”「」、，]", "", part)[-_BESIDE:]
        for part, gap in pairwise(parts)
        if isinstance(part, str) and isinstance(gap, Gap)
    )
    return _Made(item, unit, answers, re.sub("[“”「」]", "", shown), beside, put_in)


def _in_order(made: list[_Made]) -> list[Item]:
    return [entry.item for entry in sorted(made, key=lambda entry: entry.unit.index)]
