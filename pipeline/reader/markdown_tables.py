"""Tables in Markdown, GitHub's and HTML's, as rows whose cells know where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from pipeline.reader.markdown_page import Page, Stretch
from pipeline.reader.source import SourceLine
from pipeline.reader.spans import Spelling
from pipeline.speech import Place, Row

_GAP = "\u3000"
_BORDER = re.compile(r"(?<!\\)\|")


def pipe_rows(tokens: Sequence[Token], page: Page) -> Iterator[tuple[list[tuple[Token, Stretch]], bool]]:
    """Yield the rows of the pipe table that begins the list: (cells, each with its place; do they name columns)."""
    head, cells = False, list[Token]()
    for token in tokens:
        if token.type in ("thead_open", "tbody_open"):
            head = token.type == "thead_open"
        elif token.type == "inline":
            cells.append(token)
        elif token.type == "tr_close":
            yield list(_placed(cells, page)), head
            cells = []
        elif token.type == "table_close":
            return


def _placed(cells: Sequence[Token], page: Page) -> Iterator[tuple[Token, Stretch]]:
    row = next((token.map[0] for token in cells if token.map), 0)
    source = page.rows[row]
    starts = _cell_starts(source)
    for number, cell in enumerate(cells):
        yield cell, _stretch(cell.content, row, starts[number] if number < len(starts) else len(source), source)


def _cell_starts(source: str) -> list[int]:
    """Return where the words of each cell of a row begin; \\| is no border."""
    borders = [match.start() for match in _BORDER.finditer(source)]
    first = len(source) - len(source.lstrip("> \t"))
    if not borders or borders[0] != first:
        borders.insert(0, first - 1)
    return [at + 1 + len(source[at + 1 :]) - len(source[at + 1 :].lstrip()) for at in borders]


def _stretch(text: str, row: int, column: int, source: str) -> Stretch:
    """Return where the words of a cell stand: the parser has taken the backslash from \\| already."""
    starts, sources, at = [0], [(row, column)], column
    for offset, char in enumerate(text):
        if char == "|" and source[at : at + 1] == "\\":
            at += 1
            starts.append(offset)
            sources.append((row, at))
        at += 1
    return Stretch(text, starts, sources)


def row_line(cells: Sequence[SourceLine], table: int, head: bool) -> SourceLine:
    """Return a row of table number `table` as a line, its cells with a full-width blank between them."""
    spelling = Spelling()
    bounds: list[tuple[int, int]] = []
    for number, cell in enumerate(cells):
        if number:
            last = spelling.places[-1] if spelling.places else Place(0, cell.line, cell.column)
            spelling.add(_GAP, [Place(0, last.line, last.column + spelling.length - last.offset)])
        start = spelling.length
        if cell.text:
            spelling.add(cell.text, cell.all_places())
        bounds.append((start, spelling.length))
    first = spelling.places[0]
    row = Row(table, tuple(bounds), head)
    return SourceLine(spelling.text, first.line, first.column, role="table", places=tuple(spelling.places), row=row)
