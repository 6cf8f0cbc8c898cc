"""Marks in the text: Markdown's in .md files; in any other text a light # before a heading, \\ before body.

A heading mark is `#` to `####` and a blank at the start of a line; `\\` at the start of a line says that the line
is body, whatever it looks like. Marks are taken out of the text and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.reader.clean import Counter
from pipeline.reader.source import SourceLine
from pipeline.speech import Place

_LIGHT = re.compile(r"(#{1,4})[ \u3000]+(?=\S)")
_ATX = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
_ATX_END = re.compile(r"[ \t]+#+$")
_SETEXT = re.compile(r"(=+|-+)$")
_EMPHASIS = re.compile(r"(\*\*|__)(?P<words>[^\s*_](?:[^*_]{0,400}[^\s*_])?)\1")
_LINK = re.compile(r"!?\[(?P<words>[^\[\]]{1,300})\]\([^()\s]{1,1000}\)")
_MARKED = re.compile(r"[*_\[]")
_QUOTE = re.compile(r"(?:> ?)+")


def read_marks(lines: Iterable[SourceLine], counter: Counter) -> Iterator[SourceLine]:
    """Yield the lines of a plain text with the light marks taken out."""
    for line in lines:
        match = _LIGHT.match(line.text) if line.text[:1] == "#" else None
        if match:
            counter.add("heading marks (#) taken out", line.line, line.column)
            yield replace(_without_start(line, match.end()), level=len(match.group(1)))
        elif line.text[:1] == "\\" and len(line.text) > 1:
            counter.add("body marks (\\) taken out", line.line, line.column)
            yield replace(_without_start(line, 1), is_body=True)
        else:
            yield line


def read_markdown(lines: Sequence[SourceLine], counter: Counter) -> Iterator[SourceLine]:
    """Yield the lines of a Markdown file: headings with their levels, emphasis and link addresses taken out.

    One single # heading above all others is the title; the others then count from level 1.
    """
    marked = list(_headings(lines, counter))
    levels = sorted({line.level for line in marked if line.level is not None})
    tops = [line for line in marked if line.level is not None and line.level == levels[0]]
    titled = len(levels) > 1 and len(tops) == 1 and _first_text(marked) is tops[0]
    if len(levels) == 1 and len(tops) == 1 and _first_text(marked) is tops[0]:
        titled = True
    shift = {level: index for index, level in enumerate(levels[1:] if titled else levels, 1)}
    for line in marked:
        plain = _plain(line, counter)
        if line.level is None:
            yield plain
        elif titled and line is tops[0]:
            yield replace(plain, level=None, is_title=True)
        else:
            yield replace(plain, level=shift[line.level])


def _first_text(lines: Sequence[SourceLine]) -> SourceLine | None:
    return next((line for line in lines if line.text), None)


def _headings(lines: Sequence[SourceLine], counter: Counter) -> Iterator[SourceLine]:
    fenced = False
    skip = False
    for index, line in enumerate(lines):
        if skip:
            skip = False
            continue
        if line.text.startswith(("```", "~~~")):
            fenced = not fenced
        match = _ATX.match(line.text) if not fenced else None
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        if match:
            counter.add("heading marks (#) taken out", line.line, line.column)
            inner = _without_start(line, match.end())
            yield replace(inner, text=_ATX_END.sub("", inner.text), level=len(match.group(1)))
        elif line.text and not fenced and len(following) >= 3 and _SETEXT.match(following) and _may_be_setext(line):
            counter.add("heading underlines taken out", lines[index + 1].line, 1)
            yield replace(line, level=1 if following[0] == "=" else 2)
            skip = True
        else:
            yield line


def _may_be_setext(line: SourceLine) -> bool:
    return len(line.text) <= 80 and not line.text.startswith(("-", "=", ">", "|"))


def _plain(line: SourceLine, counter: Counter) -> SourceLine:
    quote = _QUOTE.match(line.text)
    if quote and quote.end() < len(line.text):
        counter.add("quotation marks (>) taken out", line.line, line.column)
        line = _without_start(line, quote.end())
    if not _MARKED.search(line.text):
        return line
    for pattern, what in ((_EMPHASIS, "emphasis marks taken out"), (_LINK, "link addresses taken out")):
        cuts: list[tuple[int, int]] = []
        for match in pattern.finditer(line.text):
            counter.add(what, line.line, line.column)
            start, stop = match.span("words")
            cuts.extend(((match.start(), start), (stop, match.end())))
        if cuts:
            line = _cut_out(line, cuts)
    return line


def _without_start(line: SourceLine, count: int) -> SourceLine:
    return _cut_out(line, [(0, count)])


def _cut_out(line: SourceLine, cuts: Sequence[tuple[int, int]]) -> SourceLine:
    """Return the line without text[start:stop] of each cut, in order; its places say where what is left stands."""
    old = line.all_places()
    kept: list[str] = []
    places: list[Place] = []
    done = length = at = 0
    for start, stop in [*cuts, (len(line.text), len(line.text))]:
        if start > done:
            while at + 1 < len(old) and old[at + 1].offset <= done:
                at += 1
            places.append(Place(length, old[at].line, old[at].column + done - old[at].offset))
            while at + 1 < len(old) and old[at + 1].offset < start:
                at += 1
                places.append(Place(length + old[at].offset - done, old[at].line, old[at].column))
            kept.append(line.text[done:start])
            length += start - done
        done = stop
    column = places[0].column if places else line.column
    return replace(line, text="".join(kept), column=column, places=tuple(places))
