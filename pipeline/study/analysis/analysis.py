"""The analysis that every kind of study shares: each sentence with its words, its place and its weight.

Computed once per speech. The kinds read it and never change it:

    for unit in analysis.units:            # every sentence of the text in order, headings too
        unit.text, unit.tokens             # words with class and offset in unit.text
        unit.kind == "body"                # heading, body, verse, salutation, title, …
        unit.section, unit.part            # the deepest heading above it; number of the top-level part
        unit.leans                         # why it cannot be read alone ("opens with 因此"), () if it can
        unit.people                        # where people are named
        unit.particular                    # tells of people, figures, dates or what happened lately
        unit.narrative                     # tells how things went: who met, what was issued
        unit.flags                         # what the proofreader found in it
        unit.weight                        # 0-1: how much of the speech's content it holds
    analysis.unit("p3s2"), analysis.inside(section), analysis.cite([unit, …], "why")
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import sqrt
from typing import Literal

from pipeline.layout.schema import StudySpec
from pipeline.speech import Paragraph, Section, Sentence, Speech, Spot
from pipeline.study.analysis.people import fold
from pipeline.study.analysis.salience import Salience, measure_salience
from pipeline.study.analysis.segment import Token, cut_words, merge_words
from pipeline.study.analysis.standing import (
    count_particles,
    is_filler,
    is_narrative,
    is_particular,
    named_people,
    what_it_leans_on,
)
from pipeline.study.analysis.words import load_words
from pipeline.study.results import Finding, Ref

_PARTICLES = 0.01  # share of particles (这个, 对吧, 嘛) in unprepared talk; a written speech has a third of it at most

UnitKind = Literal[
    "title", "subtitle", "speaker", "date", "occasion", "byline", "salutation", "heading", "body", "verse",
    "caption", "toc", "closing", "signature", "note", "label",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence as the study sees it; `index` counts all units of the speech.

    `section` is the deepest section it lies in (for a heading: its own). `part` is the number of the top-level
    section from 1, 0 before the first. `tokens` joined are `text`.
    """

    index: int
    sentence: Sentence
    paragraph: Paragraph
    kind: UnitKind
    section: Section | None
    part: int
    tokens: tuple[Token, ...]
    leans: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    weight: float = 0.0
    people: tuple[tuple[int, int], ...] = ()  # where they are named: offsets in `text`
    particular: bool = False
    narrative: bool = False

    @property
    def id(self) -> str:
        return self.sentence.id

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def spoken(self) -> bool:
        """Whether this is running text, not a heading, a salutation or the head or foot of the document."""
        return self.kind in ("body", "verse")


@dataclass(frozen=True)
class Analysis:
    """The units of a speech in text order. `stopwords` are the list's and the user's own."""

    speech: Speech
    units: tuple[Unit, ...]
    stopwords: frozenset[str]
    salience: Salience  # by Unit.index; of spoken units only
    findings: tuple[Finding, ...] = field(default=())

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def _starts(self) -> list[Spot]:
        place = {paragraph.id: number for number, paragraph in enumerate(self.speech.paragraphs)}
        return [Spot(place[unit.paragraph.id], unit.sentence.start) for unit in self.units]

    @cached_property
    def _heads(self) -> Mapping[str, list[Unit]]:
        heads: dict[str, list[Unit]] = {}
        for unit in self.units:
            if unit.kind == "heading" and unit.section:
                heads.setdefault(unit.section.id, []).append(unit)
        return heads

    @cached_property
    def parts(self) -> tuple[tuple[Unit, ...], ...]:
        """The spoken units of each top-level part; index 0 is what comes before the first heading."""
        parts: list[list[Unit]] = [[] for _ in range(len(self.speech.sections) + 1)]
        for unit in self.units:
            if unit.spoken:
                parts[unit.part].append(unit)
        return tuple(tuple(part) for part in parts)

    @cached_property
    def unprepared(self) -> bool:
        """Whether this is the record of unprepared talk: no headings, and full of particles."""
        if self.speech.sections or self.speech.language != "zh":
            return False
        spoken = [unit.text for unit in self.units if unit.spoken]
        particles = sum(count_particles(fold(text)) for text in spoken)
        return particles >= _PARTICLES * sum(map(len, spoken)) > 0

    def unit(self, sentence_id: str) -> Unit:
        """Return the unit of a sentence id; KeyError if the speech has none such."""
        return self.by_id[sentence_id]

    def heads(self, section: Section) -> Sequence[Unit]:
        """Return the sentences of a section's heading."""
        return self._heads.get(section.id, ())

    def inside(self, section: Section, own: bool = False) -> tuple[Unit, ...]:
        """Return the spoken units that a section governs; `own`: without those of its children."""
        first = bisect_right(self._starts, Spot(section.start.paragraph, section.head_stop - 1))
        stop = bisect_right(self._starts, Spot(section.stop.paragraph, section.stop.offset - 1))
        units = (unit for unit in self.units[first:stop] if unit.spoken)
        return tuple(unit for unit in units if not own or (unit.section and unit.section.id == section.id))

    def cite(self, units: Iterable[Unit], *why: str) -> Ref:
        """Return the reference to some units (at least one, in text order)."""
        cited = list(units)
        paragraph = next((unit.paragraph.number for unit in cited if unit.paragraph.number is not None), None)
        line = cited[0].paragraph.position(cited[0].sentence.start)[0]
        return Ref(paragraph, line, tuple(unit.id for unit in cited), why)

    def cite_section(self, section: Section, *why: str) -> Ref:
        """Return the reference to a heading."""
        if heads := self._heads.get(section.id):
            return self.cite(heads, *why)
        paragraph = self.speech.paragraphs[section.start.paragraph]
        return Ref(paragraph.number, section.line, (), why)

    def with_findings(self, findings: Sequence[Finding]) -> Analysis:
        """Return the analysis with the sentences flagged in which the proofreader found something."""
        if not findings:
            return self
        flags: dict[int, list[str]] = {}
        positions = [unit.paragraph.position(unit.sentence.start) for unit in self.units]
        for finding in findings:
            index = bisect_right(positions, (finding.line, finding.column)) - 1
            if index >= 0:
                flags.setdefault(index, []).append(finding.kind)
        units = tuple(
            replace(unit, flags=tuple(flags[unit.index])) if unit.index in flags else unit for unit in self.units
        )
        return replace(self, units=units, findings=tuple(findings))


def analyse(speech: Speech, options: StudySpec) -> Analysis:
    """Return the analysis of `speech`. Linear in its length; about 5 ms for 5,000 characters."""
    stopwords = load_words("stopwords_en" if speech.language == "en" else "stopwords") | frozenset(options.stopwords)
    placed = _place(speech)
    own = (*options.terms.add, *options.terms.glossary)
    cut = [_cut(sentence.text, speech.language) for _, sentence, _, _, _ in placed]
    if speech.language == "zh":
        cut = merge_words(cut, (*load_words("lexicon"), *own))
    units = [
        Unit(index, sentence, paragraph, kind, section, part, tuple(tokens))
        for index, ((paragraph, sentence, kind, section, part), tokens) in enumerate(zip(placed, cut, strict=True))
    ]
    salience = _salience(speech, units, stopwords)
    weights = _weights(units, salience)
    named = [named_people(unit.text, unit.tokens) for unit in units]
    complete = [
        replace(
            unit,
            weight=weight,
            people=people,
            particular=is_particular(unit.text, unit.tokens, people),
            narrative=unit.spoken and is_narrative(fold(unit.text)),
            leans=what_it_leans_on(fold(unit.text), unit.tokens, speech.language) if unit.spoken else (),
        )
        for unit, weight, people in zip(units, weights, named, strict=True)
    ]
    return Analysis(speech, tuple(_without_fillers(complete, bool(speech.sections))), stopwords, salience)


def _without_fillers(units: Sequence[Unit], headed: bool) -> Sequence[Unit]:
    """Return the units of a talk (two fifths of it points back) without the reasons that are fillers there."""
    spoken = [unit for unit in units if unit.spoken]
    if 5 * sum(bool(unit.leans) for unit in spoken) < 2 * len(spoken):
        return units
    return [
        replace(unit, leans=tuple(why for why in unit.leans if not is_filler(why, headed))) if unit.leans else unit
        for unit in units
    ]


def _cut(text: str, language: str) -> list[Token]:
    """Return the tokens of a sentence; traditional characters are cut as their simplified ones would be."""
    folded = fold(text) if language == "zh" else text
    tokens = cut_words(folded, language)
    if folded == text:
        return tokens
    return [Token(text[token.start : token.stop], token.tag, token.start) for token in tokens]


def _salience(speech: Speech, units: Sequence[Unit], stopwords: frozenset[str]) -> Salience:
    number = {paragraph.id: index for index, paragraph in enumerate(speech.paragraphs)}
    return measure_salience(
        [unit.tokens if unit.spoken else () for unit in units],
        [number[unit.paragraph.id] for unit in units],
        cut_words(speech.title or "", speech.language),
        [unit.tokens for unit in units if unit.kind == "heading"],
        stopwords,
        speech.language,
    )


def _weights(units: Sequence[Unit], salience: Salience) -> list[float]:
    """Return how much each sentence holds, by the root of its length (neither scraps nor giants win), 0 to 1."""
    raw = [salience.worth(unit.index) / sqrt(len(unit.text) + 10) for unit in units]
    greatest = max(raw, default=0.0) or 1.0
    return [value / greatest for value in raw]


_Placed = tuple[Paragraph, Sentence, UnitKind, Section | None, int]


def _place(speech: Speech) -> list[_Placed]:
    """Return every sentence with its kind, its deepest section and the number of its top-level part."""
    part_of = {section.id: number for number, top in enumerate(speech.sections, 1) for section in top.walk()}
    upcoming = list(speech.walk())[::-1]
    open_sections: list[Section] = []
    placed: list[_Placed] = []
    for number, paragraph in enumerate(speech.paragraphs):
        for sentence in paragraph.sentences:
            spot = Spot(number, sentence.start)
            while upcoming and upcoming[-1].start <= spot:
                open_sections.append(upcoming.pop())
            open_sections = [section for section in open_sections if spot < section.stop]
            section = open_sections[-1] if open_sections else None
            heading = section is not None and section.start.paragraph == number and sentence.start < section.head_stop
            kind: UnitKind = "heading" if heading else paragraph.role
            placed.append((paragraph, sentence, kind, section, part_of[section.id] if section else 0))
    return placed
