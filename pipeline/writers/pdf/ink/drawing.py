"""Writes lines on a canvas: TJ arrays of glyph codes, and the rules and dots around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pipeline.layout.model import TextStyle
from pipeline.typeset.lines import Element, Line
from pipeline.writers.pdf.ink.decorations import decorate
from pipeline.writers.pdf.ink.embedding import FontCanvas
from pipeline.writers.pdf.ink.glyph_writer import GlyphWriter

if TYPE_CHECKING:
    from pipeline.typeset.setting import PartKind, Tagger
    from pipeline.writers.pdf.ink.flowables import TextBlock


def baseline_offset(style: TextStyle) -> float:
    """Return how far the baseline lies below the top of a line: the em box (0.88, −0.12) is in its middle."""
    return style.line_height / 2 + 0.38 * style.size


def draw_lines(
    canvas: FontCanvas,
    lines: Sequence[Line],
    x: float,
    top: float,
    block: TextBlock | None = None,
    kind: PartKind = "text",
) -> None:
    """Draw lines one pitch apart; (x, top) is the top left corner of the first.

    `block` and `kind` (of what is no link or note) are told to the tagger.
    """
    if not lines:
        return
    style, setting = lines[0].measured.metrics.style, lines[0].setting
    baseline = top - baseline_offset(style)
    canvas.literal("q")
    writer = GlyphWriter(canvas, lines[0], x)
    decorated: list[tuple[Line, float]] = []
    for line in lines:
        writer.begin(line, baseline)
        if setting.tagger is None:
            writer.show(line.elements())
        else:
            for part, target, elements in _by_kind(line.elements(), kind):
                writer.flush()
                setting.tagger.open(canvas, block, part, target)
                writer.show(elements)
                writer.flush()
                setting.tagger.close(canvas)
        if line.measured.decorated:
            decorated.append((line, baseline))
        baseline -= style.line_height
    writer.end()
    if decorated:
        _draw_decorations(canvas, decorated, x, block, setting.tagger)
    canvas.literal("Q")
    if setting.on_link is not None:
        for line, baseline in decorated:
            for area in line.links:
                rectangle = (x + area.x0, baseline - 0.2 * style.size, x + area.x1, baseline + 0.9 * style.size)
                setting.on_link(canvas, area.target, rectangle)


def _draw_decorations(
    canvas: FontCanvas, lines: list[tuple[Line, float]], x: float, block: TextBlock | None, tagger: Tagger | None
) -> None:
    marks = [mark for line, baseline in lines for mark in decorate(line, x, baseline)]
    if not marks:
        return
    if tagger is not None:
        tagger.open(canvas, block, "artifact", None)
    canvas.literal(*marks)
    if tagger is not None:
        tagger.close(canvas)


def _by_kind(elements: Iterable[Element], plain: PartKind) -> list[tuple[PartKind, object, list[Element]]]:
    """Return the elements in groups that the tagger hears of together: plain text, each link, each note."""
    groups: list[tuple[PartKind, object, list[Element]]] = []
    last: object = None
    for element in elements:
        look = element[5]
        kind: PartKind = "note" if look.note else "link" if look.link is not None else plain
        key = (kind, look.link_number, id(look.note))
        if groups and key == last:
            groups[-1][2].append(element)
        else:
            groups.append((kind, look.note or look.link, [element]))
        last = key
    return groups
