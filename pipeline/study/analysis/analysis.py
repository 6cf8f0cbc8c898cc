"""The sentences of one speech, and what the kinds ask of them: by id, by section, by part, and to cite them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from pipeline.kinds import TextKind, call
from pipeline.language.script import fold
from pipeline.speech import Genre, Section, Speech, Spot
from pipeline.study.analysis.articles import articles_of
from pipeline.study.analysis.roles import classes_of
from pipeline.study.analysis.salience import Salience
from pipeline.study.analysis.telling import count_particles
from pipeline.study.analysis.unit import Unit
from pipeline.study.analysis.voices import Voices, find_voices
from pipeline.study.results import Finding, Ref

_PARTICLES = 0.01  # share of particles (这个, 对吧, 嘛) in unprepared talk; a written speech has a third of it at most


@dataclass(frozen=True)
class Analysis:
    """The units of a speech in text order. `stopwords` are the list's and the user's own."""

    speech: Speech
    units: tuple[Unit, ...]
    stopwords: frozenset[str]
    salience: Salience  # by Unit.index; of spoken units only
    genre: Genre  # what kind of text it is: the user's word, else the reader's
    findings: tuple[Finding, ...] = field(default=())

    @property
    def kind(self) -> TextKind:
        """What kind of text it is."""
        return self.genre.kind

    @cached_property
    def called(self) -> str:
        """What the text is called in print: 讲话, 条例, 本法, talk."""
        return call(self.kind, fold(self.speech.title or ""), self.speech.language == "en")

    @cached_property
    def _articles(self) -> Sequence[str | None]:
        """The article in which each unit of a statute stands, by Unit.index."""
        if self.kind != "statute":
            return [None] * len(self.units)
        return articles_of((unit.text, unit.kind == "heading") for unit in self.units)

    @cached_property
    def past(self) -> frozenset[str]:
        """The sections whose heading, or one above it, announces what was done, by Section.id."""
        past: set[str] = set()
        for section in self.speech.walk():
            if section.id.rpartition(".")[0] in past or "past" in classes_of(fold(section.title)):
                past.add(section.id)
        return frozenset(past)

    @cached_property
    def voices(self) -> Voices:
        """Who takes turns in an interview or a panel, and who asks."""
        return find_voices(self.units)

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
        return Ref(paragraph, line, tuple(unit.id for unit in cited), why, self._articles[cited[0].index])

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
