"""The number or label before a sentence of the summary: odd where its series is broken, not what it says."""

from __future__ import annotations

from pipeline.language.labels import label_length
from pipeline.study.analysis import Unit

_SEEN = 24  # characters at the start of a sentence


def label_of(unit: Unit) -> int:
    """Return how many characters at the start of a sentence are its number or label, 0 if it has none.

    The number of an article (第三条) is how a rule is cited, and stays.
    """
    return label_length(unit.text[:_SEEN], articles=False)
