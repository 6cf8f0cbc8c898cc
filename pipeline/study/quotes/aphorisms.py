"""The speaker's own maxims: short sentences, or balanced parts of one, that stand alone (没有创新，就没有突破)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

from pipeline.study.analysis import Analysis
from pipeline.study.analysis.unit import Unit
from pipeline.study.quotes.maxim_candidates import Stretch, stretches
from pipeline.study.quotes.maxim_clauses import end_of
from pipeline.study.quotes.maxim_traits import inner_traits, most_inner, outer_traits, traits_of_text, worth
from pipeline.study.quotes.maxim_whole import is_whole
from pipeline.study.results import Quote

# Worth from which on a stretch is printed: more where the text has many good ones (its tenth best counts), since
# readers note down about as many of each text. Fitted like maxim_weights.txt, which says what share is noted.
_LEAST = -0.4
_OF_TENTH = 0.5
_TENTH = 10
# Worth under which none is printed, however few there are. English has fewer turns to tell a maxim by.
_LOWEST = {"zh": -1.6, "en": -1.3}
_FLOOR = -2.3  # worth under which a stretch is not looked at closely
_SHORT = 0.7  # of the middle sentence's length: a sentence that much shorter stands out
_NEVER = "statute"  # rules


class Maxim(NamedTuple):
    """A stretch that is a maxim, how good it is, and why."""

    stretch: Stretch
    worth: float
    why: str


def find_aphorisms(analysis: Analysis, taken: Collection[str], most: int) -> list[tuple[int, int, Quote]]:
    """Return up to `most` maxims of the speaker's as (paragraph index, offset, quote); none from sentences `taken`."""
    units = [unit for unit in analysis.units if unit.spoken]
    if analysis.kind == _NEVER or not units or not most:
        return []
    found = sorted(_rated(analysis, units, taken), key=lambda maxim: (-maxim.worth, maxim.stretch.units[0].index))
    best = _best(found, max(most, _TENTH))
    tenth = best[_TENTH - 1].worth if len(best) >= _TENTH else _FLOOR
    bar = max(_LEAST + _OF_TENTH * tenth, _LOWEST[analysis.speech.language])
    place = {paragraph.id: number for number, paragraph in enumerate(analysis.speech.paragraphs)}
    return [
        _entry(analysis, place[maxim.stretch.units[0].paragraph.id], maxim)
        for maxim in best[:most]
        if maxim.worth >= bar
    ]


def _rated(analysis: Analysis, units: Sequence[Unit], taken: Collection[str]) -> Iterator[Maxim]:
    """Yield every whole stretch that is worth a close look."""
    language = "en" if analysis.speech.language == "en" else "zh"
    of_text = traits_of_text(analysis, units)
    base = worth({**of_text, "bias": 1.0})
    short = _SHORT * median(len(unit.text) for unit in units)
    for _, group in groupby(units, key=lambda unit: unit.paragraph.id):
        paragraph = [*group]
        numbers = {unit.id: number for number, unit in enumerate(paragraph)}
        for stretch in stretches(paragraph, language):
            last = stretch.units[-1]
            if any(unit.id in taken for unit in stretch.units):
                continue
            closes = last is paragraph[-1] and len(paragraph) > 1
            outer = outer_traits(stretch, language, closes, len(last.text) < short)
            degree = base + worth(dict.fromkeys(outer, 1.0))
            if degree + most_inner(stretch) < _FLOOR:
                continue  # the dear part is looked at only where it can decide
            following = paragraph[numbers[last.id] + 1].text if last is not paragraph[-1] else ""
            if not is_whole(stretch, following, language):
                continue
            inner = inner_traits(stretch, language, outer)
            if (degree := degree + worth(inner)) >= _FLOOR:
                yield Maxim(stretch, degree, _why(stretch, inner))


def _why(stretch: Stretch, traits: Mapping[str, float]) -> str:
    if len(stretch.units) > 1:
        return "前后句对仗"
    if stretch.turns:
        return f"句式“{max(stretch.turns, key=lambda turn: turn.strong).name}”"
    return "对仗" if traits["mirrored"] or traits["denied"] else "概括的判断"


def _best(found: Iterable[Maxim], most: int) -> list[Maxim]:
    """Return the first `most`, none twice and none that lies in another."""
    kept: list[Maxim] = []
    words: list[str] = []
    places: dict[str, list[tuple[int, int]]] = {}
    for maxim in found:
        if len(kept) >= most:
            break
        stretch = maxim.stretch
        here = [span for unit in stretch.units for span in places.get(unit.id, ())]
        bare = re.sub(r"\W", "", stretch.text)
        if any(stretch.start < stop and start < stretch.stop for start, stop in here):
            continue
        if any(bare in other or other in bare for other in words):
            continue
        kept.append(maxim)
        words.append(bare)
        for unit in stretch.units:
            places.setdefault(unit.id, []).append((stretch.start, stretch.stop))
    return kept


def _entry(analysis: Analysis, number: int, maxim: Maxim) -> tuple[int, int, Quote]:
    units = maxim.stretch.units
    paragraph, offset = units[0].paragraph, units[0].sentence.start
    start, stop = offset + maxim.stretch.start, offset + maxim.stretch.stop
    stop = min(end_of(paragraph.text, stop), units[-1].sentence.stop)
    _, column = paragraph.position(start)
    quote = Quote(
        paragraph.text[start:stop].strip(), "aphorism", None, None, None, column, analysis.cite(units, maxim.why)
    )
    return number, start, quote
