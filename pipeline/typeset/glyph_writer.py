"""Writes the glyphs of one line as one text object."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.typeset.classes import (
    BLANK,
    DASH,
    ELLIPSIS,
    KINDS,
    NOTE,
    RUBY,
    SPACE,
    SYMBOL,
    WESTERN,
    ZERO,
)
from pipeline.typeset.embedding import FontCanvas
from pipeline.typeset.face import AnyFace, BoxFace, Face
from pipeline.typeset.glyph_tables import CellTable, WordTable, cell_offset, layered_code, mark_offset, number
from pipeline.typeset.inlines import Look
from pipeline.typeset.lines import Element, Line
from pipeline.typeset.atoms import Atom
from pipeline.typeset.metrics import MPT

_SUPER, _SUB = 0.38, -0.14  # of the size, of the line's baseline
_RUBY_RISE = 0.98
_RUBY_SCALE = 0.5
_DASH_WHITE = 40  # thousandths of the em at either end of a dash


class GlyphWriter:
    """Keeps the pen: `pen` is where the last glyph left it, in mpt from the left edge of the measure."""

    def __init__(self, canvas: FontCanvas, line: Line, x: float, baseline: float) -> None:
        self.canvas, self.fonts, self.line = canvas, canvas.fonts, line
        self.x, self.baseline = x, baseline
        measured = line.measured
        self.text, self.metrics = measured.text, measured.metrics
        self.size = measured.metrics.size
        self.cell = measured.metrics.cell
        self.spacing = self.cell - self.size * MPT + line.extra  # Tc of text in cells
        self.pen = 0.0
        self.out: list[str] = []
        self.array: list[str] = []
        self.font = ""
        self.tc = self.ts = 0.0
        self.color = ""
        self.font_size = 0.0

    def show(self, elements: Iterable[Element]) -> None:
        """Write elements of the line; may be called again for the rest of it."""
        self.out = [f"BT 1 0 0 1 {number(self.x)} {number(self.baseline)} Tm"]
        self.pen, self.font, self.tc, self.ts, self.color = 0.0, "", -1.0, 0.0, ""
        for start, stop, x, width, atom, look in elements:
            if look.color != self.color:
                self._set_color(look.color)
            if atom is None:
                self._cells(self.text[start:stop], x, self.metrics.faces.face(look.font), look)
            else:
                self._atom(self.text[start:stop], x, width, atom, look)
        self._flush()
        if self.ts:
            self.out.append("0 Ts")
        self.out.append("ET")
        self.canvas.literal(*self.out)

    def _cells(self, text: str, x: float, face: Face, look: Look) -> None:
        table = self._table(face, self.size)
        self._select(table.name, self.size, self.spacing, 0.0)
        self._move(x)
        self.array.append(f"<{text.translate(table)}>")
        self.pen += len(text) * (self.size * MPT + self.spacing)

    def _atom(self, text: str, x: float, width: float, atom: Atom, look: Look) -> None:
        kind = atom.kind
        if kind == WESTERN:
            self._western(text, x, atom, look)
        elif kind < DASH or (kind == SYMBOL and isinstance(atom.face, Face)):
            self._mark(text, x, width, atom, look)
        elif kind == DASH:
            self._dash(text, x, width, atom, look)
        elif kind == ELLIPSIS:
            for number_, char in enumerate(text):
                self._mark(char, x + number_ * self.cell, self.cell, atom, look)
        elif kind == SPACE or kind == ZERO or kind == SYMBOL:
            self._single(text, x, width, atom.face, look)
        elif kind == NOTE and look.note is not None:
            self._note(self.line.setting.note_mark(look.note), x, look)
        elif kind == RUBY:
            self._ruby(text, x, width, atom, look)
        else:
            assert kind == BLANK

    def _mark(self, text: str, x: float, width: float, atom: Atom, look: Look) -> None:
        """Write one glyph in what its cell has been left."""
        face = atom.face
        assert isinstance(face, Face)
        gid, advance = face.glyph(text) or (0, 1000.0)
        size = self.size * look.scale
        cell = self.cell * look.scale / size
        offset = mark_offset(face, gid, advance, atom.kind, cell, width / size)
        if advance == 1000 and atom.kind != SYMBOL and atom.kind < DASH and abs(width - self.cell) < 1:
            offset = cell_offset(advance, atom.kind)
        self._select(self.fonts.use(face).name, size, self.spacing if look.scale == 1 else 0.0, _rise(look) * self.size)
        self._glyph(face, gid, text, x + offset * size, advance)

    def _glyph(self, face: Face, gid: int, text: str, x: float, advance: float) -> None:
        self._move(x)
        self.array.append(f"<{layered_code(self.fonts.use(face), gid, text, self.font_size)}>")
        self.pen += advance * self.font_size + self.tc

    def _western(self, text: str, x: float, atom: Atom, look: Look) -> None:
        size = self.size * look.scale
        piece = atom.piece
        if isinstance(atom.face, BoxFace) or piece is None:
            self._single(text, x, atom.width, atom.face, look)
            return
        assert isinstance(atom.face, Face)
        if piece.cluster:
            self._cluster(piece.text, x, atom.face, size, look)
            return
        table = self._words(atom.face, size)
        self._select(table.name, size, 0.0, _rise(look) * self.size)
        self._move(x)
        self.array.append(f"<{text.translate(table)}>")
        self.pen += sum(map(atom.face.advance, text)) * size

    def _cluster(self, text: str, x: float, face: Face, size: float, look: Look) -> None:
        glyphs = face.cluster(text)
        self._select(self.fonts.use(face).name, size, 0.0, _rise(look) * self.size)
        for gid, advance, offset, words in glyphs:
            self._glyph(face, gid, words, x + offset * size, face.own_advance(gid))
            x += advance * size

    def _single(self, text: str, x: float, width: float, face: AnyFace | None, look: Look) -> None:
        """Write characters one by one at their own widths: spaces, invisible ones, boxes."""
        size = self.size * look.scale
        for char in text:
            if isinstance(face, Face):
                gid, advance = face.glyph(char) or (0, 0.0)
                self._select(self.fonts.use(face).name, size, 0.0, _rise(look) * self.size)
                self._glyph(face, gid, char, x, face.own_advance(gid))
            else:
                name, code = self.fonts.boxes.code(char)
                advance = self.metrics.faces.box.advance(char)
                self._select(name, size, 0.0, _rise(look) * self.size)
                self._move(x)
                self.array.append(f"<{code}>")
                self.pen += advance * size
            x += advance * size

    def _dash(self, text: str, x: float, width: float, atom: Atom, look: Look) -> None:
        """Write a dash of one or more characters as one stroke over its cells."""
        face = atom.face
        if not isinstance(face, Face):
            self._single(text, x, width, face, look)
            return
        cell = self.cell / self.size
        for gid, advance, offset, scale, words in face.dash(text, cell, _DASH_WHITE):
            self._select(self.fonts.use(face).name, self.size, self.spacing, 0.0)
            self._move(x + offset * self.size)
            if abs(scale - 1) > 0.001:
                self._flush()
                self.out.append(f"{number(100 * scale)} Tz")
            else:
                scale = 1.0
            code = layered_code(self.fonts.use(face), gid, words, self.size)
            self.array.append(f"<{code}>")
            self.pen += (advance * self.size + self.spacing) * scale
            if scale != 1.0:
                self._flush()
                self.out.append("100 Tz")

    def _note(self, mark: str, x: float, look: Look) -> None:
        for char in mark:
            face = self.metrics.faces.pick(look.font, char, mark, 0)
            self._single(char, x, 0.0, face, look)
            x += face.advance(char) * self.size * look.scale

    def _ruby(self, text: str, x: float, width: float, atom: Atom, look: Look) -> None:
        step = width / len(text)
        for place, char in enumerate(text):
            face = self.metrics.faces.pick(look.font, char, text, place)
            left = x + place * step + (step - self.size * MPT) / 2
            if isinstance(face, Face):
                gid, advance = face.glyph(char) or (0, 1000.0)
                self._select(self.fonts.use(face).name, self.size, self.spacing, 0.0)
                self._glyph(face, gid, char, left + cell_offset(advance, KINDS.get(char, SYMBOL)) * self.size, advance)
            else:
                self._single(char, left, step, face, look)
        piece = atom.piece
        if piece is None or not piece.text:
            return
        scale = _RUBY_SCALE * min(1.0, width / piece.width)
        x += (width - piece.width * scale / _RUBY_SCALE) / 2
        for part in self.metrics.pieces(look.latin, _RUBY_SCALE, piece.text, piece.text, 0):
            size = self.size * scale
            if isinstance(part.face, Face):
                self._select(self.fonts.use(part.face).name, size, 0.0, _RUBY_RISE * self.size)
                glyphs = part.face.cluster(part.text) if part.cluster else part.face.singles(part.text)
                for gid, advance, offset, words in glyphs:
                    self._glyph(part.face, gid, words, x + offset * size, part.face.own_advance(gid))
                    x += advance * size

    def _table(self, face: Face, size: float) -> CellTable:
        key = ("cell", face, size)
        table = self.fonts.tables.get(key)
        if table is None:
            table = self.fonts.tables[key] = CellTable(self.fonts, face, size)
        return table  # type: ignore[no-any-return]

    def _words(self, face: Face, size: float) -> WordTable:
        key = ("word", face, size)
        table = self.fonts.tables.get(key)
        if table is None:
            table = self.fonts.tables[key] = WordTable(self.fonts, face, size)
        return table  # type: ignore[no-any-return]

    def _select(self, name: str, size: float, tc: float, rise: float) -> None:
        """Set font, spacing (Tc, mpt) and rise (points) for the next glyphs."""
        if name == self.font and size == self.font_size and tc == self.tc and rise == self.ts:
            return
        self._flush()
        if name != self.font or size != self.font_size:
            self.out.append(f"/{name} {number(size)} Tf")
            self.font, self.font_size = name, size
        if tc != self.tc:
            self.out.append(f"{number(tc / MPT)} Tc")
            self.tc = tc
        if rise != self.ts:
            self.out.append(f"{number(rise)} Ts")
            self.ts = rise

    def _set_color(self, color: str) -> None:
        self._flush()
        parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
        self.out.append(" ".join(map(number, parts)) + " rg")
        self.color = color

    def _move(self, x: float) -> None:
        """Move the pen to x."""
        gap = x - self.pen
        if -1 < gap < 1:
            return
        self.array.append(number(-gap / self.font_size))
        self.pen = x

    def _flush(self) -> None:
        if self.array:
            self.out.append("[" + "".join(self.array) + "] TJ")
            self.array = []


def _rise(look: Look) -> float:
    return 0.0 if look.raised is None else _SUPER if look.raised == "super" else _SUB
