"""Candidates with a number: on their own line, run into a paragraph, or inside running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.characters import HAN, HAN_CLASS
from pipeline.language.numerals import NUMERAL_CHARS
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.labels import Label, read_bare_number, read_label
from pipeline.reader.number_slips import relabelled
from pipeline.speech import HeadingKind

LONGEST_LINE = 60  # characters of a heading on its own line
_SPACED = frozenset({"第一章", "第一节", "第一条"})  # inside running text only with a blank after them
_STRONG_START = re.compile(f"[{NUMERAL_CHARS}]{{1,3}}、|第[{NUMERAL_CHARS}]{{1,3}}[章节]")
# A lower number run into the heading before it: 二、加快流程再造（三）精简材料。 Not 第（三）项, 本条（一）所列.
_AFTER_HEADING = re.compile(
    f"(?<={HAN})(?<![第条款项见由按照据和与及])"
    f"(?=（[{NUMERAL_CHARS}]{{1,3}}）(?![项款条目所和、与])|第一节[ \u3000]|第[{NUMERAL_CHARS}]{{1,5}}条[ \u3000]"
    "|第一[，、])"
)
_INLINE = frozenset({"第一", "一是", "其一", "一、", "（一）", "首先", "一要", "第一个"})
_STOPS = "。！？!?"
_SHORT = 60  # characters: a shorter paragraph holds a series only behind a number of its own
_LISTED = frozenset({"一是", "一要", "其一"})
_NEAR = 2000  # characters before a member in which the one before it is looked for
_COUNTING = frozenset({"一、", "（一）", "1.", "第一章", "第一节"})
_JOINED = f"第统統唯万萬专專单單同划劃如之合其归歸齐齊0-9.．{NUMERAL_CHARS}"  # before 一 these make a word
_APART = 24  # characters from the first to the second member at least
_MARKED_DIGIT = re.compile(f"[0-9]{{1,2}}[、．](?=[{HAN_CLASS}“《])")
_INNER_LIST = re.compile("[，：](?=一是|[（(]一[）)]|[（(]1[）)]|①)")
# A series may begin in the sentence that announces it: 我谈几点意见：第一，…。 Or behind a stop of half width.
_AFTER_COLON = re.compile(f"(?:[：:]|(?<={HAN})[.])(?=第一[，,、：:]|一是|一、|首先[，,]|[（(]一[）)]|其一)")


def numbered_candidates(drafts: Sequence[Draft], english: bool) -> Iterator[Candidate]:
    """Yield a candidate for every number at the start of a paragraph or, in Chinese, of a sentence inside one."""
    for index, draft in enumerate(drafts):
        if draft.role != "body" or draft.is_body:
            continue
        found = [candidate] if (candidate := _at_start(draft, index, english)) else []
        if not english and (found or len(draft.text) > _SHORT):
            found.extend(_inside(draft, index))
        if not english and len(draft.text) > _SHORT:
            found.extend(_firsts(draft, found))
        found.sort(key=lambda c: c.start)
        yield from _without_rests(draft.text, found)


def _without_rests(text: str, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates but for the rest of a list that began inside a sentence: …，一是…；二是…；三是…。四是…"""
    known: set[int] = set()
    for candidate in found:
        listed = -1
        if candidate.start and candidate.family in _LISTED and candidate.value and candidate.value > 1:
            before = relabelled(candidate.label, candidate.value - 1)
            listed = text.rfind(before, max(0, candidate.start - _NEAR), candidate.start)
        if listed < 0 or listed in known:
            known.add(candidate.start)
            yield candidate


def _at_start(draft: Draft, index: int, english: bool) -> Candidate | None:
    text = draft.text
    bare = read_bare_number(text)
    if bare:
        return Candidate(index, 0, len(text), "own-line", text, bare.family, bare.value)
    label = read_label(text, 0, english)
    if label is None or label.stop >= len(text):
        return None
    first = draft.spans[0][1]
    whole = len(draft.spans) == 1
    if whole and text[-1] not in _STOPS:
        return _line_candidate(draft, index, label)
    stop = _before_list(text, 0, first)
    kind: HeadingKind = "own-line" if whole and stop == len(text) else "run-in"
    return Candidate(index, 0, stop, kind, label.text, label.family, label.value)


def _before_list(text: str, start: int, stop: int) -> int:
    """Return where a heading ends whose sentence goes on with a list of its own: 二是明确责任，一是…；二是…。"""
    inner = _INNER_LIST.search(text, start + 4, stop)
    return inner.end() if inner and "；" in text[start:stop] else stop


def _line_candidate(draft: Draft, index: int, label: Label) -> Candidate:
    text = draft.text
    candidate = Candidate(index, 0, len(text), "own-line", label.text, label.family, label.value)
    if text[-1] in "；;，,、":
        candidate.fault = f"ends with {text[-1]} like an item of a list"
    elif text[-1] in "：:":
        candidate.fault = "ends with a colon: it introduces what follows"
    return candidate


def _inside(draft: Draft, index: int) -> Iterator[Candidate]:
    text = draft.text
    for number, (start, stop) in enumerate(draft.spans):
        for begin in _begins(text, start, stop, number == 0):
            label = read_label(text, begin)
            if label is None or label.stop >= stop:
                continue
            spaced = label.family in _SPACED and label.stop > begin + len(label.text)
            below = number == 1 and label.value == 1 and label.family == "1." and read_label(text) is not None
            if label.family in _INLINE or spaced or below or _MARKED_DIGIT.match(text, begin):
                end = _before_list(text, begin, stop)
                yield Candidate(index, begin, end, "run-in", label.text, label.family, label.value)


def _firsts(draft: Draft, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the first members of counts that begin with two: they run into the words before, 专访一、近期突破…"""
    last: dict[str, Candidate] = {}
    for candidate in found:
        before = last.get(candidate.family)
        last[candidate.family] = candidate
        if candidate.value != 2 or candidate.family not in _COUNTING or (before and before.value == 1):
            continue
        label = candidate.label.replace("二", "一").replace("2", "1")
        lower = before.stop if before else 1
        for match in re.finditer(
            f"(?<![{_JOINED}]){re.escape(label)}(?=[\\w“《「])", draft.text[: candidate.start - _APART]
        ):
            if match.start() >= lower:
                stop = next(stop for _, stop in draft.spans if stop > match.start())
                yield Candidate(candidate.index, match.start(), stop, "run-in", label, candidate.family, 1)
                break


def _begins(text: str, start: int, stop: int, first: bool) -> list[int]:
    """Return where in a sentence a number may stand: at its start, after a colon, after a glued heading."""
    begins = [] if first else [start]
    colon = _AFTER_COLON.search(text, start, stop)
    if colon:
        begins.append(colon.end())
    if _STRONG_START.match(text, start):
        glued = _AFTER_HEADING.search(text, start + 4, min(stop, start + LONGEST_LINE))
        if glued:
            begins.append(glued.end())
    return begins
