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
_TRAILING = "。！!”’」』 "


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


def clauses_of(text: str, tokens: Sequence[Token]) -> list[Part]:
    """Return the clauses of a sentence in simplified characters, without leads and the marks at its end."""
    stop = len(text.rstrip(_TRAILING))
    if stop == len(text):
        return []  # no end mark, or a question
    parts: list[Part] = []
    start, before, called, index = 0, "", False, 0
    while start < stop:
        start += len(text[start:stop]) - len(text[start:stop].lstrip())
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
