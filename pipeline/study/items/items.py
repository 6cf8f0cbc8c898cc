"""Test items made of the speech's own sentences: fill in, choose, true or false. One right answer each.

A sentence serves one item; no item shows another's answer; the items are spread over the parts of the speech.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pipeline.layout.schema import ClozeSpec
from pipeline.study.analysis import Analysis
from pipeline.study.items.askable import is_askable, name_series
from pipeline.study.items.blanks import Blank, find_blanks
from pipeline.study.items.distractors import Distractors
from pipeline.study.items.forms import choice_item, cloze_item, false_item, true_item, with_answers_spread
from pipeline.study.items.sheet import Made, Sheet
from pipeline.study.items.untruths import WAYS
from pipeline.study.results import Item

_TRUE_FOR_ONE_FALSE = 2
_TOLD = 1.0  # what a sentence about people, dates or figures weighs less


def make_items(analysis: Analysis, options: ClozeSpec) -> tuple[Item, ...]:
    """Return the items: cloze, then choice, then true/false, in text order within each kind."""
    if analysis.speech.language != "zh":
        return ()
    series = name_series(analysis.speech)
    units = [unit for unit in analysis.units if is_askable(unit, series)]
    blanks = find_blanks(analysis, units)
    wrong = Distractors(analysis, blanks)
    sheet = Sheet(analysis, series)
    ranked = sorted(blanks, key=lambda blank: (-_suits(blank, options.difficulty), blank.unit.index, blank.start))
    choice = sheet.fill(ranked, options.choice, lambda blank: choice_item(sheet, blank, wrong))
    judged = _judged(sheet, ranked, wrong, options.true_false)
    cloze = sheet.fill(ranked, options.count, lambda blank: cloze_item(sheet, blank, ranked, options.difficulty))
    return (*_in_order(cloze), *with_answers_spread(_in_order(choice)), *_in_order(judged))


def _judged(sheet: Sheet, ranked: Sequence[Blank], wrong: Distractors, number: int) -> list[Made]:
    """Return statements, some of them false; none at all where the speech gives no good false one."""
    false: list[Made] = []
    for way in WAYS:
        false += sheet.fill(ranked, number // 2 - len(false), partial(false_item, sheet=sheet, way=way, wrong=wrong))
    if not false:
        return []
    true = min(number - len(false), _TRUE_FOR_ONE_FALSE * len(false))
    return false + sheet.fill(ranked, true, lambda blank: true_item(sheet, blank))


def _suits(blank: Blank, difficulty: str) -> float:
    """Return the blank's rank: easy likes short, well-known words; hard long ones."""
    length = len(blank.answer)
    score = blank.score - (_TOLD if blank.unit.particular else 0)
    if difficulty == "easy":
        return score - 0.25 * max(0, length - 4)
    if difficulty == "hard":
        return score + 0.15 * min(length, 10)
    return score


def _in_order(made: list[Made]) -> list[Item]:
    return [entry.item for entry in sorted(made, key=lambda entry: entry.unit.index)]
