"""Writers: a document and a layout in, the bytes of a file out.

They open nothing: the files that a layout names (font files, the office's Word file) are opened here and handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from importlib import import_module

from pipeline.document import Document, PageRef, Toc
from pipeline.layout.model import Layout
from pipeline.writers.results import PageMap, Written

__all__ = ["PageMap", "Writer", "Written", "find_pages", "names_pages", "write", "writer"]


Writer = Callable[[Document, Layout, PageMap | None], Written]


def _pdf(document: Document, layout: Layout, pages: PageMap | None) -> Written:
    from pipeline.typefaces import faces_for
    from pipeline.writers.pdf import write_pdf

    return write_pdf(document, layout, faces_for(layout), pages)


def _docx(document: Document, layout: Layout, pages: PageMap | None) -> Written:
    from pipeline.office_file import read_office_file
    from pipeline.writers.docx import write_docx

    return write_docx(document, layout, pages, read_office_file(layout))


# The writers that are handed more than the document and the layout: what the files hold that the layout names.
_HANDED: dict[str, Writer] = {"docx": _docx, "pdf": _pdf}


def writer(format: str) -> Writer:
    """Return the writer of one of FORMATS, write_md of pipeline/writers/md; it is imported when it is first used."""
    if format in _HANDED:
        return _HANDED[format]
    found: Writer = getattr(import_module(f"pipeline.writers.{format}"), f"write_{format}")
    return found


def write(document: Document, layout: Layout, format: str, pages: PageMap | None = None) -> Written:
    """Return `document` as a file of `format`, one of FORMATS.

    A format without pages of its own takes the page numbers of a table of contents or a page reference from
    `pages`; when they are needed and not given, the PDF is laid out first to find them.
    """
    if pages is None and format != "pdf" and names_pages(document):
        pages = find_pages(document, layout)
    return writer(format)(document, layout, pages)


def find_pages(document: Document, layout: Layout) -> PageMap:
    """Return where the document's blocks are printed, without drawing the pages."""
    from pipeline.typefaces import faces_for
    from pipeline.writers.pdf import map_document

    return map_document(document, layout, faces_for(layout))


def names_pages(value: object) -> bool:
    """Tell whether a document (or a part of one) prints page numbers of its own blocks."""
    if isinstance(value, (Toc, PageRef)):
        return True
    if isinstance(value, tuple):
        return any(names_pages(part) for part in value)
    if is_dataclass(value):
        return any(names_pages(getattr(value, field.name)) for field in fields(value))
    return False
