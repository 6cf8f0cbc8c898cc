"""Measures a paragraph: what stands between the ideographs becomes atoms with widths and room to give.

Ideographs are one cell each and stay implicit, so the work is with the tenth of the text that is not. All widths
are mpt (1/1000 pt).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, pairwise

from pipeline.typeset.classes import (
    BLANK,
    BRACKETS,
    CLOSE,
    CUT_RIGHT,
    DASH,
    ELLIPSIS,
    GAP_SIDE,
    HALF_KINDS,
    HAS_IDEOGRAPH,
    IDEOGRAPHS,
    KINDS,
    LEAST_SPACE,
    MIDDLE,
    NOTE,
    OPEN,
    RUBY,
    SPACE,
    SPECIAL,
    SPECIAL_WESTERN,
    SYMBOL,
    WESTERN,
    ZERO,
    Kind,
)
from pipeline.typeset.face import AnyFace
from pipeline.typeset.inlines import Flat, Look, Part
from pipeline.typeset.metrics import MPT, Metrics, Piece, clusters
from pipeline.typeset.words import forced_places, soft_places

_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
_RUBY_SCALE = 0.5
_RUBY_APART = 0.25  # em between the annotations of neighbours (CLREQ, "positioning of romanization")


class Atom:
    """What is not a plain ideograph: `text[start:stop]`.

    `x` its natural left edge in the paragraph set as one line; `lead` and `tail` the distance to Han before and
    after, dropped at a line's edge; `cut` the white half that a line's end (or start) takes away; `room` what it may
    give when the line is too full, lead and tail included; `stretch` whether a gap that may grow follows; `plain`: one cell in the
    face of the ideographs around it, to be drawn with them.
    """

    __slots__ = (
        "cut", "face", "kind", "lead", "look", "piece", "plain", "room", "start", "stop", "stretch", "tail", "width", "x",
    )  # fmt: skip

    def __init__(self, start: int, stop: int, kind: Kind, width: int, face: AnyFace | None, look: Look) -> None:
        self.start, self.stop, self.kind, self.width, self.face, self.look = start, stop, kind, width, face, look
        self.lead = self.tail = self.cut = self.room = self.x = 0
        self.stretch = True
        self.piece: Piece | None = None
        self.plain = False

    @property
    def end(self) -> int:
        return self.x + self.lead + self.width + self.tail


class Measured:
    """A measured paragraph. `xs` and `ends` are the edges of the atoms, `rooms[k]` the room of the atoms before k.

    `soft` are places where a western word may break, `stuck` places where no line may break.
    """

    __slots__ = ("atoms", "decorated", "ends", "metrics", "parts", "rooms", "soft", "stuck", "text", "xs")

    def __init__(self, flat: Flat, metrics: Metrics, measure: int) -> None:
        self.text, self.parts, self.metrics = flat.text, flat.parts, metrics
        self.soft: set[int] = set()
        self.stuck: set[int] = set()
        self.atoms: list[Atom] = []
        self.decorated = any(part.look.decorated for part in flat.parts)
        western = HAS_IDEOGRAPH.search(flat.text) is None and re.search("[A-Za-z]", flat.text) is not None
        for part in flat.parts:
            _measure_part(self, part, SPECIAL_WESTERN if western else SPECIAL, measure)
        self._place()

    def part_at(self, at: int) -> int:
        """Return the number of the part that a place of the text belongs to."""
        return bisect_right(self.parts, at, key=lambda part: part.start) - 1

    def _place(self) -> None:
        cell, end, stop = self.metrics.cell, 0, 0
        self.xs, self.ends = [], []
        for atom in self.atoms:
            atom.x = end + (atom.start - stop) * cell
            end, stop = atom.x + atom.lead + atom.width + atom.tail, atom.stop
            self.xs.append(atom.x)
            self.ends.append(end)
        self.rooms = list(accumulate((atom.room for atom in self.atoms), initial=0))


def _measure_part(into: Measured, part: Part, special: re.Pattern[str], measure: int) -> None:
    look = part.look
    if look.note is not None:
        width = round(into.metrics.size * look.scale * MPT)
        into.atoms.append(Atom(part.start, part.stop, NOTE, width, into.metrics.faces.face(look.font), look))
        into.stuck.add(part.start)
    elif look.blank:
        _measure_blank(into, part)
    elif look.annotation is not None:
        _measure_ruby(into, part, measure)
    else:
        if look.raised:
            into.stuck.add(part.start)
        _measure_text(into, part.start, part.stop, look, special, measure)


def _measure_text(into: Measured, start: int, stop: int, look: Look, special: re.Pattern[str], measure: int) -> None:
    text, metrics = into.text, into.metrics
    if look.scale != 1:
        special = _EVERY
    else:
        missing = _missing(text[start:stop], metrics, look)
        if missing:
            special = re.compile(f"{special.pattern}|(?P<rare>[{missing}])")
    for match in special.finditer(text, start, stop):
        group, at, end = match.lastgroup, match.start(), match.end()
        if group == "word":
            _add_word(into, at, end, look, measure)
        elif group == "other" and look.scale == 1:
            _add_other(into, at, text[at], look)
        elif group == "dash" or group == "dots":
            kind, char = (DASH, text[at]) if group == "dash" else (ELLIPSIS, text[at])
            face = metrics.faces.pick(look.font, char, text, at)
            into.atoms.append(Atom(at, end, kind, (end - at) * metrics.cell, face, look))
        else:
            for place in range(at, end):
                _add_symbol(into, place, text[place], look, ZERO if group in ("zero", "mark") else SYMBOL)


_EVERY = re.compile(
    SPECIAL.pattern.partition("|(?P<dash>")[0]
    + "|(?P<zero>"
    + SPECIAL.pattern.partition("(?P<zero>")[2].partition("|(?P<other>")[0]
    + "|(?P<other>.)",
    re.DOTALL,
)
"""As SPECIAL, and ideographs too: for text of another size."""


def _missing(text: str, metrics: Metrics, look: Look) -> str:
    """Return the ideographs that the look's face lacks, as the inside of a character class."""
    face = metrics.faces.face(look.font)
    unknown = set(text) - face.known
    return "".join(sorted(char for char in unknown if _IDEOGRAPH.match(char) and not face.fits(char)))


def _add_word(into: Measured, start: int, stop: int, look: Look, measure: int) -> None:
    metrics, text = into.metrics, into.text
    word = text[start:stop]
    pieces = metrics.pieces(look.latin, look.scale, word, text, start)
    first = len(into.atoms)
    if places := soft_places(word):
        into.soft.update(start + offset for offset in places)
        for left, right in pairwise((0, *places, len(word))):
            _add_subword(into, start + left, word[left:right], look, measure)
    elif sum(piece.width for piece in pieces) > measure:
        _add_subword(into, start, word, look, measure)
    else:
        _add_pieces(into, start, pieces, look)
    last = into.atoms[-1]
    last.stretch = not text[stop : stop + 1].isspace()
    if look.scale != 1:
        return
    if start and _IDEOGRAPH.match(text[start - 1]) and GAP_SIDE.match(word):
        into.atoms[first].lead = metrics.gap
        into.atoms[first].room += metrics.gap_room
    if stop < len(text) and _IDEOGRAPH.match(text[stop]) and GAP_SIDE.match(word[-1]):
        last.tail = metrics.gap
        last.room += metrics.gap_room


def _add_subword(into: Measured, at: int, word: str, look: Look, measure: int) -> None:
    """Add a part of a word; one wider than the measure character by character."""
    pieces = into.metrics.pieces(look.latin, look.scale, word, into.text, at)
    if sum(piece.width for piece in pieces) <= measure:
        _add_pieces(into, at, pieces, look)
        return
    into.soft.update(at + offset for offset in forced_places(word))
    for cluster in clusters(word):
        _add_pieces(into, at, into.metrics.pieces(look.latin, look.scale, cluster, into.text, at), look)
        at += len(cluster)


def _add_pieces(into: Measured, at: int, pieces: tuple[Piece, ...], look: Look) -> None:
    for piece in pieces:
        atom = Atom(at, at + len(piece.text), WESTERN, piece.width, piece.face, look)
        atom.piece = piece
        atom.stretch = False
        into.atoms.append(atom)
        at = atom.stop


def _add_other(into: Measured, at: int, char: str, look: Look) -> None:
    """Add a mark of punctuation, a space or any other single character."""
    metrics, text = into.metrics, into.text
    kind = KINDS.get(char, SYMBOL)
    if kind == SYMBOL:
        _add_symbol(into, at, char, look, SYMBOL)
        return
    if kind == SPACE:
        face = metrics.faces.pick(look.latin, char, text, at)
        width = round(face.advance(char) * metrics.size) if face is not metrics.faces.box else metrics.cell // 4
        atom = Atom(at, at + 1, SPACE, width, face, look)
        atom.room = max(0, width - round(LEAST_SPACE * metrics.cell))
        atom.stretch = False
        into.atoms.append(atom)
        return
    atom = Atom(at, at + 1, kind, metrics.cell, metrics.faces.pick(look.font, char, text, at), look)
    if kind == MIDDLE:
        if metrics.trims and metrics.typography.level != "basic":
            atom.width = metrics.half  # GB/T 15834, 5.1.6
        elif metrics.trims:
            atom.room = metrics.cell - metrics.half
    elif metrics.trims and (kind == OPEN or kind in CUT_RIGHT):
        before = KINDS.get(text[at - 1], SYMBOL) if at else SYMBOL
        after = KINDS.get(text[at + 1], SYMBOL) if at + 1 < len(text) else SYMBOL
        if _is_half(kind, before, after, metrics):
            atom.width = metrics.half
        else:
            atom.room = metrics.cell - metrics.half
            if kind != OPEN or metrics.typography.line_start_squeeze:
                atom.cut = metrics.cell - metrics.half
    atom.plain = atom.width == metrics.cell and atom.face is metrics.faces.face(look.font)
    into.atoms.append(atom)


def _is_half(kind: Kind, before: Kind, after: Kind, metrics: Metrics) -> bool:
    """Return whether a mark has half a cell: by manner, or beside another of which one is a bracket (CLREQ)."""
    if kind in HALF_KINDS[metrics.manner]:
        return True
    if kind == OPEN:
        return before == OPEN
    return after in BRACKETS or (kind == CLOSE and after in CUT_RIGHT)


def _add_symbol(into: Measured, at: int, char: str, look: Look, kind: Kind) -> None:
    metrics = into.metrics
    face = metrics.faces.pick(look.font, char, into.text, at)
    if kind == ZERO:
        width = 0
    else:
        width = max(round(metrics.cell * look.scale), round(face.advance(char) * metrics.size * look.scale))
    atom = Atom(at, at + 1, kind, width, face, look)
    if kind == ZERO:
        atom.stretch = False
    into.atoms.append(atom)


def _measure_blank(into: Measured, part: Part) -> None:
    width = round(part.look.blank_em * into.metrics.cell)
    for at in range(part.start, part.stop):
        atom = Atom(at, at + 1, BLANK, width, None, part.look)
        atom.stretch = at + 1 == part.stop
        into.atoms.append(atom)


def _measure_ruby(into: Measured, part: Part, measure: int) -> None:
    """Add one atom for each syllable over its character, else one for the base (in pieces no wider than the measure)."""
    base, annotation = into.text[part.start : part.stop], part.look.annotation or ""
    syllables = annotation.split()
    whole = max(measure // into.metrics.cell, 1)
    if len(syllables) == len(base):
        groups = [(at, at + 1, syllable) for at, syllable in enumerate(syllables)]
    else:
        cuts = [*range(0, len(base), whole), len(base)]
        groups = [(a, b, "" if a else annotation) for a, b in pairwise(cuts)]
    for start, stop, above in groups:
        pieces = into.metrics.pieces(part.look.latin, _RUBY_SCALE, above, annotation, 0) if above else ()
        needed = sum(piece.width for piece in pieces) + round(_RUBY_APART * into.metrics.cell)
        bases = [into.metrics.faces.pick(part.look.font, char, base, at) for at, char in enumerate(base)]
        width = min(max((stop - start) * into.metrics.cell, needed if above else 0), max(measure, into.metrics.cell))
        atom = Atom(part.start + start, part.start + stop, RUBY, width, bases[start], part.look)
        atom.piece = Piece(above, bases[start], sum(piece.width for piece in pieces), False)
        into.atoms.append(atom)
