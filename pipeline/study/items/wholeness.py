"""Whether an answer is one whole: it begins and ends with words, cuts no name, list or clause, and says something."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pipeline.language.words import load_lines
from pipeline.study.items.asking import Asked, Matter
from pipeline.study.items.phrases import words_of
from pipeline.study.items.phrases_english import is_bound
from pipeline.study.items.stems import Stem

_DATA = Path(__file__).with_name("data")

_LONGEST: dict[Matter, int] = {"list": 40, "definition": 36}  # characters of an answer
_MOST = 22
_MOST_EN = 70
_FREE: frozenset[Matter] = frozenset(("time", "figure", "term", "list", "heading"))  # need not end where words end

_CLAUSE_EN = re.compile(
    r"\b(?:includes|provides|allows|requires|gives|uses|will|would|can|could|shall|must|is|are|was|were)\b"
)  # a verb: no name
_OF_AN_ACT = re.compile(
    "的(?:重要|关键|根本|基本|主要|必要|首要|有效|内在)?"
    "(?:途径|关键|前提|基础|保障|保证|手段|动力|平台|任务|目的|目标|要求|举措|力量|机构|部门|过程|方法|办法|标志|抓手)"
)


def is_whole(stem: Stem, asked: Asked, english: bool) -> bool:
    """Return whether the answer begins and ends with words, cuts no name and leaves no mark open."""
    start, stop = asked.start, asked.stop
    answer = stem.unit.text[start:stop]
    most = _MOST_EN if english else _LONGEST.get(asked.matter, _MOST)
    if not 2 <= len(answer) <= most or answer != answer.strip(" 　、，；：。"):
        return False
    if re.search(r"[\[\]〔〕①-⑳⑴-⒇*`]", answer) or any(
        answer.count(a) != answer.count(b) for a, b in ("“”", "（）", "《》", "「」")
    ):
        return False
    if any(first < stop and start < last and not (start <= first and last <= stop) for first, last in stem.unit.people):
        return False
    if asked.matter in ("claim", "basis", "maxim", "rule") and any(a < stop and start < b for a, b in stem.unit.people):
        return False
    if english:
        return _is_whole_in_english(answer, asked)
    if asked.matter == "claim" and not asked.subject and _is_clause(stem, start, stop):
        return False
    letters = all(len(member) == 1 for member in asked.members) and len(asked.members) > 2  # 关、停、并、转
    if asked.matter in ("claim", "basis", "list") and (
        stop - start < 3 or (not letters and _is_plain(stem, start, stop))
    ):
        return False
    if asked.matter == "list":
        before = [token.tag for token in stem.unit.tokens if token.stop == start]
        alike = 1 in (len({member[:1] for member in asked.members}), len({member[-2:] for member in asked.members}))
        if before and (before[0][0] in "nj" or before[0] == "vn") and not alike:
            return False  # 行政处罚|决定审核、行政复议: the first member has more before it
        members = [len(member) for member in asked.members]
        return members[-1] <= max(members[:-1]) + 2  # 黄河、松花江和|淮河流域水质良好: the list has run on
    if asked.phrase is not None:
        return not _is_empty(stem.folded[start:stop])
    if asked.matter in _FREE:
        return asked.matter != "term" or not _is_empty(stem.folded[start:stop])
    if asked.subject or (asked.matter == "claim" and stem.folded[stop : stop + 1] == "的"):
        inside = [token for token in stem.unit.tokens if start <= token.start < stop]
        if (
            not inside
            or inside[-1].tag[0] not in "njlvbisze"
            or (asked.subject and inside[-1].tag in ("v", "vd"))
            or inside[0].tag[0] in "drpc"
        ):
            return False
    if asked.matter == "claim" and stem.folded[stop : stop + 1] == "的" and not _OF_AN_ACT.match(stem.folded, stop):
        behind = [token for token in stem.unit.tokens if token.start == start]
        if any(token.tag == "v" for token in behind):
            return False  # 减少所有人|的等候: cut within what the verb governs
    if asked.matter == "claim" and stem.folded[start - 1] == "的":
        behind = [token for token in stem.unit.tokens if start <= token.start < stop]
        if any(token.tag in ("v", "vd", "d", "p", "r") for token in behind[:-1]) or (
            behind[-1:] and behind[-1].tag == "v"
        ):
            return False
    bounds = {token.start for token in stem.unit.tokens} | {token.stop for token in stem.unit.tokens}
    return start in bounds and stop in bounds and not _is_empty(stem.folded[start:stop])


_LINKS_EN = frozenset(["the", "a", "an", "and", "of", "for", "in", "on", "to", "with"])


def _is_whole_in_english(answer: str, asked: Asked) -> bool:
    if asked.matter == "definition" and any(is_bound(word) for word in answer.removeprefix("the ").split()):
        return False
    if asked.matter in ("claim", "phrase") and (_CLAUSE_EN.search(answer) or not _is_name_en(answer)):
        return False
    return not re.search(
        r"^(?:to|of|and|or|not|for|by|still|very|so|\w+ly)\b|^(?:the|an?)$|\b(?:because|that|which|when|where|as|if)$|\b(?:the|a|an|to|of|and|or|in|for|with|by)$",
        answer.lower(),
    )


def _is_name_en(answer: str) -> bool:
    """Return whether English words may be a name or a noun phrase, by their form."""
    words = [word for word in answer.split() if word.lower() not in _LINKS_EN]
    if any(is_bound(word) or word.endswith(("ing", "ed", "ly", "n't", "n’t")) for word in words):
        return False
    return len(words) > 1 or (bool(words) and len(words[0]) > 8)


def _is_clause(stem: Stem, start: int, stop: int) -> bool:
    """Return whether words before a comma are a clause of their own: 是|器乐艺术开始趋于独立，… has more to come."""
    if stem.folded[stop : stop + 1] != "，":
        return False
    tags = [token.tag for token in stem.unit.tokens if start <= token.start < stop]
    return len(tags) > 2 and tags[0][0] in "nr" and "v" in tags[1:-1]


def _is_plain(stem: Stem, start: int, stop: int) -> bool:
    """Return whether an answer is made of words that say little by themselves: 能力和水平."""
    inside = [stem.folded[token.start : token.stop] for token in stem.unit.tokens if start <= token.start < stop]
    return all(len(word) < 2 or word in words_of("plain") for word in inside)


def _is_empty(answer: str) -> bool:
    """Return whether an answer says nothing by itself, or begins or ends within a phrase."""
    return any(pattern.search(answer) for pattern in _unasked())


@lru_cache(maxsize=1)
def _unasked() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line) for line in load_lines("unasked", _DATA))
