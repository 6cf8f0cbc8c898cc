"""Tables: columns by weight, rows as strips, head rows repeated, rows taller than a page divided.

A table with more columns than fit is printed in pieces, one below the other, each of as many columns as fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.document import Cell, Row, Table
from pipeline.errors import Problem
from pipeline.layout.model import DocumentLayout
from pipeline.writers.measures import HAIRLINE, THICK_LINE, box_gap, cell_padding
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.flow import Flow, Place
from pipeline.writers.pdf.strips import Mark, Strip
from pipeline.writers.pdf.structure import Node, child


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell's strips and their tops, from the top of the row; `left` and `right` are its edges in the table."""

    left: float
    right: float
    strips: tuple[Strip, ...]
    tops: tuple[float, ...]
    node: Node | None = None

    @property
    def height(self) -> float:
        return self.tops[-1] + self.strips[-1].height if self.strips else 0.0


@dataclass(frozen=True, slots=True)
class Lines:
    """Which lines a row has: thickness of its upper and lower one, and whether there are vertical ones."""

    above: float
    below: float
    vertical: bool


@dataclass(slots=True, eq=False)
class RowInk:
    """A row of cells with its lines."""

    cells: tuple[SetCell, ...]
    height: float
    lines: Lines
    centred: bool

    def paint(self, brush: Brush, x: float, y: float) -> None:
        with brush.artifact():
            self._rule(brush, x, y)
        brush.after_row = False
        for cell in self.cells:
            drop = (self.height - cell.height) / 2 if self.centred else 0.0
            if cell.node is not None and not cell.strips:
                brush.enter(cell.node)
            for strip, top in zip(cell.strips, cell.tops, strict=True):
                strip.paint(brush, x, y - top - drop)

    def _rule(self, brush: Brush, x: float, y: float) -> None:
        left, right = self.cells[0].left, self.cells[-1].right
        if self.lines.above and not (brush.after_row and self.lines.vertical):
            brush.rule(x + left, y, right - left, self.lines.above)
        if self.lines.below:
            brush.rule(x + left, y - self.height, right - left, self.lines.below)
        if self.lines.vertical:
            for edge in (left, *(cell.right for cell in self.cells)):
                brush.stroke(x + edge, y, x + edge, y - self.height, HAIRLINE)


@dataclass(slots=True, eq=False)
class Repeated:
    """Rows drawn again at the top of a page; the reading order has them once."""

    rows: list[Strip]

    def paint(self, brush: Brush, x: float, y: float) -> None:
        with brush.artifact():
            for row in self.rows:
                row.paint(brush, x, y)
                brush.after_row = True
                y -= row.height


def add_table(composer: Composer, table: Table, flow: Flow, place: Place) -> None:
    """Add a table as wide as the measure, one strip a row."""
    rows = [row for row in table.rows if row.cells]
    if not rows:
        return
    least = least_column(composer.layout)
    count, most = column_count(table, rows), max(1, int(place.width / least))
    if count > most:
        composer.notices.append(
            Problem(None, None, None, f"a table has {count} columns; {most} fit side by side",
                    "the others are printed below them")
        )  # fmt: skip
    for first in range(0, count, most):
        columns = range(first, min(first + most, count))
        piece = replace(
            table,
            widths=table.widths[first : columns.stop],
            rows=tuple(piece_of_row(row, columns, count) for row in rows) if count > most else tuple(rows),
            id=None if first else table.id,
        )
        _add_piece(composer, piece, rows, flow, place)


def _add_piece(composer: Composer, table: Table, given: list[Row], flow: Flow, place: Place) -> None:
    """Add a table whose columns fit; `given` are the document's own rows, which it may be a piece of."""
    rows = list(table.rows)
    edges = column_edges(table, rows, place.width, least_column(composer.layout))
    node = child(place.node, "Table")
    head = min(max(table.head, 0), len(rows) - 1)
    strips = []
    for index, row in enumerate(rows):
        cells = _set_cells(composer, row, edges, index < head, replace(place, x=0.0), child(node, "TR"))
        strips.append(_row_strip(composer, row, cells, _lines(table, index, head, len(rows)), index < head, place.x))
    for row, strip in zip(given, strips, strict=True):
        composer.measured(row, strip.height)
    if head:
        again = Repeated(strips[:head])
        repeated = Strip(sum(strip.height for strip in strips[:head]), again)
        for strip in strips[1 : head + 1]:
            strip.keep = True
        for strip in strips[head:]:
            strip.head = repeated
    if table.id is not None:
        strips[0].marks = (*strips[0].marks, Mark(table.id))
    gap = 0.0 if place.nested else box_gap(composer.layout)
    flow.add(strips, before=gap, after=gap)


def least_column(layout: DocumentLayout) -> float:
    """Return the width of a column that holds one character and its space left and right."""
    style = layout.styles["table"]
    return style.size + 2 * cell_padding(style)


def column_count(table: Table, rows: list[Row]) -> int:
    """Return how many columns a table has: those with weights, else those its cells span."""
    spans = 0 if table.widths else max(sum(max(cell.colspan, 1) for cell in row.cells) for row in rows)
    return max(len(table.widths), spans, *(len(row.cells) for row in rows))


def column_edges(table: Table, rows: list[Row], width: float, least: float = 0.0) -> list[float]:
    """Return the edges of the columns, from 0 to `width`. A column without a weight is as wide as the average.

    No column is narrower than `least` if all of them can be as wide.
    """
    count = column_count(table, rows)
    weights = [max(weight, 0.01) for weight in table.widths]
    average = sum(weights) / len(weights) if weights else 1.0
    weights += [average] * (count - len(weights))
    edge, edges = 0.0, [0.0]
    for share in _shares(weights, width, min(least, width / count)):
        edge += share
        edges.append(edge)
    return edges


def _shares(weights: list[float], width: float, least: float) -> list[float]:
    """Return `width` dealt out by weight; who would get less than `least` gets it, and the others share the rest."""
    poor: set[int] = set()
    while True:
        rest = width - least * len(poor)
        total = sum(weight for index, weight in enumerate(weights) if index not in poor)
        shares = [least if index in poor else rest * weight / total for index, weight in enumerate(weights)]
        more = {index for index, share in enumerate(shares) if index not in poor and share < least - 1e-6}
        if not more:
            return shares
        poor |= more


def piece_of_row(row: Row, columns: range, count: int) -> Row:
    """Return what a row has in some of its `count` columns; a cell over more than these is in the first piece."""
    cells: list[Cell] = []
    for cell, left, span in _spread(row, count):
        first, last = max(left, columns.start), min(left + span, columns.stop)
        if first < last:
            cells.append(replace(cell, colspan=last - first, blocks=cell.blocks if first == left else ()))
    return replace(row, cells=tuple(cells))


def _spread(row: Row, columns: int) -> Iterator[tuple[Cell, int, int]]:
    """Yield each cell, the column it begins in and how many it takes; an empty cell takes what the row leaves free."""
    column, given = 0, _filled_up(row, columns)
    for index, cell in enumerate(given):
        behind = len(given) - index - 1  # each needs a column
        span = min(max(cell.colspan, 1), columns - column - behind)
        yield cell, column, span
        column += span


def _set_cells(
    composer: Composer, row: Row, edges: list[float], is_head: bool, place: Place, node: Node | None
) -> tuple[SetCell, ...]:
    cells = []
    for cell, column, span in _spread(row, len(edges) - 1):
        left, right = edges[column], edges[column + span]
        element = child(node, "TH" if is_head else "TD", scope="Column" if is_head else None, span=span)
        cells.append(_set_cell(composer, cell, left, right, replace(place, node=element)))
    return tuple(cells)


def _filled_up(row: Row, columns: int) -> list[Cell]:
    """Return the row's cells, and an empty one for what they leave free."""
    used = sum(max(cell.colspan, 1) for cell in row.cells)
    return [*row.cells, Cell((), columns - used)] if used < columns else list(row.cells)


def _set_cell(composer: Composer, cell: Cell, left: float, right: float, place: Place) -> SetCell:
    style = composer.layout.styles["table"]
    padding = min(cell_padding(style), (right - left) / 4)
    flow = Flow(composer.layout, nested=True)
    inner = Place(place.x + left + padding, right - left - 2 * padding, place.node, True, cell.align)
    composer.add_blocks(cell.blocks, flow, inner)
    return _stack(left, right, flow.strips, place.node)


def _stack(left: float, right: float, strips: list[Strip], node: Node | None) -> SetCell:
    tops, y = [], 0.0
    for index, strip in enumerate(strips):
        y += strip.lead if index else 0.0
        tops.append(y)
        y += strip.height + strip.trail
    return SetCell(left, right, tuple(strips), tuple(tops), node)


def _lines(table: Table, index: int, head: int, count: int) -> Lines:
    """Return a row's lines. "rules" is the three-line table: thick above and below, a hairline under the head."""
    if table.border == "grid":
        return Lines(HAIRLINE, HAIRLINE, True)
    if table.border == "none":
        return Lines(0.0, 0.0, False)
    below = THICK_LINE if index == count - 1 else HAIRLINE if index == head - 1 else 0.0
    return Lines(THICK_LINE if index == 0 else 0.0, below, False)


def _row_strip(
    composer: Composer, row: Row, cells: tuple[SetCell, ...], lines: Lines, centred: bool, x: float
) -> Strip:
    least = min(row.height_lines * composer.layout.styles["table"].line_height, 0.8 * composer.layout.page.depth)
    if not any(cell.strips for cell in cells):
        least = max(least, composer.layout.styles["table"].line_height)
    height = max(least, *(cell.height for cell in cells))
    return _strip(RowInk(cells, height, lines, centred), x)


def _strip(row: RowInk, x: float) -> Strip:
    strip = Strip(row.height, row, x)
    strip.notes = tuple(note for cell in row.cells for inner in cell.strips for note in inner.notes)
    strip.marks = tuple(mark for cell in row.cells for inner in cell.strips for mark in inner.marks)
    if any(len(cell.strips) > 1 or any(inner.split for inner in cell.strips) for cell in row.cells):
        strip.split = lambda room: _split(strip, row, room)
    return strip


def _split(strip: Strip, row: RowInk, room: float) -> tuple[Strip, Strip | None]:
    """Divide a row: of each cell what fits in `room` (if nothing does, its first strip), and what is left."""
    halves = [_split_cell(cell, room) for cell in row.cells]
    if not any(upper for upper, _ in halves):
        halves = [(list(cell.strips[:1]), list(cell.strips[1:])) for cell in row.cells]
    if not any(lower for _, lower in halves):
        return _part(strip, row), None
    first = _part(strip, _row_of(row, [upper for upper, _ in halves], 0.0))
    second = _part(strip, _row_of(row, [lower for _, lower in halves], row.lines.below))
    first.marks = tuple(mark for mark in strip.marks if mark not in second.marks)
    return first, second


def _split_cell(cell: SetCell, room: float) -> tuple[list[Strip], list[Strip]]:
    """Return the strips that fit, and those that do not; a row of an inner table may itself be divided."""
    fits = [top + strip.height <= room + 0.01 for strip, top in zip(cell.strips, cell.tops, strict=True)]
    count = fits.index(False) if False in fits else len(fits)
    upper, lower = list(cell.strips[:count]), list(cell.strips[count:])
    if lower and lower[0].split is not None and (not upper or lower[0].height > room):
        part, rest = lower[0].split(room - cell.tops[count])
        if not upper or part.height <= room - cell.tops[count] + 0.01:
            upper.append(part)
            lower[:1] = [rest] if rest is not None else []
    while lower and lower[0].space:  # as at the top of a page
        del lower[0]
    return upper, lower


def _row_of(row: RowInk, parts: list[list[Strip]], below: float) -> RowInk:
    cells = tuple(
        _stack(cell.left, cell.right, strips, cell.node) for cell, strips in zip(row.cells, parts, strict=True)
    )
    lines = replace(row.lines, below=below or (HAIRLINE if row.lines.vertical else 0.0))
    return RowInk(cells, max(cell.height for cell in cells), lines, False)


def _part(strip: Strip, row: RowInk) -> Strip:
    part = _strip(row, strip.x)
    part.head, part.frames = strip.head, strip.frames
    return part
