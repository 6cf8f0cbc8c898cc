"""The turns of talk: what is asked opens a part, the answers stand below it.

In an interview each turn begins with who speaks (记者：, 问：, Q:); who mostly asks is the asker. In the record of a
talk nobody is named: there the host asks in the words of hosts (想问一下, 请谈谈).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from pipeline.language.script import fold
from pipeline.study.analysis import Unit
from pipeline.study.analysis.clauses import split_clauses
from pipeline.study.outline.line import ROOM
from pipeline.study.outline.point import Point

_NAMED = re.compile(r"[ 　]*(?P<who>[^\s，。！？：:“”「」（）()、；\d]{1,8}|[A-Z][A-Za-z .]{0,24})[：:]")
_LEAST = 2  # turns
_MOSTLY = 0.6  # of the turns of an asker that hold a question
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


def find_askers(units: Sequence[Unit]) -> frozenset[str]:
    """Return who asks in an interview, as they are named before their turns; nobody where nobody else answers."""
    turns: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    who = ""
    for unit in units:
        if name := _speaker(unit):
            who = name
            turns[who] += 1
            asked = False
        if who and unit.text.endswith(("？", "?")) and not asked:
            asking[who] += 1
            asked = True
    named = [name for name in turns if turns[name] >= _LEAST]
    askers = frozenset(name for name in named if asking[name] >= _MOSTLY * turns[name])
    return askers if len(askers) < len(named) else frozenset()


def _speaker(unit: Unit) -> str | None:
    """Return who is named before a turn, None for a sentence that opens none."""
    named = _NAMED.match(fold(unit.text)) if unit.sentence.start == 0 else None
    return named.group("who") if named else None


def asks(unit: Unit, askers: Container[str]) -> bool:
    """Return whether a turn of an asker begins."""
    return _speaker(unit) in askers


def find_turns(units: Sequence[Unit], askers: Container[str], most: int) -> list[Turn]:
    """Return the turns of an interview: each question with the sentences up to the next one."""
    found: list[Turn] = []
    asked: list[Unit] = []
    answer: list[Unit] = []
    for unit in (*units, None):
        if unit is None or asks(unit, askers):
            if asked:
                _add(found, asked, answer, most)
            asked, answer = [unit] if unit else [], []
        elif asked and unit.paragraph is asked[0].paragraph:
            asked.append(unit)
        elif asked:
            answer.append(unit)
    return found


def _add(found: list[Turn], asked: Sequence[Unit], answer: Sequence[Unit], most: int) -> None:
    """Add a turn; what only sums up or asks back goes with the answer before it."""
    unit = next((unit for unit in asked if unit.text.endswith(("？", "?"))), asked[-1])
    named = _NAMED.match(fold(unit.text)) if _speaker(unit) else None
    words = _question(unit.text[named.end() if named else 0 :].strip(), most)
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
