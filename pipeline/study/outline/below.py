"""The lines of a stretch without headings: points that the text counts, turns of talk, else weighty statements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.study.analysis import Unit
from pipeline.study.outline.page import Page
from pipeline.study.outline.point import Point, print_points
from pipeline.study.outline.points import find_points
from pipeline.study.outline.rows import find_rows, ruled_paragraphs
from pipeline.study.outline.statements import find_statements
from pipeline.study.outline.titles import find_titles
from pipeline.study.outline.turns import find_host_turns, find_turns
from pipeline.study.results import OutlineItem

_LEAST = 6  # sentences from which a text without headings and points has an outline


def lines_of(
    units: Sequence[Unit], page: Page, depth: int, long: bool, answers: bool = False
) -> tuple[OutlineItem, ...]:
    """Return the points of a section, else its weightiest statements; of a short section only what it counts.

    Where it `answers` a question its main point stands, and may stand alone.
    """
    analysis, options = page.analysis, page.options
    if not options.sentences:
        return ()
    if page.analysis.voices.askers and (turns := lines_of_turns(units, page, depth)):
        return turns
    units = page.of_the_speaker(units)
    room = page.room(units) if long and (page.deep or depth <= page.second_level) else 0
    room = min(room, options.sentences + 1) if depth > page.second_level else room
    points = find_points(units, analysis, options, max(room, answers))
    if not _is_counted(points):
        points = _with_statements(points, units, page, max(room, answers))
    alone = answers or bool(page.analysis.voices.asking)
    enough = len(points) >= min(options.sentences, 1 if alone else 2) or any(point.children for point in points)
    return print_points(points, analysis, options, depth) if enough else ()


def _is_counted(points: Sequence[Point]) -> bool:
    """Return whether the text itself sets points apart: then the others are no points."""
    return any(point.label or point.children for point in points)


def _with_statements(points: list[Point], units: Sequence[Unit], page: Page, room: int) -> list[Point]:
    """Return the points with the rows, and the weightiest statements of what stands between them, up to
    `room` in all; a row goes whole."""
    most = page.options.max_chars
    rows = find_rows(units, page.analysis, most) if room else []
    ruled = ruled_paragraphs(rows, units)
    points = [*rows, *(point for point in points if point.unit.paragraph.id not in ruled)]
    taken = {point.unit.index for point in points}
    rest = [unit for unit in units if unit.index not in taken and unit.paragraph.id not in ruled]
    said = [point.words for point in points]
    more = find_statements(rest, page.analysis, most, max(room - len(points), 0), said)
    return sorted([*points, *more], key=lambda point: point.unit.index)


def lines_of_a_plain_speech(page: Page) -> tuple[OutlineItem, ...]:
    """Return the lines of a text without headings: its articles or counted points, what its paragraphs open with,
    what the host of a talk asks; else the weightiest statement of each stretch."""
    analysis, options = page.analysis, page.options
    spoken = [unit for unit in analysis.units if unit.kind == "body"]
    if not spoken or not options.sentences:
        return ()
    if parts := lines_of_turns(spoken, page, 1) or _titled_parts(spoken, page):
        return parts
    spoken = [*page.of_the_speaker(spoken)]
    room = page.room(spoken)
    points = find_points(spoken, analysis, options, room)
    if not any(point.label for point in points) and len(spoken) >= _LEAST:
        listed = {point.unit.paragraph.id for point in points if point.children}
        rest = [unit for unit in spoken if unit.paragraph.id not in listed]
        points = _with_statements(points, rest, page, room)
    enough = len(points) > 1 or any(point.children for point in points)
    return print_points(points, analysis, options, 1) if enough else ()


def lines_of_turns(units: Sequence[Unit], page: Page, depth: int) -> tuple[OutlineItem, ...]:
    """Return what is asked in a stretch of an interview, or by the host of a talk, with the answers' points below."""
    options = page.options
    turns = find_turns(units, page.analysis.voices, options.max_chars)
    if not turns and depth == 1 and page.analysis.kind in ("transcript", "interview"):
        turns = find_host_turns(units)
    return _parts([(turn.asked, turn.answer) for turn in turns], page, depth, asked=True)


def _titled_parts(units: Sequence[Unit], page: Page) -> tuple[OutlineItem, ...]:
    return _parts(find_titles(units), page, 1)


def _parts(
    parts: Sequence[tuple[Point, Sequence[Unit]]], page: Page, depth: int, asked: bool = False
) -> tuple[OutlineItem, ...]:
    """Return what opens the parts of a text, with the points of each below it."""
    lines: list[OutlineItem] = []
    for opening, units in parts:
        below = lines_of(units, page, depth + 1, long=True, answers=asked) if depth < page.options.levels else ()
        (line,) = print_points([opening], page.analysis, page.options, depth)
        lines.append(replace(line, children=below))
    return tuple(lines)
