"""Labels of speakers with the time of the recorder: 发言人 1  00:03:21, 张三（00:12）, [00:01:02] 李四：…."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Sequence
from itertools import pairwise

from pipeline.reader.recorder_lines import is_recorders_key
from pipeline.reader.source import SourceLine
from pipeline.reader.speakers import BLANK, HEAD, NAMED, NUMBERED, Turn, is_speaker, speaker_name
from pipeline.reader.times import TIME, seconds, written_time

_NAME = f"(?:[【\\[［]{BLANK}?{NAMED}{BLANK}?[】\\]］]|{NAMED})"
# 张三（00:12）, [John Smith] 00:00:03, 发言人 1: 00:03; then words, or nothing.
_NAME_TIME = re.compile(
    f"(?P<name>{_NAME}[:：]?){BLANK}*(?:[-—|•]{{1,2}}{BLANK}*)?(?P<time>{TIME}){BLANK}*(?P<colon>[:：]?)(?P<gap>{BLANK}*)(?=(?P<words>.?))"
)
# 00:00:03 John Smith, [00:01:02] 李四：…
_TIME_NAME = re.compile(
    f"(?P<time>{TIME}){BLANK}*[-—|]?{BLANK}*(?P<name>{_NAME})"
    f"(?:{BLANK}*$|(?P<colon>{BLANK}*[:：])(?P<gap>{BLANK}*)(?=(?P<words>.?)))"
)
_NO_NAME = re.compile(r"[,，、]$|(?<!\d)(?:19|20)\d\d(?!\d)")  # March 5, 2024, 2:00PM
_MAY = re.compile(r"\d[:：分m]")
_DATED = re.compile(r"\d{4}\D")
_FULL_TIME = re.compile(r"\d\d[:：]\d\d|[:：]\d\d[:：]|\d[分ms]|[AaPp]\.?[Mm]")
_SENTENCE = re.compile(r"[。！？!?，]|[.,](?:\s|$)")


def timed_turns(lines: Sequence[SourceLine]) -> list[Turn]:
    """Return the turns with their times, [] when they do not hold together as a recording of people who speak."""
    turns = _of_one_form([turn for index, line in enumerate(lines) if (turn := _read_timed(index, line))])
    if not turns or (len(turns) == 1 and not NUMBERED.fullmatch(_name(turns[0], lines))):
        return []
    names = [speaker_name(_name(turn, lines)) for turn in turns]
    tally = Tally(names)
    known = sum(1 for turn in turns if is_speaker(_name(turn, lines))) / len(turns)
    again = sum(1 for name in names if tally[name] > 1) / len(turns)
    if not (known >= 0.9 or (len(turns) >= 4 and (known >= 0.5 or again >= 0.6))):
        return []
    numbered = sum(1 for turn in turns if NUMBERED.fullmatch(_name(turn, lines)))
    if numbered >= 0.5 * len(turns):
        return turns if _have_words(turns, lines, 0.3) else []
    return turns if _are_times(turns) and _in_order(turns) and _have_words(turns, lines, 0.5) else []


def _name(turn: Turn, lines: Sequence[SourceLine]) -> str:
    return lines[turn.index].text[turn.start : turn.stop]


def _read_timed(index: int, line: SourceLine) -> Turn | None:
    head = line.text[:HEAD]
    if line.role is not None or not _MAY.search(head):
        return None
    match = _NAME_TIME.match(head)
    if match and _NO_NAME.search(match["name"]):
        return None
    if match and not is_recorders_key(match["name"]):
        if not match["words"]:
            return Turn(index, *match.span("name"), None, written_time(match["time"]))
        bracketed = not match["time"][0].isdigit()
        apart = head[match.end("time")] in " \u3000\t"
        told = match["colon"] or bracketed or (apart and is_speaker(match["name"]))
        if told and not match["time"].startswith(("<", "《")):
            return Turn(index, *match.span("name"), match.end("gap"), written_time(match["time"]))
        return None
    match = _TIME_NAME.match(head)
    if match is None or is_recorders_key(match["name"]):
        return None
    stop = match.end("colon") if match["colon"] else match.end("name")
    if match["words"]:
        return Turn(index, match.start("name"), stop, match.end("gap"), written_time(match["time"]))
    return Turn(index, match.start("name"), stop, None, written_time(match["time"])) if len(head) < HEAD else None


def _of_one_form(turns: list[Turn]) -> list[Turn]:
    """Return the turns written as most are, with a day or without, the name before the time or after it.

    Others are facts (会议时间：2024/03/05 14:00) and contents (02:10 讨论书架) that the software prints above.
    """
    forms = [(_DATED.match(turn.time) is not None, turn.start == 0) for turn in turns]
    tally = Tally(forms)
    return [turn for turn, form in zip(turns, forms, strict=True) if 2 * tally[form] > len(turns)]


def _are_times(turns: Sequence[Turn]) -> bool:
    """Return whether figures are written as times of a recording or a day: 0:03, 14:05, 00:12:05; not 约翰福音 3:16."""
    if turns[0].time.startswith("0"):
        return True
    return all(_FULL_TIME.search(turn.time) for turn in turns)


def _in_order(turns: Sequence[Turn]) -> bool:
    """Return whether nearly all turns begin after the one before."""
    times = [value for turn in turns if (value := seconds(turn.time)) is not None]
    pairs = list(pairwise(times))
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
        return lines[turn.index].text[turn.words : turn.words + HEAD]
    for index in range(turn.index + 1, min(turn.index + 4, len(lines))):
        if index in labels:
            return ""
        if lines[index].text:
            return lines[index].text[:HEAD]
    return ""
