"""Sets a paragraph: inlines to lines."""

from __future__ import annotations

from pipeline.document import Align, Inline
from pipeline.layout.model import TextStyle
from pipeline.typeset.balancing import balanced_lines
from pipeline.typeset.breaking import Breaker, Span
from pipeline.typeset.inlines import flatten
from pipeline.typeset.justification import NATURAL, Fit, fit_line
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
    makers = setting.makers(style)
    cell = makers.metrics.cell
    how = align or style.align
    measure = max(round((width_pt - style.left - style.right) * MPT), cell)
    indent = min(round(style.indent * MPT), measure - cell)
    flats = flatten(children, style, setting.layout.styles.__getitem__, setting.page_of)
    lines: list[Line] = []
    for number, flat in enumerate(flats):
        begin = indent if number == 0 else 0
        measured = Measured(flat, makers, min(measure, measure - begin))
        inner = measure
        if how == "center" and begin == 0:
            spans, inner = balanced_lines(measured, measure)
        else:
            spans = Breaker(measured).lines(measure - begin, measure)
        for span in spans:
            fit = fit_line(measured, span, how == "justify" and span is not spans[-1])
            x, width = _placed(span, fit, how, begin, measure, inner)
            lines.append(Line(measured, span, fit, x + round(style.left * MPT), width))
            begin = 0
    return tuple(lines)


def _placed(span: Span, fit: Fit, how: Align, begin: int, measure: int, inner: int) -> tuple[int, int]:
    """Return where a line begins and how wide it is; `inner` is the narrower measure of balanced lines."""
    spare = max(span.spare, 0)
    if how == "right":
        return begin + spare, measure - begin - spare
    if how == "center":
        return begin + (measure - inner + spare) // 2, inner - begin - spare
    return begin, measure - begin - (spare if fit is NATURAL else 0)
