"""What every reader of a file format hands on: its lines, each with its text and its places in the file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.speech import Place, Role, Row, position_in


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line (.txt, .md) or paragraph (.docx) of the source, cleaned, without surrounding blanks.

    `text` is "" for a blank line. `line` and `column` (from 1) are where its first character stands in the file
    as the user sees it; for a .docx `line` counts paragraphs. `places` are further places inside the text, where
    characters before them were removed; sorted by offset, the first at offset 0 may be left out.
    `indent` is the white space before the text in Chinese characters (a tab or U+3000 is one or two, see `clean`).
    `level` is the heading level the file's own markup gives (1 the highest), None when it says nothing;
    `is_title` marks the document title; `is_body` forbids a heading here. `role` is what the format's reader knows the
    line to be (a "note", a speaker's "label", a row of a "table"): it is never joined, and never a heading.
    `row`, `time`: as in `Paragraph`. `heads`: words inside the text that the file marks as headings, (start, stop,
    level) in order. `strong`: how many characters at its start the writer set in bold, or in a face for titles.
    """

    text: str
    line: int
    column: int = 1
    indent: float = 0.0
    level: int | None = None
    is_title: bool = False
    is_body: bool = False
    role: Role | None = None
    centred: bool = False
    places: tuple[Place, ...] = ()
    row: Row | None = None
    time: str = ""
    strong: int = 0
    heads: tuple[tuple[int, int, int], ...] = ()

    def all_places(self) -> tuple[Place, ...]:
        """Return the places with the one at offset 0."""
        if self.places and self.places[0].offset == 0:
            return self.places
        return (Place(0, self.line, self.column), *self.places)

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a character."""
        return position_in(self.all_places(), offset)

    def part(self, start: int, stop: int) -> SourceLine:
        """Return the line with only the characters from `start` to `stop`, without blanks around them."""
        inner = self.text[start:stop]
        start += len(inner) - len(inner.lstrip())
        places = self.all_places()
        line, column = position_in(places, start)
        later = (Place(p.offset - start, p.line, p.column) for p in places if start < p.offset < stop)
        kept = (Place(0, line, column), *later)
        return replace(self, text=inner.strip(), line=line, column=column, places=kept if len(kept) > 1 else ())


@dataclass(frozen=True, slots=True)
class Source:
    """A file as its format's reader gives it: lines, the title it names, and what it could not keep.

    `own_headings` means that the format marks headings (Markdown, Word styles) and the file has some: then short
    lines and small numbers on lines of their own that are not marked are no headings. `marks_all`: it marks all of
    them, inside paragraphs too. `plain_numbers`: its writers mark only lines, and number what begins a paragraph by
    hand (Word): small numbers may be headings there.
    """

    lines: tuple[SourceLine, ...]
    own_headings: bool = False
    marks_all: bool = False
    plain_numbers: bool = False
    title: str | None = None
    dropped: tuple[str, ...] = ()
