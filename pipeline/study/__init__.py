"""What is worth printing about a speech: one package a kind, each a pure function over one shared analysis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pipeline.layout import Layout
from pipeline.layout.schema import StudySpec
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis, analyse
from pipeline.study.facts import find_facts
from pipeline.study.items import make_items
from pipeline.study.outline import make_outline
from pipeline.study.proofreading import find_slips
from pipeline.study.questions import ask_questions
from pipeline.study.quotes import find_quotes
from pipeline.study.reading import measure_reading
from pipeline.study.results import Study
from pipeline.study.summary import make_summary
from pipeline.study.terms import find_terms

Kind = Callable[[Speech, Analysis, StudySpec], Any]

# One entry per field of Study. To add a kind: its module, its line here, its field, its part in a template.
STUDIES: dict[str, Kind] = {
    "outline": make_outline,
    "summary": make_summary,
    "quotes": find_quotes,
    "terms": find_terms,
    "questions": ask_questions,
    "items": make_items,
    "facts": find_facts,
    "reading": measure_reading,
    "findings": find_slips,
}


def make_study(speech: Speech, layout: Layout) -> Study:
    """Return everything found in `speech`, as `layout.study` asks for it.

    Proofreading runs first: what it flags is kept out of the summary, the questions and the items.
    """
    options = layout.study
    analysis = analyse(speech, options)
    findings = STUDIES["findings"](speech, analysis, options)
    analysis = analysis.with_findings(findings)
    results = {
        name: findings if name == "findings" else study(speech, analysis, options) for name, study in STUDIES.items()
    }
    return Study(**results)


def with_summary_of(study: Study, speech: Speech, layout: Layout) -> Study:
    """Return `study` with the summary that `layout.study` asks for, all else as it is."""
    analysis = analyse(speech, layout.study).with_findings(study.findings)
    return replace(study, summary=make_summary(speech, analysis, layout.study))
