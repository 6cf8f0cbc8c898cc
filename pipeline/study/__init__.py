"""What is worth printing about a speech: a package a kind, each a pure function over one shared analysis.

To add a kind: its package; below, its field in `Study` (with a value for a study without it) and its line in
`make_study`; its part in a template; a test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.layout import DocumentLayout
from pipeline.speech import Genre, Speech
from pipeline.study.analysis import Analysis, Unit, analyse
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.facts import find_facts
from pipeline.study.items import make_items
from pipeline.study.outline import make_outline
from pipeline.study.proofreading import find_slips
from pipeline.study.questions import ask_questions
from pipeline.study.quotes import find_quotes
from pipeline.study.reading import measure_reading
from pipeline.study.results import (
    Fact,
    Finding,
    Item,
    Outline,
    Question,
    Quote,
    Reading,
    Remarks,
    Summary,
    Term,
    Told,
)
from pipeline.study.speaking import plan_remarks
from pipeline.study.summary import make_summary
from pipeline.study.terms import find_terms
from pipeline.study.twin import put_back, twin_of
from pipeline.study.withheld import UNKNOWN_LANGUAGE, what_to_withhold

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True)
class Study:
    """Everything found in one speech.

    `genre`: what kind of text it was studied as, and why. `called`: what it is called in print (讲话, 条例, talk).
    `sentences`: what each does. `withheld`: what cannot be done well with such a text, and why it was not:
    "study" (all but the text and its headings), "points" (outline, speaking notes and discussion sheet), "speaking"
    (speaking notes alone), "questions" (those for discussion and to read with).
    """

    outline: Outline
    summary: Summary
    quotes: tuple[Quote, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    items: tuple[Item, ...]  # cloze, choice and true/false, in text order within each kind
    facts: tuple[Fact, ...]
    reading: Reading
    findings: tuple[Finding, ...]
    genre: Genre
    called: str
    sentences: tuple[Told, ...]
    withheld: Mapping[str, str]
    remarks: Remarks  # what a reader may speak to


def make_study(speech: Speech, layout: DocumentLayout) -> Study:
    """Return everything found in `speech`, as `layout.study` asks for it.

    Each kind takes what it rests on, so that nothing is looked for twice. Proofreading runs first: what it flags is
    kept out of the summary, the questions and the items.
    """
    twin = twin_of(speech)
    found = _study(twin, layout) if speech.known_language else _study_of_headings(twin, layout)
    return _put_back(found, speech, twin)


def _put_back(found: _Found, speech: Speech, twin: Speech) -> _Found:
    return found if twin is speech else put_back(found, speech)


def _study(speech: Speech, layout: DocumentLayout) -> Study:
    options = layout.study
    analysis = analyse(speech, options)
    phrases = find_number_phrases(analysis)
    findings = find_slips(analysis, phrases)
    analysis = analysis.with_findings(findings)
    outline = make_outline(analysis, options.outline)
    withheld = what_to_withhold(analysis.kind, len(outline.items))
    if "points" in withheld:
        outline = Outline(())
    terms = find_terms(analysis, phrases, options.terms)
    remarks = Remarks(()) if "points" in withheld else plan_remarks(analysis)
    if not remarks.points:
        withheld = {"speaking": "fewer than two demands that a reader could speak to"} | dict(withheld)
    questions = () if "points" in withheld else ask_questions(analysis, terms, options.questions)
    if not questions and options.questions.count:
        withheld = {"questions": "fewer than two things that can be asked about"} | dict(withheld)
    return Study(
        outline=outline,
        summary=make_summary(analysis, options.summary),
        quotes=find_quotes(analysis, options.quotes),
        terms=terms,
        questions=questions,
        remarks=remarks,
        items=make_items(analysis, options.cloze),
        facts=find_facts(analysis),
        reading=measure_reading(analysis, options.reading),
        findings=findings,
        genre=analysis.genre,
        called=analysis.called,
        sentences=tuple(_told(unit, analysis) for unit in analysis.units if unit.roles),
        withheld=withheld,
    )


def _study_of_headings(speech: Speech, layout: DocumentLayout) -> Study:
    """Return the study of a text in a language that is not known: its own headings, and nothing made of its words."""
    options = layout.study
    analysis = analyse(speech, options)
    return Study(
        outline=make_outline(analysis, options.outline.model_copy(update={"sentences": 0})),
        summary=Summary((), None),
        quotes=(),
        terms=(),
        questions=(),
        remarks=Remarks(()),
        items=(),
        facts=(),
        reading=measure_reading(analysis, options.reading),
        findings=(),
        genre=analysis.genre,
        called=analysis.called,
        sentences=(),
        withheld={"study": UNKNOWN_LANGUAGE},
    )


def _told(unit: Unit, analysis: Analysis) -> Told:
    """Return what a sentence does, its reasons with the words that show it."""
    why = (f"{found.role}: {found.why}" + (f" ({found.words})" if found.words else "") for found in unit.roles)
    beside = tuple(found.role for found in unit.roles[1:])
    return Told(unit.text, unit.role, beside, unit.subject, analysis.cite([unit], *why))


def with_other_summaries(study: Study, speech: Speech, layout: DocumentLayout) -> Callable[[DocumentLayout], Study]:
    """Return what gives `study` with the summary a layout asks for, all else as it is: one analysis for all."""
    twin = twin_of(speech)
    analysis = analyse(twin, layout.study).with_findings(study.findings)
    return lambda own: replace(study, summary=_put_back(make_summary(analysis, own.study.summary), speech, twin))
