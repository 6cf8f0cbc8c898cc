"""Line ends inside a Markdown paragraph: a blank to Markdown, often a new paragraph to its writer.

A line that ends in the middle of a sentence goes on in the next one. One that ends a sentence does so too, unless the
lines of this text are paragraphs: no mark of any heading, or several sentences on a line and hardly a torn one. Names,
dates and titles of their own lines, numbered lines and indented ones stay. Lines of one width are left to `wrap`, which
knows more of them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.language.characters import count_han, is_han
from pipeline.language.dates import DATE_LINE
from pipeline.language.marks import CLOSERS
from pipeline.reader.clean import Counter
from pipeline.reader.labels import read_label
from pipeline.reader.people import LATIN_PERSON, PERSON_LINE
from pipeline.reader.source import SourceLine
from pipeline.reader.spans import Spelling
from pipeline.reader.wrap import find_measure
from pipeline.speech import Place

_ENDS = frozenset("。！？!?…：:；;.")
_GOES_ON = frozenset("，、,—")
_SENTENCES = re.compile("[。！？!?][”’」』）)]*(?=.)")
_ALONE = re.compile(f"{DATE_LINE.pattern}|{PERSON_LINE.pattern}|{LATIN_PERSON.pattern}")
_SHORT = 14  # Chinese characters of a line without any mark at its end: a name, a place, a title
_SHORT_LATIN = 40
_TITLE = 45
_INDENT = 3  # half-width blanks


@dataclass(frozen=True, slots=True)
class Written:
    """A line with what stands before it: `soft`, only a line end of the same paragraph; `blanks`, half-width ones."""

    line: SourceLine
    soft: bool = False
    blanks: int = 0


def join_lines(written: Sequence[Written], headed: bool, counter: Counter) -> list[SourceLine]:
    """Return the lines, those of a paragraph joined where its writer only broke them; `headed`: headings are marked."""
    lines = [each.line for each in written]
    english = sum(count_han(line.text) for line in lines[:200]) == 0
    pairs = [(a, b) for a, b in itertools.pairwise(written) if b.soft]
    if not pairs or find_measure(lines, english) is not None:
        return lines
    apart = not headed or _lines_are_paragraphs([a.line.text for a, _ in pairs])
    result: list[SourceLine] = []
    before: Written | None = None
    for each in written:
        if before is not None and each.soft and _continues(before, each, apart, english):
            counter.add("lines joined that Markdown sets as one paragraph", each.line.line, each.line.column)
            result[-1] = _joined(result[-1], each.line)
        else:
            result.append(each.line)
        before = each
    return result


def _lines_are_paragraphs(texts: Sequence[str]) -> bool:
    """Return whether lines that another follows hold whole paragraphs: all end sentences, some hold several."""
    whole = [text for text in texts if _ends(text)]
    several = sum(1 for text in whole if _SENTENCES.search(text))
    torn = sum(1 for text in texts if not _ends(text) and len(text) > _SHORT)
    return several >= max(0.25 * len(whole), 1) and torn <= 0.1 * len(texts)


def _ends(text: str) -> bool:
    return text.rstrip("".join(CLOSERS))[-1:] in _ENDS or (text[-1] in CLOSERS and text[-1] not in "》）)")


def _continues(a: Written, b: Written, apart: bool, english: bool) -> bool:
    before, after = a.line, b.line
    if before.level is not None or after.level is not None or before.is_title or after.is_body:
        return False
    if before.role or after.role:
        return before.role == after.role == "note"
    if b.blanks >= _INDENT and is_han(after.text[0]):
        return False
    if read_label(after.text, 0, english) or (len(after.text) <= _TITLE and _ALONE.fullmatch(after.text)):
        return False
    if _ends(before.text):
        return not apart
    if before.text[-1] in _GOES_ON:
        return True
    if len(before.text) <= _TITLE and (read_label(before.text, 0, english) or _ALONE.fullmatch(before.text)):
        return False
    return len(before.text) > (_SHORT if count_han(before.text) else _SHORT_LATIN)


def _joined(before: SourceLine, after: SourceLine) -> SourceLine:
    spelling = Spelling()
    spelling.add(before.text, before.all_places())
    if before.text[-1].isascii() and after.text[0].isascii():
        last = spelling.places[-1]
        spelling.add(" ", [Place(0, last.line, last.column + spelling.length - last.offset)])
    spelling.add(after.text, after.all_places())
    return replace(before, text=spelling.text, places=tuple(spelling.places))
