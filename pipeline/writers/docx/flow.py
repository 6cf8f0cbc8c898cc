"""How high blocks are, by estimate: Word has no word for "the rest of the page", so filling blocks need a number.

Chinese text on a grid is easy to foretell: a cell a character. The estimate serves writing lines and Cornell pages
that fill a page, and rows too tall to be kept whole; nothing else hangs on it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import assert_never

from pipeline.document import (
    Block,
    Box,
    Columns,
    Cornell,
    Heading,
    Image,
    Inline,
    Keep,
    LineNumbered,
    ListBlock,
    NoteLines,
    PageBreak,
    Para,
    Row,
    Rule,
    Space,
    Table,
    Toc,
    plain_text,
)
from pipeline.layout.model import Layout, TextStyle
from pipeline.writers import measures


def height_of(blocks: Sequence[Block], layout: Layout, measure: float, entries: int = 0) -> float:
    """Return the height in points of blocks one below the other; `entries` is the length of a contents table."""
    return sum(_height(block, layout, measure, entries) for block in blocks)


def row_height(row: Row, widths: Sequence[float], layout: Layout) -> float:
    """Return the height of a table row whose columns are `widths` points wide."""
    style = layout.styles["table"]
    padding = 2 * measures.cell_padding(style)
    heights, column = [row.height_lines * style.line_height], 0
    for cell in row.cells:
        width = sum(widths[column : column + cell.colspan]) - padding
        heights.append(height_of(cell.blocks, layout, max(width, style.size)))
        column += cell.colspan
    return max(heights)


def _height(block: Block, layout: Layout, measure: float, entries: int) -> float:
    body = layout.styles["body"]
    match block:
        case Heading(level, children, style=role):
            return _paragraph(children, layout.styles[role or f"heading{min(level, 5)}"], measure)
        case Para(children, style=role):
            return _paragraph(children, layout.styles[role], measure)
        case ListBlock(items):
            return sum(height_of(item.blocks, layout, measure) for item in items)
        case Table(widths, rows):
            total = sum(widths) or 1.0
            columns = [weight * measure / total for weight in widths]
            return sum(row_height(row, columns, layout) for row in rows)
        case NoteLines(lines):
            return (measures.NESTED_NOTE_LINES if lines is None else lines) * measures.writing_pitch(layout)
        case Cornell():
            return layout.page.depth
        case Box(title, blocks):
            beside, above = measures.box_padding(layout.styles["box"])
            head = _paragraph(title, layout.styles["box_title"], measure - 2 * beside) if title else 0.0
            return head + 2 * above + height_of(blocks, layout, measure - 2 * beside)
        case Columns(count, blocks):
            return height_of(blocks, layout, measures.column_width(layout, measure, count)) / count
        case LineNumbered(_, blocks) | Keep(blocks):
            return height_of(blocks, layout, measure)
        case Image(_, width):
            return width * measure  # square, for want of its sides
        case Toc(title=title):
            head = layout.styles["toc_title"]
            return entries * layout.styles["toc2"].line_height + (head.line_height if title else 0.0)
        case Rule():
            return body.line_height / 2
        case Space(lines):
            return lines * body.line_height
        case PageBreak():
            return 0.0
        case _:
            assert_never(block)


def _paragraph(children: tuple[Inline, ...], style: TextStyle, measure: float) -> float:
    room = max(measure - style.left - style.right, style.cell)
    lines = 0
    for index, part in enumerate(plain_text(children).split("\n")):
        width = sum(style.cell if ord(char) >= 0x2000 else style.cell * 0.55 for char in part)
        lines += max(1, math.ceil((width + (0 if index else style.indent)) / room - 0.01))
    return lines * style.line_height + style.space_before + style.space_after
