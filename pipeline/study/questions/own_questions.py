"""The questions that a text itself asks: those of an interview, and headings that ask."""

from __future__ import annotations

import re

from pipeline.language.script import fold
from pipeline.study.analysis import Unit
from pipeline.study.analysis.demands import plain_text
from pipeline.study.analysis.quotable import PERSONAL
from pipeline.study.analysis.standing import POINTS_ELSEWHERE

_LONGEST = 60
_LEAST = 8
_YES_OR_NO = re.compile(
    "[吗嗎]？?$|(?<!什)么？?$|是否|能否|可否|有无|有没有|是不是|要不要|能不能|会不会|对不对|行不行|好不好"
)
_ASKS = re.compile("怎样|怎么|如何|为什么|为何|什么|哪[些个里一几方种]|谁|多少|几[个点种条项]|何在")
_REQUEST = re.compile(
    "^(?:首先，?|最后，?)?(?:请问?|麻烦)(?:您|你|各位)?(?:先|再|简要|简单|具体|重点|谈谈|谈一谈|介绍|说说|解读|讲讲|解释)*(?:一下|下)?[，,]?"
)
_TURNS_TO = re.compile(".*(?:就是|[问想]一?下[^，]{0,8}，)(?=.{8})")  # 我想问一下，…
_GOES_ON = re.compile("如果|但|所以|难道|又|还|那么|然后|接着")
_POINTS_BACK = re.compile("[这那](?!么)|上述|前面|此时此刻|——")


def asks(plain: str) -> bool:
    """Return whether words (in simplified characters) have an interrogative word."""
    return _ASKS.search(plain) is not None


def is_answered_yes_or_no(plain: str) -> bool:
    """Return whether yes or no would answer a question."""
    return _YES_OR_NO.search(plain) is not None


def request_in(title: str) -> str | None:
    """Return what a request asks to be told (请介绍一下…), None if the words are no request."""
    match = _REQUEST.match(fold(title))
    return title[match.end() :] if match is not None and match.end() < len(title) else None


def is_fit_heading(plain: str) -> bool:
    """Return whether a heading that asks can be asked as it stands."""
    return asks(plain) and not is_answered_yes_or_no(plain) and len(plain) <= _LONGEST


def own_question(unit: Unit) -> str | None:
    """Return a question of a talk as it stands, from the clause that asks on; None if it cannot be asked alone."""
    if unit.sentence.stop < len(unit.paragraph.text.rstrip()):
        return None  # who asks others lets them speak; who asks himself goes on
    text = plain_text(unit).rstrip("？?呢").rpartition("：")[2]
    plain = fold(text)
    if leads := _TURNS_TO.match(plain):
        text, plain = text[leads.end() :], plain[leads.end() :]
    if re.match("你们(?=为|怎|如|会)", plain):
        text, plain = text[2:], plain[2:]
    if _GOES_ON.match(plain) or _POINTS_BACK.search(plain):
        return None
    told = PERSONAL.search(plain) or POINTS_ELSEWHERE.search(plain.replace("你们", ""))
    if not _LEAST <= len(text) <= _LONGEST or not asks(plain) or is_answered_yes_or_no(plain) or told:
        return None
    return text + "？"
