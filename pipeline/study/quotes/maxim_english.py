"""Maxims in English: turns of speech (ask not …, the more … the more …), clauses and sentences of like build."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from pipeline.language.words import load_list
from pipeline.study.analysis.unit import Unit
from pipeline.study.quotes.maxim_worth import Maxim, Turn, load_turns

_DATA = Path(__file__).with_name("data")

_WORD = re.compile(r"[a-z][\w’'-]*")
_LEAD = re.compile(
    r"(?:and|but|so|for|because|yet|remember|in short|in a word|in the end|after all|as i (?:often"
    r"|always) say)\b(?: so)?(?:, (?:my [a-z ]{3,20}|friends|neighbors|fellow [a-z ]{3,20})?)?[:,]?\s*",
    re.I,
)
_BARS = re.compile(
    r"\d|[“”\"(]|\b(?:i|me|my|this|these|those|it['’]s|today|yesterday|tonight|here|thank|slide|going to"
    r"|talk about|example|gonna|kind of|sort of|stuff|basically)\b",
    re.I,
)
_MOST_WORDS, _LEAST_WORDS = 34, 6
_BRIEF = 18
_LONGEST_RUN = 4
_SAME_START = 2  # words with which sentences of like build begin


@lru_cache(maxsize=1)
def _turns() -> tuple[Turn, ...]:
    return load_turns("maxim_turns_en")


@lru_cache(maxsize=1)
def _opposites() -> tuple[tuple[str, str], ...]:
    pairs = (pair.partition("/") for pair in load_list("opposites_en", _DATA))
    return tuple((one, other) for one, _, other in pairs)


def english_maxims(units: Sequence[Unit]) -> list[tuple[tuple[Unit, ...], Maxim]]:
    """Return the maxims of a paragraph in English with their sentences; sentences of like build are one maxim."""
    found: list[tuple[tuple[Unit, ...], Maxim]] = []
    run: list[Unit] = []
    for unit in units:
        if run and not _is_like(run[-1], unit):
            found += _of_run(run)
            run = []
        run.append(unit)
    return found + _of_run(run)


def _of_run(run: Sequence[Unit]) -> list[tuple[tuple[Unit, ...], Maxim]]:
    """Return the maxim that a run of sentences of like build makes, or those of its sentences."""
    if 2 <= len(run) <= _LONGEST_RUN and not any(_BARS.search(unit.text) or _is_furniture(unit) for unit in run):
        first, last = run[0].sentence, run[-1].sentence
        return [(tuple(run), Maxim(_bare(run[0])[0], last.stop - first.start, 1.9, "前后句对仗"))]
    singles = ((unit, _single(unit)) for unit in run) if len(run) == 1 else ()
    return [((unit,), maxim) for unit, maxim in singles if maxim is not None]


def _is_furniture(unit: Unit) -> bool:
    return unit.role in ("direction", "ceremony", "bridge", "question")


def _bare(unit: Unit) -> tuple[int, str]:
    """Return where a sentence begins without its lead, and its words in lower case."""
    lead = _LEAD.match(unit.text)
    start = lead.end() if lead else 0
    return start, unit.text[start:].lower()


def _single(unit: Unit) -> Maxim | None:
    start, text = _bare(unit)
    size = len(_WORD.findall(text))
    if not _LEAST_WORDS <= size <= _MOST_WORDS or _BARS.search(text) or not text.rstrip().endswith((".", "!")):
        return None
    if _is_furniture(unit):
        return None
    words = set(_WORD.findall(text))
    graces = 0.2 * (size <= _BRIEF) + 0.4 * any(one in words and other in words for one, other in _opposites())
    for turn in _turns():
        if all(word in text for word in turn.needs) and turn.pattern.search(text):
            return Maxim(start, len(unit.text), turn.worth + graces, f"句式“{turn.name}”")
    if (degree := _balance(text)) > 0:
        return Maxim(start, len(unit.text), degree, "对仗")
    return None


def _balance(text: str) -> float:
    """Return how far the clauses of a sentence are of like build: the same first word and another in common."""
    clauses = [_WORD.findall(clause) for clause in re.split(r"[,;:—–]| -+ ", text.rstrip(".!")) if clause.strip()]
    if not 2 <= len(clauses) <= 4 or min(map(len, clauses)) < 3 or max(map(len, clauses)) > 12:
        return 0.0
    alike = all(
        abs(len(a) - len(b)) <= 2 and a[0] == b[0] and len(set(a) & set(b)) >= 2 and a != b
        for a, b in pairwise(clauses)
    )
    return 1.6 if alike else 0.0


def _is_like(before: Unit, unit: Unit) -> bool:
    """Return whether two sentences have the same start and take up each other's words, or the same end.

    Let us never teach out of habit. But let us never stop the habit of teaching.
    """
    words, others = _WORD.findall(_bare(before)[1]), _WORD.findall(_bare(unit)[1])
    if not before.text.rstrip().endswith((".", ";", "!")) or abs(len(words) - len(others)) > 4:
        return False
    if min(len(words), len(others)) < 4 or max(len(words), len(others)) > 16:
        return False
    if words[0] != others[0] and words[1:4] == others[1:4]:
        return True  # United, there is little … Divided, there is little …
    content = {word[:5] for word in words[_SAME_START:] if len(word) > 4}
    echo = any(other[:5] in content for other in others[_SAME_START:] if len(other) > 4)
    return words[:_SAME_START] == others[:_SAME_START] and (echo or words[-1] == others[-1])
