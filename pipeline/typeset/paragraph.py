"""Sets a paragraph: inlines to lines."""

from __future__ import annotations

from pipeline.document import Align, Inline
from pipeline.layout.model import TextStyle
from pipeline.typeset.lines import Line
from pipeline.typeset.setting import Setting


def set_lines(
    children: tuple[Inline, ...], style: TextStyle, setting: Setting, width_pt: float, *, align: Align | None = None
) -> tuple[Line, ...]:
    """Return the lines of a paragraph in a measure of `width_pt` (the style's own left and right come off it).

    At least one line, empty for a paragraph without text. `align` overrides the style's.
    """
    raise NotImplementedError
