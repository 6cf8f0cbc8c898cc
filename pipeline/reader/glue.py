"""Headings glued to their body with no mark between: 一、保护和激发市场主体活力改革开放以来，…"""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Sequence
from itertools import islice, pairwise
from pathlib import Path
from statistics import median

from pipeline.language.characters import HAN, HAN_CLASS, is_han
from pipeline.language.numerals import ONE_TO_TEN
from pipeline.language.script import fold
from pipeline.language.words import load_pattern
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.heading_end import Build, End, find_build, likely_end
from pipeline.reader.ranks import RANKS
from pipeline.reader.series import stretch

_DATA = Path(__file__).with_name("data")
_SHORTEST, _LONGEST = 2, 45
_SURE, _LIKELY, _MOST = 1.5, -4.0, 4.0  # odds of one end: sure, fit to follow its series, as many as count
_CERTAIN = 9.0
_BODY = 48  # characters of first sentences that cannot be headings as they stand
# The odds that the ends of a series need on average: where its first sentences may be headings as they stand, where
# they cannot, where they stand far apart or have a lower series inside, or are called 第一章. Few need more.
_MEAN, _MEAN_LONG, _MEAN_WIDE, _MEAN_NAMED, _FEW = 0.0, -0.4, -0.8, -3.5, 2.4
_FEWEST = 3  # members of a series that is judged by itself
_MOST_LIKE = 40  # candidates of other series that judge one with it
_WIDE = 300  # characters from one to the next
_SENTENCE = 24  # characters of the first sentences of a series; shorter ones are headings as they stand
_NUMBERED = re.compile(
    f"[（(][{ONE_TO_TEN}]{{1,3}}[）)]|(?<![章节])第[{ONE_TO_TEN}百零]{{1,5}}(?:[章节条](?![第的])|[，、])|[一1][、．]"
)
_BLANKS = re.compile("(?<=[^\\s，、]{4})(?<![章节節条條])(?: {2,}|[ \u3000]*\u3000[ \u3000]*)(?=[^\\s—]{4})")
_WANTS_OBJECT = re.compile(f"{load_pattern('wanting_object', _DATA)}$")
_AGAIN = re.compile(f"(?P<head>[^，。；：！？]{{0,{_LONGEST}}}?(?P<words>{HAN}{{4,20}}))(?P=words)")
_SPEAKER = re.compile(f"(?<=[。！？…])[{HAN_CLASS}A-Za-z][{HAN_CLASS}A-Za-z .·]{{0,23}}[：:]")
LOOKED_AT = 80  # characters
_COUNTED = 150_000  # characters of a text whose pairs are counted
_SPEAKS = 4  # times a label must come
_CLAUSE_END = re.compile("..(?=[，。；：、！？“”（）《》])")
_CLAUSE_BEGIN = re.compile("(?:^|[，。；：！？])[“‘（《]?([^，。；：、！？“”（）《》]{2})")


def cut_glued(
    series: Sequence[Candidate], drafts: Sequence[Draft], pairs: PairCounts, numbered: Sequence[Candidate]
) -> None:
    """Shorten the members of a series to their headings when most of them run into their body without a mark.

    Decided for the whole series, one of `numbered`: at least half must be sure, or stand on lines of their own
    without a stop. Where the ends of the headings are not clear by themselves, headings of like build decide.
    """
    for candidate in series:
        _cut_at_blanks(candidate, drafts[candidate.index].text)
    first = series[0]
    if first.family not in RANKS or len(series) < 2 or (first.value != 1 and RANKS[first.family] > 2):
        return
    open_ended = [c for c in series if c.kind != "glued" and (c.kind == "run-in" or _is_long(c, drafts))]
    if not open_ended or (typical := median(c.stop - c.start for c in open_ended)) < _SENTENCE:
        return
    ends = [_end(c, drafts, pairs) for c in open_ended]
    sure = len(series) - len(open_ended) + sum(1 for end in ends if end.odds >= _SURE)
    like = list(ends)
    if len(ends) <= _FEWEST and not first.start:
        known = {c.order for c in open_ended}
        others = (c for c in numbered if _is_like(c, first) and c.order not in known)
        like += [_end(c, drafts, pairs) for c in islice(others, _MOST_LIKE)]
    mean = sum(max(-_MOST, min(end.odds, _MOST)) for end in like) / len(like)
    if mean < _wanted(series, typical, numbered, drafts) + _FEW / len(like) and sure < 0.6 * len(series):
        return
    build = find_build([_head(c, drafts, end.offset) for c, end in zip(open_ended, ends, strict=True)])
    for candidate in open_ended:
        end = _end(candidate, drafts, pairs, build)
        if end.odds >= _LIKELY:
            candidate.stop, candidate.kind = end.offset, "glued"
            candidate.why.append("runs into its body without a mark between")


def _is_like(candidate: Candidate, first: Candidate) -> bool:
    """Return whether a candidate may stand in a series like that of `first`, short series being judged together."""
    return candidate.family == first.family and candidate.kind in ("run-in", "glued") and not candidate.start


def _wanted(
    series: Sequence[Candidate], typical: float, numbered: Sequence[Candidate], drafts: Sequence[Draft]
) -> float:
    """Return the odds that the ends of a series need on average."""
    rank = RANKS[series[0].family]
    if rank <= 2:
        return _MEAN_NAMED
    if typical <= _BODY:
        return _MEAN
    inner = (c for c in numbered if series[0].order < c.order and RANKS.get(c.family, 0) > rank and c.value == 1)
    return _MEAN_WIDE if any(inner) or stretch(series, drafts) >= _WIDE else _MEAN_LONG


def _head(candidate: Candidate, drafts: Sequence[Draft], stop: int) -> str:
    return drafts[candidate.index].text[candidate.start + len(candidate.label) : stop]


def _cut_at_blanks(candidate: Candidate, text: str) -> None:
    """Shorten a heading that only white space parts from its body: 一、理论的背景　　中国现代…"""
    match = _BLANKS.search(text, candidate.start + len(candidate.label), candidate.stop)
    if match and match.start() - candidate.start <= 60 and len(text) - match.end() > 40:
        candidate.stop, candidate.kind = match.start(), "glued"
        candidate.why.append("only blanks part it from its body")


def cut_at_speaker(series: Sequence[Candidate], drafts: Sequence[Draft], labels: frozenset[str]) -> None:
    """Shorten the members of a series that run into the label of a speaker: 一、近期突破訪問者："""
    for candidate in series:
        stop = speaker_start(drafts[candidate.index].text, labels)
        if stop and candidate.start + len(candidate.label) < stop < candidate.stop:
            candidate.stop, candidate.kind = stop, "glued"
            candidate.against.clear()
            candidate.why.append("a speaker's label follows without a mark between")


def speaker_start(text: str, labels: frozenset[str]) -> int | None:
    """Return where the speaker's label begins that ends a short line of other words, None when there is none."""
    if text[-1] not in "：:" or len(text) > 2 * _LONGEST or text in labels:
        return None
    longest = max((label for label in labels if text.endswith(label)), key=len, default="")
    return len(text) - len(longest) if longest else None


def _is_long(candidate: Candidate, drafts: Sequence[Draft]) -> bool:
    return candidate.stop - candidate.start > 30 and drafts[candidate.index].text[candidate.stop - 1] in "。！？"


def _end(candidate: Candidate, drafts: Sequence[Draft], pairs: PairCounts, build: Build | None = None) -> End:
    start = candidate.start + len(candidate.label)
    end = best_end(drafts[candidate.index].text[start : start + LOOKED_AT], pairs, build)
    return End(start + end.offset, end.odds)


def best_end(text: str, pairs: PairCounts, build: Build | None = None) -> End:
    """Return the most likely end of a heading that runs into a body; a speaker's label or a number ends it for sure."""
    for label in pairs.speakers():
        if (at := text.find(label, 0, _LONGEST + len(label))) >= _SHORTEST:
            return End(at, _CERTAIN)
    if again := said_again(text):
        return End(again, _CERTAIN)
    number = _NUMBERED.search(text, _SHORTEST, _LONGEST + 8)
    if number and is_heading_before(text[: number.start()]):
        return End(number.start(), _CERTAIN)
    return likely_end(text, pairs, build)


def said_again(text: str) -> int | None:
    """Return where the body says the heading's last words again: 关于会议过多的问题|会议过多的问题在几个科室…"""
    again = _AGAIN.match(text)
    return again.end("head") if again and text.count(again["words"], 0, 3 * _LONGEST) == 2 else None


def is_heading_before(head: str) -> bool:
    """Return whether what stands before a number may be a heading: 录用|第二十三条, not 根据|第三条."""
    return is_han(head[-1]) and not _WANTS_OBJECT.search(head[-4:]) and not any(mark in head for mark in "。；：！？")


class PairCounts:
    """How often two neighbouring characters occur in the text, in all and at the ends of clauses.

    Counted when first asked for.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.scored: dict[str, list[tuple[int, float]]] = {}
        self._drafts = drafts
        self._counts: Tally[str] | None = None
        self._ends: Tally[str] = Tally()
        self._begins: Tally[str] = Tally()
        self._speakers: list[str] | None = None

    def speakers(self) -> list[str]:
        """Return the labels of speakers, with their colons, that come again and again inside the text."""
        if self._speakers is None:
            found = Tally(label for draft in self._drafts for label in _SPEAKER.findall(draft.text))
            self._speakers = [label for label, count in found.items() if count >= _SPEAKS]
        return self._speakers

    def __getitem__(self, pair: str) -> int:
        return self._counted()[pair]

    def ends(self, pair: str) -> int:
        """Return how often a clause ends with `pair`."""
        self._counted()
        return self._ends[pair]

    def begins(self, pair: str) -> int:
        """Return how often a clause begins with `pair`."""
        self._counted()
        return self._begins[pair]

    def _counted(self) -> Tally[str]:
        if self._counts is None:
            self._counts = Tally()
            left = _COUNTED
            for draft in self._drafts:
                text = fold(draft.text)
                left -= len(text)
                if left < 0:
                    break
                self._counts.update(map("".join, pairwise(text)))
                self._ends.update(_CLAUSE_END.findall(text))
                self._begins.update(_CLAUSE_BEGIN.findall(text))
        return self._counts
