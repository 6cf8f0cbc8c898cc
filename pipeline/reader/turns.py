"""Turns of a conversation: lines that say who speaks next, with or without the time of the recorder.

They are told before lines are joined. A turn with words on the same line (李四：…) becomes two lines, the label and the
words. Decided for a whole text: one line 注意： makes nobody a speaker.
"""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.reader.clean import Counter
from pipeline.reader.draft import Draft
from pipeline.reader.labels import read_label
from pipeline.reader.people import SALUTATION
from pipeline.reader.source import SourceLine
from pipeline.reader.speakers import NUMBERED, is_speaker, speaker_name
from pipeline.reader.times import TIME, seconds, written_time

_LONGEST = 80  # characters of a line's start that are looked at
_NAME = r"[^\s，。！？；：:、\[\]【】［］“”（()）<>《》/\\|\d#*][^，。！？；：:“”\[\]【】［］<>《》|]{0,30}?"
_B = "[ \u3000\t]"
_NAMED = f"(?:[【\\[［]{_B}?{_NAME}{_B}?[】\\]］]|{_NAME})"
# 张三（00:12）, [John Smith] 00:00:03, 发言人 1: 00:03; then words, or nothing.
_NAME_TIME = re.compile(f"(?P<name>{_NAMED}[:：]?){_B}*(?P<time>{TIME}){_B}*(?P<colon>[:：]?)(?P<gap>{_B}*)(?=(?P<words>.?))")
# 00:00:03 John Smith, [00:01:02] 李四：…
_TIME_NAME = re.compile(
    f"(?P<time>{TIME}){_B}*[-—|]?{_B}*(?P<name>{_NAMED})(?:{_B}*$|(?P<colon>{_B}*[:：])(?P<gap>{_B}*)(?=(?P<words>.?)))"
)
_TIME_ALONE = re.compile(f"{TIME}{_B}*[:：]?")
_STANDING = re.compile("[^，。！？；：:、]{1,30}(?<![说說道是出調调下括点點即如为為问問])(?<!说明)(?<!說明)[：:]")
_BRACKETED = re.compile(f"[【\\[［]{_B}?({_NAME}){_B}?[】\\]］][:：]?")
_IN_LINE = re.compile(f"(?P<name>[【\\[［]{_B}?{_NAME}{_B}?[】\\]］]|{_NAME}(?:[（(][^（）()，。：:]{{1,24}}[）)])?)(?P<colon>{_B}*[:：]|(?<=[】\\]］])){_B}*(?=\\S)")
# Labels with which questions and answers are read as such: they stay in their lines (see questions.py).
_ASKED = re.compile(r"(?:问|問|答|记者问?|記者問?|答记者问|提问|主持人|发言人|负责人|回答|Q(?:uestion)?|A(?:nswer)?)\d{0,2}")
_TALK = re.compile(r"[?？我你您咱吗呢吧嘛嗎妳]|\b(?:I|you|we|me|my|your|our|us|okay|yes|yeah|thanks?)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[。！？!?，]|[.,](?:\s|$)")
_FEWEST = 4  # labels without a time, among them some that come again


@dataclass(frozen=True, slots=True)
class Turn:
    """A line that says who speaks next: its name is text[start:stop], the words begin at `words` (None: below)."""

    index: int
    start: int
    stop: int
    words: int | None
    time: str = ""


def mark_turns(lines: Sequence[SourceLine], counter: Counter) -> tuple[SourceLine, ...]:
    """Return the lines with labels of speakers set apart and times taken out; as they are where nobody takes turns."""
    turns = _timed(lines) or _standing(lines) or _in_line(lines)
    if not turns:
        return tuple(lines)
    found = {turn.index: turn for turn in turns}
    result: list[SourceLine] = []
    speaker, time = "", ""
    for index, line in enumerate(lines):
        turn = found.get(index)
        if turn is None:
            if result and line.role is None and _is_time(line):
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
        same = bool(turn.time) and speaker_name(label.text) == speaker
        speaker = speaker_name(label.text)
        if same:
            counter.add("labels repeated inside one speaker's turn left out", label.line, label.column)
        else:
            counter.add("lines and openings that say who speaks next", label.line, label.column)
            result.append(replace(label, role="label", time=time, level=None, is_title=False))
            time = ""
        if turn.words is not None:
            words = line.part(turn.words, len(line.text))
            result.append(replace(words, indent=line.indent + round(turn.words), level=None, time=time))
            time = ""
    return tuple(result)


def settle_turns(drafts: Sequence[Draft]) -> None:
    """Take back the indent of words whose label stood before them on the line: it only kept the width of the line."""
    for before, draft in zip(drafts, drafts[1:], strict=False):
        if before.role == "label" and draft.line == before.line:
            draft.indent = before.indent


def first_timed(drafts: Sequence[Draft]) -> int:
    """Return the index of the first paragraph with a time, the number of paragraphs if none has one."""
    return next((index for index, draft in enumerate(drafts) if draft.time), len(drafts))


def _is_time(line: SourceLine) -> bool:
    return line.text[:2].strip("（([【［0123456789").strip() != line.text[:2] and bool(_TIME_ALONE.fullmatch(line.text))


# Labels with times


def _timed(lines: Sequence[SourceLine]) -> list[Turn]:
    """Return the turns with their times, [] when they do not hold together as a recording of people who speak."""
    turns = [turn for index, line in enumerate(lines) if (turn := _read_timed(index, line))]
    if len(turns) < 2:
        return []
    names = [speaker_name(lines[turn.index].text[turn.start : turn.stop]) for turn in turns]
    tally = Tally(names)
    known = sum(1 for turn in turns if is_speaker(lines[turn.index].text[turn.start : turn.stop])) / len(turns)
    again = sum(1 for name in names if tally[name] > 1) / len(turns)
    if not (known >= 0.9 or (len(turns) >= 4 and (known >= 0.5 or again >= 0.7))):
        return []
    numbered = sum(1 for turn in turns if NUMBERED.fullmatch(lines[turn.index].text[turn.start : turn.stop]))
    wanted = 0.3 if numbered >= 0.5 * len(turns) else 0.5
    return turns if _in_order(turns) and _have_words(turns, lines, wanted) else []


def _read_timed(index: int, line: SourceLine) -> Turn | None:
    head = line.text[:_LONGEST]
    if line.role is not None or ":" not in head and "：" not in head and "秒" not in head and "s" not in head:
        return None
    if not any(char.isdigit() for char in head):
        return None
    match = _NAME_TIME.match(head)
    if match:
        if not match["words"]:
            return Turn(index, *match.span("name"), None, written_time(match["time"]))
        bracketed = not match["time"][0].isdigit()
        told = match["colon"] or bracketed or (match["gap"] and is_speaker(match["name"]))
        if told and not match["time"].startswith(("<", "《")):
            return Turn(index, *match.span("name"), match.end("gap"), written_time(match["time"]))
        return None
    match = _TIME_NAME.match(head)
    if match is None:
        return None
    stop = match.end("colon") if match["colon"] else match.end("name")
    if match["words"]:
        return Turn(index, match.start("name"), stop, match.end("gap"), written_time(match["time"]))
    return Turn(index, match.start("name"), stop, None, written_time(match["time"])) if len(head) < _LONGEST else None


def _in_order(turns: Sequence[Turn]) -> bool:
    """Return whether nearly all turns begin after the one before."""
    times = [value for turn in turns if (value := seconds(turn.time)) is not None]
    pairs = list(zip(times, times[1:], strict=False))
    return sum(1 for a, b in pairs if a <= b) >= 0.8 * len(pairs)


def _have_words(turns: Sequence[Turn], lines: Sequence[SourceLine], wanted: float) -> bool:
    """Return whether most labels are followed by words, and enough of these are sentences: a programme has names."""
    labels = {turn.index for turn in turns}
    spoken = [said for turn in turns if (said := _said(turn, lines, labels))]
    sentences = sum(1 for said in spoken if len(said) > 30 or _SENTENCE.search(said))
    return len(spoken) >= 0.6 * len(turns) and sentences >= wanted * len(spoken)


def _said(turn: Turn, lines: Sequence[SourceLine], labels: set[int]) -> str:
    """Return the first line of a turn's words, "" if another label follows."""
    if turn.words is not None:
        return lines[turn.index].text[turn.words : turn.words + _LONGEST]
    for index in range(turn.index + 1, min(turn.index + 4, len(lines))):
        if index in labels:
            return ""
        if lines[index].text:
            return lines[index].text[:_LONGEST]
    return ""


# Labels without times


def _standing(lines: Sequence[SourceLine]) -> list[Turn]:
    """Return the labels on lines of their own, where some come again and again."""
    found = [
        Turn(index, 0, len(line.text), None)
        for index, line in enumerate(lines)
        if line.role is None and line.level is None and 1 < len(line.text) <= 40 and _is_standing(line.text)
    ]
    tally = Tally(lines[turn.index].text for turn in found)
    again = [turn for turn in found if tally[lines[turn.index].text] > 1]
    if len(again) < _FEWEST or 2 * sum(1 for turn in again if is_speaker(lines[turn.index].text)) < len(again):
        return []
    labels = tuple({lines[turn.index].text for turn in again})
    # 开场的话主持人： once, where 主持人： comes again, is a title run into the label (see unmarked.py).
    return [t for t in found if (text := lines[t.index].text) in labels or not text.endswith(labels)]


def _is_standing(text: str) -> bool:
    if text[-1] in "：:":
        return _STANDING.fullmatch(text) is not None and not SALUTATION.fullmatch(text) and read_label(text) is None
    return text[-1] in "】]］" and _BRACKETED.fullmatch(text) is not None and is_speaker(text)


def _in_line(lines: Sequence[SourceLine]) -> list[Turn]:
    """Return the labels before their words, where two or more speakers come again and most of the text is theirs."""
    found: list[Turn] = []
    for index, line in enumerate(lines):
        if line.role is None and line.level is None and (match := _IN_LINE.match(line.text[:_LONGEST])):
            stop = match.end("colon")
            if is_speaker(line.text[:stop]):
                found.append(Turn(index, 0, stop, match.end()))
    if len(found) < _FEWEST:
        return []
    tally = Tally(speaker_name(lines[turn.index].text[: turn.stop]) for turn in found)
    if sum(1 for count in tally.values() if count > 1) < 2 or all(_ASKED.fullmatch(name.upper()) for name in tally):
        return []
    texts = sum(1 for line in lines[found[0].index :] if line.text)
    talk = sum(1 for turn in found if _TALK.search(lines[turn.index].text, turn.words or 0))
    return found if len(found) >= 0.4 * texts and talk >= 0.3 * len(found) else []
