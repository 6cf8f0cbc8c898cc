"""Wrong answers: of the same kind as the right one, from the same text, and surely wrong in its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
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
    ("time", "figure", "who", "list", "term", "institution", "definition", "heading")
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
        self.english = analysis.speech.language == "en"
        self.kind = analysis.kind

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
            if form_of(word) != form_of(answer):
                return False  # 3 种 among 两种, 500 亿元 for 40 亿美元 gives itself away
            if blank.asked.size and other.size and not 1 / 12 <= other.size / blank.asked.size <= 12:
                return False
        elif (
            ((word in answer or answer in word) and not _are_posts(blank, word))
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


_POST = 4  # characters of a post, 副镇长: another than 镇长, as 市林业局 is not another than 林业局


def _are_posts(blank: Blank, word: str) -> bool:
    return blank.matter == "who" and len(word) <= _POST and word[-1] in "长任记员" and len(blank.bare) <= _POST


@lru_cache(maxsize=8192)
def checksum(text: str) -> int:
    """Return a number that looks like chance and is the same for a text in either script."""
    return crc32(fold(text).encode())


_NUMBER = re.compile(
    "[0-9０-９]+(?:[.,．，][0-9]+)*|[〇零一二两三四五六七八九十百千]+"
    r"|(?i:\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety)\b)"
)


def form_of(words: str) -> str:
    """Return how a value is written, without its number: 亿元 of 500亿元."""
    return _NUMBER.sub(lambda match: "0" if match.group()[0].isascii() else "〇", words).lower()


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
    if asked.matter == "term":
        return "term", asked.family, (count_of(answer) is not None) if asked.family else len(answer)
    if asked.matter == "heading" and blank.unit.section is not None:
        return "heading", blank.unit.section.id.rpartition(".")[0]
    return (asked.matter,)


def _is_formula(blank: Blank) -> bool:
    """Return whether a list is one that must be known word by word, not things that come along."""
    return (len(blank.asked.members) > 2 and blank.asked.points >= 3) or blank.asked.points >= 4


def _verbal(unit: Unit, start: int, stop: int) -> bool:
    """Return whether words begin with a verb or what goes before one: verbs do not stand for nouns."""
    inside = [token for token in unit.tokens if start <= token.start < stop]
    return bool(inside) and inside[0].tag[0] in "vdailz" and inside[0].tag not in ("vn", "an")


def _distance(blank: Blank, other: Other) -> float:
    """Return how unlike another answer is: by its size, else by its length."""
    if blank.asked.size and other.size:
        return abs(log(blank.asked.size / other.size))
    return abs(len(blank.bare) - len(other.text)) - 0.5 * (blank.bare[-1] == other.text[-1])
