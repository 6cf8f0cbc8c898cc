"""Whose words they are that stand in the middle of what somebody thinks: X认为，…，但“…。…”."""

from __future__ import annotations

import re

from pipeline.language.script import fold
from pipeline.language.words import alternatives
from pipeline.study.analysis.people import find_people, may_name_others
from pipeline.study.quotes.pronouns import Context, Subject
from pipeline.study.quotes.subjects import find_subject

_THINKS = alternatives(("认为", "指出", "强调", "表示", "主张", "相信", "坚信", "提醒", "告诫", "说"))
_OBJECT = re.compile(rf"(?P<subject>[^：:。]{{1,60}}?)(?:{_THINKS})(?P<mark>[，：,:])(?P<rest>[^：:。]{{1,80}})")


def whose_thought(masked: str, context: Context) -> Subject | None:
    """Return the subject of the verb of thinking that governs the rest of the sentence, None if that is in doubt.

    `masked` is the sentence up to the quotation. Nobody else may be named, nor any other verb of saying, between.
    """
    match = _OBJECT.fullmatch(fold(masked))
    if match is None:
        return None
    rest = match.group("rest")
    if re.search(_THINKS, rest) or find_people(rest) or may_name_others(rest, ()):
        return None
    return find_subject(match.group("subject"), context)
