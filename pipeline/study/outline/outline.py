"""The outline 提纲: the speech's own headings, their order and their number, each in a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.layout.schema import OutlineSpec
from pipeline.speech import Section
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.outline.level import shared_prefix, shorten_level
from pipeline.study.outline.lines import series_lines, weighty_lines
from pipeline.study.results import Outline, OutlineItem

_CLOSES_THE_LAST = re.compile("最后，|此外，|各位[^，。]{1,6}[！：，]|同志们[！：，]|总之，|让我们")
_LONG_SECTION = 250  # mean characters from which sections below the first level get weightiest sentences too
_BARE_ENDS = frozenset("一二三四五六七八九十百零〇章节篇条款编部分")
_LEAST = 6  # sentences from which a speech without headings has an outline
_PER_LINE = 500  # characters of such a speech to one line of its outline
_MOST_LINES = 12


def make_outline(analysis: Analysis, options: OutlineSpec) -> Outline:
    """Return the headings of the speech down to `levels`, none added and none merged.

    A section without sub-points gets its weightiest sentences in short form; so does a speech without headings.
    """
    sections = analysis.speech.sections
    if not sections:
        return Outline(_lines_of_a_plain_speech(analysis, options))
    items = _level(sections, analysis, options, 1)
    prefixes = {item.prefix for item in items}
    if options.group_headings:
        items = _group(items)
    return Outline(items, prefixes.pop() if len(prefixes) == 1 else None)


def _level(
    sections: Sequence[Section], analysis: Analysis, options: OutlineSpec, depth: int
) -> tuple[OutlineItem, ...]:
    items: list[OutlineItem] = []
    long = depth == 1 or _are_long(sections, analysis)
    for prefix, run in _runs(sections):
        shorts = shorten_level([section.title[len(prefix) :] for section in run], options.max_chars)
        for section, short in zip(run, shorts, strict=True):
            items.append(
                OutlineItem(
                    level=depth,
                    text=section.text,
                    label="" if section.title == section.label.strip() else _print_label(section.label),
                    short=short,
                    kind="heading",
                    ref=analysis.cite_section(section, *section.why),
                    section=section.id,
                    children=_below(section, analysis, options, depth, long),
                    prefix=prefix or None,
                )
            )
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


def _are_long(sections: Sequence[Section], analysis: Analysis) -> bool:
    """Return whether the sections without sub-points are long enough, on the whole, for sentences below them."""
    lengths = [sum(len(unit.text) for unit in analysis.inside(each)) for each in sections if not each.children]
    return bool(lengths) and sum(lengths) >= _LONG_SECTION * len(lengths)


def _below(
    section: Section, analysis: Analysis, options: OutlineSpec, depth: int, long: bool
) -> tuple[OutlineItem, ...]:
    if depth >= options.levels:
        return ()
    if section.children:
        return _level(section.children, analysis, options, depth + 1)
    if not long:
        return ()
    units = _own_units(section, analysis)
    return series_lines(units, analysis, options, depth + 1) or weighty_lines(
        units, analysis, options, depth + 1, options.sentences
    )


def _own_units(section: Section, analysis: Analysis) -> Sequence[Unit]:
    """Return the sentences of a section up to a paragraph that turns to the whole speech again (最后，…)."""
    units = analysis.inside(section)
    for number, unit in enumerate(units):
        new = number > 0 and units[number - 1].paragraph.id != unit.paragraph.id
        if new and _CLOSES_THE_LAST.match(unit.text):
            return units[:number]
    return units


def _lines_of_a_plain_speech(analysis: Analysis, options: OutlineSpec) -> tuple[OutlineItem, ...]:
    spoken = [unit for unit in analysis.units if unit.kind == "body"]
    if len(spoken) < _LEAST or not options.sentences:
        return ()
    lines = min(max(sum(len(unit.text) for unit in spoken) // _PER_LINE, 2), _MOST_LINES)
    items: list[OutlineItem] = []
    size = len(spoken) / lines
    for number in range(lines):  # one line from each stretch, so that the outline follows the speech
        stretch = spoken[round(number * size) : round((number + 1) * size)]
        items += weighty_lines(stretch, analysis, options, 1, 1)
    return tuple(items) if len(items) > 1 else ()


def _group(items: Sequence[OutlineItem]) -> tuple[OutlineItem, ...]:
    """Return the items with those that share a prefix under a heading of the editor's, marked 〔编〕."""
    result: list[OutlineItem] = []
    for item in items:
        if item.prefix is None:
            result.append(item)
            continue
        last = result[-1] if result else None
        if last is None or last.kind != "editorial" or last.prefix != item.prefix:
            name = item.prefix.rstrip("：:—")
            last = OutlineItem(item.level, "", "", f"〔编〕{name}", "editorial", item.ref, None, (), item.prefix)
            result.append(last)
        result[-1] = replace(last, children=(*last.children, _deeper(item)))
    return tuple(result)


def _deeper(item: OutlineItem) -> OutlineItem:
    return replace(item, level=item.level + 1, children=tuple(map(_deeper, item.children)))
