"""Writes the glyphs of lines as one text object: fonts, spacing, TJ arrays."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.typeset.atoms import Atom
from pipeline.typeset.classes import BLANK, DASH, ELLIPSIS, KINDS, NOTE, RUBY, SYMBOL, WESTERN
from pipeline.typeset.face import AnyFace, Face, Glyph
from pipeline.typeset.inlines import Look
from pipeline.typeset.lines import Element, Line
from pipeline.typeset.metrics import MPT
from pipeline.writers.pdf.ink.canvas import FontCanvas
from pipeline.writers.pdf.ink.glyph_tables import CellTable, WordTable, cell_offset, layered_code, mark_offset, number

_SUPER, _SUB = 0.38, -0.14  # of the size, from the line's baseline
_RUBY_RISE = 0.98
_RUBY_SCALE = 0.5
_DASH_WHITE = 40  # thousandths of the em at either end of a dash


class GlyphWriter:
    """Keeps the state of a text object: font, spacing, rise, colour, and the pen.

    `pen` is where the last glyph left it, in mpt from the left edge of the measure, as `x` of elements is.
    """

    def __init__(self, canvas: FontCanvas, line: Line, x: float) -> None:
        self.fonts, self.out = canvas.fonts, canvas.page_code
        self.listener = canvas.listener
        self.metrics = line.measured.metrics
        self.size, self.cell = self.metrics.size, self.metrics.cell
        self.x = number(x)
        self.text = ""
        self.array: list[str] = []
        self.font, self.font_size = "", 0.0
        self.tc, self.rise = 0.0, 0.0
        self.pen = self.spacing = self.step = 0.0
        self.look: Look | None = None
        self.color = ""
        self.table: CellTable | None = None
        self.out.append("BT 0 Tc")

    def begin(self, line: Line, baseline: float) -> None:
        """Go to the left edge of a line."""
        self.flush()
        self.text = line.measured.text
        self.step = self.cell + line.extra
        self.spacing = self.step - self.size * MPT  # Tc of text in cells
        self.pen = 0.0
        self.out.append(f"1 0 0 1 {self.x} {number(baseline)} Tm")

    def end(self) -> None:
        """Close the text object."""
        self.flush()
        self.out.append("ET")

    def flush(self) -> None:
        """Write what is in the array."""
        if self.array:
            self.out.append(f"[{''.join(self.array)}] TJ")
            self.array = []

    def show(self, elements: Iterable[Element]) -> None:
        """Write elements of the line begun."""
        for start, stop, x, width, atom, look in elements:
            if look is not self.look:
                self._take(look)
            if atom is not None:
                self._atom(self.text[start:stop], x, width, atom, look)
                continue
            table = self.table
            assert table is not None
            self._select(table.name, self.size, self.spacing, 0.0)
            gap = x - self.pen
            if not -1 < gap < 1:
                self.array.append(f"{-gap / self.size:.1f}")
            self.array.append(f"<{self.text[start:stop].translate(table)}>")
            self.pen = x + (stop - start) * self.step

    def _take(self, look: Look) -> None:
        """Change to another look: its colour and the table of its ideographs."""
        if look.color != self.color:
            self.flush()
            parts = (int(look.color[place : place + 2], 16) / 255 for place in (1, 3, 5))
            self.out.append(" ".join(map(number, parts)) + " rg")
            self.color = look.color
        self.look, self.table = look, self._cells(self.metrics.faces.face(look.font))

    def _select(self, name: str, size: float, tc: float, rise: float) -> None:
        """Set font, spacing (Tc, mpt) and rise (points) for the next glyphs."""
        if name == self.font and tc == self.tc and size == self.font_size and rise == self.rise:
            return
        self.flush()
        if name != self.font or size != self.font_size:
            self.out.append(f"/{name} {number(size)} Tf")
            self.font, self.font_size = name, size
        if tc != self.tc:
            self.out.append(f"{tc / MPT:.4f} Tc")
            self.tc = tc
        if rise != self.rise:
            self.out.append(f"{number(rise)} Ts")
            self.rise = rise

    def _move(self, x: float) -> None:
        """Move the pen to x."""
        gap = x - self.pen
        if not -1 < gap < 1:
            self.array.append(f"{-gap / self.font_size:.1f}")
            self.pen = x

    def _atom(self, text: str, x: float, width: float, atom: Atom, look: Look) -> None:
        kind, face = atom.kind, atom.face
        if kind == BLANK:
            return
        if not isinstance(face, Face):
            self._boxes(text, x, look)
        elif kind == WESTERN:
            self._western(text, x, atom, face, look)
        elif kind < DASH or kind == SYMBOL:
            self._mark(text, x, width, kind, face, look)
        elif kind == ELLIPSIS:
            for place, char in enumerate(text):
                self._mark(char, x + place * self.cell, self.cell, kind, face, look)
        elif kind == DASH:
            self._dash(text, x, face)
        elif kind == NOTE and look.note is not None:
            self._note(self.listener.note_mark(look.note), x, look)
        elif kind == RUBY:
            self._ruby(text, x, width, atom, look)
        else:  # spaces and what takes no room
            gid, advance = face.glyph(text) or (0, 0.0)
            self._glyphs(face, ((gid, advance, 0.0, text),), x, self.size * look.scale, self._rise(look))

    def _mark(self, text: str, x: float, width: float, kind: int, face: Face, look: Look) -> None:
        """Write one glyph in what its cell has been left."""
        size = self.size * look.scale
        offset, advance, name, code = self._placed(text, width, kind, face, size)
        if self.rise or name != self.font or look.scale != 1:
            self._select(name, size, self.spacing if look.scale == 1 else 0.0, self._rise(look))
        elif self.tc != self.spacing:
            self._select(name, size, self.spacing, 0.0)
        x += offset
        gap = x - self.pen
        if not -1 < gap < 1:
            self.array.append(f"{-gap / size:.1f}")
        self.array.append(code)
        self.pen = x + advance + self.tc

    def _placed(self, text: str, width: float, kind: int, face: Face, size: float) -> tuple[float, float, str, str]:
        """Return a mark's offset and advance (mpt), its font and its code, for the width left to it."""
        key = (text, width, face, size, self.cell)
        placed = self.fonts.marks.get(key)
        if placed is None:
            gid, advance = face.glyph(text) or (0, 1000.0)
            cell = self.cell / self.size
            if advance == 1000 and kind != SYMBOL and abs(width - self.cell) < 1:
                offset = cell_offset(advance, kind)
            else:
                offset = mark_offset(face, gid, advance, kind, cell, width / size)
            use = self.fonts.use(face)
            placed = (offset * size, advance * size, use.name, f"<{layered_code(use, gid, text, size)}>")
            if len(self.fonts.marks) < _MOST_MARKS:
                self.fonts.marks[key] = placed
        return placed

    def _glyphs(self, face: Face, glyphs: Iterable[Glyph], x: float, size: float, rise: float) -> None:
        """Write glyphs at their own advances."""
        use = self.fonts.use(face)
        self._select(use.name, size, 0.0, rise)
        for gid, advance, offset, text in glyphs:
            self._move(x + offset * size)
            self.array.append(f"<{layered_code(use, gid, text, size)}>")
            self.pen += face.own_advance(gid) * size
            x += advance * size

    def _western(self, text: str, x: float, atom: Atom, face: Face, look: Look) -> None:
        size = self.size * look.scale
        if atom.piece is not None and atom.piece.cluster:
            self._glyphs(face, face.cluster(text), x, size, self._rise(look))
            return
        table = self._words(face, size)
        self._select(table.name, size, 0.0, self._rise(look))
        self._move(x)
        self.array.append(f"<{text.translate(table)}>")
        self.pen += atom.width

    def _boxes(self, text: str, x: float, look: Look) -> None:
        """Write characters that no face has: boxes, and nothing for invisible ones."""
        size, box = self.size * look.scale, self.metrics.faces.box
        for char in text:
            name, code = self.fonts.boxes.code(char)
            self._select(name, size, 0.0, self._rise(look))
            self._move(x)
            self.array.append(f"<{code}>")
            self.pen += box.advance(char) * size
            x += box.advance(char) * size

    def _dash(self, text: str, x: float, face: Face) -> None:
        """Write a dash of one or more characters as one stroke over its cells."""
        use = self.fonts.use(face)
        for gid, advance, offset, scale, words in face.dash(text, self.cell / self.size, _DASH_WHITE):
            self._select(use.name, self.size, self.spacing, 0.0)
            self._move(x + offset * self.size)
            if scale != 1:
                self.flush()
                self.out.append(f"{number(100 * scale)} Tz")
            self.array.append(f"<{layered_code(use, gid, words, self.size)}>")
            self.pen += (advance * self.size + self.spacing) * scale
            if scale != 1:
                self.flush()
                self.out.append("100 Tz")

    def _note(self, mark: str, x: float, look: Look) -> None:
        size = self.size * look.scale
        for place, char in enumerate(mark):
            face: AnyFace = self.metrics.faces.pick(look.font, char, mark, place)
            if isinstance(face, Face):
                self._glyphs(face, face.singles(char), x, size, self._rise(look))
            else:
                self._boxes(char, x, look)
            x += face.advance(char) * size

    def _ruby(self, text: str, x: float, width: float, atom: Atom, look: Look) -> None:
        """Write the base evenly over the width, and the annotation above its middle, smaller if it must be."""
        step = width / len(text)
        for place, char in enumerate(text):
            face = self.metrics.faces.pick(look.font, char, text, place)
            left = x + place * step + (step - self.size * MPT) / 2
            if isinstance(face, Face):
                gid, advance = face.glyph(char) or (0, 1000.0)
                left += cell_offset(advance, KINDS.get(char, SYMBOL)) * self.size
                self._glyphs(face, ((gid, advance, 0.0, char),), left, self.size, 0.0)
            else:
                self._boxes(char, left, look)
        piece = atom.piece
        if piece is None or not piece.text:
            return
        scale = min(1.0, width / piece.width)
        size = self.size * _RUBY_SCALE * scale
        x += (width - piece.width * scale) / 2
        for part in self.metrics.pieces(look.latin, _RUBY_SCALE, piece.text, piece.text, 0):
            if isinstance(part.face, Face):
                glyphs = part.face.cluster(part.text) if part.cluster else part.face.singles(part.text)
                self._glyphs(part.face, glyphs, x, size, _RUBY_RISE * self.size)
            x += part.width * scale

    def _rise(self, look: Look) -> float:
        return 0.0 if look.raised is None else (_SUPER if look.raised == "super" else _SUB) * self.size

    def _cells(self, face: Face) -> CellTable:
        key = (face, self.size)
        table = self.fonts.cells.get(key)
        if table is None:
            table = self.fonts.cells[key] = CellTable(self.fonts.use(face), self.size)
        return table

    def _words(self, face: Face, size: float) -> WordTable:
        key = (face, size)
        table = self.fonts.words.get(key)
        if table is None:
            table = self.fonts.words[key] = WordTable(self.fonts.use(face), size)
        return table


_MOST_MARKS = 50_000
