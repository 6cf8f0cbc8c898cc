"""One line of a paragraph as it will be drawn: its characters, placed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.document import Footnote
from pipeline.typeset.breaking import Span
from pipeline.typeset.classes import CUT_RIGHT, OPEN, SPACE, SQUEEZE_GAP, SQUEEZE_STEP, WESTERN
from pipeline.typeset.inlines import OBJECT, Look
from pipeline.typeset.justification import Fit, line_atoms
from pipeline.typeset.measuring import Atom, Measured
from pipeline.typeset.metrics import MPT
from pipeline.typeset.setting import Setting

# start, stop (in the paragraph's text), x, width in mpt, the atom (None for ideographs in their cells), the look
Element = tuple[int, int, float, float, Atom | None, Look]


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one face and look. `x` is from the left edge of the measure; lengths are points."""

    text: str
    x: float
    width: float
    face: str
    size: float
    color: str


@dataclass(frozen=True, slots=True)
class LinkArea:
    target: str
    x0: float
    x1: float


class Line:
    """One line. `x` and `width` (points): where the set text begins, from the left edge of the measure, and how wide
    it is; `first`, `last` of the paragraph; `last` lines and lines before a forced line end are not stretched."""

    __slots__ = ("_fit", "_measured", "_span", "_width", "_x", "first", "last", "setting")

    def __init__(
        self, measured: Measured, span: Span, fit: Fit, x: float, width: float, first: bool, last: bool, setting: Setting
    ) -> None:
        self._measured, self._span, self._fit, self._x, self._width = measured, span, fit, x, width
        self.first, self.last, self.setting = first, last, setting

    @property
    def text(self) -> str:
        """The characters of the line as in the source; footnote marks and blanks give none."""
        return self._measured.text[self._span.start : self._span.stop].replace(OBJECT, "")

    @property
    def measured(self) -> Measured:
        return self._measured

    @property
    def extra(self) -> float:
        """What is added to each cell of the line (mpt)."""
        return self._fit.extra

    @property
    def x(self) -> float:
        return self._x / MPT

    @property
    def width(self) -> float:
        return self._width / MPT

    @property
    def notes(self) -> tuple[Footnote, ...]:
        """The footnotes whose marks stand on the line, in order."""
        return tuple(
            part.look.note
            for part in self._measured.parts
            if part.look.note is not None and self._span.start <= part.start < self._span.stop
        )

    @property
    def runs(self) -> tuple[Run, ...]:
        """The characters by face and look."""
        faces, size = self.setting.faces, self._measured.metrics.size
        runs: list[tuple[str, float, float, str, Look]] = []
        for start, stop, x, width, atom, look in self.elements():
            name = (atom.face.name if atom and atom.face else faces.face(look.font).name) if look.blank == 0 else ""
            text = self._measured.text[start:stop].replace(OBJECT, "")
            if runs and runs[-1][3] == name and runs[-1][4] is look:
                text, left = runs[-1][0] + text, runs[-1][1]
                runs[-1] = (text, left, x + width - left, name, look)
            else:
                runs.append((text, x, width, name, look))
        return tuple(
            Run(text, x / MPT, width / MPT, name, size * look.scale, look.color) for text, x, width, name, look in runs
        )

    @property
    def links(self) -> tuple[LinkArea, ...]:
        """The pieces of links on the line."""
        areas: dict[int, tuple[str, float, float]] = {}
        for _, _, x, width, _, look in self.elements():
            if look.link is not None:
                left = areas.get(look.link_number, (look.link, x, x))[1]
                areas[look.link_number] = (look.link, left, x + width)
        return tuple(LinkArea(target, x0 / MPT, x1 / MPT) for target, x0, x1 in areas.values())

    def elements(self) -> Iterator[Element]:
        """Yield the line's parts from left to right: ideographs in a row, and each atom that needs a place of its own."""
        measured, span, fit = self._measured, self._span, self._fit
        cell, squeeze = measured.metrics.cell, fit.squeeze
        atoms, end = line_atoms(measured, span)
        x, at = self._x, span.start
        for atom in atoms:
            at_edge = atom.start == span.start or atom.stop == end
            if atom.plain and not squeeze and not at_edge:
                continue
            if at < atom.start:
                yield from self._ideographs(at, atom.start, x)
                x += (atom.start - at) * (cell + fit.extra)
            lead, width, tail = self._fitted(atom, span.start, end) if squeeze or at_edge or atom.kind >= WESTERN else (
                0.0, float(atom.width), 0.0
            )  # fmt: skip
            x += lead
            yield atom.start, atom.stop, x, width, atom, atom.look
            x += width + tail
            if atom.stretch:
                x += fit.extra
            at = atom.stop
        if at < end:
            yield from self._ideographs(at, end, x)
            x += (end - at) * (cell + fit.extra)
        for place in range(span.last_atom - (span.stop - end), span.last_atom):
            atom = measured.atoms[place]
            yield atom.start, atom.stop, x - fit.extra, 0.0, atom, atom.look

    def _fitted(self, atom: Atom, start: int, end: int) -> tuple[float, float, float]:
        """Return an atom's lead, width and tail in this line."""
        fit = self._fit
        lead: float = atom.lead if atom.start > start else 0
        tail: float = atom.tail if atom.stop < end else 0
        width: float = atom.width
        if atom.kind == WESTERN:
            change = fit.gap - (fit.squeeze[SQUEEZE_GAP] * self._measured.metrics.gap_room if fit.squeeze else 0.0)
            return lead + change if lead else 0.0, width, tail + change if tail else 0.0
        if atom.kind == SPACE:
            width += fit.space
        if atom.cut and ((atom.start == start and atom.kind == OPEN) or (atom.stop == end and atom.kind in CUT_RIGHT)):
            return lead, width - atom.cut, tail
        if fit.squeeze and atom.room:
            width -= atom.room * fit.squeeze[SQUEEZE_STEP[atom.kind]]
        return lead, width, tail

    def _ideographs(self, start: int, stop: int, x: float) -> Iterator[Element]:
        """Yield ideographs in one look each."""
        step = self._measured.metrics.cell + self._fit.extra
        parts = self._measured.parts
        if len(parts) == 1:
            yield start, stop, x, (stop - start) * step - self._fit.extra, None, parts[0].look
            return
        index = self._measured.part_at(start)
        while start < stop:
            part = parts[index]
            end = min(part.stop, stop)
            yield start, end, x, (end - start) * step - self._fit.extra, None, part.look
            x += (end - start) * step
            start, index = end, index + 1
