"""Chinese line layout for the PDF: text in, lines of placed glyphs out, drawn on a ReportLab canvas.

How a writer uses it::

    faces = Faces.for_layout(layout)                      # once a document; raises PipelineError for a bad font file
    setting = Setting(layout, faces, page_of=...)         # what the text needs to know of its surroundings
    story = [TextBlock(children, layout.styles["body"], setting, anchor="p3"), ...]   # Platypus flowables
    document.build(story, canvasmaker=font_canvas(faces))  # a Canvas that embeds the faces when it saves
    notices = faces.problems                              # what fell back to another face, what no face has

`font_canvas(faces)` returns a subclass of reportlab's Canvas: invariant, without Helvetica, its fonts embedded in
`save()` and `getpdfdata()`. Nothing else has to be called. One `Faces` serves one document.

Outside of flowables (running heads, page numbers, table cells drawn by hand)::

    lines = set_lines((Text("— 1 —"),), style, setting, width)   # tuple of Line
    draw_lines(canvas, lines, x, top)                            # top edge of the first line's pitch

Lengths are points. A line's box is `style.line_height` tall and the glyph's em box stands in its middle: the
baseline is `baseline_offset(style)` below the top of the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.typeset.drawing import baseline_offset, draw_lines
from pipeline.typeset.embedding import FontCanvas, font_canvas
from pipeline.typeset.faces import Faces
from pipeline.typeset.lines import Line, LinkArea, Run
from pipeline.typeset.paragraph import set_lines
from pipeline.typeset.setting import Setting, Tagger

if TYPE_CHECKING:
    from pipeline.typeset.flowables import TextBlock

__all__ = [
    "Faces",
    "FontCanvas",
    "Line",
    "LinkArea",
    "Run",
    "Setting",
    "Tagger",
    "TextBlock",
    "baseline_offset",
    "draw_lines",
    "font_canvas",
    "set_lines",
]


def __getattr__(name: str) -> Any:
    """Load TextBlock when it is asked for: Platypus takes longer to import than all the rest together."""
    if name == "TextBlock":
        from pipeline.typeset.flowables import TextBlock

        return TextBlock
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
