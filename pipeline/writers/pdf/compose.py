"""Turns a document's blocks into strips."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from pipeline.document import (
    Align,
    Block,
    Box,
    Columns,
    Cornell,
    Document,
    Footnote,
    Heading,
    Image,
    Inline,
    Keep,
    LineNumbered,
    ListBlock,
    NoteLines,
    PageBreak,
    Para,
    Rule,
    Space,
    Table,
    Text,
    Toc,
    plain_text,
)
from pipeline.errors import Problem
from pipeline.layout.model import Layout, TextStyle
from pipeline.typeset import Line, Setting, set_lines
from pipeline.writers import unnamed_heading
from pipeline.writers.measures import HAIRLINE
from pipeline.writers.pdf.boxes import add_box, add_columns, add_keep, add_line_numbered, add_list
from pipeline.writers.pdf.contents import add_contents
from pipeline.writers.pdf.flow import Flow, Place
from pipeline.writers.pdf.known_lines import KnownLines
from pipeline.writers.pdf.strips import Mark, Note, Strip
from pipeline.writers.pdf.structure import Node
from pipeline.writers.pdf.text import add_heading, add_para, note_strips

if TYPE_CHECKING:
    from pipeline.writers.pdf.brush import Brush


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule across the measure, in the middle of its strip."""

    width: float
    height: float

    def paint(self, brush: Brush, x: float, y: float) -> None:
        with brush.artifact():
            brush.rule(x, y - self.height / 2, self.width, HAIRLINE)


class Composer:
    """What composing needs to know: the layout, how text is set, what the printed page numbers are.

    `labels` may still be those of an earlier attempt: see `pipeline.writers.pdf`. `known` holds paragraphs that an
    earlier attempt has set and that print no page number.
    """

    def __init__(
        self,
        document: Document,
        layout: Layout,
        setting: Setting,
        labels: Mapping[str, str],
        root: Node | None,
        known: KnownLines,
    ) -> None:
        self.document = document
        self.layout = layout
        self.setting = setting
        self.labels = labels
        self.root = root
        self.known = known
        self.entries: list[Mark] = []
        self.notices: list[Problem] = []
        self._heading_marks: dict[int, Mark] = {}
        self._short_lines: dict[tuple[str, TextStyle], Line] = {}
        self._heading_depth = 0
        self._find_headings(document.blocks)
        levels = [mark.level for mark in self.entries if mark.level is not None]
        self.top_level = min(levels, default=1)

    def strips(self) -> list[Strip]:
        """Return the whole document."""
        flow = Flow(self.layout)
        self.add_blocks(self.document.blocks, flow, Place(0.0, self.layout.page.measure, self.root))
        return flow.strips

    def add_blocks(self, blocks: Iterable[Block], flow: Flow, place: Place) -> None:
        for block in blocks:
            self._add(block, flow, place)

    def _add(self, block: Block, flow: Flow, place: Place) -> None:
        match block:
            case Para():
                add_para(self, block, flow, place)
            case Heading():
                add_heading(self, block, flow, place)
            case ListBlock():
                add_list(self, block, flow, place)
            case Table():
                from pipeline.writers.pdf.tables import add_table

                add_table(self, block, flow, place)
            case NoteLines():
                from pipeline.writers.pdf.writing import add_note_lines

                add_note_lines(self, block, flow, place)
            case Cornell():
                from pipeline.writers.pdf.writing import add_cornell

                add_cornell(self, block, flow, place)
            case Box():
                add_box(self, block, flow, place)
            case Columns():
                add_columns(self, block, flow, place)
            case LineNumbered():
                add_line_numbered(self, block, flow, place)
            case Keep():
                add_keep(self, block, flow, place)
            case Image():
                from pipeline.writers.pdf.pictures import add_image

                add_image(self, block, flow, place)
            case Toc():
                add_contents(self, block, flow, place)
            case Rule():
                height = self.layout.grid.pitch / 2
                flow.add([Strip(height, Ruled(place.width, height), place.x)])
            case Space():
                height = min(max(block.lines, 0.0) * self.layout.grid.pitch, self.layout.page.depth)
                flow.add([Strip(height, space=True)])
            case PageBreak():
                if not place.nested:
                    flow.break_page(block.side)
            case _:
                assert_never(block)

    # Text

    def lines(
        self, children: tuple[Inline, ...], style: TextStyle, width: float, align: Align | None
    ) -> tuple[Line, ...]:
        """Return the lines of a paragraph in a measure of `width` points."""
        return self.known.get(children, style, width, align) or self.known.put(
            children, style, width, align, set_lines(children, style, self.setting, width, align=align)
        )

    def line(self, text: str, style: TextStyle) -> Line:
        """Return a short text as one line, however long."""
        key = (text, style)
        if key not in self._short_lines:
            self._short_lines[key] = set_lines((Text(text),), style, self.setting, 10_000.0, align="left")[0]
        return self._short_lines[key]

    def note(self, footnote: Footnote, node: Node | None) -> Note:
        """Return a footnote, set."""
        note = Note(footnote, [], None if node is None else Node("Note"))
        note.strips = note_strips(self, note, "①")
        return note

    # Headings

    def heading_mark(self, heading: Heading) -> Mark:
        return self._heading_marks[id(heading)]

    def heading_role(self, level: int) -> str:
        """Return H1 to H6 so that no level is left out on the way down (PDF/UA-1, 7.4.2)."""
        self._heading_depth = max(1, min(level - self.top_level + 1, self._heading_depth + 1, 6))
        return f"H{self._heading_depth}"

    def _find_headings(self, value: object) -> None:
        """Collect the entries of contents and bookmarks, in order; a heading without id gets one."""
        match value:
            case Heading(level, children, id_, _, toc):
                title = plain_text(children).replace("\n", " ")
                mark = Mark(id_ or unnamed_heading(len(self._heading_marks) + 1), level if toc else None, title)
                self._heading_marks[id(value)] = mark
                if toc:
                    self.entries.append(mark)
            case Para(outline=outline):
                self.entries += [Mark(id_, level, title) for level, title, id_ in outline]
            case Box(_, blocks) | Columns(_, blocks) | LineNumbered(_, blocks) | Keep(blocks):
                self._find_headings(blocks)
            case ListBlock(items):
                for item in items:
                    self._find_headings(item.blocks)
            case Table(_, rows):
                for row in rows:
                    for cell in row.cells:
                        self._find_headings(cell.blocks)
            case tuple():
                for one in value:
                    self._find_headings(one)
            case _:
                pass
