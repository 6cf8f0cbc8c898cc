"""The clauses of a sentence as a maxim is made of them, without the words that only lead to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.segmentation import Token
from pipeline.language.words import load_lines

_DATA = Path(__file__).with_name("data")
_MARK = re.compile("[，；：。！？,;:]|——?|（[^（）]*）[，；]?")
_MARK_EN = re.compile(r"[,;:]|—|–|--| - ")
_LEAD_EN = re.compile(
    r"(?:and|but|so|for|because|yet|remember|well|now|then|in short|in a word|in the end|after all|of course"
    r"|first of all|the point is that|i (?:believe|think|say|hope)(?: that)?|as i (?:often|always) say)\b"
    r"(?: so)?(?:, (?:my [a-z ]{3,20}|friends|neighbors|fellow [a-z ]{3,20})?)?[:,]?\s*"
)
_CLOSERS = {"”": "“", "’": "‘", "」": "「", "』": "『"}
_TRAILING = '。！!.”’」』 "'


class Part(NamedTuple):
    """A clause: where its words stand in the sentence, the mark before it and the mark behind, its tokens."""

    start: int
    stop: int
    before: str
    mark: str
    tokens: tuple[Token, ...]
    called: bool  # the text itself says that a maxim comes: 一句话，… 记住：…


@lru_cache(maxsize=1)
def _leads() -> tuple[re.Pattern[str], ...]:
    """Return the three groups of the data file."""
    text = "|".join(load_lines("maxim_leads", _DATA))
    return tuple(re.compile(group.strip("|")) for group in text.split("|----|"))


def clauses_of(text: str, tokens: Sequence[Token], language: str = "zh") -> list[Part]:
    """Return the clauses of a sentence in simplified characters, without leads and the marks at its end."""
    stop = len(text.rstrip(_TRAILING))
    if stop == len(text):
        return []  # no end mark, or a question
    while text[stop : stop + 1] in _CLOSERS and _is_open(text, stop):
        stop += 1  # 本来就没有打算“赢”。
    if language == "en":
        return _english(text, tokens, stop)
    parts: list[Part] = []
    start, before, called, index = 0, "", False, 0
    while start < stop:
        start += len(text[start:stop]) - len(text[start:stop].lstrip(" 　⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂①②③④⑤⑥⑦⑧⑨⑩"))
        if lead := _leads()[0].match(text, start, stop):
            start, before, called = lead.end(), "：", True
            continue
        link = _leads()[1].match(text, start, stop) or (None if parts else _leads()[2].match(text, start, stop))
        if link is not None:
            start, before = link.end(), "："
            continue
        mark = _MARK.search(text, start, stop)
        end = mark.start() if mark else stop
        while index < len(tokens) and tokens[index].stop <= start:
            index += 1
        inside = index
        while inside < len(tokens) and tokens[inside].stop <= end:
            inside += 1
        if end > start:
            parts.append(Part(start, end, before, mark.group() if mark else "", tuple(tokens[index:inside]), called))
        start, before = (mark.end(), mark.group()) if mark else (stop, "")
    return parts


def _is_open(text: str, stop: int) -> bool:
    """Return whether the closing mark at `stop` closes one that stands before it."""
    return text.count(_CLOSERS[text[stop]], 0, stop) > text.count(text[stop], 0, stop)


def _english(text: str, tokens: Sequence[Token], stop: int) -> list[Part]:
    parts: list[Part] = []
    start, before = 0, ""
    while start < stop:
        start += len(text[start:stop]) - len(text[start:stop].lstrip())
        if lead := _LEAD_EN.match(text, start, stop):
            start, before = max(start + 1, lead.end()), ":"
            continue
        mark = _MARK_EN.search(text, start, stop)
        end = mark.start() if mark else stop
        inside = tuple(token for token in tokens if token.start >= start and token.stop <= end and token.text.strip())
        if inside:
            parts.append(Part(start, end, before, mark.group().strip() if mark else "", inside, False))
        start, before = (mark.end(), mark.group().strip()) if mark else (stop, "")
    return parts


_END_MARK = re.compile("(?:（[^（）]*）)?[。！.!]")


def end_of(text: str, stop: int) -> int:
    """Return where a sentence ends: with its end mark, without a closing mark that nothing in it opened."""
    mark = _END_MARK.match(text, stop)
    return mark.end() if mark else stop
