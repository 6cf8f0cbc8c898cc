"""Lays out a document on its pages, before anything is drawn: what every format asks for, and the PDF draws."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.document import Document
from pipeline.layout.model import DocumentLayout
from pipeline.typeset import Faces, Setting
from pipeline.writers.measures import note_gap
from pipeline.writers.pdf.compose import add_block
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.filling import Area, paginate
from pipeline.writers.pdf.known_lines import KnownLines
from pipeline.writers.pdf.mapping import map_pages
from pipeline.writers.pdf.references import References
from pipeline.writers.pdf.strips import Sheet
from pipeline.writers.pdf.structure import Node
from pipeline.writers.results import PageMap

MOST_ATTEMPTS = 4


@dataclass(frozen=True, slots=True, eq=False)
class LaidOut:
    """A document on its pages: `pages` is their map for all formats, the rest is for drawing them, once."""

    document: Document
    layout: DocumentLayout
    pages: PageMap
    sheets: list[Sheet]
    composer: Composer
    references: References
    faces: Faces


def lay_out(document: Document, layout: DocumentLayout, faces: Faces) -> LaidOut:
    """Compose and fill pages until the page references in the text are right.

    Contents leave fixed room for page numbers, so they never need a second attempt. A face that stands in for a font
    file is near enough to count pages; drawing says what is wrong with the file.
    """
    references = References()
    tagged = layout.pdf.tagged or layout.pdf.archive == "PDF/A-2a"
    setting = Setting(layout, faces, references.page_of)
    area = Area(layout.page.depth, layout.grid.pitch if layout.grid.on else None, note_gap(layout))
    labels: Mapping[str, str] = {}
    known = KnownLines(lambda: references.questions)
    with no_collection():
        for _ in range(MOST_ATTEMPTS):
            references.labels, references.asked = labels, {}
            root = Node("Document") if tagged else None
            composer = Composer(document, layout, setting, labels, root, known, add_block)
            sheets = paginate(composer.strips(), area)
            pages = map_pages(sheets, composer)
            composer.labels = labels = pages.labels
            if references.agree(labels):
                break
    return LaidOut(document, layout, pages, sheets, composer, references, faces)


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector still: all lines live until their pages are drawn, and looking for others among
    a hundred thousand of them takes a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
