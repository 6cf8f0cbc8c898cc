"""Measures a paragraph: finds what stands between the ideographs and puts it in its place on one endless line.

Ideographs are one cell each and stay implicit, so the work is with the tenth of the text that is not. All widths
are mpt (1/1000 pt).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from pipeline.language.quotation import apostrophes, beside_latin
from pipeline.typeset.atoms import Atom, AtomMaker, AtomMakers
from pipeline.typeset.classes import (
    BLANK,
    DASH,
    ELLIPSIS,
    GAP_SIDE,
    HAS_IDEOGRAPH,
    IDEOGRAPHS,
    KINDS,
    NO_IDEOGRAPHS,
    NOTE,
    RUBY,
    SPECIAL,
    SPECIAL_ELIDED,
    SPECIAL_SCALED,
    SPECIAL_WESTERN,
    SYMBOL,
    ZERO,
)
from pipeline.typeset.inlines import Flat, Look, Part
from pipeline.typeset.metrics import MPT, Piece

_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
_IS_IDEOGRAPH = _IDEOGRAPH.match
_IS_GAP_SIDE = GAP_SIDE.match
_LATIN = re.compile("[A-Za-z]")
_RUBY_SCALE = 0.5
_RUBY_APART = 0.25  # em between the annotations of neighbours (CLREQ, "positioning of romanization")


class Measured:
    """A measured paragraph. Atom n stands at `text[starts[n]:stops[n]]`, from xs[n] to ends[n] (lead and tail in).

    `rooms[n]` is the room of the atoms before n. `soft` are places where a western word may break, `stuck` places
    where no line may break.
    """

    __slots__ = (
        "atoms", "decorated", "ends", "makers", "measure", "metrics", "parts", "rooms", "soft", "starts", "stops",
        "stuck", "text", "xs",
    )  # fmt: skip

    def __init__(self, flat: Flat, makers: AtomMakers, measure: int) -> None:
        self.text, self.parts, self.measure = flat.text, flat.parts, measure
        self.makers, self.metrics = makers, makers.metrics
        self.soft: set[int] = set()
        self.stuck: set[int] = set()
        self.atoms: list[Atom] = []
        self.starts: list[int] = []
        self.decorated = any(part.look.decorated for part in flat.parts)
        western = HAS_IDEOGRAPH.search(flat.text) is None and _LATIN.search(flat.text) is not None
        special = SPECIAL_WESTERN if western else SPECIAL
        if not western and (beside := beside_latin(flat.text)) and beside == apostrophes(flat.text):
            special = SPECIAL_ELIDED
        for part in flat.parts:
            self._measure_part(part, special)
        self._place()

    def part_at(self, at: int) -> int:
        """Return the number of the part that a place of the text belongs to."""
        return bisect_right(self.parts, at, key=lambda part: part.start) - 1

    def add(self, at: int, atom: Atom) -> None:
        self.starts.append(at)
        self.atoms.append(atom)

    def _place(self) -> None:
        cell, end, stop, room = self.metrics.cell, 0, 0, 0
        self.xs: list[int] = []
        self.ends: list[int] = []
        self.stops: list[int] = []
        self.rooms = [0]
        add_x, add_end, add_stop, add_room = self.xs.append, self.ends.append, self.stops.append, self.rooms.append
        for start, atom in zip(self.starts, self.atoms, strict=True):
            end += (start - stop) * cell
            add_x(end)
            end += atom.total
            add_end(end)
            stop = start + atom.length
            add_stop(stop)
            room += atom.room
            add_room(room)

    def _measure_part(self, part: Part, special: re.Pattern[str]) -> None:
        look = part.look
        if look.note is not None:
            width = round(self.metrics.size * look.scale * MPT)
            self.add(part.start, Atom(NOTE, 1, width, self.metrics.faces.face(look.font)))
            self.stuck.add(part.start)
        elif look.blank:
            self._measure_blank(part)
        elif look.annotation is not None:
            self._measure_ruby(part)
        elif look.scale != 1:
            self.stuck.add(part.start)
            self._measure_text(part.start, part.stop, look, SPECIAL_SCALED)
        else:
            self._measure_text(part.start, part.stop, look, special)

    def _measure_text(self, start: int, stop: int, look: Look, special: re.Pattern[str]) -> None:
        text = self.text
        maker = self.makers.of(look)
        if look.scale != 1:
            self._measure_run(start, stop, maker, special)
            return
        runs = NO_IDEOGRAPHS
        missing = _missing(text[start:stop] if len(self.parts) > 1 else text, maker)
        if missing:
            special = re.compile(f"{special.pattern}|(?P<rare>[{missing}])")
            runs = re.compile(f"(?:{NO_IDEOGRAPHS.pattern}|[{missing}])+")
        add_start, add_atom, mark = self.starts.append, self.atoms.append, maker.mark
        for match in runs.finditer(text, start, stop):
            at, end = match.span()
            if end - at == 1 and text[at] in KINDS:  # by far the most frequent
                add_start(at)
                add_atom(mark(text, at))
            else:
                self._measure_run(at, end, maker, special)

    def _measure_run(self, start: int, stop: int, maker: AtomMaker, special: re.Pattern[str]) -> None:
        """Add the atoms of text without ideographs."""
        text, metrics, full_size = self.text, self.metrics, maker.scale == 1
        for match in special.finditer(text, start, stop):
            group, (at, end) = match.lastgroup, match.span()
            if group == "other" and full_size:
                self.add(at, maker.mark(text, at))
            elif group == "word":
                self._add_word(at, end, maker, full_size)
            elif group == "dash" or group == "dots":
                face = metrics.faces.pick(maker.font, text[at], text, at)
                self.add(at, Atom(DASH if group == "dash" else ELLIPSIS, end - at, (end - at) * metrics.cell, face))
            else:
                kind = ZERO if group in ("zero", "mark") else SYMBOL
                for place in range(at, end):
                    self.add(place, maker.symbol(text, place, kind))

    def _add_word(self, start: int, stop: int, maker: AtomMaker, full_size: bool) -> None:
        text = self.text
        lead = full_size and start > 0 and _IS_IDEOGRAPH(text[start - 1]) and _IS_GAP_SIDE(text[start])
        tail = full_size and stop < len(text) and _IS_IDEOGRAPH(text[stop]) and _IS_GAP_SIDE(text[stop - 1])
        word = maker.word(text, start, stop, bool(lead), bool(tail), self.measure)
        if word.soft:
            self.soft.update(start + offset for offset in word.soft)
        if text[start] == "’":
            self.soft.add(start)  # no closing mark, which could not begin a line
        if word.stuck:
            self.stuck.update(start + offset for offset in word.stuck)
        for atom in word.atoms:
            self.starts.append(start)
            self.atoms.append(atom)
            start += atom.length

    def _measure_blank(self, part: Part) -> None:
        width = round(part.look.blank_em * self.metrics.cell)
        inner, last = Atom(BLANK, 1, width, stretch=False), Atom(BLANK, 1, width)
        for at in range(part.start, part.stop):
            self.add(at, last if at + 1 == part.stop else inner)

    def _measure_ruby(self, part: Part) -> None:
        """Add an atom for each syllable over its character, else one for the base (cut to fit the measure)."""
        metrics, look = self.metrics, part.look
        base, annotation = self.text[part.start : part.stop], look.annotation or ""
        syllables = annotation.split()
        if len(syllables) == len(base):
            groups = [(at, at + 1, syllable) for at, syllable in enumerate(syllables)]
        else:
            cuts = [*range(0, len(base), max(self.measure // metrics.cell, 1)), len(base)]
            groups = [(a, b, "" if a else annotation) for a, b in pairwise(cuts)]
        for start, stop, above in groups:
            pieces = metrics.pieces(look.latin, _RUBY_SCALE, above, annotation, 0) if above else ()
            over = sum(piece.width for piece in pieces)
            needed = over + round(_RUBY_APART * metrics.cell) if above else 0
            width = min(max((stop - start) * metrics.cell, needed), max(self.measure, metrics.cell))
            face = metrics.faces.pick(look.font, base[start], base, start)
            self.add(part.start + start, Atom(RUBY, stop - start, width, face, piece=Piece(above, face, over, False)))


def _missing(text: str, maker: AtomMaker) -> str:
    """Return the ideographs that the look's face lacks, as the inside of a character class."""
    face = maker.face
    if face.known.issuperset(text):
        return ""
    return "".join(sorted(char for char in set(text) - face.known if not face.fits(char) and _IS_IDEOGRAPH(char)))
