"""The articles 条 of a statute with the items below them.

Law drafting gives an article no heading: its line is its rule (公务员应当具备下列条件), its items are counted
（一）（二） (立法法, art. 65; 立法技术规范（试行）（一）, 7.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.script import fold
from pipeline.study.analysis import Unit
from pipeline.study.analysis.clauses import bare
from pipeline.study.outline.point import Point
from pipeline.study.outline.rule import rule_line
from pipeline.study.outline.series import find_series

_ARTICLE = re.compile("第[一二三四五六七八九十百千零〇\\d]+条(?:之[一二三四五六七八九十])?[\\s　]*(?![例款约约件])")
_LEAST = 2  # articles
_PURPOSE = re.compile("^为了?(?=[^，]{4})")
_MADE = re.compile("，(?:根据|依据|依照|结合)[^。]*(?:制定|修订)|，(?:特?制定|修订)本")  # by what law the law is made
_MEANS = re.compile("^[^，。；：]{2,24}，?是指")
_DEFINES = re.compile("^本[^，。]{1,4}所称[^，。]{1,20}?(?:，?是?指|，?包括)")


def find_articles(units: Sequence[Unit], most: int) -> list[Point]:
    """Return the articles in text order, [] where there are fewer than two."""
    found: list[Point] = []
    for first, rest in _articles(units):
        match = _ARTICLE.match(fold(first.text))
        assert match
        label = first.text[: match.end()].strip() + "　"
        theme = _theme(first.text[match.end() :])
        form = bare(theme) if _DEFINES.match(fold(theme)) else rule_line(theme, most)
        found.append(Point(first, label, theme, "article", form, _items(rest)))
    return found if len(found) >= _LEAST else []


def _articles(units: Sequence[Unit]) -> Iterator[tuple[Unit, list[Unit]]]:
    """Yield the first sentence of each article and the sentences after it."""
    first: Unit | None = None
    rest: list[Unit] = []
    for unit in units:
        if unit.sentence.start == 0 and unit.text.startswith("第") and _ARTICLE.match(fold(unit.text)):
            if first:
                yield first, rest
            first, rest = unit, []
        else:
            rest.append(unit)
    if first:
        yield first, rest


def _items(units: Sequence[Unit]) -> tuple[Point, ...]:
    series = find_series(units)
    return tuple(
        Point(member.unit, member.label, member.words, "item of an article", _definition(member.words))
        for each in series
        if each.opens_paragraph
        for member in each.members
    )


def _definition(words: str) -> str | None:
    """Return a definition whole: cut, it would say something else (造成30人以上死亡，或者…，或者…)."""
    return bare(words) if _MEANS.search(fold(words)) else None


def _theme(text: str) -> str:
    """Return what an article lays down, in its own words; of the first one what the law is for (规范公务员的管理)."""
    plain = fold(text)
    purpose = _PURPOSE.match(plain)
    if purpose:
        made = _MADE.search(plain, purpose.end())
        return text[purpose.end() : made.start() if made else len(text)].rstrip("。：；:")
    return text.rstrip("。：；:")
