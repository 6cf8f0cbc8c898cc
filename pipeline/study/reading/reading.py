"""How long the speech takes to read aloud, and how its rare characters and names are read."""

from __future__ import annotations

import re

from pipeline.chinese import HAN_CLASS, is_han
from pipeline.layout.schema import ReadingSpec
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.people import find_people
from pipeline.study.results import Reading

_COUNTED = re.compile(rf"[{HAN_CLASS}]|[A-Za-zÀ-ÿ]+|\d+")  # a word or a number is read as about one character
_LEVEL_1 = 0xD7  # the first byte of the last common character
_WORDS_PER_CHARACTER = 0.65  # English is read at about 140 words a minute where Chinese has 220 characters


def measure_reading(analysis: Analysis, options: ReadingSpec) -> Reading:
    """Return the number of characters (as word processors count: with marks, without blanks) and the minutes.

    The minutes count only what is read aloud. `pinyin` lists rare characters and the names with them, in text
    order, when the layout asks for it (`pinyin`), else nothing.
    """
    speech = analysis.speech
    text = "".join(paragraph.text for paragraph in speech.paragraphs)
    aloud = "".join(unit.text for unit in analysis.units if unit.kind not in ("toc", "note", "caption"))
    pace = options.rate * (_WORDS_PER_CHARACTER if speech.language == "en" else 1)
    minutes = round(len(_COUNTED.findall(aloud)) / pace, 1)
    pinyin = () if options.pinyin == "off" or speech.language == "en" else _pinyin(analysis)
    return Reading(sum(not char.isspace() for char in text), minutes, pinyin)


def _pinyin(analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """Return (characters, pinyin): words that hold a rare character, and names of people with one."""
    from pypinyin import Style, lazy_pinyin

    found: dict[str, None] = {}
    for unit in analysis.units:
        names = [person.text for person in find_people(unit.text)]
        for name in names:
            if any(_is_rare(char) for char in name):
                found.setdefault(name)
        for token in unit.tokens:
            if any(_is_rare(char) for char in token.text) and not any(token.text in name for name in names):
                found.setdefault(token.text)
    return tuple((word, " ".join(lazy_pinyin(word, style=Style.TONE))) for word in found)


def _is_rare(char: str) -> bool:
    """Return whether a character is none of the 3,755 common ones: level 1 of GB 2312-80, rows 16 to 55."""
    if not is_han(char):
        return False
    try:
        return char.encode("gb2312")[0] > _LEVEL_1
    except UnicodeEncodeError:
        return True
