"""Slips of punctuation: marks that are missing, doubled, without a partner or of Latin type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pipeline.language.characters import HAN, count_han
from pipeline.language.marks import CLOSERS, END_MARKS, QUOTE_OPENERS
from pipeline.language.quotation import match_quotes
from pipeline.language.words import load_list
from pipeline.speech import Paragraph
from pipeline.study.analysis import Analysis
from pipeline.study.proofreading.place import finding_at
from pipeline.study.results import Finding

_DATA = Path(__file__).with_name("data")

_MANY = 3  # a habit is reported once, with its count, from so many cases on


def unmatched_marks(analysis: Analysis) -> Iterator[Finding]:
    """Quotation marks and brackets without a partner; a quotation over several paragraphs opens each of them."""
    paragraphs = analysis.speech.paragraphs
    for number, paragraph in enumerate(paragraphs):
        text = paragraph.text
        for at in match_quotes(text).stray:
            mark = text[at]
            following = paragraphs[number + 1].text[:1] if number + 1 < len(paragraphs) else ""
            if at == 0 and mark in QUOTE_OPENERS and following == mark:
                continue
            if mark in "）)" and re.search(r"(?:^|[\s，；：。、])[\w一二三四五六七八九十]{1,3}$", text[:at]):
                continue  # 1) 2) a) 一）
            beside = text[max(0, at - 1) : at + 2]
            if mark in "'‘’" and (beside[-1].isdigit() or not re.search(HAN, beside)):
                continue  # ’96
            if mark in "<>{}[]（(" and "http" in text:
                continue
            side = "没有上引号" if mark in CLOSERS else "没有下引号"
            if mark not in '“”‘’「」『』"':
                side = "不成对"
            yield finding_at(paragraph, at, at + 1, "标点不成对", f"{mark} {side}")


@lru_cache(maxsize=1)
def _openers() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, load_list("sentence_openers", _DATA))))


def missing_stops(analysis: Analysis) -> Iterator[Finding]:
    """A run of characters that goes straight on into the opening of a sentence: …奋斗宣言党的二十大以来，…"""
    for paragraph in analysis.speech.paragraphs:
        for match in _openers().finditer(paragraph.text):
            before = paragraph.text[max(0, match.start() - 12) : match.start()]
            run = re.search(f"{HAN}+$", before)
            if run is None or len(run.group()) < 2 or run.group()[-1] in _JOINS or run.group().endswith(_JOINING_WORDS):
                continue
            yield finding_at(paragraph, match.start(), match.start() + 2, "疑缺标点", f"“{match.group()}”之前似缺句号")


_JOINS = "出自从在对到是和与及的了着将把而并但其中为于以由这那即给向同至跟像按据因当各位位我你他亲大"
_JOINING_WORDS = (
    "广大", "全体", "各位", "亲爱的", "尊敬的", "特别是", "尤其是", "正如", "我们", "关于", "根据", "通过",
)  # fmt: skip


def unended_paragraphs(analysis: Analysis) -> Iterator[Finding]:
    """A long paragraph of running text without a mark at its end, where nearly all others have one."""
    long = [p for p in analysis.speech.paragraphs if p.role == "body" and count_han(p.text) >= 40 and "，" in p.text]
    ends = END_MARKS | set("…：；:;—”’」』）)")
    open_ended = [paragraph for paragraph in long if paragraph.text[-1] not in ends]
    if len(long) >= 4 and len(open_ended) <= len(long) // 8:
        for paragraph in open_ended:
            if re.search(f"{HAN}$", paragraph.text):
                yield finding_at(paragraph, len(paragraph.text) - 1, len(paragraph.text), "疑缺标点", "段末没有标点")


_HALF = re.compile(f"(?<={HAN})[,;:?!](?={HAN})|(?<={HAN})\\.(?={HAN}|$)")
_FULL_OF = dict(zip(",;:?!.", "，；：？！。", strict=True))


def half_width(analysis: Analysis) -> Iterator[Finding]:
    """Marks of Latin type between Chinese characters; a habit is reported once."""
    places: dict[str, list[tuple[Paragraph, int]]] = {}
    for paragraph in analysis.speech.paragraphs:
        for match in _HALF.finditer(paragraph.text):
            places.setdefault(match.group(), []).append((paragraph, match.start()))
    for mark, found in places.items():
        times = f"，共{len(found)}处" if len(found) >= _MANY else ""
        for paragraph, start in found[: 1 if len(found) >= _MANY else None]:
            yield finding_at(paragraph, start, start + 1, "半角标点", f"“{mark}”应为“{_FULL_OF[mark]}”{times}")


_DOUBLE_MARK = re.compile(r"[，、；：][，、；：。！？]|[。！？][，、；：]|。。(?!。)|(?<!。)。。。(?!。)|！。|？。")


def double_marks(analysis: Analysis) -> Iterator[Finding]:
    """Two marks where one belongs: ，。"""
    for paragraph in analysis.speech.paragraphs:
        for match in _DOUBLE_MARK.finditer(paragraph.text):
            yield finding_at(paragraph, match.start(), match.end(), "标点重复", f"“{match.group()}”连用")
