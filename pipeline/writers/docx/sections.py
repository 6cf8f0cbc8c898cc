"""Section properties: sheet, margins, columns, grid, line numbers, and where each section begins."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.layout.model import DocumentLayout
from pipeline.writers import measures
from pipeline.writers.docx.settings import footnote_numbering
from pipeline.writers.docx.xml import Element, R, twips, val, w

Start = Literal["nextPage", "continuous", "oddPage"]


@dataclass(frozen=True, slots=True)
class Section:
    """How a section begins, its columns, and every how many lines it is numbered (0: not)."""

    start: Start = "nextPage"
    columns: int = 1
    line_every: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer: its kind (header, footer), its pages (default, even, first), relationship and content."""

    kind: str
    pages: str
    relationship: str
    element: Element


SLACK = 20  # twips by which a measure is wider than its cells: LibreOffice rounds advances up


def type_area(layout: DocumentLayout) -> tuple[int, int]:
    """Return the width and depth of the type area in twips, rounded up so that the last character and line fit."""
    return math.ceil(layout.page.measure * 20) + SLACK, math.ceil(layout.page.depth * 20 - 0.01)


def section_properties(
    layout: DocumentLayout, section: Section, stories: Sequence[Story], distances: tuple[float, float], *,
    first: bool, footnotes: bool,
) -> Element:  # fmt: skip
    """Return w:sectPr. `distances` are those of header and footer from the sheet's edges, in points.

    `first` is for the first section of the document: it starts the page numbers and may have a first page of its own.
    """
    references = [reference_to(story) for story in stories if first or story.pages != "first"]
    own_first = first and any(story.pages == "first" for story in stories)
    start = layout.page_number.start
    return w(
        "sectPr",
        *references,
        w("footnotePr", *footnote_numbering()) if footnotes else None,
        val("type", section.start),
        *_sheet(layout, distances),
        line_numbers(layout, section.line_every),
        w("pgNumType", start=start) if first and start != 1 else None,
        section_columns(layout, section.columns, layout.page.measure),
        w("titlePg") if own_first else None,
        _grid(layout),
    )


def reference_to(story: Story) -> Element:
    """Return what a section says of one of its heads and feet."""
    element = w(f"{story.kind}Reference", type=story.pages)
    element.set(f"{{{R}}}id", story.relationship)
    return element


def _sheet(layout: DocumentLayout, distances: tuple[float, float]) -> tuple[Element, Element]:
    page = layout.page
    width, height = twips(page.width), twips(page.height)
    measure, depth = type_area(layout)
    top, inside = twips(page.top), twips(page.inside)
    size = w("pgSz", w=width, h=height, orient="landscape" if width > height else None)
    margins = w(
        "pgMar",
        top=top,
        right=width - inside - measure,
        bottom=height - top - depth,
        left=inside,
        header=max(twips(distances[0]), 0),
        footer=max(twips(distances[1]), 0),
        gutter=0,
    )
    return size, margins


def line_numbers(layout: DocumentLayout, every: int) -> Element | None:
    """Return w:lnNumType of a section whose lines are numbered, None for 0."""
    if not every:
        return None
    return w("lnNumType", countBy=every, distance=twips(measures.margin_number_gap(layout)), restart="newSection")


def section_columns(layout: DocumentLayout, count: int, measure: float) -> Element:
    """Return w:cols of a section whose type area is `measure` points wide."""
    if count == 1:
        return w("cols", space=twips(measures.column_gap(layout)))
    width = measures.column_width(layout, measure, count)
    gap = (measure - count * width) / (count - 1)
    return w("cols", num=count, space=twips(gap), equalWidth=1)


def _grid(layout: DocumentLayout) -> Element:
    """Return the grid: lines where they fill the type area, else none; every style has its exact pitch anyway.

    LibreOffice centres a grid that does not fill the page, which moves the first line down, and it halves the
    characters of a line in linesAndChars with a negative charSpace.
    """
    grid = layout.grid
    fills = layout.page.depth - grid.lines * grid.pitch < 0.1 * grid.pitch
    return w("docGrid", type="lines" if grid.on and fills else "default", linePitch=twips(grid.pitch))
