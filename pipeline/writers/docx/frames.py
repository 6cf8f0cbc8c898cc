"""Tables and what is drawn as one: boxes, writing lines, Cornell pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.document import Align, Block, Box, Cell, Cornell, Para, Row, Table, Text
from pipeline.layout.model import DocumentLayout
from pipeline.writers import measures
from pipeline.writers.docx import roles
from pipeline.writers.docx.draft import Draft
from pipeline.writers.docx.fields import paragraph
from pipeline.writers.docx.runs import runs
from pipeline.writers.docx.xml import Element, name, twips, val, w


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: the width in points, how deep in lists, the alignment of the cell, whether inside a frame."""

    measure: float
    depth: int = 0
    align: Align | None = None
    nested: bool = False


NARROWEST = 24.0  # points: frames inside frames inside frames end somewhere

# Blocks at a place → their elements.
Compose = Callable[[Sequence[Block], Place], list[Element]]


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Return `total` twips shared out by weight, to the last twip: grid, table and cells must agree (WPS)."""
    whole = sum(weights) or 1.0
    edges, run = [0], 0.0
    for weight in weights:
        run += weight
        edges.append(round(total * run / whole))
    return [right - left for left, right in pairwise(edges)]


def table(widths: Sequence[int], style: str, rows: Sequence[Element]) -> Element:
    """Return a table of fixed columns, `widths` in twips."""
    properties = w(
        "tblPr",
        val("tblStyle", style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def row(
    cells: Sequence[Element], *, height: float = 0.0, rule: str = "atLeast", whole: bool = True, head: bool = False
) -> Element:
    """Return a table row; `whole` keeps it on one page, `head` repeats it on each."""
    properties = [
        w("cantSplit") if whole else None,
        w("trHeight", val=twips(height), hRule=rule) if height else None,
        w("tblHeader") if head else None,
    ]
    return w("tr", w("trPr", *properties) if any(part is not None for part in properties) else None, *cells)


def cell(
    width: int, content: Sequence[Element], *, span: int = 1, borders: Element | None = None, merge: str | None = None
) -> Element:
    """Return a table cell. It ends with a paragraph, as the schema demands."""
    parts = list(content)
    if not parts or parts[-1].tag != name("p"):
        parts.append(seam())
    properties = w(
        "tcPr",
        w("tcW", w=width, type="dxa"),
        val("gridSpan", span) if span > 1 else None,
        val("vMerge", merge) if merge else None,
        borders,
    )
    return w("tc", properties, *parts)


def seam() -> Element:
    """Return the smallest paragraph there is, where Word demands one."""
    return paragraph(roles.SEAM, ())


def table_block(block: Table, draft: Draft, place: Place, compose: Compose) -> Element:
    """Return a table of the document."""
    widths = shares(twips(place.measure), block.widths)
    rows = []
    for index, each in enumerate(block.rows):
        head = index < block.head
        last_head = block.border == "rules" and index == block.head - 1
        height = each.height_lines * draft.layout.styles["table"].line_height
        rows.append(
            row(
                _cells(each, widths, last_head, draft, compose),
                height=height,
                whole=not draft.pages.is_tall(each),
                head=head,
            )
        )
    return table(widths, roles.TABLE_STYLES[block.border], rows)


def _cells(row: Row, widths: Sequence[int], ruled: bool, draft: Draft, compose: Compose) -> list[Element]:
    padding = 2 * measures.cell_padding(draft.layout.styles["table"])
    result, column = [], 0
    for each, span in _spans(row, len(widths)):
        width = sum(widths[column : column + span])
        inside = Place(max(width / 20 - padding, NARROWEST), align=each.align, nested=True)
        line = w("tcBorders", _line("bottom", measures.HAIRLINE)) if ruled else None
        blocks = each.blocks or (Para((), style="table"),)
        result.append(cell(width, compose(blocks, inside), span=span, borders=line))
        column += span
    return result


def _spans(row: Row, columns: int) -> list[tuple[Cell, int]]:
    """Return the cells of a row with the columns each spans: `columns` together, whatever the row says.

    Cells too many go into the last one; a row too short is filled up.
    """
    result: list[tuple[Cell, int]] = []
    free = columns
    for each in row.cells:
        if free:
            span = max(1, min(each.colspan, free))
            result.append((each, span))
            free -= span
        else:
            last, span = result[-1]
            result[-1] = (replace(last, blocks=(*last.blocks, *each.blocks)), span)
    return [*result, (Cell(()), free)] if free else result


def _line(side: str, width: float) -> Element:
    return w(side, val="single", sz=round(width * 8), space=0, color="auto")


def box(block: Box, draft: Draft, place: Place, compose: Compose) -> Element:
    """Return a framed box: a table of one cell, whole on a page when it fits on one."""
    layout = draft.layout
    width = twips(place.measure)
    beside, _ = measures.box_padding(layout.styles["box"])
    inside = Place(max(place.measure - 2 * beside, NARROWEST), nested=True)
    title = (Para(block.title, style="box_title", keep_with_next=True),) if block.title else ()
    content = compose((*title, *block.blocks), inside)
    return table([width], roles.BOX_TABLE, [row([cell(width, content)], whole=not draft.pages.is_tall(block))])


def writing_lines(count: int, layout: DocumentLayout, place: Place) -> Element:
    """Return ruled lines to write on: a table, so that what is typed on a line does not move it."""
    width = twips(place.measure)
    pitch = measures.writing_pitch(layout)
    rows = [row([cell(width, blank_line())], height=pitch, rule="exact") for _ in range(count)]
    return table([width], roles.WRITING_TABLE, rows)


def cornell(block: Cornell, draft: Draft, place: Place, lines: int) -> Element:
    """Return a Cornell sheet of so many `lines`: cue column and ruled notes, the ruled summary across the foot.

    It is a dozen lines high at least: inside a frame, where there is no page to fill.
    """
    layout = draft.layout
    pitch = measures.writing_pitch(layout)
    below = measures.CORNELL_SUMMARY_LINES
    above = max(lines - below, 7)
    widths = shares(twips(place.measure), (measures.CORNELL_CUE, 1 - measures.CORNELL_CUE))
    whole = sum(widths)

    def label(text: str) -> list[Element]:
        return [paragraph(draft.styles["label"], runs((Text(text),), draft, layout.styles["label"]))]

    # The first line of each field is two high: it has the label.
    rows = [row([cell(widths[0], label(block.cue), merge="restart"), cell(widths[1], label(block.notes))],
                height=2 * pitch, rule="exact")]  # fmt: skip
    rows += [
        row([cell(widths[0], blank_line(), merge="continue"), cell(widths[1], blank_line(), borders=_faint())],
            height=pitch, rule="exact")
        for _ in range(above - 2)
    ]  # fmt: skip
    rows.append(row([cell(whole, label(block.summary), span=2)], height=2 * pitch, rule="exact"))
    rows += [
        row([cell(whole, blank_line(), span=2, borders=_faint())], height=pitch, rule="exact") for _ in range(below - 2)
    ]
    return table(widths, roles.TABLE_STYLES["grid"], rows)


def _faint() -> Element:
    return w("tcBorders", _line("top", measures.HAIRLINE / 2))


def blank_line() -> list[Element]:
    """Return the content of a line to write on."""
    return [paragraph(roles.WRITING, ())]
