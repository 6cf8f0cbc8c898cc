"""The number or label before a sentence (一是, （二）, 答：): odd where its series is broken, not what it says."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.language.script import fold
from pipeline.study.analysis import Unit

_SEEN = 24  # characters at the start of a sentence
_LIST = 4  # characters after which a second number belongs to a list within the sentence
_LABEL = re.compile(
    r"^\s*(?:[（(][一二三四五六七八九十\d]{1,3}[）)]\s*|\d{1,2}[.、．](?!\d)\s*|[①-⑳⑴-⒇]\s*"
    r"|[一二三四五六七八九十]{1,2}是(?!一)|[一二三四五六七八九十]{1,2}(?=要(?!求))|第[一二三四五六七八九十]{1,2}[，、：]\s*"
    r"|[一二三四五六七八九十]{1,2}、|(?:首先|其次|再次|最后)，|——?|[•·]\s*|(?:答|A)[：:]\s*)"
)


@lru_cache(maxsize=4096)
def _label(folded: str) -> int:
    match = _LABEL.match(folded)
    return match.end() if match else 0


def label_of(unit: Unit) -> int:
    """Return how many characters at the start of a sentence are its number or label, 0 if it has none.

    The number of an article (第三条) is how a rule is cited, and stays; so does the first number of a list within the
    sentence (一是…；二是…).
    """
    if "二是" in unit.text[_LIST:]:
        return 0
    return _label(fold(unit.text[:_SEEN]))
