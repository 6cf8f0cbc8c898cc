"""How much something in a sentence is worth knowing: facts of the sentence and of the words asked for, weighed.

The weights (data/worth.txt) are a logistic regression over what careful readers of thirty texts asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from math import exp, log
from pathlib import Path

from pipeline.language.script import fold
from pipeline.language.segmentation import rarity
from pipeline.language.words import load_lines, load_numbers
from pipeline.speech import TextKind
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.roles import Role
from pipeline.study.items.asking import Asked
from pipeline.study.items.stems import Stem

_DATA = Path(__file__).with_name("data")
_BINDING: frozenset[TextKind] = frozenset(("statute", "policy", "report", "minutes"))
_SET = re.compile(
    "拟|预计|[^人是]将|力争|计划|必须|不得|不[超低少高]|至[多少]|应当|需要|[为满过于]$|限期|达到?|实现|控制在"
)


@lru_cache(maxsize=2)
def _says(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what words say of the weight of a sentence: name and pattern."""
    rows = (line.split(" | ", 2) for line in load_lines("says", _DATA))
    flags = re.IGNORECASE if language == "en" else re.NOFLAG
    return tuple((name, re.compile(pattern, flags)) for lang, name, pattern in rows if lang == language)


@lru_cache(maxsize=8192)
def _rarity(word: str) -> float:
    return rarity(fold(word))


class Worth:
    """The worth of what may be asked in one text."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._english = analysis.speech.language == "en"
        self._weights = load_numbers("worth", _DATA)

    def chance(self, odds: float) -> float:
        """Return the chance, 0 to 1, that a careful reader would ask for it, of the sum of what speaks for it."""
        return 1 / (1 + exp(-(odds + self._weights.get("always", 0.0))))

    @property
    def statement(self) -> float:
        """What it adds that all of a sentence is asked."""
        return self._weights.get("matter statement", 0.0)

    def of_sentence(self, stem: Stem) -> float:
        """Return what the sentence adds, whatever is asked in it."""
        return self._sum(self.sentence_facts(stem))

    def of_words(self, stem: Stem, asked: Asked) -> float:
        """Return what the words asked for add."""
        return self._sum(self.word_facts(stem, asked))

    def _sum(self, facts: Iterator[tuple[str, float]]) -> float:
        weights = self._weights
        return sum(weights.get(name, 0.0) * value for name, value in facts)

    def sentence_facts(self, stem: Stem) -> Iterator[tuple[str, float]]:
        """Yield the facts of a sentence that are not nought, by the names in data/worth.txt."""
        unit, size = stem.unit, float(stem.stop - stem.start)
        if self._english:
            size = size / 3
        yield f"role {unit.role}", 1
        others: tuple[Role, ...] = ("demand", "claim", "target", "definition")
        for role in others:
            if unit.role != role and unit.does(role):
                yield f"also {role}", 1
        yield "weight of the sentence", unit.weight
        yield "length over 60", max(0, size - 60) / 60
        yield "length under 20", max(0, 20 - size) / 10
        if unit.sentence.start == 0:
            yield "opens a paragraph", 1
        if unit.kind == "heading":
            yield "a heading", 1
        if unit.people:
            yield "names people", 1
        if unit.particular:
            yield "tells particulars", 1
        if unit.narrative:
            yield "narrates", 1
        if stem.marked:
            yield "has the mark of a note", 1
        if stem.lead:
            yield "hangs on what stands before", 1
        if unit.section and unit.section.id in self._analysis.past:
            yield "below a heading of the past", 1
        text = stem.folded[stem.start : stem.stop]
        for name, pattern in _says("en" if self._english else "zh"):
            if pattern.search(text):
                yield name, 1
        clauses = len(re.findall("[，；：]|, |; ", text))
        yield "clauses", min(clauses, 6) / 6
        raw = self._analysis.salience.worth(unit.index) if unit.spoken else 0.0
        yield "content of the sentence", raw / self._most
        if unit.index in self._last_of_paragraph:
            yield "ends a paragraph", 1
        if unit.index in self._after_heading:
            yield "follows a heading", 1
        headed = sum(token.text in self._heading_words for token in unit.tokens)
        yield "words of headings", min(headed, 4) / 4
        place = unit.index / len(self._analysis.units)
        yield "place in the text", place
        if place < 0.1:
            yield "first tenth", 1
        if place > 0.9:
            yield "last tenth", 1

    def word_facts(self, stem: Stem, asked: Asked) -> Iterator[tuple[str, float]]:
        """Yield the facts of the words asked for."""
        text, start, stop = stem.folded, asked.start, asked.stop
        answer = text[start:stop]
        matter = "date" if asked.family.startswith("date") else asked.matter
        yield f"matter {matter}", 1
        if asked.phrase is not None:
            yield f"after {asked.phrase.left}", 1
            yield f"before {asked.phrase.right}", 1
            if asked.phrase.verbal:
                yield "begins with a verb", 1
        else:
            yield "points of the rule", asked.points - 3
        if matter in ("time", "figure", "date"):
            if self._analysis.kind in _BINDING:
                yield "value in a text that binds", 1
            if _SET.search(re.split("[，；。：]", text[:start])[-1]):
                yield "value that is set", 1
            if asked.size is not None and asked.size < 4 and not answer[0].isdigit():
                yield "small count", 1
        size = len(answer) / (3 if self._english else 1)
        yield "log of the answer's length", log(size)
        if size <= 2:
            yield "answer of two characters", 1
        if "的" in answer:
            yield "的 in the answer", 1
        if "、" in answer or "和" in answer or "与" in answer:
            yield "a list in the answer", 1
        if text[start - 1] in "“「《" or answer[0] in "“「《":
            yield "in quotation marks", 1
        if not self._english and re.search("[A-Za-z]", answer):
            yield "Latin letters", 1
        words = [token.text for token in stem.unit.tokens if start <= token.start and token.stop <= stop]
        content = (
            [word for word in words if len(word) > 1 and word not in self._analysis.stopwords] or words or [answer]
        )
        counts = [self._counts[word] or 1 for word in content]
        yield "log of its words' number", sum(map(log, counts)) / len(counts)
        if any(self._first[word] == stem.unit.index for word in content if word in self._first):
            yield "first seen here", 1
        if not self._english:
            yield "rarity of its words", sum(map(_rarity, content)) / len(content) - 9
        if any(word in self._heading_words for word in content):
            yield "its words stand in headings", 1
        before = text[stem.start : start]
        if not re.search("[，；：,;:]", before):
            yield "in the first clause", 1
        if not re.search("[，；：,;:]", text[stop : stem.stop]):
            yield "in the last clause", 1

    @cached_property
    def _heading_words(self) -> frozenset[str]:
        """The words of the title and the headings."""
        units = (unit for unit in self._analysis.units if unit.kind in ("heading", "title"))
        stop = self._analysis.stopwords
        return frozenset(
            token.text.lower()
            for unit in units
            for token in unit.tokens
            if len(token.text) > 1 and token.text not in stop
        )

    @cached_property
    def _most(self) -> float:
        units = self._analysis.units
        return max((self._analysis.salience.worth(unit.index) for unit in units if unit.spoken), default=0.0) or 1.0

    @cached_property
    def _last_of_paragraph(self) -> frozenset[int]:
        units = self._analysis.units
        return frozenset(one.index for one, two in pairwise(units) if one.paragraph is not two.paragraph)

    @cached_property
    def _after_heading(self) -> frozenset[int]:
        units = self._analysis.units
        return frozenset(two.index for one, two in pairwise(units) if one.kind == "heading" and two.spoken)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(token.text for unit in self._analysis.units for token in unit.tokens)

    @cached_property
    def _first(self) -> dict[str, int]:
        """The first sentence of each word that comes again, by number."""
        first: dict[str, int] = {}
        for unit in self._analysis.units:
            for token in unit.tokens:
                first.setdefault(token.text, unit.index)
        return {word: index for word, index in first.items() if self._counts[word] > 2}
