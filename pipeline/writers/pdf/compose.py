"""Turns a document's blocks into strips."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from pipeline.document import (
    Block,
    Box,
    Columns,
    Cornell,
    Heading,
    Image,
    Keep,
    LineNumbered,
    ListBlock,
    NoteLines,
    PageBreak,
    Para,
    Rule,
    Space,
    Table,
    Toc,
)
from pipeline.writers.measures import HAIRLINE
from pipeline.writers.pdf.boxes import add_box, add_columns, add_keep, add_line_numbered, add_list
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.contents import add_contents
from pipeline.writers.pdf.flow import Flow, Place
from pipeline.writers.pdf.strips import Strip
from pipeline.writers.pdf.text import add_heading, add_para


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule across the measure, in the middle of its strip."""

    width: float
    height: float

    def paint(self, brush: Brush, x: float, y: float) -> None:
        with brush.artifact():
            brush.rule(x, y - self.height / 2, self.width, HAIRLINE)


def add_block(composer: Composer, block: Block, flow: Flow, place: Place) -> None:
    """Add a block of any kind to a flow, as strips."""
    match block:
        case Para():
            add_para(composer, block, flow, place)
        case Heading():
            add_heading(composer, block, flow, place)
        case ListBlock():
            add_list(composer, block, flow, place)
        case Table():
            from pipeline.writers.pdf.tables import add_table

            add_table(composer, block, flow, place)
        case NoteLines():
            from pipeline.writers.pdf.writing import add_note_lines

            add_note_lines(composer, block, flow, place)
        case Cornell():
            from pipeline.writers.pdf.writing import add_cornell

            add_cornell(composer, block, flow, place)
        case Box():
            add_box(composer, block, flow, place)
        case Columns():
            add_columns(composer, block, flow, place)
        case LineNumbered():
            add_line_numbered(composer, block, flow, place)
        case Keep():
            add_keep(composer, block, flow, place)
        case Image():
            from pipeline.writers.pdf.pictures import add_image

            add_image(composer, block, flow, place)
        case Toc():
            add_contents(composer, block, flow, place)
        case Rule():
            height = composer.layout.grid.pitch / 2
            flow.add([Strip(height, Ruled(place.width, height), place.x)])
        case Space():
            height = min(max(block.lines, 0.0) * composer.layout.grid.pitch, composer.layout.page.depth)
            flow.add([Strip(height, space=True)])
        case PageBreak():
            if not place.nested:
                flow.break_page(block.side)
        case _:
            assert_never(block)
