"""Line ends inside a Markdown paragraph: a blank to Markdown, often a new paragraph to its writer.

A line that ends in the middle of a sentence goes on in the next one. One that ends a sentence does so too, unless the
lines of this text are paragraphs: no mark of any heading, or several sentences on a line and hardly a torn one. Names,
dates and titles of their own lines, numbered lines and indented ones stay. Lines of one width are left to `wrap`, which
knows more of them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.language.characters import count_han, is_han
from pipeline.language.dates import DATE_LINE
from pipeline.language.marks import CLOSERS, OPENERS
from pipeline.reader.clean import Counter
from pipeline.reader.labels import read_label
from pipeline.reader.measure import find_measure
from pipeline.reader.people import LATIN_PERSON, PERSON_LINE
from pipeline.reader.source import SourceLine
from pipeline.reader.spans import Spelling
from pipeline.speech import Place

_ENDS = frozenset("。！？!?…：:；;.")
_NO_BEGINNING = frozenset("，。、；：！？,;") | CLOSERS  # a line that begins so began in the one before
_GOES_ON = frozenset("，、,—")
_INNER = "，、。；,"  # prose of some length has one; a title has none
_SENTENCES = re.compile("[。！？!?][”’」』）)]*(?=.)")
_ALONE = re.compile(f"{DATE_LINE.pattern}|{PERSON_LINE.pattern}|{LATIN_PERSON.pattern}")
_SHORT = 14  # Chinese characters of a line without any mark at its end: a name, a place, a title
_SHORT_LATIN = 40
_TITLE = 45
_FULL = 0.6  # of the long lines' length: a line that is no shorter was broken
_LINES = 4  # that end sentences, enough to tell a writer's habit
_INDENT = 3  # half-width blanks


@dataclass(frozen=True, slots=True)
class Written:
    """A line with what stands before it: `soft`, only a line end of the same paragraph; `blanks`, half-width ones."""

    line: SourceLine
    soft: bool = False
    blanks: int = 0


@dataclass(frozen=True, slots=True)
class _Habit:
    """How a writer breaks lines: whether each is a paragraph, how long the long ones are, in which language."""

    apart: bool
    width: int
    english: bool


def join_lines(written: Sequence[Written], headed: bool, counter: Counter) -> list[SourceLine]:
    """Return the lines, those of a paragraph joined where its writer only broke them; `headed`: headings are marked.

    Beside marked headings an indent says nothing, and goes.
    """
    lines = [each.line for each in written]
    english = sum(count_han(line.text) for line in lines[:200]) == 0
    if find_measure(lines, english) is not None:
        return lines
    texts = [a.line.text for a, b in itertools.pairwise(written) if b.soft]
    if texts:
        spaced = any(not b.text and a.text and a.level is None and c.level is None for a, b, c in _threes(lines))
        width = sorted(map(len, texts))[len(texts) * 9 // 10]
        habit = _Habit(not headed or _lines_are_paragraphs(texts, spaced), width, english)
        lines = list(_joined_lines(written, habit, counter))
    return [replace(line, indent=0.0) if line.indent else line for line in lines] if headed else lines


def _joined_lines(written: Sequence[Written], habit: _Habit, counter: Counter) -> Iterator[SourceLine]:
    before: Written | None = None
    parts: list[SourceLine] = []
    for each in written:
        if before is not None and each.soft and _continues(before, each, habit):
            counter.add("lines joined that Markdown sets as one paragraph", each.line.line, each.line.column)
            parts.append(each.line)
        else:
            if parts:
                yield _joined(parts)
            parts = [each.line]
        before = each
    if parts:
        yield _joined(parts)


def _threes(lines: Sequence[SourceLine]) -> Iterator[tuple[SourceLine, SourceLine, SourceLine]]:
    return zip(lines, lines[1:], lines[2:], strict=False)


def _lines_are_paragraphs(texts: Sequence[str], spaced: bool) -> bool:
    """Return whether lines that another follows hold whole paragraphs: all end sentences, and some hold several.

    A writer who never sets two paragraphs apart by a blank line (`spaced`) has nothing but lines.
    """
    whole = [text for text in texts if _ends(text)]
    several = sum(1 for text in whole if _SENTENCES.search(text))
    torn = sum(1 for text in texts if not _ends(text) and len(text) > _SHORT)
    alike = several >= max(0.25 * len(whole), 1) or (not spaced and len(whole) >= _LINES)
    return alike and torn <= 0.25 * len(texts)


def _ends(text: str) -> bool:
    return text.rstrip("".join(CLOSERS))[-1:] in _ENDS or (text[-1] in CLOSERS and text[-1] not in "》）)")


def _continues(a: Written, b: Written, habit: _Habit) -> bool:
    before, after = a.line, b.line
    if before.level is not None or after.level is not None or before.is_title or after.is_body:
        return False
    if before.role or after.role:
        return before.role == after.role == "note"
    if after.text[0] in _NO_BEGINNING or before.text[-1] in OPENERS:
        return True
    if habit.english and after.text[0].islower() and not _ends(before.text):
        return True
    if b.blanks >= _INDENT and is_han(after.text[0]):
        return False
    if read_label(after.text, 0, habit.english) or (len(after.text) <= _TITLE and _ALONE.fullmatch(after.text)):
        return False
    if before.text[-1] in "：:":
        return False  # who speaks, whom one speaks to
    if _ends(before.text):
        return not habit.apart
    return before.text[-1] in _GOES_ON or _is_torn(before.text, after.text, habit)


def _is_torn(before: str, after: str, habit: _Habit) -> bool:
    """Return whether a line without a mark at its end is prose, and no title, name or number."""
    if len(before) <= (_SHORT if count_han(before) else _SHORT_LATIN):
        return False
    if len(before) <= _TITLE and (read_label(before, 0, habit.english) or _ALONE.fullmatch(before)):
        return not habit.apart and len(before) > _FULL * habit.width
    if habit.english:
        return True
    if not habit.apart:
        return any(mark in (before + after)[:-1] for mark in _INNER)
    return len(before) > _FULL * habit.width and any(mark in before for mark in _INNER)


def _joined(parts: Sequence[SourceLine]) -> SourceLine:
    if len(parts) == 1:
        return parts[0]
    spelling = Spelling()
    for before, line in zip([None, *parts], parts, strict=False):
        if before is not None and before.text[-1].isascii() and line.text[0].isascii():
            last = spelling.places[-1]
            spelling.add(" ", [Place(0, last.line, last.column + spelling.length - last.offset)])
        spelling.add(line.text, line.all_places())
    return replace(parts[0], text=spelling.text, places=tuple(spelling.places))
