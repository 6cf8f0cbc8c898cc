"""Fills pages and columns with strips: where to break, what stays together, footnotes at the foot."""

from __future__ import annotations

import math
from dataclasses import dataclass

from pipeline.writers.pdf.strips import Note, NotePart, Placed, Room, Sheet, Strip

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
        sheets.append(Sheet(number, filled.placed, filled.notes, filled.bottom))
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
        self.block = 0  # where the block being placed begins in `placed`
        self.block_moves = False  # it may move down to the middle of its whole lines

    def fill(self, start: int, top: float, forced: bool, carry: list[NotePart]) -> Filled:
        """Fill from strip `start`; `forced`: the page was begun on purpose, so space at its top stays."""
        strips, area = self.strips, self.area
        self._carry_in(carry)
        pitch = area.pitch
        y, index, count = top, start, len(strips)
        bottom = top
        legal: tuple[int, int, int] | None = None
        limit = self.limit - self.notes_height
        while index < count:
            strip = strips[index]
            fresh = not self.placed
            if strip.page_break is not None:
                if not fresh or (strip.page_break == "odd" and self.number % 2 == 0):
                    return self._done(index, bottom, broken=True)
                forced = True
                index += 1
                continue
            if strip.space and fresh and not forced:
                index += 1
                continue
            if strip.snap and pitch is not None:
                y = self._snap(y, pitch)
                self.block, self.block_moves = len(self.placed), not fresh
            at = y if fresh and not forced else y + strip.lead
            if fresh and strip.head is not None:
                at = self._repeat_head(strip.head, at, limit)
            if not fresh and not strip.keep:
                legal = (index, len(self.placed), len(self.notes))
            if strip.elastic is not None:
                if limit - at + TOLERANCE < min(strip.elastic.least, self.limit - top) and not fresh:
                    return self._back(legal, index, bottom)
                self.block_moves = False  # what it places is on the grid already
                taken = strip.elastic.take(Room(at, limit, self.area.depth, pitch, fresh))
                if taken.rest is not None and not taken.placed:
                    return self._back(legal, index, bottom)
                self.placed += taken.placed
                self._add_notes(taken.notes)
                limit = self.limit - self.notes_height
                y = bottom = at + taken.height
                if taken.rest is not None:
                    strips[index] = taken.rest
                    return self._done(index, bottom)
                y += strip.trail
                index += 1
                continue
            after = at + strip.height
            if strip.notes and self.count_notes:
                wanted = sum(note.height for note in strip.notes) + (0 if self.notes else area.note_gap)
            else:
                wanted = 0.0
            if after + wanted > limit + TOLERANCE:
                tall = strip.split is not None and strip.height > 0.8 * area.depth
                if tall and ((fresh and self.must) or limit - at > area.depth / 4):
                    return self._divide(strip, index, at, limit)
                if not fresh:
                    return self._back(legal, index, bottom)
                if not self.must:
                    return self._done(index, bottom)
                self.placed.append(Placed(strip, 0.0, at))
                self._overflow_notes(strip.notes, limit - after)
                return self._done(index + 1, after)
            self.placed.append(Placed(strip, 0.0, at))
            if strip.notes:
                self._add_notes(list(strip.notes))
                limit = self.limit - self.notes_height
            bottom = after
            y = after + strip.trail
            index += 1
        return self._done(index, bottom)

    def _done(self, index: int, bottom: float, broken: bool = False) -> Filled:
        return Filled(self.strips, self.placed, index, bottom, self.notes, self.carry, broken)

    def _back(self, legal: tuple[int, int, int] | None, index: int, bottom: float) -> Filled:
        """End the page before strip `index`, or before it at the last place where a break is allowed."""
        if legal is not None:
            index, placed, notes = legal
            del self.placed[placed:]
            del self.notes[notes:]
            last = self.placed[-1]
            bottom = last.y + last.strip.height
        return self._done(index, bottom)

    def _snap(self, y: float, pitch: float) -> float:
        """Return the next line of the grid; the block just ended goes to the middle of its whole lines."""
        snapped = math.ceil((y - TOLERANCE) / pitch) * pitch
        shift = (snapped - y) / 2
        if shift > TOLERANCE and self.block_moves:
            for placed in self.placed[self.block :]:
                placed.y += shift
        return snapped

    def _repeat_head(self, head: Strip, at: float, limit: float) -> float:
        """Place a table's head again, unless it would take half of the page."""
        if head.height > 0.5 * (limit - at):
            return at
        self.placed.append(Placed(head, 0.0, at))
        return at + head.height

    def _divide(self, strip: Strip, index: int, at: float, limit: float) -> Filled:
        assert strip.split is not None
        part, rest = strip.split(limit - at)
        self.placed.append(Placed(part, 0.0, at))
        if self.count_notes:
            self._overflow_notes(part.notes, limit - at - part.height)
        if rest is None:
            return self._done(index + 1, at + part.height)
        self.strips[index] = rest
        return self._done(index, at + part.height)

    def _add_notes(self, notes: list[Note]) -> None:
        for note in notes:
            if not self.notes and self.count_notes:
                self.notes_height += self.area.note_gap
            self.notes.append(NotePart(note, 0, len(note.strips)))
            if self.count_notes:
                self.notes_height += note.height

    def _carry_in(self, carry: list[NotePart]) -> None:
        """Begin with the footnote lines left over from the page before; what fills the page by itself goes on."""
        room = self.limit - self.area.note_gap - (self.area.pitch or 20.0) * 3
        for part in carry:
            self._part_note(part, room - self.notes_height)

    def _overflow_notes(self, notes: tuple[Note, ...], room: float) -> None:
        """Place what fits of a line's footnotes in `room`; the rest goes to the next page."""
        room -= 0 if self.notes else self.area.note_gap
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
