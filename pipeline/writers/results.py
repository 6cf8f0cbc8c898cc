"""What writers give back: the bytes of a file, and where its blocks are printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import Problem


@dataclass(frozen=True, slots=True)
class PageMap:
    """Where things are printed: `pages` is the number of sheets' sides, blank ones too.

    `labels` gives the printed page number of each block id (headings, anchors), `sheets` its page counted from 1.
    A heading without an id goes by `unnamed_heading`. `overflow` is how much of the last page is filled (to 1) when
    text ran over onto it, None when there is one page or the last was begun on purpose.
    """

    pages: int
    labels: Mapping[str, str]
    sheets: Mapping[str, int]
    overflow: float | None = None


def unnamed_heading(number: int) -> str:
    """Return the id of the `number`-th heading of a document (from 1, all headings counted) if it has none."""
    return f"heading.{number}"


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of one file; its page map if the format has pages; what the user should know of."""

    data: bytes
    pages: PageMap | None = None
    notices: tuple[Problem, ...] = ()
