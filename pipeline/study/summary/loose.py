"""Sentences that are true only beside the one before them, or that hold no thought.

Data: data/summary_loose.txt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.kinds import TextKind
from pipeline.language.script import fold
from pipeline.language.words import load_lines
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.garbled import stumbles
from pipeline.study.summary.labels import start_of

_SEEN = 400  # characters of a sentence that the patterns see


@dataclass(frozen=True, slots=True)
class _Loose:
    leans: tuple[re.Pattern[str], ...]
    out: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=16)
def _of_kind(kind: TextKind) -> _Loose:
    found: dict[str, list[re.Pattern[str]]] = {"leans": [], "out": []}
    for line in load_lines("summary_loose", Path(__file__).with_name("data")):
        form, kinds, rest = line.split(" | ", 2)
        if kinds == "any" or kind in kinds.split("+"):
            found[form].append(re.compile(rest.rpartition(" | ")[0], re.IGNORECASE))
    return _Loose(tuple(found["leans"]), tuple(found["out"]))


def leans_back(unit: Unit, analysis: Analysis) -> bool:
    """Return whether a sentence is true only beside the one before it (主要污染指标为…)."""
    return _matches(_body(unit), analysis.kind, "leans")


def holds_nothing(unit: Unit, analysis: Analysis) -> bool:
    """Return whether a sentence begins within a list, breaks off, or, in a record of talk, stumbles."""
    body = _body(unit)
    in_talk = analysis.kind == "transcript" or analysis.unprepared
    return _matches(body, analysis.kind, "out") or (in_talk and stumbles(body))


def _body(unit: Unit) -> str:
    return fold(unit.text[start_of(unit) : _SEEN]).strip()


@lru_cache(maxsize=16384)
def _matches(body: str, kind: TextKind, form: str) -> bool:
    return any(pattern.search(body) for pattern in getattr(_of_kind(kind), form))
