"""The table of contents: entries, leaders and page numbers, each line a link."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.document import Para, StyleName, Text, Toc
from pipeline.layout.model import TextStyle
from pipeline.typeset import Line
from pipeline.writers.measures import contents_indent
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.flow import Flow, Place
from pipeline.writers.pdf.ink import draw_lines
from pipeline.writers.pdf.strips import Mark, Strip
from pipeline.writers.pdf.structure import Node, child
from pipeline.writers.pdf.text import add_para

LEADER = (0.01, 4.0)  # round dots, 4 pt apart


@dataclass(slots=True, eq=False)
class EntryLine:
    """One line of an entry; the last one has the leader and the page number, which is set when it is drawn.

    Its room is fixed, so page numbers never change the contents' own length.
    """

    composer: Composer
    lines: tuple[Line, ...]
    index: int
    style: TextStyle
    width: float
    mark: Mark
    node: Node | None

    def paint(self, brush: Brush, x: float, y: float) -> None:
        line = self.lines[self.index]
        draw_lines(brush.canvas, self.lines[self.index : self.index + 1], x, y)
        if self.index == len(self.lines) - 1:
            self._number(brush, x, y, x + line.x + line.width)
        rect = (x, y - self.style.line_height, x + self.width, y)
        brush.link(f"#{self.mark.id}", rect, self.mark.title, self.node)

    def _number(self, brush: Brush, x: float, y: float, end: float) -> None:
        label = self.composer.labels.get(self.mark.id, "")
        plain = replace(self.style, indent=0.0, left=0.0, right=0.0, align="left")
        number = self.composer.line(label, plain)
        right = x + self.width
        start, stop = end + 0.5 * self.style.size, right - number.width - 0.4 * self.style.size
        if stop > start:
            dots = int((stop - start) / LEADER[1])
            with brush.artifact():
                baseline = y - self.style.line_height / 2 - 0.38 * self.style.size
                # From the right, so that the dots of all lines stand under each other.
                brush.rule(stop - dots * LEADER[1], baseline + 0.08 * self.style.size, dots * LEADER[1], 0.8, LEADER)
        draw_lines(brush.canvas, (number,), right - number.width - number.x, y)


def add_contents(composer: Composer, toc: Toc, flow: Flow, place: Place) -> None:
    """Add the contents of all headings and run-in headings down to `toc.levels`."""
    if toc.title:
        add_para(composer, Para((Text(toc.title),), "toc_title", keep_with_next=True), flow, place)
    node = child(place.node, "TOC")
    styles: tuple[StyleName, ...] = ("toc1", "toc2", "toc3")
    for mark in composer.entries:
        if mark.level is None or mark.level > toc.levels or not mark.title:
            continue
        style = composer.layout.styles[styles[min(mark.level, 3) - 1]]
        link = child(child(child(node, "TOCI"), "Reference"), "Link")
        narrow = replace(style, right=style.right + contents_indent(composer.layout))
        lines = composer.lines((Text(mark.title),), narrow, place.width, place.align)
        strips = [
            Strip(
                style.line_height,
                EntryLine(composer, lines, index, style, place.width - style.right, mark, link),
                place.x,
                keep=index > 0,
                is_line=True,
                node=link,
            )
            for index in range(len(lines))
        ]
        flow.add(strips, before=style.space_before, after=style.space_after, line_height=style.line_height)
