"""Chinese line layout: text in, lines of placed glyphs out. Drawing them is the writer's.

How a writer uses it::

    faces = faces_for(layout)                             # of pipeline.typefaces, once a document
    setting = Setting(layout, faces, page_of=...)         # what the text needs to know of its surroundings
    lines = set_lines((Text("— 1 —"),), style, setting, width)   # tuple of Line
    notices = faces.problems                              # what fell back to another face, what no face has

Lengths are points. A line's box is `style.line_height` tall and the glyph's em box stands in its middle.
"""

from __future__ import annotations

from pipeline.typeset.faces import Faces
from pipeline.typeset.lines import Line, LinkArea
from pipeline.typeset.paragraph import set_lines
from pipeline.typeset.setting import Setting

__all__ = ["Faces", "Line", "LinkArea", "Setting", "set_lines"]
