"""What laying out and writing give back: where things are printed, and the bytes of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.document import Block, Inline, Row
from pipeline.errors import Problem


@dataclass(frozen=True, slots=True)
class Fill:
    """What a block that fills its page got: `room` points down to the foot of the page, `above` points from its head.

    `begins`: the page begins with it (or with headings that go along) though no page break says so; `ends`: nothing
    follows on its page.
    """

    room: float
    above: float
    begins: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class PageMap:
    """Where things are printed: `pages` is the number of sheets' sides, blank ones too.

    `labels` gives the printed page number of each block id (headings, anchors), `sheets` its page counted from 1.
    A heading without an id goes by `unnamed_heading`. `overflow` is how much of the last page is filled (to 1) when
    text ran over onto it, None when there is one page or the last was begun on purpose.

    The rest is what a format needs that has no pages of its own until it is opened. It goes by the identity of a
    document's parts, since equal ones may stand in many places: `fills` of filling blocks outside frames and columns,
    `lines` of texts as they were broken, `tall` of rows and boxes that hardly fit on a page.
    """

    pages: int
    labels: Mapping[str, str]
    sheets: Mapping[str, int]
    overflow: float | None = None
    fills: Mapping[int, Fill] = field(default_factory=dict)
    lines: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    tall: frozenset[int] = frozenset()

    def fill_of(self, block: Block) -> Fill | None:
        """Return what a filling block got; None in a frame or column, where it has a height of its own."""
        return self.fills.get(id(block))

    def lines_of(self, text: tuple[Inline, ...]) -> tuple[str, ...]:
        """Return the lines of a paragraph's text; none if it was not set as a paragraph."""
        return self.lines.get(id(text), ())

    def is_tall(self, part: Block | Row) -> bool:
        """Tell whether a table row or box takes a page, so that it cannot be kept whole."""
        return id(part) in self.tall


def unnamed_heading(number: int) -> str:
    """Return the id of the `number`-th heading of a document (from 1, all headings counted) if it has none."""
    return f"heading.{number}"


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of one file; its page map if the format has pages; what the user should know of."""

    data: bytes
    pages: PageMap | None = None
    notices: tuple[Problem, ...] = ()
