"""The lines of a Markdown file as the parser sees them, and where each character stands in the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from pipeline.reader.source import SourceLine
from pipeline.reader.spans import Spelling, places_in
from pipeline.speech import Place


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text of a block's words. Part number i begins at `starts[i]` and stands at `sources[i]`: (row, column)."""

    text: str
    starts: Sequence[int]
    sources: Sequence[tuple[int, int]]

    def part(self, offset: int) -> int:
        """Return the number of the part that holds a character."""
        return bisect_right(self.starts, offset) - 1

    def where(self, offset: int) -> tuple[int, int]:
        """Return the row and column of a character."""
        part = self.part(offset)
        row, column = self.sources[part]
        return row, column + offset - self.starts[part]


@dataclass(frozen=True, slots=True)
class Page:
    """`rows` are the lines as the parser sees them: `pads` blanks for an indent, the text, two blanks for a break."""

    lines: Sequence[SourceLine]
    pads: Sequence[int]
    rows: Sequence[str]

    @staticmethod
    def of(lines: Sequence[SourceLine], broken: frozenset[int]) -> Page:
        """Return the page of some lines; those of the file's lines that are in `broken` end with two blanks."""
        pads = [round(2 * line.indent) for line in lines]
        ends = ("  " if line.line in broken else "" for line in lines)
        return Page(
            lines, pads, [" " * pad + line.text + end for pad, line, end in zip(pads, lines, ends, strict=True)]
        )

    def places(self, row: int, start: int, stop: int) -> Iterator[Place]:
        """Yield the places of some columns of a row, counted from the first; blanks of an indent stand at its end."""
        first, last = max(start - self.pads[row], 0), max(stop - self.pads[row], 0)
        ahead = max(self.pads[row] - start, 0)
        for place in places_in(self.lines[row].all_places(), first, last):
            if ahead and not place.offset:
                yield place
            yield Place(place.offset + ahead, place.line, place.column) if ahead else place

    def place(self, row: int, column: int) -> tuple[int, int]:
        """Return the line and column of the file of a row's character."""
        return self.lines[row].position(max(column - self.pads[row], 0))

    def stretch(self, token: Token) -> Stretch:
        """Return where the words of a block stand: each of its lines ends a row."""
        first = token.map[0] if token.map else 0
        starts: list[int] = []
        sources: list[tuple[int, int]] = []
        at = 0
        for row, part in enumerate(token.content.split("\n"), first):
            bare, whole = part.rstrip(), self.rows[row].rstrip()
            column = len(whole) - len(bare) if whole.endswith(bare) else whole.find(bare)
            starts.append(at)
            sources.append((row, max(column, 0)))
            at += len(part) + 1
        return Stretch(token.content, starts, sources)

    def heading(self, token: Token, marks: str) -> Stretch:
        """Return where the words of a heading stand: between its marks."""
        row = token.map[0] if token.map else 0
        first = self.rows[row].find(marks) + len(marks)
        return Stretch(token.content, [0], [(row, max(self.rows[row].find(token.content, first), first))])

    def spell(self, spelling: Spelling, text: str, at: int, stretch: Stretch) -> None:
        """Add words that stand at an offset of a stretch, over its parts."""
        part = stretch.part(at)
        while text:
            row, column = stretch.sources[part]
            room = stretch.starts[part + 1] - at if part + 1 < len(stretch.starts) else len(text)
            start = column + at - stretch.starts[part]
            spelling.add(text[:room], self.places(row, start, start + min(room, len(text))))
            text, at, part = text[room:], at + room, part + 1
