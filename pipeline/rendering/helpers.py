"""What templates may call besides Jinja's own: numbers in Chinese, places in the speech."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from pipeline.markup import without_marks
from pipeline.markup.characters import unguard
from pipeline.speech import Section, Speech
from pipeline.study.results import Ref

DIGITS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """Return a whole number from 1 to 99 in Chinese: 1 → 一, 12 → 十二; larger ones in digits."""
    if not 1 <= number <= 99:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


def filled(markup: Any) -> bool:
    """Return whether markup says anything at all."""
    return bool(unguard(without_marks(str(markup))).strip())


class Nothing:
    """What a template calls as `nothing` when there is nothing to print but the document's head."""

    def __init__(self) -> None:
        self.said = False

    def __call__(self) -> Markup:
        """Note it, and write nothing."""
        self.said = True
        return Markup()


@dataclass(frozen=True, slots=True)
class Whereabout:
    """Paragraph numbers `first` to `last`, and the id of the first of those paragraphs."""

    first: int
    last: int
    target: str

    @property
    def numbers(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}～{self.last}"


class Whereabouts:
    """Where references and sections lie, in the paragraph numbers that readers see."""

    def __init__(self, speech: Speech) -> None:
        self._sections: Mapping[str, Section] = {section.id: section for section in speech.walk()}
        self._paragraphs = speech.paragraphs
        self._ids = {paragraph.number: paragraph.id for paragraph in speech.paragraphs if paragraph.number is not None}

    def find(self, ref: Ref | None, section: str | None = None) -> Whereabout | None:
        """Return where a reference points to; one to a heading of its own line means the section's paragraphs."""
        if ref is not None and ref.paragraph is not None and ref.paragraph in self._ids:
            return Whereabout(ref.paragraph, ref.paragraph, self._ids[ref.paragraph])
        found = self._sections.get(section or "")
        if found is None:
            return None
        last = found.stop.paragraph + (found.stop.offset > 0)
        governed = self._paragraphs[found.start.paragraph : last]
        numbers = [paragraph.number for paragraph in governed if paragraph.number is not None]
        return Whereabout(numbers[0], numbers[-1], self._ids[numbers[0]]) if numbers else None
