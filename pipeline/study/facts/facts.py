"""Facts 数据与时间: dates, figures, people and works that the speech names, with the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import split_clauses
from pipeline.study.results import Fact

_D = r"[\d０-９]"
_N = "〇零○一二三四五六七八九十百"
_MONTH = rf"(?:{_D}{{1,2}}|[一二三四五六七八九十]{{1,3}})月"
_DAY = rf"(?:{_D}{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号]"
_DATE = re.compile(
    rf"(?:公元前?|前)?(?:{_D}{{2,4}}|[一二][〇零○一二三四五六七八九]{{3}})年(?:代|底|初|末|春|夏|秋|冬)?"
    rf"(?:{_MONTH}(?:{_DAY}|底|初|份)?)?"
    rf"|{_MONTH}{_DAY}"
    rf"|(?:{_D}{{1,2}}|[一二三四五六七八九十]{{1,3}})世纪(?:{_D}{{2}}年代|[一二三四五六七八九]十年代|初|末|中叶)?"
)
_DATE_EN = re.compile(
    r"\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?: \d{1,2}(?:st|nd|rd|th)?)?,? \d{4}|(?:1[5-9]|20)\d\d)\b"
)
_MEASURE = (
    "平方公里|平方米|立方米|万公里|公里|千米|米|个百分点|百分点|个月|小时|分钟|千瓦时?|人次|美元|元|公顷|公斤|"
    "吨|亩|人|户|家|个|项|种|件|名|位|次|倍|岁|年|天|场|所|座|条|篇|字|度|台|辆|套|批|份|处|届|斤|册|部|期"
)
_FIGURE = re.compile(
    rf"(?:近|约|超过?|达到?|逾)?(?:百分之[{_N}点]+"
    rf"|{_D}[\d０-９,，]*(?:[.．]{_D}+)?(?:[%％‰]|多?(?:万亿|亿|万|千|百)?(?:余|多)?(?:{_MEASURE})))"
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
        for start, stop, kind in sorted(found):
            text = unit.text[start:stop]
            if kind in ("person", "work"):
                if text in known:
                    continue
                known.add(text)
            facts.append(Fact(text, kind, _context(unit, start), analysis.cite([unit])))
    return tuple(facts)


def _found(text: str, language: str) -> Iterator[tuple[int, int, Kind]]:
    """Yield (start, stop, kind) of the facts in a sentence; what lies in another is left out."""
    spans: list[tuple[int, int]] = []
    date, figure = (_DATE_EN, _FIGURE_EN) if language == "en" else (_DATE, _FIGURE)
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = ((_WORK, "work"), (date, "date"), (figure, "figure"))
    for pattern, kind in kinds:
        for match in pattern.finditer(text):
            start, stop = match.span()
            if any(start < other_stop and other_start < stop for other_start, other_stop in spans):
                continue
            spans.append((start, stop))
            yield start, stop, kind


def _context(unit: Unit, at: int) -> str:
    """Return the clause that holds the fact, or the sentence when it is short."""
    if len(unit.text) <= _CLAUSE_MOST:
        return unit.text
    clauses = split_clauses(unit.text)
    index = next((number for number, each in enumerate(clauses) if at < each.stop), len(clauses) - 1)
    start, stop = clauses[index].start, clauses[index].stop
    if stop - start < _CLAUSE_MOST // 4 and index + 1 < len(clauses):
        stop = clauses[index + 1].stop
    return unit.text[start:stop]
