"""The sentences of an English text as points to ask about."""

from __future__ import annotations

import re

from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.addressed import is_plan
from pipeline.study.analysis.demands import demanded, is_past
from pipeline.study.analysis.quotable import LONGEST_EN, is_clear_en, quotation_in, without_lead
from pipeline.study.analysis.roles import Role
from pipeline.study.questions.point import Kind

_CONTRAST = re.compile(r"\bnot (?!just|only|merely|simply|alone)[^.]{2,80}(?:\bbut\b|—|; )|\brather than\b", re.I)
_OTHERS: tuple[Role, ...] = (
    "direction", "ceremony", "bridge", "question", "example", "narrative", "quotation", "achievement", "reason",
)  # fmt: skip
_TOLD = re.compile(r"\b(?:reported|noted|said|told|stated|heard) that\b", re.I)  # what was said at a meeting
_SAID = frozenset(("speech", "essay", "lecture", "interview", "letter"))  # texts whose plain statements say something
_TAUGHT = frozenset(("lecture", "transcript"))
_TALK = 20  # words of a sentence of talk that nobody wrote: longer ones lose their grammar
_WORDS = 6  # of a sentence that says something whole; a demand may have fewer
_PHRASE = 3  # words of what a demand asks for


def point_of_english(unit: Unit, analysis: Analysis, binding: bool) -> tuple[str, Kind, float] | None:
    """Return the words of a sentence, how a question may use them, and their worth."""
    if unit.role == "quotation":
        words = quotation_in(unit)
        return (words, "quotation", 2.0) if words else None
    text = without_lead(unit.text).rstrip(". ")
    if unit.role in _OTHERS or is_past(unit, analysis) or unit.narrative or _TOLD.search(text):
        return None
    asked = unit.role in ("demand", "duty") and not is_plan(unit)
    if asked and binding and (phrase := demanded(unit.text, "en")) and len(phrase.split()) >= _PHRASE:
        return phrase, "do", 2.2
    if (
        len(text.split()) < (4 if asked else _WORDS)
        or len(text) > LONGEST_EN
        or not is_clear_en(text)
        or _is_loose(text, analysis)
    ):
        return None
    text = text[0].upper() + text[1:]
    if _CONTRAST.search(text):
        return text, "contrast", 2.6
    kinds: dict[str, tuple[Kind, float]] = {
        "demand": ("demand", 2.0) if binding else ("call", 1.6), "claim": ("claim", 2.2), "duty": ("duty", 2.0),
        "problem": ("problem" if binding else "claim", 1.6), "target": ("target" if binding else "claim", 2.0),
    }  # fmt: skip
    if unit.role in kinds:
        kind, worth = kinds[unit.role]
        if kind == "claim" and unit.does("demand"):
            kind = "call"
        if (kind == "call" and analysis.kind in _TAUGHT) or (kind == "claim" and analysis.kind == "minutes"):
            return None  # how a thing is done, no programme; how things are, no view to weigh
        if kind == "claim" and re.search(r"\d", text):
            return None  # a figure is a fact to know, not a view to weigh
        return text, kind, worth
    if (
        unit.role == "statement"
        and analysis.kind in _SAID
        and not unit.leans
        and not unit.particular
        and re.search(
            r"\b(?:is|are) (?:not |never |always |only |about )?(?:an?|the|what|how|something|that which)\b", text
        )
        and not re.search(r"\d|\bmeans\b", text)
    ):
        return text, "sentence", -1.0
    return None


def _is_loose(text: str, analysis: Analysis) -> bool:
    return analysis.kind in _TAUGHT and len(text.split()) > _TALK
