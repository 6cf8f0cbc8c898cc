"""Paragraphs and headings as strips: one strip a line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.document import Footnote, Heading, Inline, Para, StyleName, Text
from pipeline.layout.model import TextStyle
from pipeline.typeset import Line
from pipeline.writers.measures import margin_number_gap, margin_number_size
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.flow import Flow, Place
from pipeline.writers.pdf.ink import draw_lines
from pipeline.writers.pdf.strips import Ink, Mark, Note, Strip
from pipeline.writers.pdf.structure import Node, child


@dataclass(slots=True, eq=False)
class LineInk:
    """Line `index` of a set paragraph. The painter draws lines of one paragraph that follow each other at once."""

    lines: tuple[Line, ...]
    index: int

    def paint(self, brush: Brush, x: float, y: float) -> None:
        draw_lines(brush.canvas, self.lines[self.index : self.index + 1], x, y)


@dataclass(slots=True, eq=False)
class Label:
    """A short line of text. `shift` moves it right; `right` lays its right end there instead."""

    line: Line
    shift: float = 0.0
    right: bool = False
    drop: float = 0.0
    node: Node | None = None

    def paint(self, brush: Brush, x: float, y: float) -> None:
        start = x + self.shift - self.line.x - (self.line.width if self.right else 0.0)
        if self.node is not None:
            with brush.inside(self.node):
                draw_lines(brush.canvas, (self.line,), start, y - self.drop)
        else:
            with brush.artifact():
                draw_lines(brush.canvas, (self.line,), start, y - self.drop)


def add_heading(composer: Composer, heading: Heading, flow: Flow, place: Place) -> None:
    """Add a heading: all its lines, and the first lines after it, on one page."""
    name = heading.style or heading_style(heading.level)
    style = composer.layout.styles[name]
    node = child(place.node, composer.heading_role(heading.level))
    mark = composer.heading_mark(heading)
    _add(composer, heading.children, style, flow, place, node, marks=((0, mark),), keep_with_next=True)


def heading_style(level: int) -> StyleName:
    """Return the style of a heading that names none."""
    names: tuple[StyleName, ...] = ("heading1", "heading2", "heading3", "heading4", "heading5")
    return names[min(max(level, 1), 5) - 1]


def add_para(composer: Composer, para: Para, flow: Flow, place: Place, marker: str | None = None) -> None:
    """Add a paragraph, after a list marker if it begins a list item."""
    style = composer.layout.styles[para.style]
    if para.align is not None:
        place = replace(place, align=para.align)
    children, margin, label_node = para.children, None, None
    if marker is not None:
        label_node = child(place.node, "Lbl")
        place = replace(place, node=child(place.node, "LBody"))
        style, children, margin = _with_marker(composer, marker, children, style, label_node)
    node = child(place.node, "P")
    marks = [(0, Mark(para.id))] if para.id is not None else []
    _add(
        composer, children, style, flow, place, node, marks=tuple(marks), outline=para.outline,
        keep_with_next=para.keep_with_next or style.keep_with_next, beside=margin, number=para.number,
    )  # fmt: skip


def _with_marker(
    composer: Composer, marker: str, children: tuple[Inline, ...], style: TextStyle, node: Node | None
) -> tuple[TextStyle, tuple[Inline, ...], Ink | None]:
    """Return the style and text of an item, and its marker if that hangs left of the text.

    A style with a negative indent has room for the marker; else the marker is the beginning of the text.
    """
    if style.indent >= 0:
        return style, (Text(marker), *children), None
    line = composer.line(marker, replace(style, left=0.0, right=0.0, indent=0.0, align="left"))
    over = max(0.0, line.width + 0.25 * style.size + style.indent) if line.width > -style.indent - 0.05 else 0.0
    label = Label(line, shift=style.left + style.indent, node=node)
    return replace(style, indent=over), children, label


def _add(
    composer: Composer,
    children: tuple[Inline, ...],
    style: TextStyle,
    flow: Flow,
    place: Place,
    node: Node | None,
    *,
    marks: tuple[tuple[int, Mark], ...] = (),
    outline: tuple[tuple[int, str, str], ...] = (),
    keep_with_next: bool = False,
    beside: Ink | None = None,
    number: str | None = None,
) -> None:
    lines = composer.lines(children, style, place.width, place.align)
    strips = line_strips(composer, lines, style, place.x, node)
    for index, mark in (*marks, *_run_in_marks(lines, outline)):
        strips[index].marks = (*strips[index].marks, mark)
    if beside is not None:
        strips[0].margin = beside
    if number:
        strips[0].margin = (
            _Both(beside, margin_label(composer, number, style)) if beside else margin_label(composer, number, style)
        )
    if style.page_break_before and flow.strips and not place.nested:
        flow.break_page()
    flow.add(
        strips,
        before=style.space_before,
        after=style.space_after,
        line_height=style.line_height,
        keep_with_next=keep_with_next,
    )


@dataclass(slots=True, eq=False)
class _Both:
    first: Ink
    second: Ink

    def paint(self, brush: Brush, x: float, y: float) -> None:
        self.first.paint(brush, x, y)
        self.second.paint(brush, x, y)


def line_strips(
    composer: Composer, lines: tuple[Line, ...], style: TextStyle, x: float, node: Node | None
) -> list[Strip]:
    """Return one strip a line; page breaks leave enough lines on both sides (widows and orphans, CLREQ)."""
    typography = composer.layout.typography
    orphans, widows, count = typography.orphan_lines, typography.widow_lines, len(lines)
    strips = []
    for index, line in enumerate(lines):
        strip = Strip(style.line_height, LineInk(lines, index), x, is_line=True, node=node)
        if index > 0:
            strip.keep = index < orphans or count - index < widows
        if line.notes:
            strip.notes = tuple(set_note(composer, footnote, node) for footnote in line.notes)
        strips.append(strip)
    return strips


def set_note(composer: Composer, footnote: Footnote, node: Node | None) -> Note:
    """Return a footnote, set; `node` is the element that its mark belongs to, None without tags."""
    note = Note(footnote, [], None if node is None else Node("Note"))
    note.strips = note_strips(composer, note, "①")
    return note


def note_strips(composer: Composer, note: Note, mark: str) -> list[Strip]:
    """Return the lines of a footnote that begins with `mark`."""
    style = composer.layout.styles["footnote"]
    children = (Text(f"{mark} "), *note.footnote.children)
    lines = composer.lines(children, style, composer.layout.page.measure, None)
    return [Strip(style.line_height, LineInk(lines, index), node=note.node) for index in range(len(lines))]


def margin_label(composer: Composer, text: str, style: TextStyle) -> Label:
    """Return a small number in the left margin, on the baseline of a line of `style`."""
    size = margin_number_size(composer.layout)
    small = replace(
        composer.layout.styles["footnote"], size=size, line_height=style.line_height, letter_spacing=0.0,
        indent=0.0, left=0.0, right=0.0, align="left",
    )  # fmt: skip
    drop = 0.38 * (style.size - size)  # both baselines on one line: the em boxes are centred
    return Label(composer.line(text, small), shift=-margin_number_gap(composer.layout), right=True, drop=drop)


def _run_in_marks(lines: tuple[Line, ...], outline: tuple[tuple[int, str, str], ...]) -> list[tuple[int, Mark]]:
    """Return where run-in headings stand: the line their text begins on, and their mark."""
    if not outline:
        return []
    whole = "".join(line.text for line in lines)
    ends, total = [], 0
    for line in lines:
        total += len(line.text)
        ends.append(total)
    marks, start = [], 0
    for level, title, id in outline:
        found = whole.find(title, start)
        start = max(found, start)
        index = next((number for number, end in enumerate(ends) if start < end), len(lines) - 1)
        marks.append((index, Mark(id, level, title)))
    return marks
