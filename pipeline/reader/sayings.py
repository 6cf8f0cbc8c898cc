"""What is said in each cue of subtitles: its words without tags, who says them, and whether somebody else speaks."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.language.characters import HAN, count_han
from pipeline.reader.clean import Counter
from pipeline.reader.cues import Cue
from pipeline.reader.source import SourceLine
from pipeline.reader.speakers import NAMED, is_speaker, speaker_name
from pipeline.speech import Place

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,80}>|<[\d:.]{5,15}>|\{\\[^{}]{1,80}\}")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+(?P<name>[^<>]{1,60})>")
# >> or - before the words of another speaker; — goes on, and so does a hyphen before a small letter.
_CHANGE = re.compile(f"(?:>{{2,3}}[ \t]*|[-–](?:[ \t]+|(?=[A-Z“]|{HAN})))(?=\\S)")
_NAME = re.compile(f"(?P<name>{NAMED})[:：][ \t]*(?=\\S)|[（(\\[](?P<alone>{NAMED})[）)\\]]:?$")


@dataclass
class Saying:
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


def without_rolling(cues: Sequence[Cue], counter: Counter) -> list[Cue]:
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


def read_sayings(cues: Sequence[Cue], counter: Counter) -> Iterator[Saying]:
    """Yield what is said, a piece for each line of the cues."""
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


def _saying(cue: Cue, line: SourceLine, names: Tally[str], counter: Counter) -> Saying:
    saying = Saying(cue, [])
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


def _words(line: SourceLine) -> str:
    """Return the words of a line without tags, to compare lines."""
    return " ".join(_TAG.sub("", line.text).split())
