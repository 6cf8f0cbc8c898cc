"""The chance of each sentence to stand in a careful reader's summary: a few plain signs and a weight for each.

Data: data/summary_weights.txt, which says what each sign means and how the weights were fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from pathlib import Path

from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.language.words import load_lines
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.salience import Atoms, Pair
from pipeline.study.summary.budget import ENGLISH
from pipeline.study.summary.labels import label_of
from pipeline.study.summary.merit import role_merit, words_merit

_SEEN = 400  # characters of a sentence that the patterns see
_USUAL = 40  # characters of a sentence
_SHORTEST = 5
_LEAST_MERIT = 0.1
_LEAST_HEADINGS = 6  # word pairs of the headings: fewer say little
_ROLES = ("demand", "duty", "achievement", "problem")


@dataclass(frozen=True, slots=True)
class _Weights:
    computed: Mapping[str, float]
    patterns: tuple[tuple[str, re.Pattern[str], float], ...]


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    computed: dict[str, float] = {}
    patterns: list[tuple[str, re.Pattern[str], float]] = []
    for line in load_lines("summary_weights", Path(__file__).with_name("data")):
        name, weight, rest = line.split(" | ", 2)
        pattern = rest.rpartition(" | ")[0]
        if pattern == "-":
            computed[name] = float(weight)
        else:
            patterns.append((name, re.compile(pattern, re.IGNORECASE), float(weight)))
    return _Weights(computed, tuple(patterns))


@lru_cache(maxsize=16384)
def _words_odds(body: str) -> float:
    return sum(weight for _, pattern, weight in _weights().patterns if pattern.search(body))


class Chances:
    """The chances of the sentences and headings of one text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._title = frozenset(Atoms(cut_words(fold(analysis.speech.title or ""), analysis.speech.language)).pairs)
        spoken = [unit for unit in analysis.units if unit.spoken]
        self._density = _ranks(spoken, analysis)
        self._headings = _headings_above(analysis)
        self._opens_section = frozenset(_firsts_of_sections(spoken)) if analysis.speech.sections else frozenset[int]()
        self._opens_paragraph = frozenset(_firsts_of_paragraphs(spoken))
        self._known: dict[int, float] = {}

    def of(self, unit: Unit) -> float:
        """Return the chance of a sentence or heading, 0 to 1."""
        known = self._known.get(unit.index)
        if known is None:
            known = self._known[unit.index] = 1 / (1 + exp(-self._odds(unit)))
        return known

    def _odds(self, unit: Unit) -> float:
        body = fold(unit.text[label_of(unit) : _SEEN])
        weight = _weights().computed
        return sum(weight[name] * value for name, value in self.signs(unit).items()) + _words_odds(body)

    def signs(self, unit: Unit) -> dict[str, float]:
        """Return the computed signs of a sentence and how strongly it has each."""
        length = len(unit.text) / (ENGLISH if self.analysis.speech.language == "en" else 1)
        pairs = frozenset(Atoms(unit.tokens).pairs)
        above = self._above(unit)
        signs = {
            "one": 1.0,
            "density": self._density.get(unit.index, 0.5),
            "length": log(max(length, _SHORTEST) / _USUAL),
            "merit": log(max(role_merit(unit, self.analysis), _LEAST_MERIT)),
            "weigh": log(max(words_merit(unit, self.analysis), _LEAST_MERIT)),
            "opens paragraph": float(unit.index in self._opens_paragraph),
            "opens section": float(unit.index in self._opens_section),
            "like title": len(pairs & self._title) / max(1, len(self._title)),
            "like headings": len(pairs & above) / max(_LEAST_HEADINGS, len(above)),
            "heading": float(not unit.spoken),
            "numbered": float(label_of(unit) > 0),
        }
        return signs | {role: float(unit.role == role) for role in _ROLES}

    def _above(self, unit: Unit) -> frozenset[Pair]:
        section = unit.section.id if unit.section else ""
        return self._headings.get(section if unit.spoken else section.rpartition(".")[0], frozenset())


def _ranks(spoken: Sequence[Unit], analysis: Analysis) -> dict[int, float]:
    """Return how dense each sentence is with what the text is about, as its rank: 0 least, 1 most."""
    dense = {unit.index: analysis.salience.worth(unit.index) / len(unit.text) for unit in spoken}
    order = sorted(dense, key=lambda index: dense[index])
    return {index: rank / max(1, len(order) - 1) for rank, index in enumerate(order)}


def _headings_above(analysis: Analysis) -> dict[str, frozenset[Pair]]:
    """Return the word pairs of the heading of each section and of those above it, by Section.id."""
    above: dict[str, frozenset[Pair]] = {"": frozenset()}
    for section in analysis.speech.walk():
        own = (pair for head in analysis.heads(section) for pair in Atoms(head.tokens).pairs)
        above[section.id] = above[section.id.rpartition(".")[0]] | frozenset(own)
    return above


def _firsts_of_sections(spoken: Sequence[Unit]) -> Iterator[int]:
    before: object = spoken
    for unit in spoken:
        if unit.section is not before:
            yield unit.index
        before = unit.section


def _firsts_of_paragraphs(spoken: Sequence[Unit]) -> Iterator[int]:
    for place, unit in enumerate(spoken[:-1]):
        first = not place or spoken[place - 1].paragraph.id != unit.paragraph.id
        if first and spoken[place + 1].paragraph.id == unit.paragraph.id:
            yield unit.index
