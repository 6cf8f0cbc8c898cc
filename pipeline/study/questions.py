"""questions: to be written."""

from __future__ import annotations

from pipeline.layout.schema import StudySpec
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis
from pipeline.study.results import Question


def ask_questions(speech: Speech, analysis: Analysis, options: StudySpec) -> tuple[Question, ...]:
    return ()
