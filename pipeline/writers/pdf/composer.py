"""What composing a document needs: its layout, its text set in lines, its headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from pipeline.document import (
    Align,
    Block,
    Box,
    Columns,
    Document,
    Heading,
    Inline,
    Keep,
    LineNumbered,
    ListBlock,
    Para,
    Row,
    Table,
    Text,
    plain_text,
)
from pipeline.errors import Problem
from pipeline.layout.model import DocumentLayout, TextStyle
from pipeline.typeset import Line, Setting, set_lines
from pipeline.writers.measures import TALL
from pipeline.writers.pdf.flow import Flow, Place
from pipeline.writers.pdf.known_lines import KnownLines
from pipeline.writers.pdf.strips import Mark, Strip
from pipeline.writers.pdf.structure import Node
from pipeline.writers.results import unnamed_heading

AddBlock: TypeAlias = "Callable[[Composer, Block, Flow, Place], None]"


class Composer:
    """What composing needs to know: the layout, how text is set, what the printed page numbers are.

    `labels` may still be those of an earlier attempt: see `pipeline.writers.pdf`. `known` holds paragraphs that an
    earlier attempt has set and that print no page number. `add_block` adds one block of any kind to a flow: blocks that
    hold blocks come back to it through `add_blocks`. `texts` holds each text set as lines, by its identity, with the
    text itself; `tall` the identities of rows and boxes that hardly fit on a page.
    """

    def __init__(
        self,
        document: Document,
        layout: DocumentLayout,
        setting: Setting,
        labels: Mapping[str, str],
        root: Node | None,
        known: KnownLines,
        add_block: AddBlock,
    ) -> None:
        self.document = document
        self.layout = layout
        self.setting = setting
        self.labels = labels
        self.root = root
        self.known = known
        self._add_block = add_block
        self.entries: list[Mark] = []
        self.notices: list[Problem] = []
        self.texts: dict[int, tuple[tuple[Inline, ...], tuple[Line, ...]]] = {}
        self.tall: set[int] = set()
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
        """Add blocks to a flow, in order."""
        for block in blocks:
            self._add_block(self, block, flow, place)

    # Text

    def lines(
        self, children: tuple[Inline, ...], style: TextStyle, width: float, align: Align | None
    ) -> tuple[Line, ...]:
        """Return the lines of a paragraph in a measure of `width` points."""
        lines = self.known.get(children, style, width, align) or self.known.put(
            children, style, width, align, set_lines(children, style, self.setting, width, align=align)
        )
        self.texts[id(children)] = (children, lines)
        return lines

    def measured(self, part: Block | Row, height: float) -> None:
        """Note how high a row or box is as a whole, for formats that must say whether it may be divided."""
        if height >= TALL * self.layout.page.depth:
            self.tall.add(id(part))

    def line(self, text: str, style: TextStyle) -> Line:
        """Return a short text as one line, however long."""
        key = (text, style)
        if key not in self._short_lines:
            self._short_lines[key] = set_lines((Text(text),), style, self.setting, 10_000.0, align="left")[0]
        return self._short_lines[key]

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
