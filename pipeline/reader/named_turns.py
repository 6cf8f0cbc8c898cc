"""Labels of speakers without times: alone on lines (主持人：, 【张三】), or before the words (李四：…)."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Sequence

from pipeline.reader.labels import read_label
from pipeline.reader.people import SALUTATION
from pipeline.reader.source import SourceLine
from pipeline.reader.speakers import BLANK, HEAD, NAMED, Turn, is_speaker, speaker_name

_STANDING = re.compile("[^，。！？；：:、]{1,30}(?<![说說道是出調调下括点點即如为為问問])(?<!说明)(?<!說明)[：:]")
_BRACKETED = re.compile(f"[【\\[［]{BLANK}?{NAMED}{BLANK}?[】\\]］][:：]?")
_REMARK = "(?:[（(][^（）()，。：:]{1,24}[）)])?"
_IN_LINE = re.compile(
    f"(?:[【\\[［]{BLANK}?{NAMED}{BLANK}?[】\\]］]|{NAMED}{_REMARK})(?P<colon>{BLANK}*[:：]|(?<=[】\\]］])){BLANK}*(?=\\S)"
)
# Labels with which questions and answers are read as such: they stay in their lines (see questions.py).
_ASKED = re.compile(
    r"(?:问|問|答|记者问?|記者問?|答记者问|提问|主持人|发言人|负责人|回答|Q(?:uestion)?|A(?:nswer)?)\d{0,2}",
    re.IGNORECASE,
)
_TALK = re.compile(r"[?？我你您咱吗呢吧嘛嗎妳]|\b(?:I|you|we|me|my|your|our|us|okay|yes|yeah|thanks?)\b", re.IGNORECASE)
_FEWEST = 4  # labels, among them some that come again


def standing_turns(lines: Sequence[SourceLine]) -> list[Turn]:
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


def in_line_turns(lines: Sequence[SourceLine]) -> list[Turn]:
    """Return the labels before their words, where two or more speakers come again and most of the text is theirs."""
    found: list[Turn] = []
    for index, line in enumerate(lines):
        if line.role is None and line.level is None and (match := _IN_LINE.match(line.text[:HEAD])):
            stop = match.end("colon")
            if is_speaker(line.text[:stop]):
                found.append(Turn(index, 0, stop, match.end()))
    if len(found) < _FEWEST:
        return []
    tally = Tally(speaker_name(lines[turn.index].text[: turn.stop]) for turn in found)
    if sum(1 for count in tally.values() if count > 1) < 2 or all(_ASKED.fullmatch(name) for name in tally):
        return []
    texts = sum(1 for line in lines[found[0].index :] if line.text)
    talk = sum(1 for turn in found if _TALK.search(lines[turn.index].text, turn.words or 0))
    return found if len(found) >= 0.4 * texts and talk >= 0.3 * len(found) else []
