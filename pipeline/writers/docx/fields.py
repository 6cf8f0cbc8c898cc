"""Runs, fields and bookmarks: the smallest pieces of WordprocessingML text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.writers.docx.xml import XML_SPACE, Element, name, w

# Not allowed in XML 1.0 (2.2 Characters).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PIECES = re.compile(r"[\n\t]|[^\n\t]+")


def run(text: str, properties: Sequence[Element] = (), hint: bool = False) -> Element:
    """Return a run of `text`; a line end in it becomes a line break, a tab a tab."""
    return w("r", run_properties(properties, hint), *_content(text))


def run_properties(properties: Sequence[Element], hint: bool) -> Element | None:
    """Return w:rPr of a run, None when there is nothing to say."""
    fonts = [w("rFonts", hint="eastAsia")] if hint else []
    return w("rPr", *fonts, *properties) if fonts or properties else None


def _content(text: str) -> Iterable[Element]:
    for piece in _PIECES.findall(_FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))):
        yield w("br") if piece == "\n" else w("tab") if piece == "\t" else _text("t", piece)


def _text(tag: str, text: str) -> Element:
    element = w(tag)
    element.text = text
    if text[:1].isspace() or text[-1:].isspace() or "  " in text:
        element.set(XML_SPACE, "preserve")
    return element


def field(instruction: str, cached: Iterable[Element]) -> list[Element]:
    """Return a field with the runs it shows until it is updated."""
    return [*field_start(instruction), *cached, w("r", w("fldChar", fldCharType="end"))]


def field_start(instruction: str) -> list[Element]:
    """Return the runs that open a field whose result follows."""
    code = _text("instrText", f" {instruction} ")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", code),
        w("r", w("fldChar", fldCharType="separate")),
    ]


def hidden_field(instruction: str) -> list[Element]:
    """Return a field that shows nothing (TC, a mark for the table of contents)."""
    code = _text("instrText", f" {instruction} ")
    pieces = (w("fldChar", fldCharType="begin"), code, w("fldChar", fldCharType="end"))
    return [w("r", w("rPr", w("vanish")), piece) for piece in pieces]


def paragraph(style: str, content: Iterable[Element], properties: Iterable[Element | None] = ()) -> Element:
    """Return a paragraph in a style; `properties` are those of its own."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def properties_of(element: Element) -> Element:
    """Return w:pPr of a paragraph, made when missing."""
    found = element.find(name("pPr"))
    if found is None:
        found = w("pPr")
        element.insert(0, found)
    return found


def style_of(element: Element) -> str:
    """Return the style id of a paragraph, "" of anything else."""
    found = element.find(f"{name('pPr')}/{name('pStyle')}")
    return "" if found is None else str(found.get(name("val")))
