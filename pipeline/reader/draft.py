"""A paragraph while it is being read: the only mutable thing in the reader."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.language.sentences import split_sentences
from pipeline.speech import HeadingKind, Place, Role, Row, position_in

# The credit of a photograph inside running text ends a sentence without a stop: 新华社记者 鞠鹏/摄.
_CREDIT = re.compile("(?:记者|記者|通讯员|新华社)[^。，！？]{0,14}[/／ ][摄攝发發](?:[）)])?")


@dataclass
class Draft:
    """A paragraph of joined lines; roles are filled in step by step. Texts never change after joining."""

    text: str
    places: tuple[Place, ...]
    indent: float = 0.0
    blank_before: bool = False
    blank_after: bool = False
    centred: bool = False
    level: int | None = None  # given by the file's own markup, the user's mark or the front matter
    is_title: bool = False
    is_body: bool = False
    role: Role = "body"
    glued: bool = False  # cut off from the line it stood on
    row: Row | None = None
    time: str = ""  # when a turn began
    heads: tuple[tuple[int, int, int], ...] = ()  # headings inside it that the file marks: start, stop, level
    strong: int = 0  # characters at its start that are set in bold, or in a face for titles
    head_stop: int | None = None  # end of the heading when `level` is given and only the beginning is one

    @property
    def line(self) -> int:
        return self.places[0].line

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The sentences, before any heading is known."""
        return split_sentences(self.text, [match.end() for match in _CREDIT.finditer(self.text)])

    def cut(self, offsets: list[int]) -> list[Draft]:
        """Return the parts between `offsets`, each with its own places; blanks at the cuts stay in the places."""
        parts: list[Draft] = []
        bounds = [0, *offsets, len(self.text)]
        for start, stop in itertools.pairwise(bounds):
            left = start + len(self.text[start:stop]) - len(self.text[start:stop].lstrip())
            right = left + len(self.text[left:stop].rstrip())
            if left < right:
                first = not parts
                parts.append(
                    Draft(self.text[left:right], self._places_from(left, right), self.indent if first else 0.0,
                          self.blank_before and first, False, self.centred, glued=True)
                )  # fmt: skip
        if parts:
            parts[-1].blank_after = self.blank_after
        return parts

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a character."""
        return position_in(self.places, offset)

    def _places_from(self, start: int, stop: int) -> tuple[Place, ...]:
        line, column = self.position(start)
        later = (p for p in self.places if start < p.offset < stop)
        return (Place(0, line, column), *(Place(p.offset - start, p.line, p.column) for p in later))


@dataclass
class Candidate:
    """A possible heading: where, how it is numbered, and what speaks for and against it."""

    index: int  # of its draft
    start: int
    stop: int  # end of the heading in the draft's text
    kind: HeadingKind
    label: str = ""
    family: str = ""  # form of the number: "一、", "（一）", "1.", "第一", "——", "" for none
    value: int | None = None
    taken: bool | None = None
    level: int = 0
    given: int | None = None  # the level that the file's own markup gives
    governs: bool = True  # text follows before the next member of its series
    lead: int | None = None  # draft that holds the number alone on its line
    why: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    fault: str = ""  # what its own shape says against it, whatever its series is

    @property
    def order(self) -> tuple[int, int]:
        return self.index, self.start
