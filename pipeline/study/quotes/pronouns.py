"""Whom 他 and 她 stand for: the only person named before, or nobody."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.language.names import SURNAMES_IN_TEXT, TITLES
from pipeline.language.script import fold
from pipeline.study.analysis.people import find_people, may_name_others
from pipeline.study.quotes.clauses import middle, strip_opening

_UNNAMED = re.compile("(?:一|有|某|几|两|三)(?:位|名)|有个|一个(?:人|老|青年|同志|战士|农民|工人|学生)|他们|她们")


class Context(NamedTuple):
    """The text before a cue that a pronoun or a subject left out may refer to: the paragraph up to its sentence."""

    before: str
    last_speaker: str | None


class Subject(NamedTuple):
    """A name; whether it is carried over from the previous quotation; why, for people."""

    name: str
    carried: bool
    why: str


def pronoun_of(own: str) -> str | None:
    """Return 他 or 她 where it is the subject of the verb's own clause."""
    clause = strip_opening(own)
    match = re.match(r"(他|她)(?!们)", clause)
    if match and (len(clause) == 1 or middle().match(clause, 1)):
        return match.group(1)
    return None


def pronoun_at_start(clause: str) -> str | None:
    """Return 他 or 她 where a clause begins with it, 他们 and 他的 aside."""
    match = re.match(r"(他|她)(?!们|的)", clause)
    return match.group(1) if match else None


def sole_person(before: str, context: Context, pronoun: str) -> Subject | None:
    """Return the one person named in the paragraph before a pronoun; None if there are none or several."""
    reach = fold(context.before) + before
    if _UNNAMED.search(reach):
        return None
    people: list[str] = []
    for person in find_people(reach):
        name = person.text
        if not any(_same_person(name, known) for known in people):
            people.append(name)
    if len(people) != 1 or may_name_others(reach, people):
        return None
    return Subject(people[0], False, f"“{pronoun}”只能指{people[0]}")


def _same_person(one: str, other: str) -> bool:
    """Return whether two names are one person's: 毛泽东 and 毛泽东同志, 周恩来 and 周总理."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or long.endswith(short):
        return True
    titled = any(short.endswith(title) for title in TITLES)
    return titled and short[0] == long[0] and len(short) <= 4 and long[:2] not in SURNAMES_IN_TEXT
