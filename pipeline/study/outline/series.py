"""Series that the speaker counts, and lists inside a sentence: 一是…二是…; （1）…（2）…; 首先…其次…; 包括：A；B；C.

A series goes from one on without a gap and has two members at least; it may begin again, and stand inside another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.language.numerals import ONE_TO_TEN, parse_numeral
from pipeline.language.quotation import match_quotes, outermost
from pipeline.language.script import fold
from pipeline.study.analysis import Unit

_N = f"[{ONE_TO_TEN}]{{1,3}}"
_MEASURES = "次个個位届屆章节節批期线線名代年季度产產大时時页頁天手场場书書季流性条條道排段"
_LABEL = re.compile(
    rf"(?P<is>(?P<n1>{_N})(?:是|则|要|曰)(?![一二三四五六七八九十否求]))"
    rf"|(?P<th>第(?P<n2>{_N})(?:步骤?是?|(?:个(?:方面|问题|层次|原因|特点|要求|条件|好处|任务)?(?:呢|嘛|啊)?(?=就?是|，|：)|点|方面|条|类|种)(?:就?是|，|：)"
    rf"|[，、：](?:是|要(?=[^求]))?|是|——|(?![{_MEASURES}步方点类种])))"
    rf"|(?P<ff>(?P<w>首先|其次|再次|最后|其[{ONE_TO_TEN[:6]}])(?:[，：]|是(?!否))?(?=[^是的]))"
    rf"|(?P<bk>[（(](?P<n3>{_N}|\d{{1,2}})[）)])"
    rf"|(?P<dt>(?P<n4>\d{{1,2}})(?:[、．]|\.(?!\d))\s*)"
    rf"|(?P<cn>(?P<n5>{_N})、)"
    r"|(?P<ci>(?P<n6>[①-⑳]))"
    r"|(?P<lt>(?P<n7>[a-zA-Z])(?:、|[.)）](?![\w.])))[ 　]*"
    r"|(?P<en>(?P<e>First|Second|Third|Fourth|Fifth|Sixth|Finally)(?:ly)?,\s+)"
)
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "First": 1, "Second": 2, "Third": 3, "Fourth": 4, "Fifth": 5, "Sixth": 6}
_LAST = ("最后", "Finally")
_CLAUSE = re.compile(r"(?:^|(?<=[：；，。:;]))\s*|(?<=的)(?=第一步)")
_STOP = re.compile("[；;。！!？?]")
# 1. and 一、 inside a sentence are decimals and enumerated words.
_ONLY_AT_START = frozenset(("dt", "cn", "ci", "lt", "en"))
_BRACKETS = re.compile(r"（[^（）]*）")
_AND_SO_ON = re.compile(r"\s*等等?[。…]*")
_TWO_WORDS = re.compile(r"[A-Za-z']+ [A-Za-z']+\b")
_LEAST_ITEMS = 3  # members of a list that no number counts


@dataclass(frozen=True, slots=True)
class Member:
    """A counted point: its sentence, the number as printed (一是), its words, and where its number stands there."""

    unit: Unit
    label: str
    words: str
    start: int
    inner: tuple[Series, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Members in text order. `intro`: what stands before the first in its sentence (此次失败的原因是：)."""

    members: tuple[Member, ...]
    intro: str

    @property
    def opens_paragraph(self) -> bool:
        """Whether the first member begins its paragraph, so that the series is the text's own division."""
        first = self.members[0]
        return first.start == 0 and first.unit.sentence.start == 0

    def holds(self, other: Series) -> bool:
        """Return whether all of another series stands between this one's first member and its last one's sentence."""
        place, stop = _place(other.members[0]), _place(other.members[-1])
        return _place(self.members[0]) < place and stop[0] <= self.members[-1].unit.index


def _place(member: Member) -> tuple[int, int]:
    return member.unit.index, member.start


@dataclass(slots=True)
class _Mark:
    unit: Unit
    form: str
    value: int | None  # None: the last one, whatever its number
    start: int
    stop: int


def find_series(units: Sequence[Unit]) -> list[Series]:
    """Return the series of the sentences in text order, those that stand inside a member's text with that member."""
    marks = [mark for unit in units for mark in _marks(unit)]
    counted = [_series(run, marks) for run in _runs(marks)]
    taken = {member.unit.index for each in counted for member in each.members}
    listed = [found for unit in units if unit.index not in taken and (found := _list(unit))]
    taken |= {each.members[0].unit.index for each in listed}
    every = sorted([*counted, *listed, *_parallels(units, taken)], key=lambda each: _place(each.members[0]))
    return _nested(every)


def _marks(unit: Unit) -> Iterator[_Mark]:
    plain = fold(unit.text)
    for clause in _CLAUSE.finditer(plain):
        match = _LABEL.match(plain, clause.end())
        if not match:
            continue
        name = next(key for key in ("is", "th", "ff", "bk", "dt", "cn", "ci", "lt", "en") if match.group(key))
        if name in _ONLY_AT_START and clause.end() != 0:
            continue
        form, value = _count(name, match)
        stop = match.end() - (form == "步" and match.group().endswith("是"))
        yield _Mark(unit, form, value, match.start(), stop)


def _count(name: str, match: re.Match[str]) -> tuple[str, int | None]:
    """Return the form of a number (what its like have in common) and its value."""
    word = match.group("w") or match.group("e")
    if word:
        if word in _LAST:
            return "order", None
        return ("其", ONE_TO_TEN.index(word[1]) + 1) if word[0] == "其" and word != "其次" else ("order", _ORDER[word])
    number = next(match.group(key) for key in ("n1", "n2", "n3", "n4", "n5", "n6", "n7") if match.group(key))
    value = ord(number.lower()) - ord("a") + 1 if name == "lt" else parse_numeral(number)
    tail = match.group()[match.group().find(number) + len(number) :].strip()
    form = {"th": "order", "bk": "（1）" if number.isdigit() else "（一）"}.get(name, name)
    return (form if name != "th" or tail[:1] != "步" else "步"), value or 0


def _runs(marks: Sequence[_Mark]) -> list[list[_Mark]]:
    """Return the marks that count on from each other; a one begins a new run, a gap ends it."""
    runs: list[list[_Mark]] = []
    open_: dict[str, list[_Mark]] = {}
    for mark in marks:
        run = open_.get(mark.form)
        if mark.value == 1:
            open_[mark.form] = [mark]
            runs.append(open_[mark.form])
        elif run and (mark.value == len(run) + 1 or (mark.value is None and _same_paragraph(run[-1], mark))):
            run.append(mark)
            inner = [
                form for form, other in open_.items() if other[0].unit.index > run[-2].unit.index and other is not run
            ]
            for form in inner:
                del open_[form]
            if mark.value is None:
                del open_[mark.form]
        elif run and mark.value != len(run):
            del open_[mark.form]
    return [run for run in runs if len(run) > 1]


def _same_paragraph(left: _Mark, right: _Mark) -> bool:
    return left.unit.paragraph.id == right.unit.paragraph.id


def _series(run: Sequence[_Mark], marks: Sequence[_Mark]) -> Series:
    starts: dict[int, list[int]] = {}
    for mark in marks:
        starts.setdefault(mark.unit.index, []).append(mark.start)
    members = tuple(_member(mark, starts[mark.unit.index]) for mark in run)
    return Series(members, run[0].unit.text[: run[0].start].rstrip("，：: "))


def _member(mark: _Mark, starts: Sequence[int]) -> Member:
    """Return the member: its words go up to the next ； or 。, or to the next number of the sentence."""
    text = mark.unit.text
    stop = min((start for start in starts if start > mark.start), default=len(text))
    end = _STOP.search(text, mark.stop, stop)
    label, words = (
        text[mark.start : mark.stop],
        text[mark.stop : end.start() if end and end.group() not in "？?" else stop],
    )
    return Member(
        mark.unit,
        label.strip() + (" " if label[-1:] == " " and label[0].isascii() else ""),
        words.strip(" ，；、：:"),
        mark.start,
    )


def _list(unit: Unit) -> Series | None:
    """Return the members of a list that only ；part: three or more after ：, outside quotation marks."""
    if "；" not in unit.text:
        return None
    text = unit.text.rstrip("。；！ ")
    colon = max(text.rfind("："), text.rfind(":"))
    if colon < 0 or "；" not in text[colon:] or any(start < colon < stop for start, stop in _enclosed(text)):
        return None
    members: list[Member] = []
    at = colon + 1
    for words in text[at:].split("；"):
        if not _AND_SO_ON.fullmatch(words):
            members.append(Member(unit, "", words.strip(), at))
        at += len(words) + 1
    whole = all(len(member.words) > 1 and not _is_cut_open(member.words) for member in members)
    return Series(tuple(members), text[:colon]) if whole and len(members) >= _LEAST_ITEMS else None


def _enclosed(text: str) -> list[tuple[int, int]]:
    brackets = [(match.start(), match.end()) for match in _BRACKETS.finditer(text)]
    return [*outermost(match_quotes(text).pairs), *brackets]


def _is_cut_open(words: str) -> bool:
    return bool(match_quotes(words).stray) or words.count("（") != words.count("）")


def _parallels(units: Sequence[Unit], taken: set[int]) -> Iterator[Series]:
    """Yield three or more English sentences of a paragraph in a row that begin with the same two words."""
    run: list[Unit] = []
    for unit in (*units, None):
        same = unit is not None and run and _first_words(unit) and _first_words(unit) == _first_words(run[0])
        if unit is not None and same and unit.paragraph.id == run[0].paragraph.id and unit.index not in taken:
            run.append(unit)
            continue
        if len(run) >= _LEAST_ITEMS:
            yield Series(tuple(Member(each, "", each.text.rstrip(". "), 0) for each in run), "")
        run = [unit] if unit is not None and unit.index not in taken else []


def _first_words(unit: Unit) -> str | None:
    match = _TWO_WORDS.match(unit.text)
    return match.group().casefold() if match else None


def _nested(found: Sequence[Series]) -> list[Series]:
    """Return the outermost series, each member with those that stand in its own text."""
    outer: list[Series] = []
    for each in found:
        home = next((index for index, other in enumerate(outer) if other.holds(each)), None)
        if home is None:
            outer.append(each)
            continue
        members = list(outer[home].members)
        owner = max(i for i, member in enumerate(members) if _place(member) < _place(each.members[0]))
        members[owner] = replace(members[owner], inner=(*members[owner].inner, each))
        outer[home] = replace(outer[home], members=tuple(members))
    return outer
