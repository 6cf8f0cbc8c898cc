"""Characters to the codes of a TJ array, one table a face, size and cell; filled as characters are met."""

from __future__ import annotations

from pipeline.typeset.classes import CLOSE, CUT_RIGHT, KINDS, MIDDLE, OPEN, SYMBOL, Kind
from pipeline.typeset.face import Face
from pipeline.writers.pdf.ink.font_use import FontUse

_SIDE = 40  # least white, in thousandths of the em, between a squeezed mark's ink and the edge of what is left of it


def number(value: float) -> str:
    """Return a number as PDF writes it, to a thousandth, without needless zeros."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class CellTable(dict[int, str]):
    """For `str.translate`: characters to codes, each one em wide whatever the face's own advance, closed by ><."""

    def __init__(self, use: FontUse, size: float) -> None:
        self.use, self.face, self.size, self.name = use, use.face, size, use.name

    def __missing__(self, char: int) -> str:
        text = chr(char)
        gid, advance = self.face.glyph(text) or (0, 1000.0)
        offset = cell_offset(advance, KINDS.get(text, SYMBOL))
        code = self.code(gid, text)
        if offset or advance != 1000:
            code = f">{number(-offset)}<{code}>{number(offset + advance - 1000)}<"
        self[char] = code
        return code

    def code(self, gid: int, text: str) -> str:
        """Return the code of a glyph inside a TJ array; one that shares its glyph switches fonts to be read rightly."""
        return layered_code(self.use, gid, text, self.size)


class WordTable(CellTable):
    """The same with the face's own advances: western text."""

    def __missing__(self, char: int) -> str:
        text = chr(char)
        gid, _ = self.face.glyph(text) or (0, 0.0)
        code = self[char] = self.code(gid, text)
        return code


def layered_code(use: FontUse, gid: int, text: str, size: float) -> str:
    name, code = use.code(gid, text)
    if name == use.name:
        return code
    scale = number(size)
    return f">] TJ /{name} {scale} Tf [<{code}>] TJ /{use.name} {scale} Tf [<"


def cell_offset(advance: float, kind: Kind) -> float:
    """Return where a glyph stands in a cell of one em: opening marks at its right, closing ones at its left."""
    if kind in CUT_RIGHT:
        return 0.0
    spare = max(0.0, 1000 - advance)
    return spare if kind == OPEN else spare / 2


def mark_offset(face: Face, gid: int, advance: float, kind: Kind, cell: float, width: float) -> float:
    """Return where a mark's glyph stands in what is left of its cell (thousandths of the em): its ink stays inside."""
    left, right = face.ink(gid)
    offset = cell_offset(advance, kind)
    if kind == MIDDLE:
        return (width - left - right) / 2
    if kind == OPEN:
        return max(offset - (cell - width), min(offset, _SIDE - left))
    if kind == CLOSE or kind in CUT_RIGHT:
        return min(offset, max(width - right - _SIDE, offset - (cell - width)))
    return (width - advance) / 2
