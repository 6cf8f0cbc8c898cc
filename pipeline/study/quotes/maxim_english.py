"""Maxims in English: turns of speech (ask not …, the more … the more …), clauses and sentences of like build."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from pipeline.study.analysis.unit import Unit
from pipeline.study.quotes.maxim_worth import Maxim, load_turns

_WORD = re.compile(r"[a-z][\w’'-]*")
_LEAD = re.compile(
    r"(?:and|but|so|for|because|yet|remember|in short|in a word|in the end|after all|as i (?:often|always) say)\b(?: so)?(?:, (?:my [a-z ]{3,20}|friends|neighbors|fellow [a-z ]{3,20})?)?[:,]?\s*",
    re.I,
)
_BARS = re.compile(
    r"\d|[“”\"(]|\b(?:i|me|my|this|these|those|it['’]s|today|yesterday|tonight|here|thank|slide|going to|talk about|example|gonna|kind of|sort of|stuff|basically)\b",
    re.I,
)
_MOST_WORDS, _LEAST_WORDS = 34, 6
_SAME_START = 2  # words with which sentences of like build begin


@lru_cache(maxsize=1)
def _turns() -> tuple[tuple[tuple[str, ...], re.Pattern[str], float, str], ...]:
    return tuple((turn.needs, turn.pattern, turn.worth, turn.name) for turn in load_turns("maxim_turns_en"))


def english_maxims(units: Sequence[Unit]) -> list[tuple[tuple[Unit, ...], Maxim]]:
    """Return the maxims of a paragraph in English with their sentences, pairs of sentences of like build among them."""
    found: list[tuple[tuple[Unit, ...], Maxim]] = []
    for index, unit in enumerate(units):
        before = units[index - 1] if index else None
        pair = _pair(before, unit) if before is not None else None
        if before is not None and pair is not None:
            found = [entry for entry in found if entry[0][-1] is not before]
            found.append(((before, unit), pair))
        elif (maxim := _single(unit)) is not None:
            found.append(((unit,), maxim))
    return found


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
    if unit.role in ("direction", "ceremony", "bridge", "question"):
        return None
    for needs, pattern, worth, name in _turns():
        if all(word in text for word in needs) and pattern.search(text):
            return Maxim(start, len(unit.text), worth + 0.2 * (size <= 18), f"句式“{name}”")
    if (degree := _balance(text)) > 0:
        return Maxim(start, len(unit.text), degree, "对仗")
    return None


def _balance(text: str) -> float:
    """Return how far the clauses of a sentence are of like build: the same first word and another in common."""
    clauses = [_WORD.findall(clause) for clause in re.split(r"[,;:—–]| -+ ", text.rstrip(".!")) if clause.strip()]
    if not 2 <= len(clauses) <= 4 or min(map(len, clauses)) < 3 or max(map(len, clauses)) > 12:
        return 0.0
    alike = all(
        abs(len(a) - len(b)) <= 2 and a[0] == b[0] and len(set(a) & set(b)) >= 2 and a != b for a, b in pairwise(clauses)
    )
    return 1.6 if alike else 0.0


def _pair(before: Unit, unit: Unit) -> Maxim | None:
    """Return two sentences that take up each other's words with the same turn: Let us never … But let us never …"""
    (start, one), (_, two) = _bare(before), _bare(unit)
    if _BARS.search(one) or _BARS.search(two) or not one.rstrip().endswith(("." , ";", "!")):
        return None
    words, others = _WORD.findall(one), _WORD.findall(two)
    if not (4 <= min(len(words), len(others)) and max(len(words), len(others)) <= 16 and abs(len(words) - len(others)) <= 4):
        return None
    if words[:_SAME_START] != others[:_SAME_START] or before.role in ("ceremony", "bridge", "question", "direction"):
        return None
    content = {word for word in words[_SAME_START:] if len(word) > 4}
    if not any(word[:5] == other[:5] for word in content for other in others[_SAME_START:] if len(other) > 4):
        return None
    shift = unit.sentence.start - before.sentence.start
    return Maxim(start, shift + len(unit.text), 1.9, "前后句对仗")
