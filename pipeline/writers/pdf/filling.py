"""Fills pages and columns with strips: where to break, what stays together, footnotes at the foot."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.writers.pdf.strips import Elastic, Note, NotePart, Placed, Room, Sheet, Strip

TOLERANCE = 0.01  # pt


@dataclass(frozen=True, slots=True)
class Area:
    """The type area to fill: its depth, the grid's pitch (None: no grid), the space above footnotes."""

    depth: float
    pitch: float | None
    note_gap: float


@dataclass(slots=True)
class Filled:
    """What went in: strips up to `next`, down to `bottom`; `carry` are footnote lines for the next page."""

    strips: list[Strip]  # as given, but a divided one is replaced by what is left of it
    placed: list[Placed]
    next: int
    bottom: float
    notes: list[NotePart]
    carry: list[NotePart]
    broken: bool  # stopped by a forced break


def paginate(strips: list[Strip], area: Area) -> list[Sheet]:
    """Return the pages that hold all of `strips`, at least one. Nothing is lost; no page is tried twice."""
    strips = list(strips)
    sheets: list[Sheet] = []
    index, carry, forced = 0, list[NotePart](), True
    while index < len(strips) or carry:
        number = len(sheets) + 1
        filled = _Filler(strips, area, area.depth, number).fill(index, 0.0, forced, carry)
        sheets.append(Sheet(number, filled.placed, filled.notes, filled.bottom, forced))
        index, carry, forced = filled.next, filled.carry, filled.broken
    while len(sheets) > 1 and sheets[-1].blank:
        sheets.pop()  # a page break at the very end
    return sheets or [Sheet(1)]


def fill_column(strips: list[Strip], start: int, room: Room) -> Filled:
    """Fill one column from `room.top` to `room.bottom`; its footnotes are counted by the caller."""
    area = Area(room.full, room.pitch, 0.0)
    filler = _Filler(strips, area, room.bottom, 1, count_notes=False, must=room.must)
    return filler.fill(start, room.top, False, [])


class _Filler:
    """Fills one page or column, greedily, going back to the last allowed break when something does not fit."""

    def __init__(
        self,
        strips: list[Strip],
        area: Area,
        limit: float,
        number: int,
        count_notes: bool = True,
        must: bool = True,
    ) -> None:
        self.strips = strips
        self.area = area
        self.limit = limit
        self.number = number
        self.count_notes = count_notes
        self.must = must  # an empty page or column takes its first strip even if that does not fit
        self.placed: list[Placed] = []
        self.notes: list[NotePart] = []
        self.notes_height = 0.0
        self.carry: list[NotePart] = []
        self.index = 0  # the next strip
        self.top = self.y = self.bottom = 0.0  # where filling began, goes on, and what is placed ends
        self.forced = False  # the page was begun on purpose, so space at its top stays
        self.legal: tuple[int, int, int] | None = None  # the last allowed break: strip, strips placed, notes placed
        self.block = 0  # where the block being placed begins in `placed`
        self.block_moves = False  # it may move down to the middle of its whole lines

    def fill(self, start: int, top: float, forced: bool, carry: list[NotePart]) -> Filled:
        """Fill from strip `start` at `top`; `carry` are footnotes from the page before."""
        self.index, self.forced = start, forced
        self.top = self.y = self.bottom = top
        self._carry_in(carry)
        while self.index < len(self.strips):
            filled = self._step(self.strips[self.index])
            if filled is not None:
                return filled
        return self._done()

    @property
    def room(self) -> float:
        """How far down the page text may go: to the footnotes."""
        return self.limit - self.notes_height

    def _step(self, strip: Strip) -> Filled | None:
        """Place one strip, or leave it out; return the page if it ends before or with the strip."""
        fresh = not self.placed
        if strip.page_break is not None:
            if not fresh or (strip.page_break == "odd" and self.number % 2 == 0):
                return self._done(broken=True)
            self.forced = True
            self.index += 1
            return None
        at_top = fresh and not self.forced
        if strip.space and at_top:
            self.index += 1
            return None
        if strip.snap and self.area.pitch is not None:
            self.y = self._snap(self.y, self.area.pitch)
            self.block, self.block_moves = len(self.placed), not fresh
        at = self.y if at_top else self.y + strip.lead
        if fresh and strip.head is not None:
            at = self._repeat_head(strip.head, at)
        if not fresh and not strip.keep:
            self.legal = (self.index, len(self.placed), len(self.notes))
        if strip.elastic is not None:
            return self._take(strip, strip.elastic, at, fresh)
        if at + strip.height + self._wanted(strip) > self.room + TOLERANCE:
            return self._overflow(strip, at, fresh)
        self.placed.append(Placed(strip, 0.0, at))
        self._add_notes(strip.notes)
        self._go_on(at + strip.height, strip.trail)
        return None

    def _go_on(self, bottom: float, trail: float) -> None:
        self.bottom = bottom
        self.y = bottom + trail
        self.index += 1

    def _wanted(self, strip: Strip) -> float:
        """Return the room that a strip's footnotes take."""
        if not strip.notes or not self.count_notes:
            return 0.0
        return sum(note.height for note in strip.notes) + (0.0 if self.notes else self.area.note_gap)

    def _take(self, strip: Strip, elastic: Elastic, at: float, fresh: bool) -> Filled | None:
        """Give elastic material the rest of the page."""
        if self.room - at + TOLERANCE < min(elastic.least, self.limit - self.top) and not fresh:
            return self._back()
        self.block_moves = False  # what it places is on the grid already
        taken = elastic.take(Room(at, self.room, self.area.depth, self.area.pitch, fresh))
        if taken.rest is not None and not taken.placed:
            return self._back()
        if taken.placed:
            taken.placed[0].strip.keep |= strip.keep  # it stands for the elastic strip: the page map asks
        self.placed += taken.placed
        self._add_notes(taken.notes)
        self._go_on(at + taken.height, strip.trail)
        if taken.rest is None:
            return None
        self.index -= 1
        self.strips[self.index] = taken.rest
        return self._done()

    def _overflow(self, strip: Strip, at: float, fresh: bool) -> Filled:
        """End the page at a strip that does not fit: divide it, go back, or place it alone."""
        tall = strip.split is not None and strip.height > 0.8 * self.area.depth
        if tall and ((fresh and self.must) or self.room - at > self.area.depth / 4):
            return self._divide(strip, at)
        if not fresh:
            return self._back()
        if self.must:
            self.placed.append(Placed(strip, 0.0, at))
            self._go_on(at + strip.height, 0.0)
            self._part_notes(strip.notes, self.room - self.bottom)
        return self._done()

    def _done(self, broken: bool = False) -> Filled:
        return Filled(self.strips, self.placed, self.index, self.bottom, self.notes, self.carry, broken)

    def _back(self) -> Filled:
        """End the page at the last place where a break is allowed; if there is none, before the next strip."""
        if self.legal is not None:
            self.index, placed, notes = self.legal
            del self.placed[placed:]
            del self.notes[notes:]
            last = self.placed[-1]
            self.bottom = last.y + last.strip.height
        return self._done()

    def _snap(self, y: float, pitch: float) -> float:
        """Return the next line of the grid; the block just ended goes to the middle of its whole lines, on the page."""
        snapped = math.ceil((y - TOLERANCE) / pitch) * pitch
        shift = min((snapped - y) / 2, self.room - self.bottom)
        if shift > TOLERANCE and self.block_moves:
            for placed in self.placed[self.block :]:
                placed.y += shift
        return snapped

    def _repeat_head(self, head: Strip, at: float) -> float:
        """Place a table's head again, unless it would take half of the page."""
        if head.height > 0.5 * (self.room - at):
            return at
        self.placed.append(Placed(head, 0.0, at))
        return at + head.height

    def _divide(self, strip: Strip, at: float) -> Filled:
        assert strip.split is not None
        part, rest = strip.split(self.room - at)
        self.placed.append(Placed(part, 0.0, at))
        self._go_on(at + part.height, 0.0)
        if self.count_notes:
            self._part_notes(part.notes, self.room - self.bottom)
        if rest is not None:
            self.index -= 1
            self.strips[self.index] = rest
        return self._done()

    def _add_notes(self, notes: Iterable[Note]) -> None:
        for note in notes:
            if self.count_notes:
                self.notes_height += note.height + (0.0 if self.notes else self.area.note_gap)
            self.notes.append(NotePart(note, 0, len(note.strips)))

    def _carry_in(self, carry: list[NotePart]) -> None:
        """Begin with the footnote lines left over from the page before; what fills the page by itself goes on."""
        room = self.limit - self.area.note_gap - (self.area.pitch or 20.0) * 3
        for part in carry:
            self._part_note(part, room - self.notes_height)

    def _part_notes(self, notes: tuple[Note, ...], room: float) -> None:
        """Place what fits of a line's footnotes in `room`; the rest goes to the next page."""
        room -= 0.0 if self.notes else self.area.note_gap
        for note in notes:
            room -= self._part_note(NotePart(note, 0, len(note.strips)), room)

    def _part_note(self, part: NotePart, room: float) -> float:
        """Place as many lines of a footnote as fit; return their height."""
        height, last = 0.0, part.first
        if not self.carry:
            for strip in part.note.strips[part.first : part.last]:
                if height + strip.height > room + TOLERANCE:
                    break
                height += strip.height
                last += 1
        if last == part.first and not self.notes and not self.carry and not self.placed:
            last += 1  # always some progress
            height = part.note.strips[part.first].height
        if last > part.first:
            self.notes_height += height + (0 if self.notes else self.area.note_gap)
            self.notes.append(NotePart(part.note, part.first, last))
        if last < part.last:
            self.carry.append(NotePart(part.note, last, part.last))
        return height
