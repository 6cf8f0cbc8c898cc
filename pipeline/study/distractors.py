"""Wrong answers that are fair: of the same series, length and kind, from the speech, and wrong by its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache

from pipeline.chinese import HAN_CLASS
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis
from pipeline.study.blanks import Blank
from pipeline.study.words import load_words

_LARGEST_POOL = 1500  # answers to choose from; a longer text gives every second one, every third, …
_NUMBER = re.compile(r"([一二两三四五六七八九十]{1,2})(个|大|项|条|种|最|不)?(.{1,7})")


class Distractors:
    """Finds wrong answers for a blank among all the blanks of a speech."""

    def __init__(self, speech: Speech, analysis: Analysis, blanks: Sequence[Blank]) -> None:
        self._speech = speech
        self._analysis = analysis
        self._blanks = blanks

    @cached_property
    def _text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self._speech.paragraphs)

    @cached_property
    def _pool(self) -> list[Blank]:
        """The blanks with different answers, in text order."""
        first: dict[tuple[str, str], Blank] = {}
        for blank in sorted(self._blanks, key=lambda blank: (blank.unit.index, blank.start)):
            first.setdefault((blank.source, blank.answer), blank)
        pool = list(first.values())
        return pool[:: max(1, len(pool) // _LARGEST_POOL)]

    @cached_property
    def _endings(self) -> dict[str, str]:
        """The class of the last word of every answer."""
        classes: dict[str, str] = {}
        for blank in self._blanks:
            last = next((t for t in reversed(blank.unit.tokens) if t.stop == blank.stop), None)
            classes.setdefault(blank.answer, last.tag[0] if last else "n")
        return classes

    def find(self, blank: Blank, number: int, least: float) -> list[str]:
        """Return up to `number` wrong answers, the likest first, none less like than `least`."""
        ranked: dict[str, float] = {}
        for other in self._pool:
            score = self._likeness(blank, other)
            if score >= least and score > ranked.get(other.answer, 0) and self._is_wrong(blank, other):
                ranked[other.answer] = score
        chosen: list[str] = []
        for word, _ in sorted(ranked.items(), key=lambda entry: -entry[1]):
            if not any(word in other or other in word for other in chosen):
                chosen.append(word)
            if len(chosen) == number:
                break
        return chosen

    def is_said(self, statement: str) -> bool:
        """Return whether the speech has these words, marks aside."""
        return re.sub(f"[^{HAN_CLASS}]", "", statement) in self._bare

    def _likeness(self, blank: Blank, other: Blank) -> float:
        """Return how like the answer another is: same kind of place, length, ending, numeral; 4 is alike."""
        answer, word = blank.answer, other.answer
        score = 2.0 if other.source == blank.source else 0.5
        score += 1.5 if len(word) == len(answer) else 0.5 if abs(len(word) - len(answer)) == 1 else -1.5
        score += 0.5 if self._endings.get(word) == self._endings.get(answer) else -1.0
        one, two = _is_number_phrase(answer), _is_number_phrase(word)
        if one != two:
            score -= 3
        elif one:
            score += 1.5
        if blank.source in ("series", "phrase", "definition") and word[-1] == answer[-1]:
            score += 1
        if max(len(word), len(answer)) > 2 * min(len(word), len(answer)):
            score -= 5
        return score + (4 if _are_siblings(blank, other) else 0)

    def _is_wrong(self, blank: Blank, other: Blank) -> bool:
        """Return whether the sentence with `word` instead is surely not what the speech says.

        Headings of one series differ in more than the answer, so the answer of one is wrong in another.
        """
        text, answer, word = blank.unit.text, blank.answer, other.answer
        if _are_siblings(blank, other):
            return word not in text and word not in answer and answer not in word
        if word in text or word in answer or answer in word or word in load_words("generic_answers"):
            return False
        if blank.source in ("phrase", "definition") and word[-2:] == answer[-2:]:
            return False  # 重要标志, 显著标志: nearly the same
        shared = len(set(word) & set(answer))
        if shared > len(answer) // 2 and not _is_number_phrase(answer):
            return False
        left = re.sub(f"[^{HAN_CLASS}]", "", text[max(0, blank.start - 3) : blank.start])[-2:]
        right = re.sub(f"[^{HAN_CLASS}]", "", text[blank.stop : blank.stop + 3])[:2]
        spoken = self._bare
        return not (left and left + word in spoken) and not (len(right) == 2 and word + right in spoken)

    @cached_property
    def _bare(self) -> str:
        return re.sub(f"[^{HAN_CLASS}\n]", "", self._text)


@lru_cache(maxsize=10_000)
def _is_number_phrase(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def _are_siblings(one: Blank, other: Blank) -> bool:
    """Return whether both stand in headings of one series: 绝对忠诚的政治品格, 高度自觉的大局意识."""
    if one.unit.kind != "heading" or other.unit.kind != "heading":
        return False
    if one.unit.section is None or other.unit.section is None or one.unit is other.unit:
        return False
    return one.unit.section.id.rpartition(".")[0] == other.unit.section.id.rpartition(".")[0]
