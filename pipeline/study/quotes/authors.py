"""Whose a work is, where the text itself says so: 王秀兰的《田间札记》, 王秀兰在《田间札记》中."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.language.script import fold
from pipeline.speech import Paragraph
from pipeline.study.analysis.people import Person, find_people, is_plain_name
from pipeline.study.quotes.place import IGNORED
from pipeline.study.quotes.pronouns import same_person

_WORK = re.compile("(?P<of>的|在)?(?P<work>《[^《》]{1,30}》)(?P<inside>[中里])?")
_BEFORE = 12  # characters before a work in which its author's name stands
_BREAK = re.compile("[，。；：！？、“”‘’《》（）()和与及同跟]")
_LEADS = re.compile(
    "^.*(?:学习|阅读|重读|重温|研读|读|看|听|翻开|完|了|过|从|在|是|按照|根据|和|与|对|把|用|于|到)(?=.)"
)


def authors_in(paragraphs: Iterable[Paragraph]) -> Mapping[str, str | None]:
    """Return the author of each 《work》 that the text gives one for, None where it gives two."""
    found: dict[str, str | None] = {}
    for paragraph in paragraphs:
        if paragraph.role in IGNORED or "《" not in paragraph.text:
            continue
        for match in _WORK.finditer(fold(paragraph.text)):
            name = _owner(paragraph.text, match)
            if name is None:
                continue
            work = paragraph.text[match.start("work") : match.end("work")]
            known = found.setdefault(work, name)
            if known is not None and not same_person(known, name):
                found[work] = None
    return found


def author_of(work: str, authors: Mapping[str, str | None]) -> str | None:
    """Return the author of a work, with or without its volume, None if the text does not say."""
    return authors.get(work[: work.find("》") + 1])


def _owner(text: str, match: re.Match[str]) -> str | None:
    """Return the one person whose the work is said to be by the words right before it."""
    if match.group("of") is None or (match.group("of") == "在" and not match.group("inside")):
        return None
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    folded = fold(before)
    since = max((each.end() for each in _BREAK.finditer(folded)), default=0)
    people: list[Person] = [person for person in find_people(before) if person.stop == len(before)]
    if people:
        joined = people[0].start and folded[people[0].start - 1] in "、和与及同跟"
        return None if joined else people[0].text
    words = folded[since:]
    name = words[lead.end() :] if (lead := _LEADS.match(words)) else words
    return before[len(before) - len(name) :] if name and is_plain_name(name) else None
