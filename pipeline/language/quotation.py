"""Quotation marks and brackets: which belong together, which stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.language.marks import CLOSER_OF, OPENER_OF, PAIRED_CLASS

_MARKS = re.compile(f"[{PAIRED_CLASS}]")
_DEEPEST = 64  # openers never closed must not make matching quadratic


class Quotes(NamedTuple):
    """`pairs`: (offset of opener, offset of closer) in the order of their closers; `stray`: marks without partner."""

    pairs: list[tuple[int, int]]
    stray: list[int]


def match_quotes(text: str) -> Quotes:
    """Return the matched quotation marks and brackets of one paragraph, and the stray ones.

    A closer takes the nearest open mark of its kind; what was opened since stays stray. The straight mark "
    opens and closes by turns; the last of an odd number is stray. ’ inside a Latin word is an apostrophe, and at
    its end where nothing is open.
    """
    pairs: list[tuple[int, int]] = []
    stray: list[int] = []
    stack: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if mark == "’" and _is_inside_word(text, at):
            continue
        if mark == '"':
            mark = "”" if any(opener == '"' for opener, _ in stack) else '"'
        if mark in CLOSER_OF or mark == '"':
            stack.append((mark, at))
            if len(stack) > _DEEPEST:
                stray.append(stack.pop(0)[1])
            continue
        wanted = '"' if text[at] == '"' else OPENER_OF[mark]
        depth = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == wanted), None)
        if depth is not None:
            pairs.append((stack[depth][1], at))
            stray.extend(offset for _, offset in stack[depth + 1 :])
            del stack[depth:]
        elif not _is_apostrophe(text, at):
            stray.append(at)
    stray.extend(offset for _, offset in stack)
    return Quotes(pairs, sorted(stray))


def _is_inside_word(text: str, at: int) -> bool:
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return len(around) == 2 and around.isascii() and around.isalpha()


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] == "’" and at > 0 and text[at - 1].isascii() and text[at - 1].isalnum()


def outermost(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs that lie in no other pair, in text order."""
    result: list[tuple[int, int]] = []
    for start, stop in sorted(pairs):
        if not result or start > result[-1][1]:
            result.append((start, stop))
    return result
