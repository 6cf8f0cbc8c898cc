"""How far a section's own text goes: what turns to the whole again after the last point is not that point's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from pipeline.language.script import fold
from pipeline.language.words import load_pattern
from pipeline.speech import Section
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.voices import begins_a_turn

_NUMERALS = re.compile(r"[一二三四五六七八九十百\d]+")
_LEAST = 2  # earlier siblings whose one paragraph says that the last has one paragraph too


@lru_cache(maxsize=1)
def _turns() -> re.Pattern[str]:
    return re.compile(load_pattern("turns_to_the_whole", Path(__file__).with_name("data")))


def own_units(
    section: Section, siblings: Sequence[Section], analysis: Analysis
) -> tuple[Sequence[Unit], Sequence[Unit]]:
    """Return the sentences of a section without children that are its own, and those that follow its point.

    Its own end where a paragraph turns to the whole text (最后，…; 回顾去年，…), where an asker of an
    interview asks on, where the hearers are addressed anew, and, in the last of a series that runs on in its
    paragraphs, with as many paragraphs as the longest of the others.
    """
    units, askers = analysis.inside(section), analysis.voices.askers
    paragraphs, characters = _longest_other(section, siblings, analysis)
    read = 0
    for number, unit in enumerate(units):
        read += len(unit.text)
        if number and characters and read > characters:
            return units[:number], _up_to_the_next_address(units[number:], analysis)
        if number == 0 or units[number - 1].paragraph.id == unit.paragraph.id:
            continue
        if _is_addressed(units[number - 1], unit, analysis):
            return units[:number], ()  # a part of its own
        if begins_a_turn(unit, askers) and not begins_a_turn(units[0], askers):
            return units[:number], units[number:]
        paragraphs -= 1
        if paragraphs == 0 or _turns().match(fold(unit.text)):
            return units[:number], _up_to_the_next_address(units[number:], analysis)
    return units, ()


def _up_to_the_next_address(units: Sequence[Unit], analysis: Analysis) -> Sequence[Unit]:
    for number, (before, after) in enumerate(pairwise(units), 1):
        if _is_addressed(before, after, analysis):
            return units[:number]
    return units


def _longest_other(section: Section, siblings: Sequence[Section], analysis: Analysis) -> tuple[int, int]:
    """Return how many paragraphs the longest of the others in the last one's series has; 0 where that says nothing.

    Then, for a series that stands within one paragraph, how many characters twice the longest has, else 0.
    """
    form = _form(section)
    series = [each for each in siblings[:-1] if each.kind in ("run-in", "parallel") and _form(each) == form]
    if section is not siblings[-1] or section.kind not in ("run-in", "parallel") or len(series) < _LEAST:
        return 0, 0
    most = max(each.stop.paragraph - each.start.paragraph for each in series)
    if most:
        return most, 0
    return 0, 2 * max(sum(len(unit.text) for unit in analysis.inside(each)) for each in series)


def _form(section: Section) -> str:
    return _NUMERALS.sub("", section.label.strip())


def _is_addressed(before: Unit, after: Unit, analysis: Analysis) -> bool:
    return any(unit.kind == "salutation" for unit in analysis.units[before.index + 1 : after.index])


def parts_after(section: Section, analysis: Analysis) -> list[list[Unit]]:
    """Return what follows each new address to the hearers after the last heading of a text, a list a part."""
    first = analysis.heads(section)[0].index
    units = [unit for unit in analysis.units[first:] if unit.spoken]
    parts: list[list[Unit]] = []
    for before, unit in pairwise(units):
        if _is_addressed(before, unit, analysis):
            parts.append([])
        if parts:
            parts[-1].append(unit)
    return parts
