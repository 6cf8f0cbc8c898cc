"""The tables of a Word document: their rows and cells, which rows name the columns, and which tables are none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.reader.docx_look import Look, integer
from pipeline.reader.docx_package import Element, W
from pipeline.reader.docx_styles import is_on
from pipeline.reader.docx_text import DESCEND

_NO_LINE = ("nil", "none", "")
_MOST_COLUMNS = 63  # of a Word table; a span beyond is a fault of the file
_LONGEST = 40  # characters of a cell that stands in one line with its neighbours


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how many columns it spans; `element` is None for columns that a row leaves out."""

    element: Element | None
    span: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its cells from the first column on; `head` when it names the columns; `deleted` under revision."""

    cells: tuple[Cell, ...]
    head: bool
    deleted: bool


def own(parent: Element, tag: str) -> Iterator[Element]:
    """Yield the children w:`tag` of an element, through content controls, not those of what is inside them."""
    for child in parent:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag in DESCEND:
            yield from own(child, tag)


def read_rows(table: Element, look: Look) -> list[TableRow]:
    """Return the rows of a table."""
    rows = [_row(element) for element in own(table, "tr")]
    if len(rows) > 1 and not any(row.head for row in rows) and _first_row_is_head(table, rows, look):
        rows[0] = TableRow(rows[0].cells, True, rows[0].deleted)
    return rows


def is_one_column(rows: list[TableRow]) -> bool:
    """Return whether a table is a frame around text."""
    return all(sum(1 for cell in row.cells if cell.element is not None) <= 1 for row in rows)


def is_letterhead(table: Element, rows: list[TableRow], look: Look) -> bool:
    """Return whether a table only sets words side by side: one row and no lines, as in the head of a paper."""
    return len(rows) == 1 and not _has_lines(table, look)


def stands_in_a_line(row: TableRow) -> bool:
    """Return whether the cells of a row are a few words each: 某市人民政府 | 文件."""
    cells = [cell.element for cell in row.cells if cell.element is not None]
    return all(
        len("".join(cell.itertext(f"{W}t"))) <= _LONGEST and next(own(cell, "tbl"), None) is None for cell in cells
    )


def _row(element: Element) -> TableRow:
    properties = element.find(f"{W}trPr")
    head = deleted = False
    cells: list[Cell] = []
    if properties is not None:
        head, deleted = is_on(properties.find(f"{W}tblHeader")), properties.find(f"{W}del") is not None
        cells += _left_out(properties.find(f"{W}gridBefore"))
    for cell in own(element, "tc"):
        cells.append(Cell(cell, _span(cell.find(f"{W}tcPr/{W}gridSpan"))))
    return TableRow(tuple(cells), head, deleted)


def _left_out(element: Element | None) -> list[Cell]:
    return [] if element is None else [Cell(None)] * _span(element, 0)


def _span(element: Element | None, least: int = 1) -> int:
    return least if element is None else min(max(integer(element.get(f"{W}val", "")), least), _MOST_COLUMNS)


def _first_row_is_head(table: Element, rows: list[TableRow], look: Look) -> bool:
    """Return whether the first row is set as one that names the columns: by the table's style, or bold alone."""
    style = table.find(f"{W}tblPr/{W}tblStyle")
    shown = table.find(f"{W}tblPr/{W}tblLook")
    if style is not None and shown is not None and _first_is_shown(shown):
        path = f"{W}tblStylePr[@{W}type='firstRow']"
        if look.styles.value(style.get(f"{W}val", ""), path) is not None:
            return True
    return _is_strong(rows[0], look) and not _is_strong(rows[1], look)


def _first_is_shown(shown: Element) -> bool:
    said = shown.get(f"{W}firstRow")
    if said is not None:
        return str(said) in ("1", "true", "on")
    try:
        return bool(int(shown.get(f"{W}val", "0"), 16) & 0x20)  # ISO/IEC 29500-4, 14.3.7
    except ValueError:
        return False


def _is_strong(row: TableRow, look: Look) -> bool:
    paragraphs = [p for cell in row.cells if cell.element is not None for p in own(cell.element, "p")]
    written = [p for p in paragraphs if "".join(p.itertext(f"{W}t")).strip()]
    return bool(written) and all(look.is_strong(p) for p in written)


def _has_lines(table: Element, look: Look) -> bool:
    own_borders = table.find(f"{W}tblPr/{W}tblBorders")
    style = table.find(f"{W}tblPr/{W}tblStyle")
    if own_borders is None and style is not None:
        own_borders = look.styles.value(style.get(f"{W}val", ""), f"{W}tblPr/{W}tblBorders")
    cells = [borders for cell in table.iter(f"{W}tc") for borders in cell.iterfind(f"{W}tcPr/{W}tcBorders")]
    return any(
        line.get(f"{W}val", "") not in _NO_LINE
        for borders in (own_borders, *cells)
        if borders is not None
        for line in borders
    )
