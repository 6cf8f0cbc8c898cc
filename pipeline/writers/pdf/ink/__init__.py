"""Ink: lines of placed glyphs drawn on a ReportLab canvas, and the faces they use embedded in the file.

    canvas = FontCanvas(faces, buffer, pagesize=…)   # embeds the faces when it saves
    draw_lines(canvas, lines, x, top)                # top edge of the first line's pitch

`FontCanvas` is reportlab's Canvas: invariant, without Helvetica, its fonts embedded in `save()` and `getpdfdata()`.
Nothing else has to be called. Whoever wants to hear of footnote marks, links and tags sets `canvas.listener`.
"""

from __future__ import annotations

from pipeline.writers.pdf.ink.canvas import FontCanvas
from pipeline.writers.pdf.ink.drawing import baseline_offset, draw_lines
from pipeline.writers.pdf.ink.listener import Listener, PartKind

__all__ = ["FontCanvas", "Listener", "PartKind", "baseline_offset", "draw_lines"]
