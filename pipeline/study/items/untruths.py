"""Statements that are untrue because two things of one kind are exchanged, and read as well as the true one.

Two of the sentence's own (within ten minutes … within an hour), the sides of a contrast, its own and one that the
text says of something else; or because a denial is gone. No sentence that names or quotes somebody is touched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.script import fold
from pipeline.language.words import alternatives, load_words
from pipeline.speech import TextKind
from pipeline.study.items.asking import Matter
from pipeline.study.items.blanks import Blank
from pipeline.study.items.denials import affirmed
from pipeline.study.items.distractors import Distractors, form_of

_DATA = Path(__file__).with_name("data")
_SWAPPED: frozenset[Matter] = frozenset(("time", "figure", "who", "term", "heading"))
_PUT_IN: frozenset[Matter] = frozenset(("time", "figure", "who", "definition", "heading"))


_LOOSE: frozenset[TextKind] = frozenset(("lecture", "transcript", "essay", "speech"))  # a denial is often turned on
_PROVERB = 12  # characters: 十年树木，百年树人


class Untruth(NamedTuple):
    """A false statement: its text, the words that were right, those put in (both () if two are exchanged)."""

    text: str
    right: tuple[str, ...]
    wrong: tuple[str, ...] = ()


Way = Callable[[Blank, Sequence[Blank], Distractors, Collection[str]], Untruth | None]


def by_swap(blank: Blank, beside: Sequence[Blank], wrong: Distractors, used: Collection[str]) -> Untruth | None:
    """Return the sentence with two of its own answers of one kind exchanged; `beside`: the sentence's other blanks."""
    if len(blank.printed) < _PROVERB or blank.matter not in _SWAPPED or _is_untouchable(blank):
        return None
    text = blank.unit.text
    for other in beside:
        if other.matter != blank.matter or other.asked.family != blank.asked.family:
            continue
        one, two = sorted((blank.core, other.core))
        if one[1] >= two[0] or not (blank.first <= one[0] and two[1] <= blank.last):
            continue
        if _is_formula(blank.answer) or _is_formula(other.answer):
            continue
        first, second, between = text[slice(*one)], text[slice(*two)], text[one[1] : two[0]]
        if (
            first == second
            or first in second
            or second in first
            or _is_joined(between)
            or _unlike(blank, first, second)
        ):
            continue
        if blank.asked.size == other.asked.size is not None or _MOVES.search(between) or not _are_apart(blank, between):
            continue
        if blank.asked.size and other.asked.size and not 1 / 120 <= other.asked.size / blank.asked.size <= 120:
            continue
        false = text[blank.first : one[0]] + second + between + first + text[two[1] : blank.last]
        return Untruth(false, ())
    return None


def _unlike(blank: Blank, first: str, second: str) -> bool:
    """Return whether two figures are written in two ways: 0.7% and 5.6个百分点."""
    return blank.matter in ("time", "figure") and form_of(first) != form_of(second)


_PART = re.compile("其中|占|之中|的比[例重]|total|of (?:them|which|these)")  # a part would be larger than the whole


def _are_apart(blank: Blank, between: str) -> bool:
    """Return whether two figures are of two things told side by side, neither a part of the other."""
    if blank.matter not in ("time", "figure"):
        return True
    return re.search("[，。；,;]", between) is not None and _PART.search(blank.printed) is None


def _keeps_order(blank: Blank, size: float | None, beside: Sequence[Blank]) -> bool:
    """Return whether a figure put in is still larger, or smaller, than the others of its kind in the stretch."""
    own = blank.asked.size
    if own is None or size is None:
        return blank.matter != "figure"
    others = [
        other.asked.size
        for other in beside
        if other is not blank and other.asked.family == blank.asked.family and other.asked.size is not None
        if blank.first <= other.start and other.stop <= blank.last
    ]
    return all((own < other) == (size < other) and size != other for other in others)


_MOVES = re.compile("下降|上升|增长|提高|增加|减少|[降升增减]至|[降升增减]到")  # 由67%降到32%: turned, absurd


def _is_joined(between: str) -> bool:
    """Return whether two answers stand in one list, where their order is of no account."""
    return re.search("[，；。]|[^、和与或至到及\\s]{4,}", between) is None


def by_contrast(blank: Blank, beside: Sequence[Blank], wrong: Distractors, used: Collection[str]) -> Untruth | None:
    """Return the sentence with the sides of its contrast exchanged: not for …, but for …."""
    if blank.matter != "contrast" or blank.asked.against is None or _is_untouchable(blank):
        return None
    text, against = blank.unit.text, blank.asked.against
    if _is_sacred(blank.printed) or against[1] > blank.start:
        return None
    one, two = text[slice(*against)], blank.answer
    before = text[blank.first : against[0]].rstrip().lower()
    if before.endswith(("只是", "仅是", "仅仅是", "only", "只是因为")) or _first_word(one) != _first_word(two):
        return None  # both sides of 不只是…，而是… are true
    if one in two or two in one or "而是" in one or len(one) > 2.2 * len(two) + 4:
        return None
    false = text[blank.first : against[0]] + two + text[against[1] : blank.start] + one + text[blank.stop : blank.last]
    return Untruth(false, (two,))


def _first_word(words: str) -> str:
    """Return the first word of English words, "" of Chinese: not here to judge but to feed has no like sides."""
    return words.split()[0] if words.isascii() else ""


def by_other(blank: Blank, beside: Sequence[Blank], wrong: Distractors, used: Collection[str]) -> Untruth | None:
    """Return the sentence with an answer of one kind that the text gives to something else."""
    if _is_untouchable(blank):
        return None
    text = blank.unit.text
    if blank.matter not in _PUT_IN:
        return None
    start, stop = blank.core
    if _is_formula(blank.answer):
        return None
    for other in wrong.others(blank, used):
        if blank.matter == "who" and other.text[-1] != blank.bare[-1]:
            continue
        if (
            _is_formula(other.text)
            or _is_sacred(other.text)
            or (blank.matter in ("time", "figure") and not _keeps_order(blank, other.size, beside))
        ):
            continue
        return Untruth(text[blank.first : start] + other.text + text[stop : blank.last], (blank.bare,), (other.text,))
    return None


def by_denial(blank: Blank, beside: Sequence[Blank], wrong: Distractors, used: Collection[str]) -> Untruth | None:
    """Return a whole sentence without its denial: what is forbidden, allowed."""
    if blank.matter != "statement" or blank.lead or wrong.kind in _LOOSE or _is_untouchable(blank):
        return None
    false = affirmed(blank.stem, blank.first, blank.last, wrong.english)
    return None if false is None or _is_sacred(blank.stem.folded) else Untruth(false, ())


WAYS: Sequence[Way] = (by_swap, by_contrast, by_other, by_denial)


def _is_formula(words: str) -> bool:
    """Return whether words are a formula of the whole country (四个意识): never said wrongly, not even to test."""
    return fold(words) in load_words("number_phrases")


def _is_sacred(words: str) -> bool:
    """Return whether words are of those that are never turned round."""
    return _sacred().search(fold(words)) is not None


@lru_cache(maxsize=1)
def _sacred() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("not_turned", _DATA)))


def _is_untouchable(blank: Blank) -> bool:
    """Return whether the sentence names or quotes somebody: nobody is made to say or be what they did not."""
    named = any(start < blank.last and blank.first < stop for start, stop in blank.unit.people)
    return named or bool(_CITES.search(blank.stem.folded[blank.first : blank.last]))


_CITES = re.compile(
    "假设|假如|如果|比如|例如|不知道|指出|强调|说[：，“]|所说|曾说|回答|写道|[：，]“|[：，]「|said|wrote"
)
