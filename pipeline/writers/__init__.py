"""Writers: a document and a layout in, the bytes of a file out.

They open nothing: the files that a layout names (font files, the office's Word file) are opened here and handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass

from pipeline.document import Document, PageRef, Toc
from pipeline.layout.model import Layout
from pipeline.writers.results import PageMap, Written

__all__ = ["WRITERS", "PageMap", "Writer", "Written", "find_pages", "names_pages", "write"]


Writer = Callable[[Document, Layout, PageMap | None], Written]


def _pdf(document: Document, layout: Layout, pages: PageMap | None) -> Written:
    from pipeline.typefaces import faces_for
    from pipeline.writers.pdf import write_pdf

    return write_pdf(document, layout, faces_for(layout), pages)


def _docx(document: Document, layout: Layout, pages: PageMap | None) -> Written:
    from pipeline.office_file import read_office_file
    from pipeline.writers.docx import write_docx

    return write_docx(document, layout, pages, read_office_file(layout))


def _md(document: Document, layout: Layout, pages: PageMap | None) -> Written:
    from pipeline.writers.markdown import write_markdown

    return write_markdown(document, layout, pages)


# The format's name is the file's ending. Each writer is imported when it is first used.
WRITERS: dict[str, Writer] = {"docx": _docx, "pdf": _pdf, "md": _md}


def write(document: Document, layout: Layout, format: str, pages: PageMap | None = None) -> Written:
    """Return `document` as a file of `format`, a key of WRITERS.

    A format without pages of its own takes the page numbers of a table of contents or a page reference from
    `pages`; when they are needed and not given, the PDF is laid out first to find them.
    """
    if pages is None and format != "pdf" and names_pages(document):
        pages = find_pages(document, layout)
    return WRITERS[format](document, layout, pages)


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
