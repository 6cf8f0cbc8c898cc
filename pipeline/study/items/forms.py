"""The forms of an item: a blank made into a gap, a choice of four, a statement to judge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from pipeline.study.items.blanks import Blank
from pipeline.study.items.distractors import Distractors, checksum
from pipeline.study.items.sheet import Made, Sheet
from pipeline.study.items.untruths import Way
from pipeline.study.results import Gap, Item

OPTIONS = 4
_GAPS = 2  # at most, in one item
_SECOND = 0.3  # of the first blank's score, the least of another in the same item
_SECOND_PHRASE = 0.8  # the same of one that is only a phrase
_CLAUSE = 10  # characters of a clause that no two items print
_BESIDE = 5  # characters beside a gap that no two items share


def gaps_of(blank: Blank, beside: Sequence[Blank], difficulty: str) -> list[Blank]:
    """Return the blanks left open in the stretch of `blank`, that one first; `beside`: its sentence's, best first.

    Others are left open with it where they are nearly as much worth knowing and enough stays to be read.
    """
    gaps = [blank]
    least = blank.score * (0.0 if difficulty == "hard" else _SECOND)
    for other in beside:
        if len(gaps) == _GAPS or difficulty == "easy" or other.score < least or blank.matter == "definition":
            break
        if other.matter == "phrase" and other.score < _SECOND_PHRASE * blank.score:
            continue
        if blank.first <= other.start and other.stop <= blank.last and all(_are_apart(other, gap) for gap in gaps):
            hidden = sum(gap.stop - gap.start for gap in [*gaps, other])
            if hidden * 5 <= 2 * (blank.last - blank.first):
                gaps.append(other)
    return gaps


def cloze_items(sheet: Sheet, blank: Blank, beside: Sequence[Blank], difficulty: str) -> Iterator[Made]:
    """Yield the items that leave `blank` open: with all else that is as much worth knowing, then with less."""
    gaps = gaps_of(blank, beside, difficulty)
    for number in range(len(gaps), 0, -1):
        yield _cloze_item(sheet, blank, sorted(gaps[:number], key=lambda gap: gap.start))


def _cloze_item(sheet: Sheet, blank: Blank, gaps: Sequence[Blank]) -> Made:
    parts: list[str | Gap] = []
    at = blank.first
    for gap in gaps:
        parts += [blank.unit.text[at : gap.start], Gap(gap.answer)]
        at = gap.stop
    parts.append(blank.unit.text[at : blank.last])
    answers = tuple(gap.answer for gap in gaps)
    return _made("cloze", blank, tuple(part for part in parts if part), answers, (), None, sheet)


def _are_apart(one: Blank, other: Blank) -> bool:
    first, second = sorted((one, other), key=lambda blank: blank.start)
    return second.start - first.stop >= 3 and one.answer not in other.answer and other.answer not in one.answer


def choice_item(sheet: Sheet, blank: Blank, wrong: Distractors) -> Made | None:
    """Return the item with three wrong options, the right one last; None if the speech has no three."""
    others = wrong.find(blank, OPTIONS - 1, sheet.used)
    if len(others) < OPTIONS - 1:
        return None
    return _choice(sheet, blank, blank.core, others)


def _choice(sheet: Sheet, blank: Blank, place: tuple[int, int], others: list[str]) -> Made:
    start, stop = place
    text = blank.unit.text
    answer = text[start:stop]
    parts = tuple(part for part in (text[blank.first : start], Gap(answer), text[stop : blank.last]) if part)
    return _made("choice", blank, parts, (answer,), (*others, answer), OPTIONS - 1, sheet)


def with_answers_spread(items: list[Item]) -> list[Item]:
    """Return choice items with the right option moved: A to D equally often, where a checksum of the text says."""
    sums = [checksum(item.original + item.answers[0]) for item in items]
    first = checksum("".join(item.original for item in items))
    rank = {index: number for number, index in enumerate(sorted(range(len(items)), key=lambda index: sums[index]))}
    turned: list[Item] = []
    for index, item in enumerate(items):
        place = (first + rank[index]) % OPTIONS
        wrong = sorted(item.options[:-1], key=lambda word: checksum(item.original + word))
        turned.append(replace(item, options=(*wrong[:place], item.answers[0], *wrong[place:]), correct=place))
    return turned


def true_item(sheet: Sheet, blank: Blank) -> Made:
    """Return the statement as it stands."""
    return _made("true_false", blank, (blank.printed,), (), (), 1, sheet)


def false_item(blank: Blank, sheet: Sheet, way: Way, beside: Sequence[Blank], wrong: Distractors) -> Made | None:
    """Return the statement made false in one way, None where that way cannot."""
    made = way(blank, beside, wrong, sheet.used)
    if made is None:
        return None
    return _made("true_false", blank, (made.text,), made.right, (), 0, sheet, made.wrong)


def _made(
    kind: Literal["cloze", "choice", "true_false"],
    blank: Blank,
    parts: tuple[str | Gap, ...],
    answers: tuple[str, ...],
    options: tuple[str, ...],
    correct: int | None,
    sheet: Sheet,
    put_in: tuple[str, ...] = (),
) -> Made:
    unit = blank.unit
    ref = sheet.analysis.cite([unit], f"{blank.matter}: {blank.asked.why}", f"the sentence: {unit.role}")
    lead = blank.lead
    if lead:
        parts = (lead + parts[0], *parts[1:]) if isinstance(parts[0], str) else (lead, *parts)
    item = Item(kind, parts, answers, options, correct, blank.printed, unit.section.id if unit.section else None, ref)
    shown = "".join(part for part in parts if isinstance(part, str))
    beside = tuple(
        re.sub("[“”「」、，]", "", part)[-_BESIDE:]
        for part, gap in pairwise(parts)
        if isinstance(part, str) and isinstance(gap, Gap)
    )
    hidden = answers if kind != "true_false" or put_in else ()  # exchanged words are all shown
    return Made(
        item,
        blank,
        hidden,
        re.sub("[“”「」]", "", shown),
        "\n".join(options),
        beside,
        put_in,
        _clauses(lead + blank.printed),
    )


def _clauses(text: str) -> frozenset[str]:
    """Return the clauses of a text that are long enough to be known again."""
    return frozenset(clause for clause in re.split("[，。；：！,;:.]", text) if len(clause) >= _CLAUSE)
