"""What the heading styles of a Word document mean: which heading is the title, which are whole paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.language.dates import DATE_LINE
from pipeline.language.sentences import split_sentences
from pipeline.reader.labels import read_label
from pipeline.reader.ownline import is_customary
from pipeline.reader.people import PERSON_LINE
from pipeline.reader.source import SourceLine
from pipeline.speech import Role

_OF_THE_HEAD = ("subtitle", "date", "byline")
_LONGEST_IN_HEAD = 100  # characters
_SHORT: Mapping[Role, int] = {"salutation": 160, "closing": 160, "signature": 60, "caption": 400}  # characters
_LONGEST = 60  # characters: longer, and with sentences, it is a paragraph that was given a heading's style


def settle_headings(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with their title named and their roles settled, whole paragraphs in heading styles as text."""
    return [_run_in(line) for line in _with_roles(_with_title(lines))]


def _with_roles(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with the roles of their styles where the line stands and looks like one.

    Word's Subtitle further down is how some set their headings; a date there is part of the signature.
    """
    result: list[SourceLine] = []
    begun = False
    for line in lines:
        if line.role in _OF_THE_HEAD and (begun or len(line.text) > _LONGEST_IN_HEAD):
            line = replace(line, role=None, strong=True)
        elif line.role and len(line.text) > _SHORT.get(line.role, len(line.text)):
            line = replace(line, role=None)
        result.append(line)
        begun = begun or line.level is not None or (line.role is None and bool(line.text) and not line.is_title)
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
    if len(headed) < 2 or any(line.is_title for line in lines):
        return list(lines)
    first, level = headed[0], lines[headed[0]].level or 0
    levels = [lines[index].level or 0 for index in headed]
    if level != min(levels):
        return list(lines)
    peers = [lines[index].text for index in headed[1:] if lines[index].level == level]
    if peers and not _heads_all(lines, first, peers):
        return list(lines)
    result = list(lines)
    result[first] = replace(result[first], level=None, is_title=True)
    return result


def _heads_all(lines: Sequence[SourceLine], first: int, peers: Sequence[str]) -> bool:
    """Return whether a heading heads the whole text, though others have its level.

    It opens the text without a number while the others have one, or a person or a date stands right below it.
    """
    text = lines[first].text
    if read_label(text) or is_customary(text) or any(line.text for line in lines[:first]):
        return False
    if all(read_label(peer) or is_customary(peer) for peer in peers):
        return True
    below = next((line for line in lines[first + 1 :] if line.text), None)
    if below is None or below.level is not None:
        return False
    return DATE_LINE.fullmatch(below.text.strip("（）()")) is not None or PERSON_LINE.fullmatch(below.text) is not None
