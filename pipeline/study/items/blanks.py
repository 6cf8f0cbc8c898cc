"""Where a sentence may be left blank: the words that carry its point and that nobody could fill in otherwise.

Best first: what a maxim ends in, the member of a series of headings, a quoted term or number phrase, what something
is said to be, a member of an enumeration, a weighty noun phrase. Never function words, names, stray figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.segmentation import rarity
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.people import find_people
from pipeline.study.items.fairness import ends_in_action, is_fair
from pipeline.study.items.spans import Source, find_spans, varying_parts

_SCORE: dict[Source, float] = {"maxim": 5, "heading": 4.5, "term": 4, "definition": 3.5, "series": 2.5, "phrase": 2}
_WHY: dict[Source, str] = {
    "maxim": "警句的落点", "heading": "并列标题的一项", "term": "引号中的提法", "definition": "判断句的落点",
    "series": "并列成分的一项", "phrase": "关键词组",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Blank:
    """A span of a sentence that may be blanked: offsets in `unit.text`."""

    unit: Unit
    start: int
    stop: int
    source: Source
    score: float

    @property
    def answer(self) -> str:
        return self.unit.text[self.start : self.stop]

    @property
    def why(self) -> str:
        return _WHY[self.source]


def find_blanks(analysis: Analysis, units: Sequence[Unit]) -> list[Blank]:
    """Return every blank of `units` that makes a fair item, best first in each sentence."""
    count = Counter(token.text for unit in analysis.units for token in unit.tokens)
    variable = varying_parts(analysis.speech)
    spans = [list(dict.fromkeys(find_spans(unit, variable))) for unit in units]
    recurs = Counter(
        unit.text[start:stop]
        for unit, found in zip(units, spans, strict=True)
        for start, stop in {(start, stop) for start, stop, _ in found}
    )
    blanks: list[Blank] = []
    for unit, found in zip(units, spans, strict=True):
        best: dict[tuple[int, int], Blank] = {}
        people = [(person.start, person.stop) for person in find_people(unit.text)]
        for start, stop, source in found:
            if not is_fair(unit, start, stop, source, people):
                continue
            score = _SCORE[source] + unit.weight + _key(unit, start, stop, count)
            if source in ("phrase", "definition"):
                again = recurs[unit.text[start:stop]] > 1
                if not again and ends_in_action(unit, start, stop):
                    continue
                if stop - start < (4 if source == "phrase" or not again else 3):
                    continue
                score += 0.3 if again else -0.3
            known = best.get((start, stop))
            if known is None or known.score < score:
                best[start, stop] = Blank(unit, start, stop, source, score)
        blanks += sorted(best.values(), key=lambda blank: (-blank.score, blank.start))
    return blanks


def _key(unit: Unit, start: int, stop: int, count: Counter[str]) -> float:
    """Return 0-1: how much the speech makes of the words of the answer."""
    words = [t for t in unit.tokens if start <= t.start and t.stop <= stop and len(t.text) > 1]
    if not words:
        return 0.3
    return min(1.0, sum(min(count[t.text], 6) * min(rarity(t.text), 12) for t in words) / len(words) / 60)
