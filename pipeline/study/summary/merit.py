"""What a sentence is worth in a summary by what it does, and what a text of its kind must say first.

Data: data/summary_merits.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.kinds import TextKind
from pipeline.language.script import fold
from pipeline.language.words import load_lines
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.roles import ROLES, Role
from pipeline.study.summary.labels import label_of

_FIRST = (
    0.25,
    60,
)  # share of the length that one sentence taken first may have, so that others find room; at least so many characters
_TARGET = 0.4  # and one that lists the targets
_SEEN = 400  # characters of a sentence that the patterns see
_ARTICLE = re.compile(r"^\s*第[一二三四五六七八九十百零〇\d]+条[\s　]*")


@dataclass(frozen=True, slots=True)
class _First:
    count: int
    roles: frozenset[str]  # empty: any
    pattern: re.Pattern[str] | None
    why: str


@dataclass(frozen=True, slots=True)
class _Kind:
    merits: dict[Role, float]
    weighs: tuple[tuple[re.Pattern[str], float], ...]
    firsts: tuple[_First, ...]


@lru_cache(maxsize=16)
def _of_kind(kind: TextKind) -> _Kind:
    merits: dict[Role, float] = dict.fromkeys(ROLES, 1.0)
    weighs: list[tuple[re.Pattern[str], float]] = []
    firsts: list[_First] = []
    for line in load_lines("summary_merits", Path(__file__).with_name("data")):
        form, kinds, rest = line.split(" | ", 2)
        if kinds != "any" and kind not in kinds.split("+"):
            continue
        if form == "merit":
            roles, factor, _ = rest.split(" | ", 2)
            merits.update({role: float(factor) for role in ROLES if role in roles.split()})
        elif form == "weigh":
            factor, rest = rest.split(" | ", 1)
            weighs.append((re.compile(rest.rpartition(" | ")[0], re.IGNORECASE), float(factor)))
        else:
            count, roles, rest = rest.split(" | ", 2)
            pattern, _, why = rest.rpartition(" | ")
            named = frozenset[str]() if roles == "any" else frozenset(roles.split())
            firsts.append(_First(int(count), named, None if pattern == "-" else re.compile(pattern), why))
    return _Kind(merits, tuple(weighs), tuple(firsts))


def merit_of(unit: Unit, analysis: Analysis) -> float:
    """Return the factor for what a sentence does; 0 where it is no part of a summary."""
    return role_merit(unit, analysis) * words_merit(unit, analysis)


def role_merit(unit: Unit, analysis: Analysis) -> float:
    """Return the factor for the role of a sentence in a text of this kind."""
    return _of_kind(analysis.kind).merits[unit.role]


def words_merit(unit: Unit, analysis: Analysis) -> float:
    """Return the factor for the words of a sentence in a text of this kind."""
    return _words_merit(unit.text[:_SEEN] if len(unit.text) > _SEEN else unit.text, analysis.kind)


@lru_cache(maxsize=16384)
def _words_merit(text: str, kind: TextKind) -> float:
    merit, folded = 1.0, fold(text)
    for pattern, factor in _of_kind(kind).weighs:
        if pattern.search(folded):
            merit *= factor
    return merit


def find_firsts(analysis: Analysis, units: Sequence[Unit], length: int) -> Iterator[tuple[Unit, str]]:
    """Yield the sentences that a summary of such a text must have, with the reason, the weightiest of each sort first.

    `units`: those that may be chosen. One that would take a large share of the length is left to the rest.
    """
    taken: set[int] = set()
    most = max(_FIRST[0] * length, _FIRST[1])
    for first in _of_kind(analysis.kind).firsts:
        fit = [
            unit
            for unit in units
            if unit.index not in taken
            and len(unit.text) <= (_TARGET * length if unit.role == "target" else most)
            and _has_role(unit, first.roles, analysis)
            and (
                first.pattern is None or first.pattern.search(_ARTICLE.sub("", fold(unit.text[label_of(unit) : _SEEN])))
            )
        ]
        for unit in sorted(fit, key=lambda each: (-each.weight * len(each.text) ** 0.25, each.index))[: first.count]:
            taken.add(unit.index)
            yield unit, first.why


def _has_role(unit: Unit, roles: frozenset[str], analysis: Analysis) -> bool:
    if "lead" in roles:
        return unit.index == next(each.index for each in analysis.units if each.spoken)
    return not roles or unit.does(*(role for role in ROLES if role in roles))
