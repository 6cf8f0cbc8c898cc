"""The XMP packet of a PDF: what it is called, who made it, which standards it keeps."""

from __future__ import annotations

from pikepdf import Name, Pdf

from pipeline.resources import packaged
from pipeline.writers.pdf.metadata import PRODUCER


def add_xmp(pdf: Pdf, facts: dict[str, str], language: str, tagged: bool, archive: str | None) -> None:
    """Describe the file. `facts`: title, author, subject, keywords; `archive`: "PDF/A-2a", "PDF/A-2b", None."""
    if tagged and archive:  # PDF/A knows no PDF/UA: its identifier must be described in the file (see data/README.md)
        packet = packaged("writers/pdf/data/pdfua.xmp")
        pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    # No mark of pikepdf's: it would hold the time.
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=True) as xmp:
        xmp["dc:title"] = facts["title"]
        if "author" in facts:
            xmp["dc:creator"] = [facts["author"]]
        if "subject" in facts:
            xmp["dc:description"] = facts["subject"]
        xmp["dc:language"] = {language}
        xmp["pdf:Producer"] = xmp["xmp:CreatorTool"] = PRODUCER
        if "keywords" in facts:
            xmp["pdf:Keywords"] = facts["keywords"]
        if archive:
            level = archive.removeprefix("PDF/A-")
            xmp["pdfaid:part"], xmp["pdfaid:conformance"] = level[0], level[1].upper()
        if tagged:
            xmp["pdfuaid:part"] = "1"
