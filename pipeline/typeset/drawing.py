"""Writes lines on a canvas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pipeline.layout.model import TextStyle
from pipeline.typeset.embedding import FontCanvas
from pipeline.typeset.lines import Line

if TYPE_CHECKING:
    from pipeline.typeset.flowables import TextBlock


def baseline_offset(style: TextStyle) -> float:
    """Return how far the baseline lies below the top of a line: the em box (0.88, −0.12) is in its middle."""
    return style.line_height / 2 + 0.38 * style.size


def draw_lines(
    canvas: FontCanvas, lines: Sequence[Line], x: float, top: float, block: TextBlock | None = None
) -> None:
    """Draw lines one pitch apart; (x, top) is the top left corner of the first, `block` is told to the tagger."""
    raise NotImplementedError
