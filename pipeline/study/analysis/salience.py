"""How much of a text's content each of its sentences holds.

A summary is good when it has the word pairs that a careful reader's own summary would have. So every pair of
neighbouring characters gets the chance that such a summary has it, from a dozen plain facts (how often it stands, in
how many paragraphs, in the title, within one word, how central its sentences are …) and a weight for each fact. The
weights (data/pair_weights.txt) are a logistic regression over texts with summaries written by people, as in
Li, Qian & Liu, "Using Supervised Bigram-based ILP for Extractive Summarization", ACL 2013.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, log, sqrt
from pathlib import Path
from types import MappingProxyType

from pipeline.language.segmentation import Token, rarity
from pipeline.language.words import load_numbers

_DATA = Path(__file__).with_name("data")

Pair = str  # two neighbouring characters with a blank between; a Latin word or a number counts as one
_ATOM = re.compile(r"[a-z]+(?:['’][a-z]+)*|\d+|[^\W\d_a-z]")
_EVEN = 0.3  # how far the likeness to the whole text enters a sentence's weight
_FLOOR = 0.05  # likeness of a sentence that shares no word with any other
_AGAIN = 0.5  # worth of a pair each time it comes again: the main words of a text do come again in its summary
_EDGE = 3  # sentences at the start and the end of the text
_ENDS = (0.1, 0.3)  # share of the text at each end that says more than the middle, and how much more at most


@dataclass(frozen=True, slots=True)
class Salience:
    """`pairs` is the worth of each pair; `held` the pairs of each sentence, in a fixed order.

    `likeness` (0-1) is that to the whole text; `standing` the factor for likeness and place.
    """

    pairs: Mapping[Pair, float]
    held: tuple[tuple[Pair, ...], ...]
    likeness: tuple[float, ...]
    standing: tuple[float, ...]

    def worth(self, index: int, covered: Mapping[Pair, int] = MappingProxyType({})) -> float:
        """Return what sentence `index` adds to a text that has some pairs already, so many times each."""
        pairs = self.pairs
        if not covered:
            return sum(pairs[pair] for pair in self.held[index]) * self.standing[index]
        gain = sum(pairs[pair] * _AGAIN ** covered.get(pair, 0) for pair in self.held[index])
        return gain * self.standing[index]


class Atoms:
    """The characters of one sentence and the word that each belongs to (its place in `words`)."""

    __slots__ = ("owners", "pairs", "texts", "words")

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words
        self.texts: list[str] = []
        self.owners: list[int] = []
        for number, word in enumerate(words):
            if word.tag[0] == "x" and not word.text.isalnum():
                continue
            atoms = list(word.text) if word.text[0] > "\u2e80" else _ATOM.findall(word.text.lower())
            self.texts += atoms
            self.owners += [number] * len(atoms)
        self.pairs: list[Pair] = [f"{one} {two}" for one, two in pairwise(self.texts)]


def measure_salience(
    sentences: Sequence[Sequence[Token]],
    paragraphs: Sequence[int],
    title: Sequence[Token],
    headings: Sequence[Sequence[Token]],
    stopwords: frozenset[str],
    language: str = "zh",
) -> Salience:
    """Return the salience of the sentences, each with the number of its paragraph in `paragraphs`."""
    likeness = likeness_to_all(sentences, stopwords, language)
    atoms = [Atoms(words) for words in sentences]
    tallies = _tally(atoms, paragraphs, likeness, _Words(atoms, stopwords, language))
    in_title = frozenset(Atoms(title).pairs)
    in_headings = frozenset(pair for heading in headings for pair in Atoms(heading).pairs)
    pairs = _chances(tallies, atoms, in_title, in_headings)
    held = tuple(tuple(dict.fromkeys(each.pairs)) for each in atoms)
    return Salience(pairs, held, tuple(likeness), tuple(_standing(atoms, likeness)))


def _standing(sentences: Sequence[Atoms], likeness: Sequence[float]) -> list[float]:
    filled = [number for number, atoms in enumerate(sentences) if atoms.texts]
    place = {number: at for at, number in enumerate(filled)}
    width, most = _ENDS
    result: list[float] = []
    for number, like in enumerate(likeness):
        at = place.get(number, 0)
        from_end = min(at, len(filled) - 1 - at) / max(len(filled), 1)
        result.append(float((like + _FLOOR) ** _EVEN) * (1 + most * max(0.0, 1 - from_end / width)))
    return result


def vectorise(words: Sequence[Token], stopwords: frozenset[str], language: str) -> dict[str, float]:
    """Return the content words of a sentence, each weighted by its count and rarity, as a vector of length 1."""
    counts = Counter(
        text for word in words if word.tag[0] not in "xmu" and (text := word.text.lower()) not in stopwords
    )
    raw = {word: times * (rarity(word) if language == "zh" else 1.0) for word, times in counts.items()}
    norm = sqrt(sum(value * value for value in raw.values()))
    return {word: value / norm for word, value in raw.items()} if norm else {}


def likeness_to_all(sentences: Sequence[Sequence[Token]], stopwords: frozenset[str], language: str) -> list[float]:
    """Return the sum of each sentence's cosines with all others, the greatest scaled to 1; linear in the text."""
    vectors = [vectorise(words, stopwords, language) for words in sentences]
    centre: defaultdict[str, float] = defaultdict(float)
    for vector in vectors:
        for word, value in vector.items():
            centre[word] += value
    sums = [sum(value * centre[word] for word, value in vector.items()) for vector in vectors]
    greatest = max(sums, default=0.0) or 1.0
    return [value / greatest for value in sums]


class _Tally:
    """What is counted for one pair while the text goes by; `words` is what its two words add (log odds)."""

    __slots__ = ("content", "first", "last", "likeness", "opens", "paragraph", "paragraphs", "times", "words")

    def __init__(self, words: float, content: bool, first: int) -> None:
        self.words = words
        self.content = content
        self.first = self.last = first
        self.opens = False
        self.times = 0
        self.paragraphs = 0
        self.paragraph = -1
        self.likeness = 0.0


def _tally(
    sentences: Sequence[Atoms], paragraphs: Sequence[int], likeness: Sequence[float], words: _Words
) -> dict[Pair, _Tally]:
    """Return the tallies of all pairs in order of appearance."""
    tallies: dict[Pair, _Tally] = {}
    before = -1
    filled = (number for number, atoms in enumerate(sentences) if atoms.texts)
    for place, index in enumerate(filled):
        atoms, paragraph, like = sentences[index], paragraphs[index], likeness[index]
        opens, before = paragraph != before, paragraph
        facts = [words.facts(word) for word in atoms.words]
        for number, pair in enumerate(atoms.pairs):
            tally = tallies.get(pair)
            if tally is None:
                first, second = atoms.owners[number], atoms.owners[number + 1]
                tally = tallies[pair] = _Tally(*words.of_pair(facts[first], facts[second], second - first), place)
            tally.times += 1
            tally.likeness += like
            tally.last = place
            tally.opens |= opens
            if tally.paragraph != paragraph:
                tally.paragraphs += 1
                tally.paragraph = paragraph
    return tallies


def _chances(
    tallies: Mapping[Pair, _Tally], sentences: Sequence[Atoms], in_title: frozenset[Pair], in_headings: frozenset[Pair]
) -> dict[Pair, float]:
    """Return the chance of each pair to stand in a summary: the logistic function of the weighted facts."""
    weight = load_numbers("pair_weights", _DATA)
    length = sum(1 for atoms in sentences if atoms.texts)
    share = weight["log share"]
    base = weight["one"] + share * log(1000 / max(sum(len(atoms.texts) for atoms in sentences), 1))
    per_time, per_paragraph = weight["log times"] + share, weight["log paragraphs"]
    liked, content, opens = weight["likeness"], weight["content times"], weight["opens a paragraph"]
    titled, headed = weight["in title"], weight["in headings"]
    start, end = weight["at the start"], weight["at the end"]
    first, last = weight["first seen"] / max(length, 1), weight["last seen"] / max(length, 1)
    chances: dict[Pair, float] = {}
    for pair, tally in tallies.items():
        times = log(tally.times) if tally.times > 1 else 0.0
        after = length - 1 - tally.last
        odds = base + tally.words + liked * tally.likeness / tally.times + first * tally.first + last * after
        if times:
            odds += times * (per_time + (content if tally.content else 0.0))
            odds += per_paragraph * log(tally.paragraphs)
        if tally.opens:
            odds += opens
        if pair in in_title:
            odds += titled
        if pair in in_headings:
            odds += headed
        if tally.first < _EDGE:
            odds += start
        if after < _EDGE:
            odds += end
        chances[pair] = 1 / (1 + exp(-odds))
    return chances


_Facts = tuple[float, float, bool, float, bool, bool]


class _Words:
    """What each word tells of the pairs it is in; looked up once for each word and class."""

    def __init__(self, sentences: Sequence[Atoms], stopwords: frozenset[str], language: str) -> None:
        self.frequency = Counter(word.text for atoms in sentences for word in atoms.words)
        self.stopwords = stopwords
        self.language = language
        self.weight = load_numbers("pair_weights", _DATA)
        self.known: dict[tuple[str, str], _Facts] = {}

    def facts(self, word: Token) -> _Facts:
        """Return of a word: what it adds on the left and on the right, stopword, log times, number, pronoun."""
        key = (word.text, word.tag)
        found = self.known.get(key)
        if found is None:
            weight = self.weight
            stop = word.text.lower() in self.stopwords
            times = 0.0 if stop else log(self.frequency[word.text])
            both = weight["rarity"] * _rarity(word.text, stop, self.language) + weight["log word times"] * times
            if word.tag[0] == "n":
                both += weight["nouns"]
            left = both + weight["left stopword"] if stop else both
            right = both + weight["right stopword"] if stop else both
            found = self.known[key] = (left, right, stop, times, word.tag[0] == "m", word.tag[0] in "ry")
        return found

    def of_pair(self, one: _Facts, two: _Facts, apart: int) -> tuple[float, bool]:
        """Return what the words of a pair add to its log odds, and whether neither is a stopword.

        `apart`: 0 within one word, 1 for neighbours, more with a mark between.
        """
        left, _, stop, times, figure, pronoun = one
        _, right, stop2, times2, figure2, pronoun2 = two
        weight = self.weight
        total = left + right + weight["least word times"] * min(times, times2)
        if apart == 0:
            total += weight["within a word"]
        elif apart > 1:
            total += weight["mark between"]
        if figure or figure2:
            total += weight["number"]
        if pronoun or pronoun2:
            total += weight["pronoun or particle"]
        return total, not (stop or stop2)


@lru_cache(maxsize=100_000)
def _rarity(word: str, stopword: bool, language: str) -> float:
    if language == "en":
        return 0.6 if stopword else 1.0
    return min(rarity(word), 17.0) / 10
