"""The points of a text below a heading, in text order: articles, counted points, what paragraphs open with."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from pipeline.layout.schema import OutlineSpec
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.outline.articles import find_articles
from pipeline.study.outline.leads import Lead, find_leads
from pipeline.study.outline.line import intro_line
from pipeline.study.outline.point import Point
from pipeline.study.outline.series import Member, Series, find_series
from pipeline.study.outline.statements import worth

_OPEN = re.compile("(?:在于|包括|主要有|分为|如下|分别是|的是)$")  # an intro that says nothing by itself


def find_points(units: Sequence[Unit], analysis: Analysis, options: OutlineSpec, room: int) -> list[Point]:
    """Return the points; of what paragraphs open with without being headings at most `room`, spread over the text."""
    if articles := find_articles(units, options.max_chars):
        return articles
    series = find_series(units)
    paragraphs = [list(group) for _, group in groupby(units, key=lambda unit: unit.paragraph.id)]
    opened, closed = _by_paragraph(series), _elaborations(paragraphs, series)
    free = [each for each in paragraphs if each[0].paragraph.id not in closed]
    leading = free if series and room else [each for each in free if each[0].paragraph.id in opened]
    leads = _chosen(find_leads(free, leading, analysis, options.max_chars), opened, room)
    points: list[Point] = []
    for paragraph in free:
        key = paragraph[0].paragraph.id
        lead = leads.get(key) if len(free) > 1 or key not in opened else None  # the heading itself leads to the series
        points += _points_of(lead, opened.get(key, ()), analysis)
    return points


def _by_paragraph(series: Sequence[Series]) -> dict[str, list[Series]]:
    opened: dict[str, list[Series]] = {}
    for each in series:
        opened.setdefault(each.members[0].unit.paragraph.id, []).append(each)
    return opened


def _elaborations(paragraphs: Sequence[Sequence[Unit]], series: Sequence[Series]) -> frozenset[str]:
    """Return the paragraphs that elaborate a member: those between the members of a series that opens paragraphs.

    What comes after the last member is its own only if other members have such paragraphs too.
    """
    number = {paragraph[0].paragraph.id: index for index, paragraph in enumerate(paragraphs)}
    inside: set[int] = set()
    for each in series:
        if not each.opens_paragraph:
            continue
        places = [number[member.unit.paragraph.id] for member in each.members]
        inside.update(range(places[0] + 1, places[-1] + 1))
        gaps = [after - before - 1 for before, after in pairwise(places)]
        inside.update(range(places[-1] + 1, min(places[-1] + 1 + min(gaps), len(paragraphs))))
    return frozenset(paragraphs[index][0].paragraph.id for index in inside)


def _chosen(leads: Mapping[str, Lead], opened: Container[str], room: int) -> dict[str, Lead]:
    """Return the run-in headings, what leads to a series, and the worthiest `room` of the other leads."""
    others = [key for key, lead in leads.items() if not lead.run_in and key not in opened]
    best = set(sorted(others, key=lambda key: -worth(leads[key].unit))[:room])
    return {key: lead for key, lead in leads.items() if key in best or key not in others}


def _points_of(lead: Lead | None, series: Sequence[Series], analysis: Analysis) -> list[Point]:
    """Return the points of a paragraph: what it opens with, its series below that or below their own first words."""
    if lead and any(member.start == 0 and member.unit is lead.unit for each in series for member in each.members):
        lead = None  # it is a member itself
    points = [Point(lead.unit, "", lead.unit.text, lead.why, lead.form)] if lead else []
    for each in series:
        members = _members(each, analysis)
        first = each.members[0].unit
        if each.opens_paragraph:
            points = [*points, *members] if lead and lead.unit.index < first.index else members
            continue
        intro = intro_line(each.intro)
        own = lead is not None and lead.unit.index == first.index
        after = lead is not None and lead.unit.index > first.index
        if intro and (own or after or not lead):
            parent = Point(
                first, "", intro, "leads to a list", children=tuple(members), leads=not own or bool(_OPEN.search(intro))
            )
            points = [*(points[:-1] if (own or after) and points else points), parent]
        elif points and not after:
            points[-1] = replace(points[-1], children=(*points[-1].children, *members))
        elif each.members[0].label:
            points = [*members, *points] if after else [*points, *members]
    return points


def _members(series: Series, analysis: Analysis) -> list[Point]:
    return [_member(member, analysis) for member in series.members]


def _member(member: Member, analysis: Analysis) -> Point:
    inner = tuple(point for each in member.inner for point in _members(each, analysis))
    return Point(member.unit, member.label, member.words, "member of a series", children=inner)
