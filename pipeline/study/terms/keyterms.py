"""Key terms: the noun phrases a speech is about.

Candidates are runs of one to four words ending in a noun; their weight is C-value (Frantzi, Ananiadou & Mima 2000)
times rarity in general Chinese, more in the title and in headings and when spread over many paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log, log2
from pathlib import Path
from typing import NamedTuple

from pipeline.language.characters import is_han
from pipeline.language.script import fold
from pipeline.language.segmentation import Token, rarity
from pipeline.language.words import load_words
from pipeline.study.analysis import Analysis, Unit

_DATA = Path(__file__).with_name("data")

_LONGEST = 4  # words of a candidate
_LEAST = {"zh": 2, "en": 3}  # times
_CHARS = (2, 12)
_COMPOUND = 3  # characters from which a phrase is a term anywhere; a shorter one must stand in a heading or the title
_RARE = 9.5  # and be no everyday word
_PLACES = frozenset({"ns", "nsf", "s", "f"})
_HEADS = frozenset({"n", "vn", "nz", "nt", "j", "an", "ns", "ng", "en"})
_INNER = _HEADS | {"l", "v", "a", "b", "vd", "ad", "d", "m", "q", "f", "s", "nr", "i"}
_FIRST = _HEADS | {"v", "a", "b", "ad", "nr", "i"}


class KeyTerm(NamedTuple):
    """A term the text keeps speaking of, with its weight and how often it stands."""

    text: str
    weight: float
    times: int
    unit: Unit  # where it stands first


def find_key_terms(analysis: Analysis, drop: Iterable[str] = ()) -> list[KeyTerm]:
    """Return the key terms, the weightiest first."""
    tally = _count(analysis)
    dropped = (
        frozenset(drop) | load_words("generic_terms", _DATA) | load_words("everyday_terms", _DATA) | analysis.stopwords
    )
    longer = _longer_counts(tally)
    terms: list[KeyTerm] = []
    least = _LEAST[analysis.speech.language]
    for words, each in tally.items():
        if each.times < least or not _is_cohesive(words, each, tally):
            continue
        text = _join(words, analysis.speech.language)
        if text in dropped or fold(text).lower() in dropped:
            continue
        if not _is_name_of_a_thing(words, text, each, analysis.speech.language):
            continue
        weight = _weight(words, each, longer.get(words, ()), analysis.speech.language)
        if weight > 0:
            terms.append(KeyTerm(text, weight, each.times, analysis.units[each.first]))
    terms.sort(key=lambda term: (-term.weight, term.unit.index, term.text))
    return _without_parts(terms)


def _is_name_of_a_thing(words: tuple[str, ...], text: str, each: _Tally, language: str) -> bool:
    """Return whether a candidate can be a term: no place, no demand (加快科技), no bare everyday word."""
    if language == "en":
        return len(words) > 1 or each.heading or each.title
    if each.tags[-1] in _PLACES or (len(words) > 1 and fold(words[0]) in load_words("outline_verbs_only", _DATA)):
        return False
    if len(text) >= _COMPOUND:
        return True
    return (each.heading or each.title) and rarity(fold(text)) >= _RARE


class _Tally:
    __slots__ = ("after", "before", "first", "heading", "paragraphs", "tags", "times", "title")

    def __init__(self, first: int, tags: tuple[str, ...]) -> None:
        self.first = first
        self.tags = tags
        self.times = 0
        self.paragraphs: set[str] = set()
        self.before: set[str] = set()
        self.after: set[str] = set()
        self.title = self.heading = False


def _count(analysis: Analysis) -> dict[tuple[str, ...], _Tally]:
    title = analysis.speech.title or ""
    unfit = (analysis.stopwords, analysis.stopwords | load_words("loose_modifiers", _DATA))
    tally: dict[tuple[str, ...], _Tally] = {}
    for unit in analysis.units:
        if not (unit.spoken or unit.kind == "heading"):
            continue
        for start, stop in _candidates(unit.tokens, unfit):
            words = tuple([token.text for token in unit.tokens[start:stop]])
            each = tally.get(words)
            if each is None:
                tags = tuple([token.tag for token in unit.tokens[start:stop]])
                each = tally[words] = _Tally(unit.index, tags)
            each.times += 1
            each.paragraphs.add(unit.paragraph.id)
            each.before.add(unit.tokens[start - 1].text if start else "")
            each.after.add(unit.tokens[stop].text if stop < len(unit.tokens) else "")
            each.heading |= unit.kind == "heading"
    for words, each in tally.items():
        each.title = "".join(words) in title
    return tally


def _candidates(tokens: Sequence[Token], unfit: tuple[frozenset[str], frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Yield where candidates stand; `unfit` are the words that none may end with, and those none may begin with."""
    within, before = unfit
    inner = [token.tag in _INNER for token in tokens]
    for start, first in enumerate(tokens):
        if first.tag not in _FIRST or first.text in before or first.text.lower() in before:
            continue
        if start and tokens[start - 1].tag[0] == "m":
            continue  # after a figure: 11日电
        chars = 0
        for stop in range(start + 1, min(start + _LONGEST, len(tokens)) + 1):
            last = tokens[stop - 1]
            if not inner[stop - 1] or (stop > start + 1 and last.text in within):
                break
            chars += len(last.text)
            if chars > _CHARS[1] and last.tag != "en":
                break
            if chars >= _CHARS[0] and _may_end(last, stop - start):
                yield start, stop


def _may_end(token: Token, words: int) -> bool:
    return (
        token.tag in _HEADS
        and (words > 1 or len(token.text) > 1)
        and (
            is_han(token.text[0])
            or (token.tag == "en" and len(token.text) > 3 and not token.text.endswith(("ly", "ed")))
        )
    )


def _longer_counts(tally: dict[tuple[str, ...], _Tally]) -> dict[tuple[str, ...], list[int]]:
    longer: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for words, each in tally.items():
        if each.times < 2:
            continue
        for size in range(1, len(words)):
            for start in range(len(words) - size + 1):
                longer[words[start : start + size]].append(each.times)
    return longer


def _is_cohesive(words: tuple[str, ...], each: _Tally, tally: dict[tuple[str, ...], _Tally]) -> bool:
    """Return whether the words belong together and stand free: not always beside the same neighbour."""
    if len(words) > 1 and (len(each.before) < 2 or len(each.after) < 2):
        return False
    return not (each.times > 2 and (len(each.before) < 2 or len(each.after) < 2))


def _weight(words: tuple[str, ...], each: _Tally, longer: Sequence[int], language: str) -> float:
    generic = load_words("generic_terms", _DATA)
    nested = sum(longer) / len(longer) if longer else 0.0
    value = each.times - nested
    if value < 1:
        return 0.0
    rare = sum(_rarity(word, language) for word in words) / len(words)
    boost = (2.0 if each.title else 1.0) * (1.5 if each.heading else 1.0) * (1 + log(len(each.paragraphs)) / 2)
    tired = sum(word in generic for word in words) / len(words)
    return float(log2(len(words) + 1) * log(1 + value) * max(rare - 5, 0.5) * boost * (1 - 0.6 * tired))


def _rarity(word: str, language: str) -> float:
    return 9.0 if language == "en" else min(rarity(word), 14.0)


def _join(words: tuple[str, ...], language: str) -> str:
    return (" " if language == "en" else "").join(words)


def _without_parts(terms: list[KeyTerm]) -> list[KeyTerm]:
    """Return the terms without those that a weightier one holds or is held by."""
    kept: list[KeyTerm] = []
    for term in terms:
        if len(kept) >= 200:
            break
        if not any(term.text in other.text or other.text in term.text for other in kept):
            kept.append(term)
    return kept
