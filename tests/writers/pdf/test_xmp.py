from __future__ import annotations

from xml.etree import ElementTree

import pikepdf

from pipeline.writers.pdf.xmp import add_xmp

FACTS = {"title": "初心 & <使命>", "author": "张三", "keywords": "初心，使命"}
NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
}


def packet(tagged: bool, archive: str | None, title: str = FACTS["title"]) -> bytes:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        add_xmp(pdf, {**FACTS, "title": title}, "zh-CN", tagged, archive)
        return bytes(pdf.Root.Metadata.read_bytes())


def tree(tagged: bool, archive: str | None, title: str = FACTS["title"]) -> ElementTree.Element:
    return ElementTree.fromstring(packet(tagged, archive, title).decode().split("?>", 1)[1].rsplit("<?")[0])


def test_what_the_file_is_called_is_kept_as_written() -> None:
    found = tree(True, None)
    title = found.find(".//dc:title", NAMES)
    assert title is not None and "".join(title.itertext()).strip() == FACTS["title"]
    author = found.find(".//dc:creator", NAMES)
    assert author is not None and "".join(author.itertext()).strip() == "张三"
    assert found.findtext(".//pdf:Keywords", namespaces=NAMES) == "初心，使命"
    assert found.findtext(".//pdf:Producer", namespaces=NAMES) == "jiangyi"


def test_the_packet_names_the_standards_that_hold() -> None:
    both = tree(True, "PDF/A-2a")
    assert both.findtext(".//pdfaid:conformance", namespaces=NAMES) == "A"
    assert both.findtext(".//pdfuaid:part", namespaces=NAMES) == "1"
    assert both.find(".//pdfaSchema:prefix", NAMES) is not None
    plain = tree(False, "PDF/A-2b")
    assert plain.findtext(".//pdfaid:conformance", namespaces=NAMES) == "B"
    assert plain.find(".//pdfuaid:part", NAMES) is None
    assert plain.find(".//pdfaSchema:prefix", NAMES) is None


def test_the_packet_holds_no_time() -> None:
    assert b"Date" not in packet(True, "PDF/A-2a")


def test_control_characters_in_a_title_do_no_harm() -> None:
    """XML has no place for them."""
    title = tree(True, None, "初\x01心\x0b").find(".//dc:title", NAMES)
    assert title is not None and "".join(title.itertext()).strip() == "初心"
