"""What a PDF says of itself: title, author, language, page labels, how a viewer shows it."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString

from pipeline.document import Document
from pipeline.layout.model import DocumentLayout

PRODUCER = "jiangyi"


def facts_of(document: Document, layout: DocumentLayout) -> dict[str, str]:
    """Return title, author, subject and keywords: the document's own, else the layout's; empty ones left out."""
    own = dict(document.metadata)
    facts = {
        "title": own.get("title") or document.title or document.name,
        "author": own.get("author") or layout.metadata.author,
        "subject": own.get("subject") or layout.metadata.subject,
        "keywords": own.get("keywords") or layout.metadata.keywords,
    }
    return {key: value for key, value in facts.items() if value}


class Information(PDFInfo):  # type: ignore[misc]  # reportlab is untyped
    """The document information dictionary without what ReportLab's own makes up: dates, an anonymous author."""

    def __init__(self, facts: dict[str, str]) -> None:
        super().__init__()
        self.entries = {key.title(): value for key, value in facts.items()} | {
            "Creator": PRODUCER,
            "Producer": PRODUCER,
        }

    def digest(self, signature: Any) -> None:
        """Add what makes this document's identifier its own."""
        signature.update(repr(self.entries).encode())

    def format(self, document: Any) -> Any:
        return PDFDictionary({key: PDFString(value) for key, value in self.entries.items()}).format(document)


def describe(canvas: Any, document: Document, layout: DocumentLayout, has_outline: bool) -> None:
    """Write the document information, page labels and viewer preferences."""
    canvas._doc.info = Information(facts_of(document, layout))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("PrintScaling", "None")  # a type area in millimetres must not be shrunk to fit
    if layout.page.mirror:
        canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge")
    start = layout.page_number.start
    if start == 0:  # a label counts from 1 (ISO 32000-1, 12.4.2), so page 0 is a prefix
        canvas.addPageLabel(0, prefix="0")
        canvas.addPageLabel(1, style="ARABIC", start=1)
    else:
        canvas.addPageLabel(0, style="ARABIC", start=start)
    if has_outline:
        canvas.showOutline()
