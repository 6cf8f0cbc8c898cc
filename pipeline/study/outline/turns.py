"""The turns of a record of talk without headings: what the host asks opens a part, the answers stand below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.script import fold
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.clauses import split_clauses
from pipeline.study.outline.point import Point

_HOST = re.compile("问题|想问|请问|请教|请您?(?:谈|介绍|讲|说|分享|聊)|怎么看|如何看")
_ASKS = re.compile("为什么|为何|怎么|怎样|如何|什么|哪[些个里种]|多少|是否|是不是|能不能|会不会|有没有|吗")
_HABIT = re.compile("^(?:就是|那么?|然后|好|嗯|所以|我?(?:就是)?想问(?:一下)?|请问|请教)(?:，|的是)?")


def find_turns(units: Sequence[Unit], analysis: Analysis) -> list[tuple[Point, list[Unit]]]:
    """Return what the host asks, each with the sentences up to the next question, [] for fewer than two questions."""
    found: list[tuple[Point, list[Unit]]] = []
    for unit in units:
        plain = fold(unit.text)
        if unit.text[-1:] in "？?" and _HOST.search(plain) and (asked := _question(unit.text)):
            found.append((Point(unit, "", asked, "question of the host", asked), []))
        elif found:
            found[-1][1].append(unit)
    return found if len(found) > 1 else []


def _question(text: str) -> str | None:
    """Return the clauses that ask, from the first on, without the words of habit before them."""
    clauses = split_clauses(text)
    first = next((i for i, each in enumerate(clauses) if _ASKS.search(fold(text[each.start : each.stop]))), None)
    if first is None:
        return None
    words = text[clauses[first].start : clauses[first].stop]
    while habit := _HABIT.match(fold(words)):
        words = words[habit.end() :]
    return words.rstrip("？?，呢") or None
