"""The speaker's own maxims: short sentences, or balanced parts of one, that stand alone (没有创新，就没有突破)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.study.analysis import Analysis
from pipeline.study.analysis.unit import Unit
from pipeline.study.quotes.maxim_chinese import chinese_maxims
from pipeline.study.quotes.maxim_english import english_maxims
from pipeline.study.quotes.maxim_worth import Maxim
from pipeline.study.results import Quote

# From what worth on a sentence is printed. Talk without a script and answers to questions hold few maxims.
_LEAST = {
    "report": 1.7,
    "news": 1.7,
    "minutes": 1.7,
    "lecture": 1.5,
    "essay": 1.5,
    "interview": 2.0,
    "transcript": 1.9,
    "policy": 2.3,
}
_LEAST_TALK = 1.9
_ENOUGH = 30  # sentences from which their habits tell talk from a written speech
_PERSONAL = re.compile("我(?![们們国國党黨])|[你妳]")
_LINKED = re.compile("所以|然[后後]|因[为為]|我|但是|那|[这這]|就是|而且|其[实實]")
_LEAST_ELSE = 1.25
_NEVER = "statute"  # rules


def find_aphorisms(analysis: Analysis, taken: Iterable[str], most: int) -> list[tuple[int, int, Quote]]:
    """Return up to `most` maxims of the speaker's as (paragraph index, offset, quote); none from sentences `taken`."""
    if analysis.kind == _NEVER:
        return []
    used = frozenset(taken)
    spoken = [unit for unit in analysis.units if unit.spoken]
    talk = analysis.unprepared or _is_talk([unit.text for unit in spoken])
    least = _LEAST_TALK if talk else _LEAST.get(analysis.kind, _LEAST_ELSE)
    in_paragraph = english_maxims if analysis.speech.language == "en" else chinese_maxims
    found: list[tuple[float, int, tuple[Unit, ...], Maxim]] = []
    for _, group in groupby(spoken, key=lambda unit: unit.paragraph.id):
        for units, maxim in in_paragraph([*group]):
            if maxim.worth >= least and not any(unit.id in used for unit in units):
                found.append((-maxim.worth, units[0].index, units, maxim))
    place = {paragraph.id: number for number, paragraph in enumerate(analysis.speech.paragraphs)}
    best = _best([(units, maxim) for _, _, units, maxim in sorted(found, key=lambda entry: entry[:2])], most)
    return [_entry(analysis, place[units[0].paragraph.id], units, maxim) for units, maxim in best]


def _is_talk(sentences: Sequence[str]) -> bool:
    """Return whether people talk without a script: a fourth says I or you, a fourth begins with 所以, 然后, 但是."""
    if len(sentences) < _ENOUGH:
        return False
    personal = sum(_PERSONAL.search(text) is not None for text in sentences)
    linked = sum(_LINKED.match(text) is not None for text in sentences)
    return 4 * min(personal, linked) >= len(sentences)


def _best(found: Iterable[tuple[tuple[Unit, ...], Maxim]], most: int) -> list[tuple[tuple[Unit, ...], Maxim]]:
    """Return the first `most`, none twice and none that lies in another."""
    kept: list[tuple[tuple[Unit, ...], Maxim]] = []
    words: list[str] = []
    for units, maxim in found:
        if len(kept) >= most:
            break
        bare = re.sub(r"\W", "", _text(units, maxim))
        if not any(bare in other or other in bare for other in words):
            kept.append((units, maxim))
            words.append(bare)
    return kept


def _text(units: Sequence[Unit], maxim: Maxim) -> str:
    start = units[0].sentence.start
    return units[0].paragraph.text[start + maxim.start : start + maxim.stop].strip()


def _entry(analysis: Analysis, number: int, units: Sequence[Unit], maxim: Maxim) -> tuple[int, int, Quote]:
    start = units[0].sentence.start + maxim.start
    _, column = units[0].paragraph.position(start)
    quote = Quote(_text(units, maxim), "aphorism", None, None, None, column, analysis.cite(units, maxim.why))
    return number, start, quote
