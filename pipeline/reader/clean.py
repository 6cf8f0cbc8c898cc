"""Text to source lines: line ends, invisible and control characters, indents; every change is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.reader.source import SourceLine
from pipeline.speech import Normalisation, Place

_LINE_END = re.compile(r"\r\n|\n|\r")
_INNER_BREAK = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "(?P<zero>[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e\u2066-\u2069\ufe0e\ufe0f]+)"
    "|(?P<control>[\x00-\x08\x0e-\x1b\x1f\x7f\x80-\x84\x86-\x9f]+)"
    "|(?P<surrogate>[\ud800-\udfff])"
)
_NAMES = {"zero": "zero-width characters removed", "control": "control characters removed",
          "surrogate": "lone surrogates replaced by U+FFFD"}  # fmt: skip
_WIDE_BLANKS = "\u3000\u2003"


@dataclass(slots=True)
class Counter:
    """Counts normalisations by kind, with the first place of each."""

    found: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def add(self, what: str, line: int, column: int, count: int = 1) -> None:
        old = self.found.get(what)
        self.found[what] = (old[0] + count, old[1], old[2]) if old else (count, line, column)

    def result(self) -> tuple[Normalisation, ...]:
        return tuple(Normalisation(what, *numbers) for what, numbers in self.found.items())


def clean_lines(text: str, counter: Counter, first_line: int = 1) -> Iterator[SourceLine]:
    """Yield the lines of `text` without surrounding blanks and invisible characters; one of several empty ones.

    Lines are counted as editors do (\\n, \\r\\n, \\r). A vertical tab, form feed or U+2028 inside a line also ends
    a line of the text, which keeps its line number and column.
    """
    number, start = first_line, 0
    ends = {"\r\n": 0, "\n": 0, "\r": 0}
    blank = False
    for match in _LINE_END.finditer(text):
        ends[match.group()] += 1
        if match.start() > start:
            yield from _split_line(text[start : match.start()], number, counter)
            blank = False
        elif not blank:
            yield SourceLine("", number)
            blank = True
        number, start = number + 1, match.end()
    if start < len(text):
        yield from _split_line(text[start:], number, counter)
    if ends["\r\n"] or ends["\r"]:
        counter.add("Windows or old Macintosh line ends read as line ends", first_line, 1, ends["\r\n"] + ends["\r"])


def _split_line(raw: str, number: int, counter: Counter) -> Iterator[SourceLine]:
    if (raw.isascii() and raw.isprintable()) or not _INNER_BREAK.search(raw):
        yield _clean_line(raw, number, 1, counter)
        return
    start = 0
    for match in _INNER_BREAK.finditer(raw):
        yield _clean_line(raw[start : match.start()], number, start + 1, counter)
        counter.add("line and page breaks inside a line read as line ends", number, match.start() + 1)
        start = match.end()
    yield _clean_line(raw[start:], number, start + 1, counter)


def _clean_line(raw: str, number: int, column: int, counter: Counter) -> SourceLine:
    if not _INVISIBLE.search(raw):
        stripped = raw.strip()
        if not stripped or len(stripped) == len(raw):
            return SourceLine(stripped, number, column)
        lead = len(raw) - len(raw.lstrip())
        return SourceLine(stripped, number, column + lead, indent_of(raw[:lead]))
    pieces = list(_pieces(raw, number, column, counter))
    text = "".join(piece for piece, _ in pieces)
    stripped = text.strip()
    lead = len(text) - len(text.lstrip()) if stripped else 0
    places: list[Place] = []
    offset = -lead
    for piece, at in pieces:
        if offset + len(piece) > 0 and piece:
            hidden = max(-offset, 0)
            places.append(Place(offset + hidden, number, at + hidden))
        offset += len(piece)
    places = [place for place in places if place.offset < len(stripped) or place.offset == 0]
    first = places[0] if places else Place(0, number, column)
    return SourceLine(stripped, number, first.column, indent_of(text[:lead]), places=tuple(places[:]) if len(places) > 1
                      else ())  # fmt: skip


def _pieces(raw: str, number: int, column: int, counter: Counter) -> Iterator[tuple[str, int]]:
    start = 0
    for match in _INVISIBLE.finditer(raw):
        yield raw[start : match.start()], column + start
        kind = match.lastgroup or "zero"
        counter.add(_NAMES[kind], number, column + match.start(), match.end() - match.start())
        if kind == "surrogate":
            yield "\ufffd", column + match.start()
        start = match.end()
    yield raw[start:], column + start


def indent_of(blanks: str) -> float:
    """Return white space as a number of Chinese characters: U+3000 one, a tab two, other blanks a half."""
    return sum(1.0 if char in _WIDE_BLANKS else 2.0 if char == "\t" else 0.5 for char in blanks)
