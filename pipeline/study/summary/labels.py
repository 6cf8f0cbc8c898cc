"""The number or label before a sentence of the summary: odd where its series is broken, not what it says."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.labels import label_length
from pipeline.language.script import fold
from pipeline.study.analysis import Unit

_JOINS = re.compile("(?:因此|所以|但是?|然而|不过|可是|而且|并且|此外|另外|同时|当然|那么|然后|于是|实际上|其实)，")
_SEEN = 24  # characters at the start of a sentence
_LIST = 4  # characters after which a second number belongs to a list within the sentence


def label_of(unit: Unit) -> int:
    """Return how many characters at the start of a sentence are its number or label, 0 if it has none.

    The number of an article (第三条) is how a rule is cited, and stays; so does the first number of a list within the
    sentence (一是…；二是…).
    """
    return 0 if "二是" in unit.text[_LIST:] else _length(unit.text[:_SEEN])


def start_of(unit: Unit) -> int:
    """Return where the printed sentence begins: after its label, and after what only joins it on (因此，)."""
    label = label_of(unit)
    joins = _JOINS.match(fold(unit.text[label : label + _SEEN]))
    return label + joins.end() if joins else label


@lru_cache(maxsize=4096)
def _length(opening: str) -> int:
    return label_length(opening, articles=False)
