"""Where a slip stands, and the words around it."""

from __future__ import annotations

from pipeline.speech import Paragraph
from pipeline.study.results import Finding

_AROUND = 8  # characters shown on each side of a slip


def finding_at(paragraph: Paragraph, start: int, stop: int, kind: str, hint: str) -> Finding:
    """Return the finding about the characters `start` to `stop` of a paragraph, shown with those around them."""
    line, column = paragraph.position(start)
    return Finding(line, column, kind, paragraph.text[max(0, start - _AROUND) : stop + _AROUND], hint)
