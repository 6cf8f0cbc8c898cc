"""Turns of a conversation: lines that say who speaks next, with or without the time of the recorder.

They are told before lines are joined. A turn with words on the same line (李四：…) becomes two lines, the label and the
words. Decided for a whole text: one line 注意： makes nobody a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.language.characters import count_han
from pipeline.reader.clean import Counter
from pipeline.reader.draft import Draft
from pipeline.reader.named_turns import in_line_turns, standing_turns
from pipeline.reader.recorder_lines import recorders_lines
from pipeline.reader.source import SourceLine
from pipeline.reader.speakers import BLANK, speaker_name
from pipeline.reader.timed_turns import timed_turns
from pipeline.reader.times import TIME, written_time

_TIME_ALONE = re.compile(f"{TIME}{BLANK}*[:：]?")


def mark_turns(lines: Sequence[SourceLine], counter: Counter) -> tuple[SourceLine, ...] | None:
    """Return the lines with labels of speakers set apart and times taken out; None where nobody takes turns."""
    turns = timed_turns(lines) or standing_turns(lines) or in_line_turns(lines)
    if not turns:
        return None
    found = {turn.index: turn for turn in turns}
    printed = frozenset(recorders_lines(lines, turns[0].index))
    result: list[SourceLine] = []
    speaker, time = "", ""
    for index, line in enumerate(lines):
        turn = found.get(index)
        if turn is None:
            if index in printed:
                result.append(replace(line, role="meta"))
            elif line.role is None and _is_time(line):
                time = written_time(line.text)
                counter.add("times of a recording kept out of the text", line.line, line.column)
            elif time and line.text and line.role is None:
                result.append(replace(line, time=time))
                time = ""
            else:
                result.append(line)
            continue
        label = line.part(turn.start, turn.stop)
        time = turn.time or time
        if turn.time:
            counter.add("times of a recording kept out of the text", line.line, line.column)
        same = bool(time) and speaker_name(label.text) == speaker
        speaker = speaker_name(label.text)
        if same:
            counter.add("labels repeated inside one speaker's turn left out", label.line, label.column)
        else:
            counter.add("lines and openings that say who speaks next", label.line, label.column)
            result.append(replace(label, role="label", time=time, level=None, is_title=False))
            time = ""
        if turn.words is not None:
            words = line.part(turn.words, len(line.text))
            result.append(replace(words, indent=line.indent + _width(line.text, turn.words), level=None, time=time))
            time = ""
    return tuple(result)


def _width(text: str, stop: int) -> float:
    """Return how wide the first characters of a line are, in its own characters: Chinese ones, or Latin ones."""
    return sum(0.5 if char.isascii() else 1.0 for char in text[:stop]) if count_han(text) else float(stop)


def settle_turns(drafts: Sequence[Draft]) -> None:
    """Take back the indent of words whose label stood before them on the line: it only kept the width of the line."""
    for before, draft in pairwise(drafts):
        if before.role == "label" and draft.line == before.line:
            draft.indent = before.indent


def first_timed(drafts: Sequence[Draft]) -> int:
    """Return the index of the first paragraph with a time, the number of paragraphs if none has one."""
    return next((index for index, draft in enumerate(drafts) if draft.time), len(drafts))


def _is_time(line: SourceLine) -> bool:
    return len(line.text) < 60 and _TIME_ALONE.fullmatch(line.text) is not None
