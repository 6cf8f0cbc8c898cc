"""The summary 摘要: whole sentences of the speech, verbatim and in order, within a number of characters."""

from __future__ import annotations

from pipeline.layout.schema import StudySpec
from pipeline.speech import Section, Speech
from pipeline.study.analysis import Analysis
from pipeline.study.choose import Choice, candidates_of, choose
from pipeline.study.results import SectionSummary, Summary, SummarySentence

_HEADLINE = (12, 90)  # characters of the one-sentence summary


def make_summary(speech: Speech, analysis: Analysis, options: StudySpec) -> Summary:
    """Return the summary of at most `summary.length` characters, the headline, and one summary for each section.

    Every top-level part that has a sentence fit to stand alone is represented, the longest parts first where the
    length does not suffice for all.
    """
    chosen = choose(analysis, candidates_of(analysis), options.summary.length, parts=True)
    sections = tuple(_summarise(section, analysis, options.summary.section_length) for section in speech.sections)
    return Summary(
        tuple(_cite(choice, analysis) for choice in chosen),
        _headline(analysis),
        tuple(section for section in sections if section.sentences),
    )


def _summarise(section: Section, analysis: Analysis, length: int) -> SectionSummary:
    inside = analysis.inside(section)
    chosen = choose(analysis, candidates_of(analysis, inside), length)
    return SectionSummary(section.id, section.title, tuple(_cite(choice, analysis) for choice in chosen))


def _cite(choice: Choice, analysis: Analysis) -> SummarySentence:
    unit = choice.unit
    return SummarySentence(unit.text, unit.section.id if unit.section else None, analysis.cite([unit], *choice.why))


def _headline(analysis: Analysis) -> SummarySentence | None:
    """Return the one sentence that says most: heavy, of a readable length, at best from the first or last part."""
    least, most = _HEADLINE
    fit = [group[0] for group in candidates_of(analysis) if len(group) == 1]
    short = [unit for unit in fit if least <= len(unit.text) <= most] or fit
    if not short:
        return None
    best = max(short, key=lambda unit: (unit.weight, -unit.index))
    return _cite(Choice(best, (f"weight {best.weight:.2f}: the heaviest sentence that stands alone",)), analysis)
