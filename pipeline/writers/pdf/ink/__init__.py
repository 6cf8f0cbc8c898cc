"""Ink: lines of placed glyphs drawn on a ReportLab canvas, and the faces they use embedded in the file.

    canvas = font_canvas(faces)(buffer, pagesize=…)   # a Canvas that embeds the faces when it saves
    draw_lines(canvas, lines, x, top)                 # top edge of the first line's pitch

`font_canvas(faces)` returns a subclass of reportlab's Canvas: invariant, without Helvetica, its fonts embedded in
`save()` and `getpdfdata()`. Nothing else has to be called.
"""

from __future__ import annotations

from pipeline.writers.pdf.ink.drawing import baseline_offset, draw_lines
from pipeline.writers.pdf.ink.embedding import FontCanvas, font_canvas

__all__ = ["FontCanvas", "baseline_offset", "draw_lines", "font_canvas"]
