"""Lines for a section that counts no points: its weightiest statements in short form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.layout.schema import OutlineSpec
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import bare
from pipeline.study.analysis.roles import Role
from pipeline.study.outline.leads import line_of
from pipeline.study.results import OutlineItem

_SAYS: tuple[Role, ...] = ("claim", "demand", "target", "duty", "definition", "problem")
_TELLS: tuple[Role, ...] = ("direction", "ceremony", "bridge", "question", "example", "narrative", "quotation", "reason")
_SAID = 1.5  # how much a sentence that claims or demands counts above a mere statement
_WHOLE = 1.3  # how much a sentence that needs no shortening counts above one that does
_EVERYWHERE = frozenset(("中国", "我国", "世界", "全国", "中华"))
_PLACES = 2  # names of places that make a sentence a local fact
_LOCAL = re.compile(
    "[一二三四五六七八九十]月(?!革命)|[有了][一二三四五六七八九十百千万]+[多余]?[个名人位家县]|开始试行|我区"
)
_EXAMPLE = re.compile("比如|例如|譬如|比方说|举个例子|例子(?:之一)?是")
_DEMAND = re.compile("(?:我们|大家|同志们)?(?:要|必须|应当|应该|务必|需要)")


def weighty_lines(
    units: Sequence[Unit], analysis: Analysis, options: OutlineSpec, level: int, most: int
) -> tuple[OutlineItem, ...]:
    """Return the weightiest sentences that can stand alone, in short form and text order.

    A whole sentence that fits one line goes before a clause of a longer one. No line is better than a fragment, and
    a single line under a heading is none either.
    """
    examples = example_spans(units)
    fit = [unit for unit in units if unit.index not in examples and _is_point(unit)]
    if analysis.kind in ("transcript", "lecture"):
        fit = [unit for unit in fit if unit.does(*_SAYS)]
    forms = {unit.index: form for unit in fit if (form := line_of(unit, analysis, options.max_chars))}
    fit = [unit for unit in fit if unit.index in forms]
    fit.sort(key=lambda unit: (-unit.weight * _worth(unit) * _wholeness(unit, forms[unit.index]), unit.index))
    chosen: dict[int, tuple[Unit, str]] = {}
    for unit in fit:
        form = forms[unit.index]
        if len(chosen) < most and not any(_alike(form, other) for _, other in chosen.values()):
            chosen[unit.index] = (unit, form)
    if len(chosen) < min(most, 2):
        return ()
    return tuple(
        OutlineItem(
            level=level,
            text=unit.text,
            label="",
            short=form,
            kind="sentence",
            ref=analysis.cite([unit], f"weight {unit.weight:.2f}"),
            section=unit.section.id if unit.section else None,
        )
        for _, (unit, form) in sorted(chosen.items())
    )


def _is_point(unit: Unit) -> bool:
    """Return whether a sentence may be a line: it stands alone and tells neither a story nor of a place or a person."""
    if unit.flags or (unit.particular and not unit.does("target")) or unit.narrative or unit.role in _TELLS:
        return False
    places = [token for token in unit.tokens if token.tag == "ns" and len(token.text) > 1]
    places = [token for token in places if token.text not in _EVERYWHERE]
    opens = bool(places) and places[0].start == 0
    return not opens and len(places) < _PLACES and not _LOCAL.search(unit.text)


def _worth(unit: Unit) -> float:
    return _SAID if unit.does(*_SAYS) else 1.0


def _wholeness(unit: Unit, form: str) -> float:
    return _WHOLE if form == bare(unit.text) else 1.0


def example_spans(units: Sequence[Unit]) -> frozenset[int]:
    """Return which sentences belong to an example: from 比如 to the next demand or the end of the paragraph."""
    inside: set[int] = set()
    paragraph = ""
    for unit in units:
        opens = _EXAMPLE.search(unit.text) is not None
        if opens:
            paragraph = unit.paragraph.id
        elif unit.paragraph.id != paragraph or _DEMAND.match(unit.text):
            paragraph = ""
            continue
        inside.add(unit.index)
    return frozenset(inside)


def _alike(left: str, right: str) -> bool:
    ours, theirs = set(left), set(right)
    return 10 * len(ours & theirs) > 7 * min(len(ours), len(theirs))
