"""Unnumbered headings glued to their body with no mark: 交易池规则你可能听过这样一句话，…

Only a whole document can show them: in one of ordinary prose hardly a paragraph has a break of this kind, in
one whose title lines lost their line ends many have.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import exp, log
from pathlib import Path

from pipeline.language.characters import HAN
from pipeline.language.words import load_pattern
from pipeline.reader.customary import CUSTOMARY
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.glue import LOOKED_AT, PairCounts, best_end, said_again, speaker_start
from pipeline.reader.heading_end import Build, End, find_build
from pipeline.reader.labels import read_label

_DATA = Path(__file__).with_name("data")
_FEWEST = 3  # glued headings a document must show
_SHARES = (0.05, 0.1, 0.2, 0.4, 0.7, 0.95)  # of the longer paragraphs that begin with one
# How much better they must explain the text: at least, and for each paragraph; and what is prose at first sight.
_GAIN, _GAIN_EACH, _PROSE = 3.0, 0.15, -1.5
_LOOKED_AT_FIRST = 30  # paragraphs
_MOST = 4.0  # no single paragraph tells more
_SHORTEST, _LONGEST = 2, 42
_PARAGRAPH = 60
_SURE_FLUSH = -1.0  # odds that one needs where nearly all others are indented
_FLUSH = 0.34  # at most this share of the paragraphs stands flush, else it says nothing
_OPENS = re.compile(load_pattern("title_followers", _DATA))
_NO_HEAD = re.compile(load_pattern("sentence_beginnings", _DATA))
_GOES_ON = re.compile(f"{load_pattern('unfinished_ends', _DATA)}$")
_ASKED = re.compile("(?:问|問|答)[：:]")
_STOP = re.compile("[。！]")
_FEWEST_AGAIN = 3
_CUSTOMARY_START = re.compile(f"{CUSTOMARY}(?={HAN})")


def unmarked_candidates(drafts: Sequence[Draft], pairs: PairCounts) -> list[Candidate]:
    """Return the glued headings of a document that shows enough of them, else none."""
    paragraphs = [
        (index, draft)
        for index, draft in enumerate(drafts)
        if draft.role == "body"
        and not draft.is_body
        and draft.level is None
        and len(draft.text) >= _PARAGRAPH
        and not read_label(draft.text)
        and not _ASKED.match(draft.text)
    ]
    flush = [(index, draft) for index, draft in paragraphs if draft.indent < 1]
    if len(flush) >= 2 and len(flush) <= _FLUSH * len(paragraphs):
        return _flush_candidates(flush, pairs)
    return _weighed(paragraphs, pairs)


def _weighed(paragraphs: Sequence[tuple[int, Draft]], pairs: PairCounts) -> list[Candidate]:
    """Return the paragraphs that begin with a heading, if that share of them which fits best fits better than none.

    Ordinary prose is told at once by a few of its paragraphs.
    """
    step = max(1, len(paragraphs) // _LOOKED_AT_FIRST)
    if _best_share([_end(draft, pairs).odds for _, draft in paragraphs[::step]])[0] < _PROSE:
        return []
    ends = [_end(draft, pairs) for _, draft in paragraphs]
    gain, share = _best_share([end.odds for end in ends])
    if gain < _GAIN + _GAIN_EACH * len(ends):
        return []
    even = log((1 - share) / share)
    heads = [draft.text[: end.offset] for (_, draft), end in zip(paragraphs, ends, strict=True) if end.odds >= even]
    build = find_build(heads)
    ends = [_end(draft, pairs, build) for _, draft in paragraphs]
    found = [
        _candidate(index, end.offset) for (index, _), end in zip(paragraphs, ends, strict=True) if end.odds >= even
    ]
    return found if len(found) >= _FEWEST else []


def _best_share(odds: Sequence[float]) -> tuple[float, float]:
    """Return how much better than ordinary prose the best share of headings explains the paragraphs, and the share."""
    return max((sum(log(1 - s + s * exp(min(each, _MOST))) for each in odds), s) for s in _SHARES)


def _end(draft: Draft, pairs: PairCounts, build: Build | None = None) -> End:
    """Return where a heading may end; words that hardly stand but after a title tell it, and sentences have none."""
    stop = _head_stop(draft.text)
    end = best_end(draft.text[:LOOKED_AT], pairs, build)
    return End(stop, max(end.odds, _MOST)) if stop else end


def repeating_candidates(drafts: Sequence[Draft]) -> list[Candidate]:
    """Return the headings whose last words their body says again at once: 关于会议过多的问题|会议过多的问题在几个科室…

    A document must show several: in ordinary prose hardly a sentence says four characters twice in a row.
    """
    found: list[Candidate] = []
    for index, draft in enumerate(drafts):
        if draft.role != "body" or draft.is_body or draft.level is not None or read_label(draft.text):
            continue
        if again := said_again(draft.text):
            candidate = _candidate(index, again)
            candidate.why[:] = ["the paragraph says the heading's last words again at once"]
            found.append(candidate)
    heads = {drafts[c.index].text[: c.stop] for c in found}
    return found if len(heads) >= _FEWEST_AGAIN else []


def before_speakers(drafts: Sequence[Draft], labels: frozenset[str]) -> list[Candidate]:
    """Return the title lines that run into the label of a speaker, in a text of speakers: 社群與參與Solenne："""
    found: list[Candidate] = []
    for index, draft in enumerate(drafts):
        if draft.role == "body" and not draft.is_body and draft.level is None:
            stop = speaker_start(draft.text, labels)
            if stop and _SHORTEST <= stop <= _LONGEST and not _STOP.search(draft.text, 0, stop):
                candidate = Candidate(index, 0, stop, "glued", taken=True)
                candidate.why.append("a speaker's label follows without a mark between")
                found.append(candidate)
    return found


def _candidate(index: int, stop: int) -> Candidate:
    candidate = Candidate(index, 0, stop, "glued", taken=True)
    candidate.why.append("title words run into their paragraph without a mark, as in others here")
    return candidate


def _flush_candidates(flush: Sequence[tuple[int, Draft]], pairs: PairCounts) -> list[Candidate]:
    """Return the headings of the paragraphs that stand flush while nearly all others are indented."""
    ends = [_end(draft, pairs) for _, draft in flush]
    heads = [draft.text[: end.offset] for (_, draft), end in zip(flush, ends, strict=True) if end.odds >= _SURE_FLUSH]
    build = find_build(heads)
    found: list[Candidate] = []
    for index, draft in flush:
        end = _end(draft, pairs, build)
        if end.odds >= _SURE_FLUSH:
            candidate = Candidate(index, 0, end.offset, "glued", taken=True)
            candidate.why.append("stands flush while the body is indented; runs into its paragraph without a mark")
            found.append(candidate)
    return found


def _head_stop(text: str) -> int | None:
    customary = _CUSTOMARY_START.match(text)
    if customary and (_ASKED.match(text, customary.end()) or not _GOES_ON.match(text[customary.end()])):
        return customary.end()
    if _NO_HEAD.match(text):
        return None
    limit = next((m.start() for m in re.finditer("[。！？!?]", text[: _LONGEST + 8])), _LONGEST + 4)
    for match in _OPENS.finditer(text, _SHORTEST, min(limit, _LONGEST + 6)):
        head = text[: match.start()]
        if not _GOES_ON.search(head) and len(head) <= _LONGEST:
            return match.start()
    return None
