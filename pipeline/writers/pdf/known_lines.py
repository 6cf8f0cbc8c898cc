"""Remembers set paragraphs from one attempt at the pages to the next."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.document import Align, Inline
from pipeline.layout.model import TextStyle
from pipeline.typeset import Line


class KnownLines:
    """Paragraphs as set before, by the identity of their text; those that ask for a page number are not kept."""

    def __init__(self, asked: Callable[[], int]) -> None:
        self._asked = asked  # how many page numbers have been asked for so far
        self._before = 0
        self._lines: dict[tuple[int, TextStyle, float, Align | None], tuple[object, tuple[Line, ...]]] = {}

    def get(
        self, children: tuple[Inline, ...], style: TextStyle, width: float, align: Align | None
    ) -> tuple[Line, ...] | None:
        self._before = self._asked()
        found = self._lines.get((id(children), style, width, align))
        return found[1] if found else None

    def put(
        self, children: tuple[Inline, ...], style: TextStyle, width: float, align: Align | None, lines: tuple[Line, ...]
    ) -> tuple[Line, ...]:
        if self._asked() == self._before:
            # With the text itself, so that its identity is not given to another.
            self._lines[id(children), style, width, align] = (children, lines)
        return lines
