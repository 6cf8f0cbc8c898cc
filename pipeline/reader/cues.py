"""Cues of subtitles: .srt, .vtt, .sbv, and lines that only times stand between (00:12, [00:12.50]words)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.reader.clean import Counter
from pipeline.reader.source import SourceLine
from pipeline.reader.speakers import BLANK
from pipeline.reader.times import TIME, seconds, written_time

_CLOCK = r"(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:[.,]\d{1,3})?"
_ARROW = re.compile(
    rf"\[?(?P<start>{_CLOCK}) ?(?:-{{1,2}}>|,(?=\d{{1,3}}:\d\d:)) ?(?P<stop>{_CLOCK})(?:\][ \t]*|(?=$|[ \t]))"
)
_SETTINGS = re.compile(r"(?:[ \t]*(?:align|position|line|size|vertical|region|[XY][12]):\S+)*[ \t]*$")
_TIMED = re.compile(f"(?P<time>{TIME}){BLANK}*(?P<rest>.?)")
_BLOCKS = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")
_HEADER = re.compile(r"WEBVTT(?:[ \t]+-?[ \t]*(?P<title>.*))?$")
_FACT = re.compile(r"\[(?P<key>[a-z]{2,6}):(?P<value>.*)\]")
_SOME = 2  # time lines with arrows that make a subtitle file
_FEWEST = 5  # other times
_RATE = (0.7, 40.0)  # characters a second: Chinese is spoken at 3 to 6, English at 12 to 20
_PARAGRAPH = 60  # characters: where pieces are so long, each is a paragraph


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from `start` to `stop` (seconds); `time`: the start as written; `whole`: a paragraph of its own."""

    start: float
    stop: float
    time: str
    lines: tuple[SourceLine, ...]
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a file, and the lines that stand before the first."""

    cues: tuple[Cue, ...]
    before: tuple[SourceLine, ...]


def subtitle_cues(lines: Sequence[SourceLine], counter: Counter) -> Cues | None:
    """Return the cues of a subtitle file (00:00:01,200 --> 00:00:04,800), None for any other text."""
    arrows = sum(1 for line in lines if ("->" in line.text[:40] or ",0" in line.text[:20]) and _ARROW.match(line.text))
    if arrows < _SOME and not (arrows and lines[0].text.startswith("WEBVTT")):
        return None
    cues: list[Cue] = []
    before: list[SourceLine] = []
    shown: list[SourceLine] = []
    current: re.Match[str] | None = None
    skipping = False
    for index, line in enumerate(lines):
        match = _ARROW.match(line.text)
        if match:
            skipping = False
            if current:
                cues.append(_cue(current, shown))
            current, shown = match, []
            counter.add("times of subtitles kept out of the text", line.line, line.column)
            rest = line.text[match.end() :]
            if rest and not _SETTINGS.match(rest):
                shown.append(line.part(match.end(), len(line.text)))
        elif skipping or _BLOCKS.match(line.text):
            skipping = bool(line.text)
            if line.text:
                counter.add("remarks and styles of the subtitle file left out", line.line, line.column)
        elif index == 0 and (header := _HEADER.match(line.text)):
            counter.add("head of the subtitle file left out", line.line, line.column)
            if (header["title"] or "").strip() and line.text[7:].lstrip().startswith("-"):
                before.append(replace(line.part(header.start("title"), len(line.text)), is_title=True))
            skipping = True
        elif line.text and _is_name(index, lines):
            counter.add("numbers of subtitles kept out of the text", line.line, line.column)
        elif line.text:
            (shown if current else before).append(line)
    if current:
        cues.append(_cue(current, shown))
    return Cues(tuple(cue for cue in cues if cue.lines), tuple(before))


def _is_name(index: int, lines: Sequence[SourceLine]) -> bool:
    """Return whether a line is the number or name of the cue whose time is on the next line."""
    if index + 1 >= len(lines) or not _ARROW.match(lines[index + 1].text):
        return False
    return lines[index].text.isdecimal() or index == 0 or not lines[index - 1].text


def _cue(match: re.Match[str], shown: list[SourceLine]) -> Cue:
    return Cue(
        seconds(match["start"]) or 0.0, seconds(match["stop"]) or 0.0, written_time(match["start"]), tuple(shown)
    )


# Times without arrows


def timed_cues(lines: Sequence[SourceLine], counter: Counter) -> Cues | None:
    """Return the cues of a text that is cut up by times, as many characters apart as one speaks; None for any other."""
    found = list(_timed(lines))
    if len(found) < _FEWEST:
        return None
    starts = [start for _, start, _, _ in found]
    first = found[0][0]
    texts = [line for line in lines[first:] if line.text]
    length = sum(len(line.text) for line in texts)
    span = starts[-1] - starts[0]
    spoken = span > 0 and _RATE[0] <= length / span <= _RATE[1]
    ordered = sum(1 for a, b in pairwise(starts) if a <= b) >= 0.95 * (len(starts) - 1)
    between = len(texts) <= 4 * len(found)
    if not (spoken and ordered and between) or first > 10:
        return None
    for index, *_ in found:
        counter.add("times of a recording kept out of the text", lines[index].line, lines[index].column)
    pieces = [_lines_of(entry, following, lines) for entry, following in zip(found, [*found[1:], None], strict=True)]
    whole = median(sum(len(line.text) for line in piece) for piece in pieces) >= _PARAGRAPH
    ends = [*starts[1:], starts[-1]]
    cues = (
        Cue(start, end, time, piece, whole)
        for (_, start, time, _), end, piece in zip(found, ends, pieces, strict=True)
        if piece
    )
    return Cues(tuple(cues), tuple(_before(lines[:first], counter)))


def _before(lines: Sequence[SourceLine], counter: Counter) -> Iterator[SourceLine]:
    """Yield the lines before the first time; of the facts of a .lrc file ([ti:…], [ar:…]) only the title."""
    for line in lines:
        fact = _FACT.fullmatch(line.text)
        if fact and fact["key"] == "ti" and fact["value"].strip():
            yield replace(line.part(*fact.span("value")), is_title=True)
        elif fact:
            counter.add("remarks and styles of the subtitle file left out", line.line, line.column)
        elif line.text:
            yield line


def _timed(lines: Sequence[SourceLine]) -> Iterator[tuple[int, float, str, int]]:
    """Yield the lines that begin with a time: index, seconds, the time as written, where words begin."""
    for index, line in enumerate(lines):
        head = line.text[:80]
        if (
            line.role is not None
            or line.level is not None
            or not head
            or not (head[0].isdigit() or head[0] in "[［（(【<")
        ):
            continue
        match = _TIMED.match(head)
        if match is None or (start := seconds(match["time"])) is None:
            continue
        if match["rest"] and match["time"][0].isdigit() and match.end("time") == match.start("rest"):
            continue  # 12:30开会
        yield index, start, written_time(match["time"]), match.start("rest")


def _lines_of(
    entry: tuple[int, float, str, int], following: tuple[int, float, str, int] | None, lines: Sequence[SourceLine]
) -> tuple[SourceLine, ...]:
    index, _, _, words = entry
    below = lines[index + 1 : following[0] if following else len(lines)]
    first = [lines[index].part(words, len(lines[index].text))] if words < len(lines[index].text) else []
    return (*first, *(line for line in below if line.text))
