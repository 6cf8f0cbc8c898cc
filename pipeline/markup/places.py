"""From a place in rendered XML back to the line of the template that wrote it.

While a template is compiled, each piece of its own text gets a mark: which template, which line. The marks are
taken out before parsing, and what lies between two marks is counted from the first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.markup.characters import CODES, MARK

_MARK = re.compile(f"{MARK}(.)(.)", re.DOTALL)
_FRAGMENT = re.compile(r"</?[^\s/>]*|\S+")
_LAST_CODE = 0xFFF0


def place_mark(template: int, line: int) -> str:
    """Return the mark that says: what follows stands at `line` of the template with this index."""
    return MARK + chr(CODES + template) + chr(CODES + min(line, _LAST_CODE))


def without_marks(xml: str) -> str:
    """Return `xml` without its marks."""
    return _MARK.sub("", xml) if MARK in xml else xml


@dataclass(frozen=True, slots=True)
class Source:
    """A template: the name that errors show, and its text."""

    name: str
    text: str


class Places:
    """The clean XML of one rendering and, for each offset in it, a place in a template."""

    def __init__(self, marked: str, name: str, sources: Sequence[Source]) -> None:
        pieces, self._marks, stop, length = [], [(0, -1, 1)], 0, 0
        for match in _MARK.finditer(marked):
            pieces.append(marked[stop : match.start()])
            length += match.start() - stop
            stop = match.end()
            self._marks.append((length, ord(match[1]) - CODES, ord(match[2]) - CODES))
        pieces.append(marked[stop:])
        self.xml = "".join(pieces)
        self._name, self._sources = name, sources

    def find(self, offset: int) -> tuple[str, int, int | None]:
        """Return (template, line, column) of an offset; the column is None when it cannot be told."""
        start, template, line = self._marks[bisect_right(self._marks, offset, key=lambda mark: mark[0]) - 1]
        line += self.xml.count("\n", start, offset)
        column = offset - (self.xml.rfind("\n", 0, offset) + 1) + 1
        if template < 0:
            return self._name, line, column
        source = self._sources[template]
        return (
            source.name,
            line,
            self._column(source, line, offset) or (column if "\n" in self.xml[start:offset] else None),
        )

    def _column(self, source: Source, line: int, offset: int) -> int | None:
        """Return where the fragment at `offset` stands in a template's line, if it stands there."""
        lines = source.text.splitlines()
        fragment = _FRAGMENT.match(self.xml, offset)
        if fragment is None or not 1 <= line <= len(lines):
            return None
        return lines[line - 1].find(fragment[0]) + 1 or None
