"""Paragraphs as Platypus flowables."""

from __future__ import annotations

from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from pipeline.document import Align, Inline, Text
from pipeline.layout.model import TextStyle
from pipeline.typeset.lines import Line
from pipeline.typeset.paragraph import set_lines
from pipeline.typeset.setting import Setting
from pipeline.writers.pdf.ink.drawing import baseline_offset, draw_lines

_NUMBER_SCALE = 0.6
_TOLERANCE = 0.01  # points: a frame filled to its last line must take that line


class TextBlock(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """A paragraph that Platypus may split between lines.

    wrap: as wide as it is given, `len(lines) × style.line_height` tall. split: at least `typography.orphan_lines` stay
    and `typography.widow_lines` follow, else the whole paragraph moves. Space before and after are the style's; a
    fragment has none on the inner side.

    `number` is drawn small, its right edge 1 em left of the text, beside the first line. `anchor` is for the writer
    (`Setting.on_place`). `room_after` points must be left below the block in its frame, else it moves to the next (a
    heading and the lines that must follow it); a block that stands first in its frame stays.
    After wrap: `lines` (tuple of Line), `first` and `last` (whether it holds the paragraph's first/last line), `source`
    (the block that was split, itself if none), `first_index` (index of its first line in the paragraph).
    """

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
        self.source = self
        self.first_index = 0
        self.width = self.height = 0.0
        self._all: tuple[Line, ...] = ()  # the paragraph's lines; this block has those from first_index to _stop
        self._stop = 0
        self._set_width: float | None = None
        self.spaceBefore, self.spaceAfter = style.space_before, style.space_after

    @property
    def lines(self) -> tuple[Line, ...]:
        return self._all[self.first_index : self._stop]

    @property
    def first(self) -> bool:
        return self.first_index == 0

    @property
    def last(self) -> bool:
        return self._stop == len(self._all)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Set the lines for a measure and return the size."""
        if self._set_width is None or (self._set_width != width and self.source is self):
            self._all = set_lines(self.children, self.style, self.setting, width, align=self.align)
            self._stop = len(self._all)
            self._set_width = width
        self.width = width
        self.height = (self._stop - self.first_index) * self.style.line_height
        return width, self.height + (self.room_after if self._must_move(height) else 0.0)

    def _must_move(self, height: float) -> bool:
        return self.room_after > 0 and not self._at_top() and self.height + self.room_after > height + _TOLERANCE

    def _at_top(self) -> bool:
        """Return whether the block stands first in its frame: going to the next one would not help it."""
        frame = self.__dict__.get("_frame")  # Platypus sets it while it asks
        return frame is not None and bool(frame._atTop)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits and the rest; nothing if the block must go to the next frame as a whole."""
        self.wrap(width, height)
        if self._must_move(height) and not self._is_long():
            return []
        count = self._stop - self.first_index
        if self.height <= height + _TOLERANCE and self.room_after <= 0:
            return [self]
        typography = self.setting.layout.typography
        fitting = int((height + _TOLERANCE) / self.style.line_height)
        stay = min(fitting, count - typography.widow_lines)
        if stay < (typography.orphan_lines if self.first else 1):
            if not self._at_top() or not 0 < fitting < count:
                return []
            stay = fitting
        return [self._part(self.first_index, self.first_index + stay), self._part(self.first_index + stay, self._stop)]

    def _is_long(self) -> bool:
        """Return whether the block has lines enough to be parted."""
        typography = self.setting.layout.typography
        return self._stop - self.first_index > typography.orphan_lines + typography.widow_lines

    def _part(self, start: int, stop: int) -> TextBlock:
        part = TextBlock(
            self.children, self.style, self.setting, align=self.align, number=self.number, anchor=self.anchor,
            room_after=self.room_after if stop == self._stop else 0.0,
        )  # fmt: skip
        part.source, part._all, part._set_width = self.source, self._all, self._set_width
        part.first_index, part._stop = start, stop
        part.spaceBefore = self.spaceBefore if start == self.first_index else 0.0
        part.spaceAfter = self.spaceAfter if stop == self._stop else 0.0
        return part

    def draw(self) -> None:
        canvas = self.canv
        if self.setting.on_place is not None:
            self.setting.on_place(canvas, self, 0.0, self.height)
        if self.number is not None and self.first:
            self._draw_number()
        draw_lines(canvas, self.lines, 0.0, self.height, self.source)

    def _draw_number(self) -> None:
        """Draw the margin number on the first line's baseline."""
        style = self.style
        small = _number_style(style)
        lines = set_lines((Text(self.number or ""),), small, self.setting, 20 * style.size, align="right")
        left = style.left + min(style.indent, 0.0) - style.size - 20 * style.size
        top = self.height - baseline_offset(style) + baseline_offset(small)
        draw_lines(self.canv, lines, left, top, self.source, kind="number")


def _number_style(style: TextStyle) -> TextStyle:
    return replace(
        style,
        font="song",
        latin="latin",
        size=style.size * _NUMBER_SCALE,
        letter_spacing=0.0,
        indent=0.0,
        left=0.0,
        right=0.0,
    )
