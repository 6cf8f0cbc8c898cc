"""Which characters of a paragraph need hint="eastAsia" so that Word sets them in the Chinese face.

Word takes “ ” ‘ ’ — … · and other signs common to both scripts from the Latin face unless the run is hinted
(ISO/IEC 29500-1, 17.3.2.26); hinted beside Latin letters they would be too wide.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pipeline.language.quotation import apostrophes

Need = Literal["hint", "none", "any"]


def needs(text: str) -> list[Need]:
    """Return for each character whether it needs the hint, must not have it, or does not care.

    A shared sign goes with Chinese when a neighbour is Chinese, or when neither neighbour is a Latin letter or digit;
    an apostrophe (’90) goes with its word.
    """
    latin = apostrophes(text)
    kinds = [_kind(char) for char in text]
    before, after = _neighbours(kinds), _neighbours(kinds[::-1])[::-1]
    result: list[Need] = []
    for at, (kind, left, right) in enumerate(zip(kinds, before, after, strict=True)):
        if at in latin:
            result.append("none")
        elif kind != "shared":
            result.append("none" if kind == "foreign" else "any")
        else:
            result.append("hint" if "han" in (left, right) or not {left, right} & {"latin", "foreign"} else "none")
    return result


def split(text: str, need: list[Need]) -> Iterator[tuple[str, bool]]:
    """Yield the runs of `text`, as few as can be, each with whether it is hinted."""
    start, state = 0, "any"
    for index, wanted in enumerate(need):
        if wanted == "any" or wanted == state:
            continue
        if state != "any":
            yield text[start:index], state == "hint"
            start = index
        state = wanted
    if start < len(text):
        yield text[start:], state == "hint"


def _kind(char: str) -> str:
    code = ord(char)
    if code >= 0x2E80:
        return "han"
    if code < 0x80:
        return "latin" if char.isalnum() else "blank"
    if char.isalpha() and code < 0x2000:
        return "foreign"
    return "shared"


def _neighbours(kinds: list[str]) -> list[str]:
    """Return the kind of the nearest Chinese or Latin character before each, signs and blanks passed over."""
    result, last = [], ""
    for kind in kinds:
        result.append(last)
        if kind in ("han", "latin", "foreign"):
            last = kind
    return result
