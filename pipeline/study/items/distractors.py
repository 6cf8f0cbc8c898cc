"""Wrong answers: of the same kind as the right one, from the same text, and surely wrong in its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log
from zlib import crc32

from pipeline.language.characters import HAN
from pipeline.language.script import fold
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.number_phrases import count_of
from pipeline.study.items.asking import Matter
from pipeline.study.items.blanks import Blank
from pipeline.study.items.values import find_values

_LARGEST_POOL = 800  # answers to choose from; a longer text gives every second one, every third, …
_OFFERED: frozenset[Matter] = frozenset(
    ("time", "figure", "who", "list", "term", "institution", "definition", "heading", "phrase")
)
_MEANING = 5  # points of what a word means; other definitions ask which word is meant
_FRAME = 8  # characters before a figure: with another figure behind them they must stand nowhere else
_NEAR = 3  # characters beside an answer: with another in its place they must stand nowhere else


@dataclass(frozen=True, slots=True)
class Other:
    """An answer that the text gives elsewhere: its words, and the sentence they stand in."""

    text: str
    unit: int
    size: float | None = None


class Distractors:
    """Finds wrong answers for a blank among all that the text says of that kind."""

    def __init__(self, analysis: Analysis, blanks: Sequence[Blank]) -> None:
        self._analysis = analysis
        self._blanks = blanks

    @cached_property
    def _shelves(self) -> dict[tuple[object, ...], list[Other]]:
        """The answers by kind, each once, in text order."""
        shelves: dict[tuple[object, ...], dict[str, Other]] = defaultdict(dict)
        language = self._analysis.speech.language
        for unit in self._analysis.units:
            if unit.spoken and len(unit.text) <= 400:
                for value in find_values(unit.text if language == "en" else fold(unit.text), language):
                    words = unit.text[value.core_start : value.core_stop]
                    shelf = shelves["value", value.family]
                    shelf.setdefault(words, Other(words, unit.index, value.size))
        for blank in sorted(self._blanks, key=lambda blank: (blank.unit.index, blank.start)):
            offered = blank.matter in _OFFERED and blank.asked.points != _MEANING
            offered &= blank.matter != "phrase" or (bool(blank.asked.family) and len(self._places(blank.answer)) > 1)
            if offered and blank.matter not in ("time", "figure"):
                shelves[_key(blank)].setdefault(blank.answer, Other(blank.answer, blank.unit.index))
        return {key: _thinned(list(shelf.values())) for key, shelf in shelves.items()}

    def others(self, blank: Blank, used: Collection[str] = ()) -> list[Other]:
        """Return the answers that could stand in the gap and are wrong there, the likest first, none `used` before."""
        key = (blank.unit.index, *blank.core)
        if key not in self._known_others:
            self._known_others[key] = self._others(blank)
        return [other for other in self._known_others[key] if other.text not in used]

    def _others(self, blank: Blank) -> list[Other]:
        if blank.matter == "phrase" and not blank.asked.family:
            return []
        if blank.matter not in _OFFERED or (blank.matter == "definition" and blank.asked.points == _MEANING):
            return []
        if blank.matter == "list" and (blank.lead or not _is_formula(blank)):
            return []
        fit = [
            replace(other, text=_cased(other.text, blank.bare))
            for other in self._shelves.get(_key(blank), ())
            if self._is_wrong(blank, other)
        ]
        return sorted(fit, key=lambda other: (_distance(blank, other), checksum(blank.printed + other.text)))

    @cached_property
    def _known_others(self) -> dict[tuple[int, ...], list[Other]]:
        return {}

    def find(self, blank: Blank, number: int, used: Collection[str] = ()) -> list[str]:
        """Return up to `number` wrong answers, no two alike."""
        chosen: list[str] = []
        sizes = {blank.asked.size} - {None}
        for other in self.others(blank, used):
            if other.size is not None and other.size in sizes:
                continue
            if any(other.text in word or word in other.text for word in chosen) and other.size is None:
                continue
            chosen.append(other.text)
            sizes.add(other.size)
            if len(chosen) == number:
                break
        return chosen

    def members(self, blank: Blank) -> list[tuple[int, int]]:
        """Return where the members of a formula stand that may be asked for alone: the last ones first."""
        members = blank.asked.members
        if blank.matter != "list" or blank.lead or not _is_formula(blank) or len({*map(len, members)}) > 1:
            return []
        if not 3 <= len(members[0]) <= _LONGEST_MEMBER:
            return []
        size = len(members[0]) + 1
        places = [(blank.start + n * size, blank.start + n * size + size - 1) for n in range(len(members))]
        text = blank.unit.text
        joined = all(text[stop : stop + 1] == "、" for _, stop in places[:-1])
        return places[:0:-1] if joined else []

    def find_members(self, blank: Blank, place: tuple[int, int], number: int, used: Collection[str]) -> list[str]:
        """Return up to `number` members of other lists that could stand for one of a list and are wrong there."""
        text, folded = blank.unit.text, blank.stem.folded
        answer = text[slice(*place)]
        beside = {blank.unit.text[a:b] for a, b in self.members(blank)}
        shared = len({member[0] for member in blank.asked.members}) == 1
        alike_at_end = len({member[-1] for member in blank.asked.members}) == 1
        fit = [
            other.text
            for other in self._members.get((len(answer), _build(blank.unit, *place)), ())
            if other.text not in used
            and (not alike_at_end or other.text[-1] == answer[-1])
            and other.text not in text
            and other.unit != blank.unit.index
            and (shared or alike_at_end)
            and (not shared or other.text[0] == folded[place[0]])
            and not any(self._stand_together(member, other.text) for member in beside)
        ]
        return sorted(fit, key=lambda word: checksum(blank.printed + word))[:number]

    @cached_property
    def _members(self) -> dict[tuple[int, str], list[Other]]:
        """The members of lists by their length and the classes of their words."""
        found: dict[tuple[int, str], dict[str, Other]] = defaultdict(dict)
        for blank in sorted(self._blanks, key=lambda blank: (blank.unit.index, blank.start)):
            along = blank.stem.folded.startswith("等", blank.stop)
            if blank.matter == "list" and not along and len({*map(len, blank.asked.members)}) == 1:
                size = len(blank.asked.members[0])
                for number in range(len(blank.asked.members)):
                    start = blank.start + number * (size + 1)
                    words = blank.unit.text[start : start + size]
                    if re.search("[和与及、的]", words) is None:
                        shelf = found[size, _build(blank.unit, start, start + size)]
                        shelf.setdefault(words, Other(words, blank.unit.index))
        return {key: _thinned(list(shelf.values())) for key, shelf in found.items()}

    @cached_property
    def _text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self._analysis.speech.paragraphs)

    def _is_wrong(self, blank: Blank, other: Other) -> bool:
        """Return whether the sentence with another answer is surely not what the text says."""
        word, answer, text = other.text, blank.bare, blank.printed
        if word.casefold() == answer.casefold() or word.casefold() in text.casefold():
            return False
        if blank.asked.size is not None or blank.matter in ("time", "figure"):
            if blank.asked.size is not None and other.size == blank.asked.size:
                return False
            if word[0].isdigit() != answer[0].isdigit():
                return False  # 3 种 among 两种 gives itself away
            if blank.asked.size and other.size and not 1 / 120 <= other.size / blank.asked.size <= 120:
                return False
        elif (
            word in answer
            or answer in word
            or other.unit == blank.unit.index
            or (blank.matter not in ("heading", "definition", "who", "phrase") and self._stand_together(answer, word))
        ):
            return False
        start, stop = blank.core
        if blank.matter in ("time", "figure"):
            return blank.unit.text[max(blank.first, start - _FRAME) : start] + word not in self._text
        left, right = blank.unit.text[max(0, start - _NEAR) : start], blank.unit.text[stop : stop + _NEAR]
        return not (len(left) == _NEAR and left + word in self._text) and not (
            len(right) == _NEAR and re.fullmatch(f"{HAN}+", right) and word + right in self._text
        )

    def _stand_together(self, answer: str, word: str) -> bool:
        return bool(self._places(answer) & self._places(word))

    def _places(self, word: str) -> frozenset[int]:
        """The sentences with a word, by number."""
        if word not in self._known_places:
            units = self._analysis.units
            self._known_places[word] = frozenset(unit.index for unit in units if word in unit.text)
        return self._known_places[word]

    @cached_property
    def _known_places(self) -> dict[str, frozenset[int]]:
        return {}


def checksum(text: str) -> int:
    """Return a number that looks like chance and is the same for a text in either script."""
    return crc32(fold(text).encode())


def _cased(words: str, like: str) -> str:
    """Return an English answer with a capital or a small letter first, as the right one has it."""
    if words[:4].lower() == "the " or not words[0].isascii():
        return (words[0].upper() if like[0].isupper() else words[0].lower()) + words[1:]
    return words


def _thinned(others: list[Other]) -> list[Other]:
    return others[:: max(1, len(others) // _LARGEST_POOL)]


def _key(blank: Blank) -> tuple[object, ...]:
    """Return the shelf of a blank: answers on one shelf may stand for one another."""
    asked, answer = blank.asked, blank.answer
    if asked.matter in ("time", "figure"):
        return "value", asked.family
    if asked.matter == "list":
        even = len({len(member) for member in asked.members}) == 1
        return (
            "list",
            len(asked.members),
            even,
            len(asked.members[0]) if even else 0,
            _verbal(blank.unit, blank.start, blank.stop),
        )
    if asked.matter == "institution":
        return "institution", answer[-2:]
    if asked.matter == "phrase":
        return "phrase", asked.family
    if asked.matter == "term":
        return "term", asked.family, (count_of(answer) is not None) if asked.family else len(answer)
    if asked.matter == "heading" and blank.unit.section is not None:
        return "heading", blank.unit.section.id.rpartition(".")[0]
    return (asked.matter,)


def _is_formula(blank: Blank) -> bool:
    """Return whether a list is one that must be known word by word, not things that come along."""
    return (len(blank.asked.members) > 2 and blank.asked.points >= 3) or blank.asked.points >= 4


_LONGEST_MEMBER = 8


def _build(unit: Unit, start: int, stop: int) -> str:
    """Return the classes and lengths of words: 手续完备 (n2 a2) does not stand for 重大工程 (a2 n2)."""
    inside = (token for token in unit.tokens if start <= token.start < stop)
    return " ".join(
        f"{'n' if token.tag in ('vn', 'an', 'j', 'l') else token.tag[0]}{len(token.text)}" for token in inside
    )


def _verbal(unit: Unit, start: int, stop: int) -> bool:
    """Return whether words begin with a verb or what goes before one: verbs do not stand for nouns."""
    inside = [token for token in unit.tokens if start <= token.start < stop]
    return bool(inside) and inside[0].tag[0] in "vdailz" and inside[0].tag not in ("vn", "an")


def _distance(blank: Blank, other: Other) -> float:
    """Return how unlike another answer is: by its size, else by its length."""
    if blank.asked.size and other.size:
        return abs(log(blank.asked.size / other.size))
    return abs(len(blank.bare) - len(other.text)) - 0.5 * (blank.bare[-1] == other.text[-1])
