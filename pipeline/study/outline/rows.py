"""The points that a text counts without numbers: sentences of a paragraph, or paragraphs, that begin alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import is_opener, split_clauses
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.outline.line import ROOM, line_of
from pipeline.study.outline.point import Point
from pipeline.study.outline.statements import TELLS

_LEAST_DEMANDS = 4  # of a row
_MOSTLY = 0.4  # of the sentences of a paragraph whose points are a row
_LEAST_ALIKE = 3  # members of a row that begin alike
_SAME_START = 4  # characters
_BETWEEN = 3  # paragraphs that may stand between two of a row of paragraphs
_SHORTEST = 8  # characters of the line of such a paragraph
# With what paragraphs of a row begin: the side of the matter (在…方面), or the same words after what joins them.
_SIDE = re.compile("(?:在|从|就)[^，。；]{2,20}?(?P<side>方面|环节|层面|问题上)，")
_JOINS = re.compile("^(?:(?:譬如|比如|例如)说?，?|而且?|那么?，?|但是?，?)")
_POINTS = re.compile("[这那]|[他她它]们?|第|问|答|[一二三四五六七八九十]")


def find_rows(units: Sequence[Unit], analysis: Analysis, most: int) -> list[Point]:
    """Return the members of rows in text order: demand after demand (要…。要…。), sentences of a paragraph in a row
    that begin with the same words (希望大家做…。希望大家做…。), paragraphs near each other that do (在…方面，…)."""
    if analysis.speech.language == "en":
        return []  # series of English sentences are found with the counted ones
    paragraphs = [list(group) for _, group in groupby(units, key=lambda unit: unit.paragraph.id)]
    rows: dict[int, str | None] = {}
    for paragraph in paragraphs:
        rows.update({unit.index: line_of(unit, analysis, most) for unit in _in_paragraph(paragraph)})
    rows.update({unit.index: _line(unit, analysis, most) for unit in _of_paragraphs(paragraphs)})
    return [Point(unit, "", form, "one of a row", form) for unit in units if (form := rows.get(unit.index)) is not None]


def _in_paragraph(paragraph: Sequence[Unit]) -> Iterator[Unit]:
    demands = [unit for unit in paragraph if unit.role == "demand"]
    if len(demands) >= max(_LEAST_DEMANDS, _MOSTLY * len(paragraph)):
        yield from demands
    for _, run in groupby(paragraph, key=lambda unit: fold(unit.text[:_SAME_START])):
        alike = [unit for unit in run if unit.role not in TELLS and not unit.narrative]
        if len(alike) >= _LEAST_ALIKE:
            yield from alike


def _of_paragraphs(paragraphs: Sequence[Sequence[Unit]]) -> Iterator[Unit]:
    """Yield the first sentences of paragraphs that begin alike, three or more with little between them."""
    places: dict[str, list[int]] = {}
    for number, paragraph in enumerate(paragraphs):
        if key := _beginning(paragraph[0]):
            run = places.get(key)
            if run and number - run[-1] > _BETWEEN + 1:
                yield from _members(run, paragraphs)
                places[key] = [number]
            else:
                places.setdefault(key, []).append(number)
    for run in places.values():
        yield from _members(run, paragraphs)


def _members(run: Sequence[int], paragraphs: Sequence[Sequence[Unit]]) -> Iterator[Unit]:
    if len(run) >= _LEAST_ALIKE:
        yield from (paragraphs[number][0] for number in run)


def _beginning(unit: Unit) -> str | None:
    """Return with what a paragraph begins, in a form that those of its row share."""
    plain = fold(unit.text)
    if side := _SIDE.match(plain):
        return side.group("side")
    words = _JOINS.sub("", plain)[: _SAME_START - 1]
    return None if _POINTS.match(words) or len(words) < _SAME_START - 1 else words


def _line(unit: Unit, analysis: Analysis, most: int) -> str | None:
    form, opening = line_of(unit, analysis, most), _opening(unit, most)
    return opening if _SIDE.match(fold(unit.text)) and form and not unit.text.startswith(form) else form or opening


def _opening(unit: Unit, most: int) -> str | None:
    """Return what a paragraph of a row opens with, up to its first mark: that tells it from the others."""
    start = match.end() if (match := _JOINS.match(fold(unit.text))) else 0
    text = unit.text[start:]
    clauses = split_clauses(text)
    form = text[: clauses[0].stop].rstrip("。！；") if clauses else ""
    tells = _SIDE.match(fold(text)) or is_opener(fold(form)) or has_predicate(cut_words(fold(form)))
    return form if _SHORTEST <= len(form) <= ROOM * most and tells else None


def ruled_paragraphs(rows: Sequence[Point], units: Sequence[Unit]) -> frozenset[str]:
    """Return the paragraphs of which the rows are the points: their other sentences are none."""
    sentences = Counter(unit.paragraph.id for unit in units)
    counted = Counter(point.unit.paragraph.id for point in rows)
    return frozenset(key for key, count in counted.items() if count >= _MOSTLY * sentences[key])
