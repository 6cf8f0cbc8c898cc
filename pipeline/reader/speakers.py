"""Whether the words before a colon or a time name somebody (发言人 1, 主持人（张三）, 王主任, Ann Lee)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.language.characters import HAN
from pipeline.language.names import FOREIGN, LATIN_NAME, NAME, POST, SPACED_NAME, SURNAME, TITLE
from pipeline.language.script import fold
from pipeline.language.segmentation import is_known_word
from pipeline.language.words import load_pattern, load_words

_DATA = Path(__file__).with_name("data")
_PARTS = load_pattern("speaking_parts", _DATA)
_NUMBER = r"[ \u3000]?[-_#]?[ \u3000]?(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十甲乙丙丁])"
# 现场观众, 光明日报记者: what stands before a part of two characters or more; before 生 or 师 it makes another word.
_PART = re.compile(f"(?:{HAN}{{1,10}}?(?=..)|[A-Z][A-Za-z ]{{0,20}} )?{_PARTS}(?:{_NUMBER})?")
NUMBERED = re.compile(f"{_PARTS}{_NUMBER}")
_NAME = re.compile(f"{NAME}|{SPACED_NAME}")
_POSTED = re.compile(f"(?:{HAN}{{0,14}}?)?(?:{POST}|{TITLE})[ \u3000]?(?:{NAME}|{SPACED_NAME})"
                     f"|{SURNAME}{HAN}{{0,2}}{TITLE}|[老小阿]{SURNAME}"
                     f"|{HAN}{{2,10}}[-—_ ]{NAME}|{NAME}[-—_ ]{HAN}{{2,10}}")  # fmt: skip
_LATIN = re.compile(
    f"(?:(?:Mr|Ms|Mrs|Dr|Prof|Sir|Rev|Sen|Rep)\\.? )?(?:{LATIN_NAME}|[A-Z][a-z’'-]+)|[A-Z]{{2,}}(?:[ .][A-Z]+){{0,3}}"
)
_FOREIGN = re.compile(f"{FOREIGN}{{2,6}}|{HAN}{{1,8}}(?:[·•・]{HAN}{{1,8}}){{1,3}}")
_REMARK = re.compile("[ \u3000]?[（(][^（）()]{1,24}[）)]$")
# A name as labels hold it, for patterns: no mark of a clause, no figure first.
NAMED = r"[^\s，。！？；：:、\[\]【】［］“”（()）<>《》/\\|\d#*]" r"[^，。！？；：:“”\[\]【】［］<>《》|]{0,30}?"
BLANK = "[ \u3000\t]"
HEAD = 80  # characters of a line's start that are looked at
_AFTER = " \u3000：:【】［］[]"


def speaker_name(label: str) -> str:
    """Return a label without its colon and brackets, in simplified characters: to compare speakers."""
    return re.sub("[ \u3000\t]+", "", fold(label.strip(_AFTER))).casefold()


@dataclass(frozen=True, slots=True)
class Turn:
    """A line that says who speaks next: its name is text[start:stop], the words begin at `words` (None: below)."""

    index: int
    start: int
    stop: int
    words: int | None
    time: str = ""


@lru_cache(maxsize=4096)
def is_speaker(label: str) -> bool:
    """Return whether a label names a person or a part in a conversation."""
    name = _REMARK.sub("", fold(label.strip(_AFTER)))
    if not name or len(name) > 40:
        return False
    if _PART.fullmatch(name):
        return True
    if name.isascii():
        return _LATIN.fullmatch(name) is not None and name.title() not in load_words("no_speakers", _DATA)
    if _NAME.fullmatch(name):
        return not is_known_word(name)
    return _POSTED.fullmatch(name) is not None or (_FOREIGN.fullmatch(name) is not None and not is_known_word(name))
