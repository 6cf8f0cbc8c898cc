"""What the words of a clause tell of it: that it likens, defines, promises, points elsewhere, tells what was done …"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.words import load_lines

_DATA = Path(__file__).with_name("data")
_STRONG = 1.6  # worth from which a turn of speech hardly ever builds anything but a maxim
BARRED = "barred"  # the mark of what no maxim has
_TOLD = "told"  # the mark of a clause that no maxim has, but for a turn of speech that tells one alone
DANGLES = "dangles"  # the mark of a clause that points to a person or thing named elsewhere


class Turn(NamedTuple):
    """A turn of speech: what it is called, the words a text must have, the pattern, whether it tells a maxim alone."""

    name: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    strong: bool


class Turned(NamedTuple):
    """A turn of speech found in a sentence."""

    start: int
    stop: int
    name: str
    strong: bool

    def holds(self, start: int, stop: int) -> bool:
        """Return whether it reaches into a clause."""
        return self.start < stop and start < self.stop


@lru_cache(maxsize=2)
def _turns(language: str) -> tuple[Turn, ...]:
    rows = [line.split(" | ") for line in load_lines("maxim_turns_en" if language == "en" else "maxim_turns", _DATA)]
    return tuple(Turn(row[0], tuple(row[1].split()), re.compile(row[2]), float(row[3]) >= _STRONG) for row in rows)


def turns_of(text: str, start: int, stop: int, language: str) -> list[Turned]:
    """Return the turns of speech of a sentence (simplified characters, English in lower case) between two places."""
    found: list[Turned] = []
    for turn in _turns(language):
        if all(word in text for word in turn.needs):
            found += [Turned(*m.span(), turn.name, turn.strong) for m in turn.pattern.finditer(text, start, stop)]
    return found


@lru_cache(maxsize=2)
def _marks(language: str) -> Mapping[str, re.Pattern[str]]:
    """Return the patterns by name; ^ and $ are the ends of a clause, and nothing reaches over them."""
    found: dict[str, list[str]] = {}
    for line in load_lines("maxim_marks_en" if language == "en" else "maxim_marks", _DATA):
        name, _, pattern = line.partition(" | ")
        found.setdefault(name, []).append(pattern.replace("[^", r"[^\n"))
    return {name: re.compile("|".join(patterns), re.MULTILINE) for name, patterns in found.items()}


def marks_of(clauses: Sequence[str], language: str, turned: Collection[int] = ()) -> list[set[str]]:
    """Return for each clause the names of the marks that it has; of one that no maxim can have in it BARRED alone.

    `turned`: the numbers of the clauses that are held by a turn of speech which tells a maxim alone.
    """
    patterns = dict(_marks(language))
    result = _find(clauses, {BARRED: patterns.pop(BARRED)})
    if (told := patterns.pop(_TOLD, None)) is not None:
        for number, marks in enumerate(_find(clauses, {BARRED: told})):
            result[number] |= marks if number not in turned else set()
    free = [number for number, marks in enumerate(result) if not marks]
    if free:
        for number, marks in zip(free, _find([clauses[number] for number in free], patterns), strict=True):
            result[number] = marks
    return result


def _find(clauses: Sequence[str], patterns: Mapping[str, re.Pattern[str]]) -> list[set[str]]:
    starts = [0]
    for clause in clauses:
        starts.append(starts[-1] + len(clause) + 1)
    text = "\n".join(clauses)
    result: list[set[str]] = [set() for _ in clauses]
    for name, pattern in patterns.items():
        for match in pattern.finditer(text):
            result[bisect_right(starts, match.start()) - 1].add(name)
    return result
