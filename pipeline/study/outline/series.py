"""A series that the speaker counts within a section: 一是…。二是…。三是….

Only whole ones: from 一 on without a gap, two members at least.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.numerals import ONE_TO_TEN
from pipeline.study.analysis import Unit

_MEMBER = re.compile(f"(?:^|[：；，。])\\s*((?:第)?([{ONE_TO_TEN}])(?:是|要|则|，|、)(?:是|要)?)(?=[^，；。]{{3,}})")
_STOP = re.compile("[；。！]")

Member = tuple[Unit, str, str]  # the sentence, the number as printed (一是), the words


def find_series(units: Sequence[Unit]) -> list[Member]:
    """Return the first whole series of the sentences, [] when there is none."""
    members: list[Member] = []
    for unit in units:
        for match in _MEMBER.finditer(unit.text):
            order = ONE_TO_TEN.index(match.group(2))
            follows = bool(members) and order == len(members) and _form(match.group(1)) == _form(members[0][1])
            if follows or (order == 0 and not members):
                members.append(_member(unit, match))
            elif order == 0:
                if len(members) > 1:
                    return members
                members = [_member(unit, match)]
    return members if len(members) > 1 else []


def _form(label: str) -> str:
    return label.strip(ONE_TO_TEN)


def _member(unit: Unit, match: re.Match[str]) -> Member:
    rest = unit.text[match.end() :]
    stop = _STOP.search(rest)
    return unit, match.group(1), rest[: stop.start()] if stop else rest
