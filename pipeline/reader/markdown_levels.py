"""Which marked heading is the title, and the levels of the others as the writer compared them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.reader.labels import read_label
from pipeline.reader.soft_breaks import Written

_BEFORE = 6  # lines above the title: who issues it, a file number
_SHORT = 40


def with_levels(written: Sequence[Written]) -> list[Written]:
    """Return the lines with levels that count from 1 without gaps: # and ### are 1 and 2.

    A heading of the highest level is the title when it stands first and is the only one, or all others are numbered.
    """
    levels = sorted({each.line.level for each in written if each.line.level is not None})
    if not levels:
        return list(written)
    tops = [index for index, each in enumerate(written) if each.line.level == levels[0]]
    title = tops[0] if _is_title(written, tops) else -1
    rest = sorted({each.line.level for i, each in enumerate(written) if each.line.level is not None and i != title})
    rank = {level: number for number, level in enumerate(rest, 1)}
    return [
        replace(each, line=replace(each.line, level=None, is_title=True))
        if index == title
        else replace(each, line=replace(each.line, level=rank.get(each.line.level or 0)))
        for index, each in enumerate(written)
    ]


def _is_title(written: Sequence[Written], tops: Sequence[int]) -> bool:
    others = [read_label(written[index].line.text) for index in tops[1:]]
    if others and (read_label(written[tops[0]].line.text) or not all(others)):
        return False
    before = [each.line for each in written[: tops[0]] if each.line.text and each.line.role is None]
    if any(line.level is not None for line in before) or len(before) > _BEFORE:
        return False
    return all(len(line.text) <= _SHORT and line.text[-1] not in "。！？；" for line in before)
