"""Bare numbers glued to what followed on the next line: a title and its body, 二今后的打算今后三年，…, or a body.

A number without a mark says nothing by itself (一个, 三年来); paragraphs that count on from 一 do. Whether titles stand
between the numbers and the bodies is decided for them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.characters import HAN_CLASS
from pipeline.language.numerals import ONE_TO_TEN, parse_numeral
from pipeline.language.segmentation import cut_words
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.glue import LOOKED_AT, PairCounts, best_end
from pipeline.reader.heading_end import End, find_build

_NUMBER = re.compile(f"(?P<number>[{ONE_TO_TEN}]{{1,3}})(?=[{HAN_CLASS}“《0-9])")
_PARAGRAPH = 50
_WORDS = 14  # characters that show whether a number is a word of its own
_FEWEST = 3
_MEAN, _MOST = 0.0, 4.0  # odds of the ends on average


def counted_candidates(drafts: Sequence[Draft], pairs: PairCounts, known: Sequence[Candidate]) -> list[Candidate]:
    """Return the headings of paragraphs that count on from 一 with bare numbers.

    None when they are too few, or one of their paragraphs has a heading already (`known`).
    """
    counted = _counted(drafts)
    if {index for index, _, _ in counted} & {c.index for c in known}:
        return []
    if len(counted) < _FEWEST:
        return []
    ends = [_end(draft, number, pairs) for _, draft, number in counted]
    if sum(max(-_MOST, min(end.odds, _MOST)) for end in ends) < _MEAN * len(ends):
        return [_alone(index, number, value) for value, (index, _, number) in enumerate(counted, 1)]
    build = find_build([d.text[len(n) : len(n) + end.offset] for (_, d, n), end in zip(counted, ends, strict=True)])
    found: list[Candidate] = []
    for value, (index, draft, number) in enumerate(counted, 1):
        start = len(number)
        stop = start + best_end(draft.text[start : start + LOOKED_AT], pairs, build).offset
        candidate = Candidate(index, start, stop, "glued", number, "一、", value, taken=True, lead=index)
        candidate.why.append("its bare number counts on; runs into its paragraph without a mark")
        found.append(candidate)
    return found


def _counted(drafts: Sequence[Draft]) -> list[tuple[int, Draft, str]]:
    """Return the paragraphs with their numbers that count on from 一."""
    found: list[tuple[int, Draft, str]] = []
    for index, draft in enumerate(drafts):
        if draft.role != "body" or draft.is_body or draft.level is not None or len(draft.text) < _PARAGRAPH:
            continue
        match = _NUMBER.match(draft.text)
        if match and parse_numeral(match["number"]) == len(found) + 1 and _stands_alone(draft.text, match["number"]):
            found.append((index, draft, match["number"]))
    return found


def _stands_alone(text: str, number: str) -> bool:
    """Return whether a number is no part of a word, and no measure word follows it: 一方面, 三中全会, 三年来."""
    first, second = cut_words(text[:_WORDS])[:2]
    return first.text == number and second.tag[:1] not in "qm"


def _alone(index: int, number: str, value: int) -> Candidate:
    candidate = Candidate(index, 0, len(number), "glued", number, "一、", value, taken=True)
    candidate.why.append("a bare number that counts on; its paragraph follows without a mark")
    return candidate


def _end(draft: Draft, number: str, pairs: PairCounts) -> End:
    return best_end(draft.text[len(number) : len(number) + LOOKED_AT], pairs)
