"""Breaks a measured paragraph into lines: where a line may end, and where it does.

Greedy with look-ahead: a line takes what fits; if it is not full, the next thing is squeezed in where the marks of
the line have room (先挤进), else the line is stretched (后推出).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

from pipeline.typeset.classes import (
    AFTER_NUMBER,
    BEFORE_NUMBER,
    COMBINING,
    CUT_RIGHT,
    DASHES,
    DIGITS,
    ELLIPSES,
    HANGING,
    IGNORABLE,
    KINDS,
    LETTERS,
    OPEN,
    SIGNS,
    SPACE,
)
from pipeline.typeset.inlines import OBJECT
from pipeline.typeset.measuring import Measured

_WESTERN = re.compile(f"[{LETTERS}{SIGNS}{COMBINING}]")
_ATTACHED = re.compile(f"[{IGNORABLE}{COMBINING}]")
_NO_BREAK_SPACES = frozenset("\u00a0\u2007\u202f")
_ZERO_WIDTH_SPACE = "\u200b"
_FULL = 0.02  # of a cell: a line with less to spare is full
_NEARLY_FULL = 0.25  # with less to spare, nothing is squeezed in if nothing had to be pushed out
_MOST_LOOSE = 0.25  # of a cell at each gap, to save a last line from being one character
_BLANK_PIECE = 2  # em of a blank that must stand on either side of a break


class Span(NamedTuple):
    """A line as a range of the text and of the atoms; `spare` is the measure less the natural width (mpt)."""

    start: int
    stop: int
    first_atom: int
    last_atom: int  # exclusive
    spare: int
    hangs: bool = False


class Breaker:
    """Finds the lines of one measured paragraph."""

    def __init__(self, measured: Measured) -> None:
        self.measured = measured
        self.text, self.atoms = measured.text, measured.atoms
        self.starts, self.stops = measured.starts, measured.stops
        self.xs, self.ends, self.rooms = measured.xs, measured.ends, measured.rooms
        self.metrics = measured.metrics
        self.cell = measured.metrics.cell
        self.hanging = measured.metrics.typography.hanging

    def position(self, at: int, atom: int) -> int:
        """Return the natural x of a character boundary; `atom` is the number of atoms that stop at or before it."""
        if atom == 0:
            return at * self.cell
        return self.ends[atom - 1] + (at - self.stops[atom - 1]) * self.cell

    def start_cut(self, at: int, atom: int) -> int:
        """Return what the first character of a line loses on its left."""
        if atom < len(self.atoms) and self.starts[atom] == at:
            first = self.atoms[atom]
            return first.lead + (first.cut if first.kind == OPEN else 0)
        return 0

    def end_cut(self, stop: int, first: int, atom: int, hangs: bool = False) -> int:
        """Return what a line that ends at `stop`, with atoms `first` to `atom`, loses on its right."""
        cut = 0
        while atom > first and self.stops[atom - 1] == stop and self.atoms[atom - 1].kind == SPACE:
            atom -= 1
            cut += self.atoms[atom].width
            stop = self.starts[atom]
        if atom > first and self.stops[atom - 1] == stop:
            last = self.atoms[atom - 1]
            if hangs:
                return cut + last.width
            cut += last.tail + (last.cut if last.kind in CUT_RIGHT else 0)
        return cut

    def lines(self, first_measure: int, measure: int) -> list[Span]:
        """Return the lines; the first has a measure of its own. A text without characters is one empty line."""
        spans: list[Span] = []
        at = atom = 0
        while at < len(self.text):
            span = self._next(at, atom, measure if spans else first_measure)
            spans.append(span)
            at, atom = span.stop, span.last_atom
        if not spans:
            return [Span(0, 0, 0, 0, first_measure)]
        return self._mend_end(spans, first_measure, measure)

    def _next(self, at: int, atom: int, measure: int) -> Span:
        origin = self.position(at, atom) + self.start_cut(at, atom)
        stop, count = self._fitting(at, atom, origin + measure)
        if stop >= len(self.text):
            return self._span(at, stop, atom, count, origin, measure)
        back, back_count = self._last_break(at, atom, stop, count)
        pushed = back < stop
        span = self._span(at, back, atom, back_count, origin, measure) if back > at else None
        if span is None or span.spare > (_FULL if pushed else _NEARLY_FULL) * self.cell:
            pulled = self._pull(at, atom, stop, count, origin, measure)
            if pulled is not None:
                return pulled
        return span or self._forced(at, atom, stop, count, origin, measure)

    def _span(self, at: int, stop: int, atom: int, count: int, origin: int, measure: int, hangs: bool = False) -> Span:
        natural = self.position(stop, count) - origin - self.end_cut(stop, atom, count, hangs)
        return Span(at, stop, atom, count, measure - natural, hangs)

    def _fitting(self, at: int, atom: int, limit: int) -> tuple[int, int]:
        """Return how far a line may go by its width alone, and the number of atoms up to there."""
        count = bisect_right(self.xs, limit, atom)
        if count == atom:
            stop = at + (limit - self.position(at, atom)) // self.cell
        else:
            end, last_stop = self.ends[count - 1], self.stops[count - 1]
            if end <= limit:
                stop = last_stop + (limit - end) // self.cell
            elif end - self.end_cut(last_stop, atom, count) <= limit:
                stop = last_stop
            else:
                count -= 1
                stop = self.starts[count]
        stop = min(stop, self.starts[count] if count < len(self.atoms) else len(self.text))
        return self._over_spaces(max(stop, at), count)

    def _over_spaces(self, stop: int, count: int) -> tuple[int, int]:
        """Take spaces into the line: at its end they have no width."""
        while count < len(self.atoms) and self.starts[count] == stop and self.atoms[count].kind == SPACE:
            stop = self.stops[count]
            count += 1
        return stop, count

    def _last_break(self, at: int, atom: int, stop: int, count: int) -> tuple[int, int]:
        """Return the last place at or before `stop` where the line may end; `at` if there is none."""
        while stop > at and not self.may_break(stop):
            if count > atom and self.stops[count - 1] == stop:
                count -= 1
                stop = self.starts[count]
            else:
                stop -= 1
        return stop, count

    def _pull(self, at: int, atom: int, stop: int, count: int, origin: int, measure: int) -> Span | None:
        """Return the line with the next thing squeezed in, None if its marks have not the room."""
        while stop < len(self.text):
            if count < len(self.atoms) and self.starts[count] == stop:
                stop = self.stops[count]
                count += 1
            else:
                stop += 1
            stop, count = self._over_spaces(stop, count)
            hangs = self.hanging and self.text[stop - 1] in HANGING
            span = self._span(at, stop, atom, count, origin, measure, hangs)
            room = self._room(at, stop, atom, count)
            if -span.spare > room + self.cell:
                return None
            if -span.spare <= room and (stop == len(self.text) or self.may_break(stop)):
                return span
        return None

    def _room(self, at: int, stop: int, atom: int, count: int) -> int:
        """Return what the atoms of a line may give, but for those cut at its edges."""
        while count > atom and self.stops[count - 1] == stop and self.atoms[count - 1].kind == SPACE:
            count -= 1
            stop = self.starts[count]
        room = self.rooms[count] - self.rooms[atom]
        if count > atom and self.stops[count - 1] == stop:
            last = self.atoms[count - 1]
            room -= last.room if last.cut or not last.lead else self.metrics.gap_room if last.tail else 0
        if count > atom and self.starts[atom] == at:
            first = self.atoms[atom]
            room -= first.room if first.kind == OPEN else self.metrics.gap_room if first.lead else 0
        return max(room, 0)

    def _forced(self, at: int, atom: int, stop: int, count: int, origin: int, measure: int) -> Span:
        """Return a line where nothing allows a break: what fits, at least one character or atom."""
        if stop <= at:
            stop, count = (self.stops[atom], atom + 1) if self._atom_at(at, atom) else (at + 1, atom)
            while count < len(self.atoms) and self.starts[count] == stop and self.atoms[count].width == 0:
                stop = self.stops[count]
                count += 1
        return self._span(at, stop, atom, count, origin, measure)

    def _atom_at(self, at: int, atom: int) -> bool:
        return atom < len(self.atoms) and self.starts[atom] == at

    def _mend_end(self, spans: list[Span], first_measure: int, measure: int) -> list[Span]:
        """Keep a last line from being a single character (孤字): squeeze it in above, else bring more down."""
        wanted = self.metrics.typography.last_line_chars
        if len(spans) < 2 or _count_chars(self.text, spans[-1].start) >= wanted:
            return spans
        above = spans[-2]
        width = first_measure if len(spans) == 2 else measure
        origin = self.position(above.start, above.first_atom) + self.start_cut(above.start, above.first_atom)
        whole = self._span(above.start, len(self.text), above.first_atom, len(self.atoms), origin, width)
        if -whole.spare <= self._room(above.start, whole.stop, above.first_atom, len(self.atoms)):
            return [*spans[:-2], whole]
        stop, count = above.stop, above.last_atom
        while stop > above.start and _count_chars(self.text, stop) < wanted:
            stop, count = self._last_break(above.start, above.first_atom, *self._before(stop, count))
        shorter = self._span(above.start, stop, above.first_atom, count, origin, width)
        if stop <= above.start or shorter.spare > _MOST_LOOSE * (stop - above.start) * self.cell:
            return spans
        rest = self.position(stop, count) + self.start_cut(stop, count)
        last = self._span(stop, len(self.text), count, len(self.atoms), rest, measure)
        return [*spans[:-2], shorter, last] if last.spare >= 0 else spans

    def _before(self, stop: int, count: int) -> tuple[int, int]:
        if count and self.stops[count - 1] == stop:
            return self.starts[count - 1], count - 1
        return stop - 1, count

    def may_break(self, at: int) -> bool:
        """Return whether a line may end before `text[at]`."""
        measured, text = self.measured, self.text
        before, after = text[at - 1], text[at]
        if at in measured.stuck or after in self.metrics.no_start or before in self.metrics.no_end:
            return at in measured.soft and before not in self.metrics.no_end
        kind = KINDS.get(after)
        if kind == SPACE:
            return False
        if KINDS.get(before) == SPACE:
            return before not in _NO_BREAK_SPACES
        if before in DASHES:
            return after not in DASHES
        if before in ELLIPSES:
            return after not in ELLIPSES
        if before == after == OBJECT:
            return self._may_break_blank(at)
        if _ATTACHED.match(after) or _ATTACHED.match(before):
            return before == _ZERO_WIDTH_SPACE and not _ATTACHED.match(after)
        western = _WESTERN.match(after)
        if western and _WESTERN.match(before):
            return at in measured.soft
        if before in DIGITS:
            return after not in AFTER_NUMBER and after not in DIGITS
        return not (after in DIGITS and before in BEFORE_NUMBER)

    def _may_break_blank(self, at: int) -> bool:
        """Return whether a blank may go on in the next line: with two em on either side, or between two blanks."""
        number = self._blank(at)
        if number != self._blank(at - 1):
            return True
        left, right = at - _BLANK_PIECE, at + _BLANK_PIECE - 1
        return left >= 0 and right < len(self.text) and self._blank(left) == self._blank(right) == number

    def _blank(self, at: int) -> int:
        """Return the number of the blank at a place of the text; 0 for a footnote mark."""
        return self.measured.parts[self.measured.part_at(at)].look.blank


def _count_chars(text: str, start: int) -> int:
    """Return how many characters from `start` on are no punctuation, up to ten."""
    return sum(1 for char in text[start : start + 40] if char.isalnum() or char == OBJECT)
