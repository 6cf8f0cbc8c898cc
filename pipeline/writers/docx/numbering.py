"""Numberings: one w:num for each list, so that every list counts from its own start."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.layout.model import DocumentLayout, TextStyle
from pipeline.writers import measures
from pipeline.writers.docx.xml import Element, root, twips, val, w

# The marker of a list as its layout writes it → Word's number format.
FORMATS = {
    "一": "chineseCountingThousand",  # 十、十一 … 二十一; chineseCounting would give 二一
    "1": "decimal",
    "①": "decimalEnclosedCircleChinese",
    "A": "upperLetter",
    "a": "lowerLetter",
}
EN_SPACE = "\u2002"  # half an em in every face
_COUNTER = re.compile(r"[一1①Aa]")
_SEQUENCE = re.compile(r"(\D*)(\d+)(.*)")


def marker_format(marker: str) -> tuple[str, str]:
    """Return Word's number format and level text of a marker: "（一）" counts, "□" stands as it is."""
    match = _COUNTER.search(marker)
    if match is None:
        # LibreOffice shows one character of a bullet; a longer marker is a number whose text names no number.
        return ("bullet" if len(marker) == 1 else "decimal"), marker
    return FORMATS[match.group()], marker.replace(match.group(), "%1", 1)


@dataclass(slots=True)
class Numbering:
    """The numberings of a document. `first_abstract` and `first` are the first free ids of the base document.

    `indents`: numbers in the margin repeat the indent of the layout's style; not when an office's style rules.
    """

    first_abstract: int = 1
    first: int = 1
    indents: bool = True
    abstracts: list[Element] = field(default_factory=list)
    numbers: list[Element] = field(default_factory=list)
    _known: dict[tuple[object, ...], int] = field(default_factory=dict)
    _margin: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def list_of(self, marker: str, start: int, style: TextStyle, left: float, hanging: float) -> int:
        """Return the numbering of a new list whose text stands `left` points in, its marker `hanging` before it."""
        format, text = marker_format(marker)
        # A marker wider than its place is followed by the text; a tab would jump to the next stop.
        wide = _width(marker) * style.size > hanging - 0.25 * style.size
        indent = w("ind", left=twips(left), hanging=twips(hanging))
        key = (marker, twips(left), twips(hanging), wide)
        abstract = self._abstract(key, lambda: _level(format, text, "nothing" if wide else "tab", "left", indent))
        return self._number(abstract, start if format != "bullet" else None)

    def margin(self, label: str, style: TextStyle, layout: DocumentLayout) -> int:
        """Return the numbering that puts `label` into the margin of a paragraph; labels in a row share one.

        The number is set right-aligned at the first line's start with spaces after it, as wide as the indent and the
        gap, so that it ends in the margin and is no part of the text.
        """
        match = _SEQUENCE.fullmatch(label)
        prefix, count, suffix = (match[1], int(match[2]), match[3]) if match else (label, None, "")
        key = (style.name, f"{prefix}%1{suffix}" if match else label)
        known = self._margin.get(key)
        if known and count is not None and known[1] + 1 == count:
            self._margin[key] = (known[0], count)
            return known[0]
        half = measures.margin_number_size(layout) / 2
        room = style.left + style.indent + measures.margin_number_gap(layout)
        spaces = max(round(room / half), 1)
        text = (f"{prefix}%1{suffix}" if match else label) + EN_SPACE * spaces
        indent = w("ind", left=twips(style.left), **_first_line(style)) if self.indents else None
        mark = w("rPr", *margin_number_look(layout))
        abstract = self._abstract(key, lambda: _level("decimal", text, "nothing", "right", indent, mark))
        number = self._number(abstract, count)
        self._margin[key] = (number, count or 0)
        return number

    def _abstract(self, key: tuple[object, ...], level: Callable[[], Element]) -> int:
        if key not in self._known:
            number = self.first_abstract + len(self.abstracts)
            self._known[key] = number
            self.abstracts.append(
                w(
                    "abstractNum",
                    val("nsid", f"{0x5A000000 + number:08X}"),
                    val("multiLevelType", "singleLevel"),
                    level(),
                    abstractNumId=number,
                )
            )
        return self._known[key]

    def _number(self, abstract: int, start: int | None) -> int:
        number = self.first + len(self.numbers)
        override = None if start is None else w("lvlOverride", val("startOverride", start), ilvl=0)
        self.numbers.append(w("num", val("abstractNumId", abstract), override, numId=number))
        return number

    def part(self) -> Element:
        """Return the numbering part."""
        return root("numbering", *self.abstracts, *self.numbers)


def _first_line(style: TextStyle) -> dict[str, int]:
    if style.indent < 0:
        return {"hanging": twips(-style.indent)}
    return {"firstLineChars": round(100 * style.indent / style.cell), "firstLine": twips(style.indent)}


def _level(
    format: str, text: str, suffix: str, align: str, indent: Element | None, mark: Element | None = None
) -> Element:
    return w(
        "lvl",
        val("start", 1),
        val("numFmt", format),
        val("suff", suffix),
        val("lvlText", text),
        val("lvlJc", align),
        w("pPr", indent),
        mark if mark is not None else w("rPr", w("rFonts", hint="eastAsia")),
        ilvl=0,
    )


def _width(marker: str) -> float:
    """Return the width of a marker in em: Han and full-width signs one, letters, digits and dots half."""
    return sum(0.5 if ord(char) < 0x2000 else 1.0 for char in marker)


def margin_number_look(layout: DocumentLayout) -> list[Element]:
    """Return the run properties of paragraph and line numbers in the margin; a level takes no style for its number."""
    latin, size = layout.fonts["latin"].word, round(measures.margin_number_size(layout) * 2)
    fonts = w("rFonts", hint="eastAsia", ascii=latin, hAnsi=latin, eastAsia=layout.fonts["song"].word, cs=latin)
    return [fonts, val("spacing", 0), val("sz", size), val("szCs", size)]


def numbered(number: int) -> Element:
    """Return w:numPr of a paragraph in a numbering."""
    return w("numPr", val("ilvl", 0), val("numId", number))
