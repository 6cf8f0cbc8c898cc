"""The settings, the font table and the properties of the document."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml.parser import parse_xml
from lxml import etree

from pipeline.document import Document
from pipeline.layout.model import DocumentLayout
from pipeline.layout.schema import FontSpec
from pipeline.writers.docx.xml import Element, root, val, w

# 避头: what must not begin a line, at the strict level (CLREQ, prohibition rules): the basic marks, —— and ……
NOT_AT_START = "。．，、；：！？”’」』）］｝〕〉》】〗·～–—…%‰℃′″々"
NOT_AT_END = "“‘「『（［｛〔〈《【〖￥＄£"


def settings_part(layout: DocumentLayout, even_pages: bool, footnotes: bool) -> Element:
    """Return the settings: no compatibility mode, Chinese punctuation squeezed, nothing to ask on opening."""
    strict = layout.typography.level == "strict"
    squeeze = "doNotCompress" if layout.typography.punctuation == "none" else "compressPunctuation"
    return root(
        "settings",
        *w(
            "settings",
            w("zoom", percent=100),
            w("mirrorMargins") if layout.page.mirror else None,
            val("defaultTabStop", 420),
            w("evenAndOddHeaders") if even_pages else None,
            val("characterSpacingControl", squeeze),
            w("noLineBreaksAfter", lang="zh-CN", val=NOT_AT_END) if strict else None,
            w("noLineBreaksBefore", lang="zh-CN", val=NOT_AT_START) if strict else None,
            footnote_settings() if footnotes else None,
            _compatibility(),
            w("themeFontLang", val="en-US", eastAsia="zh-CN"),
            val("decimalSymbol", "."),
            val("listSeparator", ","),
        ),
    )


def footnote_settings() -> Element:
    """Return what the settings say of footnotes: their numbering and the two separators."""
    return w("footnotePr", *footnote_numbering(), w("footnote", id=-1), w("footnote", id=0))


def footnote_numbering() -> tuple[Element, Element]:
    """Return the numbering of footnotes: ①②③, anew on each page."""
    return val("numFmt", "decimalEnclosedCircleChinese"), val("numRestart", "eachPage")


def _compatibility() -> Element:
    uri = "http://schemas.microsoft.com/office/word"
    modern = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    return w(
        "compat",
        # A blank to fill in may end its line: its underline must not stop short of it.
        w("ulTrailSpace"),
        w("doNotExpandShiftReturn"),
        w("useFELayout"),
        *(w("compatSetting", name=key, uri=uri, val=value) for key, value in modern.items()),
    )


def font_table(layout: DocumentLayout) -> Element:
    """Return the font table: each face with the names under which other machines have it."""
    fonts: dict[str, FontSpec] = {}
    for spec in layout.fonts.values():
        fonts.setdefault(spec.word, spec)
    return root("fonts", *(_font(name, spec) for name, spec in fonts.items()))


def _font(name: str, spec: FontSpec) -> Element:
    han = any(ord(char) > 0x2E80 for char in name)
    others = ",".join(other for other in spec.alternates if other != name)
    return w(
        "font",
        val("altName", others) if others else None,
        val("charset", "86" if han else "00"),
        val("family", "auto" if han else "roman"),
        val("pitch", "variable"),
        name=name,
    )


_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
)
_APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
_CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def core_properties(document: Document, layout: DocumentLayout) -> Element:
    """Return title, author, subject, keywords and language; no dates, so that the same input gives the same bytes."""
    given = dict(document.metadata)
    metadata = layout.metadata
    author = metadata.author or given.get("author") or ""
    texts = [
        (_DC + "title", document.title),
        (_DC + "subject", metadata.subject or given.get("subject") or document.name),
        (_DC + "creator", author),
        (_CP + "keywords", metadata.keywords or given.get("keywords") or ""),
        (_CP + "lastModifiedBy", author),
        (_DC + "language", document.language),
    ]
    return _filled(_CORE, texts)


def app_properties(layout: DocumentLayout) -> Element:
    """Return the extended properties: the company."""
    space = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
    return _filled(_APP, [(space + "Company", layout.metadata.company or "")])


def _filled(text: str, values: Iterable[tuple[str, str]]) -> Element:
    element: Element = parse_xml(text)
    for tag, value in values:
        if value:
            etree.SubElement(element, tag).text = value
    return element
