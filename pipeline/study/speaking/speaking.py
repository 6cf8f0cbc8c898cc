"""What a reader may speak to at the meeting: what the text demands of him, else what a speaker holds to be so.

Never what the speaker's own side has done. One point a part, so that every part is spoken to or named as left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.language.script import fold
from pipeline.speech import Section
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.addressed import binds_readers, is_for_the_state, is_plan, threatens
from pipeline.study.analysis.demands import demanded, is_past, plain_text
from pipeline.study.analysis.quotable import has_figures, is_balanced, is_clear, is_clear_en, without_lead
from pipeline.study.results import Remarks, SpeakingPoint

_LEAST = 2  # points of notes that are worth speaking from
_MOST_A_PART = 3
_FIRST = 10.0  # what the first point of a part counts above the others
_LONGEST_VIEW = 44
_LONGEST_VIEW_EN = 120
_LEAST_WORDS = 3  # of an English demand
_HARMLESS = frozenset(("opens with and so", "opens with and", "opens with but", "answers: let us"))
_MUST = re.compile("必须|应当|应该|务必|(?<![主重需只首必紧次想将])要")
_ASKS = re.compile("[？?]$|怎样|怎么|如何|为什么|为何|什么|哪")
# Whose plans are those of all who work there; what they hold to be so is no view to speak to.
_PROGRAMMES = frozenset(("report", "policy", "minutes"))


@dataclass(frozen=True, slots=True)
class _Part:
    """A top part of the text: its title (None: no parts), its heading and its sentences."""

    section: Section | None
    units: tuple[Unit, ...]


def plan_remarks(analysis: Analysis) -> Remarks:
    """Return the points to speak to in text order.

    `rank` tells which to keep where fewer are wanted. No points where fewer than two are found, nor where the text
    speaks to others (an interview, a history, an address to other nations): what it demands there is not the reader's
    to promise.
    """
    if not binds_readers(analysis):
        return Remarks(())
    parts = _parts(analysis)
    found: list[tuple[_Part, list[tuple[float, SpeakingPoint]]]] = []
    for take in (_demands,) if analysis.kind in _PROGRAMMES else (_demands, _views):
        found = [(part, sorted(take(part, analysis), key=lambda each: -each[0])) for part in parts]
        if sum(bool(points) for _, points in found) >= _LEAST or any(len(points) >= _LEAST for _, points in found):
            break
    else:
        return Remarks(())
    chosen = _chosen([points for _, points in found])
    ranks = {id(point): rank for rank, (_, point) in enumerate(sorted(chosen, key=lambda each: -each[0]))}
    order = {unit.id: unit.index for unit in analysis.units}
    points = sorted((point for _, point in chosen), key=lambda point: order[point.ref.sentences[0]])
    ranked = tuple(replace(point, rank=ranks[id(point)]) for point in points)
    return Remarks(ranked)


def _chosen(found: Sequence[Sequence[tuple[float, SpeakingPoint]]]) -> list[tuple[float, SpeakingPoint]]:
    """Return up to three points of each part, none twice; the first of each goes before all others."""
    chosen: list[tuple[float, SpeakingPoint]] = []
    for points in found:
        known = {point.text for _, point in chosen}
        fresh = list(
            {point.text: (worth, point) for worth, point in reversed(points) if point.text not in known}.values()
        )
        fresh.sort(key=lambda each: -each[0])
        chosen += [
            (worth + (_FIRST if not place else -place), point)
            for place, (worth, point) in enumerate(fresh[:_MOST_A_PART])
        ]
    return chosen


def _parts(analysis: Analysis) -> list[_Part]:
    level: Sequence[Section] = analysis.speech.sections
    while len(level) == 1 and level[0].children:
        level = level[0].children
    if len(level) < _LEAST:
        return [_Part(None, tuple(unit for unit in analysis.units if unit.spoken or unit.kind == "heading"))]
    found = [_Part(section, (*analysis.heads(section), *_governed(section, analysis))) for section in level]
    return [*found, *_after(found[0], analysis)]


def _after(first: _Part, analysis: Analysis) -> list[_Part]:
    """Return what stands below no heading after the first part: it greets anew and has left the parts behind."""
    start = first.units[0].index if first.units else 0
    free = tuple(unit for unit in analysis.units[start:] if unit.spoken and unit.section is None)
    return [_Part(None, free)] if free else []


def _governed(section: Section, analysis: Analysis) -> list[Unit]:
    """Return the sentences of a part, the headings inside it too."""
    inner = [unit for child in section.children for each in child.walk() for unit in analysis.heads(each)]
    return sorted((*inner, *analysis.inside(section)), key=lambda unit: unit.index)


def _demands(part: _Part, analysis: Analysis) -> Iterator[tuple[float, SpeakingPoint]]:
    """Yield what a part asks of the reader: its headings before what paragraphs open with, that before the rest.

    A plan of the speaker's own side is the reader's only in the programme of an office.
    """
    for unit in part.units:
        if unit.flags or is_past(unit, analysis) or unit.does("achievement", "narrative", "example", "ceremony"):
            continue
        heading = unit.kind == "heading"
        if is_plan(unit) and analysis.kind not in _PROGRAMMES:
            continue
        if _ASKS.search(fold(unit.text)) if heading else not _is_demand(unit, analysis):
            continue
        text = unit.section.title if heading and unit.section else plain_text(unit)
        phrase = demanded(text.removeprefix("关于").removeprefix("關於"), analysis.speech.language)
        level = unit.section.level if heading and unit.section else 5 - (unit.sentence.start == 0)
        if phrase and is_for_the_state(fold(phrase)):
            continue
        if phrase and (analysis.speech.language != "en" or len(phrase.split()) >= _LEAST_WORDS):
            yield 6 - level + (0 if heading else unit.weight), _point(phrase, False, part, unit, analysis)
        elif heading and unit.role == "demand" and _MUST.search(fold(text)) and len(text) <= _LONGEST_VIEW:
            yield 6 - level, _point(text, True, part, unit, analysis)


def _is_demand(unit: Unit, analysis: Analysis) -> bool:
    """Return whether a sentence demands and can be spoken to by itself."""
    alone = analysis.speech.language == "en" or all(why.startswith("item of") for why in unit.leans)
    return (unit.role == "demand" or (unit.role == "duty" and analysis.speech.language == "en")) and alone


def _views(part: _Part, analysis: Analysis) -> Iterator[tuple[float, SpeakingPoint]]:
    """Yield what a part holds to be so, whole sentences to be quoted."""
    longest = _LONGEST_VIEW_EN if analysis.speech.language == "en" else _LONGEST_VIEW
    for unit in part.units:
        text = plain_text(unit)
        if analysis.speech.language == "en":
            text = without_lead(text)
            text = text[:1].upper() + text[1:]
        plain = fold(text)
        says = unit.role in ("claim", "demand") and _is_whole(unit)
        if (
            not says
            or unit.flags
            or not 8 <= len(text) <= longest
            or unit.does("narrative", "achievement", "example")
            or unit.particular
            or "：" in text
        ):
            continue
        if not is_balanced(text) or has_figures(plain) or threatens(plain) or not _is_clear(plain, analysis):
            continue
        yield unit.weight + (unit.role == "demand"), _point(text, True, part, unit, analysis)


def _is_clear(plain: str, analysis: Analysis) -> bool:
    return is_clear_en(plain) if analysis.speech.language == "en" else is_clear(plain)


def _is_whole(unit: Unit) -> bool:
    """Return whether a sentence stands alone; in English a mere And or Let us at its beginning does no harm."""
    return all(why.lower() in _HARMLESS for why in unit.leans)


def _point(text: str, view: bool, part: _Part, unit: Unit, analysis: Analysis) -> SpeakingPoint:
    title = part.section.title if part.section else None
    return SpeakingPoint(text, view, title, 0, analysis.cite([unit], unit.roles[0].why if unit.roles else "heading"))
