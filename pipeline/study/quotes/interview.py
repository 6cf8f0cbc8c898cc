"""Whose words an interviewer recalls to the one who answers: 记者：您也在强调“…”，为什么？"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.language.script import fold
from pipeline.speech import Paragraph
from pipeline.study.analysis.people import find_people, is_plain_name, match_people, may_name_others
from pipeline.study.quotes.clauses import strip_opening
from pipeline.study.quotes.place import Found

_LABEL = re.compile(r"[\s　]*(?P<who>[^，。；：:\s]{1,12})[：:]")
_ASKS = re.compile("(?:[^，。；：:]{0,8}(?:记者|主持人|提问者?|编辑)|问)")
_YOU = re.compile("[您你](?!们|和|与|跟|同|、)")


def answerer(paragraphs: Iterable[Paragraph]) -> str | None:
    """Return the one person who answers an interviewer, None if there are more, or no interviewer."""
    names: set[str] = set()
    asked = False
    for paragraph in paragraphs:
        if (label := _LABEL.match(paragraph.text[:24])) is None:
            continue
        who = label.group("who")
        person = match_people(who)
        if _ASKS.fullmatch(fold(who)):
            asked = True
        elif (person is not None and person.stop == len(who)) or is_plain_name(who):
            names.add(who)
    return names.pop() if asked and len(names) == 1 else None


def recalls(found: Found) -> bool:
    """Return whether an interviewer brings in the words with 您 for the only subject."""
    text = found.paragraph.text
    label = _LABEL.match(text[:24])
    if found.speaker or found.work or not found.cue or label is None or not _ASKS.fullmatch(fold(label.group("who"))):
        return False
    clause = strip_opening(fold(re.split("[，。；：:？！]", text[label.end() : found.start])[-1]))
    return bool(_YOU.match(clause)) and not find_people(clause) and not may_name_others(clause, ())
