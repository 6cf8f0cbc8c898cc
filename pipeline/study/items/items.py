"""Test items 应知应会 made of the text's own sentences: fill in, choose, true or false. One right answer each.

They ask what must be known: definitions, deadlines, figures, who does what, members of coined phrases, conditions and
what follows from them, contrasts and claims. No item shows another's answer; they are spread over the parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from operator import attrgetter
from typing import NamedTuple

from pipeline.layout.schema import ClozeSpec
from pipeline.study.analysis import Analysis
from pipeline.study.items.blanks import Blank, find_blanks
from pipeline.study.items.distractors import Distractors
from pipeline.study.items.forms import choice_item, cloze_items, false_item, gaps_of, true_item, with_answers_spread
from pipeline.study.items.sheet import Made, Sheet
from pipeline.study.items.stems import find_stems
from pipeline.study.items.untruths import WAYS, Way, by_denial
from pipeline.study.results import Item

_TRUE_FOR_ONE_FALSE = 2
_LONG_ENOUGH = 18  # characters of a statement: a slogan is always true
_LEAST, _MOST = 10, 20  # items, if the layout does not say how many
_FOR_ONE_MORE = 150  # characters of the text
_SHORT = 2500  # characters of a text that gives few items
_CONSIDERED = 240  # blanks, the best: enough for a paper of 100 items


def make_items(analysis: Analysis, options: ClozeSpec) -> tuple[Item, ...]:
    """Return the items: cloze, then choice, then true/false, in text order within each kind."""
    found = find_blanks(analysis, find_stems(analysis))
    blanks = [blank for blank in found if blank.matter != "statement"]
    whole = [blank for blank in found if blank.matter == "statement"]
    ranked = sorted(blanks, key=lambda blank: (-_suits(blank, options.difficulty), blank.unit.index, blank.start))
    paper = _Paper(analysis, ranked[:_CONSIDERED], whole, Distractors(analysis, blanks), options)
    size = sum(len(unit.text) for unit in analysis.units if unit.spoken)
    most = wanted(options, size)
    free = options.count is None
    papers = [paper.made(most, free)]
    short = size < _SHORT and _worth(papers[0]) < most.total
    if short and free:
        papers.append(paper.made(most, free, choice_first=True))
    if short and free and options.choice is options.true_false is None:
        # Options show what others ask for: a short text has more items when fewer of them offer options.
        papers.append(paper.made(most.with_choice(0), free))
    return max(papers, key=_worth)


def _worth(items: Sequence[Item]) -> int:
    """Return how good a paper is: its items, less if under a third are to choose or to judge, or none to choose."""
    closed = sum(item.kind != "cloze" for item in items)
    return len(items) - 2 * (3 * closed < len(items)) - (all(item.kind != "choice" for item in items))


@dataclass(frozen=True)
class _Paper:
    """What a paper is made from: blanks, best first, and the wrong answers that the text gives for them."""

    analysis: Analysis
    ranked: Sequence[Blank]
    statements: Sequence[Blank]  # whole sentences
    wrong: Distractors
    options: ClozeSpec
    _gains: dict[int, float] = field(default_factory=dict)

    @cached_property
    def _beside(self) -> Mapping[int, Sequence[Blank]]:
        """The blanks of each sentence, best first."""
        beside: dict[int, list[Blank]] = {}
        for blank in self.ranked:
            beside.setdefault(blank.unit.index, []).append(blank)
        return beside

    def _gain(self, blank: Blank) -> float:
        """Return what an item to fill in asks for: the worth of all its gaps."""
        if id(blank) not in self._gains:
            gaps = gaps_of(blank, self._beside[blank.unit.index], self.options.difficulty)
            self._gains[id(blank)] = sum(gap.score for gap in gaps) if gaps[0] is max(gaps, key=_score) else blank.score
        return self._gains[id(blank)]

    def made(self, most: Wanted, free: bool, choice_first: bool = False) -> tuple[Item, ...]:
        """Return a paper; `free`: as many items to fill in as the other forms leave.

        What is put into a false statement or offered beside the right answer serves once: the false ones come first.
        """
        sheet = Sheet(self.analysis)
        choose = partial(_choose, sheet=sheet, wrong=self.wrong)
        false = [] if choice_first else self._false_ones(sheet, (most.true_false + 1) // 2)
        choice = sheet.fill(self.ranked, most.choice, choose, _score)
        judged = most.true_false + (most.choice - len(choice) if free and self.options.true_false is None else 0)
        false += self._false_ones(sheet, (judged + 1) // 2 - len(false))
        # None to judge where the text gives no good false one.
        true = min(judged - len(false), _TRUE_FOR_ONE_FALSE * len(false))
        true_ones = sheet.fill(self.statements, true, partial(_judge, sheet=sheet), _score)
        left = most.total - len(choice) - len(false) - len(true_ones) if free else most.cloze
        fill_in = partial(_fill_in, sheet=sheet, beside=self._beside, difficulty=self.options.difficulty)
        cloze = sheet.fill(self.ranked, left, fill_in, self._gain)
        return (*_in_order(cloze), *with_answers_spread(_in_order(choice)), *_in_order(false + true_ones))

    def _false_ones(self, sheet: Sheet, number: int) -> list[Made]:
        """Return up to so many false statements, made by each way in turn."""
        false: list[Made] = []
        for way in WAYS:
            make = partial(_false, sheet=sheet, way=way, beside=self._beside, wrong=self.wrong)
            of = self.statements if way is by_denial else self.ranked
            false += sheet.fill(of, number - len(false), make, _score)
        return false

    def _beyond(self, statement: Blank) -> float:
        """Return what judging a sentence asks more than its best gap would."""
        return statement.score - max((blank.score for blank in self._beside.get(statement.unit.index, ())), default=0.0)


_score = attrgetter("score")


def _fill_in(blank: Blank, sheet: Sheet, beside: Mapping[int, Sequence[Blank]], difficulty: str) -> Iterator[Made]:
    return cloze_items(sheet, blank, beside[blank.unit.index], difficulty)


def _judge(blank: Blank, sheet: Sheet) -> Iterator[Made]:
    if not blank.lead and len(blank.printed) >= _LONG_ENOUGH:
        yield true_item(sheet, blank)


def _choose(blank: Blank, sheet: Sheet, wrong: Distractors) -> Iterator[Made]:
    made = choice_item(sheet, blank, wrong)
    if made is not None:
        yield made


class Wanted(NamedTuple):
    """How many items of each form there may be, and in all."""

    cloze: int
    choice: int
    true_false: int

    @property
    def total(self) -> int:
        return self.cloze + self.choice + self.true_false

    def with_choice(self, choice: int) -> Wanted:
        """Return the same number of items with so many to choose, those left to judge."""
        return Wanted(self.cloze, choice, self.true_false + self.choice - choice)


def wanted(options: ClozeSpec, size: int) -> Wanted:
    """Return how many items to make of a text of `size` characters: what the layout says, else 10 to 20 as it grows.

    A quarter of them to choose, a quarter to judge, so far as the text has the matter; the others to fill in.
    """
    total = min(_MOST, _LEAST + size // _FOR_ONE_MORE)
    quarter = total // 4
    choice = quarter if options.choice is None else options.choice
    judged = quarter if options.true_false is None else options.true_false
    return Wanted(total - 2 * quarter if options.count is None else options.count, choice, judged)


def _false(
    blank: Blank, sheet: Sheet, way: Way, beside: Mapping[int, Sequence[Blank]], wrong: Distractors
) -> Iterator[Made]:
    if blank.last < blank.stem.stop and blank.unit.text[blank.last] not in "；;。":
        return  # what is cut off may make it true
    made = false_item(blank, sheet, way, beside.get(blank.unit.index, ()), wrong)
    if made is not None:
        yield made


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
