"""Sentences of like build that stand together, asked about as one: what each stresses, and what all of them say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.language.script import fold
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.demands import is_past, plain_text
from pipeline.study.analysis.quotable import is_clear, is_clear_en, is_doubtful
from pipeline.study.questions.point import Point

_LEAST = 3
_MOST = 4
_LONGEST = 84  # characters of all members together
_LONGEST_EN = 240
_SAME = 2  # characters, or words, with which each begins
_UNEVEN = 1.6  # the longest of them to the shortest
_WORTH = 2.4


def points_of_series(analysis: Analysis) -> Iterator[Point]:
    """Yield a point for each run of three or four sentences of a paragraph that begin alike and are of like length."""
    english = analysis.speech.language == "en"
    for _, paragraph in groupby((unit for unit in analysis.units if unit.spoken), lambda unit: unit.paragraph.number):
        for _, run in groupby(paragraph, lambda unit: _beginning(unit, english)):
            units = tuple(run)
            if _LEAST <= len(units) <= _MOST and _stand_alone(units, analysis, english):
                members = tuple(plain_text(unit) for unit in units)
                yield Point(members[0], "series", units, units[0].section, members, _WORTH)


def _beginning(unit: Unit, english: bool) -> tuple[str, ...]:
    text = plain_text(unit)
    if english:
        return tuple(text.split()[:_SAME])
    return tuple(text[: 2 * _SAME if text.startswith(("我们", "我們")) else _SAME])


def _stand_alone(units: Sequence[Unit], analysis: Analysis, english: bool) -> bool:
    texts = [plain_text(unit) for unit in units]
    lengths = [len(text) for text in texts]
    if sum(lengths) > (_LONGEST_EN if english else _LONGEST) or max(lengths) > _UNEVEN * min(lengths):
        return False
    if any(is_doubtful(unit) or unit.does("narrative", "achievement", "example") for unit in units):
        return False
    if any(unit.does("demand", "duty", "question") for unit in units) or (
        analysis.kind == "transcript" and not english
    ):
        return False  # demands are asked about one by one; talk that nobody wrote loses its grammar
    clear = all(is_clear_en(text) if english else is_clear(fold(text)) for text in texts)
    return clear and len(set(texts)) == len(texts) and not any(is_past(unit, analysis) for unit in units)
