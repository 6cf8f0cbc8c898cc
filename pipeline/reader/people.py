"""Lines about people: a speaker's line, words that address the listeners, thanks at the end."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.language.names import LATIN_NAME, NAME, POST, SEVERAL_NAMES, SPACED_NAME, SURNAMES
from pipeline.language.segmentation import is_known_word, rarity
from pipeline.language.words import load_pattern, load_words
from pipeline.reader.customary import is_customary
from pipeline.reader.letterhead import KIND, is_organ

_DATA = Path(__file__).with_name("data")

PERSON_LINE = re.compile(
    "(?:(?:讲话人|发言人|主讲人|主讲|报告人|演讲人|演讲者|讲话|作者|撰稿|文|講者|演講|主講)[ \u3000]*[：:／/]"
    "[ \u3000]*)?"
    f"(?:(?:[^，。；：！？]{{0,40}}{POST}[ \u3000]*)?(?:{NAME}|{SPACED_NAME})(?:[ \u3000]*{POST})?"
    f"|{SEVERAL_NAMES}"
    "|(?:本报|本刊|新华社|人民日报)?(?:特约)?评论员"
    "|[^，。；：！？ ]{2,16}(?:编辑部|課題組|课题组|写作组|调研组|编写组))"
)
LATIN_PERSON = re.compile(f"(?:[Bb]y )?{LATIN_NAME}")
_ORNAMENTS = "※★☆●■◆▲ "
_SEVERAL = re.compile(SEVERAL_NAMES)
_NAME_AT_END = re.compile(f"(?:^|[ \u3000：:／/]|{POST})({NAME}|{SPACED_NAME})(?:[ \u3000]*{POST})?$")
_POSTED = re.compile(f"{POST}[ \u3000]*{NAME}")
_POSTED_LINE = re.compile(f"[^，。；：:！？]{{0,24}}{POST}[ \u3000]+(?P<name>{NAME}|{SPACED_NAME})")
_BLANKS = " \u3000"
_LONGEST_NAME = 16  # characters: 司马相如, 阿不都热西提·买买提, 方　　立
_FREQUENT, _COMMON, _SELDOM = 9.5, 10.4, 12.0  # rarity: 信心 has 10, 高峰 10.6, 马上 10.2, 温家 13.9
_CALLED = re.compile(f"(?:{KIND})$")

VOCATIVE = load_pattern("vocatives", _DATA)
SALUTATION = re.compile(
    f"{VOCATIVE}[^。？?！!]{{0,90}}[：:！!]|[^，。！？：]{{0,40}}(?:们|們|同志|代表|委员|先生|女士|阁下|机构|单位)[：:]"
)
ENGLISH_SALUTATION = re.compile(
    r"(?:Dear|Ladies and|Distinguished|Honou?rable|Mr\.? |Madam|Your Excellenc|Excellenc|My fellow|Friends|Comrades"
    r"|Good (?:morning|afternoon|evening))[^.?]{0,120}[,:!.]"
    r"|(?:(?:[Mm]y |[Dd]ear |[Ff]ellow |[Hh]onou?red |[Aa]nd )?(?:[Gg]raduates|[Pp]arents|[Ff]riends|[Cc]olleagues"
    r"|[Nn]eighbou?rs|[Ss]tudents|[Tt]eachers|[Dd]elegates|[Mm]embers|[Gg]uests|[Cc]itizens|[Ff]aculty|[Ff]amilies"
    r"|[Aa]lumni|[Vv]olunteers)(?:,? ?and|,)? ?){1,8}[,:!]"
)
BODY_OPENER = re.compile(load_pattern("speech_openers", _DATA))
THANKS = re.compile(
    "(?:再次|最后|最後|我的?(?:讲话|发言|报告|演讲|汇报|講話)[^。！]{0,6}[，。！]|以上[^。！]{0,12}[，。！])?[^。！]{0,16}"
    "(?:谢谢|謝謝|感谢)(?:大家|各位|聆听|收听|你们|您|同志们|主席|观看|收看|聽|倾听)?[^。！]{0,10}[。！!]*(?:谢谢[^。！]{0,6}[。！!]*)?"
    "|(?:此致|敬礼|我(?:的讲话|的发言|的报告|的汇报)?就?(?:讲|说|谈|汇报)?到这里|我的(?:讲话|发言|报告)完了)[^。]{0,10}[。！!]?"
    r"|Thank you(?: (?:very|so) much| all)?(?: for [^.]{1,40})?[.!]|Thanks[.!]"
)


def is_person(text: str, english: bool) -> bool:
    """Return whether a line is a person, or several: a name, with a post or a label; in doubt nobody (通知, 文化厅)."""
    text = text.lstrip(_ORNAMENTS)
    if len(text) > 40 or is_customary(text) or _CALLED.search(text):
        return False
    if PERSON_LINE.fullmatch(text):
        match = _NAME_AT_END.search(text)
        return match is None or not text.endswith(match.group(1)) or is_name(match.group(1))
    return LATIN_PERSON.fullmatch(text) is not None and len(text.split()) <= 4


def is_name(text: str) -> bool:
    """Return whether two to four characters that begin with a surname are a name, and no word: 方立群, not 安全.

    Of words that people are named after (高峰, 建设) the common ones count as words; after 王 or 李 a name goes on.
    """
    if len(text) > _LONGEST_NAME:
        return False
    if any(char in _BLANKS for char in text):
        return True  # 方　立, set apart as names are
    if text[:2] in SURNAMES and len(text) > 2:
        return True
    if is_known_word(text) or _CALLED.search(text) or rarity(text) < _COMMON:
        return False
    if len(text) == 2 or text[0] in load_words("surnames_sure"):
        return True
    word = rarity(text[0]) < _FREQUENT and rarity(text[1:]) < _COMMON  # 向|未来, 强|信心
    return rarity(text[:2]) >= _SELDOM and not word and not is_organ(text)


def is_posted(text: str) -> bool:
    """Return whether a line is a post, a blank and a name: 县委书记　韩冬梅."""
    match = _POSTED_LINE.fullmatch(text)
    return match is not None and len(text) <= 40 and is_name(match.group("name"))


def name_in(text: str) -> str:
    """Return the name in a speaker's line, without the post before it: 县委书记　王　强 gives 王强."""
    text = re.sub("[（(][^（）()]*[）)]$|^[Bb]y ", "", text.lstrip(_ORNAMENTS))
    if _SEVERAL.fullmatch(text) or len(_POSTED.findall(text)) > 1:
        return text
    match = _NAME_AT_END.search(text)
    return re.sub("[ \u3000]+", "", match.group(1)) if match else text


def is_salutation(text: str, english: bool = False) -> bool:
    """Return whether a paragraph only addresses the listeners: 同志们：, 各位代表！"""
    if english:
        return len(text) < 140 and ENGLISH_SALUTATION.fullmatch(text) is not None
    if len(text) > 120:
        return False
    return SALUTATION.fullmatch(text) is not None
