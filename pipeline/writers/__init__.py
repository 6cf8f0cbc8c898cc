"""Writers: a document laid out on its pages in, the bytes of a file out.

Pages are counted once, in `lay_out`; the PDF draws them, the other formats ask their map. Writers open nothing: the
files that a layout names (font files, the office's Word file) are opened here and handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from pipeline.document import Document
from pipeline.layout.model import DocumentLayout
from pipeline.writers.results import PageMap, Written

if TYPE_CHECKING:
    from pipeline.writers.pdf.laid_out import LaidOut

__all__ = ["PageMap", "Writer", "Written", "lay_out", "write", "writer"]

Writer = Callable[["LaidOut"], Written]


def _pdf(laid_out: LaidOut) -> Written:
    from pipeline.writers.pdf import write_pdf

    return write_pdf(laid_out)


def _docx(laid_out: LaidOut) -> Written:
    from pipeline.office_file import read_office_file
    from pipeline.writers.docx import write_docx

    return write_docx(laid_out.document, laid_out.layout, laid_out.pages, read_office_file(laid_out.layout))


# The writers that are handed more than the document, its layout and the map of its pages.
_HANDED: dict[str, Writer] = {"docx": _docx, "pdf": _pdf}


def writer(format: str) -> Writer:
    """Return the writer of one of FORMATS; it is imported when it is first used.

    That of md is write_md(document, layout, pages) of pipeline/writers/md.
    """
    if format in _HANDED:
        return _HANDED[format]
    found: Callable[[Document, DocumentLayout, PageMap], Written]
    found = getattr(import_module(f"pipeline.writers.{format}"), f"write_{format}")
    return lambda laid_out: found(laid_out.document, laid_out.layout, laid_out.pages)


def lay_out(document: Document, layout: DocumentLayout) -> LaidOut:
    """Return the document on its pages, nothing drawn yet; every writer takes it.

    Raises ValueError if it was rendered for another document than the layout is of.
    """
    if document.key not in (None, layout.key):
        asked = f"layout.document({document.key!r})"
        raise ValueError(f"{document.name} was rendered for {document.key!r}, not for {layout.key!r}; take {asked}")
    from pipeline.typefaces import faces_for
    from pipeline.writers.pdf.laid_out import lay_out

    return lay_out(document, layout, faces_for(layout))


def write(document: Document, layout: DocumentLayout, format: str) -> Written:
    """Return `document` as a file of `format`, one of FORMATS, as the layout says and without fitting it.

    Raises ValueError as `lay_out` does. Who wants several formats lays out once: `writer(format)(laid_out)`.
    """
    return writer(format)(lay_out(document, layout))
