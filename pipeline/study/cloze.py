"""cloze: to be written."""

from __future__ import annotations

from pipeline.layout.schema import StudySpec
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis
from pipeline.study.results import Item


def make_items(speech: Speech, analysis: Analysis, options: StudySpec) -> tuple[Item, ...]:
    return ()
