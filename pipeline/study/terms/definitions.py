"""Terms that the speech itself defines: …是指…, 所谓…，就是…, “初心”就是…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.language.characters import HAN_CLASS
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import bare

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
_NO_DEFINITION = re.compile(
    r"^(?:[《这那我你他她在由从对不要最说]|必须|必然|应|必|需|为了|因为|如何|怎么|什么|[^，]{0,10}(?:提出|指出|强调)的)"
)
# Before the term: what follows is what others wrongly take it for.
_MISTAKEN = re.compile(
    "(?:普遍|一般人?|往往|常常?|多半)(?:知道|认为|以为|说|理解)的?|误以为|误认为|误解|被?(?:称|说|看)[为成作]|以为|尚不|并非"
)
# What comes after a definition: a remark on it, or a reason.
_REMARK = re.compile(
    "[，,](?:[这该此其]|因为|由于|所以|因此|从而|但|而且|虽然|以为|必须|要|应)|[，,][“「][^”」]{1,12}[”」]，?(?:就?是|指)|——|："
)
_LEAST = 6  # characters of a definition


class Definition(NamedTuple):
    """A term with the words of the text that explain it, and the sentence where they stand."""

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
            text = bare(_cut_remark(match.group(2))).strip()
            term = match.group(1).strip()
            if len(text) < _LEAST or _MISTAKEN.search(sentence[: match.start(1)]) or _MISTAKEN.search(match.group(2)):
                continue
            if _NO_TERM.search(term) or _NO_DEFINITION.match(text) or text.count("“") != text.count("”"):
                continue
            yield term, text


def _cut_remark(text: str) -> str:
    """Return a definition without the remark after it, unless the cut would open a quotation mark."""
    for match in _REMARK.finditer(text):
        head = text[: match.start()]
        if head.count("“") == head.count("”"):
            return head
    return text
