"""Terms that the speech itself defines: …是指…, 所谓…，就是…, “初心”就是…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.chinese import HAN_CLASS
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.shorten import bare

_HAN = f"[{HAN_CLASS}A-Za-z]"
_COPULA = "(?:，?也?就是|，?就?是指|，?指的是|，?指的就是|，?即是?)"
_QUOTED = r"[“「『]([^“”「」『』，。；？！]{2,12})[”」』]"
_PATTERNS = (
    re.compile(rf"{_QUOTED}{_COPULA}([^；。？！]{{4,}})"),
    re.compile(
        rf"(?:^|[；，。：])\s*所谓[“「『]?({_HAN}{{2,12}}?)[”」』]?(?:，|{_COPULA}|，是)"
        r"(?:就是|是指|是|指)?([^；。？！]{4,})"
    ),
    re.compile(rf"(?:^|[；。：])\s*({_HAN}{{2,10}}?)(?:，?是指|，?指的是|，就是指)([^；。？！]{{4,}})"),
    re.compile(rf"(?:^|[；。])\s*{_QUOTED}，?是([^；。？！]{{6,}})"),
)
_NO_TERM = re.compile(r"^(?:[这那他她它其此我你]|所谓|有的|什么|怎么|目的|意思|关键|结果|原因)|[的了是]$")
_NO_DEFINITION = re.compile(r"^(?:[这那我你他她在由从对不要最]|为了|因为|[^，]{0,10}(?:提出|指出|强调)的)")


class Definition(NamedTuple):
    term: str
    text: str
    unit: Unit


def find_definitions(analysis: Analysis) -> list[Definition]:
    """Return the definitions of the speech in text order; of a term defined twice, the first."""
    found: dict[str, Definition] = {}
    for unit in analysis.units:
        if unit.spoken and not unit.flags:
            for term, text in _definitions(unit.text):
                found.setdefault(term, Definition(term, text, unit))
    return list(found.values())


def _definitions(sentence: str) -> Iterator[tuple[str, str]]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            term, text = match.group(1).strip(), bare(match.group(2)).strip()
            if _NO_TERM.search(term) or _NO_DEFINITION.match(text) or text.count("“") != text.count("”"):
                continue
            yield term, text
