"""Writes lines on a canvas: TJ arrays of glyph codes, and the rules and dots around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.layout.model import TextStyle
from pipeline.typeset.decorations import decorate
from pipeline.typeset.embedding import FontCanvas
from pipeline.typeset.glyph_writer import GlyphWriter
from pipeline.typeset.lines import Element, Line

if TYPE_CHECKING:
    from pipeline.typeset.flowables import TextBlock
    from pipeline.typeset.setting import PartKind


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
    style = lines[0].measured.metrics.style
    baseline = top - baseline_offset(style)
    canvas.literal("q")
    for line in lines:
        elements = list(line.elements())
        if elements:
            _draw_line(canvas, line, elements, x, baseline, block, kind)
        baseline -= style.line_height
    canvas.literal("Q")


def _draw_line(
    canvas: FontCanvas,
    line: Line,
    elements: list[Element],
    x: float,
    baseline: float,
    block: TextBlock | None,
    plain: PartKind,
) -> None:
    tagger = line.setting.tagger
    writer = GlyphWriter(canvas, line, x, baseline)
    if tagger is None:
        writer.show(elements)
    else:
        for kind, target, group in _by_kind(elements, plain):
            tagger.open(canvas, block, kind, target)
            writer.show(group)
            tagger.close(canvas)
    if line.measured.decorated:
        marks = decorate(line, elements, x, baseline, canvas)
        if marks:
            if tagger is not None:
                tagger.open(canvas, block, "artifact", None)
            canvas.literal(*marks)
            if tagger is not None:
                tagger.close(canvas)
        if line.setting.on_link is not None:
            size = line.measured.metrics.size
            for area in line.links:
                rectangle = (x + area.x0, baseline - 0.2 * size, x + area.x1, baseline + 0.9 * size)
                line.setting.on_link(canvas, area.target, rectangle)


def _by_kind(elements: list[Element], plain: PartKind) -> list[tuple[PartKind, object, list[Element]]]:
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
