"""Key phrases of an English sentence: noun phrases between an article, a preposition or a verb and the clause's end.

English has no word classes here: a phrase is known by the words that bound it (data/bounds_en.txt).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.language.segmentation import Token
from pipeline.language.words import load_lines
from pipeline.study.items.phrases import Left, Phrase

_DATA = Path(__file__).with_name("data")
_MOST_WORDS = 5
_SHORTEST = 8  # characters
_LEFTS: dict[str, Left] = {"的": "的", "copula": "copula", "preposition": "preposition"}


def find_english_phrases(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Yield runs of words, up to a mark or a form of to be, that hold nothing which bounds phrases."""
    words = [token for token in tokens if token.text.strip()]
    classes = [_class(word.text) for word in words]
    for begin in range(1, len(words)):
        left = _LEFTS.get(classes[begin - 1])
        if left is None or classes[begin] or words[begin - 1].text.lower() in ("both", "all", "each", "most", "more"):
            continue
        end = begin
        while end + 1 < len(words) and not classes[end + 1]:
            end += 1
        follows = classes[end + 1] if end + 1 < len(words) else "mark"
        subject = begin == 1 and follows == "copula"
        if end - begin >= _MOST_WORDS or not (follows == "mark" or subject):
            continue
        if _is_name([word.text for word in words[begin : end + 1]]):
            yield Phrase(words[begin].start, words[end].stop, left, "copula" if subject else "end", False)


def _is_name(words: Sequence[str]) -> bool:
    """Return whether words may be a noun phrase by their form: two words or a long one, no verb that shows."""
    if sum(map(len, words)) < _SHORTEST or any("'" in word or "’" in word for word in words):
        return False
    if words[-1].endswith(("ly", "ed", "ing")) or any(word.endswith(("ly", "ed")) for word in words):
        return False
    if words[-1].endswith(("er", "ive", "ous", "ful", "less", "one")) and len(words) > 1:
        return False
    return len(words) > 1 or not words[0].islower()


@lru_cache(maxsize=1)
def _bounds() -> dict[str, str]:
    rows = (line.split(" | ") for line in load_lines("bounds_en", _DATA))
    return {word: name for name, words, _ in rows for word in words.split()}


def _class(word: str) -> str:
    """Return the class of a word that bounds phrases, "mark" of a mark, "" of any other word."""
    if word in '.,;:?!—–()[]“”"*':
        return "mark"
    return _bounds().get(word.lower(), "")


def is_bound(word: str) -> bool:
    """Return whether an English word is one that bounds phrases: no term has it."""
    return word.lower() in _bounds()
