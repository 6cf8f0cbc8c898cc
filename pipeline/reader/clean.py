"""Text to source lines: line ends, invisible and control characters, indents; every change is counted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.reader.copied import LIGATURES, RADICALS, copied_characters
from pipeline.reader.entities import ENTITIES, ENTITY, is_code, plain_characters
from pipeline.reader.source import SourceLine
from pipeline.speech import Normalisation, Place

_LINE_END = re.compile(r"\r\n|\n|\r")
_INNER_BREAK = re.compile("[\v\f\x1c-\x1e\x85\u2028\u2029]")
_ZERO = "\u200b\u200e\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e\u2066-\u2069"
_CONTROL = "\x00-\x08\x0e-\x1b\x1f\x7f\x80-\x84\x86-\x9f"
# Joiners and variation selectors belong to what stands before them in an emoji, joiners also in scripts that join.
_EMOJI = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2934\u2935\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_JOINING = "\u0600-\u0dff\u1000-\u109f\u1780-\u18af"  # Arabic to Sinhala, Burmese, Khmer, Mongolian
_STRAY = (
    f"(?<![{_EMOJI}])[\ufe0e\ufe0f](?!\u20e3)"
    f"|(?<![{_JOINING}])\u200c"
    f"|(?<![{_JOINING}{_EMOJI}\ufe0e\ufe0f])\u200d|(?<![{_JOINING}])\u200d(?![{_EMOJI}])"
)
_SUSPECT = re.compile(f"[{_ZERO}\u200c\u200d\ufe0e\ufe0f{_CONTROL}\ud800-\udfff\ufb00-\ufb06]")
_CHANGES = (
    f"(?P<zero>(?:[{_ZERO}]|{_STRAY})+)|(?P<control>[{_CONTROL}]+)|(?P<surrogate>[\ud800-\udfff])"
    "|(?P<ligature>[\ufb00-\ufb06])"
)
_CHANGED = re.compile(_CHANGES)
_CHANGED_OR_ENTITY = re.compile(f"{_CHANGES}|(?P<entity>{ENTITY})")
_NAMES = {"zero": "zero-width characters removed", "control": "control characters removed",
          "surrogate": "lone surrogates replaced by U+FFFD", "ligature": LIGATURES, "entity": ENTITIES}  # fmt: skip
_LOST = frozenset({"zero", "control", "surrogate"})
_WIDE_BLANKS = "\u3000\u2003"


@dataclass(slots=True)
class Counter:
    """Counts normalisations by kind, with the first place of each; `lost` are the kinds that take characters away."""

    found: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)

    def add(self, what: str, line: int, column: int, count: int = 1, *, lost: bool = False) -> None:
        old = self.found.get(what)
        self.found[what] = (old[0] + count, old[1], old[2]) if old else (count, line, column)
        if lost:
            self.lost.add(what)

    def result(self) -> tuple[Normalisation, ...]:
        return tuple(Normalisation(what, *numbers, what in self.lost) for what, numbers in self.found.items())


def place_of(text: str, at: int) -> tuple[int, int]:
    """Return the line and column of a character, as editors count (\\n, \\r\\n, \\r)."""
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def with_ordinary_characters(text: str, counter: Counter, first_line: int = 1) -> str:
    """Return the text, of the same length, with ordinary characters for radicals and compatibility ideographs."""
    found = copied_characters(text)
    if found is None:
        return text
    line, column = place_of(text, found.first)
    counter.add(RADICALS, line + first_line - 1, column, found.count)
    return found.text


def clean_lines(text: str, counter: Counter, first_line: int = 1, *, entities: bool = False) -> Iterator[SourceLine]:
    """Yield the lines of `text` without surrounding blanks and invisible characters; one of several empty ones.

    With `entities` those of HTML (&nbsp;) are read as what they stand for, but in lines of code.

    Lines are counted as editors do (\\n, \\r\\n, \\r). A vertical tab, form feed or U+2028 inside a line also ends
    a line of the text, which keeps its line number and column.
    """
    text = with_ordinary_characters(text, counter, first_line)
    changed = _CHANGED_OR_ENTITY if entities and "&" in text else _CHANGED
    number, start = first_line, 0
    ends = {"\r\n": 0, "\n": 0, "\r": 0}
    blank = False
    for match in _LINE_END.finditer(text):
        ends[match.group()] += 1
        if match.start() > start:
            yield from _split_line(text[start : match.start()], number, counter, changed)
            blank = False
        elif not blank:
            yield SourceLine("", number)
            blank = True
        number, start = number + 1, match.end()
    if start < len(text):
        yield from _split_line(text[start:], number, counter, changed)
    if ends["\r\n"] or ends["\r"]:
        counter.add("Windows or old Macintosh line ends read as line ends", first_line, 1, ends["\r\n"] + ends["\r"])


def _split_line(raw: str, number: int, counter: Counter, changed: re.Pattern[str]) -> Iterator[SourceLine]:
    if (raw.isascii() and raw.isprintable()) or not _INNER_BREAK.search(raw):
        yield _clean_line(raw, number, 1, counter, changed)
        return
    start = 0
    for match in _INNER_BREAK.finditer(raw):
        yield _clean_line(raw[start : match.start()], number, start + 1, counter, changed)
        counter.add("line and page breaks inside a line read as line ends", number, match.start() + 1)
        start = match.end()
    yield _clean_line(raw[start:], number, start + 1, counter, changed)


def _clean_line(raw: str, number: int, column: int, counter: Counter, changed: re.Pattern[str]) -> SourceLine:
    if changed is _CHANGED_OR_ENTITY and ("&" not in raw or is_code(raw)):
        changed = _CHANGED
    if changed is _CHANGED and not _SUSPECT.search(raw):
        stripped = raw.strip()
        if not stripped or len(stripped) == len(raw):
            return SourceLine(stripped, number, column)
        lead = len(raw) - len(raw.lstrip())
        return SourceLine(stripped, number, column + lead, indent_of(raw[:lead]))
    pieces = list(_pieces(raw, number, column, counter, changed))
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


def _pieces(
    raw: str, number: int, column: int, counter: Counter, changed: re.Pattern[str]
) -> Iterator[tuple[str, int]]:
    start = 0
    for match in changed.finditer(raw):
        yield raw[start : match.start()], column + start
        kind = match.lastgroup or "zero"
        count = match.end() - match.start() if kind in ("zero", "control") else 1
        counter.add(_NAMES[kind], number, column + match.start(), count, lost=kind in _LOST)
        if kind == "surrogate":
            yield "\ufffd", column + match.start()
        elif kind == "ligature":
            yield unicodedata.normalize("NFKC", match.group()), column + match.start()
        elif kind == "entity":
            yield plain_characters(match.group()), column + match.start()
        start = match.end()
    yield raw[start:], column + start


def indent_of(blanks: str) -> float:
    """Return white space as a number of Chinese characters: U+3000 one, a tab two, other blanks a half."""
    return sum(1.0 if char in _WIDE_BLANKS else 2.0 if char == "\t" else 0.5 for char in blanks)
