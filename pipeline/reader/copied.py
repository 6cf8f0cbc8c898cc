"""Characters that copying makes of ordinary ones: radicals and compatibility ideographs out of PDFs, joined letters.

NFKC is not for whole texts: it would make full-width marks and figures half-width, ② a 2 and … three stops. Full-width
figures and letters stay as the writer set them; they are read as numbers all the same.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.language.script import written_in_traditional
from pipeline.language.words import load_list

RADICALS = "radicals and compatibility forms, as copied PDFs have them, read as ordinary characters"
LIGATURES = "joined letters (ﬁ, ﬂ, …), as copied PDFs have them, read as single ones"
_COPIED = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
_DOOR = "\u2f3e"  # Unicode's equivalent is 戶; fonts for simplified text draw 户 with it


@dataclass(frozen=True, slots=True)
class Copied:
    """The text with ordinary characters, how many it has, and where in it the first stands."""

    text: str
    count: int
    first: int


def copied_characters(text: str) -> Copied | None:
    """Return the text, of the same length, with an ordinary character for each that has one; None if none has."""
    if text.isascii() or _COPIED.search(text) is None:
        return None
    seen = {char: _ordinary(char) for char in set(_COPIED.findall(text))}
    if _DOOR in seen and not written_in_traditional(text):
        seen[_DOOR] = "户"
    meant: dict[str, str | int | None] = {char: other for char, other in seen.items() if other != char}
    if not meant:
        return None
    count = sum(map(text.count, meant))
    return Copied(text.translate(str.maketrans(meant)), count, min(map(text.index, meant)))


def _ordinary(char: str) -> str:
    """Return what a character stands for; the twelve unified ideographs among U+FA0E…FA29 for themselves."""
    return _supplement().get(char) or unicodedata.normalize("NFKC", char)


@lru_cache(maxsize=1)
def _supplement() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in load_list("radicals", Path(__file__).with_name("data"))}
