"""Number phrases: 三服务, “四个意识”, 四最一中枢; what they count, and the members where the text lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.characters import HAN
from pipeline.language.measures import IN_NUMBER_PHRASE
from pipeline.language.numerals import parse_numeral
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.language.words import load_list, load_words
from pipeline.speech import Section
from pipeline.study.analysis.analysis import Analysis
from pipeline.study.analysis.clauses import bare
from pipeline.study.analysis.unit import Unit

_DATA = Path(__file__).with_name("data")
_NUMBER = "[一二两三四五六七八九十百]"
# 年月日: a date. 五四, 九一八: days of remembrance. 十四五: a plan. 一盘棋: a lone one.
_NO_TERM = re.compile(
    rf"^{_NUMBER}+(?:年|月|日|号|届|时期|世纪|次|天|时|分|人|岁|元|万|亿|里|米|斤|倍|成|五规划|战)"
    rf"|^一[切般定直样起时生旦边共同律致向贯]|^[六七八九]五|^(?:五四|九一八|九二|八一|七七|五一|六一|一二九|十[二三四五六]五)|^一{HAN}{{1,2}}$|^百"
)
_PHRASE = re.compile(rf"^({_NUMBER}{{1,3}})({IN_NUMBER_PHRASE})?({HAN}{{1,9}})$")
_QUOTED = re.compile(rf"[“「『\"]({_NUMBER}{HAN}{{1,11}})[”」』\"]")
_ANNOUNCED = re.compile(rf"({_NUMBER}{{1,2}}(?:个|大|项|种|条|类)({HAN}{{2,6}}))(?=[：:]|。$)")
# What stands between the phrase and the list that says what it counts.
_LISTED_AFTER = re.compile(
    r"^[”」』\"]?[^，。；：“”（）]{0,6}?(?:，即|即|[，,]?也?就是|，?是指|：|:|——|，分别(?:是|为)|，包括)[：:是]?(.+)$",
    re.DOTALL,
)
_IS = re.compile('^[”」』"](?:就)?是([^。；“「『]{4,160}?)(?=，[“「『]|[。；]|$)')  # “两公开”是决议公开、实施结果公开
_IN_BRACKETS = re.compile(
    r"^[”」』\"]?[^，。；：“”（）]{0,4}?[（(](?:即|也就是|指|包括)?[：:，]?([^（）()]{4,160})[）)]"
)
# Before the phrase: a list that it names at once (依法办理、舆论引导、社会面管控“三同步”). What stands before 的 only
# describes (懂政策、爱岗位、爱群众的“三员”队伍), unless each member names what is counted (为党委服务、…的“三服务”).
_LISTED_BEFORE = re.compile(
    rf"((?:[^，。；：“”（）]{{1,24}}、)+[^，。；：“”（）、]{{1,24}}?)(?:(的|等|这)(?:{_NUMBER}{HAN})?)?$"
)
_ENUMERATED = re.compile(rf"(?:^|[，；：。、])\s*(?:第?({_NUMBER})[是要][，,]?|[（(]({_NUMBER})[）)])")
_LIST_START = re.compile(
    r"^(?:形成了?|包括|坚持|做到|实现|推进|开展|突出|落实|抓好|围绕|增强|牢固?树立|强化|为了?|从|在|以|把|将|由|对|让|使)?"
)
_PARENTHESIS = re.compile(r"[（(][^（）()]*[）)]")
_AND = re.compile("^(?:以及|和|与|及)\\s*")
_FEWEST = 3  # members of a list that a phrase without quotation marks announces
_NEAR = 3  # sentences, the phrase's own among them, in which the whole is named again


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """`count` is None for a phrase of several numbers (四最一中枢) and of 一 (一网统管)."""

    text: str
    count: int | None
    members: tuple[str, ...]
    definition: str | None
    unit: Unit  # where it is listed, else where it stands first
    first: Unit
    rule: str = "a number phrase"

    @property
    def tallies(self) -> bool:
        """Whether the list has as many members as the phrase says."""
        return self.count is None or not self.members or len(self.members) == self.count


def find_number_phrases(analysis: Analysis) -> list[NumberPhrase]:
    """Return the number phrases of the speech in text order, each once.

    They are looked for in simplified characters and given as the text writes them. Those without quotation marks
    (五个关怀阶段：…) are phrases only where the text lists what they count.
    """
    folded = [fold(unit.text) for unit in analysis.units]
    places: dict[str, list[tuple[Unit, int]]] = {}
    announced: set[str] = set()
    for unit, text in zip(analysis.units, folded, strict=True):
        for phrase, stop in _phrases(text):
            places.setdefault(phrase, []).append((unit, stop))
        for phrase, stop in _announced(text) if unit.spoken else ():
            if phrase not in places:
                announced.add(phrase)
                places[phrase] = [(unit, stop)]
    sections = list(analysis.speech.walk())
    described = [_describe(text, found, folded, analysis, sections) for text, found in places.items()]
    return [
        _as_written(phrase, folded)
        for phrase in described
        if phrase.text not in announced or (phrase.members and phrase.tallies)
    ]


def _as_written(phrase: NumberPhrase, folded: Sequence[str]) -> NumberPhrase:
    """Return a phrase found in simplified characters in those of the text."""

    def written(words: str, unit: Unit) -> str:
        start = folded[unit.index].find(words)
        return unit.text[start : start + len(words)] if start >= 0 else words

    if all(unit.text == folded[unit.index] for unit in (phrase.unit, phrase.first)):
        return phrase
    return replace(
        phrase,
        text=written(phrase.text, phrase.first),
        members=tuple(written(member, phrase.unit) for member in phrase.members),
        definition=phrase.definition and written(phrase.definition, phrase.unit),
    )


def _phrases(text: str) -> Iterator[tuple[str, int]]:
    """Yield (phrase, offset of its end) for quoted phrases and for well-known ones without marks."""
    for match in _QUOTED.finditer(text):
        if is_number_phrase(match.group(1)):
            yield match.group(1), match.end(1)
    for known in load_list("number_phrases"):
        at = text.find(known)
        if at >= 0 and text[at - 1 : at] not in ("“", "「") and not re.match(_NUMBER, text[at - 1 : at]):
            yield known, at + len(known)


def _announced(text: str) -> Iterator[tuple[str, int]]:
    """Yield (phrase, offset of its end) for N个X that a list follows; X is more than 问题 or 重点工作."""
    for match in _ANNOUNCED.finditer(text):
        if (count_of(match.group(1)) or 0) >= _FEWEST and not is_everyday(match.group(2)):
            yield match.group(1), match.end(1)


@lru_cache(maxsize=1024)
def is_everyday(words: str) -> bool:
    """Return whether words name a thing only as any text may (重点工作): no word of them is one's own."""
    common = load_words("counted_words", _DATA) | load_words("stopwords")
    return all(token.text in common for token in cut_words(words))


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


def _describe(
    text: str, found: list[tuple[Unit, int]], folded: Sequence[str], analysis: Analysis, sections: list[Section]
) -> NumberPhrase:
    count = count_of(text)
    first = found[0][0]
    for unit, stop in found:
        listed = _listed(folded[unit.index], text, stop, count)
        if listed.members or listed.definition:
            return NumberPhrase(text, count, listed.members, listed.definition, unit, first, listed.rule)
    if titled := _members_by_section(text, count, sections):
        return NumberPhrase(text, count, titled, None, first, first, "the headings below")
    for unit, stop in found:
        if again := _named_again(text, count, unit, stop, folded, analysis):
            return NumberPhrase(text, count, again[0], None, again[1], first, "its members are named nearby")
    return NumberPhrase(text, count, (), None, first, first)


class _Listed(NamedTuple):
    definition: str | None = None
    members: tuple[str, ...] = ()
    rule: str = ""


def _listed(sentence: str, phrase: str, stop: int, count: int | None) -> _Listed:
    """Return what one sentence says of the phrase: right after it (即…, in brackets) or named by it (A、B、C“三X”)."""
    if match := _IN_BRACKETS.match(sentence[stop:]):
        words = match.group(1)
        members = _split_members(words, count)
        if members and (count is None or len(members) == count):
            return _Listed(bare(words), members, "in brackets after the phrase")
    if (match := _IS.match(sentence[stop:])) and count:
        members = _split_members(match.group(1), count)
        if len(members) == count and _have_one_shape(members):
            return _Listed(_span(match.group(1), members), members, "listed after “X”是")
    if match := _LISTED_AFTER.match(sentence[stop:]):
        words = match.group(1)
        members = _without_remark(_split_members(words, count), words)
        if members and (count is None or len(members) == count or _is_plain_list(members)):
            return _Listed(_span(words, members), members, "listed after the phrase")
    start = stop - len(phrase)
    match = _LISTED_BEFORE.search(sentence[:start].rstrip('“「『"')) if count else None
    if match and count:
        members = _trim_first(_split_members(match.group(1), count))
        fits = match.group(2) != "的" or all(_head(phrase) in member for member in members)
        if len(members) == count and fits and _have_one_shape(members):
            return _Listed(None, members, "listed before the phrase")
    return _Listed()


def _without_remark(members: tuple[str, ...], words: str) -> tuple[str, ...]:
    """Return the members of a list without the clause after a last member (保供电、保看病，这是底线)."""
    if len(members) < 2 or "，" not in members[-1] or any("，" in member for member in members[:-1]):
        return members
    return (*members[:-1], members[-1].partition("，")[0])


def _span(words: str, members: tuple[str, ...]) -> str:
    """Return the stretch of `words` from the first member to the last."""
    start = words.find(members[0])
    stop = words.rfind(members[-1])
    return bare(words[start : stop + len(members[-1])]) if 0 <= start <= stop else bare(words)


def _head(phrase: str) -> str:
    """Return what a number phrase counts: 服务 of 三服务, 意识 of 四个意识."""
    match = _PHRASE.match(phrase)
    return match.group(3) if match else phrase


def _have_one_shape(members: Sequence[str]) -> bool:
    """Return whether all begin alike, end alike, or are about as long."""
    lengths = [len(member) for member in members]
    alike = len({member[0] for member in members}) == 1 or len({member[-1] for member in members}) == 1
    return (alike and max(lengths) <= 4 * min(lengths)) or max(lengths) <= 1.5 * min(lengths) + 1


def _named_again(
    phrase: str, count: int | None, unit: Unit, stop: int, folded: Sequence[str], analysis: Analysis
) -> tuple[tuple[str, ...], Unit] | None:
    """Return the members where the text names them as the whole nearby: 联络员、宣传员、调解员 of “三员”."""
    if count is None:
        return None
    return next(
        filter(
            None,
            (
                _row_of(head, count, unit, stop, folded, analysis)
                for head in dict.fromkeys((_head(phrase), phrase[-2:]))
            ),
        ),
        None,
    )


def _row_of(
    head: str, count: int, unit: Unit, stop: int, folded: Sequence[str], analysis: Analysis
) -> tuple[tuple[str, ...], Unit] | None:
    """Return the members of a row in which each ends with `head`."""
    head = re.escape(head)
    item = rf"[^，。；：、“”（）和与]{{1,10}}{head}"
    first = rf"[^，。；：、“”（）]{{1,20}}{head}"
    in_row = re.compile(rf"(?<![、和与])({first}(?:(?:、|和|与|以及){item}){{{count - 1}}})(?![、和与])")
    for near in analysis.units[unit.index : unit.index + _NEAR]:
        if near.paragraph.id != unit.paragraph.id:
            break
        text = folded[near.index][stop:] if near is unit else folded[near.index]
        subjects = tuple(re.findall(rf"(?:^|[，；。])({item})(?=[是要为则有])", text))
        if len(subjects) == count and near is not unit:
            return subjects, near
        if match := in_row.search(folded[near.index]):
            members = _trim_first(tuple(re.split("、|以及|和|与", match.group(1))))
            if len(members) == count:
                return members, near
    return None


def _split_members(words: str, count: int | None) -> tuple[str, ...]:
    """Return the items of a list: numbered (一是…；二是…), else between ；, ，or 、as the count tells."""
    words = bare(words)
    if len(_ENUMERATED.findall(words)) > 1:
        pieces = _ENUMERATED.split(words)
        return tuple(bare(piece) for piece in pieces[3::3] if piece)
    best: tuple[str, ...] = ()
    for mark in ("；", "，", "、"):
        items = tuple(item.strip() for item in words.split(mark) if item.strip())
        if items and not all(_AND.match(item) for item in items[1:]):
            items = (*items[:-1], _AND.sub("", items[-1]))
        if (
            mark == "、"
            and count == len(items) + 1
            and (last := re.fullmatch("(.+?)(?:，?以及|，?和|，?与|及|，)(.+)", items[-1]))
        ):
            items = (*items[:-1], last.group(1).strip(), last.group(2).strip())
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
    lengths = {len(member) for member in members[1:]}
    if at > 0:
        first = members[0][at:]
    elif len(lengths) == 1 and len(members) > 2 and len(members[0]) > (size := lengths.pop()):
        first = members[0][-size:]
    else:
        first = _LIST_START.sub("", members[0])
    return (first, *members[1:])


def _members_by_section(text: str, count: int | None, sections: list[Section]) -> tuple[str, ...]:
    """Return the sub-headings of the section whose heading names the phrase, when they are as many as it says."""
    for section in sections:
        if count and text in fold(section.title) and len(section.children) == count:
            return tuple(bare(child.title) for child in section.children)
    return ()
