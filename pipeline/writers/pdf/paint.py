"""Draws pages: strips, frames, footnotes, bookmarks, furniture."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.language.numerals import circled
from pipeline.writers.measures import HAIRLINE, note_gap
from pipeline.writers.pdf.asides import Asides
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.furniture import Furniture, PageFacts
from pipeline.writers.pdf.ink import draw_lines
from pipeline.writers.pdf.strips import Frame, Mark, Placed, Sheet
from pipeline.writers.pdf.tables import Repeated, RowInk
from pipeline.writers.pdf.text import LineInk, note_strips


def paint_sheets(brush: Brush, sheets: list[Sheet], composer: Composer, furniture: Furniture, asides: Asides) -> None:
    """Draw all pages in order."""
    layout = composer.layout
    section = ""
    outline = _Outline(brush)
    for sheet in sheets:
        starts = [mark.title for mark in marks_of(sheet) if mark.level == composer.top_level]
        section = starts[0] if starts else section
        _number_notes(asides, sheet)
        if not sheet.blank:
            label = page_label(sheet.number, layout.page_number.start)
            furniture.paint(brush, PageFacts(sheet.number, label, len(sheets), section))
            _paint_sheet(brush, sheet, composer, outline, asides)
        section = starts[-1] if starts else section
        brush.next_page()


def page_label(sheet: int, start: int) -> str:
    """Return the printed number of a page that counts from 1."""
    return str(sheet - 1 + start)


def marks_of(sheet: Sheet) -> Iterable[Mark]:
    """Return the marks of a page in order."""
    for placed in sheet.placed:
        yield from placed.strip.marks


def _number_notes(asides: Asides, sheet: Sheet) -> None:
    """Number the footnotes whose marks stand on this page from 1."""
    number = 0
    for placed in sheet.placed:
        for note in placed.strip.notes:
            if id(note.footnote) not in asides.notes:
                number += 1
                asides.notes[id(note.footnote)] = (number, note)


def _paint_sheet(brush: Brush, sheet: Sheet, composer: Composer, outline: _Outline, asides: Asides) -> None:
    page = composer.layout.page
    left, top = page.left(sheet.number), page.height - page.top
    _paint_frames(brush, sheet.placed, left, top)
    placed, index = sheet.placed, 0
    while index < len(placed):
        index = _paint_run(brush, placed, index, left, top, outline)
    if sheet.notes:
        _paint_notes(brush, sheet, composer, left, asides)
    brush.leave()


def _paint_run(brush: Brush, placed: list[Placed], index: int, left: float, top: float, outline: _Outline) -> int:
    """Paint a strip, or all lines of a paragraph that follow each other; return the index after them."""
    first = placed[index]
    strip = first.strip
    x, y = left + first.x, top - first.y
    if strip.marks:
        outline.add(strip.marks, left, y)
    ink = strip.ink
    if type(ink) is not LineInk:
        brush.after_row = index > 0 and _is_row_above(placed[index - 1], first)
        strip.paint(brush, x, y)
        return index + 1
    end, depth = index + 1, strip.height
    while end < len(placed):
        after = placed[end]
        other = after.strip.ink
        if type(other) is not LineInk or other.lines is not ink.lines or after.strip.marks or after.strip.margin:
            break
        if after.x != first.x or abs(after.y - first.y - depth) > 0.001:
            break
        depth += after.strip.height
        end += 1
    if strip.margin is not None:
        strip.margin.paint(brush, x + strip.x, y)
    if strip.node is not None:
        brush.enter(strip.node)
    draw_lines(brush.canvas, ink.lines[ink.index : ink.index + end - index], x + strip.x, y)
    return end


def _is_row_above(above: Placed, below: Placed) -> bool:
    touches = above.x == below.x and abs(above.y + above.strip.height - below.y) < 0.01
    return touches and isinstance(above.strip.ink, RowInk | Repeated)


def _paint_frames(brush: Brush, placed: list[Placed], left: float, top: float) -> None:
    """Draw each frame around the strips it holds on this page."""
    extents: dict[tuple[int, float], tuple[Frame, float, float]] = {}
    for one in placed:
        for frame in one.strip.frames:
            key = (id(frame), one.x)
            _, upper, lower = extents.get(key, (frame, one.y, one.y))
            extents[key] = (frame, min(upper, one.y), max(lower, one.y + one.strip.height))
    if not extents:
        return
    with brush.artifact():
        for (_, x), (frame, upper, lower) in extents.items():
            brush.rectangle(left + x + frame.x, top - lower, frame.width, lower - upper, HAIRLINE)


def _paint_notes(brush: Brush, sheet: Sheet, composer: Composer, left: float, asides: Asides) -> None:
    """Draw the footnotes at the foot of the type area, under a rule of a quarter of the measure."""
    page = composer.layout.page
    height = sum(part.height for part in sheet.notes)
    y = page.bottom + height
    with brush.artifact():
        brush.rule(left, y + note_gap(composer.layout) / 3, page.measure / 4, HAIRLINE)
    for part in sheet.notes:
        number, note = asides.notes.get(id(part.note.footnote), (1, part.note))
        strips = note.strips if number == 1 else note_strips(composer, note, circled(number))
        for strip in strips[part.first : part.last]:
            strip.paint(brush, left, y)
            y -= strip.height


class _Outline:
    """Bookmarks: places of marks, and the tree of headings."""

    def __init__(self, brush: Brush) -> None:
        self.brush = brush
        self.levels: list[int] = []

    def add(self, marks: tuple[Mark, ...], left: float, y: float) -> None:
        canvas = self.brush.canvas
        for mark in marks:
            canvas.bookmarkHorizontalAbsolute(mark.id, y, left)
            if mark.level is not None and mark.title:
                while self.levels and self.levels[-1] >= mark.level:
                    self.levels.pop()
                canvas.addOutlineEntry(mark.title, mark.id, len(self.levels), closed=False)
                self.levels.append(mark.level)
