"""How far a section's own text goes: what turns to the whole again after the last point is not that point's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.script import fold
from pipeline.speech import Section
from pipeline.study.analysis import Analysis, Unit

_TURNS = re.compile(
    "最后，|此外，|各位[^，。]{1,6}[！：，]|同志们[！：，]|总之，|让我们|(?:以上|上述)[^，。]{0,8}[，是]|综上|总的(?:看|来看|来说)"
    "|回顾[^，。]{0,8}[，年]|在(?:看到|肯定|总结)[^，。]{0,12}(?:成绩|经验)|(?:同时，?)?(?:我们)?也?(?:要|应)?(?:必须|要)?清醒(?:地)?(?:看到|认识到)"
    "|(?:同时，?)?(?:我们)?(?:也|还)(?:存在|面临|看到)|实践(?:证明|告诉)|(?:展望|面向|新的一年|站在新)"
)
_NUMERALS = re.compile(r"[一二三四五六七八九十百\d]+")
_LEAST = 2  # earlier siblings whose one paragraph says that the last has one paragraph too


def own_units(section: Section, siblings: Sequence[Section], analysis: Analysis) -> Sequence[Unit]:
    """Return the sentences of a section without children that are its own.

    They end where a paragraph turns to the whole text (最后，…; 回顾去年，…), where the hearers are addressed anew, and,
    in the last of a series of which each other member is one paragraph, with its first paragraph.
    """
    units = analysis.inside(section)
    single = section is siblings[-1] and _are_single(siblings)
    for number, unit in enumerate(units):
        if number == 0 or units[number - 1].paragraph.id == unit.paragraph.id:
            continue
        if single or _TURNS.match(fold(unit.text)) or _is_addressed(units[number - 1], unit, analysis):
            return units[:number]
    return units


def _are_single(siblings: Sequence[Section]) -> bool:
    """Return whether each other member of the last one's series runs in one paragraph, its heading in it."""
    form = _form(siblings[-1])
    series = [each for each in siblings[:-1] if each.kind in ("run-in", "parallel") and _form(each) == form]
    return len(series) >= _LEAST and all(each.stop.paragraph - each.start.paragraph <= 1 for each in series)


def _form(section: Section) -> str:
    return _NUMERALS.sub("", section.label.strip())


def _is_addressed(before: Unit, after: Unit, analysis: Analysis) -> bool:
    return any(unit.kind == "salutation" for unit in analysis.units[before.index + 1 : after.index])


def parts_after(section: Section, analysis: Analysis) -> list[list[Unit]]:
    """Return what follows each new address to the hearers after the last heading of a text, a list a part."""
    first = analysis.heads(section)[0].index
    units = [unit for unit in analysis.units[first:] if unit.spoken]
    parts: list[list[Unit]] = []
    for before, unit in zip(units, units[1:], strict=False):
        if _is_addressed(before, unit, analysis):
            parts.append([])
        if parts:
            parts[-1].append(unit)
    return parts
