"""How much of a text's content each of its sentences holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING

from pipeline.study.segment import Token, rarity

if TYPE_CHECKING:
    from pipeline.speech import Speech
    from pipeline.study.analysis import Unit

Vector = dict[str, float]  # word → weight


def vectorise(tokens: Sequence[Token], stopwords: frozenset[str], language: str) -> Vector:
    """Return the content words of a sentence, each weighted by its count and rarity, as a vector of length 1."""
    counts = Counter(
        token.text.lower() for token in tokens if token.tag[0] not in "xmu" and token.text.lower() not in stopwords
    )
    raw = {word: times * (rarity(word) if language == "zh" else 1.0) for word, times in counts.items()}
    norm = sqrt(sum(value * value for value in raw.values()))
    return {word: value / norm for word, value in raw.items()} if norm else {}


def weigh(speech: Speech, units: Sequence[Unit], stopwords: frozenset[str]) -> list[float]:
    """Return the weight of each unit, the heaviest 1: its likeness to all others, more so to the headings' words."""
    vectors = [vectorise(unit.tokens, stopwords, speech.language) if unit.spoken or unit.kind == "heading" else {}
               for unit in units]  # fmt: skip
    centre: defaultdict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, value in vector.items():
            centre[word] += value
    degrees = [sum(value * centre[word] for word, value in vector.items()) for vector in vectors]
    heaviest = max(degrees, default=0.0) or 1.0
    return [degree / heaviest for degree in degrees]
