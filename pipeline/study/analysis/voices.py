"""Who takes turns in an interview or a panel, and which sentences only ask: they are no matter of who is asked.

A speaker is named before his turn: at the beginning of its paragraph (记者：…, 问：…, Q: …), or on a line of its own.
He asks by his part (记者, Moderator), because somebody calls him the host (主持人…), or because half of his turns
end in a question.
Some lead the talk and speak to the matter too: of theirs only the turns that end in a question ask.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from pipeline.language.script import fold
from pipeline.study.analysis.unit import Unit

_IN_NAME = "[^\\s，。：；？！、,.?!:“”「」《》（）()\\d的]"  # 难点的实质： names nobody
_NAMED = re.compile(rf"[\s　]*(?P<who>[A-Z][A-Za-z .]{{0,29}}|{_IN_NAME}(?:{_IN_NAME}|[ \d]){{0,11}})[：:]")
_SEEN = 40  # characters of a sentence in which a name stands
_ASKING_PARTS = re.compile(
    "记者|主持|访问者|采访者|提问|观众|听众|(?<![顾学])问$|^Q$|\\b(?:interviewer|moderator|host|audience|question)s?\\b",
    re.IGNORECASE,
)
_CALLED_HOST = re.compile(r"主持人|\b(?:host|moderator)\b", re.IGNORECASE)
_AFTER = 8  # characters after 主持人 in which a name stands
_ASKS = re.compile(r"(?:[？?]|[吗呢])[”」』\"]?\s*$")
_LEAST = 2  # turns of one who takes part
_MOSTLY = 0.5  # of the turns of one who asks that end in a question …
_OFTEN = 0.25  # … and of one who leads the talk
_ENDS = " 　：:【】［］[]"


@dataclass(frozen=True, slots=True)
class Voices:
    """`names`: who takes turns, in simplified characters; `askers`: those of them who ask; `asking`: the sentences
    that only ask, by Unit.index."""

    names: frozenset[str] = field(default=frozenset())
    askers: frozenset[str] = field(default=frozenset())
    asking: frozenset[int] = field(default=frozenset())

    def label_end(self, text: str) -> int:
        """Return where the words of a paragraph begin behind the name of who says them, 0 if there is no name."""
        named = _NAMED.match(fold(text[:_SEEN])) if self.names else None
        return named.end() if named and named["who"] in self.names else 0


@dataclass(slots=True)
class _Turn:
    who: str
    units: list[Unit]

    @property
    def asks(self) -> bool:
        return bool(self.units) and _ASKS.search(self.units[-1].text) is not None


def named_before(unit: Unit) -> str | None:
    """Return who is named before a turn that begins its paragraph, in simplified characters; None if it begins none."""
    named = _NAMED.match(fold(unit.text[:_SEEN])) if unit.sentence.start == 0 else None
    return named["who"] if named else None


def begins_a_turn(unit: Unit, speakers: Container[str]) -> bool:
    """Return whether one of these speakers is named before a sentence."""
    return named_before(unit) in speakers


def find_voices(units: Sequence[Unit]) -> Voices:
    """Return who takes turns in a text; nobody asks where all ask, or one alone speaks."""
    turns = _turns(units)
    names = frozenset(turn.who for turn in turns)
    text = "\n".join(fold(unit.text) for unit in units if unit.spoken) if len(names) > 1 else ""
    shares = {name: _share_of_questions(name, turns) for name in names}
    askers = frozenset(name for name in names if shares[name] >= _MOSTLY or _asks_by_part(name, text))
    if len(askers) == len(names):
        return Voices(names)
    asking = [turn for turn in turns if turn.who in askers or (shares[turn.who] >= _OFTEN and turn.asks)]
    spoken = (unit for turn in asking for unit in turn.units if unit.kind != "heading")
    return Voices(names, askers, frozenset(unit.index for unit in spoken))


def _turns(units: Sequence[Unit]) -> list[_Turn]:
    """Return the turns of those who are named twice or more; a name on a line of its own is no sentence of its turn."""
    named = [_name_on_line(unit) or named_before(unit) for unit in units]
    count = Counter(name for name in named if name)
    turns: list[_Turn] = []
    for unit, name in zip(units, named, strict=True):
        if name and count[name] >= _LEAST:
            turns.append(_Turn(name, []))
        if turns and unit.kind != "label":
            turns[-1].units.append(unit)
    return turns


def _name_on_line(unit: Unit) -> str | None:
    return fold(unit.text).strip(_ENDS) if unit.kind == "label" else None


def _share_of_questions(who: str, turns: Sequence[_Turn]) -> float:
    asks = [turn.asks for turn in turns if turn.who == who]
    return sum(asks) / len(asks)


def _asks_by_part(name: str, text: str) -> bool:
    if _ASKING_PARTS.search(name):
        return True
    first = name.split(" ")[0]
    return any(first in text[part.end() : part.end() + _AFTER + len(first)] for part in _CALLED_HOST.finditer(text))
