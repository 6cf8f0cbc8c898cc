"""Subtitles to paragraphs: cues are joined into sentences, these into paragraphs at pauses and changes of speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.language.characters import count_han, is_han
from pipeline.language.marks import CLOSERS
from pipeline.reader.clean import Counter
from pipeline.reader.cues import Cues
from pipeline.reader.sayings import Saying, read_sayings, without_rolling
from pipeline.reader.source import SourceLine
from pipeline.reader.speakers import speaker_name
from pipeline.speech import Place

_PAUSE = 3.0  # seconds of silence after which a new paragraph begins
_LONG = 400  # characters (of Latin text three times as many) after which one begins with the next sentence
# A piece that only says what is heard or who made the subtitles: [掌声], （音乐）, ♪, 字幕组.
_HEARD = re.compile(
    "[\\[【（(〔][^\\]】）)〕]{1,16}[\\]】）)〕]|[♪♫♬\\s]+(?:.{0,40}[♪♫♬])?|(?:字幕|翻译|校对|时间轴|片源)(?:组|制作|[：:]).{0,20}"
)
_MARKS = "，。！？；：、…—,.!?;:”’」』）)"
_SENTENCE_END = frozenset("。！？!?….;；") | CLOSERS


@dataclass(frozen=True, slots=True)
class Subtitles:
    """The paragraphs of subtitles as lines, each with the time of its first cue, and what the user should know."""

    lines: tuple[SourceLine, ...]
    notices: tuple[tuple[int, int, str], ...]


@dataclass
class _Paragraph:
    time: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    places: list[Place] = field(default_factory=list)
    stop: float = 0.0

    def add(self, saying: Saying, joint: str) -> None:
        self._append(joint)
        for part in saying.parts:
            self.places.extend(replace(place, offset=place.offset + self.length) for place in part.all_places())
            self._append(part.text)
        self.stop = saying.cue.stop

    def _append(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self.length += len(text)

    @property
    def end(self) -> str:
        """The last words, "" before the first."""
        return self.pieces[-1] if self.pieces else ""

    def line(self) -> SourceLine:
        first = self.places[0]
        return SourceLine("".join(self.pieces), first.line, first.column, places=tuple(self.places), time=self.time)


def join_cues(found: Cues, counter: Counter) -> Subtitles:
    """Return the paragraphs of the cues."""
    cues = without_rolling(found.cues, counter)
    sayings = list(read_sayings(cues, counter))
    bare = _are_bare(sayings)
    paragraphs = tuple(_paragraphs(sayings, bare, counter))
    told = [(cue.lines[0].line, cue.lines[0].column, _told(len(cues), bare)) for cue in cues[:1] if not cue.whole]
    return Subtitles((*found.before, *paragraphs), tuple(told))


def _told(count: int, bare: bool) -> str:
    told = (
        f"read as subtitles: {count} pieces joined; a paragraph ends at a pause of {_PAUSE:g} s or a change of speaker"
    )
    if bare:
        told += "; the pieces have no marks at their ends and stand with blanks between: set the stops yourself"
    return told


def _are_bare(sayings: Sequence[Saying]) -> bool:
    """Return whether hardly any piece ends with a mark, as where marks were left out or never were."""
    ends = [after.joined for after in sayings[1:]] + [False]
    lasts = [saying.text[-1:] for saying, joined in zip(sayings, ends, strict=True) if not joined and saying.parts]
    return len(lasts) >= 3 and sum(1 for last in lasts if last in _MARKS) < 0.1 * len(lasts)


def _paragraphs(sayings: Sequence[Saying], bare: bool, counter: Counter) -> Iterator[SourceLine]:
    current: dict[bool, _Paragraph] = {}  # by whether in the second language
    speaker = ""
    each = 2 * sum(1 for saying in sayings if saying.name) >= len({id(saying.cue) for saying in sayings})
    heard: list[SourceLine] = []  # 掌声: what is heard and not said, a note behind its paragraph
    for saying in sayings:
        if saying.parts and _HEARD.fullmatch(saying.text.strip()):
            heard += [replace(part, role="note") for part in saying.parts]
            continue
        named = speaker_name(saying.name.text) if saying.name else speaker
        if saying.name and not each:
            speaker = ""  # names that stand only where turns begin
        elif saying.name and named == speaker:
            counter.add("labels repeated inside one speaker's turn left out", saying.name.line, saying.name.column)
        other = named != speaker or (saying.change and not saying.name and not saying.second)
        if not saying.second and False in current and (other or _ends(current[False], saying, bare)):
            yield from _printed(current, counter, heard)
        if saying.name and named != speaker:
            speaker = named
            counter.add("lines and openings that say who speaks next", saying.name.line, saying.name.column)
            yield replace(saying.name, role="label", time=saying.cue.time)
        if saying.parts:
            if saying.second in current:
                counter.add("pieces of subtitles joined", saying.parts[0].line, saying.parts[0].column)
            paragraph = current.setdefault(saying.second, _Paragraph(saying.cue.time))
            paragraph.add(saying, _joint(paragraph.end, saying, bare))
    yield from _printed(current, counter, heard)


def _printed(current: dict[bool, _Paragraph], counter: Counter, heard: list[SourceLine]) -> Iterator[SourceLine]:
    """Yield the paragraphs gathered, that of a second language and what was heard as notes, and forget them."""
    for second, paragraph in sorted(current.items()):
        line = paragraph.line()
        if second:
            counter.add("paragraphs in the second language of subtitles set as notes", line.line, line.column)
        yield replace(line, role="note") if second else line
    yield from heard
    current.clear()
    heard.clear()


def _ends(paragraph: _Paragraph, saying: Saying, bare: bool) -> bool:
    """Return whether a paragraph ends before this piece: at a pause or when it is long, but never inside a sentence."""
    if saying.joined:
        return False
    if saying.cue.whole:
        return True
    if not bare and paragraph.end[-1:] not in _SENTENCE_END:
        return False
    limit = _LONG if count_han("".join(paragraph.pieces[:20])) > 20 else 3 * _LONG
    return saying.cue.start - paragraph.stop >= _PAUSE or paragraph.length >= limit


def _joint(before: str, saying: Saying, bare: bool) -> str:
    """Return what stands between two pieces: a blank between Latin words and where no marks part them."""
    after = saying.parts[0].text
    if not before or not after:
        return ""
    if bare and not saying.joined:
        return " "
    wide = is_han(before[-1]) or is_han(after[0]) or not (before[-1].isascii() and after[0].isascii())
    return "" if wide and (count_han(before[-4:]) or count_han(after[:4])) else " "
