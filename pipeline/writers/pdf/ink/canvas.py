"""A ReportLab canvas that embeds our faces. What we use of ReportLab's internals is here and in `embedding`, `metadata`
(written for ReportLab 5.1.0)."""

from __future__ import annotations

import hashlib
import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from pipeline.typeset import Faces
from pipeline.writers.pdf.ink.fonts import Fonts
from pipeline.writers.pdf.ink.listener import Deaf, Listener


class FontCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """A canvas that embeds our faces when it saves. `fonts` are the document's, `listener` hears of what is drawn."""

    def __init__(self, faces: Faces, filename: Any, *args: Any, **keywords: Any) -> None:
        self.fonts = Fonts(faces)
        self.listener: Listener = Deaf()
        if keywords.get("invariant") is None:
            keywords["invariant"] = 1
        super().__init__(filename, *args, **keywords)
        # ReportLab begins the file's identifier with SOURCE_DATE_EPOCH, though no date is written.
        self._doc.signature = hashlib.md5(b"jiangyi", usedforsecurity=False)

    @property
    def page_code(self) -> list[str]:
        """The operators of the page so far, to be added to; a new list for each page."""
        return self._code  # type: ignore[no-any-return]

    def showPage(self) -> None:
        """Close the page. Its content is compressed at once: pages wait in memory until the document is saved."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        if self._pageCompression and page.stream:
            content = pdfdoc.PDFStream(content=zlib.compress(page.stream.encode("latin-1")))
            content.dictionary.dict["Filter"] = pdfdoc.PDFName("FlateDecode")
            page.Contents, page.stream = content, None

    def literal(self, *operators: str) -> None:
        """Add content stream operators to the page."""
        self._code.extend(operators)

    def _make_preamble(self) -> None:
        """Begin pages without a font: ReportLab's own preamble names Helvetica, which is not embedded."""
        self._preamble = "1 0 0 1 0 0 cm"

    def save(self) -> None:
        """Embed the fonts, close the document and write it."""
        self._finish()
        super().save()

    def getpdfdata(self) -> bytes:
        """Embed the fonts, close the document and return it."""
        self._finish()
        return bytes(super().getpdfdata())

    def _finish(self) -> None:
        if self._code:
            self.showPage()
        self.fonts.add_to(self._doc)
