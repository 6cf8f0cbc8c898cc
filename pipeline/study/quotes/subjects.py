"""The subject of a verb of reporting: the name the text gives for it, or nothing.

Works on text with the characters folded to simplified ones and with QUOTED, WORK and ASIDE in place of what
stands in quotation marks, 《》 and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from pipeline.language.characters import HAN, HAN_CLASS
from pipeline.language.names import SURNAMES_IN_TEXT, TITLES
from pipeline.language.script import fold
from pipeline.language.segmentation import split_words
from pipeline.language.words import alternatives, load_words
from pipeline.study.analysis.people import (
    Person,
    find_people,
    is_plain_name,
    match_people,
    may_name_others,
    name_after_role,
)

_DATA = Path(__file__).with_name("data")

QUOTED = "\ue000"  # stands for each character of an earlier quotation in the words before a quotation
WORK = "\ue001"  # and of a 《work》
ASIDE = "\ue002"  # and of a （remark）
TERM = "\ue003"  # and of a quoted term, too short for a quotation

_TIME = (
    r"(?:早?在|从|到|自)?(?:公元前?)?"
    r"(?:[\d一二三四五六七八九十〇零]{2,4}年代?|上?个?世纪|[\d一二三四五六七八九十]{1,3}[月日号]|\d+多?年前"
    r"|[一二三四五六七八九十百千两几数]+多?年前|初|末|底|春|夏|秋|冬|上午|下午|晚上|、|[至到]){1,8}"
)
_PREPOSITION = (
    "在(?!于)|就|对|向|针对|围绕|谈到|谈及|提到|讲到|说到|论及|回顾|总结|关于|通过|从|给|为|面对|当|于|写给|致|同|与|和|用|以"
    "|把|将|到|视察|考察|调研|主持|出席|参加|会见|看望|接见|参观|听取|致信|发表|作|一|每|第|年轻时|晚年|生前|临终|病重|率|赴"
    "|代表|根据|出任|担任|接受|借|去年|今年|前年|当年|近日|最近|日前|此前|不久前|昨天|今天"
)
_WORK_PLACE = (
    f"(?:{WORK}+(?:{ASIDE}+)?(?:第?[一二三四五六七八九十]?[卷章篇册])?"
    "(?:一文|一书|这篇文章|这本书|序言|导言|中|里|上|内|中就|开篇|、|和|等)*)"
)
_OF_SPEECH = re.compile(
    f"的(?:一[篇次首封个]|这[篇次首封个])?[{HAN_CLASS}" + TERM + "]{0,8}"
    "(?:讲话|报告|著作|文章|名言|诗句|诗|词|话|信|回信|贺信|贺词|论述|教导|遗嘱|演讲|发言|题词|" + WORK + "+)[中里上]?"
)
_TITLED = re.compile(
    "(?:[的家者员长、代朝]|时期|时候|诗圣|诗仙|元勋|专家|医生|英雄|模范|楷模|主席|书记|总理|总统|领袖|导师|诗人|教授|先生|同志|院士|领导人|司令|代表)$"
)
_CALLED = re.compile(rf"(?:叫做?|名叫|名为)(?P<name>[{HAN_CLASS}·]{{2,12}}?)的?$")
_LONGEST_BODY = 26  # characters of the name of a body or a document
_HAN_OR_FIGURE = re.compile(rf"[{HAN_CLASS}\d]+")
_ANONYMOUS = re.compile("(?:有|某)(?:一)?(?:位|名|个|些)|一(?:位|名|个|些)|不少|许多|很多|几位|我[在曾们就也还对]")
_UNNAMED = re.compile("(?:一|有|某|几|两|三)(?:位|名)|有个|一个(?:人|老|青年|同志|战士|农民|工人|学生)|他们|她们")
_NOT_SUBJECT = re.compile("[对向给同跟与和、被把由让使请为]$")
_BARE = re.compile(
    "(?:在(?!于)|就|对|向|针对|围绕|谈到|谈及|关于|从|当|早在|为了?|面对|随着|通过|根据|按照)[^，]*"
    f"|(?:{_PREPOSITION})[^，]*(?:时|时候|后|前|之际|期间|中|上)"
)


class Context(NamedTuple):
    """The text before a cue that a pronoun or a subject left out may refer to: the paragraph up to its sentence."""

    before: str
    last_speaker: str | None


class Subject(NamedTuple):
    """A name; whether it is carried over from the previous quotation; why, for people."""

    name: str
    carried: bool
    why: str


@lru_cache(maxsize=1)
def _adverbs() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_words('reporting_adverbs', _DATA))})+$")


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile(f"(?:(?:{alternatives(load_words('connectives', _DATA))}|{_TIME})[，,]?)+")


@lru_cache(maxsize=1)
def _body() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("bodies", _DATA)))


@lru_cache(maxsize=1)
def _middle() -> re.Pattern[str]:
    """What may stand between the subject and the verb: adverbs, a place, a time, the work."""
    adverbs = alternatives(load_words("reporting_adverbs", _DATA))
    return re.compile(f"\\s*(?:$|[，,]|{adverbs}|{_TIME}|{_PREPOSITION}|的?{WORK}|{HAN}{{2,6}}地)")


def after_quotation(rest: str) -> int:
    """Return where the words about this quotation begin: after an earlier quotation in the sentence."""
    return rest.rfind(QUOTED) + 1


def find_subject(rest: str, context: Context) -> Subject | None:
    """Return the subject of the verb that follows `rest`, None if it is in doubt or names nobody."""
    since = after_quotation(rest)
    clauses = re.split(r"[，；：,;:]", rest[since:])
    own = _strip_adverbs(clauses[-1])
    pronoun = _pronoun(own)
    if pronoun:
        return _sole_person(rest[: len(rest) - len(clauses[-1])], context, pronoun)
    named = _clause_subject(own)
    if named == "":
        return None
    if named:
        return Subject(named, False, f"主语“{named}”")
    if not _is_bare(own):
        return None
    return _earlier_subject(clauses[:-1], rest[:since], context)


def _earlier_subject(clauses: Sequence[str], before: str, context: Context) -> Subject | None:
    """Return the subject of an earlier clause of the sentence, for a verb without one: X多次作出论述，反复强调“…”."""
    for number in range(len(clauses) - 1, -1, -1):
        clause = _strip_opening(clauses[number])
        if not clause:
            continue
        if (pronoun := _pronoun_at_start(clause)) is not None:
            return _sole_person(before, context, pronoun)
        person = match_people(clause)
        if person is not None:
            if clause[person.stop : person.stop + 1] == "的" and not _OF_SPEECH.match(clause, person.stop):
                return None
            words = "，".join(clauses)
            others = any(other.text not in person.text for other in find_people(words))
            if others or may_name_others(words, [person.text]):
                return None
            return Subject(person.text, False, f"同句主语“{person.text}”")
        body = _body_at_start(clause)
        if body:
            return Subject(body, False, f"同句主语“{body}”")
        if not _is_bare(clause):
            return None
    if QUOTED in before and context.last_speaker and not _have_subject(clauses):
        return Subject(context.last_speaker, True, "承上一处引文的主语")
    if not before and context.last_speaker and not _have_subject(clauses):
        return Subject(context.last_speaker, True, "承上句引文的主语")
    return None


def _have_subject(clauses: Sequence[str]) -> bool:
    """Return whether any clause has words that are more than adverbs and settings."""
    return any(not _is_bare(_strip_opening(clause)) for clause in clauses if clause)


def _clause_subject(own: str) -> str | None:
    """Return the subject within the verb's own clause; "" if there is one that names nobody; None if there is none."""
    clause = _strip_opening(own)
    if not clause:
        return None
    if _names_nobody(clause):
        return ""
    if named := _CALLED.search(clause):
        return named.group("name")
    person = match_people(clause)
    if person is not None:
        after = _OF_SPEECH.match(clause, person.stop)
        if after or _middle().match(clause, person.stop):
            return person.text
    adjacent = _adjacent_person(clause)
    if adjacent is not None:
        return adjacent
    if re.fullmatch(f"的?{_WORK_PLACE}", clause):
        return ""
    body = _body_at_start(clause)
    if body:
        return body
    if person is not None:
        return ""
    bare = re.split(f"(?:{_PREPOSITION}|{WORK}|{ASIDE})", clause)[0]
    bare = _strip_adverbs(bare)
    if bare in load_words("speaking_roles", _DATA) or is_plain_name(bare):
        return bare
    return None if _is_bare(clause) else ""


def _adjacent_person(clause: str) -> str | None:
    """Return the person named after a title or an opening: 批评家X在《…》中曾说, 中央军委主席X在会上强调."""
    people = find_people(clause)
    for person in people:
        before = clause[: person.start]
        if not (_middle().match(clause, person.stop) or not _strip_adverbs(clause[person.stop :])):
            continue
        if _NOT_SUBJECT.search(before) or (len(people) > 1 and person is not people[0]):
            return None
        rest = clause[person.stop :]
        if _strip_adverbs(rest) and not _TITLED.search(before):
            continue
        return person.text
    return name_after_role(_strip_adverbs(re.sub(f"在?{_WORK_PLACE}$", "", clause)))


def _body_at_start(clause: str) -> str | None:
    """Return the body or document that opens a clause, the longest that can be its subject: 党的二十大报告."""
    if match_people(clause):
        return None
    stops = [match.end() for match in _body().finditer(clause)]
    for stop in reversed(stops):
        name = clause[:stop]
        whole = stop <= _LONGEST_BODY and _HAN_OR_FIGURE.fullmatch(name) and _middle().match(clause, stop)
        if whole and not any(word in name for word in ("的讲话", "我们", "在")):
            return name
    return None


def _names_nobody(clause: str) -> bool:
    words = load_words("anonymous", _DATA)
    bare = re.split(f"(?:{_PREPOSITION}|{WORK})", clause)[0]
    bare = _strip_adverbs(bare)
    return bare in words or _ANONYMOUS.match(clause) is not None


def _pronoun(own: str) -> str | None:
    clause = _strip_opening(own)
    match = re.match(r"(他|她)(?!们)", clause)
    if match and (len(clause) == 1 or _middle().match(clause, 1)):
        return match.group(1)
    return None


def _pronoun_at_start(clause: str) -> str | None:
    match = re.match(r"(他|她)(?!们|的)", clause)
    return match.group(1) if match else None


def _sole_person(before: str, context: Context, pronoun: str) -> Subject | None:
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


def _strip_adverbs(text: str) -> str:
    while True:
        text = text.strip(" 　，," + ASIDE)
        match = _adverbs().search(text)
        if match and match.start() < len(text):
            person = next((p for p in find_people(text) if p.start < match.start() < p.stop), None)
            cut = max(match.start(), person.stop if person else 0)
            if cut < len(text):
                text = text[:cut]
                continue
        if not text.endswith("地") or len(text) < 3:
            return text
        text = text[: -1 - len(_last_word(text[:-1]))]  # 高兴地, 语重心长地


def _last_word(text: str) -> str:
    words = split_words(text)
    return words[-1] if words else ""


def _strip_opening(clause: str) -> str:
    clause = clause.lstrip(" 　，,、“‘" + ASIDE)
    match = _opening().match(clause)
    if not match:
        return clause
    person = match_people(clause)
    if person is not None and person.stop > match.end():
        return clause
    return clause[match.end() :].lstrip(" 　，,")


def _is_bare(clause: str) -> bool:
    """Return whether a clause has no subject of its own: nothing, adverbs, or a setting (在…上)."""
    clause = _strip_adverbs(_strip_opening(clause))
    if not clause:
        return True
    return _BARE.fullmatch(clause) is not None


def person_at_end(head: str) -> Person | None:
    """Return the one person with whose name `head` ends (习近平总书记“…”的谆谆告诫), None if there are others too."""
    people = find_people(head)
    if len(people) != 1 or people[0].stop != len(head) or _NOT_SUBJECT.search(head[: people[0].start]):
        return None
    return people[0]
