"""The PDF writer: blocks become strips, strips fill pages, pages are drawn.

    Document ──compose──▶ strips ──filling──▶ sheets ──paint──▶ canvas ──archive──▶ bytes (tagged, PDF/A)

Pages are laid out before anything is drawn (`laid_out`), so a table of contents in front knows its page numbers.
"""

from __future__ import annotations

import io

from pipeline.errors import Problem
from pipeline.writers.pdf.asides import Asides
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.furniture import Furniture
from pipeline.writers.pdf.ink import FontCanvas
from pipeline.writers.pdf.laid_out import LaidOut, no_collection
from pipeline.writers.pdf.metadata import describe
from pipeline.writers.pdf.paint import paint_sheets
from pipeline.writers.results import Written


def write_pdf(laid_out: LaidOut) -> Written:
    """Return a document that is laid out as PDF, with the map of its pages.

    Raises PipelineError for a font file that is missing, broken or may not be embedded.
    """
    laid_out.faces.check()
    with no_collection():
        return _draw(laid_out)


def _draw(laid_out: LaidOut) -> Written:
    document, layout, pages, composer = laid_out.document, laid_out.layout, laid_out.pages, laid_out.composer
    buffer = io.BytesIO()
    canvas = FontCanvas(
        laid_out.faces,
        buffer,
        pagesize=(layout.page.width, layout.page.height),
        lang=document.language,
        pageCompression=1,
        pdfVersion=(1, 7),
    )
    brush = Brush(canvas, composer.root is not None)
    furniture = Furniture(composer)
    canvas.listener = asides = Asides(brush, pages.sheets, {mark.id: mark.title for mark in composer.entries})
    describe(canvas, document, layout, bool(composer.entries))
    paint_sheets(brush, laid_out.sheets, composer, furniture, asides)
    data = canvas.getpdfdata()
    if composer.root is not None or layout.pdf.archive:
        from pipeline.writers.pdf.archive import finish

        data = finish(data, document, layout, composer.root)
    notices = (
        *laid_out.faces.problems,
        *dict.fromkeys(composer.notices),
        *asides.notices(),
        *laid_out.references.notices(pages.sheets),
    )
    return Written(data, pages, (*notices, *_unknown_names(furniture)))


def _unknown_names(furniture: Furniture) -> list[Problem]:
    return [
        Problem(furniture.layout.path, None, None, f"header and footer: nothing is called {{{name}}}", "left out")
        for name in furniture.unknown
    ]
