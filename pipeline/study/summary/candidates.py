"""Which sentences may be chosen for a summary, and which must come with them."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.standing import is_habit

Group = tuple[Unit, ...]  # a sentence with those before it that it leans on, in text order
ENGLISH = 3  # letters for a Chinese character
_LEAST = 8  # characters of a sentence worth printing
_CHAIN = 2  # sentences that a leaning one may bring along
_BACKWARD = ("opens with", "item of a list")


def candidates_of(analysis: Analysis, units: Iterable[Unit] | None = None) -> list[Group]:
    """Return what may be chosen: sentences that stand alone, and leaning ones together with those before them.

    In unprepared talk openings such as 所以 are habit and do not lean.
    A sentence that the proofreader flagged, a question, an example, thanks or half a quotation is none.
    """
    pool = list(analysis.units if units is None else units)
    inside = {unit.index for unit in pool}
    groups = (_with_antecedents(unit, analysis, inside) for unit in pool if unit.spoken)
    return [group for group in groups if group]


def _with_antecedents(unit: Unit, analysis: Analysis, inside: set[int]) -> Group:
    group = [unit]
    while True:
        first = group[0]
        if first.flags or len(first.text) < _LEAST * (ENGLISH if analysis.speech.language == "en" else 1):
            return ()
        if not first.leans or (analysis.unprepared and all(map(is_habit, first.leans))):
            return tuple(group)
        only_backward = all(reason.startswith(_BACKWARD) for reason in first.leans)
        before = first.index - 1
        if not only_backward or len(group) > _CHAIN or before not in inside:
            return ()
        previous = analysis.units[before]
        if not previous.spoken or previous.paragraph.id != first.paragraph.id:
            return ()
        group.insert(0, previous)
