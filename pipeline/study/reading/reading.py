"""How long the speech takes to read aloud, and how its rare characters and names are read."""

from __future__ import annotations

from pipeline.language.characters import is_rare
from pipeline.language.reading_aloud import minutes_aloud
from pipeline.layout.schema import ReadingSpec
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.people import find_people
from pipeline.study.results import Reading


def measure_reading(analysis: Analysis, options: ReadingSpec) -> Reading:
    """Return the number of characters (as word processors count: with marks, without blanks) and the minutes.

    The minutes count only what is read aloud. `pinyin` lists rare characters and the names with them, in text
    order, when the layout asks for it (`pinyin`), else nothing.
    """
    speech = analysis.speech
    text = "".join(paragraph.text for paragraph in speech.paragraphs)
    aloud = "\n".join(unit.text for unit in analysis.units if unit.kind not in ("toc", "note", "caption", "meta"))
    minutes = round(minutes_aloud(aloud, speech.language, options.rate), 1)
    pinyin = () if options.pinyin == "off" or speech.language == "en" else _pinyin(analysis)
    return Reading(sum(not char.isspace() for char in text), minutes, pinyin)


def _pinyin(analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """Return (characters, pinyin): words that hold a rare character, and names of people with one."""
    from pypinyin import Style, lazy_pinyin

    found: dict[str, None] = {}
    for unit in analysis.units:
        names = [person.text for person in find_people(unit.text)]
        for name in names:
            if any(is_rare(char) for char in name):
                found.setdefault(name)
        for token in unit.tokens:
            if any(is_rare(char) for char in token.text) and not any(token.text in name for name in names):
                found.setdefault(token.text)
    return tuple((word, " ".join(lazy_pinyin(word, style=Style.TONE))) for word in found)
