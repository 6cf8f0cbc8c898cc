"""The subject of a verb of reporting: the name the text gives for it, or nothing.

Works on text with the characters folded to simplified ones and with QUOTED, WORK and ASIDE in place of what
stands in quotation marks, 《》 and brackets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.language.characters import HAN_CLASS
from pipeline.language.names import SURNAMES_IN_TEXT
from pipeline.language.segmentation import cut_words
from pipeline.language.words import alternatives, load_words
from pipeline.study.analysis.people import (
    Person,
    find_people,
    is_plain_name,
    match_people,
    may_name_others,
    name_after_role,
)
from pipeline.study.quotes.clauses import (
    ASIDE,
    PREPOSITION,
    QUOTED,
    TERM,
    WORK,
    is_bare,
    middle,
    strip_adverbs,
    strip_opening,
)
from pipeline.study.quotes.pronouns import Context, Subject, pronoun_at_start, pronoun_of, sole_person

_DATA = Path(__file__).with_name("data")
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
_FIRST_WORD = 8  # characters that surely hold a clause's first word
_LONGEST_BODY = 26  # characters of the name of a body or a document
_BEFORE_OF = re.compile(f"(?P<who>[{HAN_CLASS}]{{2,12}}?)(?:(?=[对就]|关于|针对|在)|$)")
_HAN_OR_FIGURE = re.compile(rf"[{HAN_CLASS}\d]+")
_ANONYMOUS = re.compile("(?:有|某)(?:一)?(?:位|名|个|些)|一(?:位|名|个|些)|不少|许多|很多|几位|我[在曾们就也还对]")
_NOT_SUBJECT = re.compile("[对向给同跟与和、被把由让使请为]$")


@lru_cache(maxsize=1)
def _body() -> re.Pattern[str]:
    return re.compile(alternatives(load_words("bodies", _DATA)))


def after_quotation(rest: str) -> int:
    """Return where the words about this quotation begin: after an earlier quotation in the sentence."""
    return rest.rfind(QUOTED) + 1


def find_subject(rest: str, context: Context) -> Subject | None:
    """Return the subject of the verb that follows `rest`, None if it is in doubt or names nobody."""
    since = after_quotation(rest)
    clauses = re.split(r"[，；：,;:]", rest[since:])
    own = strip_adverbs(clauses[-1])
    pronoun = pronoun_of(own)
    if pronoun:
        return sole_person(rest[: len(rest) - len(clauses[-1])], context, pronoun)
    named = _clause_subject(own)
    if named == "":
        return None
    if named:
        return Subject(named, False, f"主语“{named}”")
    if not is_bare(own) and not _goes_on(own):
        return None
    return _earlier_subject(clauses[:-1], rest[:since], context)


def _earlier_subject(clauses: Sequence[str], before: str, context: Context) -> Subject | None:
    """Return the subject of an earlier clause of the sentence, for a verb without one: X多次作出论述，反复强调“…”."""
    for number in range(len(clauses) - 1, -1, -1):
        clause = strip_opening(clauses[number])
        if not clause:
            continue
        if (pronoun := pronoun_at_start(clause)) is not None:
            return sole_person(before, context, pronoun)
        person = match_people(clause)
        if person is not None:
            if clause[person.stop : person.stop + 1] == "的" and not _OF_SPEECH.match(clause, person.stop):
                return None
            words = "，".join(clauses)
            others = any(other.text not in person.text for other in find_people(words))
            if others or may_name_others(words, [person.text]):
                return None
            return Subject(person.text, False, f"同句主语“{person.text}”")
        body = office_at_start(clause) or _body_at_start(clause)
        if body:
            return Subject(body, False, f"同句主语“{body}”")
        if not is_bare(clause) and not _goes_on(clause):
            return None
    if QUOTED in before and context.last_speaker and not _have_subject(clauses):
        return Subject(context.last_speaker, True, "承上一处引文的主语")
    if not before and context.last_speaker and not _have_subject(clauses):
        return Subject(context.last_speaker, True, "承上句引文的主语")
    return None


def _have_subject(clauses: Sequence[str]) -> bool:
    """Return whether any clause has words that are more than adverbs and settings."""
    return any(not is_bare(strip_opening(clause)) for clause in clauses if clause)


def _clause_subject(own: str) -> str | None:
    """Return the subject within the verb's own clause; "" if there is one that names nobody; None if there is none."""
    clause = strip_opening(own)
    if not clause:
        return None
    if _names_nobody(clause):
        return ""
    if named := _CALLED.search(clause):
        return named.group("name")
    person = match_people(clause)
    if person is not None:
        after = _OF_SPEECH.match(clause, person.stop)
        if after or middle().match(clause, person.stop):
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
    bare = re.split(rf"(?:{PREPOSITION}|{WORK}|{ASIDE}|\d)", clause)[0]
    bare = strip_adverbs(bare)
    if bare in load_words("speaking_roles", _DATA) or is_plain_name(bare) or is_office(bare):
        return bare
    return None if is_bare(clause) or _goes_on(clause) else ""


def _goes_on(clause: str) -> bool:
    """Return whether a clause without a subject goes on with the one before: 余怒未消地指着空椅子说."""
    if not clause:
        return False
    first = cut_words(clause[:_FIRST_WORD])[0]
    if find_people(clause) or may_name_others(clause, ()) or (len(first.text) == 1 and first.text in SURNAMES_IN_TEXT):
        return False
    return first.tag[0] in "vdpilz"


@lru_cache(maxsize=1)
def _office() -> re.Pattern[str]:
    offices = alternatives(load_words("speaking_offices", _DATA))
    return re.compile(f"(?P<of>[{HAN_CLASS}]{{0,8}}?)副?(?:{offices})")


def is_office(text: str) -> bool:
    """Return whether `text` is an office that one person holds, alone or after the body's name: 市长, 县委书记."""
    match = _office().fullmatch(text)
    if match is None:
        return False
    return all(
        token.tag[0] in "nabj" or token.tag == "zg" or token.text == "时任" for token in cut_words(match.group("of"))
    )


def office_at_start(clause: str) -> str | None:
    """Return the office that opens a clause and is followed by a verb: 老站长拍着桌子."""
    match = _office().match(clause)
    if match is None or not is_office(match.group()):
        return None
    following = cut_words(clause[match.end() : match.end() + 8])
    return match.group() if following and following[0].tag[0] in "vdp" else None


def _adjacent_person(clause: str) -> str | None:
    """Return the person named after a title or an opening: 批评家X在《…》中曾说, 中央军委主席X在会上强调."""
    people = find_people(clause)
    for person in people:
        before = clause[: person.start]
        if not (middle().match(clause, person.stop) or not strip_adverbs(clause[person.stop :])):
            continue
        if _NOT_SUBJECT.search(before) or (len(people) > 1 and person is not people[0]):
            return None
        rest = clause[person.stop :]
        if strip_adverbs(rest) and not _TITLED.search(before):
            continue
        return person.text
    return name_after_role(strip_adverbs(re.sub(f"在?{_WORK_PLACE}$", "", clause)))


def _body_at_start(clause: str) -> str | None:
    """Return the body or document that opens a clause, the longest that can be its subject: 党的二十大报告."""
    if match_people(clause):
        return None
    stops = [match.end() for match in _body().finditer(clause)]
    for stop in reversed(stops):
        name = clause[:stop]
        whole = stop <= _LONGEST_BODY and _HAN_OR_FIGURE.fullmatch(name) and middle().match(clause, stop)
        if whole and not any(word in name for word in ("的讲话", "我们", "在")):
            return name
    return None


def _names_nobody(clause: str) -> bool:
    words = load_words("anonymous", _DATA)
    bare = re.split(f"(?:{PREPOSITION}|{WORK})", clause)[0]
    bare = strip_adverbs(bare)
    return bare in words or _ANONYMOUS.match(clause) is not None


def owner_of(clause: str) -> str | None:
    """Return the person or the holder of an office whose saying a clause is about: X对…的回答, X的口头禅."""
    clause = strip_opening(clause)
    person = match_people(clause)
    name = person.text if person else None
    if name is None and (match := _BEFORE_OF.match(clause)):
        words = match.group("who")
        name = words if is_plain_name(words) or is_office(words) else name_after_role(words)
    if name is None:
        return None
    rest = clause[clause.find(name) + len(name) :]
    if rest and rest[0] not in "对就关针在":
        return None
    return None if find_people(rest) or may_name_others(rest, ()) else name


def person_at_end(head: str) -> Person | None:
    """Return the one person with whose name `head` ends (习近平总书记“…”的谆谆告诫), None if there are others too."""
    people = find_people(head)
    if len(people) != 1 or people[0].stop != len(head) or _NOT_SUBJECT.search(head[: people[0].start]):
        return None
    return people[0]
