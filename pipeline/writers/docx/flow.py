"""How high blocks are, by estimate: Word has no word for "the rest of the page", so filling blocks need a number.

Chinese text on a grid is easy to foretell: a cell a character. The estimate serves writing lines and Cornell pages
that fill a page, and rows too tall to be kept whole; nothing else hangs on it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from docx.image.image import Image as PictureFile

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
    Text,
    Toc,
    plain_text,
)
from pipeline.layout.model import Layout, TextStyle
from pipeline.writers import measures


@dataclass(frozen=True, slots=True)
class Estimate:
    """Where the text stands on the page, in points from the top of the type area.

    `held` is the height of headings that go with what follows; `pages` were filled since the last forced break.
    """

    layout: Layout
    y: float = 0.0
    held: float = 0.0
    pages: int = 0

    def after(self, block: Block, measure: float, entries: int = 0) -> Estimate:
        """Return where the text stands after `block`: what does not fit on a page goes to the next."""
        heights = list(pieces(block, self.layout, measure, entries))
        if not heights:
            return self
        if keeps_with_next(block, self.layout):
            return replace(self, held=self.held + sum(heights))
        heights[0] += self.held
        depth, y, pages = self.layout.page.depth, self.y, self.pages
        for height in heights:
            pages += y + height >= depth + 0.5
            y = y + height if y + height < depth + 0.5 else height
        return Estimate(self.layout, min(y, depth), 0.0, pages)

    @property
    def room(self) -> float:
        """Return what is surely left of the page: a line less for each page since the last forced break."""
        doubt = (1 + self.pages) * self.layout.grid.pitch
        return self.layout.page.depth - self.y - self.held - (doubt if self.y else 0.0)


def height_of(blocks: Sequence[Block], layout: Layout, measure: float) -> float:
    """Return the height in points of blocks one below the other."""
    return sum(sum(pieces(block, layout, measure)) for block in blocks)


def sides(data: bytes) -> tuple[int, int]:
    """Return width and height of a picture in pixels."""
    picture = PictureFile.from_blob(data)
    return max(picture.px_width, 1), max(picture.px_height, 1)


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


def pieces(block: Block, layout: Layout, measure: float, entries: int = 0) -> Iterator[float]:
    """Yield the heights of what a page break leaves whole; `entries` is the length of a table of contents."""
    body = layout.styles["body"]
    match block:
        case Heading(level, children, style=role):
            yield from _lines(children, layout.styles[role or f"heading{min(level, 5)}"], measure)
        case Para(children, style=role):
            yield from _lines(children, layout.styles[role], measure)
        case ListBlock(items):
            for item in items:
                yield from _all(item.blocks, layout, measure)
        case Table(widths, rows):
            total = sum(widths) or 1.0
            columns = [weight * measure / total for weight in widths]
            yield from (row_height(row, columns, layout) for row in rows)
        case NoteLines(lines):
            count = measures.NESTED_NOTE_LINES if lines is None else lines
            yield from [measures.writing_pitch(layout)] * count
        case Cornell():
            yield layout.page.depth
        case Box(title, blocks):
            beside, above = measures.box_padding(layout.styles["box"])
            inner = measure - 2 * beside
            head = sum(_lines(title, layout.styles["box_title"], inner)) if title else 0.0
            yield head + 2 * above + height_of(blocks, layout, inner)
        case Columns(count, blocks):
            width = measures.column_width(layout, measure, count)
            lines = height_of(blocks, layout, width) / count / body.line_height
            yield from [body.line_height] * math.ceil(lines)
        case LineNumbered(_, blocks):
            yield from _all(blocks, layout, measure)
        case Keep(blocks):
            yield height_of(blocks, layout, measure)
        case Image(data, width):
            wide, high = sides(data)
            yield min(width * measure * high / wide, layout.page.depth)
        case Toc(title=title):
            if title:
                yield sum(_lines((Text(title),), layout.styles["toc_title"], measure))
            yield from [layout.styles["toc2"].line_height] * entries
        case Rule():
            yield body.line_height / 2
        case Space(lines):
            yield lines * body.line_height
        case PageBreak():
            return
        case _:
            assert_never(block)


def keeps_with_next(block: Block, layout: Layout) -> bool:
    """Tell whether a block stands on the page of what follows it: a heading."""
    match block:
        case Heading(level, style=role):
            return layout.styles[role or f"heading{min(level, 5)}"].keep_with_next
        case Para(style=role, keep_with_next=kept):
            return kept or layout.styles[role].keep_with_next
        case _:
            return False


def _all(blocks: Sequence[Block], layout: Layout, measure: float) -> Iterator[float]:
    for block in blocks:
        yield from pieces(block, layout, measure)


def line_count(children: tuple[Inline, ...], style: TextStyle, measure: float) -> int:
    """Return how many lines a paragraph has in a measure."""
    return len(list(_lines(children, style, measure)))


def _lines(children: tuple[Inline, ...], style: TextStyle, measure: float) -> Iterator[float]:
    """Yield the heights of a paragraph's lines, its spaces with the first and the last."""
    room = max(measure - style.left - style.right, style.cell)
    count = 0
    for index, part in enumerate(plain_text(children).split("\n")):
        width = sum(style.cell if ord(char) >= 0x2000 else style.cell * 0.55 for char in part)
        count += max(1, math.ceil((width + (0 if index else style.indent)) / room - 0.01))
    for line in range(count):
        before = style.space_before if line == 0 else 0.0
        after = style.space_after if line == count - 1 else 0.0
        yield before + style.line_height + after
