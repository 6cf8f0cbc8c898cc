"""Makes a line as wide as its measure: squeezes before it stretches, in the order of CLREQ."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.typeset.atoms import Atom
from pipeline.typeset.breaking import Span
from pipeline.typeset.classes import (
    CUT_RIGHT,
    MOST_GAP,
    MOST_SPACE,
    OPEN,
    SPACE,
    SQUEEZE_STEP,
    SQUEEZE_STEPS,
    WESTERN,
)
from pipeline.typeset.measuring import Measured

_MOST_EXTRA = 1.0  # of a cell a gap: a line that would need more is left ragged


class Fit(NamedTuple):
    """How a line is fitted. `squeeze[step]` is the part of their room that atoms of a step give (0 to 1);
    `space`, `gap`, `extra` are mpt added to each western space, each gap beside western text, each other gap."""

    squeeze: tuple[float, ...] | None = None
    space: float = 0.0
    gap: float = 0.0
    extra: float = 0.0


NATURAL = Fit()


def fit_line(measured: Measured, span: Span, justify: bool) -> Fit:
    """Return how to fit a line: squeezed if too full, stretched if it has to spare and `justify` is true."""
    if span.spare < 0:
        return _squeeze(measured, span)
    if not justify or span.spare == 0:
        return NATURAL
    return _stretch(measured, span)


def line_end(measured: Measured, span: Span) -> tuple[int, int]:
    """Return where a line's text ends and the number of its last atom (exclusive) without the spaces at its end."""
    stop, count = span.stop, span.last_atom
    while count > span.first_atom and measured.stops[count - 1] == stop and measured.atoms[count - 1].kind == SPACE:
        count -= 1
        stop = measured.starts[count]
    return stop, count


def _squeeze(measured: Measured, span: Span) -> Fit:
    stop, count = line_end(measured, span)
    rooms = [0] * SQUEEZE_STEPS
    for place in range(span.first_atom, count):
        atom = measured.atoms[place]
        if atom.room:
            at_start, at_end = measured.starts[place] == span.start, measured.stops[place] == stop
            rooms[SQUEEZE_STEP[atom.kind]] += room_in_line(atom, at_start, at_end, measured.metrics.gap_room)
    need: float = -span.spare
    parts = []
    for room in rooms:
        part = min(1.0, need / room) if room and need > 0 else 0.0
        need -= part * room
        parts.append(part)
    return Fit(squeeze=tuple(parts))


def room_in_line(atom: Atom, at_start: bool, at_end: bool, gap_room: int) -> int:
    """Return an atom's room in a line: what a line's edge has cut is gone."""
    if atom.kind == WESTERN:
        return (gap_room if atom.lead and not at_start else 0) + (gap_room if atom.tail and not at_end else 0)
    if (at_start and atom.kind == OPEN) or (at_end and atom.cut and atom.kind in CUT_RIGHT):
        return 0
    return atom.room


def _stretch(measured: Measured, span: Span) -> Fit:
    stop, count = line_end(measured, span)
    cell = measured.metrics.cell
    spaces, space_room, gaps = 0, 0, 0
    gaps_all = stop - span.start - 1  # none after the last character
    for place in range(span.first_atom, count):
        atom = measured.atoms[place]
        if atom.plain:
            continue
        gaps_all -= atom.length - atom.stretch
        if atom.kind == SPACE:
            spaces += 1
            space_room += max(0, round(MOST_SPACE * cell) - atom.width)
        elif atom.kind == WESTERN:
            gaps += (atom.lead > 0 and measured.starts[place] > span.start) + (
                atom.tail > 0 and measured.stops[place] < stop
            )
    if count > span.first_atom and measured.stops[count - 1] == stop and not measured.atoms[count - 1].stretch:
        gaps_all += 1
    spare: float = span.spare
    space = min(spare, space_room) / spaces if spaces else 0.0
    spare -= space * spaces
    gap = min(spare / gaps, max(0.0, MOST_GAP * cell - measured.metrics.gap)) if gaps else 0.0
    spare -= gap * gaps
    if gaps_all > 0 and spare / gaps_all <= _MOST_EXTRA * cell:
        return Fit(None, space, gap, spare / gaps_all)
    if spaces:
        return Fit(None, space + spare / spaces, gap, 0.0)
    return NATURAL
