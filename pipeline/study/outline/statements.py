"""The weightiest statements of a text that counts no points, in short form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from heapq import nlargest
from itertools import groupby, pairwise

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import bare
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
_SAID = 1.5  # how much a sentence that claims or demands counts above a mere statement
_CALLED = 3  # how much what a speaker calls his point does
_TRIED = 12  # sentences of a stretch
_EXAMPLE_LENGTH = 3  # sentences
_OPENS = 1.3  # how much a paragraph's first sentence counts above the others
_WHOLE = 1.3  # how much a sentence that needs no shortening counts above one that does
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
    """Return up to `room` statements in text order, spread over the text: of each stretch the weightiest.

    A sentence is one that can stand alone, in short form (`most` characters); what claims or demands goes before what
    merely states, a paragraph's first sentence before the others, a whole sentence before a clause of a longer one.
    None says what another does, or what is `said` already.
    """
    examples = example_spans(units)
    fit = [unit for unit in units if unit.index not in examples and _is_point(unit)]
    if analysis.kind in ("transcript", "lecture"):
        fit = [unit for unit in fit if unit.does(*SAYS)]
    chosen: list[Point] = []
    for stretch in _stretches(fit, room):
        for unit, form in _ranked(stretch, analysis, most):
            if not any(_alike(form, other) for other in (*said, *(point.words for point in chosen))):
                chosen.append(Point(unit, "", form, f"weight {unit.weight:.2f}", form))
                break
    return chosen


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


def _ranked(stretch: Sequence[Unit], analysis: Analysis, most: int) -> list[tuple[Unit, str]]:
    """Return the sentences that have a line, with it, best first; of long stretches only the weightiest are tried."""
    tried = nlargest(_TRIED, stretch, key=lambda unit: (_worth(unit), -unit.index))
    lined = [(unit, form) for unit in tried if (form := line_of(unit, analysis, most))]
    lined.sort(key=lambda pair: (-_worth(pair[0]) * (_WHOLE if pair[1] == bare(pair[0].text) else 1), pair[0].index))
    return lined


def _stretches(units: Sequence[Unit], count: int) -> list[Sequence[Unit]]:
    count = min(count, len(units))
    size = len(units) / max(count, 1)
    return [units[round(number * size) : round((number + 1) * size)] for number in range(count)]


def _is_point(unit: Unit) -> bool:
    """Return whether a sentence may be a line: it stands alone and tells neither a story nor of a place or a person."""
    if unit.flags or (unit.particular and not unit.does("target")) or unit.narrative or unit.role in _TELLS:
        return False
    places = [token for token in unit.tokens if token.tag == "ns" and len(token.text) > 1]
    places = [token for token in places if token.text not in _EVERYWHERE]
    opens = bool(places) and places[0].start == 0
    return not opens and len(places) < _PLACES and not _LOCAL.search(unit.text)


def _worth(unit: Unit) -> float:
    said = _CALLED if announces(unit) else _SAID if unit.does(*SAYS) else 1
    return unit.weight * said * (_OPENS if unit.sentence.start == 0 else 1)


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
