"""What a PDF says of itself: title, author, language, page labels, how a viewer shows it."""

from __future__ import annotations

from typing import Any

from pipeline.document import Document
from pipeline.layout.model import Layout

PRODUCER = "jiangyi"


def facts_of(document: Document, layout: Layout) -> dict[str, str]:
    """Return title, author, subject and keywords: the document's own, else the layout's; empty ones left out."""
    own = dict(document.metadata)
    facts = {
        "title": own.get("title") or document.title or document.name,
        "author": own.get("author") or layout.metadata.author,
        "subject": own.get("subject") or layout.metadata.subject,
        "keywords": own.get("keywords") or layout.metadata.keywords,
    }
    return {key: value for key, value in facts.items() if value}


def describe(canvas: Any, document: Document, layout: Layout, has_outline: bool) -> None:
    """Write the document information, page labels and viewer preferences."""
    facts = facts_of(document, layout)
    canvas.setTitle(facts["title"])
    canvas.setAuthor(facts.get("author", ""))
    canvas.setSubject(facts.get("subject", ""))
    canvas.setKeywords(facts.get("keywords", ""))
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    start = layout.page_number.start
    if start == 0:  # a label counts from 1 (ISO 32000-1, 12.4.2), so page 0 is a prefix
        canvas.addPageLabel(0, prefix="0")
        canvas.addPageLabel(1, style="ARABIC", start=1)
    else:
        canvas.addPageLabel(0, style="ARABIC", start=start)
    if has_outline:
        canvas.showOutline()
