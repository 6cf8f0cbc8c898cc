"""Facts 数据与时间: dates, figures, people and works that the speech names, with the words around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.language.dates import DATE_IN_ENGLISH, DATE_IN_TEXT
from pipeline.language.measures import AFTER_FIGURE
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import Clause, split_clauses
from pipeline.study.results import Fact

_D = r"[\d０-９]"
_N = "〇零○一二三四五六七八九十百"
_FIGURE = re.compile(
    rf"(?:近|约|超过?|达到?|逾)?(?:百分之[{_N}点]+"
    rf"|{_D}[\d０-９,，]*(?:[.．]{_D}+)?(?:[%％‰]|多?(?:万亿|亿|万|千|百)?(?:余|多)?{AFTER_FIGURE}))"
)
_FIGURE_EN = re.compile(
    r"[$€£]?\b\d[\d,]*(?:\.\d+)?(?:%| percent| million| billion| thousand)\b|[$€£]\d[\d,]*(?:\.\d+)?"
)
_WORK = re.compile(r"《[^《》]{1,60}》")
Kind = Literal["date", "figure", "person", "work"]
_CLAUSE_MOST = 40  # characters of context


def find_facts(analysis: Analysis) -> tuple[Fact, ...]:
    """Return the facts in text order; a person or a work once, where it is named first."""
    language = analysis.speech.language
    facts: list[Fact] = []
    known: set[str] = set()
    for unit in analysis.units:
        if not (unit.spoken or unit.kind == "heading"):
            continue
        found = list(_found(unit.text, language))
        inside = [(start, stop) for start, stop, _ in found]
        # In English capitals alone do not tell a person from a company.
        for start, stop in unit.people if language == "zh" else ():
            if not any(first <= start < last for first, last in inside):
                found.append((start, stop, "person"))
        clauses = split_clauses(unit.text) if found and len(unit.text) > _CLAUSE_MOST else []
        for start, stop, kind in sorted(found):
            text = unit.text[start:stop]
            if kind in ("person", "work"):
                if text in known:
                    continue
                known.add(text)
            facts.append(Fact(text, kind, _context(unit, start, clauses), analysis.cite([unit])))
    return tuple(facts)


def _found(text: str, language: str) -> Iterator[tuple[int, int, Kind]]:
    """Yield (start, stop, kind) of the facts in a sentence; what lies in another is left out."""
    spans: list[tuple[int, int]] = []
    date, figure = (DATE_IN_ENGLISH, _FIGURE_EN) if language == "en" else (DATE_IN_TEXT, _FIGURE)
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = ((_WORK, "work"), (date, "date"), (figure, "figure"))
    for pattern, kind in kinds:
        for match in pattern.finditer(text):
            start, stop = match.span()
            if any(start < other_stop and other_start < stop for other_start, other_stop in spans):
                continue
            spans.append((start, stop))
            yield start, stop, kind


def _context(unit: Unit, at: int, clauses: Sequence[Clause]) -> str:
    """Return the clause that holds the fact, or the sentence when it is short (`clauses` are none)."""
    if not clauses:
        return unit.text
    index = min(bisect_right(clauses, at, key=lambda each: each.stop), len(clauses) - 1)
    start, stop = clauses[index].start, clauses[index].stop
    if stop - start < _CLAUSE_MOST // 4 and index + 1 < len(clauses):
        stop = clauses[index + 1].stop
    return unit.text[start:stop]
