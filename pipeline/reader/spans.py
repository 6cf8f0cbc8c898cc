"""Lines made of parts of others: every character keeps its line and column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.reader.clean import indent_of
from pipeline.reader.source import SourceLine
from pipeline.speech import Place


@dataclass(slots=True)
class Spelling:
    """A text put together from parts, each with its places."""

    parts: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0

    def add(self, text: str, places: Iterable[Place]) -> None:
        """Add a part; the offsets of its places count from its own beginning, the first is 0."""
        for place in places:
            offset = self.length + place.offset
            last = self.places[-1] if self.places else None
            if last is None or (place.line, place.column) != (last.line, last.column + offset - last.offset):
                self.places.append(Place(offset, place.line, place.column))
        self.parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def line(self, like: SourceLine, strong: int = 0) -> SourceLine:
        """Return the text as a line that is otherwise like another; blanks at its start are an indent."""
        text = self.text
        bare = text.strip()
        if not bare:
            return SourceLine("", like.line)
        lead = len(text) - len(text.lstrip())
        places = tuple(places_in(self.places, lead, lead + len(bare)) if lead else self.places)
        while places[-1].offset >= len(bare):
            places = places[:-1]
        return SourceLine(
            bare,
            places[0].line,
            places[0].column,
            like.indent + indent_of(text[:lead]),
            like.level,
            like.is_title,
            like.is_body,
            like.role,
            like.centred,
            places if len(places) > 1 else (),
            like.row,
            like.time,
            strong,
        )


def places_in(places: Sequence[Place], start: int, stop: int) -> Iterator[Place]:
    """Yield the places of the characters from `start` to `stop`, counted from `start`."""
    index = max(bisect_right(places, start, key=lambda place: place.offset) - 1, 0)
    first = places[index]
    yield Place(0, first.line, first.column + start - first.offset)
    for place in places[index + 1 :]:
        if place.offset >= stop:
            return
        yield Place(place.offset - start, place.line, place.column)


def cut_out(line: SourceLine, cuts: Sequence[tuple[int, int]]) -> SourceLine:
    """Return the line without text[start:stop] of each cut, in order."""
    kept = Spelling()
    places = line.all_places()
    done = 0
    for start, stop in [*cuts, (len(line.text), len(line.text))]:
        if start > done:
            kept.add(line.text[done:start], places_in(places, done, start))
        done = max(done, stop)
    return kept.line(line)
