"""What a thing is for, where it comes from and what marks it: X主要用于…, X来自…, X应当具备以下特征：…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.words import load_list, load_pattern
from pipeline.study.terms.definition import PREDICATE, Definition
from pipeline.study.terms.explanation import is_explanation
from pipeline.study.terms.names import DATA, Sentence, Texts, name_before
from pipeline.study.terms.topics import is_topic, subject_of

_VERBS = load_pattern("function_verbs", DATA)
_SERVES = re.compile(rf"(?P<text>(?:主要|一般|通常|专门|已经|均|都|则)*{_VERBS}(?P<rest>[^。；！？：]{{4,160}}))")
_GOES_ON = re.compile("[也又更]?是|但是?[比更又]|而不是")
_MARKS = "(?:认定情形|情形|主要形式|表现形式|种类|特征|特点|要素|要件|标志)"
_MARKED_BY = re.compile(
    rf"的(?:主要|基本|本质|显著|典型)?{_MARKS}，?(?:包括|有|是|为|：)(?P<text>[^。；！？]{{6,200}})"
)
_HAS_MARKS = re.compile(
    r"(?:应当|应|必须|要)?(?:同时)?(?:具备|具有|符合|有)(?:以下|下列|如下)?[几一二两三四五六七八九十]?[个项大种]?"
    r"(?:主要|基本|本质|显著)?(?:特征|特点|要素|属性)：(?P<text>[^。；！？：（）]{6,200})"
)


def find_functions(sentence: Sentence, texts: Texts) -> Iterator[Definition]:
    """Yield what a sentence says a topic of the text serves, comes from or is known by."""
    text = sentence.text
    signs = any(sign in text for sign in load_list("function_verbs", DATA))
    for match in _SERVES.finditer(text) if signs else ():
        words = _first_clauses(match.group("text"))
        name = subject_of(sentence, match.start(), texts)
        yield from _told(sentence, name, (match.start("text"), words), "X用于…", texts)
    if any(mark in text for mark in ("特征", "特点", "要素", "情形", "形式", "种类", "要件", "标志", "属性")):
        for match in _HAS_MARKS.finditer(text):
            said = match.start("text"), match.group("text")
            name = subject_of(sentence, match.start(), texts)
            yield from _told(sentence, name, said, "X的特征是…", texts)
        for match in _MARKED_BY.finditer(text):
            said = match.start("text"), match.group("text")
            yield from _told(sentence, name_before(sentence, match.start(), texts), said, "X的特征是…", texts)


def _told(
    sentence: Sentence, name: tuple[int, int] | None, said: tuple[int, str], rule: str, texts: Texts
) -> Iterator[Definition]:
    if name is None or name[1] - name[0] < 3 or not is_topic(sentence.text[slice(*name)], texts):
        return
    begin, words = said
    if is_explanation(words, sentence.text[slice(*name)]):
        written = sentence.source(begin, begin + len(words)).strip("，：: ")
        yield Definition(sentence.source(*name), written, sentence.unit, rule, PREDICATE)


def _first_clauses(words: str) -> str:
    """Return the clause, with what goes on 是… or sets it off from what it comes from (来自生活，但是比生活更集中)."""
    pieces = words.split("，")
    stop = next((n for n, piece in enumerate(pieces) if n and not _GOES_ON.match(piece)), len(pieces))
    return "，".join(pieces[:stop])
