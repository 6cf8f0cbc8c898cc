"""One line of a paragraph as it will be drawn: its characters, placed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.document import Footnote
from pipeline.typeset.atoms import Atom
from pipeline.typeset.breaking import Span
from pipeline.typeset.classes import CUT_RIGHT, OPEN, SPACE, SQUEEZE_GAP, SQUEEZE_STEP, WESTERN
from pipeline.typeset.inlines import OBJECT, Look, Part
from pipeline.typeset.justification import Fit, line_end
from pipeline.typeset.measuring import Measured
from pipeline.typeset.metrics import MPT

# start, stop (in the paragraph's text), x, width in mpt, the atom (None for ideographs in their cells), the look
Element = tuple[int, int, float, float, Atom | None, Look]


@dataclass(frozen=True, slots=True)
class LinkArea:
    target: str
    x0: float
    x1: float


class Line:
    """One line. `x` and `width` (points): where its text begins, from the left of the measure, and how wide it is."""

    __slots__ = ("_fit", "_measured", "_span", "_width", "_x")

    def __init__(self, measured: Measured, span: Span, fit: Fit, x: float, width: float) -> None:
        self._measured, self._span, self._fit, self._x, self._width = measured, span, fit, x, width

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
    def links(self) -> tuple[LinkArea, ...]:
        """The pieces of links on the line."""
        areas: dict[int, tuple[str, float, float]] = {}
        for _, _, x, width, _, look in self.elements():
            if look.link is not None:
                left = areas.get(look.link_number, (look.link, x, x))[1]
                areas[look.link_number] = (look.link, left, x + width)
        return tuple(LinkArea(target, x0 / MPT, x1 / MPT) for target, x0, x1 in areas.values())

    def elements(self) -> Iterator[Element]:
        """Yield the line's parts from left to right: rows of ideographs, atoms with places of their own."""
        measured, span, fit = self._measured, self._span, self._fit
        atoms, starts, extra = measured.atoms, measured.starts, fit.extra
        step = measured.metrics.cell + extra
        fitted = bool(fit.squeeze or fit.gap or fit.space)
        end, count = line_end(measured, span)
        at, x, edge = span.start, self._x, self._x
        looks = _Looks(measured.parts, at) if len(measured.parts) > 1 else _OneLook(measured.parts)
        for place in range(span.first_atom, count):
            atom, start = atoms[place], starts[place]
            at_edge = start == span.start or start + atom.length == end
            if atom.plain and not at_edge and not fit.squeeze:
                continue
            if at < start:
                yield from looks.ideographs(at, start, x, step, extra)
                x += (start - at) * step
            lead: float = atom.lead
            width: float = atom.width
            tail: float = atom.tail
            if fitted or at_edge:
                lead, width, tail = self._fitted(atom, start == span.start, start + atom.length == end)
            x += lead
            at = start + atom.length
            yield start, at, x, width, atom, looks.at(start)
            edge = x = x + width + tail
            if atom.stretch:
                x += extra
        if at < end:
            yield from looks.ideographs(at, end, x, step, extra)
            edge = x + (end - at) * step - extra
        for place in range(count, span.last_atom):
            yield starts[place], starts[place] + 1, edge, 0.0, atoms[place], looks.at(starts[place])

    def _fitted(self, atom: Atom, at_start: bool, at_end: bool) -> tuple[float, float, float]:
        """Return an atom's lead, width and tail in this line."""
        fit = self._fit
        width: float = atom.width
        if atom.kind == WESTERN:
            change = fit.gap - (fit.squeeze[SQUEEZE_GAP] * self._measured.metrics.gap_room if fit.squeeze else 0.0)
            lead = atom.lead + change if atom.lead and not at_start else 0.0
            return lead, width, atom.tail + change if atom.tail and not at_end else 0.0
        if atom.kind == SPACE:
            width += fit.space
        if (at_start and atom.kind == OPEN) or (at_end and atom.cut and atom.kind in CUT_RIGHT):
            return 0.0, width - atom.cut, 0.0
        if fit.squeeze and atom.room:
            width -= atom.room * fit.squeeze[SQUEEZE_STEP[atom.kind]]
        return 0.0, width, 0.0


class _OneLook:
    """The looks of a paragraph of one part."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self.look = parts[0].look if parts else _NONE

    def at(self, place: int) -> Look:
        return self.look

    def ideographs(self, start: int, stop: int, x: float, step: float, extra: float) -> Iterable[Element]:
        return ((start, stop, x, (stop - start) * step - extra, None, self.look),)


class _Looks:
    """Goes through the parts of a paragraph alongside its text."""

    def __init__(self, parts: tuple[Part, ...], at: int) -> None:
        self.parts = parts
        self.index = bisect_right(parts, at, key=lambda part: part.start) - 1

    def at(self, place: int) -> Look:
        while self.parts[self.index].stop <= place:
            self.index += 1
        return self.parts[self.index].look

    def ideographs(self, start: int, stop: int, x: float, step: float, extra: float) -> Iterable[Element]:
        """Yield ideographs in one look each."""
        while start < stop:
            look = self.at(start)
            end = min(self.parts[self.index].stop, stop)
            yield start, end, x, (end - start) * step - extra, None, look
            x += (end - start) * step
            start = end


_NONE = Look("song", "latin", "#000000")
