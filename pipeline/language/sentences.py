"""Sentences of a paragraph. No dictionary, no grammar: marks, quotations and what carries a sentence on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.language.characters import is_han
from pipeline.language.marks import BRACKET_OPENERS, CLOSERS, ELLIPSIS, END_MARKS, PAIRED_CLASS
from pipeline.language.numerals import parse_numeral
from pipeline.language.quotation import match_quotes, outermost

# What carries a sentence on after a closing quotation mark whose quotation ends in 。 or in ？！.
_CARRIES_ON = "，、；：,;:）)》的等和与與或及"
_CARRIES_ON_ASKED = _CARRIES_ON + "这這那是在说說问問道"
_SPEAKS_NEXT = re.compile("[他她我您你][们們]?[说說问問答喊道]")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Jr|Sr|vs|No|Nos|Fig|Figs|Vol|pp?|ed|eds|cf|al|Inc|Ltd|Co|Corp|Gen|Gov|Sen"
    r"|Rep|Hon|approx|dept|est|e\.g|i\.e|etc|a\.m|p\.m|U\.S|U\.K|U\.N|Ph\.D)|(?:^|[\s(.])[A-Z])$"
)
_INTEREST = re.compile(rf"[。！？!?｡．.…\n{PAIRED_CLASS}]")
# One sentence with nothing in it that could end it or open a quotation.
_PLAIN_SENTENCE = re.compile(rf"(?P<words>[^\s。！？!?｡．.…{PAIRED_CLASS}]{{2,}}[。！？]?)")
_AFTER_END = re.compile(r"[。！？!?｡．.…”’」』）)》〉】〕］\]\"']*")
_BLANKS = re.compile(r"\s*")


def split_sentences(text: str, cuts: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Return the sentences of one paragraph as (start, stop) spans, which cover all of it but blanks.

    A sentence ends at 。！？!? or an ellipsis with the closing marks after it, never inside a matched quotation
    or bracket; a stray mark opens nothing. A quotation that itself ends in 。？！ ends the sentence unless the
    words after it carry on (“…？”的问题). An ASCII full stop ends a sentence before a blank or the end, but not
    after an abbreviation. `cuts` are offsets where a sentence ends whatever the marks say.
    """
    inner = [cut for cut in cuts if 0 < cut < len(text)]
    if not inner and (plain := _PLAIN_SENTENCE.fullmatch(text)):
        return [plain.span("words")] if plain.group("words") else []
    spans: list[tuple[int, int]] = []
    forced = {*inner, len(text)}
    start = checked = 0
    worded = False  # whether text[start:checked] has a word: marks alone are no sentence
    for stop in sorted(forced.union(_sentence_stops(text))):
        worded = worded or _has_word(text, checked, stop)
        checked = stop
        if not worded and stop not in forced:
            continue
        left, right = _strip(text, start, stop)
        if left < right:
            if not worded and stop == len(text) and spans and start not in forced:
                left = spans.pop()[0]  # marks left over at the end belong to the last sentence
            spans.append((left, right))
        start, worded = stop, False
    return spans


def _sentence_stops(text: str) -> list[int]:
    quoted = outermost(match_quotes(text).pairs)
    starts = [start for start, _ in quoted]
    stops: list[int] = []
    done = 0
    for match in _INTEREST.finditer(text):
        at = match.start()
        if at < done:
            continue
        index = bisect_right(starts, at) - 1
        inside = index >= 0 and quoted[index][0] <= at <= quoted[index][1]
        if inside and at != quoted[index][1]:
            continue
        if inside:
            stop = _stop_after_quotation(text, quoted[index][0], at, stops[-1] if stops else 0)
        else:
            stop = _stop_after_mark(text, at)
        if stop is not None:
            stops.append(stop)
            done = stop
    return stops


def _stop_after_mark(text: str, at: int) -> int | None:
    char = text[at]
    if char == "\n":
        return at + 1
    if char in ".．" and not _ends_sentence(text, at):
        return None
    if char not in END_MARKS and char not in "….":
        return None
    stop = _run_of_ends(text, at + 1)
    if char == ELLIPSIS and text[at:stop].strip("…") == "" and text[stop : stop + 1] in _CARRIES_ON_ELLIPSIS:
        return None
    if char in "!?" and stop < len(text) and text[stop].isascii() and text[stop].isalnum():
        return None  # a mark inside an address: a?b=c
    return stop


_CARRIES_ON_ELLIPSIS = frozenset("，、；：,;:）)》”’」』的等")


def _run_of_ends(text: str, start: int) -> int:
    """Return where the end marks and closing marks from `start` on end; a new opening \" is not one of them."""
    match = _AFTER_END.match(text, start)
    stop = match.end() if match else start
    while stop > start and text[stop - 1] in "\"'" and stop < len(text) and not text[stop].isspace():
        stop -= 1
    return stop


def _stop_after_quotation(text: str, opener: int, closer: int, start: int) -> int | None:
    """Return the sentence end at a closing mark, None when the sentence goes on after it."""
    last = text[closer - 1]
    inner = closer - 1
    while inner > opener and text[inner] in CLOSERS:
        inner -= 1
        last = text[inner]
    if last not in END_MARKS and last not in "….":
        return None
    mark = text[opener]
    if mark in "《〈«":
        return None
    follows = text[closer + 1 : closer + 2]
    if mark in BRACKET_OPENERS:
        return closer + 1 if not text[start:opener].strip() else None
    if follows in END_MARKS or follows == ELLIPSIS:
        return None  # the mark after the quotation ends the sentence
    introduced = opener > 0 and text[opener - 1] in "：:，,"
    carries = _CARRIES_ON if last in "。.．｡" or introduced else _CARRIES_ON_ASKED
    if follows and (follows in carries or (last not in "。.．" and _SPEAKS_NEXT.match(text, closer + 1))):
        return None
    if follows == " " and text[closer + 2 : closer + 3].islower():
        return None  # "Why?" he asked.
    return closer + 1


def _ends_sentence(text: str, at: int) -> bool:
    """Return whether the full stop at `at` (ASCII or full-width) ends a sentence."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not before:
        return False
    if text[at] == "．":
        return is_han(before) and (not after or after.isspace()) and parse_numeral(text[:at].strip()) is None
    if after and not after.isspace() and after not in "\"')]”’」』）":
        dots = after == "." and text[at : at + 3] == "..." and text[at + 3 : at + 4].isspace()
        return dots and not text[at + 3 : at + 12].lstrip()[:1].islower()
    if after and _ABBREVIATION.search(text[max(0, at - 12) : at]):
        return False
    if before.isdigit() and (at < 3 or text[max(0, at - 4) : at].strip("0123456789 ") == "") and after.isspace():
        return False  # the number of a list item: "1. "
    following = text[at + 1 : at + 12].lstrip(" \"'“‘(")
    return not following[:1].islower()


def _has_word(text: str, start: int, stop: int) -> bool:
    return any(char.isalnum() for char in text[start:stop])


def _strip(text: str, start: int, stop: int) -> tuple[int, int]:
    match = _BLANKS.match(text, start, stop)
    left = match.end() if match else start
    while stop > left and text[stop - 1].isspace():
        stop -= 1
    return left, stop
