"""Labels of speakers without times: alone on lines (主持人：, 【张三】), or before the words (李四：…)."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Iterable, Sequence

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
_ENDS = "。！？!?….；;：:”’」』）)"
_OPENS = ("【", "[", "［")
_FEW = 8  # lines of a turn looked at
_MOSTLY = 0.6  # of the turns of one who asks
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
    """Return the labels before their words, where one of several speakers comes again and most of the text is theirs.

    None in an interview: there the question and who asks it stay together, as its outline is made of them.
    """
    found: list[Turn] = []
    for index, line in enumerate(lines):
        if line.role is None and line.level is None and (match := _label(line.text)):
            found.append(Turn(index, 0, match.end("colon"), match.end()))
    if len(found) < _FEWEST:
        return []
    names = [speaker_name(lines[turn.index].text[: turn.stop]) for turn in found]
    tally = Tally(names)
    if len(tally) < 2 or max(tally.values()) < 2 or all(_ASKED.fullmatch(name) for name in tally):
        return []
    said = _words(found, lines)
    asking = Tally(name for name, words in zip(names, said, strict=True) if "？" in words or "?" in words)
    askers = [name for name, count in tally.items() if count > 1 and asking[name] >= _MOSTLY * count]
    if askers and len(askers) < len(tally):
        return []
    written = [line.text for line in lines[found[0].index :] if line.text]
    texts = 1 + sum(1 for before in written[:-1] if before[-1] in _ENDS)  # a line broken at the page's width goes on
    talk = sum(1 for words in said if _TALK.search(words))
    return found if len(found) >= 0.4 * texts and talk >= 0.3 * len(found) else []


def _words(turns: Sequence[Turn], lines: Sequence[SourceLine]) -> list[str]:
    """Return the first lines of each turn's words."""
    nexts = [*(turn.index for turn in turns[1:]), len(lines)]
    return [
        lines[turn.index].text[turn.words or 0 :]
        + "".join(line.text for line in lines[turn.index + 1 : following][:_FEW])
        for turn, following in zip(turns, nexts, strict=True)
    ]


def recurring_speakers(texts: Iterable[str]) -> frozenset[str]:
    """Return who is named before the words of more than one line."""
    named = Tally(who for text in texts if (who := speaker_before(text)))
    return frozenset(who for who, count in named.items() if count > 1)


def speaker_before(text: str) -> str | None:
    """Return who is named before the words of a line (张三：…), None when nobody is."""
    match = _label(text)
    return speaker_name(text[: match.end("colon")]) if match else None


def _label(text: str) -> re.Match[str] | None:
    head = text[:HEAD]
    match = _IN_LINE.match(head) if "：" in head or ":" in head or head[:1] in _OPENS else None
    return match if match and is_speaker(text[: match.end("colon")]) else None
