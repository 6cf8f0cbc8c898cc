"""Clauses of a sentence, and whether some of them stand without the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.language.quotation import match_quotes, outermost
from pipeline.language.segmentation import Token, cut_words
from pipeline.language.words import alternatives, load_list
from pipeline.study.analysis.predicate import has_predicate

_DATA = Path(__file__).with_name("data")

_END = re.compile(r"[。．.；;，,：:！!、\s]+$")
_MARKS = re.compile("(?<![一二三四五六七八九十\\d])[，；：,;:]|[，；：,;:](?![一二三四五六七八九十两\\d])|——")
TIED_END = re.compile(
    r"(?:时|之时|后|之后|前|之前|以来|之际|时期|期间|年代|同时|中|下|上|里|的话|起见|来说|来看|来讲|而言|出发|为例|高度|角度|基础上|为了|的|以外|之外"
    r"|指出|强调|说|认为|提出|表示|宣布|知道|证明|表明|看到|发现|以为|觉得)$"
)
_COVERB = re.compile(
    "(?:^|[要将应是]|必须|我们)(?:依托|利用|借助|凭借|用|以|围绕|立足|按照|根据|结合|针对|本着|坚持以|通过)[^，]+$"
)


_JOINS = re.compile(r"^\s*(?:而且|而|但是|但|所以|因此)(?!是)")  # with them a clause of its own goes on


_GOES_ON = re.compile("^(?:又|更|特别是|尤其是|以及|同时|而且|并且)(?=.{2})")  # with which one opener follows another


_TELLS = re.compile("(?:指出|强调|说|认为|提出|表示|宣布|知道|证明|表明|看到|发现|以为|觉得|讲)$")


_EXPLAINS = re.compile("即(?![是使便将可])")  # with which a name is said in other words


class Clause(NamedTuple):
    """A clause without the mark after it; `mark` is that mark ("" at the end)."""

    start: int
    stop: int
    mark: str


def split_clauses(text: str) -> list[Clause]:
    """Return the clauses between ，；：and —— outside quotation marks and brackets."""
    closed = sorted(outermost(match_quotes(text).pairs), reverse=True)
    clauses: list[Clause] = []
    start = 0
    for match in _MARKS.finditer(text):
        at = match.start()
        while closed and closed[-1][1] <= at:
            closed.pop()
        if (closed and closed[-1][0] < at) or not text[start:at].strip():
            continue
        clauses.append(Clause(start, at, match.group()))
        start = match.end()
    if text[start:].strip():
        clauses.append(Clause(start, len(text), ""))
    return clauses


def bare(text: str) -> str:
    """Return a heading or sentence without the mark at its end; ？ stays."""
    return _END.sub("", text)


@lru_cache(maxsize=16)
def _begins(name: str) -> re.Pattern[str]:
    return re.compile(alternatives(load_list(name, _DATA)))


@lru_cache(maxsize=1)
def _begins_with_verb() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_list('outline_verbs'))})(?![在于是着了过的得成为])")


def begins_with_verb(text: str) -> bool:
    """Return whether words begin as a line of an outline does without its subject (加强…, 要…)."""
    return _begins_with_verb().match(text) is not None


def is_name(text: str) -> bool:
    """Return whether a clause names what the next ones explain (窗口的定位): no frame, no 根据, a noun at its end."""
    tokens = cut_words(text)
    framed = _begins("clause_openers").match(text) or TIED_END.search(text)
    return bool(tokens) and not framed and tokens[-1].tag[0] in "nv" and all(token.tag != "p" for token in tokens)


def is_opener(text: str) -> bool:
    """Return whether a clause only says when, why or under what condition the next one holds (由于…, …以后)."""
    text = _GOES_ON.sub("", text)
    return _begins("clause_openers").match(text) is not None or TIED_END.search(text) is not None


def may_begin(text: str, clauses: Sequence[Clause], first: int) -> bool:
    """Return whether the run may begin at a clause that is not the sentence's first."""
    words = text[clauses[first].start : clauses[first].stop]
    if clauses[first - 1].mark in "：:" and first == 1:
        return not _begins("clause_links").match(words) and not _begins("clause_asides").match(words)
    return bool(_begins_with_verb().match(words)) and not _is_tied(text, clauses, first - 1, before=True)


def is_free(text: str, clauses: Sequence[Clause], first: int) -> bool:
    """Return whether a clause with its own subject or verb may stand without those before it."""
    words = _JOINS.sub("", text[clauses[first].start : clauses[first].stop])
    if _begins("clause_links").match(words) or _begins("clause_asides").match(words):
        return False
    tokens = cut_words(words)
    if not tokens or (tokens[0].tag[0] not in "nrtsfjlm" and not begins_with_verb(words)):
        return False
    before = text[clauses[first - 1].start : clauses[first - 1].stop]
    opens = _begins("clause_openers").match(before) and not _begins("clause_frames").match(before.lstrip())
    return not opens and not _TELLS.search(before)


def may_end(text: str, clauses: Sequence[Clause], first: int, last: int) -> bool:
    """Return whether the sentence may stop after the clause `last`, begun at `first`."""
    if last == len(clauses) - 1:
        return True
    if clauses[last].mark in "：:" or _opens_aside(clauses, first, last) or _is_tied(text, clauses, last):
        return False
    return not _opens_pair(text, clauses, first, last)


def _opens_aside(clauses: Sequence[Clause], first: int, last: int) -> bool:
    """Return whether the run ends between two —— that enclose an aside."""
    before = sum(each.mark.startswith("—") for each in clauses[first:last])
    after = any(each.mark.startswith("—") for each in clauses[last:-1])
    return before % 2 == 1 and after


def _is_tied(text: str, clauses: Sequence[Clause], index: int, before: bool = False) -> bool:
    """Return whether a clause is not complete without the next one; `before`: nor the next one without it."""
    words = text[clauses[index].start : clauses[index].stop]
    following = text[clauses[index + 1].start : clauses[index + 1].stop]
    if _begins("clause_links").match(following) and (before or not _EXPLAINS.match(following)):
        return True
    if before:
        return _is_listing(cut_words(words), cut_words(following))
    if is_opener(words):
        return True
    tokens = cut_words(words)
    return _is_coverb_phrase(words, tokens) or _is_listing(tokens, cut_words(following)) or not has_predicate(tokens)


def _is_coverb_phrase(words: str, tokens: Sequence[Token]) -> bool:
    """Return whether a clause only says by what or along what (要按照要求); 要按照音乐编舞 has a verb of its own."""
    match = _COVERB.search(words)
    if match is None:
        return False
    inside = [token for token in tokens if token.start >= match.start()]
    noun = next((number for number, token in enumerate(inside) if token.tag[0] == "n"), len(inside))
    rest = inside[noun + 1 :]
    return (
        words.startswith("坚持以", match.start())
        or "的" in [token.text for token in rest]
        or not any(token.tag == "v" for token in rest)
    )


def _is_listing(tokens: Sequence[Token], following: Sequence[Token]) -> bool:
    """Return whether 是 is followed by a verb and the next clause goes on with another (是依靠贫农，团结中农)."""
    listed = any(left.text == "是" and right.tag[0] == "v" for left, right in pairwise(tokens))
    return listed and bool(following) and following[0].tag[0] in "vda"


# The first word of a pair, and what the sentence must still have.
_PAIRS = (
    ("只有", "才"), ("只要", "就"), ("如果", "就"), ("不仅", "而且|还|也|更"), ("不但", "而且|还|也|更"),
    ("不是", "而是|就是"), ("虽然", "但|却"), ("尽管", "但|却"), ("因为", "所以|因此"), ("由于", "因此|所以"),
    ("一面", "一面"), ("既", "又|也|亦|更"), ("没有", "就没有|就不"), ("不管", "都|也|总|只要"), ("无论", "都|也|总"),
    ("不论", "都|也|总"), ("一方面", "一方面"), ("越", "越"), ("要么", "要么"), ("有的", "有的"), ("一手", "一手"),
)  # fmt: skip


def _opens_pair(text: str, clauses: Sequence[Clause], first: int, last: int) -> bool:
    kept = text[clauses[first].start : clauses[last].stop]
    rest = text[clauses[last].stop :]
    for opening, closing in _PAIRS:
        at = kept.find(opening)
        if at >= 0 and re.search(closing, rest) and not re.search(closing, kept[at + len(opening) :]):
            return True
    return False
