"""Slips in the numbers of the headings: a gap, a number that stands twice or is wrong. Nothing is renumbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.numerals import NUMERAL_CHARS, chinese_number, circled, parse_numeral
from pipeline.reader.draft import Candidate, Draft
from pipeline.speech import NumberSlip, SlipKind

_NUMBER = re.compile(f"[{NUMERAL_CHARS}]+|[0-9]+|[①-⑳]")


def find_number_slips(series: Sequence[Sequence[Candidate]], drafts: Sequence[Draft]) -> list[NumberSlip]:
    """Return what does not count on in each series of headings, in text order."""
    slips: list[NumberSlip] = []
    for members in series:
        taken = [c for c in members if c.taken and c.value is not None]
        if len(taken) > 1:
            slips.extend(_slips(taken, drafts))
    return sorted(slips, key=lambda slip: (slip.line, slip.column))


def _slips(members: Sequence[Candidate], drafts: Sequence[Draft]) -> Iterator[NumberSlip]:
    values = [c.value or 0 for c in members]
    if values[0] > 1:
        yield _slip("begins", members[0], drafts, values[0] - 1)
    last = values[0]
    for position, value in enumerate(values[1:], 1):
        member, wanted = members[position], last + 1
        counts_on = position + 1 < len(values) and values[position + 1] == wanted + 1
        if value == last:
            yield _slip("twice", member, drafts, wanted)
        elif value > wanted and not counts_on:
            yield _slip("missing", member, drafts, value - 1)
        elif value != wanted:
            yield _slip("wrong", member, drafts, wanted)
            value = wanted
        last = value


def _slip(kind: SlipKind, member: Candidate, drafts: Sequence[Draft], wanted: int) -> NumberSlip:
    line, column = drafts[member.index].position(member.start)
    label = member.label.strip()
    return NumberSlip(line, column, kind, label, relabelled(label, wanted))


def relabelled(label: str, value: int) -> str:
    """Return a label with another number, written as its own is: （三） and 2 give （二）."""

    def written(match: re.Match[str]) -> str:
        old = match.group()
        if parse_numeral(old) is None:
            return old
        return str(value) if old.isascii() else circled(value) if old in "①②③④⑤⑥⑦⑧⑨⑩" else chinese_number(value)

    return _NUMBER.sub(written, label, count=1)
