"""Tables as GitHub's pipe tables; those without lines as rows of text."""

from __future__ import annotations

from collections.abc import Callable

from pipeline.document import Cell, Row, Table

GAP = "　　"


def table(block: Table, text_of: Callable[[Cell], str]) -> str:
    """Return a table. Pipe tables have one head row and no spans: an absent head is empty, a span's rest too."""
    if block.border == "none":
        return "\n\n".join(GAP.join(filter(None, map(text_of, row.cells))) for row in block.rows)
    head = block.rows[0] if block.head else Row(tuple(Cell(()) for _ in block.widths))
    body = block.rows[1:] if block.head else block.rows
    rule = "| " + " | ".join("---" for _ in block.widths) + " |"
    return "\n".join([_row(head, text_of), rule, *(_row(row, text_of) for row in body)])


def _row(row: Row, text_of: Callable[[Cell], str]) -> str:
    cells: list[str] = []
    for cell in row.cells:
        cells += [text_of(cell), *[""] * (cell.colspan - 1)]
    return "| " + " | ".join(cells) + " |"
