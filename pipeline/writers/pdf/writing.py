"""Space to write in: ruled lines, Cornell pages."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Cornell, NoteLines
from pipeline.typeset import Line
from pipeline.writers.measures import (
    CORNELL_CUE,
    CORNELL_SUMMARY_LINES,
    HAIRLINE,
    LEAST_FILL_LINES,
    NESTED_NOTE_LINES,
    writing_pitch,
)
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.flow import Flow, Place
from pipeline.writers.pdf.strips import Ink, Placed, Room, Strip, Taken
from pipeline.writers.pdf.structure import Node, child
from pipeline.writers.pdf.text import Label


@dataclass(frozen=True, slots=True)
class WritingLine:
    """A line to write on, near the foot of its strip."""

    width: float
    pitch: float

    def paint(self, brush: Brush, x: float, y: float) -> None:
        with brush.artifact():
            brush.rule(x, y - 0.88 * self.pitch, self.width, HAIRLINE)


def add_note_lines(composer: Composer, block: NoteLines, flow: Flow, place: Place) -> None:
    """Add writing lines; None fills the page, or a few lines in a box, cell or column."""
    pitch = writing_pitch(composer.layout)
    ink = WritingLine(place.width, pitch)
    count = block.lines
    if count is None and place.nested:
        count = NESTED_NOTE_LINES
    if count is None:
        fill = PageFill(block, place.x, pitch, LEAST_FILL_LINES * pitch, ink, pitch)
        flow.add([Strip(0.0, elastic=fill)])
        return
    strips = [Strip(pitch, ink, place.x) for _ in range(count)]
    whole = count * pitch <= composer.layout.page.depth / 3  # few lines stay together, many leave no line alone
    for index in range(1, count):
        strips[index].keep = whole or index in (1, count - 1)
    flow.add(strips, line_height=pitch, keep_with_previous=True)


@dataclass(frozen=True, slots=True)
class PageFill:
    """Fills what is left of a page with as many strips of `ink` as fit, or with one as tall as what is left."""

    block: NoteLines
    x: float
    height: float
    least: float
    ink: Ink
    pitch: float
    node: Node | None = None

    def take(self, room: Room) -> Taken:
        count = max(int((room.bottom - room.top + 0.01) / self.pitch), 1)
        strips = [Strip(self.height, self.ink, self.x, node=self.node, fills=self.block) for _ in range(count)]
        placed = [Placed(strip, 0.0, room.top + index * self.pitch) for index, strip in enumerate(strips)]
        return Taken(placed, count * self.pitch, [])


@dataclass(frozen=True, slots=True)
class CornellFill:
    """Fills what is left of a page with a Cornell sheet, at least `least` high."""

    block: Cornell
    x: float
    width: float
    least: float
    pitch: float
    labels: tuple[Line, Line, Line]
    node: Node | None

    def take(self, room: Room) -> Taken:
        height = max(int((room.bottom - room.top + 0.01) / self.pitch) * self.pitch, self.least)
        ink = CornellSheet(self.width, height, self.pitch, self.labels, self.node)
        return Taken([Placed(Strip(height, ink, self.x, fills=self.block), 0.0, room.top)], height, [])


@dataclass(frozen=True, slots=True)
class CornellSheet:
    """A cue column, a ruled column for notes and a ruled strip for the summary, in one frame."""

    width: float
    height: float
    pitch: float
    labels: tuple[Line, Line, Line]  # cue, notes, summary
    node: Node | None

    def paint(self, brush: Brush, x: float, y: float) -> None:
        cue = round(CORNELL_CUE * self.width, 2)
        summary = CORNELL_SUMMARY_LINES * self.pitch
        upper = self.height - summary
        with brush.artifact():
            brush.rectangle(x, y - self.height, self.width, self.height, HAIRLINE)
            brush.rule(x, y - upper, self.width, HAIRLINE)
            brush.stroke(x + cue, y, x + cue, y - upper, HAIRLINE)
            self._rules(brush, x + cue, y, self.width - cue, upper)
            self._rules(brush, x, y - upper, self.width, summary)
        places = ((x, y), (x + cue, y), (x, y - upper))
        for line, (left, top) in zip(self.labels, places, strict=True):
            Label(line, shift=0.3 * self.pitch, node=child(self.node, "P")).paint(brush, left, top)

    def _rules(self, brush: Brush, x: float, y: float, width: float, height: float) -> None:
        """Rule from the second line on: the first has the label."""
        inset = 0.3 * self.pitch
        for number in range(2, int(height / self.pitch + 0.01)):
            brush.rule(x + inset, y - number * self.pitch, width - 2 * inset, HAIRLINE / 2)


def add_cornell(composer: Composer, block: Cornell, flow: Flow, place: Place) -> None:
    """Add a Cornell sheet that fills the page; in a box or cell it is a dozen lines high."""
    pitch = writing_pitch(composer.layout)
    style = composer.layout.styles["label"]
    cue, notes, summary = (composer.line(text, style) for text in (block.cue, block.notes, block.summary))
    node = child(place.node, "Sect")
    least = (CORNELL_SUMMARY_LINES + 7) * pitch
    if place.nested:
        flow.add([Strip(least, CornellSheet(place.width, least, pitch, (cue, notes, summary), node), place.x)])
        return
    fill = CornellFill(block, place.x, place.width, least, pitch, (cue, notes, summary), node)
    flow.add([Strip(0.0, elastic=fill)])
