"""Sentences that are true only beside the one before them, that hold no thought, or that somebody else says.

Data: data/summary_loose.txt.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.kinds import TextKind
from pipeline.language.script import fold
from pipeline.language.words import load_lines
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.summary.labels import start_of

_SEEN = 400  # characters of a sentence that the patterns see
_NAMED = re.compile(r"[ 　]*(?P<who>[^\s，。！？：:“”「」（）()、；\d]{1,8}|[A-Z][A-Za-z .]{0,30})[：:]")
_ASKED = re.compile(r"[？?][”」』\"]?$")
_LEAST = 2  # turns of a speaker in a record of several
_MOSTLY = 0.5  # of the turns of one who asks that hold a question …
_OFTEN = 0.25  # … and of one who leads the talk and speaks to the matter too


@dataclass(frozen=True, slots=True)
class _Loose:
    leans: tuple[re.Pattern[str], ...]
    out: tuple[re.Pattern[str], ...]
    talk: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=16)
def _of_kind(kind: TextKind) -> _Loose:
    found: dict[str, list[re.Pattern[str]]] = {"leans": [], "out": [], "talk": []}
    for line in load_lines("summary_loose", Path(__file__).with_name("data")):
        form, kinds, rest = line.split(" | ", 2)
        if kinds == "any" or kind in kinds.split("+"):
            found[form].append(re.compile(rest.rpartition(" | ")[0], re.IGNORECASE))
    return _Loose(tuple(found["leans"]), tuple(found["out"]), tuple(found["talk"]))


def leans_back(unit: Unit, analysis: Analysis) -> bool:
    """Return whether a sentence is true only beside the one before it (主要污染指标为…)."""
    return _matches(_body(unit), analysis.kind, "leans")


def holds_nothing(unit: Unit, analysis: Analysis) -> bool:
    """Return whether a sentence begins within a list, breaks off, or, in a record of talk, stumbles."""
    body = _body(unit)
    in_talk = analysis.kind == "transcript" or analysis.unprepared
    return _matches(body, analysis.kind, "out") or (in_talk and _matches(body, analysis.kind, "talk"))


def _body(unit: Unit) -> str:
    return fold(unit.text[start_of(unit) : _SEEN]).strip()


@lru_cache(maxsize=16384)
def _matches(body: str, kind: TextKind, form: str) -> bool:
    return any(pattern.search(body) for pattern in getattr(_of_kind(kind), form))


def asked_by_others(analysis: Analysis) -> frozenset[int]:
    """Return the sentences of those who mostly ask, and the turns of others that end in a question, by Unit.index."""
    turns = _turns([unit for unit in analysis.units if unit.kind != "heading"])
    asking = {who: _share_of_questions(who, turns) for who, _ in turns}
    if len(asking) < 2 or min(asking.values()) >= _MOSTLY:
        return frozenset()
    return frozenset(
        unit.index
        for who, units in turns
        if asking[who] >= _MOSTLY or (asking[who] >= _OFTEN and _ASKED.search(units[-1].text))
        for unit in units
    )


def _share_of_questions(who: str, turns: Sequence[tuple[str, Sequence[Unit]]]) -> float:
    own = [any(_ASKED.search(unit.text) for unit in units) for name, units in turns if name == who]
    return sum(own) / len(own)


def _turns(units: Sequence[Unit]) -> list[tuple[str, list[Unit]]]:
    """Return who is named before each turn (记者：…) and its sentences; only those who are named again."""
    named = [_NAMED.match(fold(unit.text[:40])) if unit.sentence.start == 0 else None for unit in units]
    count = Counter(each.group("who") for each in named if each)
    turns: list[tuple[str, list[Unit]]] = []
    for unit, name in zip(units, named, strict=True):
        if name and count[name.group("who")] >= _LEAST:
            turns.append((name.group("who"), []))
        if turns:
            turns[-1][1].append(unit)
    return turns
