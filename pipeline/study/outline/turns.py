"""The turns of talk: what is asked opens a part, the answers stand below it.

In an interview each turn begins with who speaks (记者：, 问：, Q:); who mostly asks is the asker. In the record of a
talk nobody is named: there the host asks in the words of hosts (想问一下, 请谈谈).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.script import fold
from pipeline.study.analysis import Unit
from pipeline.study.analysis.clauses import split_clauses
from pipeline.study.analysis.voices import Voices, begins_a_turn
from pipeline.study.outline.line import ROOM
from pipeline.study.outline.point import Point

_LEAST = 2  # turns
_HOST = re.compile("问题|想问|请问|请教|请您?(?:谈|介绍|讲|说|分享|聊)|怎么看|如何看")
_ASKS = re.compile(
    "为什么|为何|怎么|怎样|如何|什么|哪[些个里种]|多少|是否|是不是|能不能|会不会|有没有|吗|何在|还是|[呢么]$"
)
_HABIT = re.compile(
    "^(?:就是|那么?|然后|好|嗯|所以|我?(?:就是)?想问(?:一下)?|我?想?请问(?:一下)?|请教)(?:，|的是)?(?![么样])"
)
_SUMS_UP = re.compile("^(?:也就是说|就是说|换句话说|您的意思是)")
_POINTS = re.compile("^[这那]")
_SHORTEST = 6  # characters of a question that opens a part


@dataclass(frozen=True, slots=True)
class Turn:
    """What is asked, and the sentences of the answer."""

    asked: Point
    answer: tuple[Unit, ...]


def find_turns(units: Sequence[Unit], voices: Voices, most: int) -> list[Turn]:
    """Return the turns of an interview: each question with the sentences up to the next one."""
    found: list[Turn] = []
    asked: list[Unit] = []
    answer: list[Unit] = []
    for unit in (*units, None):
        if unit is None or begins_a_turn(unit, voices.askers):
            if asked:
                _add(found, asked, answer, voices, most)
            asked, answer = [unit] if unit else [], []
        elif asked and unit.paragraph is asked[0].paragraph:
            asked.append(unit)
        elif asked:
            answer.append(unit)
    return found


def _add(found: list[Turn], asked: Sequence[Unit], answer: Sequence[Unit], voices: Voices, most: int) -> None:
    """Add a turn; what only sums up or asks back goes with the answer before it."""
    unit = next((unit for unit in asked if unit.text.endswith(("？", "?"))), asked[-1])
    named = voices.label_end(unit.text) if unit.sentence.start == 0 else 0
    words = _question(unit.text[named:].strip(), most)
    if len(words) >= _SHORTEST and not _SUMS_UP.match(fold(words)):
        found.append(Turn(Point(unit, "", words, "question of an interview", words), tuple(answer)))
    elif found:
        found[-1] = Turn(found[-1].asked, (*found[-1].answer, *answer))


def find_host_turns(units: Sequence[Unit]) -> list[Turn]:
    """Return what the host of a talk asks, each with the sentences up to the next question; [] for fewer than two."""
    found: list[Turn] = []
    for unit in units:
        plain = fold(unit.text)
        if unit.text[-1:] in "？?" and _HOST.search(plain) and (asked := _asking_clauses(unit.text)):
            found.append(Turn(Point(unit, "", asked, "question of the host", asked), ()))
        elif found:
            found[-1] = Turn(found[-1].asked, (*found[-1].answer, unit))
    return found if len(found) >= _LEAST else []


def _question(text: str, most: int) -> str:
    """Return a question of up to a line and a half whole, of a longer one what asks."""
    words = _without_habits(text).rstrip("？?。")
    if len(words) <= ROOM * most or text.isascii():
        return words
    return _asking_clauses(text) or words


def _asking_clauses(text: str) -> str | None:
    """Return the clauses that ask, from the first on; with the one before it where it points back to that."""
    clauses = split_clauses(text)
    plain = fold(text)
    first = next((i for i, each in enumerate(clauses) if _ASKS.search(plain, each.start, each.stop)), None)
    if first is None:
        return None
    if first and _POINTS.match(plain[clauses[first].start :]):
        return _without_habits(text[clauses[first - 1].start : clauses[first].stop]).rstrip("？?，") or None
    return _without_habits(text[clauses[first].start : clauses[first].stop]).rstrip("？?，呢") or None


def _without_habits(words: str) -> str:
    while habit := _HABIT.match(fold(words)):
        words = words[habit.end() :]
    return words
