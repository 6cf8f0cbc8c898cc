"""Which marked heading is the title, and the levels of the others as the writer compared them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.language.words import load_pattern
from pipeline.reader.labels import read_bare_number, read_label
from pipeline.reader.soft_breaks import Written

_KIND = re.compile(load_pattern("genres", Path(__file__).with_name("data")) + "(?:[（(][^（）()]{1,20}[）)])?$")
_BEFORE = 6  # lines above the title: who issues it, a file number
_SHORT = 40


def with_levels(written: Sequence[Written]) -> list[Written]:
    """Return the lines with levels that count from 1 without gaps: # and ### are 1 and 2.

    A heading of the highest level without a number is the title when it stands first and is the only one, or all others
    are numbered, or it says what the text is (…讲话), or a heading follows at once.
    """
    levels = sorted({each.line.level for each in written if each.line.level is not None})
    if not levels:
        return list(written)
    tops = [index for index, each in enumerate(written) if each.line.level == levels[0]]
    title = tops[0] if _is_title(written, tops) else -1
    rest = sorted({each.line.level for i, each in enumerate(written) if each.line.level is not None and i != title})
    rank = {level: number for number, level in enumerate(rest, 1)}
    result: list[Written] = []
    for index, each in enumerate(written):
        level = rank.get(each.line.level or 0)
        line = replace(each.line, level=level, is_title=each.line.is_title or index == title)
        if index == title:
            line = replace(line, level=None)
        elif level is None and read_bare_number(line.text) and _heads(written, index + 1):
            line = replace(line, role="heading")  # its number, on the line before
        result.append(replace(each, line=line))
    return result


def _heads(written: Sequence[Written], start: int) -> bool:
    following = next((written[i].line for i in range(start, len(written)) if written[i].line.text), None)
    return following is not None and following.level is not None


def _is_title(written: Sequence[Written], tops: Sequence[int]) -> bool:
    first = written[tops[0]].line.text
    others = [read_label(written[index].line.text) for index in tops[1:]]
    if read_label(first):
        return False
    if others and not (all(others) or _KIND.search(first) or _heads(written, tops[0] + 1)):
        return False
    before = [each.line for each in written[: tops[0]] if each.line.text and each.line.role is None]
    if any(line.level is not None for line in before) or len(before) > _BEFORE:
        return False
    return all(len(line.text) <= _SHORT and line.text[-1] not in "。！？；" for line in before)
