"""Maxims in Chinese, of one sentence, a part of it, or of two that mirror each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.language.characters import count_han
from pipeline.language.script import fold
from pipeline.study.analysis.unit import Unit
from pipeline.study.quotes.balance import mirror
from pipeline.study.quotes.maxim_clauses import Part, clauses_of
from pipeline.study.quotes.maxim_worth import Maxim, bars, concrete, directive, maxims_of

_LONGEST_SENTENCE = 400  # characters; longer ones are not prose, and splitting them is dear
_LONGEST_PAIR = 50
_LEAST_MIRROR = 1.0


class _Said(NamedTuple):
    """A sentence, in simplified characters, and its clauses."""

    unit: Unit
    text: str
    clauses: Sequence[Part]


def chinese_maxims(units: Sequence[Unit]) -> list[tuple[tuple[Unit, ...], Maxim]]:
    """Return the maxims of a paragraph with their sentences; sentences that mirror each other are one maxim."""
    result: list[tuple[tuple[Unit, ...], Maxim]] = []
    before: _Said | None = None
    for unit in units:
        if len(unit.text) > _LONGEST_SENTENCE:
            before = None
            continue
        text = fold(unit.text)
        said = _Said(unit, text, clauses_of(text, unit.tokens))
        single = maxims_of(unit, text, said.clauses)
        joined = _joined(before, said) if before is not None else None
        if before is None or joined is None:
            result += [((unit,), maxim) for maxim in single]
            before = said
            continue
        alone = [maxim.worth for maxim in single]
        while result and result[-1][0][-1] is before.unit and result[-1][1].stop > joined.start:
            alone.append(result.pop()[1].worth)
        result.append(((before.unit, unit), joined._replace(worth=max([joined.worth, *alone]))))
        before = None
    return result


def _joined(one: _Said, two: _Said) -> Maxim | None:
    """Return two short sentences as one maxim where they mirror each other, or one takes up the other's last word."""
    if len(one.text) + len(two.text) > _LONGEST_PAIR or not one.clauses or not two.clauses:
        return None
    start = one.clauses[0].start
    if bars().search(one.text, start) or bars().search(two.text) or concrete().search(two.text):
        return None
    chained = one.text.rstrip("。！；")[-2:] == two.text[:2] and len(one.clauses) == len(two.clauses) > 1
    if chained and not any(mirror(a.tokens, b.tokens) for a, b in zip(one.clauses, two.clauses, strict=True)):
        return None
    if not chained and not _mirrored(one, two):
        return None
    shift = two.unit.sentence.start - one.unit.sentence.start
    return Maxim(start, shift + len(two.text), 2.2, "前后句顶真" if chained else "前后句对仗")


def _mirrored(one: _Said, two: _Said) -> bool:
    if len(one.clauses) != len(two.clauses) or directive().match(two.text, two.clauses[0].start):
        return False
    if min(count_han(one.text), count_han(two.text)) < 6:
        return False
    degrees = (mirror(a.tokens, b.tokens) for a, b in zip(one.clauses, two.clauses, strict=True))
    return max(degrees) >= _LEAST_MIRROR
