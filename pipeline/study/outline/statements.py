"""The weightiest statements of a text that counts no points, in short form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from pipeline.language.script import fold
from pipeline.language.words import load_numbers
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.roles import Role
from pipeline.study.outline.line import SAYS, announces, line_of
from pipeline.study.outline.point import Point

TELLS: tuple[Role, ...] = (
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
_BAR = 0.0  # worth below which a sentence is no line, whatever room there is
_EVERYWHERE = frozenset(("中国", "我国", "世界", "全国", "中华"))
_PLACES = 2  # names of places that make a sentence a local fact
_LOCAL = re.compile(
    "[一二三四五六七八九十]月(?!革命)|[有了][一二三四五六七八九十百千万]+[多余]?[个名人位家县]|开始试行|我区"
)
# With these a story begins.
_TOLD_TIME = re.compile("去年|前年|昨[天日]|上个?月|前几天|有一[次天年]|那时候?|当时|[^，。]{1,4}年前，|小时候")
_EXAMPLE = re.compile("比如|例如|譬如|比方说|举个例子|例子(?:之一)?是")
_DEMAND = re.compile("(?:我们|大家|同志们)?(?:要|必须|应当|应该|务必|需要)")


def find_statements(
    units: Sequence[Unit], analysis: Analysis, most: int, room: int, said: Sequence[str]
) -> list[Point]:
    """Return up to `room` statements in text order, the worthiest of those that can stand as a line.

    None says what another does, or what is `said` already.
    """
    examples = example_spans(units)
    fit = [unit for unit in units if unit.index not in examples and not (unit.role in TELLS or unit.does("narrative"))]
    fit = [unit for unit in fit if unit.does("demand", "duty", "target") or not _is_local(unit)]
    chosen: list[Point] = []
    ranked = sorted(((worth(unit), unit) for unit in fit), key=lambda pair: (-pair[0], pair[1].index)) if room else []
    for value, unit in ranked:
        if len(chosen) >= room or value < _BAR:
            break
        form = line_of(unit, analysis, most)
        if form and not any(_alike(form, other) for other in (*said, *(point.words for point in chosen))):
            chosen.append(Point(unit, "", form, f"worth {value:.2f}", form))
    return sorted(chosen, key=lambda point: point.unit.index)


@lru_cache(maxsize=1)
def _table() -> Mapping[str, float]:
    return load_numbers("line_worth", Path(__file__).with_name("data"))


def worth(unit: Unit) -> float:
    """Return the log odds, but for a constant, that a careful reader takes a sentence as a point."""
    weigh = _table()
    facts = {
        "weight": unit.weight,
        "opens a paragraph": unit.sentence.start == 0,
        "demands": unit.does("demand"),
        "called a point": announces(unit),
        "tells": _tells(unit),
    }
    return sum(weigh[name] * value for name, value in facts.items())


def _tells(unit: Unit) -> bool:
    """Return whether a sentence has a mark of what is no point: it leans on others, tells of people, of a story."""
    return bool(unit.flags) or (unit.particular and not unit.does("target")) or unit.narrative or _is_local(unit)


def _is_local(unit: Unit) -> bool:
    """Return whether a sentence tells of a place, or of how many came."""
    places = [token for token in unit.tokens if token.tag == "ns" and len(token.text) > 1]
    places = [token for token in places if token.text not in _EVERYWHERE]
    opens = bool(places) and places[0].start == 0
    return (
        opens
        or _TOLD_TIME.match(fold(unit.text)) is not None
        or len(places) >= _PLACES
        or _LOCAL.search(unit.text) is not None
    )


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
