"""Atoms: what stands between ideographs, with its width and the room it may give. Widths are mpt (1/1000 pt).

An atom is a value shared by all places where the same thing stands in the same surroundings; where it stands is
kept by the paragraph (measuring.Measured).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from pipeline.layout.schema import FontRole
from pipeline.typeset.classes import (
    BRACKETS,
    CLOSE,
    CUT_RIGHT,
    HALF_KINDS,
    KINDS,
    LEAST_SPACE,
    LETTERS,
    MIDDLE,
    OPEN,
    SIGNS,
    SPACE,
    SYMBOL,
    WESTERN,
    ZERO,
    Kind,
)
from pipeline.typeset.face import AnyFace, is_ignorable
from pipeline.typeset.inlines import Look
from pipeline.typeset.metrics import Metrics, Piece, clusters
from pipeline.typeset.words import forced_places, soft_places

_IN_WORD = re.compile(f"[{LETTERS}{SIGNS}]")
_MAX_WORDS = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Atom:
    """`length` characters that are set together.

    `lead` and `tail` are the distance to Han before and after, dropped at a line's edge; `cut` the white half that a
    line's end (or start) takes away; `room` what it may give when the line is too full, lead and tail included;
    `stretch` whether a gap that may grow follows; `plain`: one cell in the face of the ideographs around it, to be
    drawn with them; `piece` the western text, or the annotation of a ruby; `total` the width with lead and tail.
    """

    kind: Kind
    length: int
    width: int
    face: AnyFace | None = None
    lead: int = 0
    tail: int = 0
    cut: int = 0
    room: int = 0
    stretch: bool = True
    plain: bool = False
    piece: Piece | None = None
    total: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "total", self.lead + self.width + self.tail)


@dataclass(frozen=True, slots=True)
class Word:
    """A western word as atoms, and the offsets between them where it may break, and where not."""

    atoms: tuple[Atom, ...]
    soft: tuple[int, ...]
    stuck: tuple[int, ...]


class AtomMaker:
    """Makes the atoms of text in one look, and remembers them."""

    def __init__(self, metrics: Metrics, look: Look) -> None:
        self.metrics, self.font, self.latin, self.scale = metrics, look.font, look.latin, look.scale
        self.face = metrics.faces.face(self.font)
        self.marks: dict[tuple[str, Kind, Kind], Atom] = {}
        self._words: dict[tuple[str, bool, bool, bool, int], Word] = {}

    def mark(self, text: str, at: int) -> Atom:
        """Return the atom of a mark of punctuation, a space or any other single character."""
        before = KINDS.get(text[at - 1], SYMBOL) if at else SYMBOL
        after = KINDS.get(text[at + 1], SYMBOL) if at + 1 < len(text) else SYMBOL
        key = (text[at], before, after)
        atom = self.marks.get(key)
        if atom is None:
            atom = self.marks[key] = self._mark(text, at, before, after)
        return atom

    def _mark(self, text: str, at: int, before: Kind, after: Kind) -> Atom:
        metrics, char = self.metrics, text[at]
        kind = KINDS.get(char, SYMBOL)
        if kind == SPACE:
            return self._space(text, at)
        if kind == SYMBOL:
            return self.symbol(text, at, SYMBOL)
        face = metrics.faces.pick(self.font, char, text, at)
        width, room, cut = metrics.cell, 0, 0
        if kind == MIDDLE and metrics.trims:
            if metrics.typography.level == "basic":
                room = metrics.cell - metrics.half
            else:
                width = metrics.half  # GB/T 15834, 5.1.6
        elif metrics.trims and (kind == OPEN or kind in CUT_RIGHT):
            if self._is_half(kind, before, after):
                width = metrics.half
            else:
                room = metrics.cell - metrics.half
                if kind != OPEN or metrics.typography.line_start_squeeze:
                    cut = room
        plain = width == metrics.cell and face is self.face
        return Atom(kind, 1, width, face, room=room, cut=cut, plain=plain)

    def _is_half(self, kind: Kind, before: Kind, after: Kind) -> bool:
        """Return whether a mark has half a cell: by manner, or beside another of which one is a bracket (CLREQ)."""
        if kind in HALF_KINDS[self.metrics.manner]:
            return True
        if kind == OPEN:
            return before == OPEN
        return after in BRACKETS or (kind == CLOSE and after in CUT_RIGHT)

    def _space(self, text: str, at: int) -> Atom:
        metrics = self.metrics
        face = metrics.faces.pick(self.latin, text[at], text, at)
        known = face is not metrics.faces.box
        width = round(face.advance(text[at]) * metrics.size) if known else metrics.cell // 4
        room = max(0, width - round(LEAST_SPACE * metrics.cell))
        return Atom(SPACE, 1, width, face, room=room, stretch=False)

    def symbol(self, text: str, at: int, kind: Kind) -> Atom:
        """Return the atom of a character that has a cell of its own, or takes no room (ZERO)."""
        metrics = self.metrics
        if kind == ZERO and is_ignorable(text[at]):  # even if the face draws it: U+00AD has a hyphen in many
            return Atom(ZERO, 1, 0, metrics.faces.box, stretch=False)
        face = metrics.faces.pick(self.font, text[at], text, at)
        if kind == ZERO:
            return Atom(ZERO, 1, 0, face, stretch=False)
        size = metrics.size * self.scale
        return Atom(kind, 1, max(round(metrics.cell * self.scale), round(face.advance(text[at]) * size)), face)

    def word(self, text: str, start: int, stop: int, lead: bool, tail: bool, measure: int) -> Word:
        """Return a western word; `lead` and `tail` say whether Han stands before and after."""
        after = text[stop : stop + 1]
        stretch = not after.isspace() and _IN_WORD.match(after) is None  # a word may go on in another look
        key = (text[start:stop], lead, tail, stretch, measure)
        word = self._words.get(key)
        if word is None:
            if len(self._words) > _MAX_WORDS:
                self._words.clear()
            word = self._words[key] = self._word(text, start, stop, lead, tail, stretch, measure)
        return word

    def _word(self, text: str, start: int, stop: int, lead: bool, tail: bool, stretch: bool, measure: int) -> Word:
        word = text[start:stop]
        places = soft_places(word)
        soft = list(places)
        atoms: list[Atom] = []
        for left, right in pairwise((0, *places, len(word))):
            part = word[left:right]
            pieces = self._pieces(part, text, start)
            if sum(piece.width for piece in pieces) > measure:
                soft += [left + offset for offset in forced_places(part)]
                pieces = tuple(piece for char in clusters(part) for piece in self._pieces(char, text, start))
            atoms += [Atom(WESTERN, len(p.text), p.width, p.face, stretch=False, piece=p) for p in pieces]
        gap, room = self.metrics.gap, self.metrics.gap_room
        if lead:
            atoms[0] = replace(atoms[0], lead=gap, room=room)
        if tail:
            atoms[-1] = replace(atoms[-1], tail=gap, room=atoms[-1].room + room)
        atoms[-1] = replace(atoms[-1], stretch=stretch)
        inner = accumulate(atom.length for atom in atoms[:-1])
        return Word(tuple(atoms), tuple(soft), tuple(sorted(set(inner) - set(soft))))

    def _pieces(self, word: str, text: str, at: int) -> tuple[Piece, ...]:
        return self.metrics.pieces(self.latin, self.scale, word, text, at)


class AtomMakers:
    """The atom makers of one style, one a look (fonts and scale); `metrics` are the style's sizes."""

    def __init__(self, metrics: Metrics) -> None:
        self.metrics = metrics
        self._makers: dict[tuple[FontRole, FontRole, float], AtomMaker] = {}

    def of(self, look: Look) -> AtomMaker:
        """Return what makes the atoms of a look; the same object for the same fonts and scale."""
        key = (look.font, look.latin, look.scale)
        maker = self._makers.get(key)
        if maker is None:
            maker = self._makers[key] = AtomMaker(self.metrics, look)
        return maker
