"""Slips in the choice of words: wrong ones, two ways of writing one, and what was never filled in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.language.characters import HAN
from pipeline.language.words import load_list, load_words
from pipeline.speech import Paragraph
from pipeline.study.analysis import Analysis
from pipeline.study.proofreading.place import finding_at
from pipeline.study.results import Finding

_DATA = Path(__file__).with_name("data")

_HOLDER = (
    "书记|市长|省长|县长|区长|局长|主任|部长|处长|科长|同志|先生|女士|老师|校长|院长|总|"
    "省|市|县|区|镇|乡|村|局|厅|委|办|部门|单位|机关|公司|集团|学校|大学|医院|社区|街道|月|日|年"
)
_PLACEHOLDERS = (
    re.compile(f"(?<![A-Za-z0-9+×Xx])[XxＸ×]{{1,4}}(?={_HOLDER})"),
    re.compile(f"(?<={HAN})(?:[XＸ×]{{2,6}})(?={HAN}|[，。、；])"),
    re.compile(r"某某+(?=" + _HOLDER + ")"),
    re.compile(f"(?<![*＊A-Za-z0-9])[*＊](?={HAN})"),
    re.compile(f"(?<={HAN})[*＊]{{2,6}}(?={HAN})"),
    re.compile("【(?:待|请|此处|填|插入)[^】]{0,20}】|（(?:待补|待定|待核|略去|此处[^）]{0,10})）|[Tt][Bb][Dd]|TODO"),
)


def placeholders(analysis: Analysis) -> Iterator[Finding]:
    """What was to be filled in and was not: *机关, X书记, ××市."""
    for paragraph in analysis.speech.paragraphs:
        text = paragraph.text
        for pattern in _PLACEHOLDERS:
            for match in pattern.finditer(text):
                if match.group()[0] in "*＊" and (text.count("*") + text.count("＊")) % 2 == 0:
                    continue  # *emphasis*
                yield finding_at(
                    paragraph, match.start(), match.end(), "占位未填", f"“{match.group()}”似为未填的占位符"
                )


def wrong_words(analysis: Analysis) -> Iterator[Finding]:
    """Words that are always a slip: 迫不急待."""
    table = dict(entry.split("=") for entry in load_list("wrong_words", _DATA))
    pattern = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
    for paragraph in analysis.speech.paragraphs:
        for match in pattern.finditer(paragraph.text):
            hint = f"“{match.group()}”疑为“{table[match.group()]}”"
            yield finding_at(paragraph, match.start(), match.end(), "疑错别字", hint)


def variants(analysis: Analysis) -> Iterator[Finding]:
    """One word written in two ways in the same text; the rarer is reported, once."""
    pairs = [entry.split("=") for entry in load_list("variants", _DATA)]
    words = {word for pair in pairs for word in pair}
    places: dict[str, list[tuple[Paragraph, int]]] = {}
    pattern = re.compile("|".join(map(re.escape, sorted(words))))
    for paragraph in analysis.speech.paragraphs:
        for match in pattern.finditer(paragraph.text):
            places.setdefault(match.group(), []).append((paragraph, match.start()))
    for preferred, other in pairs:
        here, there = places.get(preferred, []), places.get(other, [])
        if here and there:
            rare, common = (preferred, other) if len(here) < len(there) else (other, preferred)
            paragraph, start = places[rare][0]
            hint = f"“{rare}”{len(places[rare])}处，“{common}”{len(places[common])}处，写法不一"
            yield finding_at(paragraph, start, start + len(rare), "写法不一", hint)


def old_places(analysis: Analysis) -> Iterator[Finding]:
    """A place in 州 that is no town of today beside the town with the same first character: 衡州, 衡阳."""
    names = Counter(t.text for unit in analysis.units for t in unit.tokens if t.tag == "ns" and len(t.text) == 2)
    known = load_words("places_zhou", _DATA)
    pattern = re.compile(f"{HAN}州")
    paragraphs = analysis.speech.paragraphs
    for paragraph in paragraphs:
        for match in pattern.finditer(paragraph.text):
            name = match.group()
            others = [other for other, times in names.items() if other[0] == name[0] and other != name and times > 1]
            if name not in known and len(others) == 1 and sum(p.text.count(name) for p in paragraphs) == 1:
                hint = f"“{name}”1处，“{others[0]}”{names[others[0]]}处，地名不一"
                yield finding_at(paragraph, match.start(), match.end(), "写法不一", hint)
