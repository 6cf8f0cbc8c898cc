"""Number phrases: 三服务, “四个意识”, 四最一中枢; what they count, and the members where the text lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.language.characters import HAN
from pipeline.language.measures import IN_NUMBER_PHRASE
from pipeline.language.numerals import parse_numeral
from pipeline.language.words import load_list
from pipeline.speech import Section
from pipeline.study.analysis.analysis import Analysis
from pipeline.study.analysis.clauses import bare
from pipeline.study.analysis.unit import Unit

_NUMBER = "[一二两三四五六七八九十百]"
# 年月日: a date. 五四, 九一八: days of remembrance. 十四五: a plan. 一盘棋: a lone one.
_NO_TERM = re.compile(
    rf"^{_NUMBER}+(?:年|月|日|号|届|时期|世纪|次|天|时|分|人|岁|元|万|亿|里|米|斤|倍|成|五规划|战)"
    rf"|^一[切般定直样起时生旦边共同律致向贯]|^[六七八九]五|^(?:五四|九一八|九二|八一|七七|五一|六一|一二九|十[二三四五六]五)|^一{HAN}{{1,2}}$|^百"
)
_PHRASE = re.compile(rf"^({_NUMBER}{{1,3}})({IN_NUMBER_PHRASE})?({HAN}{{1,9}})$")
_QUOTED = re.compile(rf"[“「『\"]({_NUMBER}{HAN}{{1,11}})[”」』\"]")
_LISTED_AFTER = re.compile(
    r"^[”」』\"]?[^，。；：“”]{0,6}?(?:，即|[，,]?也?就是|：|:|——|，分别是|，包括)[：:是]?(.+)$", re.DOTALL
)
_LISTED_BEFORE = re.compile(
    rf"((?:[^，。；：“”（）]{{1,24}}、)+[^，。；：“”（）、]{{1,24}}?)(?:的|等|这)?{_NUMBER}?{HAN}?$"
)
_ENUMERATED = re.compile(rf"(?:^|[，；：。、])\s*(?:第?({_NUMBER})[是要][，,]?|[（(]({_NUMBER})[）)])")
_LIST_START = re.compile(r"^(?:形成了?|包括|坚持|做到|实现|推进|开展|突出|落实|抓好|围绕|为了?|从|在|以|把)?")
_PARENTHESIS = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """`count` is None for a phrase of several numbers (四最一中枢) and of 一 (一网统管)."""

    text: str
    count: int | None
    members: tuple[str, ...]
    definition: str | None
    unit: Unit  # where it is listed, else where it stands first
    first: Unit


def find_number_phrases(analysis: Analysis) -> list[NumberPhrase]:
    """Return the number phrases of the speech in text order, each once."""
    places: dict[str, list[tuple[Unit, int]]] = {}
    for unit in analysis.units:
        for text, stop in _phrases(unit.text):
            places.setdefault(text, []).append((unit, stop))
    sections = list(analysis.speech.walk())
    return [_describe(text, found, analysis, sections) for text, found in places.items()]


def _phrases(text: str) -> Iterator[tuple[str, int]]:
    """Yield (phrase, offset of its end) for quoted phrases and for well-known ones without marks."""
    for match in _QUOTED.finditer(text):
        if is_number_phrase(match.group(1)):
            yield match.group(1), match.end(1)
    for known in load_list("number_phrases"):
        at = text.find(known)
        if at >= 0 and text[at - 1 : at] not in ("“", "「") and not re.match(_NUMBER, text[at - 1 : at]):
            yield known, at + len(known)


def is_number_phrase(text: str) -> bool:
    """Return whether quoted words are a number phrase: a number and what it counts."""
    match = _PHRASE.match(text)
    return bool(match) and not _NO_TERM.match(text)


def count_of(text: str) -> int | None:
    """Return the number a phrase names; None for several numbers (四最一中枢) and for 一."""
    match = _PHRASE.match(text)
    if not match or re.search(_NUMBER, match.group(3)):
        return None
    count = parse_numeral(match.group(1).replace("两", "二"))
    return count if count is not None and 2 <= count <= 30 else None


def _describe(text: str, found: list[tuple[Unit, int]], analysis: Analysis, sections: list[Section]) -> NumberPhrase:
    count = count_of(text)
    first = found[0][0]
    for unit, stop in found:
        definition, members = _listed(unit.text, text, stop, count)
        if members or definition:
            return NumberPhrase(text, count, members, definition, unit, first)
    titled = _members_by_section(text, count, sections)
    return NumberPhrase(text, count, titled, None, first, first)


def _listed(sentence: str, phrase: str, stop: int, count: int | None) -> tuple[str | None, tuple[str, ...]]:
    """Return (definition, members) as one sentence gives them after the phrase (即…) or before it (A、B的“三服务”)."""
    if match := _LISTED_AFTER.match(sentence[stop:]):
        words = match.group(1)
        members = _split_members(words, count)
        if members and (count is None or len(members) == count or _is_plain_list(members)):
            return bare(words), members
    start = stop - len(phrase)
    before = sentence[:start].rstrip('“「『"')
    if count and before.endswith(("的", "等", "这")):
        match = _LISTED_BEFORE.search(before)
        if match and (members := _trim_first(_split_members(match.group(1), count))) and len(members) == count:
            return None, members
    return None, ()


def _split_members(words: str, count: int | None) -> tuple[str, ...]:
    """Return the items of a list: numbered (一是…；二是…), else between ；, ，or 、as the count tells."""
    words = bare(words)
    if len(_ENUMERATED.findall(words)) > 1:
        pieces = _ENUMERATED.split(words)
        return tuple(bare(piece) for piece in pieces[3::3] if piece)
    best: tuple[str, ...] = ()
    for mark in ("；", "，", "、"):
        items = tuple(item.strip() for item in words.split(mark) if item.strip())
        if len(items) < 2:
            continue
        if count is None:
            return items
        if len(items) == count:
            return items
        best = items if mark == "、" else best
    return best if best and all(len(item) <= 12 for item in best) else ()


def _is_plain_list(members: tuple[str, ...]) -> bool:
    """Return whether these are surely the members: short, alike in length, without 和 or a clause."""
    bare_members = [_PARENTHESIS.sub("", member) for member in members]
    lengths = [len(member) for member in bare_members]
    plain = not any(re.search("[和与及等，。]", each) for each in bare_members)
    return plain and len(members) >= 2 and max(lengths) <= min(lengths) + 1


def _trim_first(members: tuple[str, ...]) -> tuple[str, ...]:
    """Return the members, the first without the words before the list: as the second begins, so does it."""
    if len(members) < 2:
        return members
    head = members[1][0]
    at = members[0].rfind(head)
    first = members[0][at:] if at > 0 else _LIST_START.sub("", members[0])
    return (first, *members[1:])


def _members_by_section(text: str, count: int | None, sections: list[Section]) -> tuple[str, ...]:
    """Return the sub-headings of the section whose heading names the phrase, when they are as many as it says."""
    for section in sections:
        if count and text in section.title and len(section.children) == count:
            return tuple(bare(child.title) for child in section.children)
    return ()
