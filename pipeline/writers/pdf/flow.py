"""Puts blocks under each other: gaps, whole lines of the grid, what must stay together."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Align
from pipeline.layout.model import DocumentLayout
from pipeline.writers.pdf.strips import Strip
from pipeline.writers.pdf.structure import Node


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks go: the left edge and width of their measure, the element they belong to.

    `nested` blocks stand in a cell, box or note: off the grid, never alone on a page. `align` overrides styles.
    """

    x: float
    width: float
    node: Node | None = None
    nested: bool = False
    align: Align | None = None


class Flow:
    """Collects strips. `strips` is the result."""

    def __init__(self, layout: DocumentLayout, nested: bool = False) -> None:
        self.strips: list[Strip] = []
        self._pitch = layout.grid.pitch if layout.grid.on and not nested else None
        self._heading_lines = layout.typography.heading_lines
        self._needed = 0  # lines that must follow on the same page
        self._after = 0.0
        self._run_pitch: float | None = None

    def add(
        self,
        strips: list[Strip],
        *,
        before: float = 0.0,
        after: float = 0.0,
        line_height: float | None = None,
        keep_with_next: bool = False,
        keep_with_previous: bool = False,
    ) -> None:
        """Add one block. Paragraphs of one odd `line_height` in a row take whole lines together, others each."""
        if not strips:
            return
        first = strips[0]
        if self.strips:
            self.strips[-1].trail = self._after
            if keep_with_previous:
                first.keep = True
        first.lead = before
        if self._pitch is not None:
            run = self._off_grid(line_height)
            first.snap = run is None or run != self._run_pitch or bool(before or self._after)
            self._run_pitch = run
        self._keep_together(strips, keep_with_next)
        self._after = after
        self.strips += strips

    def _off_grid(self, line_height: float | None) -> float | None:
        assert self._pitch is not None
        if line_height is None:
            return None
        lines = line_height / self._pitch
        return None if abs(lines - round(lines)) < 0.005 else line_height

    def _keep_together(self, strips: list[Strip], keep_with_next: bool) -> None:
        for strip in strips:
            if self._needed <= 0:
                break
            if strip.page_break is not None:
                self._needed = 0
                break
            strip.keep = True
            self._needed = self._needed - 1 if strip.is_line else 0
        if keep_with_next:
            for strip in strips[1:]:
                strip.keep = True
            self._needed = self._heading_lines

    def break_page(self, side: str = "any") -> None:
        """Begin a new page; side "odd": a right-hand one."""
        self._end_block()
        self.strips.append(Strip(0.0, page_break="odd" if side == "odd" else "any"))
        self._needed = 0

    def _end_block(self) -> None:
        if self.strips:
            self.strips[-1].trail = self._after
        self._after, self._run_pitch = 0.0, None
