"""The vertical material pages are filled with: strips, each one line, row or picture high."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from pipeline.document import Block, Footnote
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.structure import Node


class Ink(Protocol):
    """What a strip shows. `x`, `y` are its upper left corner in PDF coordinates (y grows upwards)."""

    def paint(self, brush: Brush, x: float, y: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that can be found: a link's or bookmark's target. `level` None has no bookmark."""

    id: str
    level: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A rectangle drawn around all strips that name it, page by page; `x` from the left of the column."""

    x: float
    width: float
    pad: float


@dataclass(slots=True, eq=False)
class Note:
    """A footnote, set with the mark ① (all marks are one character wide, so any other sets the same lines)."""

    footnote: Footnote
    strips: list[Strip]
    node: Node | None = None

    @property
    def height(self) -> float:
        return sum(strip.height for strip in self.strips)


@dataclass(frozen=True, slots=True)
class Room:
    """What an elastic strip may fill: from `top` to `bottom`, measured from the top of the type area.

    `full` is what an empty page has; `pitch` is the grid's, None without a grid. `must`: the page is empty, so
    something has to be placed even if it does not fit.
    """

    top: float
    bottom: float
    full: float
    pitch: float | None
    must: bool = True


@dataclass(slots=True)
class Taken:
    """What an elastic strip put on the page, and what is left of it for the next one."""

    placed: list[Placed]
    height: float
    notes: list[Note]
    rest: Strip | None = None


class Elastic(Protocol):
    """Material that adapts to the page: columns, lines that fill it."""

    @property
    def least(self) -> float: ...

    def take(self, room: Room) -> Taken: ...


@dataclass(slots=True, eq=False)
class Strip:
    """A piece of the page that is not divided.

    `lead` and `trail` are the space before and after; `lead` vanishes at the top of a page. `snap` starts on a line
    of the grid. `keep` forbids a page break before the strip. A `space` shows nothing and vanishes at a page top.
    `head` is repeated when the strip begins a page. `split(room)` divides what is taller than a page. `fills` is the
    block that fills the page with this strip.
    """

    height: float
    ink: Ink | None = None
    x: float = 0.0
    lead: float = 0.0
    trail: float = 0.0
    snap: bool = False
    keep: bool = False
    space: bool = False
    is_line: bool = False
    page_break: Literal["any", "odd"] | None = None
    node: Node | None = None
    notes: tuple[Note, ...] = ()
    frames: tuple[Frame, ...] = ()
    marks: tuple[Mark, ...] = ()
    margin: Ink | None = None
    head: Strip | None = None
    elastic: Elastic | None = None
    split: Callable[[float], tuple[Strip, Strip | None]] | None = None
    fills: Block | None = None

    def paint(self, brush: Brush, x: float, y: float) -> None:
        """Draw the strip with its upper left corner at (x + self.x, y)."""
        if self.margin is not None:
            self.margin.paint(brush, x + self.x, y)
        if self.ink is not None:
            if self.node is not None:
                brush.enter(self.node)
            self.ink.paint(brush, x + self.x, y)


@dataclass(slots=True, eq=False)
class Placed:
    """A strip at its place: from the left of the type area, and down from its top."""

    strip: Strip
    x: float
    y: float


@dataclass(slots=True)
class NotePart:
    """Lines `first` to `last` (exclusive) of a footnote, at the foot of a page."""

    note: Note
    first: int
    last: int

    @property
    def height(self) -> float:
        return sum(strip.height for strip in self.note.strips[self.first : self.last])


@dataclass(slots=True)
class Sheet:
    """One page: `number` counts from 1. A blank one was put in to reach an odd page; `begun` by a forced break."""

    number: int
    placed: list[Placed] = field(default_factory=list)
    notes: list[NotePart] = field(default_factory=list)
    bottom: float = 0.0
    begun: bool = False

    @property
    def blank(self) -> bool:
        return not self.placed and not self.notes


def height_of(strips: list[Strip]) -> float:
    """Return the height of strips under each other, from the first one's top to the last one's foot."""
    y = 0.0
    for index, strip in enumerate(strips):
        y += (strip.lead if index else 0.0) + strip.height + (strip.trail if index < len(strips) - 1 else 0.0)
    return y
