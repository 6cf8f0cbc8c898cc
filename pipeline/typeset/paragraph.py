"""Sets a paragraph: inlines to lines."""

from __future__ import annotations

from pipeline.document import Align, Inline
from pipeline.layout.model import TextStyle
from pipeline.typeset.balancing import balanced_lines
from pipeline.typeset.breaking import Breaker
from pipeline.typeset.inlines import flatten
from pipeline.typeset.justification import NATURAL, fit_line
from pipeline.typeset.lines import Line
from pipeline.typeset.measuring import Measured
from pipeline.typeset.metrics import MPT
from pipeline.typeset.setting import Setting


def set_lines(
    children: tuple[Inline, ...], style: TextStyle, setting: Setting, width_pt: float, *, align: Align | None = None
) -> tuple[Line, ...]:
    """Return the lines of a paragraph in a measure of `width_pt` (the style's own left and right come off it).

    At least one line, empty for a paragraph without text. `align` overrides the style's. A measure narrower than
    one character holds one character a line.
    """
    metrics = setting.metrics(style)
    how = align or style.align
    left = round(style.left * MPT)
    measure = max(round((width_pt - style.left - style.right) * MPT), metrics.cell)
    indent = min(round(style.indent * MPT), measure - metrics.cell)
    lines: list[Line] = []
    flats = flatten(children, style, setting.layout.styles.__getitem__, setting.page_of)
    for number, flat in enumerate(flats):
        first_indent = indent if number == 0 else 0
        measured = Measured(flat, metrics, measure)
        inner = measure
        if how == "center" and first_indent == 0:
            spans, inner = balanced_lines(measured, measure)
        else:
            spans = Breaker(measured).lines(measure - first_indent, measure)
        for index, span in enumerate(spans):
            begin = first_indent if index == 0 else 0
            ends = index == len(spans) - 1
            fit = fit_line(measured, span, how == "justify" and not ends)
            spare = max(span.spare, 0)
            x, width = left + begin, inner - begin - spare
            if how == "right":
                x += spare
            elif how == "center":
                x += (measure - inner + spare) // 2
            elif fit is not NATURAL:
                width = measure - begin
            lines.append(Line(measured, span, fit, x, width, not lines, ends and number == len(flats) - 1, setting))
    return tuple(lines)
