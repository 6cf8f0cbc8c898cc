"""Wrong answers that are fair: of the same series, length and kind, from the speech, and wrong by its words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from zlib import crc32

from pipeline.language.characters import HAN, HAN_CLASS
from pipeline.language.numerals import COUNTED, ONE_TO_TEN
from pipeline.language.words import load_words
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.number_phrases import count_of
from pipeline.study.items.blanks import Blank
from pipeline.study.items.structure import structure_of

_DATA = Path(__file__).with_name("data")

_LARGEST_POOL = 1500  # answers to choose from; a longer text gives every second one, every third, …
_Key = tuple[str | int, ...]
_SHORTEST = 3  # characters of an answer that others can stand for
_FRAME = 5  # characters before the blank, its mark too, that sister sentences share
_NUMBER = re.compile(r"([一二两三四五六七八九十]{1,2})(个|大|项|条|种|最|不)?(.{1,7})")


class Distractors:
    """Finds wrong answers for a blank among all the blanks of a speech."""

    def __init__(self, analysis: Analysis, blanks: Sequence[Blank]) -> None:
        self._speech = analysis.speech
        self._analysis = analysis
        self._blanks = blanks

    @cached_property
    def _text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self._speech.paragraphs)

    @cached_property
    def pool(self) -> list[Blank]:
        """The blanks with different answers, in text order."""
        first: dict[tuple[str, str], Blank] = {}
        for blank in sorted(self._blanks, key=lambda blank: (blank.unit.index, blank.start)):
            first.setdefault((blank.source, blank.answer), blank)
        pool = list(first.values())
        return pool[:: max(1, len(pool) // _LARGEST_POOL)]

    @cached_property
    def _shelves(self) -> dict[_Key, list[Blank]]:
        shelves: dict[_Key, list[Blank]] = {}
        for blank in self.pool:
            for key in _keys(blank):
                shelves.setdefault(key, []).append(blank)
        return shelves

    def candidates(self, blank: Blank) -> list[Blank]:
        """Return the blanks of the pool that have anything in common with a blank: head, form, frame or series."""
        return [other for key in _keys(blank) for other in self._shelves.get(key, ())]

    def find(self, blank: Blank, number: int, used: Collection[str] = ()) -> list[str]:
        """Return up to `number` wrong answers, the likest first, none of them `used` before."""
        if len(blank.answer) < _SHORTEST:
            return []
        ranked: dict[str, float] = {}
        for other in self.candidates(blank):
            if other.answer in used or other.answer in ranked or not self._is_like(blank, other):
                continue
            if self._is_wrong(blank, other):
                ranked[other.answer] = self._likeness(blank, other)
        chosen: list[str] = []
        for word in sorted(ranked, key=lambda word: (-ranked[word], crc32((blank.unit.text + word).encode()))):
            if not any(word in other or other in word for other in chosen):
                chosen.append(word)
            if len(chosen) == number:
                return chosen
        if blank.source != "term":
            return chosen
        recounted = [word for word in _recounted(blank.answer) if word not in self._bare and word not in used]
        return recounted if len(recounted) == number else chosen

    def is_said(self, statement: str) -> bool:
        """Return whether the speech has these words, marks aside."""
        return re.sub(f"[^{HAN_CLASS}]", "", statement) in self._bare

    def _is_like(self, blank: Blank, other: Blank) -> bool:
        """Return whether another answer could stand in the gap: a sister heading's, or one of the same head.

        A number phrase for a number phrase of the same form (四个意识, 五个坚持); else words built alike, with the same
        head (教育强国, 科技强国) and, but for members of series, behind the same word.
        """
        answer, word = blank.answer, other.answer
        if _are_siblings(blank, other) or are_sisters(blank, other):
            return True
        form = _form_of_number(answer)
        if form is not None or _form_of_number(word) is not None:
            return form == _form_of_number(word)
        if blank.source != other.source or not share_head(answer, word):
            return False
        built = structure_of(blank.unit.tokens, blank.start, blank.stop)
        if built is None or built != structure_of(other.unit.tokens, other.start, other.stop):
            return False
        return blank.source == "series" or (built[0].kind == "n" and _word_before(blank) == _word_before(other))

    def _likeness(self, blank: Blank, other: Blank) -> float:
        """Return how like the answer another is: its length, its last character."""
        answer, word = blank.answer, other.answer
        return 4.0 * _are_siblings(blank, other) + 2.0 * (len(word) == len(answer)) + (word[-1] == answer[-1])

    def _is_wrong(self, blank: Blank, other: Blank) -> bool:
        """Return whether the sentence with `word` instead is surely not what the speech says."""
        text, answer, word = blank.unit.text, blank.answer, other.answer
        if _are_siblings(blank, other):
            return word not in text and word not in answer and answer not in word
        if word in text or word in answer or answer in word or word in load_words("generic_answers", _DATA):
            return False
        if _form_of_number(answer) is None and self.stand_together(answer, word):
            return False  # what the speech names together may both be right
        left = re.sub(f"[^{HAN_CLASS}]", "", text[max(0, blank.start - 3) : blank.start])[-2:]
        right = re.sub(f"[^{HAN_CLASS}]", "", text[blank.stop : blank.stop + 3])[:2]
        spoken = self._bare
        return not (left and left + word in spoken) and not (len(right) == 2 and word + right in spoken)

    def stand_together(self, answer: str, word: str) -> bool:
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

    @cached_property
    def _bare(self) -> str:
        return re.sub(f"[^{HAN_CLASS}\n]", "", self._text)


def _keys(blank: Blank) -> Iterator[_Key]:
    """Yield what likens a blank to others: see `Distractors._is_like`."""
    yield "head", blank.source, len(blank.answer), blank.answer[-2:]
    if (form := _form_of_number(blank.answer)) is not None:
        yield "form", form
    if blank.source == "term":
        yield "frame", _frame_of(blank)
    if blank.source == "heading" and blank.unit.section is not None:
        yield "series", blank.unit.section.id.rpartition(".")[0]


def _frame_of(blank: Blank) -> str:
    return blank.unit.text[max(0, blank.start - _FRAME) : blank.start]


def are_sisters(one: Blank, other: Blank) -> bool:
    """Return whether two quoted terms stand behind the same words: 不能出现“拦路虎”, 不能出现“中梗阻”."""
    if one.source != "term" or other.source != "term" or one.unit is other.unit:
        return False
    return len(_frame_of(one)) == _FRAME and _frame_of(one) == _frame_of(other)


def share_head(one: str, other: str) -> bool:
    """Return whether two words of one length, four characters or more, end in the same word of two: …体系."""
    return len(one) == len(other) > 3 and one[-2:] == other[-2:]


@lru_cache(maxsize=10_000)
def _form_of_number(text: str) -> str | None:
    """Return what a number phrase looks like, its numbers as N (四个意识 → N个2); None if it is none."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    rest = re.sub(f"[{ONE_TO_TEN}两]", "N", match.group(3))
    return f"{match.group(2) or ''}{re.sub(f'{HAN}', '-', rest)}"


def _recounted(phrase: str) -> list[str]:
    """Return a number phrase of 3 to 8 things with other numbers, but for well-known ones: 三同步 → 四同步, 两同步."""
    count = count_of(phrase)
    if count is None or not 3 <= count <= 8 or phrase in load_words("number_phrases"):
        return []
    if phrase[0] != COUNTED[count]:
        return []
    others = (count + 1, count - 1, count + 2)
    return [COUNTED[other] + phrase[1:] for other in others]


def _word_before(blank: Blank) -> str:
    token = next((token for token in blank.unit.tokens if token.stop == blank.start), None)
    return token.text if token is not None else ""


def _are_siblings(one: Blank, other: Blank) -> bool:
    """Return whether both stand in headings of one series: 绝对忠诚的政治品格, 高度自觉的大局意识.

    These differ in more than the answer, so the answer of one is wrong in another.
    """
    if one.source != "heading" or other.source != "heading" or one.unit is other.unit:
        return False
    if one.unit.section is None or other.unit.section is None:
        return False
    return one.unit.section.id.rpartition(".")[0] == other.unit.section.id.rpartition(".")[0]
