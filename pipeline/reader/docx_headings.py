"""What the heading styles of a Word document mean: which heading is the title, which are whole paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.language.dates import DATE_LINE
from pipeline.language.sentences import split_sentences
from pipeline.language.words import load_pattern
from pipeline.reader.customary import is_customary
from pipeline.reader.labels import read_label
from pipeline.reader.people import LATIN_PERSON, PERSON_LINE, SALUTATION
from pipeline.reader.source import SourceLine
from pipeline.speech import Role

_KIND = re.compile(load_pattern("genres", Path(__file__).with_name("data")) + "$")
_OF_THE_HEAD = ("subtitle", "date", "byline")
_LONGEST_IN_HEAD = 100  # characters
_SHORTEST_TEXT = 40  # characters: with a line of more, not set as the title, the text has begun
_SHORT: Mapping[Role, int] = {"salutation": 160, "closing": 160, "signature": 60, "caption": 400}  # characters
_LONGEST = 60  # characters: longer, and with sentences, it is a paragraph that was given a heading's style


def settle_headings(lines: Sequence[SourceLine], marked: bool = False) -> list[SourceLine]:
    """Return the lines with their title named and their roles settled, whole paragraphs in heading styles as text.

    `marked`: the file marks title and headings itself; they stay as they are.
    """
    return _with_roles(lines if marked else [_run_in(line) for line in _with_title(lines)])


def _with_roles(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with the roles of their styles where the line stands and looks like one.

    Word's Subtitle further down is how some set their headings; a date there is part of the signature.
    """
    result: list[SourceLine] = []
    begun = False
    for line in lines:
        if line.role == "signature" and DATE_LINE.fullmatch(line.text):
            line = replace(line, role="date")
        elif line.role in _OF_THE_HEAD and (begun or len(line.text) > _LONGEST_IN_HEAD):
            line = replace(line, role=None, strong=len(line.text))
        elif line.role and len(line.text) > _SHORT.get(line.role, len(line.text)):
            line = replace(line, role=None)
        result.append(line)
        begun = (
            begun
            or line.level is not None
            or (line.role is None and not line.is_title and len(line.text) > _SHORTEST_TEXT)
        )
    return result


def _run_in(line: SourceLine) -> SourceLine:
    """Return a paragraph set as a heading with only its numbered first sentence as one; without a number, with none.

    Offices give （一）加强领导。我们要…… the style of a heading as a whole.
    """
    if line.level is None or line.heads or len(line.text) <= _LONGEST:
        return line
    spans = split_sentences(line.text)
    if len(spans) < 2:
        return line
    stop = spans[0][1]
    label = read_label(line.text)
    headed = label is not None and stop <= _LONGEST
    return replace(line, level=None, heads=((0, stop, line.level),) if headed else ())


def _with_title(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines; the first of the top headings is the title, when no style names one and it stands like one."""
    headed = [index for index, line in enumerate(lines) if line.level is not None]
    if not headed or any(line.is_title for line in lines):
        return list(lines)
    first, level = headed[0], lines[headed[0]].level or 0
    levels = [lines[index].level or 0 for index in headed]
    if level != min(levels):
        return list(lines)
    peers = [lines[index].text for index in headed[1:] if lines[index].level == level]
    if (peers or len(headed) == 1) and not _heads_all(lines, first, peers):
        return list(lines)
    result = list(lines)
    result[first] = replace(result[first], level=None, is_title=True)
    return result


def _heads_all(lines: Sequence[SourceLine], first: int, peers: Sequence[str]) -> bool:
    """Return whether a heading heads the whole text, though others have its level.

    It opens the text without a number while the others have one; or it alone is centred, names its kind (讲话), or has
    the next heading, a person, a date, a salutation or a remark in brackets right below it.
    """
    text = lines[first].text
    if read_label(text) or is_customary(text) or any(line.text for line in lines[:first]):
        return False
    if all(read_label(peer) or is_customary(peer) for peer in peers):
        return True
    below = next((line for line in lines[first + 1 :] if line.text), None)
    if below is None:
        return False
    if lines[first].centred and not any(line.centred for line in lines if line.text in peers):
        return True
    return below.level is not None or _KIND.search(text) is not None or _stands_in_a_head(below)


def _stands_in_a_head(line: SourceLine) -> bool:
    text = line.text
    if line.role in (*_OF_THE_HEAD, "salutation") or (text[0] in "（(" and text[-1] in "）)") or text.startswith("——"):
        return True
    return any(each.fullmatch(text) for each in (DATE_LINE, PERSON_LINE, LATIN_PERSON, SALUTATION))
