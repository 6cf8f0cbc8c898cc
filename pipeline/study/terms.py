"""terms: to be written."""

from __future__ import annotations

from pipeline.layout.schema import StudySpec
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis
from pipeline.study.results import Term


def find_terms(speech: Speech, analysis: Analysis, options: StudySpec) -> tuple[Term, ...]:
    return ()
