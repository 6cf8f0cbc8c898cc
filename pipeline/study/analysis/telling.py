"""What a sentence tells of: people, figures, what happened lately; how things went; talk without a script."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.segmentation import Token
from pipeline.study.analysis.people import find_people

_PARTICLES = re.compile("这个|那个|就是说|的话|然后|对吧|是吧|[吧嘛呢啊呀]|其实|我觉得|咱们|什么的|一下")


def count_particles(text: str) -> int:
    """Return how many words and particles of unprepared talk a text has (这个, 对吧, 嘛)."""
    return len(_PARTICLES.findall(text))


_LATELY = re.compile(
    "今年|去年|前年|明年|近年|近日|日前|前不久|昨天|今天|上周|上个?月|本月|前几天|最近|刚刚|当天|那天|当年"
)
# What went on, who met, what was issued: the story around a speech, and announcements that name nothing.
_NARRATES = re.compile(
    r"^(?:刚才|方才|会前|会上|日前|近日|昨天|今天上午|今天下午|在会前|正月|得知)|主持(?:召开|会议|开幕|了)|(?:印发|下发|发布|公布)了"
    r"|(?:出席|参加|列席)了?(?:今天的|这次|本次)?(?:会议|大会|开幕式|座谈会|仪式)|(?:召开|举行|举办)(?:了|工作会议|会议|座谈会)"
    r"|开会研究|会议(?:由|于)|请[^，]{2,10}(?:认真)?(?:研究|吸收)"
    r"|(?:提出|作出|做出|明确)了(?:[^，。]{0,6}(?:系列|许多|很多|一些)[^，。]*|[^，。]{0,12})(?:意见|建议|政策|举措|要求|安排|部署|措施|规定)"
    r"|^(?:首先)?我(?:们)?(?:今天|还|也|先|将|就)?(?:想|会|要|来)(?:从头|再|先|指出|提|讲|谈|介绍|说|问|请|分享|确认|回顾|列举)"
    r"|^(?:大家好|哈[咯喽啰]|我会从|我是 ?[A-Za-z])|现在正在?[开召]"
    r"|我们也?(?:列举|介绍|讲|谈|说)了|我[^，]{0,8}(?:放了|展示|问题(?:是|关于))|^我的(?:目标|问题|第一)"
    r"|^(?:I (?:want|would like|will|call)|We(?:['’]re| are) going)\b"
)


def is_narrative(text: str) -> bool:
    """Return whether a sentence tells how things went (who met, what was issued, what I shall talk about)."""
    return bool(_NARRATES.search(text))


_NAMES = frozenset({"nr", "nrt", "nrfg"})
_BLANKED = frozenset({"X", "XX", "XXX", "×", "××", "*", "某", "某某"})


def is_particular(text: str, tokens: Sequence[Token], people: Sequence[tuple[int, int]]) -> bool:
    """Return whether a sentence tells of particulars: `people`, figures, dates, what happened lately, X书记."""
    if people or _LATELY.search(text):
        return True
    return any(token.text.isdigit() or token.text in _BLANKED for token in tokens)


def named_people(text: str, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Return where people are named: what looks like a name and holds a word that the dictionary knows as one."""
    names = [(token.start, token.stop) for token in tokens if token.tag in _NAMES]
    if not names:
        return ()  # most sentences: the search for names is the dear part
    people = find_people(text)
    if not people:
        return ()
    stops = {token.stop for token in tokens}
    return tuple(
        (person.start, person.stop)
        for person in people
        if person.stop in stops and any(person.start <= start and stop <= person.stop for start, stop in names)
    )
