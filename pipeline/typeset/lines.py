"""One line of a paragraph as it will be drawn."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Footnote


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one face: `x` from the left edge of the measure, `width` to the end of the last cell."""

    text: str
    x: float
    width: float
    face: str
    size: float
    rise: float
    color: str


@dataclass(frozen=True, slots=True)
class LinkArea:
    target: str
    x0: float
    x1: float


class Line:
    """One line. Lengths are points from the left edge of the measure.

    `text` the characters as in the source; `x`, `width` where the set text begins and how wide it is;
    `runs`, `links`, `notes` (the Footnotes whose marks stand on the line); `first`, `last` of the paragraph.
    """

    text: str
    x: float
    width: float
    first: bool
    last: bool
    notes: tuple[Footnote, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        raise NotImplementedError

    @property
    def links(self) -> tuple[LinkArea, ...]:
        raise NotImplementedError
