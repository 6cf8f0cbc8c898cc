"""The summary 摘要: whole sentences of the speech, verbatim and in order, within a number of characters."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.schema import SummarySpec
from pipeline.speech import Section
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.results import SectionSummary, Summary, SummarySentence
from pipeline.study.summary.budget import length_of
from pipeline.study.summary.candidates import Group, candidates_of
from pipeline.study.summary.chances import Chances
from pipeline.study.summary.choose import Choice, choose
from pipeline.study.summary.merit import merit_of

_LEAST = 0.2  # chance of a sentence worth printing where the layout leaves the length to us
_MANY = 40  # candidates of a text; where there are fewer, more of them are worth printing
_HEADLINE = (12, 80)  # characters of the one-sentence summary
_EDGE = 0.15  # share of the sentences at the start and at the end where a speech says its main thing
_EDGE_BONUS = 1.5


def make_summary(analysis: Analysis, options: SummarySpec) -> Summary:
    """Return the summary of at most `length` characters, the headline, and one summary for each section.

    A length that the layout asks for is filled; else nothing is printed only to fill the page.
    """
    candidates, chances = candidates_of(analysis), Chances(analysis)
    least = 0.0 if options.length else _LEAST * min(1.0, len(candidates) / _MANY)
    chosen = choose(analysis, chances, candidates, options.length or length_of(analysis), least, parts=True)
    sections = tuple(
        _summarise(section, analysis, chances, options.section_length) for section in analysis.speech.sections
    )
    return Summary(
        tuple(_cite(choice, analysis) for choice in chosen),
        _headline(candidates, analysis),
        tuple(section for section in sections if section.sentences),
    )


def _summarise(section: Section, analysis: Analysis, chances: Chances, length: int) -> SectionSummary:
    inside = analysis.inside(section)
    chosen = choose(analysis, chances, candidates_of(analysis, inside), length)
    return SectionSummary(section.id, section.title, tuple(_cite(choice, analysis) for choice in chosen))


def _cite(choice: Choice, analysis: Analysis) -> SummarySentence:
    unit = choice.unit
    return SummarySentence(
        unit.text[choice.start :], unit.section.id if unit.section else None, analysis.cite([unit], *choice.why)
    )


def _headline(candidates: Sequence[Group], analysis: Analysis) -> SummarySentence | None:
    """Return the one sentence that says most of the whole: heavy, of a readable length, rather at the start or end."""
    least, most = _HEADLINE
    fit = [group[0] for group in candidates if len(group) == 1]
    fit = [unit for unit in fit if not unit.narrative] or fit
    pool = [unit for unit in fit if least <= len(unit.text) <= most and not unit.particular]
    pool = pool or [unit for unit in fit if least <= len(unit.text) <= most] or fit
    if not pool:
        return None
    total = len(analysis.units)

    def score(unit: Unit) -> float:
        at_edge = min(unit.index, total - 1 - unit.index) < total * _EDGE
        return float(
            unit.weight
            * merit_of(unit, analysis)
            * (_EDGE_BONUS if at_edge else 1)
            * analysis.salience.likeness[unit.index]
        )

    best = max(pool, key=lambda unit: (score(unit), -unit.index))
    return _cite(Choice(best, (f"weight {best.weight:.2f}: most of the whole in one sentence",)), analysis)
