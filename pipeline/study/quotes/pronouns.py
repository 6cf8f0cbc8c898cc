"""Whom 他 and 她 stand for: the only person named before, the subject of the sentences before, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.characters import HAN
from pipeline.language.names import SURNAME_IN_TEXT, SURNAMES_IN_TEXT, TITLES
from pipeline.language.script import fold
from pipeline.language.words import alternatives, load_words
from pipeline.study.analysis.people import (
    Person,
    find_people,
    is_plain_name,
    match_after_role,
    match_people,
    match_plain_name,
    may_name_others,
)
from pipeline.study.quotes.clauses import QUOTED, is_bare, middle, strip_opening

_DATA = Path(__file__).with_name("data")

_UNNAMED = re.compile(
    "(?:(?<!第)一|有|某|几|两|三)(?:位|名)|有个|一个(?:人|老|青年|同志|战士|农民|工人|学生)|他们|她们"
)

_PRESENTED = re.compile(  # 像是X，这是一位水利志愿者，
    rf"(?:^|[，。；]|像是?|如|比如|例如)\s*(?P<name>[A-Za-z][\w.-]{{1,20}}|{HAN}{{2,4}})\s*，这?是一?[位名][^，。；]{{1,16}}，$"
)
_OWN_WORDS = re.compile(  # 在X的发言中有一段很风趣，
    f"(?:^|[，在从读听])(?P<name>{HAN}{{2,4}}?)(?:同志|先生|女士)?的(?:{HAN}{{2}})?(?:发言|讲话|报告|文章|来信|回信|日记|自述|演讲)"
    "[中里][^，。；：]{0,16}，$"
)
_SENTENCE_END = re.compile("[。！？]")
_TO = tuple("向对跟同与和给问请让派叫令劝")
_TO_SOMEBODY = re.compile(f"(?:[向对跟与给问]|[请让派叫令劝找带领][来去出到着]?了?){SURNAME_IN_TEXT}")
_FURTHEST = 3  # sentences without a person between 他 and the sentence whose subject it is


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
    """Return the one person a pronoun can mean, None if that is in doubt.

    That is the only person named in the paragraph before it, else the subject that the sentences before keep to.
    """
    if (named := _introduced(before)) is not None:
        return Subject(named, False, f"“{pronoun}”指前一分句中的“{named}”")
    reach = fold(context.before) + before
    if _UNNAMED.search(reach):
        return None
    people: list[str] = []
    for person in find_people(reach):
        if not any(same_person(person.text, known) for known in people):
            people.append(person.text)
    if len(people) == 1 and not may_name_others(reach, people):
        return Subject(people[0], False, f"“{pronoun}”只能指{people[0]}")
    name = _kept_subject(reach, pronoun)
    return Subject(name, False, f"“{pronoun}”承前句主语“{name}”") if name else None


def _introduced(before: str) -> str | None:
    """Return the one whom the clause before 他 introduces, or whose words it is about.

    X，这是一位志愿者，他的看法：…; 在X的发言中有一段很风趣，他说：…
    """
    if (match := _PRESENTED.search(before)) is not None:
        name = match.group("name").strip()
        if name[0].isascii() or (person := match_people(name)) is None:
            return name if name[0].isascii() or is_plain_name(name) else None
        return person.text if person.stop == len(name) else None
    match = _OWN_WORDS.search(before)
    if match is None:
        return None
    name = match.group("name")
    person = match_people(name)
    if not (is_plain_name(name) or (person is not None and person.stop == len(name))):
        return None
    return None if may_name_others(before, [name]) else name


def _kept_subject(reach: str, pronoun: str) -> str | None:
    """Return the subject of the last sentence that has one which is a name, if nobody comes between it and 他.

    Those who are only objects or attributes there (发展了李国栋的思想) do not compete, unless the sentence turns to
    them: 评价黄大发的事迹, 向周总理提出.
    """
    passed = 0
    for sentence in reversed(_SENTENCE_END.split(reach)):
        if not sentence.strip():
            continue
        clauses = [clause for clause in re.split("[，；：]", sentence) if not is_bare(strip_opening(clause))]
        first = strip_opening(clauses[0]) if clauses else ""
        if pronoun_at_start(first) == pronoun:
            if _turns_to_another(sentence, find_people(sentence)):
                return None
            continue
        subject = match_people(first) or match_plain_name(first) or match_after_role(first)
        if subject is not None:
            return subject.text if _keeps_to(subject, first, clauses[1:]) else None
        passed += 1
        if passed > _FURTHEST or QUOTED in sentence or find_people(sentence) or may_name_others(sentence, ()):
            return None
    return None


def _keeps_to(subject: Person, first: str, others: list[str]) -> bool:
    """Return whether a sentence has one person for its subject and goes on speaking of nobody else."""
    rest = first[subject.stop :]
    if rest[:1] in ("和", "与", "、", "及", "同", "跟", "的") or any(mark in subject.text for mark in "、和与"):
        return False
    words = "，".join([rest, *others])
    named = [person for person in find_people(words) if not same_person(person.text, subject.text)]
    spoken_of = re.search("[他她](?!们)", words)  # 王秀兰批评了他的发言: the next 他 may be either
    if (named or spoken_of or may_name_others(words, [subject.text])) and _turns_to_another(words, named):
        return False
    begins = (strip_opening(clause) for clause in others)
    return all((other := match_people(clause)) is None or same_person(other.text, subject.text) for clause in begins)


def _turns_to_another(words: str, named: Sequence[Person]) -> bool:
    """Return whether a sentence speaks of another person, or to them, so that 他 may be they."""
    if _turns().search(words):
        return True
    return any(words[: person.start].endswith(_TO) for person in named) or _TO_SOMEBODY.search(words) is not None


@lru_cache(maxsize=1)
def _turns() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("turns_to_another", _DATA)))


def same_person(one: str, other: str) -> bool:
    """Return whether two names are one person's: 毛泽东 and 毛泽东同志, 周恩来 and 周总理."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short) or long.endswith(short):
        return True
    titled = any(short.endswith(title) for title in TITLES)
    return titled and short[0] == long[0] and len(short) <= 4 and long[:2] not in SURNAMES_IN_TEXT
