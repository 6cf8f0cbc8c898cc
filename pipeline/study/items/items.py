"""Test items 应知应会 made of the text's own sentences: fill in, choose, true or false. One right answer each.

They ask what must be known: definitions, deadlines, figures, who does what, members of coined phrases, conditions and
what follows from them, contrasts and claims. No item shows another's answer; they are spread over the parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pipeline.layout.schema import ClozeSpec
from pipeline.study.analysis import Analysis
from pipeline.study.items.blanks import Blank, find_blanks
from pipeline.study.items.distractors import Distractors
from pipeline.study.items.forms import choice_item, cloze_item, false_item, true_item, with_answers_spread
from pipeline.study.items.sheet import Made, Sheet
from pipeline.study.items.stems import find_stems
from pipeline.study.items.untruths import WAYS
from pipeline.study.results import Item

_TRUE_FOR_ONE_FALSE = 2
_CONSIDERED = 400  # blanks, the best: enough for a paper of 100 items


def make_items(analysis: Analysis, options: ClozeSpec) -> tuple[Item, ...]:
    """Return the items: cloze, then choice, then true/false, in text order within each kind."""
    blanks = find_blanks(analysis, find_stems(analysis))
    wrong = Distractors(analysis, blanks)
    sheet = Sheet(analysis)
    ranked = sorted(blanks, key=lambda blank: (-_suits(blank, options.difficulty), blank.unit.index, blank.start))
    ranked = ranked[:_CONSIDERED]
    beside: dict[int, list[Blank]] = {}
    for blank in ranked:
        beside.setdefault(blank.unit.index, []).append(blank)
    choice = sheet.fill(ranked, options.choice, lambda blank: choice_item(sheet, blank, wrong))
    judged = _judged(sheet, ranked, beside, wrong, options.true_false)
    cloze = sheet.fill(
        ranked,
        options.count,
        lambda blank: cloze_item(sheet, blank, beside[blank.unit.index], options.difficulty),
    )
    return (*_in_order(cloze), *with_answers_spread(_in_order(choice)), *_in_order(judged))


def _judged(
    sheet: Sheet, ranked: Sequence[Blank], beside: dict[int, list[Blank]], wrong: Distractors, number: int
) -> list[Made]:
    """Return statements, half of them false; none at all where the speech gives no good false one."""
    false: list[Made] = []
    for way in WAYS:
        make = partial(_false, sheet=sheet, way=way, beside=beside, wrong=wrong)
        false += sheet.fill(ranked, (number + 1) // 2 - len(false), make)
    if not false:
        return []
    true = min(number - len(false), _TRUE_FOR_ONE_FALSE * len(false))
    return false + sheet.fill(ranked, true, lambda blank: true_item(sheet, blank))


def _false(blank: Blank, sheet: Sheet, way: object, beside: dict[int, list[Blank]], wrong: Distractors) -> Made | None:
    return false_item(blank, sheet, way, beside[blank.unit.index], wrong)  # type: ignore[arg-type]


def _suits(blank: Blank, difficulty: str) -> float:
    """Return the blank's rank: easy likes short answers; hard long ones."""
    length = len(blank.answer)
    if difficulty == "easy":
        return blank.score - 0.25 * max(0, length - 4)
    if difficulty == "hard":
        return blank.score + 0.15 * min(length, 10)
    return blank.score


def _in_order(made: list[Made]) -> list[Item]:
    return [entry.item for entry in sorted(made, key=lambda entry: (entry.blank.unit.index, entry.blank.first))]
