"""Word documents (.docx) as source lines.

Structure comes from heading styles and outline levels; numbers that Word counts are restored as text; revisions are
accepted. What text cannot keep (pictures, comments) is listed, not lost in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.language.characters import HAN_CLASS
from pipeline.reader.clean import Counter, clean_lines
from pipeline.reader.docx_numbering import Numbers, full_width_circled, read_numbers
from pipeline.reader.docx_package import Element, W, WordPackage, open_package
from pipeline.reader.docx_styles import Styles, read_styles
from pipeline.reader.docx_text import DESCEND, ParagraphText, Reading
from pipeline.reader.source import Source, SourceLine

_BODY_SIZE = 32  # half-points (三号): what an indent in twips is reckoned against when no size is given
_BREAK = re.compile(rf"(?<=[{HAN_CLASS}，、：；）》”])\n|\n(?=[{HAN_CLASS}（《“])")
_WRAPPERS = DESCEND | {f"{W}body"}


def read_paragraphs(path: Path, data: bytes) -> Source:
    """Return the paragraphs of a Word document, headings with their levels.

    Lines count paragraphs, those in tables too. Raises PipelineError when the file is no Word document, is
    encrypted, damaged, or not to be trusted.
    """
    package = open_package(data, path)
    styles = read_styles(package.related("styles"))
    walk = _Walk(package, styles, read_numbers(package.related("numbering")), Reading(styles))
    root = package.xml(package.main)
    assert root is not None  # open_package has read it
    walk.blocks(root.iterfind(f"{W}body"))
    walk.endnotes()
    lines = _with_title(walk.lines)
    _count_furniture(package, walk.reading)
    return Source(
        tuple(lines),
        own_headings=any(line.level is not None for line in lines),
        dropped=tuple(f"{what}: {count}" for what, count in walk.reading.dropped.items() if count),
    )


@dataclass(slots=True)
class _Walk:
    """A walk through the blocks of a document; `number` counts its paragraphs."""

    package: WordPackage
    styles: Styles
    numbers: Numbers
    reading: Reading
    lines: list[SourceLine] = field(default_factory=list)
    number: int = 0
    notes: int = 0
    carried: str = ""  # the text of a paragraph whose end is deleted: it belongs to the next
    late: list[tuple[str, str]] = field(default_factory=list)  # notes that follow the text
    stories: dict[str, dict[str, Element]] = field(default_factory=dict)  # footnotes and endnotes by id

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
        style = self._style(properties)
        if in_contents or self.reading.in_contents() or self.styles.name(style).startswith("toc "):
            self.reading.dropped["lines of a table of contents"] += bool(text.text.strip())
            return
        label = self._label(properties, style)
        words = self.carried + label + text.text
        self.carried = ""
        if _mark_is(properties, "del"):
            self.carried = words
            return
        self._add(words, properties, style)
        self._after(text)

    def _add(self, text: str, properties: Element | None, style: str) -> None:
        """Add the lines of a paragraph; a line break inside it begins another."""
        name = self.styles.name(style)
        level = self._level(properties, style)
        indent = self._indent(properties, style)
        centred = self._value(properties, style, "jc") == "center"
        if level is not None or name == "title":
            text = _BREAK.sub("", text)  # set for the look of a long heading
        for line in clean_lines(text, Counter(), self.number) if text else [SourceLine("", self.number)]:
            self.lines.append(
                replace(
                    line,
                    line=self.number,
                    indent=line.indent + indent,
                    level=level if line.text else None,
                    is_title=name == "title" and bool(line.text),
                    centred=centred,
                )
            )

    def _after(self, text: ParagraphText) -> None:
        """Add what hangs on a paragraph: its footnotes, the text boxes anchored in it."""
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
        for line in clean_lines(full_width_circled(self.notes) + words, Counter(), self.number):
            self.lines.append(replace(line, line=self.number, role="note"))

    def endnotes(self) -> None:
        """Add the endnotes, after the text."""
        for kind, id in self.late:
            self._note(kind, id)

    def _table(self, element: Element) -> None:
        """Add a table as text: a row a line, cells with a blank between them; one column is as good as no table."""
        rows = [list(_own(row, "tc")) for row in _own(element, "tr") if not self._is_deleted(row)]
        if all(len(cells) == 1 for cells in rows):
            for cells in rows:
                self.blocks(cells[0])
            return
        self.reading.dropped["tables kept as plain text"] += 1
        for cells in rows:
            texts = [self._cell(cell) for cell in cells]
            text = "\u3000".join(text for text in texts if text)
            for line in clean_lines(text, Counter(), self.number):
                self.lines.append(replace(line, line=self.number, is_body=True))
            for inner in (table for cell in cells for table in _own(cell, "tbl")):
                self._table(inner)

    def _is_deleted(self, row: Element) -> bool:
        deleted = row.find(f"{W}trPr/{W}del") is not None
        self.reading.dropped["deletions under revision"] += deleted
        return deleted

    def _cell(self, cell: Element) -> str:
        """Return the text of a cell, without that of tables inside it."""
        parts = []
        for paragraph in _own(cell, "p"):
            self.number += 1
            text = self.reading.read(paragraph)
            properties = paragraph.find(f"{W}pPr")
            parts.append(self._label(properties, self._style(properties)) + text.text.strip())
            self.late += [("footnote", id) for kind, id in text.notes if kind == "footnote"]
        return " ".join(part.replace("\n", " ") for part in parts if part)

    # What the properties of a paragraph and its style say

    def _style(self, properties: Element | None) -> str:
        found = None if properties is None else properties.find(f"{W}pStyle")
        return self.styles.default if found is None else str(found.get(f"{W}val", ""))

    def _find(self, properties: Element | None, style: str, tag: str) -> Element | None:
        own = None if properties is None else properties.find(f"{W}{tag}")
        return self.styles.value(style, f"{W}pPr/{W}{tag}") if own is None else own

    def _value(self, properties: Element | None, style: str, tag: str) -> str:
        found = self._find(properties, style, tag)
        return "" if found is None else str(found.get(f"{W}val", ""))

    def _level(self, properties: Element | None, style: str) -> int | None:
        outline = self._value(properties, style, "outlineLvl")
        if outline.isdecimal():
            return _integer(outline) + 1 if _integer(outline) < 9 else None
        return self.styles.heading_level(style)

    def _label(self, properties: Element | None, style: str) -> str:
        numbering = self._find(properties, style, "numPr")
        if numbering is None:
            return ""
        number, level = (numbering.find(f"{W}{tag}") for tag in ("numId", "ilvl"))
        id = "0" if number is None else number.get(f"{W}val", "0")
        depth = 0 if level is None else _integer(level.get(f"{W}val", "0"))
        return self.numbers.label(id, depth)

    def _indent(self, properties: Element | None, style: str) -> float:
        """Return the indent of the first line in characters."""
        found = self._find(properties, style, "ind")
        if found is None:
            return 0.0
        chars = found.get(f"{W}firstLineChars")
        if chars:
            return _integer(chars) / 100
        size = self.styles.value(style, f"{W}rPr/{W}sz")
        half_points = 0 if size is None else _integer(size.get(f"{W}val", ""))
        return _integer(found.get(f"{W}firstLine", "0")) / (10 * (half_points or _BODY_SIZE))


def _mark_is(properties: Element | None, tag: str) -> bool:
    return properties is not None and properties.find(f"{W}rPr/{W}{tag}") is not None


def _own(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the children w:`tag` of an element, through content controls, not those of what is inside them."""
    for child in parent:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in _WRAPPERS:
            yield from _own(child, tag)


def _integer(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _with_title(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines; one single top heading before all deeper ones is the title, when no style names one."""
    if any(line.is_title for line in lines):
        return list(lines)
    headed = [index for index, line in enumerate(lines) if line.level is not None]
    levels = [lines[index].level or 0 for index in headed]
    if len(levels) < 2 or levels.count(min(levels)) > 1 or levels[0] != min(levels):
        return list(lines)
    result = list(lines)
    result[headed[0]] = replace(result[headed[0]], level=None, is_title=True)
    return result


def _count_furniture(package: WordPackage, reading: Reading) -> None:
    """Count running heads and feet that say more than a page number."""
    for relation in package.relations(package.main):
        if relation.kind in ("header", "footer") and not relation.external:
            root = package.xml(relation.target)
            text = "" if root is None else "".join(root.itertext(f"{W}t"))
            if any(char.isalpha() for char in text):
                reading.dropped["running heads and feet"] += 1
