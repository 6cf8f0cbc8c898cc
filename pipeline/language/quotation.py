"""Quotation marks and brackets: which belong together, which stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.language.marks import CLOSER_OF, OPENER_OF, PAIRED_CLASS

_MARKS = re.compile(f"[{PAIRED_CLASS}]")
_SECONDS = re.compile(r"(?<=\d)['’′] ?\d{1,2}(?:\.\d{1,3})?[\"”]")
_ELISION = re.compile(r"’(?:\d\d(?!\d)|n’(?![A-Za-z])|(?:em|tis|twas|til|cause|bout)\b)")
_NEXT_SINGLE = re.compile("(?<![A-Za-z])[‘’]|[‘’](?![A-Za-z])")
_NEAR = 200  # characters in which a quotation with an elision in it ends
_DEEPEST = 64  # openers never closed must not make matching quadratic


class Quotes(NamedTuple):
    """`pairs`: (offset of opener, offset of closer) in the order of their closers; `stray`: marks without partner."""

    pairs: list[tuple[int, int]]
    stray: list[int]


def match_quotes(text: str) -> Quotes:
    """Return the matched quotation marks and brackets of one paragraph, and the stray ones.

    A closer takes the nearest open mark of its kind; what was opened since stays stray. The straight mark "
    opens and closes by turns; the last of an odd number is stray. ’ inside a Latin word is an apostrophe, and before
    or after one where nothing is open (’90, Rock ’n’ Roll). " after a figure is seconds or inches where it is no mark.
    """
    seconds = _seconds(text)
    pairs: list[tuple[int, int]] = []
    stray: list[int] = []
    stack: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, at = match.group(), match.start()
        if at in seconds or (mark == "’" and (_is_inside_word(text, at) or text[at - 2 : at + 1] == "’n’")):
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
        if depth is not None and mark == "’" and _is_elision(text, at):
            continue
        if mark == "”" and (depth is None or text[at + 1 : at + 2] == "”") and _follows_minutes(text, at):
            continue
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


def apostrophes(text: str) -> set[int]:
    """Return where ’ belongs to the Latin word or figure beside it and closes nothing."""
    if "’" not in text:
        return set()
    closing = {closer for _, closer in match_quotes(text).pairs}
    return {at for at in beside_latin(text) if at not in closing}


def beside_latin(text: str) -> set[int]:
    """Return where ’ touches a Latin letter or a figure."""
    return {match.start() for match in re.finditer("’", text) if _is_apostrophe(text, match.start())}


def _is_apostrophe(text: str, at: int) -> bool:
    beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return text[at] == "’" and any(char.isascii() and char.isalnum() for char in beside)


def _is_elision(text: str, at: int) -> bool:
    """Return whether ’ stands for what is left out (’90年代) inside a quotation that is closed later on."""
    if not _ELISION.match(text, at) or (at and text[at - 1].isascii() and text[at - 1].isalnum()):
        return False
    after = _NEXT_SINGLE.search(text, at + 1, at + _NEAR)
    return after is not None and after.group() == "’"


def _follows_minutes(text: str, at: int) -> bool:
    return _SECONDS.search(text[max(at - 12, 0) : at + 1]) is not None


def _seconds(text: str) -> set[int]:
    """Return where " says seconds or inches: 5'30", a 55" screen.

    After minutes it does, unless a quotation is open and ends there. After any other figure it does where all such
    marks of the text stand after figures, or where their number is odd: then it is the one that opens nothing, or has
    a word after it.
    """
    straight = [at for at, char in enumerate(text) if char == '"'] if '"' in text else []
    if not straight:
        return set()
    found = {match.end() - 1 for match in _SECONDS.finditer(text)} & set(straight)
    rest = [at for at in straight if at not in found]
    figures = [at for at in rest if at and text[at - 1].isdigit()]
    if len(rest) % 2 == 0:
        return found | set(figures) if figures == rest else found
    for number, at in enumerate(rest):
        is_open = number % 2 == 1
        if at and text[at - 1].isdigit() and (not is_open or text[at + 1 : at + 2].isalnum()):
            return found | {at}
    last = straight[-1]
    return found - {last} if last in found and rest[-1] < last else found


def outermost(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs that lie in no other pair, in text order."""
    result: list[tuple[int, int]] = []
    for start, stop in sorted(pairs):
        if not result or start > result[-1][1]:
            result.append((start, stop))
    return result
