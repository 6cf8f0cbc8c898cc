"""How far clauses mirror each other: of like length and build, with words in common or opposite ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.language.segmentation import Token
from pipeline.language.words import load_words

_DATA = Path(__file__).with_name("data")
_SLACK = 2  # characters by which like clauses may differ in length
_SHORTEST, _LONGEST = 3, 18
_LIKE_ENOUGH = 0.35  # share of words in common from which more adds nothing; all of them is a repetition
_BRIEF = 8  # characters of clauses in which single characters are words enough to be opposites
_EMPTY = frozenset("的地得了着过之和与及、也都就又更")


@lru_cache(maxsize=2)
def _opposites(language: str = "zh") -> dict[str, frozenset[str]]:
    """Return the opposites of each word that has some."""
    found: dict[str, set[str]] = {}
    for pair in load_words("opposites_en" if language == "en" else "opposites", _DATA):
        left, _, right = pair.partition("/")
        found.setdefault(left, set()).add(right)
        found.setdefault(right, set()).add(left)
    return {word: frozenset(others) for word, others in found.items()}


def are_opposed(one: Iterable[str], other: Iterable[str]) -> bool:
    """Return whether the words of one clause and of another hold a pair of opposites."""
    left, right = set(one), set(other)
    return any(word not in right and _opposites().get(word, frozenset()) & (right - left) for word in left)


def holds_opposites(words: Sequence[str], language: str) -> bool:
    """Return whether a word and its opposite are among the words: 结构越复杂舞蹈越苍白，结构越简单舞蹈越丰富."""
    known, present = _opposites(language), set(words)
    return any(known[word] & present for word in present & known.keys())


def common_in_order(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many entries two short sequences have in common in the same order."""
    row = [0] * (len(other) + 1)
    for left in one:
        before = 0
        for index, right in enumerate(other, 1):
            before, row[index] = row[index], before + 1 if left == right else max(row[index], row[index - 1])
    return row[-1]


def mirror(one: Sequence[Token], other: Sequence[Token]) -> float:
    """Return how far two clauses mirror each other, 0 (not at all) to about 1.6."""
    size, other_size = sum(len(token.text) for token in one), sum(len(token.text) for token in other)
    if abs(size - other_size) > _SLACK or not _SHORTEST <= min(size, other_size) <= _LONGEST:
        return 0.0
    words, others = [token.text for token in one], [token.text for token in other]
    text, other_text = "".join(words), "".join(others)
    shared = [
        word for word in words if (word in other_text if size <= _BRIEF else word in others) and word not in _EMPTY
    ]
    opposed = are_opposed(words, others) or (size <= _BRIEF and are_opposed(text, other_text))
    matched = size == other_size and [len(word) for word in words] == [len(word) for word in others]
    if words == others or not (shared or opposed or matched):
        return 0.0
    share = sum(map(len, shared)) / size
    if len(words) > 2 and words[0] == others[-1] and words[-1] == others[0]:
        return 1.5  # 困难面前有我们，我们面前没有困难
    if words != others and sorted(words) == sorted(others):
        return 1.5  # 没有力量的倾听, 没有倾听的力量
    if share > 0.8 or (share > 0.6 and words[0] == others[0] and not opposed):
        return 0.0  # 校长没有想法，校长没有规划: a list
    tags, other_tags = [token.tag[0] for token in one], [token.tag[0] for token in other]
    alike = common_in_order(tags, other_tags) / max(len(tags), len(other_tags))
    alike = max(alike, 0.8 * matched)
    echoed = size == other_size and share >= _LIKE_ENOUGH
    if not (opposed or echoed) and (
        alike < 0.6 or (size != other_size and alike < (0.6 if share >= _LIKE_ENOUGH else 0.75))
    ):
        return 0.0
    return 0.2 + 0.5 * min(1.0, share / _LIKE_ENOUGH) + 0.4 * alike + 0.5 * opposed + 0.1 * (size == other_size)


def mirror_english(one: Sequence[Token], other: Sequence[Token]) -> float:
    """Return how far two English clauses mirror each other, 0 to 1.4: of like length, with words in the same places."""
    words = [token.text.lower() for token in one if token.tag != "x"]
    others = [token.text.lower() for token in other if token.tag != "x"]
    if not 3 <= min(len(words), len(others)) <= max(len(words), len(others)) <= 14 or abs(len(words) - len(others)) > 4:
        return 0.0
    shared = common_in_order(words, others)
    if words == others or shared < 2:
        return 0.0
    return 0.4 + 0.6 * shared / min(len(words), len(others)) + 0.4 * (words[0] == others[0])
