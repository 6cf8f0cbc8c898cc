"""Blocks around blocks: boxes, columns, kept and line-numbered passages, lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.document import Box, Columns, Keep, LineNumbered, ListBlock, Para
from pipeline.writers.markers import marker_text
from pipeline.writers.measures import MARKER_EM, box_gap, box_padding, column_width
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.filling import Filled, fill_column
from pipeline.writers.pdf.flow import Flow, Place
from pipeline.writers.pdf.strips import Frame, Note, Placed, Room, Strip, Taken, height_of
from pipeline.writers.pdf.structure import child
from pipeline.writers.pdf.text import add_para, margin_label


def add_list(composer: Composer, block: ListBlock, flow: Flow, place: Place) -> None:
    """Add the items, each after its marker; blocks after an item's first stand under its text."""
    node = child(place.node, "L", numbering=_numbering(block.marker))
    for number, item in enumerate(block.items, block.start):
        at = replace(place, node=child(node, "LI"))
        marker = marker_text(block.marker, number)
        first, rest = (item.blocks[0], item.blocks[1:]) if item.blocks else (Para((), "item"), ())
        if not isinstance(first, Para):
            first, rest = Para((), "item"), item.blocks
        add_para(composer, first, flow, at, marker)
        if rest:
            style = composer.layout.styles[first.style]
            shift = min(MARKER_EM * style.cell, place.width / 4)
            body = child(at.node, "LBody")
            composer.add_blocks(rest, flow, replace(at, x=place.x + shift, width=place.width - shift, node=body))


def _numbering(marker: str) -> str:
    for counters, name in (
        ("1一①", "Decimal"),
        ("A", "UpperAlpha"),
        ("a", "LowerAlpha"),
        ("·", "Disc"),
        ("□", "Square"),
    ):
        if any(counter in marker for counter in counters):
            return name
    return "None"


def add_keep(composer: Composer, block: Keep, flow: Flow, place: Place) -> None:
    """Add blocks that stay on one page if one page can hold them."""
    start = len(flow.strips)
    composer.add_blocks(block.blocks, flow, place)
    keep_on_one_page(composer, flow.strips[start:])


def keep_on_one_page(composer: Composer, strips: list[Strip]) -> None:
    """Forbid page breaks between strips that are not taller than a page."""
    if height_of(strips) <= composer.layout.page.depth:
        for strip in strips[1:]:
            strip.keep = True


def add_line_numbered(composer: Composer, block: LineNumbered, flow: Flow, place: Place) -> None:
    """Add blocks with every n-th line's number in the margin."""
    start = len(flow.strips)
    composer.add_blocks(block.blocks, flow, place)
    style = composer.layout.styles["body"]
    for number, strip in enumerate(_lines_of(flow.strips[start:]), 1):
        if number % block.every == 0 and strip.margin is None:
            label = margin_label(composer, str(number), replace(style, line_height=strip.height))
            label.shift -= strip.x - place.x
            strip.margin = label


def _lines_of(strips: list[Strip]) -> Iterator[Strip]:
    """Yield the lines of text, those in columns too."""
    for strip in strips:
        if strip.is_line:
            yield strip
        elif isinstance(strip.elastic, ColumnsOfStrips):
            yield from _lines_of(strip.elastic.strips)


def add_box(composer: Composer, block: Box, flow: Flow, place: Place) -> None:
    """Add a frame with blocks in it, on one page if it fits on one."""
    across, down = box_padding(composer.layout.styles["box"])
    frame = Frame(place.x, place.width, down)
    inner = Flow(composer.layout, nested=True)
    node = child(place.node, "Sect")
    within = Place(place.x + across, max(place.width - 2 * across, 1.0), node, True, place.align)
    if block.title:
        add_para(composer, Para(block.title, "box_title", keep_with_next=True), inner, within)
    composer.add_blocks(block.blocks, inner, within)
    strips = [Strip(down), *inner.strips, Strip(down, keep=True)]
    if len(strips) > 2:
        strips[1].keep = True
    for strip in strips:
        strip.frames = (frame, *strip.frames)
    composer.measured(block, height_of(strips))
    keep_on_one_page(composer, strips)
    gap = box_gap(composer.layout)
    flow.add(strips, before=gap, after=gap)


def add_columns(composer: Composer, block: Columns, flow: Flow, place: Place) -> None:
    """Add balanced columns."""
    if block.count < 2:
        composer.add_blocks(block.blocks, flow, place)
        return
    width = column_width(composer.layout, place.width, block.count)
    step = (place.width - width) / (block.count - 1)  # what the whole characters leave goes between the columns
    inner = Flow(composer.layout, nested=place.nested)
    composer.add_blocks(block.blocks, inner, replace(place, x=0.0, width=width, nested=True))
    if not inner.strips:
        return
    columns = ColumnsOfStrips(inner.strips, 0, block.count, place.x, step, 3 * composer.layout.grid.pitch)
    if place.nested:
        taken = columns.take(Room(0.0, 1e9, 1e9, None))
        if taken.height > composer.layout.page.depth / 2:  # columns in a box or cell are not divided
            composer.add_blocks(block.blocks, flow, place)
            return
        marks = tuple(mark for placed in taken.placed for mark in placed.strip.marks)
        flow.add([Strip(taken.height, SideBySide(taken.placed), notes=tuple(taken.notes), marks=marks)])
    else:
        flow.add([Strip(0.0, elastic=columns)])


@dataclass(slots=True, eq=False)
class SideBySide:
    """Strips at fixed places."""

    placed: list[Placed]

    def paint(self, brush: Brush, x: float, y: float) -> None:
        for placed in self.placed:
            placed.strip.paint(brush, x + placed.x, y - placed.y)


@dataclass(slots=True, eq=False)
class ColumnsOfStrips:
    """Strips from `start` on in `count` columns, `step` apart: filled down to the foot of the page, or balanced."""

    strips: list[Strip]
    start: int
    count: int
    x: float
    step: float
    least: float

    def take(self, room: Room) -> Taken:
        bottom = room.bottom
        filled = self._lay(room, bottom)
        while True:  # footnotes of what stands in the columns take room from them
            height = sum(note.height for note in _notes(filled))
            if height == 0 or room.bottom - height >= bottom - 0.01:
                break
            bottom = max(room.bottom - height, room.top + self.least)
            filled = self._lay(room, bottom)
            if bottom <= room.top + self.least:
                break
        if filled[-1].next < len(self.strips):
            rest = ColumnsOfStrips(filled[-1].strips, filled[-1].next, self.count, self.x, self.step, self.least)
            return self._taken(room, filled, Strip(0.0, elastic=rest))
        return self._taken(room, self._balance(room, bottom, filled), None)

    def _balance(self, room: Room, bottom: float, filled: list[Filled]) -> list[Filled]:
        """Return the columns as short as they can be: halve the room until it no longer changes by a point."""
        low, high = room.top, min(bottom, max(column.bottom for column in filled))
        while high - low > 1.0:
            middle = (low + high) / 2
            tried = self._lay(room, middle)
            if tried[-1].next >= len(self.strips) and max(column.bottom for column in tried) <= middle + 0.01:
                filled, high = tried, middle
            else:
                low = middle
        return filled

    def _lay(self, room: Room, bottom: float) -> list[Filled]:
        columns, index = [], self.start
        strips = list(self.strips) if any(strip.split for strip in self.strips) else self.strips
        for _ in range(self.count):
            column = fill_column(strips, index, Room(room.top, bottom, room.full, room.pitch, room.must))
            columns.append(column)
            index = column.next
        return columns

    def _taken(self, room: Room, filled: list[Filled], rest: Strip | None) -> Taken:
        placed = []
        for number, column in enumerate(filled):
            for one in column.placed:
                one.x += self.x + number * self.step
                placed.append(one)
        foot = max(column.bottom for column in filled)
        return Taken(placed, foot - room.top, _notes(filled), rest)


def _notes(filled: list[Filled]) -> list[Note]:
    return [note for column in filled for placed in column.placed for note in placed.strip.notes]
