"""Breaks long centred titles where the PDF breaks them: Word would cut words and leave one character alone.

GB/T 9704-2012, 7.3.1: the lines of a title keep words whole and are balanced.
"""

from __future__ import annotations

from pipeline.document import Align, Inline, LineBreak, Text
from pipeline.layout.model import Layout, TextStyle
from pipeline.writers.docx.flow import line_count


def broken_title(
    children: tuple[Inline, ...], style: TextStyle, align: Align | None, layout: Layout, measure: float
) -> tuple[Inline, ...]:
    """Return the inlines of a paragraph; a centred one of plain text and several lines with its breaks."""
    if (align or style.align) != "center" or not all(isinstance(child, Text) for child in children):
        return children
    if line_count(children, style, measure) < 2:
        return children
    # Line layout is needed for long titles only: most Word files are written without it.
    from pipeline.typefaces import faces_for
    from pipeline.typeset import Setting, set_lines

    lines = set_lines(children, style, Setting(layout, faces_for(layout)), measure, align=align)
    texts = [line.text.strip() for line in lines]
    result: list[Inline] = [Text(texts[0])]
    for text in texts[1:]:
        result += [LineBreak(), Text(text)]
    return tuple(result)
