"""Whose words the sentences of an interview or a panel are, where names on lines of their own say who speaks.

What the interviewer or the host says is no point of the one who is asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.language.script import fold
from pipeline.study.analysis import Unit

# Who asks by his part: 访问者, 主持人, Moderator.
_ASKING_PARTS = re.compile(
    "(?:.{0,6}(?:记者|访问者|采访者|提问者|提问|主持人|主持|观众|听众)|问|Q|interviewer|host|moderator|audience|question)[\\d一二三四五六]?",
    re.IGNORECASE,
)
_CALLED_HOST = re.compile("主持人|\\b(?:host|moderator)\\b", re.IGNORECASE)
_AFTER = 8  # characters after 主持人 in which a name stands
_LEAST = 2  # turns
_MOSTLY = 0.6  # of the turns of one who asks that hold a question
_ENDS = " 　：:【】［］[]"


def words_of_askers(units: Sequence[Unit]) -> frozenset[int]:
    """Return the indices of the sentences that interviewers and hosts say; none where nobody else speaks."""
    turns: dict[str, list[list[Unit]]] = {}
    for unit in units:
        if unit.kind == "label":
            current = turns.setdefault(fold(unit.text).strip(_ENDS), [])
            current.append([])
        elif turns and unit.spoken:
            current[-1].append(unit)
    named = "".join(fold(unit.text) + "\n" for unit in units if unit.spoken)
    askers = [name for name in turns if _asks(name, turns[name], named)]
    if len(askers) == len(turns):
        return frozenset()
    return frozenset(unit.index for name in askers for turn in turns[name] for unit in turn)


def first_names(units: Sequence[Unit]) -> frozenset[str]:
    """Return by what names the speakers of a text may be called on: those before their turns, and the first words."""
    labels = Counter(unit.text.strip(_ENDS) for unit in units if unit.kind == "label")
    return frozenset(part for name in labels for part in (name, name.split(" ")[0]) if len(part) > 1)


def _asks(name: str, turns: Sequence[Sequence[Unit]], text: str) -> bool:
    if _ASKING_PARTS.fullmatch(name):
        return True
    first = name.split(" ")[0]
    for part in _CALLED_HOST.finditer(text):
        if first in text[part.end() : part.end() + _AFTER + len(first)]:
            return True
    asking = sum(any(unit.text.endswith(("？", "?")) for unit in turn) for turn in turns)
    return len(turns) >= _LEAST and asking >= _MOSTLY * len(turns)
