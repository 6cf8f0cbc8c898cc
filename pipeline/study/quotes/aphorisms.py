"""The speaker's own maxims: short sentences, or balanced parts of one, that stand alone (没有创新，就没有突破)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.language.script import fold
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.unit import Unit
from pipeline.study.quotes.maxim_clauses import clauses_of
from pipeline.study.quotes.maxim_english import english_maxims
from pipeline.study.quotes.maxim_worth import Maxim, maxims_of, mirrored_sentences
from pipeline.study.results import Quote

# From what worth on a sentence is printed. Talk without a script and answers to questions hold few maxims.
_LEAST = {"report": 1.7, "news": 1.7, "minutes": 1.7, "interview": 2.0, "transcript": 1.9, "policy": 2.3}
_LEAST_TALK = 1.9
_LEAST_ELSE = 1.5
_NEVER = "statute"  # rules


def find_aphorisms(analysis: Analysis, taken: Iterable[str], most: int) -> list[tuple[int, int, Quote]]:
    """Return up to `most` maxims of the speaker's as (paragraph index, offset, quote); none from sentences `taken`."""
    if analysis.kind == _NEVER:
        return []
    used = frozenset(taken)
    least = _LEAST_TALK if analysis.unprepared else _LEAST.get(analysis.kind, _LEAST_ELSE)
    place = {paragraph.id: number for number, paragraph in enumerate(analysis.speech.paragraphs)}
    spoken = [unit for unit in analysis.units if unit.spoken]
    found: list[tuple[float, int, int, Quote]] = []
    for key, group in groupby(spoken, key=lambda unit: unit.paragraph.id):
        for units, maxim in _in_paragraph([*group], used, analysis.speech.language):
            if maxim.worth >= least:
                start = units[0].sentence.start + maxim.start
                found.append((-maxim.worth, place[key], start, _quote(analysis, units, start, maxim)))
    return _best(found, most)


def _best(found: Sequence[tuple[float, int, int, Quote]], most: int) -> list[tuple[int, int, Quote]]:
    """Return the best, none twice and none that lies in another."""
    kept: list[tuple[int, int, Quote]] = []
    for _, number, start, quote in sorted(found, key=lambda entry: entry[:3]):
        bare = re.sub(r"\W", "", quote.text)
        if len(kept) < most and not any(bare in re.sub(r"\W", "", other.text) for _, _, other in kept):
            kept.append((number, start, quote))
    return kept


def _in_paragraph(units: Sequence[Unit], used: frozenset[str], language: str) -> list[tuple[tuple[Unit, ...], Maxim]]:
    """Return the maxims of a paragraph with their sentences; sentences that mirror each other are one maxim."""
    if language == "en":
        return [entry for entry in english_maxims(units) if not any(unit.id in used for unit in entry[0])]
    result: list[tuple[tuple[Unit, ...], Maxim]] = []
    folded = [fold(unit.text) for unit in units]
    for index, unit in enumerate(units):
        if unit.id in used:
            continue
        clauses = clauses_of(folded[index], unit.tokens)
        single = maxims_of(unit, folded[index], clauses)
        before = units[index - 1] if index and units[index - 1].id not in used else None
        joined = mirrored_sentences(before, unit, folded[index - 1], folded[index]) if before else None
        if joined is not None and before is not None:
            shift = before.sentence.start - unit.sentence.start
            best = max([joined.worth, *(maxim.worth for maxim in single if not maxim.start)])
            result = [entry for entry in result if entry[0][-1] is not before or entry[1].start]
            joined = joined._replace(stop=joined.stop - shift, worth=best)
            result.append(((before, unit), joined))
            single = [maxim for maxim in single if maxim.start]
        result += [((unit,), maxim) for maxim in single]
    return result


def _quote(analysis: Analysis, units: Sequence[Unit], start: int, maxim: Maxim) -> Quote:
    paragraph = units[0].paragraph
    text = paragraph.text[start : units[0].sentence.start + maxim.stop].strip()
    _, column = paragraph.position(start)
    return Quote(text, "aphorism", None, None, None, column, analysis.cite(units, maxim.why))
