"""Whose words they are that stand in the middle of what somebody thinks: X认为，…，但“…。…”."""

from __future__ import annotations

import re

from pipeline.language.script import fold
from pipeline.language.words import alternatives
from pipeline.study.analysis.people import find_people, match_people, may_name_others
from pipeline.study.quotes.pronouns import Context, Subject
from pipeline.study.quotes.subjects import find_subject

_THINKS = alternatives(("认为", "指出", "强调", "表示", "主张", "相信", "坚信", "提醒", "告诫", "说"))
_ANOTHER = re.compile(f"{_THINKS.removesuffix('|说')}|(?<!小)说(?=[，：过])")
_OBJECT = re.compile(rf"(?P<subject>[^：:。]{{1,60}}?)(?:{_THINKS})(?P<mark>[，：,:])(?P<rest>[^：:。]{{1,80}})")


_IN_WORDS_OF = re.compile(
    "(?:^|[，；])(?:用|借用|套用)(?P<who>[^，；：。]{2,16}?)的话(?:来)?(?:说|讲|形容|概括)?，(?P<rest>[^：:。]{0,30})"
)
_CALLS = re.compile("(?P<subject>[^，；：。]{2,24}?)(?:称赞|称|形容|评价)(?P<rest>[^，；：。]{1,16})")


def whose_thought(masked: str, context: Context) -> Subject | None:
    """Return whose words stand in a sentence that goes on with a quotation, None if that is in doubt.

    X认为，…但“…”; 用X的话说，这部书“…”; X称这部书“…”.

    `masked` is the sentence up to the quotation. Nobody else may be named, nor any other verb of saying, between.
    """
    text = fold(masked)
    if (words := _IN_WORDS_OF.search(text)) is not None and words.end() == len(text):
        person = match_people(words.group("who"))
        named = person is not None and person.stop == len(words.group("who"))
        return Subject(person.text, False, f"用{person.text}的话") if named and person else None
    match = _OBJECT.fullmatch(text) or _CALLS.fullmatch(text)
    if match is None:
        return None
    rest = match.group("rest")
    if _ANOTHER.search(rest) or find_people(rest) or may_name_others(rest, ()):
        return None
    return find_subject(match.group("subject"), context)
