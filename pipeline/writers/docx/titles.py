"""Breaks long centred titles where the PDF breaks them: Word would cut words and leave one character alone.

GB/T 9704-2012, 7.3.1: the lines of a title keep words whole and are balanced.
"""

from __future__ import annotations

from pipeline.document import Align, Inline, LineBreak, Text
from pipeline.layout.model import TextStyle
from pipeline.writers.results import PageMap


def broken_title(
    children: tuple[Inline, ...], style: TextStyle, align: Align | None, pages: PageMap
) -> tuple[Inline, ...]:
    """Return the inlines of a paragraph; a centred one of plain text and several lines with its breaks."""
    if (align or style.align) != "center" or not all(isinstance(child, Text) for child in children):
        return children
    texts = [line.strip() for line in pages.lines_of(children)]
    if len(texts) < 2:
        return children
    result: list[Inline] = [Text(texts[0])]
    for text in texts[1:]:
        result += [LineBreak(), Text(text)]
    return tuple(result)
