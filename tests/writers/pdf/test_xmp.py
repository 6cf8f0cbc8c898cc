from __future__ import annotations

from xml.etree import ElementTree

from pipeline.writers.pdf.xmp import xmp_packet

FACTS = {"title": "初心 & <使命>", "author": "张三", "keywords": "初心，使命"}
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}


def tree(tagged: bool, archive: str | None) -> ElementTree.Element:
    return ElementTree.fromstring(
        xmp_packet(FACTS, "zh-CN", tagged, archive).decode().split("?>", 1)[1].rsplit("<?")[0]
    )


def test_titles_are_escaped() -> None:
    title = tree(True, None).find(".//dc:title", NAMES)
    assert title is not None and "".join(title.itertext()) == FACTS["title"]


def test_the_packet_names_the_standards_that_hold() -> None:
    both = tree(True, "PDF/A-2a")
    assert both.findtext(".//pdfaid:conformance", namespaces=NAMES) == "A"
    assert both.findtext(".//pdfuaid:part", namespaces=NAMES) == "1"
    assert both.find(".//pdfaSchema:prefix", NAMES) is not None
    plain = tree(False, "PDF/A-2b")
    assert plain.findtext(".//pdfaid:conformance", namespaces=NAMES) == "B"
    assert plain.find(".//pdfuaid:part", NAMES) is None
