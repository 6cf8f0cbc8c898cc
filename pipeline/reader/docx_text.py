"""The text of one Word paragraph: what a reader sees, changes accepted, hidden text and field codes left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from pipeline.reader.docx_package import Element, W
from pipeline.reader.docx_pictures import Picture, read_picture
from pipeline.reader.docx_styles import Styles, is_on

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_TRANSPARENT = (
    "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "bdo", "dir",
)  # fmt: skip
DESCEND = frozenset(f"{W}{tag}" for tag in _TRANSPARENT)
_TEXT = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}
_PICTURES = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
# The field that puts words of a paragraph into the table of contents, with their level (ISO/IEC 29500-1, 17.16.5.68).
_CONTENTS_ENTRY = re.compile(r'\s*TC\s+".*"\s+\\l\s+([1-9])', re.DOTALL)
# Symbol faces keep their signs in a private area (U+F000 on); these are what Chinese offices print.
_SYMBOLS = {0xF0A8: "□", 0xF06F: "□", 0xF0FE: "☑", 0xF052: "☑", 0xF0FC: "√", 0xF050: "√", 0xF0FB: "×", 0xF06C: "●",
            0xF06E: "■", 0xF0D8: "➢", 0xF075: "◆", 0xF0B7: "•"}  # fmt: skip


@dataclass(slots=True)
class Field:
    """An open field: its code so far, and whether its result has begun."""

    code: str = ""
    result: bool = False


@dataclass(slots=True)
class Reading:
    """What goes on over paragraphs: open fields, and a count of what could not be kept."""

    styles: Styles
    fields: list[Field] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)

    def in_contents(self) -> bool:
        """Return whether the text stands in a table of contents."""
        return any(each.code.split()[:1] == ["TOC"] for each in self.fields)

    def _is_shown(self) -> bool:
        return all(each.result for each in self.fields)

    def read(self, paragraph: Element) -> ParagraphText:
        """Return the text of a paragraph."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        id = self.styles.default if style is None else style.get(f"{W}val", "")
        text = ParagraphText(hidden=is_on(self.styles.value(id, f"{W}rPr/{W}vanish")))
        self._walk(paragraph, text)
        if len(text.levels) == len(text.heads):  # those of the contents go deeper than the styles
            text.heads = [(start, stop, level) for (start, stop, _), level in zip(text.heads, text.levels, strict=True)]
        return text

    def _walk(self, parent: Element, text: ParagraphText) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child, text)
            elif child.tag in DESCEND:
                self._walk(child, text)
            elif child.tag == f"{_MC}AlternateContent":
                self._alternative(child, text)
            elif child.tag in (f"{W}del", f"{W}moveFrom"):
                self.dropped["deletions under revision"] += 1
            elif child.tag in (f"{_MATH}oMath", f"{_MATH}oMathPara"):
                text.parts.append("".join(child.itertext(f"{_MATH}t")))
                self.dropped["formulas kept as plain text"] += 1

    def _run(self, run: Element, text: ParagraphText) -> None:
        """Read a run; what it adds is a heading if its character style says so."""
        style = run.find(f"{W}rPr/{W}rStyle")
        level = None if style is None else self.styles.level_of_words(style.get(f"{W}val", ""))
        if level is None:
            self._content(run, text)
            return
        begin = text.length
        self._content(run, text)
        if text.length > begin:
            text.add_head(begin, level)

    def _content(self, run: Element, text: ParagraphText) -> None:
        hidden = self._is_hidden(run, text.hidden)
        for child in run:
            tag = child.tag
            if tag == f"{W}fldChar":
                self._field(child, text)
            elif tag == f"{W}instrText" and self.fields:
                self.fields[-1].code += child.text or ""
            elif not self._is_shown():
                continue
            elif hidden:
                self.dropped["hidden text"] += tag == f"{W}t"
            elif tag == f"{W}t":
                text.parts.append(child.text or "")
            elif tag in _TEXT:
                text.parts.append(_TEXT[tag])
            elif tag == f"{W}br":
                text.parts.append("\n" if child.get(f"{W}type", "textWrapping") == "textWrapping" else "")
            elif tag == f"{W}sym":
                text.parts.append(self._symbol(child))
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                text.notes.append((tag[len(W) : -len("Reference")], child.get(f"{W}id", "")))
            elif tag == f"{W}ruby":
                self.dropped["pinyin above characters"] += 1
                for base in child.iterfind(f"{W}rubyBase"):
                    self._walk(base, text)
            elif tag == f"{_MC}AlternateContent":
                self._alternative(child, text)
            elif tag in _PICTURES:
                self._drawing(child, text)
            elif tag == f"{W}commentReference":
                self.dropped["comments"] += 1

    def _is_hidden(self, run: Element, otherwise: bool) -> bool:
        own = run.find(f"{W}rPr/{W}vanish")
        style = run.find(f"{W}rPr/{W}rStyle")
        if own is None and style is not None:
            own = self.styles.value(style.get(f"{W}val", ""), f"{W}rPr/{W}vanish")
        return otherwise if own is None else is_on(own)

    def _field(self, mark: Element, text: ParagraphText) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.append(Field())
        elif self.fields and kind == "separate":
            self.fields[-1].result = True
        elif self.fields and kind == "end":
            entry = _CONTENTS_ENTRY.match(self.fields.pop().code)
            if entry:
                text.levels.append(int(entry[1]))

    def _symbol(self, element: Element) -> str:
        digits = element.get(f"{W}char", "")
        try:
            code = int(digits, 16)
        except ValueError:
            code = 0
        if code in _SYMBOLS:
            return _SYMBOLS[code]
        self.dropped["signs of a symbol face"] += 1
        return "" if code < 0x20 or 0xD800 <= code < 0xF900 or code > 0x10FFFF else chr(code)

    def _alternative(self, element: Element, text: ParagraphText) -> None:
        """Read one of the alternatives: they all say the same."""
        for choice in element:
            if choice.tag in (f"{_MC}Choice", f"{_MC}Fallback"):
                for child in choice:
                    if child.tag in _PICTURES:
                        self._drawing(child, text)
                    elif child.tag == f"{W}r":
                        self._run(child, text)
                return

    def _drawing(self, element: Element, text: ParagraphText) -> None:
        boxes = [box for box in element.iter(f"{W}txbxContent") if not _inside(box, element)]
        text.boxes += boxes
        if not boxes:
            text.pictures.append(read_picture(element))


def _inside(box: Element, top: Element) -> bool:
    """Return whether a text box stands in another one, or in an alternative that is not read."""
    parent = box.getparent()
    while parent is not None and parent is not top:
        if parent.tag in (f"{W}txbxContent", f"{_MC}Fallback"):
            return True
        parent = parent.getparent()
    return False


@dataclass(slots=True)
class ParagraphText:
    """A paragraph's text in parts, the notes it calls (kind, id), the text boxes and pictures anchored in it.

    `hidden`: its style hides it. `heads`: words that are headings by their character style: (start, stop, level).
    """

    hidden: bool = False
    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    heads: list[tuple[int, int, int]] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)  # of entries for the table of contents

    @property
    def length(self) -> int:
        return sum(map(len, self.parts))

    def add_head(self, start: int, level: int) -> None:
        """Remember that the text from `start` on is a heading, or goes on with the one that ends there."""
        if self.heads and self.heads[-1][1:] == (start, level):
            start = self.heads.pop()[0]
        self.heads.append((start, self.length, level))

    @property
    def text(self) -> str:
        return "".join(self.parts)
