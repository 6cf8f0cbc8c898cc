"""The weightiest statements of a text that counts no points, in short form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path

from pipeline.language.words import load_numbers
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.roles import Role
from pipeline.study.outline.line import SAYS, announces, line_of
from pipeline.study.outline.point import Point

_TELLS: tuple[Role, ...] = (
    "direction",
    "ceremony",
    "bridge",
    "question",
    "example",
    "narrative",
    "quotation",
    "reason",
)
_EXAMPLE_LENGTH = 3  # sentences
_LEAST_DEMANDS = 4  # of a row
_MOSTLY_DEMANDS = 0.4  # of the sentences of a paragraph that demands
_EVERYWHERE = frozenset(("中国", "我国", "世界", "全国", "中华"))
_PLACES = 2  # names of places that make a sentence a local fact
_LOCAL = re.compile(
    "[一二三四五六七八九十]月(?!革命)|[有了][一二三四五六七八九十百千万]+[多余]?[个名人位家县]|开始试行|我区"
)
_EXAMPLE = re.compile("比如|例如|譬如|比方说|举个例子|例子(?:之一)?是")
_DEMAND = re.compile("(?:我们|大家|同志们)?(?:要|必须|应当|应该|务必|需要)")


def find_statements(
    units: Sequence[Unit], analysis: Analysis, most: int, room: int, said: Sequence[str]
) -> list[Point]:
    """Return up to `room` statements in text order, the worthiest of those that can stand as a line.

    None says what another does, or what is `said` already.
    """
    examples = example_spans(units)
    fit = [unit for unit in units if unit.index not in examples and unit.role not in _TELLS]
    chosen: list[Point] = []
    for unit in sorted(fit, key=lambda unit: (-worth(unit), unit.index)):
        if len(chosen) >= room:
            break
        form = line_of(unit, analysis, most)
        if form and not any(_alike(form, other) for other in (*said, *(point.words for point in chosen))):
            chosen.append(Point(unit, "", form, f"worth {worth(unit):.2f}", form))
    return sorted(chosen, key=lambda point: point.unit.index)


def worth(unit: Unit) -> float:
    """Return the log odds, but for a constant, that a careful reader takes a sentence as a point."""
    weigh = load_numbers("line_worth", Path(__file__).with_name("data"))
    facts = {
        "weight": unit.weight,
        "opens a paragraph": unit.sentence.start == 0,
        "demands": unit.does("demand"),
        "called a point": announces(unit),
        "tells": not _is_point(unit),
    }
    return sum(weigh[name] * value for name, value in facts.items())


def find_demands(units: Sequence[Unit], analysis: Analysis, most: int) -> list[Point]:
    """Return the demands of the paragraphs that demand one thing after the other (要…。要…。要…。).

    Such a paragraph counts its points without numbers.
    """
    rows: list[Point] = []
    for _, group in groupby(units, key=lambda unit: unit.paragraph.id):
        paragraph = list(group)
        demands = [unit for unit in paragraph if unit.role == "demand"]
        if len(demands) >= max(_LEAST_DEMANDS, _MOSTLY_DEMANDS * len(paragraph)):
            lined = [(unit, form) for unit in demands if (form := line_of(unit, analysis, most))]
            rows += [Point(unit, "", form, "one of a row of demands", form) for unit, form in lined]
    return rows


def _is_point(unit: Unit) -> bool:
    """Return whether a sentence may be a line: it stands alone and tells neither a story nor of a place or a person."""
    if unit.flags or (unit.particular and not unit.does("target")) or unit.narrative or unit.role in _TELLS:
        return False
    places = [token for token in unit.tokens if token.tag == "ns" and len(token.text) > 1]
    places = [token for token in places if token.text not in _EVERYWHERE]
    opens = bool(places) and places[0].start == 0
    return not opens and len(places) < _PLACES and not _LOCAL.search(unit.text)


def example_spans(units: Sequence[Unit]) -> frozenset[int]:
    """Return which sentences belong to an example: from 比如 to the next demand or claim, three at most."""
    inside: set[int] = set()
    paragraph, last = "", -1
    for unit in units:
        opens = _EXAMPLE.search(unit.text) is not None
        if opens:
            paragraph, last = unit.paragraph.id, unit.index + _EXAMPLE_LENGTH
        elif unit.paragraph.id != paragraph or unit.index >= last or unit.role in SAYS or _DEMAND.match(unit.text):
            paragraph = ""
            continue
        inside.add(unit.index)
    return frozenset(inside)


def _alike(left: str, right: str) -> bool:
    """Return whether two lines have most of their pairs of characters (of words, in English) in common."""
    ours, theirs = (set(pairwise(line.lower().split() if line.isascii() else line)) for line in (left, right))
    return 10 * len(ours & theirs) > 6 * min(len(ours), len(theirs))
