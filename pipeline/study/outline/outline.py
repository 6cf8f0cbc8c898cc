"""The outline 提纲: the speech's own headings, their order and their number, each in a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.layout.schema import OutlineSpec
from pipeline.speech import Section
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.clauses import bare
from pipeline.study.outline.below import lines_of, lines_of_a_plain_speech, lines_of_turns
from pipeline.study.outline.editorial import group_items
from pipeline.study.outline.extent import own_units, parts_after
from pipeline.study.outline.level import shared_prefix, shorten_level
from pipeline.study.outline.line import line_of
from pipeline.study.outline.page import Page
from pipeline.study.outline.point import Point, print_points
from pipeline.study.outline.points import find_points
from pipeline.study.results import Outline, OutlineItem

_LONG_SECTION = 250  # mean characters from which sections below the first level get lines of their own sentences
_BARE_ENDS = frozenset("一二三四五六七八九十百零〇章节篇条款编部分")
_INTRODUCTION = 0.3  # of a text: more before the first heading is a part of its own


def make_outline(analysis: Analysis, options: OutlineSpec) -> Outline:
    """Return the headings of the speech and the points below them down to `levels`, none added and none merged.

    A section that counts no points gets its weightiest sentences in short form; so does a speech without headings.
    """
    sections = analysis.speech.sections
    page = Page(analysis, options)
    if not sections:
        return Outline(lines_of_a_plain_speech(page))
    items = _before_the_first(page) + _level(sections, page, 1)
    items += _after_the_last(sections[-1], page)
    prefixes = {item.prefix for item in items}
    if options.group_headings:
        items = group_items(items)
    return Outline(items, prefixes.pop() if len(prefixes) == 1 else None)


def _level(sections: Sequence[Section], page: Page, depth: int) -> tuple[OutlineItem, ...]:
    return (*_headings(sections, page, depth), *_what_follows(sections, page, depth))


def _headings(sections: Sequence[Section], page: Page, depth: int) -> tuple[OutlineItem, ...]:
    items: list[OutlineItem] = []
    long = depth == 1 or _are_long(sections, page)
    for prefix, run in _runs(sections):
        shorts = shorten_level([section.title[len(prefix) :] for section in run], page.options.max_chars)
        for section, short in zip(run, shorts, strict=True):
            if _only_counts(section) and (led := _led_by_its_sentence(section, page, depth)):
                items.append(led)
                continue
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


def _only_counts(section: Section) -> bool:
    """Return whether a heading is nothing but a number: 一, 1."""
    return section.title == section.label.strip()


def _led_by_its_sentence(section: Section, page: Page, depth: int) -> OutlineItem | None:
    """Return the line of a section that only a number divides off: its first sentence that makes a line."""
    if section.children:
        return None
    units = [unit for unit in page.analysis.inside(section, own=True) if unit.spoken]
    lines = [line_of(unit, page.analysis, page.options.max_chars) for unit in units]
    if units and not lines[0] and len(units[0].text) <= 2 * page.options.max_chars:
        lines[0] = bare(units[0].text)  # a story begins so
    for unit, line in zip(units, lines, strict=True):
        if line:
            below = _below(section, page, depth, (section,), long=True)
            others = tuple(item for item in below if unit.id not in item.ref.sentences)
            return OutlineItem(
                level=depth, text=unit.text, label=_print_label(section.label), short=line, kind="heading",
                ref=page.analysis.cite([unit], "the first of what a number divides off"), section=section.id,
                children=others, prefix=None,
            )  # fmt: skip
    return None


def _what_follows(sections: Sequence[Section], page: Page, depth: int) -> tuple[OutlineItem, ...]:
    """Return the lines of what follows the last point of a series without being its own: they stand beside it."""
    if sections[-1].children:
        return ()
    _, rest = own_units(sections[-1], sections, page.analysis)
    return lines_of(rest, page, depth, long=True) if rest else ()


def _before_the_first(page: Page) -> tuple[OutlineItem, ...]:
    """Return the lines of what stands before the first heading where that is no introduction but half of the text."""
    analysis = page.analysis
    first = next((unit.index for unit in analysis.units if unit.kind == "heading"), 0)
    spoken = [unit for unit in analysis.units if unit.spoken]
    before = [unit for unit in spoken if unit.index < first]
    return lines_of(before, page, 1, long=True) if page.length(before) > _INTRODUCTION * page.length(spoken) else ()


def _after_the_last(last: Section, page: Page) -> tuple[OutlineItem, ...]:
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


def _are_long(sections: Sequence[Section], page: Page) -> bool:
    """Return whether the sections without sub-points are long enough, on the whole, for sentences below them."""
    lengths = [page.length(page.analysis.inside(each)) for each in sections if not each.children]
    return bool(lengths) and sum(lengths) >= _LONG_SECTION * len(lengths)


def _below(
    section: Section, page: Page, depth: int, siblings: Sequence[Section], long: bool
) -> tuple[OutlineItem, ...]:
    if depth >= page.options.levels:
        return ()
    if section.children:
        own = page.analysis.inside(section, own=True) if page.analysis.voices.askers else ()
        if asked := lines_of_turns(own, page, depth + 1):
            below = _headings(section.children, page, depth + 2) if depth + 2 <= page.options.levels else ()
            asked = (*asked[:-1], replace(asked[-1], children=(*asked[-1].children, *below)))
            return (*asked, *_what_follows(section.children, page, depth + 1))
        return _level(section.children, page, depth + 1)
    units, _ = own_units(section, siblings, page.analysis)
    answers = page.analysis.kind == "interview" and section.title[-1:] in "？?"
    if answers and units and units[0].kind == "heading":
        units = units[1:]
    return lines_of(units, page, depth + 1, long, answers)
