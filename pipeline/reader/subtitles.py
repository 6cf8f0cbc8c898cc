"""Subtitles to paragraphs: cues are joined into sentences, these into paragraphs at pauses and changes of speaker."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.language.characters import HAN, count_han, is_han
from pipeline.language.marks import CLOSERS
from pipeline.reader.clean import Counter
from pipeline.reader.cues import Cue, Cues
from pipeline.reader.source import SourceLine
from pipeline.reader.speakers import NAMED, is_speaker, speaker_name
from pipeline.speech import Place

_PAUSE = 3.0  # seconds of silence after which a new paragraph begins
_LONG = 400  # characters (of Latin text three times as many) after which one begins with the next sentence
_MARKS = "，。！？；：、…—,.!?;:”’」』）)"
_SENTENCE_END = frozenset("。！？!?….;；") | CLOSERS
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>|<[\d:.]{5,15}>|\{\\[^{}]{1,80}\}")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>]{1,60})>")
# >> or - before the words of another speaker; — goes on, and so does a hyphen before a small letter.
_CHANGE = re.compile(f"(?:>{{2,3}}[ \t]*|[-–](?:[ \t]+|(?=[A-Z“]|{HAN})))(?=\\S)")
_NAME = re.compile(f"(?P<name>{NAMED})[:：][ \t]*(?=\\S)|[（(\\[](?P<alone>{NAMED})[）)\\]]:?$")


@dataclass(frozen=True, slots=True)
class Subtitles:
    """The paragraphs of subtitles as lines, each with the time of its first cue, and what the user should know."""

    lines: tuple[SourceLine, ...]
    notices: tuple[tuple[int, int, str], ...]


@dataclass
class _Saying:
    """One piece of a cue: its words in parts that follow each other without a blank; `name` as written, if any."""

    cue: Cue
    parts: list[SourceLine]
    name: SourceLine | None = None
    change: bool = False  # somebody else speaks
    joined: bool = False  # the same cue goes on
    second: bool = False  # in the other language of subtitles in two

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


@dataclass
class _Paragraph:
    time: str
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    places: list[Place] = field(default_factory=list)
    stop: float = 0.0

    def add(self, saying: _Saying, joint: str) -> None:
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
    cues = _without_rolling(found.cues, counter)
    sayings = list(_sayings(cues, counter))
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


def _without_rolling(cues: Sequence[Cue], counter: Counter) -> list[Cue]:
    """Return the cues without the line that each shows again from the one before, where nearly all do so."""
    rolling = sum(1 for a, b in pairwise(cues) if _words(a.lines[-1]) == _words(b.lines[0]))
    if len(cues) < 4 or cues[0].whole or rolling < 0.4 * len(cues):
        return list(cues)
    result = [cues[0]]
    shown = cues[0].lines
    for cue in cues[1:]:
        again = _words(cue.lines[0]) == _words(shown[-1])
        shown = cue.lines
        if again:
            counter.add("lines of rolling subtitles shown twice left out", cue.lines[0].line, cue.lines[0].column)
            cue = replace(cue, lines=cue.lines[1:])
        if cue.lines:
            result.append(cue)
    return result


def _words(line: SourceLine) -> str:
    """Return the words of a line without tags, to compare lines."""
    return " ".join(_TAG.sub("", line.text).split())


def _sayings(cues: Sequence[Cue], counter: Counter) -> Iterator[_Saying]:
    names = Tally(
        speaker_name(match["name"] or match["alone"])
        for cue in cues
        for line in cue.lines
        if (match := _NAME.match(_TAG.sub("", line.text[:80]))) and is_speaker(match["name"] or match["alone"])
    )
    if 2 * sum(names.values()) < len(cues):
        names = Tally({name: count for name, count in names.items() if count > 1})  # 问题：once is no name
    two = _in_two_languages(cues)
    for cue in cues:
        shown: set[bool] = set()
        for line in cue.lines:
            saying = _saying(cue, line, names, counter)
            saying.second = two and not count_han(saying.text)
            saying.joined = saying.second in shown
            if saying.parts or saying.name:
                yield saying
                shown.add(saying.second)


def _in_two_languages(cues: Sequence[Cue]) -> bool:
    """Return whether nearly every cue has its words in Chinese and in another language, each on lines of its own."""
    both = 0
    for cue in cues:
        han = [count_han(line.text) > 0 for line in cue.lines if any(char.isalpha() for char in _words(line))]
        both += any(han) and not all(han)
    return both >= 0.7 * len(cues)


def _saying(cue: Cue, line: SourceLine, names: Tally[str], counter: Counter) -> _Saying:
    saying = _Saying(cue, [])
    start = 0
    for tag in [*_TAG.finditer(line.text), None]:
        stop = tag.start() if tag else len(line.text)
        inner = line.text[start:stop]
        if inner.strip() or (inner and saying.parts):
            saying.parts.append(_piece(line, start, stop, blank=bool(saying.parts)))
        if tag:
            counter.add("tags of subtitles taken out", line.line, line.column + tag.start())
            start = tag.end()
            if voice := _VOICE.fullmatch(tag.group()):
                saying.name = line.part(tag.start() + voice.start("name"), tag.start() + voice.end("name"))
    if saying.parts and (change := _CHANGE.match(saying.parts[0].text)):
        counter.add("marks of a change of speaker taken out", line.line, line.column)
        saying.parts[0] = saying.parts[0].part(change.end(), len(saying.parts[0].text))
        saying.change = True
    if saying.parts and saying.name is None and (match := _NAME.match(saying.parts[0].text)):
        group = "name" if match["name"] else "alone"
        if is_speaker(match[group]) and names[speaker_name(match[group])]:
            first = saying.parts[0]
            saying.name = first.part(match.start(group), match.end() if match["name"] else match.end(group))
            rest = first.part(match.end(), len(first.text)) if match.end() < len(first.text) else None
            saying.parts[:1] = [rest] if rest else []
    return saying


def _piece(line: SourceLine, start: int, stop: int, blank: bool) -> SourceLine:
    """Return what stands between two tags; `blank`: the blanks before it part two words."""
    inner = line.text[start:stop]
    if blank and inner[:1].isspace():
        start += len(inner) - len(inner.lstrip()) - 1 if inner.strip() else len(inner) - 1
    else:
        start += len(inner) - len(inner.lstrip())
    piece = line.part(start, stop)
    head = line.text[start] if line.text[start].isspace() else ""
    tail = " " if inner.strip() and inner[-1:].isspace() and stop < len(line.text) else ""
    if not head:
        return replace(piece, text=piece.text + tail)
    places = (Place(0, piece.line, piece.column - 1), *(replace(p, offset=p.offset + 1) for p in piece.all_places()))
    return replace(piece, text=f" {piece.text}{tail}", places=places)


def _are_bare(sayings: Sequence[_Saying]) -> bool:
    """Return whether hardly any piece ends with a mark, as where marks were left out or never were."""
    ends = [after.joined for after in sayings[1:]] + [False]
    lasts = [saying.text[-1:] for saying, joined in zip(sayings, ends, strict=True) if not joined and saying.parts]
    return len(lasts) >= 3 and sum(1 for last in lasts if last in _MARKS) < 0.1 * len(lasts)


def _paragraphs(sayings: Sequence[_Saying], bare: bool, counter: Counter) -> Iterator[SourceLine]:
    current: dict[bool, _Paragraph] = {}  # by whether in the second language
    speaker = ""
    each = 2 * sum(1 for saying in sayings if saying.name) >= len({id(saying.cue) for saying in sayings})
    for saying in sayings:
        named = speaker_name(saying.name.text) if saying.name else speaker
        if saying.name and not each:
            speaker = ""  # names that stand only where turns begin
        elif saying.name and named == speaker:
            counter.add("labels repeated inside one speaker's turn left out", saying.name.line, saying.name.column)
        other = named != speaker or (saying.change and not saying.name and not saying.second)
        if not saying.second and False in current and (other or _ends(current[False], saying, bare)):
            yield from _printed(current, counter)
        if saying.name and named != speaker:
            speaker = named
            counter.add("lines and openings that say who speaks next", saying.name.line, saying.name.column)
            yield replace(saying.name, role="label", time=saying.cue.time)
        if saying.parts:
            if saying.second in current:
                counter.add("pieces of subtitles joined", saying.parts[0].line, saying.parts[0].column)
            paragraph = current.setdefault(saying.second, _Paragraph(saying.cue.time))
            paragraph.add(saying, _joint(paragraph.end, saying, bare))
    yield from _printed(current, counter)


def _printed(current: dict[bool, _Paragraph], counter: Counter) -> Iterator[SourceLine]:
    """Yield the paragraphs gathered, that of a second language as a note, and forget them."""
    for second, paragraph in sorted(current.items()):
        line = paragraph.line()
        if second:
            counter.add("paragraphs in the second language of subtitles set as notes", line.line, line.column)
        yield replace(line, role="note") if second else line
    current.clear()


def _ends(paragraph: _Paragraph, saying: _Saying, bare: bool) -> bool:
    """Return whether a paragraph ends before this piece: at a pause or when it is long, but never inside a sentence."""
    if saying.joined:
        return False
    if saying.cue.whole:
        return True
    if not bare and paragraph.end[-1:] not in _SENTENCE_END:
        return False
    limit = _LONG if count_han("".join(paragraph.pieces[:20])) > 20 else 3 * _LONG
    return saying.cue.start - paragraph.stop >= _PAUSE or paragraph.length >= limit


def _joint(before: str, saying: _Saying, bare: bool) -> str:
    """Return what stands between two pieces: a blank between Latin words and where no marks part them."""
    after = saying.parts[0].text
    if not before or not after:
        return ""
    if bare and not saying.joined:
        return " "
    wide = is_han(before[-1]) or is_han(after[0]) or not (before[-1].isascii() and after[0].isascii())
    return "" if wide and (count_han(before[-4:]) or count_han(after[:4])) else " "
