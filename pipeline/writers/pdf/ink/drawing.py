"""Writes lines on a canvas: TJ arrays of glyph codes, and the rules and dots around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.layout.model import TextStyle
from pipeline.typeset import Line
from pipeline.typeset.lines import Element
from pipeline.writers.pdf.ink.canvas import FontCanvas
from pipeline.writers.pdf.ink.decorations import decorate
from pipeline.writers.pdf.ink.glyph_writer import GlyphWriter
from pipeline.writers.pdf.ink.listener import PartKind


def baseline_offset(style: TextStyle) -> float:
    """Return how far the baseline lies below the top of a line: the em box (0.88, −0.12) is in its middle."""
    return style.line_height / 2 + 0.38 * style.size


def draw_lines(canvas: FontCanvas, lines: Sequence[Line], x: float, top: float) -> None:
    """Draw lines of one paragraph, one pitch apart; (x, top) is the top left corner of the first.

    `canvas.listener` gives the marks of footnotes and hears of links and, if it is tagged, of each part.
    """
    if not lines:
        return
    style, listener = lines[0].measured.metrics.style, canvas.listener
    baseline = top - baseline_offset(style)
    canvas.literal("q")
    writer = GlyphWriter(canvas, lines[0], x)
    decorated: list[tuple[Line, float]] = []
    for line in lines:
        writer.begin(line, baseline)
        if not listener.tagged:
            writer.show(line.elements())
        else:
            for part, target, elements in _by_kind(line.elements()):
                writer.flush()
                listener.begin(part, target)
                writer.show(elements)
                writer.flush()
                listener.end()
        if line.measured.decorated:
            decorated.append((line, baseline))
        baseline -= style.line_height
    writer.end()
    if decorated:
        _draw_decorations(canvas, decorated, x)
    canvas.literal("Q")
    for line, baseline in decorated:
        for area in line.links:
            rectangle = (x + area.x0, baseline - 0.2 * style.size, x + area.x1, baseline + 0.9 * style.size)
            listener.link(area.target, rectangle)


def _draw_decorations(canvas: FontCanvas, lines: list[tuple[Line, float]], x: float) -> None:
    marks = [mark for line, baseline in lines for mark in decorate(line, x, baseline)]
    if not marks:
        return
    if canvas.listener.tagged:
        canvas.listener.begin("artifact", None)
    canvas.literal(*marks)
    if canvas.listener.tagged:
        canvas.listener.end()


def _by_kind(elements: Iterable[Element]) -> list[tuple[PartKind, object, list[Element]]]:
    """Return the elements in groups that the listener hears of together: plain text, each link, each note."""
    groups: list[tuple[PartKind, object, list[Element]]] = []
    last: object = None
    for element in elements:
        look = element[5]
        kind: PartKind = "note" if look.note else "link" if look.link is not None else "text"
        key = (kind, look.link_number, id(look.note))
        if groups and key == last:
            groups[-1][2].append(element)
        else:
            groups.append((kind, look.note or look.link, [element]))
        last = key
    return groups
