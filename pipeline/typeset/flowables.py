"""Paragraphs as Platypus flowables."""

from __future__ import annotations

from reportlab.platypus.flowables import Flowable

from pipeline.document import Align, Inline
from pipeline.layout.model import TextStyle
from pipeline.typeset.lines import Line
from pipeline.typeset.setting import Setting


class TextBlock(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A paragraph that Platypus may split between lines.

    wrap: as wide as it is given, `len(lines) × style.line_height` tall. split: at least `typography.orphan_lines` stay
    and `typography.widow_lines` follow, else the whole paragraph moves. Space before and after are the style's; a
    fragment has none on the inner side.

    `number` is drawn small, right-aligned 1 em left of the text, beside the first line. `anchor` is for the writer (`on_place`).
    `room_after` points must be left below the block in its frame, else it moves to the next frame (a heading
    and the lines that must follow it); in an empty frame it stays.
    After wrap: `lines` (tuple of Line), `first` and `last` (holds the paragraph's first/last line), `source` (the
    block that was split, itself if none), `first_index` (index of its first line in the paragraph).
    """

    lines: tuple[Line, ...]
    first: bool
    last: bool
    source: TextBlock
    first_index: int

    def __init__(
        self,
        children: tuple[Inline, ...],
        style: TextStyle,
        setting: Setting,
        *,
        align: Align | None = None,
        number: str | None = None,
        anchor: str | None = None,
        room_after: float = 0.0,
    ) -> None:
        super().__init__()
        self.children, self.style, self.setting = children, style, setting
        self.align, self.number, self.anchor, self.room_after = align, number, anchor, room_after
        self.first = self.last = True
        self.source = self
        self.first_index = 0
