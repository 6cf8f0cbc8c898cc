"""What can be asked about a text: what it demands, claims, sets against each other, defines, rules, aims at, asks."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.script import fold
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.addressed import binds_readers
from pipeline.study.questions.point import Point
from pipeline.study.questions.points_of_headings import points_of_headings
from pipeline.study.questions.points_of_sentences import points_of_sentences
from pipeline.study.questions.points_of_series import points_of_series
from pipeline.study.questions.points_of_terms import points_of_terms
from pipeline.study.results import Term


def find_points(analysis: Analysis, terms: Sequence[Term]) -> list[Point]:
    """Return what can be asked about a text, in its order, none with the words of another."""
    binding = binds_readers(analysis)
    series = list(points_of_series(analysis))
    together = {unit.index for point in series for unit in point.units}
    alone = (point for point in points_of_sentences(analysis, binding) if point.units[0].index not in together)
    made = [*points_of_headings(analysis, binding), *points_of_terms(analysis, terms), *series, *alone]
    seen: set[str] = set()
    points = []
    for point in sorted(made, key=lambda point: (point.units[0].index, -point.worth)):
        key = fold(point.text)
        if key not in seen:
            seen.add(key)
            points.append(point)
    return points
