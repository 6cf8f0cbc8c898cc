"""What stands around the subject of a clause: openings, adverbs, settings, signs for what is unreadable."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pipeline.language.characters import HAN
from pipeline.language.segmentation import split_words
from pipeline.language.words import alternatives, load_words
from pipeline.study.analysis.people import find_people, match_people

_DATA = Path(__file__).with_name("data")
QUOTED = "\ue000"  # stands for each character of an earlier quotation in the words before a quotation
WORK = "\ue001"  # and of a 《work》
ASIDE = "\ue002"  # and of a （remark）
TERM = "\ue003"  # and of a quoted term, too short for a quotation
TIME = (
    r"(?:早?在|从|到|自)?(?:公元前?)?"
    r"(?:[\d一二三四五六七八九十〇零]{2,4}年代?|上?个?世纪|[\d一二三四五六七八九十]{1,3}[月日号]|\d+多?年前"
    r"|[一二三四五六七八九十百千两几数]+多?年前|初|末|底|春|夏|秋|冬|上午|下午|晚上|、|[至到]){1,8}"
)
PREPOSITION = (
    "在(?!于)|就|对|向|针对|围绕|谈到|谈及|提到|讲到|说到|论及|回顾|总结|关于|通过|从|给|为|面对|当|于|写给|致|同|与|和|用|以"
    "|把|将|到|视察|考察|调研|主持|出席|参加|会见|看望|接见|参观|听取|致信|发表|作|一|每|第|年轻时|晚年|生前|临终|病重|率|赴"
    "|代表|根据|出任|担任|接受|借|去年|今年|前年|当年|近日|最近|日前|此前|不久前|昨天|今天"
)
_BARE = re.compile(
    "(?:在(?!于)|就|对|向|针对|围绕|谈到|谈及|关于|从|当|早在|为了?|面对|随着|通过|根据|按照)[^，]*"
    f"|(?:{PREPOSITION})[^，]*(?:时|时候|后|前|之际|期间|中|上)"
)


@lru_cache(maxsize=1)
def _adverbs() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(load_words('reporting_adverbs', _DATA))})+$")


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile(f"(?:(?:{alternatives(load_words('connectives', _DATA))}|{TIME})[，,]?)+")


@lru_cache(maxsize=1)
def middle() -> re.Pattern[str]:
    """What may stand between the subject and the verb: adverbs, a place, a time, the work."""
    adverbs = alternatives(load_words("reporting_adverbs", _DATA))
    return re.compile(f"\\s*(?:$|[，,]|{adverbs}|{TIME}|{PREPOSITION}|的?{WORK}|{HAN}{{2,6}}地)")


def strip_adverbs(text: str) -> str:
    """Return the words without blanks, commas and the adverbs at their end (深刻, 多次, 语重心长地)."""
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


def strip_opening(clause: str) -> str:
    """Return a clause without the connective or the time it opens with, unless a name begins there."""
    clause = clause.lstrip(" 　，,、“‘" + ASIDE)
    match = _opening().match(clause)
    if not match:
        return clause
    person = match_people(clause)
    if person is not None and person.stop > match.end():
        return clause
    return clause[match.end() :].lstrip(" 　，,")


def is_bare(clause: str) -> bool:
    """Return whether a clause has no subject of its own: nothing, adverbs, or a setting (在…上)."""
    clause = strip_adverbs(strip_opening(clause))
    if not clause:
        return True
    return _BARE.fullmatch(clause) is not None
