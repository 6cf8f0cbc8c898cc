"""The markers of list items: 一、（一）1.（1）① A. and those that do not count."""

from __future__ import annotations

import re

from pipeline.language.numerals import chinese_number, circled

_COUNTER = re.compile(r"[一1①Aa]")


def marker_text(marker: str, number: int) -> str:
    """Return the marker of item `number`: the counter in `marker` (一, 1, ①, A or a) counts, the rest stays.

    A marker without counter ("", "□", "·") stands as it is.
    """
    match = _COUNTER.search(marker)
    if match is None:
        return marker
    return marker[: match.start()] + _count(match[0], number) + marker[match.end() :]


def _count(kind: str, number: int) -> str:
    match kind:
        case "一":
            return chinese_number(number)
        case "①":
            return circled(number)
        case "A" | "a":
            return _letters(number, kind)
        case _:
            return str(number)


def _letters(number: int, kind: str) -> str:
    text = ""
    while number > 0:
        number, digit = divmod(number - 1, 26)
        text = chr(ord(kind) + digit) + text
    return text or str(number)
