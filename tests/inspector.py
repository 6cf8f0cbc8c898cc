"""Reads any PDF back into lines of boxes and checks the rules of Chinese line layout on them, ours or a peer's.

Rules are numbered in the order of CLREQ; each check names its source (CLREQ, GB/T 15834-2011). Nothing here knows how the
file was made: the type area, the size and the level are told by the caller.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw


class Box(NamedTuple):
    """One character: its text, pen position and advance edge, baseline, face, size, right edge of the ink (points)."""

    char: str
    x0: float
    x1: float
    y: float
    face: str
    size: float
    ink: float


@dataclass(frozen=True)
class Row:
    """The characters on one baseline of a column, left to right, without the `spaces` between them."""

    boxes: tuple[Box, ...]
    page: int
    left: float
    right: float
    spaces: int

    @property
    def text(self) -> str:
        return "".join(box.char for box in self.boxes)

    @property
    def y(self) -> float:
        return self.boxes[0].y


@dataclass(frozen=True)
class Violation:
    rule: str
    page: int
    text: str

    def __str__(self) -> str:
        return f"{self.rule}, page {self.page + 1}: {self.text}"


@dataclass(frozen=True)
class Area:
    """What the page should be: columns as (left, right) edges in points, the cell of a Han character, the choices."""

    columns: tuple[tuple[float, float], ...]
    em: float
    level: str = "gb"
    manner: str = "full"
    hanging: bool = False
    gap: float = 0.25
    indent: float = 2.0  # em of a paragraph's first line
    line_start_squeeze: bool = True
    justified: bool = True
    last_line_chars: int = 2
    source: str = ""  # the text, to tell a parted word from two words
    skip: Callable[[Row], bool] = field(default=lambda row: False)  # rows that are no body text


HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]")
LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
PAUSING = "。．，、；：！？"
CLOSING = "”’」』）］｝〕〉》】〗"
OPENING = "“‘「『（［｛〔〈《【〖"
NO_START = PAUSING + CLOSING + "·～–-‐/％%‰℃°′″々"
NO_END = OPENING + "/"
HALF_AT_END = PAUSING + CLOSING + "·"
NUMBER_SPLIT = re.compile(r"[0-9]\n[0-9%％‰℃°]|[￥＄$£№]\n[0-9]")
_ADDRESS = re.compile("[/&=_?@]|%[0-9A-F]")
MOST_EXTRA = 1.0  # em a gap: what needs more may stay ragged
NEVER_IN_TEXT = frozenset("\r\n\u3000\u200b")
_PDFIUM_HYPHEN = 2


def read_pages(data: bytes) -> list[list[Box]]:
    """Return the characters of each page in the order of the content stream; what pdfium makes up is left out."""
    document = pdfium.PdfDocument(data)
    widths: dict[tuple[str, str], float] = {}
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(list(_boxes(text.raw, text.count_chars(), widths)))
        text.close()
        page.close()
    document.close()
    return pages


def _boxes(page: object, count: int, widths: dict[tuple[str, str], float]) -> Iterator[Box]:
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    rect = raw.FS_RECTF()
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    high = 0xD800
    for index in range(count):
        if raw.FPDFText_IsGenerated(page, index):
            continue
        code = raw.FPDFText_GetUnicode(page, index)
        if 0xD800 <= code < 0xDC00:  # pdfium tells UTF-16 units
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        if (
            code == _PDFIUM_HYPHEN and raw.FPDFText_IsHyphen(page, index) == 1
        ):  # pdfium's own sign for a hyphen at a line's end
            code = ord("-")
        if code in (0, 0xFFFE) or chr(code) in NEVER_IN_TEXT:
            continue
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        raw.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        length = raw.FPDFText_GetFontInfo(page, index, name, 128, flags)
        face = name.raw[: max(length - 1, 0)].decode("utf-8", "replace").rpartition("+")[2]
        size = raw.FPDFText_GetFontSize(page, index)
        key = (face, chr(code))
        if key not in widths:
            widths[key] = _advance(page, index, code)
        end = x.value + widths[key] * size
        if chr(code) in "—…⋯":  # may be a part of a joined glyph, whose width the font does not tell by character
            raw.FPDFText_GetLooseCharBox(page, index, rect)
            end = rect.right
        yield Box(chr(code), x.value, end, y.value, face, size, right.value)


def _advance(page: object, index: int, code: int) -> float:
    """Return a character's advance in em, from its font."""
    width = ctypes.c_float()
    font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(page, index))
    if raw.FPDFFont_GetGlyphWidth(font, code, 1000.0, width) and width.value:
        return width.value / 1000
    return 1.0


def read_rows(data: bytes, area: Area) -> list[Row]:
    """Return the rows of the whole document, column by column, top to bottom."""
    rows = []
    for number, boxes in enumerate(read_pages(data)):
        boxes = list(_spread(boxes))
        for left, right in area.columns:
            inside = [box for box in boxes if left - area.em <= box.x0 < right + area.em / 2]
            rows += [row for row in _rows(inside, number, left, right, area) if not area.skip(row)]
    return rows


def _spread(boxes: list[Box]) -> Iterator[Box]:
    """Give each character of a joined glyph (a dash of two) its share of the box."""
    at = 0
    while at < len(boxes):
        same = 1
        while at + same < len(boxes) and boxes[at + same][1:4] == boxes[at][1:4] and boxes[at].char in "—…⋯":
            same += 1
        step = (boxes[at].x1 - boxes[at].x0) / same
        for place in range(same):
            box = boxes[at + place]
            yield box._replace(x0=box.x0 + place * step, x1=box.x0 + (place + 1) * step) if same > 1 else box
        at += same


def _rows(boxes: list[Box], page: int, left: float, right: float, area: Area) -> list[Row]:
    """Group by baseline; raised and lowered characters and annotations go with the line they stand on."""
    body = max((box.size for box in boxes), default=0)
    lines: dict[float, list[Box]] = {}
    for box in sorted(boxes, key=lambda box: -box.size):
        near = [y for y in lines if abs(y - box.y) <= (0.1 if box.size > 0.75 * body else 0.45) * area.em]
        lines.setdefault(min(near, key=lambda y: abs(y - box.y)) if near else box.y, []).append(box)
    rows = []
    for y in sorted(lines, reverse=True):
        inline = sorted(lines[y], key=lambda box: box.x0)
        if any(box.size > 0.75 * body for box in inline):
            shown = [box for box in inline if not box.char.isspace()]
            spaces = sum(box.char.isspace() and box.x0 < shown[-1].x0 for box in inline) if shown else 0
            if shown:
                rows.append(Row(tuple(shown), page, left, right, spaces))
    return rows


def text_of(data: bytes) -> str:
    """Return the copied text of a PDF without white space, in the order of the content stream."""
    return "".join(box.char for page in read_pages(data) for box in page if not box.char.isspace())


def violations(data: bytes, area: Area) -> list[Violation]:
    """Return every breach of the rules in a document of justified paragraphs with indented first lines."""
    rows = read_rows(data, area)
    found: list[Violation] = []
    for place, row in enumerate(rows):
        following = rows[place + 1] if place + 1 < len(rows) else None
        last = following is None or _is_first(following, area)
        first = place == 0 or _is_first(row, area)
        for check in CHECKS:
            found += [Violation(rule, row.page, text) for rule, text in check(row, following, first, last, area)]
    return found


def count_by_rule(found: list[Violation]) -> dict[str, int]:
    return dict(sorted(Counter(violation.rule for violation in found).items()))


def _is_first(row: Row, area: Area) -> bool:
    """Return whether a row is indented: the first of a paragraph."""
    head = row.boxes[0]
    x = head.x0 + (area.em / 2 if head.char in OPENING and area.line_start_squeeze and area.indent < 1 else 0)
    return x - row.left > (area.indent - 0.75) * area.em


Found = Iterator[tuple[str, str]]


def check_edges(row: Row, following: Row | None, first: bool, last: bool, area: Area) -> Found:
    """Rules 1, 2, 3, 6, 7, 8: what must not begin or end a line (GB/T 15834, 5.1; CLREQ)."""
    text = row.text
    if not first:
        if text[0] in PAUSING:
            yield "1 line begins with a pause or stop", text[:6]
        elif text[0] in CLOSING:
            yield "2 line begins with a closing mark", text[:6]
        elif text[0] in NO_START:
            yield "6 line begins with a connector", text[:6]
        elif area.level == "strict" and text[0] in "—…":
            yield "7 line begins with a dash or ellipsis", text[:6]
    if not last and text[-1] in OPENING:
        yield "3 line ends with an opening mark", text[-6:]
    if not last and text[-1] == "/" and area.level != "basic":
        yield "6 line ends with /", text[-6:]


def check_wholes(row: Row, following: Row | None, first: bool, last: bool, area: Area) -> Found:
    """Rules 4, 5, 9, 10, 11: what must not be parted."""
    if last or following is None:
        return
    here, there = row.text, following.text
    if here[-1] == there[0] == "—":
        yield "4 dash parted", here[-4:] + "|" + there[:4]
    if here[-1] == there[0] == "…":
        yield "5 ellipsis parted", here[-4:] + "|" + there[:4]
    if NUMBER_SPLIT.search(here[-1] + "\n" + there[0]) and not _ADDRESS.search(here[-4:] + there[:4]):
        yield "9 number parted", here[-6:] + "|" + there[:6]
    if LETTER.match(here[-1]) and LETTER.match(there[0]) and _is_parted(here, there, row, area):
        yield "10 word parted", here[-12:] + "|" + there[:12]
    if following.boxes[0].size < 0.75 * max(box.size for box in row.boxes):
        yield "11 footnote mark begins a line", there[:4]


def _is_parted(here: str, there: str, row: Row, area: Area) -> bool:
    """Return whether a line end parts a word of the source. One wider than the measure, or an address, may be parted."""
    left = re.findall(r"[!-~\u00c0-\u024f]*$", here)[0]
    right = re.findall(r"^[!-~\u00c0-\u024f]*", there)[0]
    if re.search("[/.@=&?_]", left + right) or _width(left + right) * area.em > row.right - row.left:
        return False
    return left[-8:] + right[:8] in area.source


def _width(word: str) -> float:
    """Return about how many em a western word is wide, rather too much than too little."""
    return sum(0.8 if char.isupper() else 0.58 for char in word)


def check_flush(row: Row, following: Row | None, first: bool, last: bool, area: Area) -> Found:
    """Rules 13, 20, 21: full lines end at the right edge, a mark there with half its cell (GB/T 15834, 5.1.10)."""
    box = row.boxes[-1]
    trimmed = (
        box.char in HALF_AT_END and area.manner != "none" and (box.x1 - box.x0 > 0.9 * box.size or box.char == "·")
    )
    edge = box.x0 + (area.em / 2 if trimmed else box.x1 - box.x0)
    if trimmed and abs(edge - row.right) > 0.5 and row.right - area.em / 2 < box.ink <= row.right:
        edge = row.right  # a mark whose ink is not at the left of its glyph: it stands in its half cell all the same
    hung = area.hanging and box.char in "，。、" and abs(box.x0 - row.right) <= 0.5
    if edge > row.right + 0.5 and not hung:
        yield "20 line sticks out", f"{edge - row.right:+.2f} pt: {row.text[-6:]}"
    elif not last and area.justified and edge < row.right - 0.5 and _could_stretch(row, row.right - edge, area):
        rule = "13 mark at line end without half a cell" if trimmed else "21 full line not flush"
        yield rule, f"{edge - row.right:+.2f} pt: {row.text[-6:]}"


def _could_stretch(row: Row, spare: float, area: Area) -> bool:
    """Return whether a line has gaps enough to be made full with no more than one em at each."""
    gaps = sum(1 for a, b in pairwise(row.boxes) if HAN.match(a.char) or HAN.match(b.char))
    if row.spaces:
        return True
    return gaps > 0 and spare / gaps <= MOST_EXTRA * area.em


def check_start(row: Row, following: Row | None, first: bool, last: bool, area: Area) -> Found:
    """Rules 14, 15, 27: lines begin at the left edge, first lines 2 em in; an opening mark may lose its left half."""
    head = row.boxes[0]
    wanted = row.left + (area.indent * area.em if first else 0)
    allowed: tuple[float, ...] = (wanted,)
    if head.char in OPENING and area.line_start_squeeze and area.manner != "none":
        allowed = (wanted - area.em / 2, wanted - area.em, wanted)
    natural = head.x1 - head.x0
    if head.char in OPENING and natural < 0.9 * head.size:
        allowed = (*(x + head.size - natural for x in allowed), wanted)
    if min(abs(head.x0 - x) for x in allowed) > 0.03 * area.em + 0.3:
        yield "27 line does not begin at its place", f"{(head.x0 - wanted) / area.em:+.2f} em: {row.text[:6]}"


def check_pairs(row: Row, following: Row | None, first: bool, last: bool, area: Area) -> Found:
    """Rule 12: two marks of which one is a bracket take one and a half cells (CLREQ, adjacent punctuation)."""
    if area.manner == "none":
        return
    step = _step(row, area)
    for place in range(len(row.boxes) - 2):
        a, b, c = row.boxes[place : place + 3]
        before = row.boxes[place - 1] if place else None
        start = before.x0 + area.em + step if before and HAN.match(before.char) else a.x0
        if not (a.char in PAUSING + CLOSING + OPENING and b.char in PAUSING + CLOSING + OPENING):
            continue
        both = a.char + b.char
        if (both[0] in PAUSING and both[1] in PAUSING) or (both[0] in OPENING and both[1] in CLOSING):
            continue
        if (
            HAN.match(c.char)
            and min(a.x1 - a.x0, b.x1 - b.x0) > 0.9 * a.size
            and c.x0 - start > 1.55 * area.em + 2 * step
        ):
            yield "12 pair not compressed", f"{(c.x0 - start) / area.em:.2f} em: {both}"


def _step(row: Row, area: Area) -> float:
    """Return what is added to each cell of a row: the median over its neighbouring Han characters."""
    steps = _han_steps(row)
    return max(0.0, median(steps) - area.em) if steps else 0.0


def _han_steps(row: Row) -> list[float]:
    return [b.x0 - a.x0 for a, b in pairwise(row.boxes) if HAN.match(a.char) and HAN.match(b.char) and a.size == b.size]


def check_gaps(row: Row, following: Row | None, first: bool, last: bool, area: Area) -> Found:
    """Rules 18, 22, 26: gaps between Han equal, none in a last line; Han and western apart by up to half an em."""
    steps = _han_steps(row)
    if steps and max(steps) - min(steps) > 0.25:
        yield "18 unequal gaps", f"{min(steps):.2f} to {max(steps):.2f} pt: {row.text[:12]}"
    if last and steps and max(steps) > area.em + 0.25:
        yield "22 last line stretched", row.text[:12]
    extra = _step(row, area)
    for a, b in pairwise(row.boxes):
        if area.gap and HAN.match(a.char) and re.match("[0-9A-Za-z]", b.char) and b.size > 0.75 * a.size:
            gap = b.x0 - a.x0 - area.em
        elif area.gap and HAN.match(b.char) and re.match("[0-9A-Za-z]", a.char) and a.size > 0.75 * b.size:
            gap = b.x0 - a.x1
        else:
            continue
        if _han_steps(row) and not 0.1 * area.em <= gap <= 0.51 * area.em + extra + 0.3:
            yield "26 gap between Han and western", f"{gap / area.em:.2f} em: {a.char}{b.char}"


def check_overlap(row: Row, following: Row | None, first: bool, last: bool, area: Area) -> Found:
    """No two characters stand on one another."""
    for a, b in pairwise(row.boxes):
        if HAN.match(a.char) and HAN.match(b.char) and b.x0 - a.x0 < 0.9 * area.em * a.size / max(a.size, b.size):
            yield "0 overlap", a.char + b.char


def check_orphan(row: Row, following: Row | None, first: bool, last: bool, area: Area) -> Found:
    """Rule 29: a paragraph's last line has at least two characters (CLREQ, orphans)."""
    if last and not first and sum(box.char.isalnum() for box in row.boxes) < area.last_line_chars:
        yield "29 single character in a last line", row.text


CHECKS = (
    check_edges, check_wholes, check_flush, check_start, check_pairs, check_gaps, check_overlap, check_orphan,
)  # fmt: skip
