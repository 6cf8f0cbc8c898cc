"""Headings glued to their body with no mark between: 一、保护和激发市场主体活力改革开放以来，…"""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p
from pathlib import Path
from statistics import median

from pipeline.language.characters import HAN_CLASS, is_han
from pipeline.language.numerals import ONE_TO_TEN
from pipeline.language.words import load_pattern
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.ranks import RANKS
from pipeline.reader.series import stretch

_DATA = Path(__file__).with_name("data")
_SHORTEST, _LONGEST = 2, 45
_SURE, _LIKELY = 2.6, 0.6
_MEAN = 2.35  # score of the best cuts of a series on average
_BODY = 48  # characters of first sentences that cannot be headings as they stand
_MEAN_WIDE, _WIDE = 1.3, 300  # what they need when so many characters stand from one to the next
_MEAN_LONG, _MEAN_NAMED = 2.0, 1.1  # what such sentences need, and with a lower series inside, or as 第一章
_SENTENCE = 24  # characters of the first sentences of a series; shorter ones are headings as they stand
_NUMBERED = re.compile(
    f"[（(][{ONE_TO_TEN}]{{1,3}}[）)]|(?<![章节])第[{ONE_TO_TEN}百零]{{1,5}}(?:[章节条](?![第的])|[，、])|[一1][、．]"
)
_BLANKS = re.compile("(?<=[^\\s，、]{4})(?<![章节節条條])(?: {2,}|[ \u3000]*\u3000[ \u3000]*)(?=[^\\s—]{4})")
# What opens a body after a heading, and what may but stands inside headings too.
_OPENER = re.compile(load_pattern("body_openers", _DATA))
_WEAK_OPENER = re.compile(load_pattern("weak_body_openers", _DATA))
_WANTS_OBJECT = re.compile(f"{load_pattern('wanting_object', _DATA)}$")
_HEAD_END = re.compile(f"{load_pattern('heading_ends', _DATA)}$")
_TOLD = re.compile(load_pattern("telling_words", _DATA))
_SPEAKER = re.compile(f"(?<=[。！？…])[{HAN_CLASS}A-Za-z][{HAN_CLASS}A-Za-z .·]{{0,23}}[：:]")
_SPEAKS = 4  # times a label must come
_NEVER_FIRST = frozenset("，、；：。？！”》）［[①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽")  # a note's mark belongs to the heading
_CLAUSE_MARKS = frozenset("，。；：、！？")
_CLAUSE_END = re.compile("..(?=[，。；：、！？“”（）《》])")


@dataclass(frozen=True, slots=True)
class Build:
    """How the headings of a series are built: their middle length, and whether most have a comma."""

    length: float
    paused: bool


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
    cuts = [_best_cut(c, drafts[c.index].text, pairs) for c in open_ended]
    sure = len(series) - len(open_ended) + sum(1 for _, score in cuts if score >= _SURE)
    mean = sum(score for _, score in cuts) / len(cuts)
    wanted = _wanted(series, typical, numbered)
    if wanted == _MEAN_LONG and mean >= _MEAN_WIDE and stretch(series, drafts) >= _WIDE:
        wanted = _MEAN_WIDE
    if mean < wanted and sure < 0.6 * len(series):
        return
    build = _build([_head(c, drafts, stop) for c, (stop, _) in zip(open_ended, cuts, strict=True)])
    for candidate in open_ended:
        stop, score = _best_cut(candidate, drafts[candidate.index].text, pairs, build)
        if score >= _LIKELY:
            candidate.stop, candidate.kind = stop, "glued"
            candidate.why.append("runs into its body without a mark between")


def _wanted(series: Sequence[Candidate], typical: float, numbered: Sequence[Candidate]) -> float:
    """Return the score that the cuts of a series need on average."""
    rank = RANKS[series[0].family]
    if rank <= 2:
        return _MEAN_NAMED
    if typical <= _BODY:
        return _MEAN
    inner = (c for c in numbered if series[0].order < c.order and RANKS.get(c.family, 0) > rank and c.value == 1)
    return _MEAN_NAMED if any(inner) else _MEAN_LONG


def _head(candidate: Candidate, drafts: Sequence[Draft], stop: int) -> str:
    return drafts[candidate.index].text[candidate.start + len(candidate.label) : stop]


def _build(heads: Sequence[str]) -> Build | None:
    """Return how most of the headings are built; None for fewer than three."""
    if len(heads) < 3:
        return None
    return Build(median(len(head) for head in heads), 2 * sum(1 for head in heads if "，" in head) > len(heads))


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


def _best_cut(candidate: Candidate, text: str, pairs: PairCounts, build: Build | None = None) -> tuple[int, float]:
    start = candidate.start + len(candidate.label)
    offset, score = best_cut(text[start : candidate.stop], pairs, build)
    return start + offset if score else 0, score


def best_cut(sentence: str, pairs: PairCounts, build: Build | None = None) -> tuple[int, float]:
    """Return the most likely end of a heading inside its first sentence, and how likely it is."""
    best, best_score, best_placed = 0, 0.0, 0.0
    for label in pairs.speakers():
        if (at := sentence.find(label, 0, _LONGEST + len(label))) >= _SHORTEST:
            return at, _SURE + 2
    for offset in range(_SHORTEST, min(len(sentence) - 6, _LONGEST)):
        before = sentence[offset - 1]
        if not (is_han(before) or before in "”》）？］") or sentence[offset] in _NEVER_FIRST:
            continue
        score = cut_score(sentence, offset, pairs)
        if score <= 0:
            continue
        placed = score + log1p(min(pairs.ends(sentence[offset - 2 : offset]), 5))
        if build:
            placed += _likeness(sentence[:offset], build)
        if placed > best_placed:
            best, best_score, best_placed = offset, score, placed
    return best, best_score


def _likeness(head: str, build: Build) -> float:
    pauses = 1.25 if build.paused and head.count("，") == 1 else 0.0
    return pauses - 0.04 * abs(len(head) - build.length)


def cut_score(sentence: str, offset: int, pairs: PairCounts) -> float:
    """Return how much speaks for a heading that ends at `offset` of its sentence."""
    head, body = sentence[:offset], sentence[offset : offset + 12]
    if _WANTS_OBJECT.search(head[-4:]) or body[0] in "的和与及之" or _inside_opener(sentence, offset):
        return 0.0
    if _NUMBERED.match(sentence, offset):
        return _SURE + 2
    score = -0.03 * offset - 0.5 * head.count("，")
    if _OPENER.match(body):
        score += 2
    elif _WEAK_OPENER.match(body):
        score += 0.75
    elif any(mark in _CLAUSE_MARKS for mark in body[1:4]):
        score -= 0.75  # a word or two and a mark: the end of the heading's own clause
    if _TOLD.search(head):
        score -= 1.25
    if head[:3] in head[3:]:
        score -= 1.5  # the body has already begun with the heading's words
    if body[:4] in head:
        score += 2.5  # 关于做好维护社会稳定工作|做好维护社会稳定工作，是…
    elif body[:2] in head:
        score += 0.75
    elif any(body[i : i + 4] in head for i in range(1, 5)):
        score += 1
    if _HEAD_END.search(head[-4:]):
        score += 1.5 if _OPENER.match(body) else 1
    if pairs[head[-2:]] > 1:
        score += 0.75
    if pairs[body[:2]] > 1:
        score += 0.75
    joint = pairs[head[-1] + body[0]]
    if joint > 2:
        score -= min(joint - 1, 4) * 0.75  # the two characters at the cut are a word of this text
    return score


def _inside_opener(sentence: str, offset: int) -> bool:
    """Return whether an opener began just before: 地方|各级."""
    openers = (_OPENER.match(sentence, start) for start in (offset - 1, offset - 2) if start > 0)
    return any(opener and opener.end() > offset + 1 for opener in openers)


class PairCounts:
    """How often two neighbouring characters occur in the text, in all and at the ends of clauses.

    Counted when first asked for.
    """

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        self._counts: Tally[str] | None = None
        self._ends: Tally[str] = Tally()
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

    def _counted(self) -> Tally[str]:
        if self._counts is None:
            self._counts = Tally()
            for draft in self._drafts:
                self._counts.update(map("".join, pairwise(draft.text)))
                self._ends.update(_CLAUSE_END.findall(draft.text))
        return self._counts
