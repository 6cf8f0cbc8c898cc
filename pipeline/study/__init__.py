"""What is worth printing about a speech: a package a kind, each a pure function over one shared analysis.

To add a kind: its package; below, its field in `Study` (with a value for a study without it) and its line in
`make_study`; its part in a template; a test.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.layout import DocumentLayout
from pipeline.speech import Speech
from pipeline.study.analysis import analyse
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.facts import find_facts
from pipeline.study.items import make_items
from pipeline.study.outline import make_outline
from pipeline.study.proofreading import find_slips
from pipeline.study.questions import ask_questions
from pipeline.study.quotes import find_quotes
from pipeline.study.reading import measure_reading
from pipeline.study.results import Fact, Finding, Item, Outline, Question, Quote, Reading, Summary, Term
from pipeline.study.summary import make_summary
from pipeline.study.terms import find_terms


@dataclass(frozen=True, slots=True)
class Study:
    """Everything found in one speech."""

    outline: Outline
    summary: Summary
    quotes: tuple[Quote, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    items: tuple[Item, ...]  # cloze, choice and true/false, in text order within each kind
    facts: tuple[Fact, ...]
    reading: Reading
    findings: tuple[Finding, ...]


def make_study(speech: Speech, layout: DocumentLayout) -> Study:
    """Return everything found in `speech`, as `layout.study` asks for it.

    Each kind takes what it rests on, so that nothing is looked for twice. Proofreading runs first: what it flags is
    kept out of the summary, the questions and the items.
    """
    options = layout.study
    analysis = analyse(speech, options)
    phrases = find_number_phrases(analysis)
    findings = find_slips(analysis, phrases)
    analysis = analysis.with_findings(findings)
    outline = make_outline(analysis, options.outline)
    terms = find_terms(analysis, phrases, options.terms)
    return Study(
        outline=outline,
        summary=make_summary(analysis, options.summary),
        quotes=find_quotes(speech, options.quotes),
        terms=terms,
        questions=ask_questions(analysis, outline, terms, options.questions),
        items=make_items(analysis, options.cloze),
        facts=find_facts(analysis),
        reading=measure_reading(analysis, options.reading),
        findings=findings,
    )


def with_other_summaries(study: Study, speech: Speech, layout: DocumentLayout) -> Callable[[DocumentLayout], Study]:
    """Return what gives `study` with the summary a layout asks for, all else as it is: one analysis for all."""
    analysis = analyse(speech, layout.study).with_findings(study.findings)
    return lambda own: replace(study, summary=make_summary(analysis, own.study.summary))
