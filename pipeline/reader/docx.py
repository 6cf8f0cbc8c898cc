"""Word documents (.docx) as source lines.

Structure comes from heading styles and outline levels; numbers that Word counts are restored as text; revisions are
accepted; tables stay tables. What text cannot keep (pictures, comments) is listed, not lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.language.characters import HAN_CLASS
from pipeline.reader.clean import Counter, clean_lines
from pipeline.reader.docx_headings import settle_headings
from pipeline.reader.docx_look import Look
from pipeline.reader.docx_numbering import Numbers, full_width_circled, read_numbers
from pipeline.reader.docx_package import Element, W, WordPackage, open_package
from pipeline.reader.docx_styles import read_styles
from pipeline.reader.docx_tables import TableRow, is_letterhead, is_one_column, own, read_rows, stands_in_a_line
from pipeline.reader.docx_text import DESCEND, ParagraphText, Reading
from pipeline.reader.source import Source, SourceLine
from pipeline.speech import Place, Row

_BREAK = re.compile(rf"(?<=[{HAN_CLASS}，、：；）》”])\n|\n(?=[{HAN_CLASS}（《“])")
_WRAPPERS = DESCEND | {f"{W}body"}
_MOST_PICTURES = 50  # listed one by one


def read_paragraphs(path: Path, data: bytes, counter: Counter | None = None) -> Source:
    """Return the paragraphs of a Word document, headings with their levels; changed characters are told to `counter`.

    Lines count paragraphs, those in tables too. Raises PipelineError when the file is no Word document, is
    encrypted, damaged, or not to be trusted.
    """
    package = open_package(data, path)
    styles = read_styles(package.related("styles"))
    walk = _Walk(
        package, Look(styles), read_numbers(package.related("numbering")), Reading(styles), counter or Counter()
    )
    root = package.xml(package.main)
    assert root is not None  # open_package has read it
    walk.blocks(root.iterfind(f"{W}body"))
    walk.endnotes()
    lines = settle_headings(walk.lines, styles.mark_all)
    _count_furniture(package, walk.reading)
    marked = any(line.level is not None or line.heads for line in lines)
    return Source(
        tuple(lines),
        own_headings=marked,
        plain_numbers=True,
        marks_all=marked and styles.mark_all,
        dropped=(*_told(walk.pictures), *(f"{what}: {n}" for what, n in walk.reading.dropped.items() if n)),
    )


@dataclass(slots=True)
class _Walk:
    """A walk through the blocks of a document; `number` counts its paragraphs."""

    package: WordPackage
    look: Look
    numbers: Numbers
    reading: Reading
    counter: Counter
    lines: list[SourceLine] = field(default_factory=list)
    number: int = 0
    notes: int = 0
    tables: int = 0
    carried: str = ""  # the text of a paragraph whose end is deleted: it belongs to the next
    late: list[tuple[str, str]] = field(default_factory=list)  # notes that follow the text
    stories: dict[str, dict[str, Element]] = field(default_factory=dict)  # footnotes and endnotes by id
    pictures: list[str] = field(default_factory=list)

    def blocks(self, elements: Iterable[Element]) -> None:
        """Read blocks one after the other."""
        for element in elements:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag in _WRAPPERS:
                self.blocks(element)
            elif element.tag == f"{W}altChunk":
                self.reading.dropped["inserted files"] += 1

    def _paragraph(self, element: Element) -> None:
        self.number += 1
        in_contents = self.reading.in_contents()
        text = self.reading.read(element)
        properties = element.find(f"{W}pPr")
        style = self.look.style(properties)
        if in_contents or self.reading.in_contents() or self.look.styles.name(style).startswith("toc "):
            self.reading.dropped["lines of a table of contents"] += bool(text.text.strip())
            return
        before = self.carried + self._label(properties, style, text.text)
        self.carried = ""
        if _mark_is(properties, "del"):
            self.carried = before + text.text
            return
        heads = [(start + len(before), stop + len(before), level) for start, stop, level in text.heads]
        if heads and heads[0][0] == len(before):
            heads[0] = (0, *heads[0][1:])  # its number belongs to it
        self._add(before + text.text, heads, element, style, len(before))
        self._after(text)

    def _add(self, text: str, heads: list[tuple[int, int, int]], element: Element, style: str, label: int) -> None:
        """Add the lines of a paragraph; a line break inside it begins another. `label`: how long its number is."""
        properties = element.find(f"{W}pPr")
        is_title = self.look.styles.is_title(style)
        level = None if is_title else self.look.level(properties, style)
        indent = self.look.indent(properties, style)
        centred = self.look.value(properties, style, "jc") == "center"
        role = None if level or heads else self.look.role(style)
        if level is not None or is_title or role == "subtitle":
            text = _BREAK.sub("", text).replace("\n", " ")  # set for the look of a long heading
        strong = self.look.strong(element, style)
        strong += label if strong else 0  # a number is set as what it counts
        start = 0
        for raw in text.split("\n"):
            for line in clean_lines(raw, self.counter, self.number) if raw else [SourceLine("", self.number)]:
                self.lines.append(
                    replace(
                        line,
                        line=self.number,
                        indent=line.indent + indent,
                        level=level if line.text else None,
                        is_title=is_title and bool(line.text),
                        centred=centred,
                        role=role if line.text else None,
                        heads=tuple(_heads_of(line, heads, start)),
                        strong=_inside(line, strong, start),
                    )
                )
            start += len(raw) + 1

    def _after(self, text: ParagraphText) -> None:
        """Add what hangs on a paragraph: its pictures, its footnotes, the text boxes anchored in it."""
        for picture in text.pictures:
            self.pictures.append(picture.told(self.number))
            if picture.words:
                self.lines.append(SourceLine(picture.words, self.number, role="picture"))
        for kind, id in text.notes:
            if kind == "endnote":
                self.late.append((kind, id))
            else:
                self._note(kind, id)
        for box in text.boxes:
            self.blocks(box)

    def _note(self, kind: str, id: str) -> None:
        if kind not in self.stories:
            root = self.package.related(f"{kind}s")
            found = [] if root is None else root.iter(f"{W}{kind}")
            self.stories[kind] = {each.get(f"{W}id", ""): each for each in found}
        note = self.stories[kind].get(id)
        if note is None:
            return
        self.notes += 1
        words = " ".join(filter(None, (self.reading.read(p).text.strip() for p in note.iter(f"{W}p"))))
        for line in clean_lines(full_width_circled(self.notes) + words, self.counter, self.number):
            self.lines.append(replace(line, line=self.number, role="note"))

    def endnotes(self) -> None:
        """Add the endnotes, after the text."""
        for kind, id in self.late:
            self._note(kind, id)

    def _table(self, element: Element) -> None:
        """Add a table, a row a line; one column, or one row without lines, is as good as no table."""
        rows = read_rows(element, self.look)
        self.reading.dropped["deletions under revision"] += sum(row.deleted for row in rows)
        rows = [row for row in rows if not row.deleted]
        letterhead = is_letterhead(element, rows, self.look)
        if is_one_column(rows) or (letterhead and not stands_in_a_line(rows[0])):
            for cell in (cell for row in rows for cell in row.cells):
                self.blocks(() if cell.element is None else cell.element)
            return
        self.tables += not letterhead
        table = None if letterhead else self.tables
        inside: list[ParagraphText] = []
        for row in rows:
            self._row(row, table, inside)
        for each in inside:
            self.late += each.notes
            each.notes.clear()
            self._after(each)
        for cell in (cell for row in rows for cell in row.cells):
            for inner in () if cell.element is None else own(cell.element, "tbl"):
                self._table(inner)

    def _row(self, row: TableRow, table: int | None, inside: list[ParagraphText]) -> None:
        """Add a row of a table, or a line of words that stand side by side (`table` is None).

        The paragraphs of its cells are added to `inside`. What stands so above all text is a letterhead.
        """
        text, cells = "", []
        first = self.number + 1
        for cell in row.cells:
            words = "" if cell.element is None else self._cell(cell.element, inside)
            text += "\u3000" if text and words else ""
            cells.append((len(text), len(text) + len(words)))
            text += words
            cells += [(len(text), len(text))] * (cell.span - 1)
        if text and table is None:
            above = any(line.text for line in self.lines)
            several = sum(stop > start for start, stop in cells) > 1
            self.lines.append(SourceLine(text, first, centred=True, role="meta" if several and not above else None))
        elif text:
            self.lines.append(SourceLine(text, first, role="table", row=Row(table or 0, tuple(cells), row.head)))
        else:
            self.reading.dropped["empty rows of tables"] += 1

    def _cell(self, cell: Element, inside: list[ParagraphText]) -> str:
        """Return the text of a cell, without that of tables inside it; its paragraphs are added to `inside`."""
        parts = []
        for paragraph in own(cell, "p"):
            self.number += 1
            text = self.reading.read(paragraph)
            properties = paragraph.find(f"{W}pPr")
            words = self._label(properties, self.look.style(properties), text.text) + text.text
            parts += [line.text for line in clean_lines(words, self.counter, self.number) if line.text]
            inside.append(text)
        return " ".join(parts)

    def _label(self, properties: Element | None, style: str, text: str) -> str:
        """Return the number of a paragraph, counted on; what follows it has its blank already, or gets one."""
        numbering = self.look.numbering(properties, style)
        label = "" if numbering is None else self.numbers.label(*numbering)
        return label.rstrip() if text[:1].isspace() else label


def _heads_of(line: SourceLine, heads: list[tuple[int, int, int]], start: int) -> Iterator[tuple[int, int, int]]:
    """Yield the headings that stand in a line, which begins at `start` of its paragraph's text."""
    for begin, stop, level in heads:
        found = (_inside(line, begin, start), _inside(line, stop, start))
        while found[0] < found[1] and line.text[found[0]].isspace():
            found = (found[0] + 1, found[1])
        if found[0] < found[1]:
            yield (*found, level)


def _inside(line: SourceLine, offset: int, start: int) -> int:
    """Return where in a line, which begins at `start`, an offset of its paragraph's text is, within its ends."""
    places = (Place(0, 1, line.column), *line.places)
    column = offset - start + 1
    place = next((p for p in reversed(places) if p.column <= column), places[0])
    return min(max(place.offset + column - place.column, 0), len(line.text))


def _mark_is(properties: Element | None, tag: str) -> bool:
    return properties is not None and properties.find(f"{W}rPr/{W}{tag}") is not None


def _told(pictures: list[str]) -> Iterator[str]:
    """Yield what to tell the user of pictures that text cannot hold."""
    yield from pictures[:_MOST_PICTURES]
    if len(pictures) > _MOST_PICTURES:
        yield f"more pictures: {len(pictures) - _MOST_PICTURES}"


def _count_furniture(package: WordPackage, reading: Reading) -> None:
    """Count running heads and feet that say more than a page number."""
    for relation in package.relations(package.main):
        if relation.kind in ("header", "footer") and not relation.external:
            root = package.xml(relation.target)
            text = "" if root is None else "".join(root.itertext(f"{W}t"))
            if any(char.isalpha() for char in text):
                reading.dropped["running heads and feet"] += 1
