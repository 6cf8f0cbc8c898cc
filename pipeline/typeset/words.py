"""Where a long western word may be broken without a hyphen of our own."""

from __future__ import annotations

import re
from functools import lru_cache

_HINT = re.compile(r"[-/.@_=&?#%:~,\u2010\u2013—…]")
_ADDRESS = re.compile(r"://|^www\.|@.+\.|\w/\w+/|[?&=_]|(?:\w\.){3}|\.(?:com|cn|org|net|gov|edu)\b", re.IGNORECASE)
# After these signs of an address, before a letter or digit. Not at “/”: GB/T 15834, 5.1.9.
_IN_ADDRESS = re.compile(r"(?<=[-.@_=&?#%:~,])(?=[0-9A-Za-z])")
_HYPHEN = re.compile(r"(?<=[^\W\d_][-\u2010])(?=[^\W\d_])|(?<=[^\W_][—–…])(?=\w)")
_KEPT = 2  # letters on either side of a break in a word that is wider than the measure


@lru_cache(maxsize=4096)
def soft_places(word: str) -> tuple[int, ...]:
    """Return the offsets where a word may break: after hyphens between letters, after the signs of an address."""
    if not _HINT.search(word):
        return ()
    pattern = _IN_ADDRESS if _ADDRESS.search(word) else _HYPHEN
    return tuple(match.start() for match in pattern.finditer(word) if 0 < match.start() < len(word))


_INSIDE = re.compile(r"(?<=\w)(?=\w)(?<!\d(?=\d))(?<!%(?=\d))(?<!%\d(?=\d))")


def forced_places(word: str) -> list[int]:
    """Return the offsets where a word wider than the measure may break: between letters, but not by its ends."""
    places = (match.start() for match in _INSIDE.finditer(word))
    return [place for place in places if _KEPT <= place <= len(word) - _KEPT]
