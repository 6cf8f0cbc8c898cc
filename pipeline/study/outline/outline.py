"""The outline 提纲: the speech's own headings, their order and their number, each in a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil

from pipeline.kinds import TextKind
from pipeline.layout.schema import OutlineSpec
from pipeline.speech import Section
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import bare
from pipeline.study.outline.editorial import group_items
from pipeline.study.outline.extent import own_units, parts_after
from pipeline.study.outline.level import shared_prefix, shorten_level
from pipeline.study.outline.point import Point, print_points
from pipeline.study.outline.points import find_points
from pipeline.study.outline.rows import find_rows, ruled_paragraphs
from pipeline.study.outline.statements import find_statements
from pipeline.study.outline.titles import find_titles
from pipeline.study.outline.turns import find_host_turns, find_turns
from pipeline.study.results import Outline, OutlineItem

_LONG_SECTION = 250  # mean characters from which sections below the first level get lines of their own sentences
_BARE_ENDS = frozenset("一二三四五六七八九十百零〇章节篇条款编部分")
_INTRODUCTION = 0.3  # of a text: more before the first heading is a part of its own
_LEAST = 6  # sentences from which a text without headings and points has an outline
# Characters of text to one line that the text itself does not set apart as a point; half as many where the lines of
# the whole fill no page.
_PER_LINE = 120
_ONE_PAGE = 26  # lines: up to so many, deeper sections too have lines of their own sentences
_SECOND = 2  # level of the lines below the top headings; below others stand
_USUAL = 2  # sentences of a section that the layout asks for if nobody says otherwise
_TALK = 1.7  # talk has more words to the point
_TALKS: tuple[TextKind, ...] = ("transcript", "lecture", "interview")
_LATIN = 3  # letters that take as much of a line, and say as much, as one Chinese character
_MOST_LINES = 40  # of such lines in the whole outline, so that it stays readable


@dataclass(frozen=True)
class _Page:
    """The text, what the layout asks for, and how much text has a line."""

    analysis: Analysis
    options: OutlineSpec

    @property
    def is_talk(self) -> bool:
        return self.analysis.kind in _TALKS

    @cached_property
    def _per_line(self) -> float:
        spoken = [unit for unit in self.analysis.units if unit.spoken]
        length = self.length(spoken)
        usual = min(max(length / _ONE_PAGE, _PER_LINE / 3), _PER_LINE)
        return max(_TALK * usual if self.is_talk else usual, length / _MOST_LINES)

    @cached_property
    def _called(self) -> re.Pattern[str] | None:
        names = {part for name in self.analysis.voices.names for part in (name, name.split(" ")[0]) if len(part) > 1}
        return re.compile(f"(?:{'|'.join(map(re.escape, sorted(names)))})(?:——|—|，|,)") if names else None

    def of_the_speaker(self, units: Sequence[Unit]) -> Sequence[Unit]:
        """Return the sentences that are not an interviewer's or host's, nor call on a speaker by name."""
        if not self._called:
            return units
        return [
            unit
            for unit in units
            if unit.index not in self.analysis.voices.asking and not self._called.match(unit.text)
        ]

    @cached_property
    def deep(self) -> bool:
        """Whether sections below the first level have lines besides the points that they count: all fill one page."""
        sections = list(self.analysis.speech.walk())
        leaves = (self.analysis.inside(each) for each in sections if not each.children)
        lines = sum(self.room(units) for units in leaves)
        return len(sections) + lines <= _ONE_PAGE

    @cached_property
    def second_level(self) -> int:
        """The level below the top headings; a single heading above all is no more than a title."""
        return _SECOND + (len(self.analysis.speech.sections) == 1)

    def length(self, units: Sequence[Unit]) -> float:
        """Return how many Chinese characters a stretch has, or would have."""
        return sum(len(unit.text) for unit in units) / (_LATIN if self.analysis.speech.language == "en" else 1)

    def room(self, units: Sequence[Unit]) -> int:
        """Return how many lines a stretch may have besides the points that the text itself counts.

        Twice as much text has a line when the layout asks for one sentence a section instead of two, and so on.
        """
        wished = self.length(units) / self._per_line * self.options.sentences / _USUAL
        if self.is_talk and self.analysis.speech.sections:
            return int(wished)  # its headings are its points; a short section needs no lines
        return max(ceil(wished), min(self.options.sentences, _USUAL))


def make_outline(analysis: Analysis, options: OutlineSpec) -> Outline:
    """Return the headings of the speech and the points below them down to `levels`, none added and none merged.

    A section that counts no points gets its weightiest sentences in short form; so does a speech without headings.
    """
    sections = analysis.speech.sections
    page = _Page(analysis, options)
    if not sections:
        return Outline(_lines_of_a_plain_speech(page))
    items = _before_the_first(page) + _level(sections, page, 1)
    items += _after_the_last(sections[-1], page)
    prefixes = {item.prefix for item in items}
    if options.group_headings:
        items = group_items(items)
    return Outline(items, prefixes.pop() if len(prefixes) == 1 else None)


def _level(sections: Sequence[Section], page: _Page, depth: int) -> tuple[OutlineItem, ...]:
    return (*_headings(sections, page, depth), *_what_follows(sections, page, depth))


def _headings(sections: Sequence[Section], page: _Page, depth: int) -> tuple[OutlineItem, ...]:
    items: list[OutlineItem] = []
    long = depth == 1 or _are_long(sections, page)
    for prefix, run in _runs(sections):
        shorts = shorten_level([section.title[len(prefix) :] for section in run], page.options.max_chars)
        for section, short in zip(run, shorts, strict=True):
            items.append(
                OutlineItem(
                    level=depth,
                    text=section.text,
                    label="" if section.title == section.label.strip() else _print_label(section.label),
                    short=short,
                    kind="heading",
                    ref=page.analysis.cite_section(section, *section.why),
                    section=section.id,
                    children=_below(section, page, depth, sections, long),
                    prefix=prefix or None,
                )
            )
    return tuple(items)


def _what_follows(sections: Sequence[Section], page: _Page, depth: int) -> tuple[OutlineItem, ...]:
    """Return the lines of what follows the last point of a series without being its own: they stand beside it."""
    if sections[-1].children:
        return ()
    _, rest = own_units(sections[-1], sections, page.analysis)
    return _lines(rest, page, depth, long=True) if rest else ()


def _before_the_first(page: _Page) -> tuple[OutlineItem, ...]:
    """Return the lines of what stands before the first heading where that is no introduction but half of the text."""
    analysis = page.analysis
    first = next((unit.index for unit in analysis.units if unit.kind == "heading"), 0)
    spoken = [unit for unit in analysis.units if unit.spoken]
    before = [unit for unit in spoken if unit.index < first]
    return _lines(before, page, 1, long=True) if page.length(before) > _INTRODUCTION * page.length(spoken) else ()


def _after_the_last(last: Section, page: _Page) -> tuple[OutlineItem, ...]:
    """Return the parts that nothing but a new address to the hearers sets off after the last heading (各位代表！)."""
    items: list[OutlineItem] = []
    for part in parts_after(last, page.analysis):
        points = find_points(part, page.analysis, page.options, 0)
        if len(points) < 2:
            continue
        first, form = part[0], bare(part[0].text)
        leads = first.index < points[0].unit.index and not first.does("bridge", "ceremony")
        if leads and len(form) <= page.options.max_chars:
            points = [Point(first, "", form, "opens a part", form, tuple(points))]
        items += print_points(points, page.analysis, page.options, 1)
    return tuple(items)


def _runs(sections: Sequence[Section]) -> list[tuple[str, list[Section]]]:
    """Return neighbouring sections in groups, each with the prefix its titles share ("" when they share none)."""
    runs: list[tuple[str, list[Section]]] = []
    for section in sections:
        if runs:
            prefix, run = runs[-1]
            shared = shared_prefix([section.title, run[-1].title])
            if shared == prefix or (shared and len(run) == 1 and not prefix):
                run.append(section)
                runs[-1] = (shared, run)
                continue
            if shared and not prefix:
                runs.append((shared, [run.pop(), section]))
                continue
        runs.append(("", [section]))
    return runs


def _print_label(label: str) -> str:
    """Return a number as it is printed: a bare one gets 、, and 第一章 a blank; other blanks around it go."""
    label = label.strip()
    if not label or label[-1] not in _BARE_ENDS:
        return label
    return f"{label}　" if label[0] == "第" else f"{label}、"


def _are_long(sections: Sequence[Section], page: _Page) -> bool:
    """Return whether the sections without sub-points are long enough, on the whole, for sentences below them."""
    lengths = [page.length(page.analysis.inside(each)) for each in sections if not each.children]
    return bool(lengths) and sum(lengths) >= _LONG_SECTION * len(lengths)


def _below(
    section: Section, page: _Page, depth: int, siblings: Sequence[Section], long: bool
) -> tuple[OutlineItem, ...]:
    if depth >= page.options.levels:
        return ()
    if section.children:
        if page.analysis.voices.askers and (asked := _turns(page.analysis.inside(section, own=True), page, depth + 1)):
            below = _headings(section.children, page, depth + 2) if depth + 2 <= page.options.levels else ()
            asked = (*asked[:-1], replace(asked[-1], children=(*asked[-1].children, *below)))
            return (*asked, *_what_follows(section.children, page, depth + 1))
        return _level(section.children, page, depth + 1)
    own, _ = own_units(section, siblings, page.analysis)
    answers = page.analysis.kind == "interview" and section.title[-1:] in "？?"
    return _lines(own[1:] if answers and own and own[0].kind == "heading" else own, page, depth + 1, long, answers)


def _lines(
    units: Sequence[Unit], page: _Page, depth: int, long: bool, answers: bool = False
) -> tuple[OutlineItem, ...]:
    """Return the points of a section, else its weightiest statements; of a short section only what it counts.

    Where it `answers` a question its main point stands, and may stand alone.
    """
    analysis, options = page.analysis, page.options
    if not options.sentences:
        return ()
    if page.analysis.voices.askers and (turns := _turns(units, page, depth)):
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


def _with_statements(points: list[Point], units: Sequence[Unit], page: _Page, room: int) -> list[Point]:
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


def _lines_of_a_plain_speech(page: _Page) -> tuple[OutlineItem, ...]:
    """Return the lines of a text without headings: its articles or counted points, what its paragraphs open with,
    what the host of a talk asks; else the weightiest statement of each stretch."""
    analysis, options = page.analysis, page.options
    spoken = [unit for unit in analysis.units if unit.kind == "body"]
    if not spoken or not options.sentences:
        return ()
    if parts := _turns(spoken, page, 1) or _titled_parts(spoken, page):
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


def _turns(units: Sequence[Unit], page: _Page, depth: int) -> tuple[OutlineItem, ...]:
    """Return what is asked in a stretch of an interview, or by the host of a talk, with the answers' points below."""
    options = page.options
    turns = find_turns(units, page.analysis.voices, options.max_chars)
    if not turns and depth == 1 and page.analysis.kind in ("transcript", "interview"):
        turns = find_host_turns(units)
    return _parts([(turn.asked, turn.answer) for turn in turns], page, depth, asked=True)


def _titled_parts(units: Sequence[Unit], page: _Page) -> tuple[OutlineItem, ...]:
    return _parts(find_titles(units), page, 1)


def _parts(
    parts: Sequence[tuple[Point, Sequence[Unit]]], page: _Page, depth: int, asked: bool = False
) -> tuple[OutlineItem, ...]:
    """Return what opens the parts of a text, with the points of each below it."""
    lines: list[OutlineItem] = []
    for opening, units in parts:
        below = _lines(units, page, depth + 1, long=True, answers=asked) if depth < page.options.levels else ()
        (line,) = print_points([opening], page.analysis, page.options, depth)
        lines.append(replace(line, children=below))
    return tuple(lines)
