"""The number or label before a sentence of the summary: odd where its series is broken, not what it says."""

from __future__ import annotations

from functools import lru_cache

from pipeline.language.labels import label_length
from pipeline.study.analysis import Unit

_SEEN = 24  # characters at the start of a sentence
_LIST = 4  # characters after which a second number belongs to a list within the sentence


def label_of(unit: Unit) -> int:
    """Return how many characters at the start of a sentence are its number or label, 0 if it has none.

    The number of an article (第三条) is how a rule is cited, and stays; so does the first number of a list within the
    sentence (一是…；二是…).
    """
    return 0 if "二是" in unit.text[_LIST:] else _length(unit.text[:_SEEN])


@lru_cache(maxsize=4096)
def _length(opening: str) -> int:
    return label_length(opening, articles=False)
