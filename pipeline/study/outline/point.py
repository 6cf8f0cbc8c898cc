"""A point below a heading, and how points become lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.layout.schema import OutlineSpec
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.outline.english import english_member
from pipeline.study.outline.level import shorten_level
from pipeline.study.results import OutlineItem

_NOTE_MARKS = re.compile(r"[⑴-⒇]|〔\d{1,3}〕|\[\d{1,3}\](?!\w)")


@dataclass(frozen=True, slots=True)
class Point:
    """A point: its sentence, its number as printed, its words, what counts it as one.

    `form` is its short form where it has been found already; `leads`: it only leads over to its children.
    """

    unit: Unit
    label: str
    words: str
    why: str
    form: str | None = None
    children: tuple[Point, ...] = ()
    leads: bool = False


def print_points(
    points: Sequence[Point], analysis: Analysis, options: OutlineSpec, level: int
) -> tuple[OutlineItem, ...]:
    """Return the points as lines, those below them too down to `levels`.

    On the last level a point that only leads over gives its place to what it leads to, unless that is what is wrong:
    failings without the words that call them so would read as demands.
    """
    last = level >= options.levels
    shown = [each for point in points for each in _in_place_of(point, last)]
    shorts = iter(_shorts([point for point in shown if point.form is None], analysis.speech.language, options))
    lines: list[OutlineItem] = []
    for point in shown:
        short = point.form or next(shorts)
        if not (point.label or point.children) and any(short == line.short for line in lines):
            continue  # said by a sibling already
        children = () if last else print_points(point.children, analysis, options, level + 1)
        ref = analysis.cite([point.unit], point.why)
        section = point.unit.section.id if point.unit.section else None
        lines.append(OutlineItem(level, point.unit.text, point.label, short, "sentence", ref, section, children))
    return tuple(lines)


def _in_place_of(point: Point, last: bool) -> Sequence[Point]:
    return point.children if last and point.leads and not point.unit.does("problem", "reason") else (point,)


def _shorts(points: Sequence[Point], language: str, options: OutlineSpec) -> list[str]:
    """Return the short forms of points that are siblings, without the marks of notes."""
    words = [_NOTE_MARKS.sub("", point.words) for point in points]
    shorts = shorten_level(words, options.max_chars)
    if language != "en":
        return shorts
    return [english_member(each, options.max_chars) or short for each, short in zip(words, shorts, strict=True)]
