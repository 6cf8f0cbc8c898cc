"""Suspected slips of the source: reported with their place, never corrected.

Only rules that are nearly always right: a proof that cries wolf is not read. Each rule takes the analysis and
yields findings; a new rule is a function and its line in RULES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.study.analysis import Analysis
from pipeline.study.analysis.number_phrases import NumberPhrase
from pipeline.study.proofreading.counting import heading_numbers, inline_series, wrong_counts
from pipeline.study.proofreading.likeness import find_likely_substitutions
from pipeline.study.proofreading.marks import (
    double_marks,
    half_width,
    missing_stops,
    unended_paragraphs,
    unmatched_marks,
)
from pipeline.study.proofreading.repeats import doubled_words, repeated_text
from pipeline.study.proofreading.wording import old_places, placeholders, variants, wrong_words
from pipeline.study.results import Finding

Rule = Callable[[Analysis], Iterator[Finding]]


def find_slips(analysis: Analysis, phrases: Sequence[NumberPhrase]) -> tuple[Finding, ...]:
    """Return the suspected slips in text order; `phrases` are the number phrases of the speech."""
    chinese = analysis.speech.language == "zh"
    found = {finding for rule in (RULES if chinese else ANY_LANGUAGE) for finding in rule(analysis)}
    if chinese:
        found.update(wrong_counts(phrases))
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.column, finding.kind, finding.text)))


ANY_LANGUAGE: tuple[Rule, ...] = (unmatched_marks, repeated_text)
RULES: tuple[Rule, ...] = (
    unmatched_marks, missing_stops, unended_paragraphs, doubled_words, placeholders, wrong_words, variants,
    old_places, half_width, double_marks, inline_series, heading_numbers, repeated_text,
    find_likely_substitutions,
)  # fmt: skip
