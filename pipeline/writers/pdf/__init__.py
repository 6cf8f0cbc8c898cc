"""The PDF writer: blocks become strips, strips fill pages, pages are drawn.

    Document ──compose──▶ strips ──filling──▶ sheets ──paint──▶ canvas ──archive──▶ bytes (tagged, PDF/A)

Pages are laid out before anything is drawn, so a table of contents in front knows its page numbers.
"""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from pipeline.document import Document
from pipeline.errors import Problem
from pipeline.layout.model import Layout
from pipeline.typeset import Faces, Setting
from pipeline.writers.measures import note_gap
from pipeline.writers.pdf.asides import Asides
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.compose import add_block
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.filling import Area, paginate
from pipeline.writers.pdf.furniture import Furniture
from pipeline.writers.pdf.ink import FontCanvas
from pipeline.writers.pdf.known_lines import KnownLines
from pipeline.writers.pdf.metadata import describe
from pipeline.writers.pdf.paint import marks_of, page_label, paint_sheets
from pipeline.writers.pdf.references import References
from pipeline.writers.pdf.strips import Sheet
from pipeline.writers.pdf.structure import Node
from pipeline.writers.results import PageMap, Written

MOST_ATTEMPTS = 4


def write_pdf(document: Document, layout: Layout, faces: Faces, pages: PageMap | None = None) -> Written:
    """Return the document as PDF, with the map of its pages. `pages` is not needed: the PDF finds its own.

    Raises PipelineError for a font file that is missing, broken or may not be embedded.
    """
    faces.check()
    with _no_collection():
        return _write(document, layout, faces, pages)


def _write(document: Document, layout: Layout, faces: Faces, pages: PageMap | None) -> Written:
    references = References()
    composer, sheets, page_map = _lay_out(document, layout, references, faces, pages)
    buffer = io.BytesIO()
    canvas = FontCanvas(
        faces,
        buffer,
        pagesize=(layout.page.width, layout.page.height),
        lang=document.language,
        pageCompression=1,
        pdfVersion=(1, 7),
    )
    brush = Brush(canvas, composer.root is not None)
    furniture = Furniture(composer)
    canvas.listener = asides = Asides(brush, page_map.sheets, {mark.id: mark.title for mark in composer.entries})
    describe(canvas, document, layout, bool(composer.entries))
    paint_sheets(brush, sheets, composer, furniture, asides)
    data = canvas.getpdfdata()
    if composer.root is not None or layout.pdf.archive:
        from pipeline.writers.pdf.archive import finish

        data = finish(data, document, layout, composer.root)
    notices = (
        *faces.problems,
        *dict.fromkeys(composer.notices),
        *asides.notices(),
        *references.notices(page_map.sheets),
    )
    return Written(data, page_map, (*notices, *_unknown_names(furniture)))


def map_document(document: Document, layout: Layout, faces: Faces) -> PageMap:
    """Return where the document's blocks are printed; nothing is drawn."""
    with _no_collection():
        return _lay_out(document, layout, References(), faces, None)[2]


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector still: all lines live until their pages are drawn, and looking for others among
    a hundred thousand of them takes a sixth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _lay_out(
    document: Document, layout: Layout, references: References, faces: Faces, pages: PageMap | None
) -> tuple[Composer, list[Sheet], PageMap]:
    """Compose and fill pages until the page references in the text are right.

    Contents leave fixed room for page numbers, so they never need a second attempt.
    """
    tagged = layout.pdf.tagged or layout.pdf.archive == "PDF/A-2a"
    setting = Setting(layout, faces, references.page_of)
    area = Area(layout.page.depth, layout.grid.pitch if layout.grid.on else None, note_gap(layout))
    labels: Mapping[str, str] = pages.labels if pages is not None else {}
    known = KnownLines(lambda: references.questions)
    for _ in range(MOST_ATTEMPTS):
        references.labels, references.asked = labels, {}
        composer = Composer(document, layout, setting, labels, Node("Document") if tagged else None, known, add_block)
        sheets = paginate(composer.strips(), area)
        page_map = map_pages(sheets, layout.page_number.start, layout.page.depth)
        composer.labels = labels = page_map.labels
        if references.agree(labels):
            break
    return composer, sheets, page_map


def map_pages(sheets: list[Sheet], start: int, depth: float) -> PageMap:
    """Return where each marked block stands; `depth` is a page's."""
    sheet_of = {mark.id: sheet.number for sheet in reversed(sheets) for mark in marks_of(sheet)}
    labels = {id_: page_label(number, start) for id_, number in sheet_of.items()}
    last = sheets[-1]
    overflow = None if last.begun or len(sheets) == 1 else min(last.bottom / depth, 1.0)
    return PageMap(len(sheets), labels, sheet_of, overflow)


def _unknown_names(furniture: Furniture) -> list[Problem]:
    return [
        Problem(furniture.layout.path, None, None, f"header and footer: nothing is called {{{name}}}", "left out")
        for name in furniture.unknown
    ]
