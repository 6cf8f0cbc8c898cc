"""Statements that are untrue by one word and read as good Chinese all the same.

The wrong word always comes from the speech and stands there in a like place: the end of a sister sentence, a member
of another series with the same head, a count one off. No sentence that names somebody is touched, none about what is
dear is turned into its opposite.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from pipeline.language.numerals import COUNTED
from pipeline.language.quotation import match_quotes
from pipeline.language.words import load_list, load_words
from pipeline.study.analysis.number_phrases import count_of
from pipeline.study.analysis.people import find_people
from pipeline.study.items.blanks import Blank
from pipeline.study.items.distractors import Distractors, are_sisters, share_head
from pipeline.study.items.fairness import FIRST
from pipeline.study.items.structure import structure_of

_DATA = Path(__file__).with_name("data")


class Untruth(NamedTuple):
    """A false statement: its text, the word that was right, the word put in its place."""

    text: str
    right: str
    wrong: str


Way = Callable[[Blank, Distractors, Collection[str]], Untruth | None]


def from_sister(blank: Blank, wrong: Distractors, used: Collection[str]) -> Untruth | None:
    """Return the sentence with what a sister sentence says: 定位中明确初心就是“A”, 职责中明确初心就是“B”."""
    if _is_untouchable(blank):
        return None
    for other in wrong.candidates(blank):
        if not are_sisters(blank, other) or other.answer in used or _are_near(blank, other):
            continue
        made = _put(blank, other.answer)
        if other.answer not in blank.unit.text and not wrong.is_said(made.text[FIRST:]):
            return made
    return None


def from_series(blank: Blank, wrong: Distractors, used: Collection[str]) -> Untruth | None:
    """Return the sentence with a member of another series, built alike and with the same head: 战略|体系, 学术|体系."""
    if blank.source != "series" or _is_untouchable(blank):
        return None
    built = structure_of(blank.unit.tokens, blank.start, blank.stop)
    for other in wrong.candidates(blank):
        if other.source != "series" or other.answer in used or other.answer in blank.unit.text:
            continue
        if not share_head(blank.answer, other.answer) or blank.answer == other.answer:
            continue
        if structure_of(other.unit.tokens, other.start, other.stop) != built:
            continue
        if not wrong.stand_together(blank.answer, other.answer):
            return _put(blank, other.answer)
    return None


def by_count(blank: Blank, wrong: Distractors, used: Collection[str]) -> Untruth | None:
    """Return the sentence with a number phrase that counts one more or one less: “三同步” → “四同步”."""
    count = count_of(blank.answer) if blank.source == "term" else None
    if count is None or not 3 <= count <= 9 or blank.answer in load_list("number_phrases") or _is_untouchable(blank):
        return None
    step = 1 if crc32(blank.unit.text.encode()) % 2 else -1
    changed = blank.answer.replace(COUNTED[count], COUNTED[count + step], 1)
    if changed == blank.answer or wrong.is_said(changed) or changed in used:
        return None
    return _put(blank, changed)


def by_opposite(blank: Blank, wrong: Distractors, used: Collection[str]) -> Untruth | None:
    """Return the sentence with the opposite of one of its words, outside quotations.

    Only where the speech itself has the opposite beside the same word: what no one would say is no test.
    """
    text = blank.unit.text
    if _is_untouchable(blank) or any(word in text for word in load_words("not_turned", _DATA)):
        return None
    quoted = match_quotes(text).pairs
    for token in blank.unit.tokens:
        opposite = _opposites().get(token.text)
        inside = any(start < token.start < stop for start, stop in quoted)
        if opposite is None or opposite in used or inside or token.start < FIRST or text.count(token.text) > 1:
            continue
        before, after = text[token.start - 2 : token.start], text[token.stop : token.stop + 2]
        if wrong.is_said(before + opposite) or wrong.is_said(opposite + after):
            return Untruth(text[: token.start] + opposite + text[token.stop :], token.text, opposite)
    return None


WAYS: Sequence[Way] = (from_sister, by_count, from_series, by_opposite)


def _put(blank: Blank, word: str) -> Untruth:
    text = blank.unit.text
    return Untruth(text[: blank.start] + word + text[blank.stop :], blank.answer, word)


def _is_untouchable(blank: Blank) -> bool:
    """Return whether the sentence names or quotes somebody: nobody is made to say or be what they did not."""
    return bool(find_people(blank.unit.text)) or bool(_CITES.search(blank.unit.text))


_CITES = re.compile("指出|强调|说[：，“]|所说|曾说")


def _are_near(one: Blank, other: Blank) -> bool:
    """Return whether two answers are nearly the same word."""
    a, b = one.answer, other.answer
    return a in b or b in a or len(set(a) & set(b)) > max(1, len(a) // 2)


@lru_cache(maxsize=1)
def _opposites() -> dict[str, str]:
    return dict(entry.split("=") for entry in load_list("opposites", _DATA))
