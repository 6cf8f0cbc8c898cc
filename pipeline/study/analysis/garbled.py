"""Whether a sentence of recorded talk is garbled: words said twice over, clauses run together, words half heard.

Data: data/garbled.txt.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pipeline.language.words import load_lines

_SEEN = 400  # characters of a sentence that the patterns see
_CLAUSE = re.compile("[，。；：！？、,;:!?—\n]")
_WHOLE = re.compile("[“「《][^”」》]*[”」》]|[A-Za-z .\\d+-]+")  # names and quotations, which count as one word
_LONGEST = 34  # characters of a clause without a mark: beyond, a record has lost its marks
_COPULA = re.compile("(?<![还但可总就也都不正而若要只])是(?!否|不是)")


@lru_cache(maxsize=1)
def _stumbles() -> tuple[re.Pattern[str], ...]:
    lines = load_lines("garbled", Path(__file__).with_name("data"))
    return tuple(re.compile(line.rpartition(" | ")[0]) for line in lines)


@lru_cache(maxsize=16384)
def stumbles(plain: str) -> bool:
    """Return whether a sentence (in simplified characters) says its words twice, breaks off or runs two into one."""
    return any(pattern.search(plain, 0, _SEEN) for pattern in _stumbles())


def is_garbled(plain: str) -> bool:
    """Return whether a sentence stumbles, or a clause of it is longer than anybody speaks, or has two 是."""
    if stumbles(plain):
        return True
    clauses = _CLAUSE.split(_WHOLE.sub("某", plain))
    return any(len(clause) > _LONGEST or len(_COPULA.findall(clause)) > 1 for clause in clauses)
