"""How many lines of its own sentences a stretch of text may have: the whole outline stays readable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from pipeline.kinds import TextKind
from pipeline.layout.schema import OutlineSpec
from pipeline.study.analysis import Analysis, Unit

# Characters of text to one line that the text itself does not set apart as a point; half as many where the lines of
# the whole fill no page.
_PER_LINE = 120
_ONE_PAGE = 26  # lines: up to so many, deeper sections too have lines of their own sentences
_SECOND = 2  # level of the lines below the top headings; below others stand
_USUAL = 2  # sentences of a section that the layout asks for if nobody says otherwise
_TALK = 1.7  # talk has more words to the point
_TALKS: tuple[TextKind, ...] = ("transcript", "lecture", "interview")
_LATIN = 3  # letters that take as much of a line, and say as much, as one Chinese character
_MOST_LINES = 40  # of such lines in the whole outline, so that it stays readable


@dataclass(frozen=True)
class Page:
    """The text, what the layout asks for, and how much text has a line."""

    analysis: Analysis
    options: OutlineSpec

    @property
    def is_talk(self) -> bool:
        return self.analysis.kind in _TALKS

    @cached_property
    def _per_line(self) -> float:
        spoken = [unit for unit in self.analysis.units if unit.spoken]
        length = self.length(spoken)
        usual = min(max(length / _ONE_PAGE, _PER_LINE / 3), _PER_LINE)
        return max(_TALK * usual if self.is_talk else usual, length / _MOST_LINES)

    @cached_property
    def _called(self) -> re.Pattern[str] | None:
        names = {part for name in self.analysis.voices.names for part in (name, name.split(" ")[0]) if len(part) > 1}
        return re.compile(f"(?:{'|'.join(map(re.escape, sorted(names)))})(?:——|—|，|,)") if names else None

    def of_the_speaker(self, units: Sequence[Unit]) -> Sequence[Unit]:
        """Return the sentences that are not an interviewer's or host's, nor call on a speaker by name."""
        if not self._called:
            return units
        return [
            unit
            for unit in units
            if unit.index not in self.analysis.voices.asking and not self._called.match(unit.text)
        ]

    @cached_property
    def deep(self) -> bool:
        """Whether sections below the first level have lines besides the points that they count: all fill one page."""
        sections = list(self.analysis.speech.walk())
        leaves = (self.analysis.inside(each) for each in sections if not each.children)
        lines = sum(self.room(units) for units in leaves)
        return len(sections) + lines <= _ONE_PAGE

    @cached_property
    def second_level(self) -> int:
        """The level below the top headings; a single heading above all is no more than a title."""
        return _SECOND + (len(self.analysis.speech.sections) == 1)

    def length(self, units: Sequence[Unit]) -> float:
        """Return how many Chinese characters a stretch has, or would have."""
        return sum(len(unit.text) for unit in units) / (_LATIN if self.analysis.speech.language == "en" else 1)

    def room(self, units: Sequence[Unit]) -> int:
        """Return how many lines a stretch may have besides the points that the text itself counts.

        Twice as much text has a line when the layout asks for one sentence a section instead of two, and so on.
        """
        wished = self.length(units) / self._per_line * self.options.sentences / _USUAL
        if self.is_talk and self.analysis.speech.sections:
            return int(wished)  # its headings are its points; a short section needs no lines
        return max(ceil(wished), min(self.options.sentences, _USUAL))
