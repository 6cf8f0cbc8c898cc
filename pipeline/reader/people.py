"""Lines about people: a speaker's line, words that address the listeners, thanks at the end."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.language.names import LATIN_NAME, NAME, POST, SEVERAL_NAMES, SPACED_NAME
from pipeline.language.words import load_pattern

_DATA = Path(__file__).with_name("data")

PERSON_LINE = re.compile(
    "(?:(?:讲话人|发言人|主讲人|主讲|报告人|演讲人|演讲者|讲话|作者|撰稿|文|講者|演講|主講)[ \u3000]*[：:／/]"
    "[ \u3000]*)?"
    f"(?:(?:[^，。；：！？]{{0,40}}{POST}[ \u3000]*)?(?:{NAME}|{SPACED_NAME})(?:[ \u3000]*{POST})?"
    f"|{SEVERAL_NAMES}"
    "|(?:本报|本刊|新华社|人民日报)?(?:特约)?评论员"
    "|[^，。；：！？ ]{2,16}(?:编辑部|課題組|课题组|写作组|调研组|编写组))"
)
PERSON_KEY = re.compile(
    "(?:讲话人|发言人|主讲人|主讲|报告人|演讲人|演讲者|作者|講者|主講|[Ss]peaker|[Bb]y)[ \u3000]*[：:][ \u3000]*(.+)"
)
LATIN_PERSON = re.compile(f"(?:[Bb]y )?{LATIN_NAME}")

VOCATIVE = load_pattern("vocatives", _DATA)
SALUTATION = re.compile(
    f"{VOCATIVE}[^。？?！!]{{0,90}}[：:！!]|[^，。！？：]{{0,40}}(?:们|們|同志|代表|委员|先生|女士|阁下|机构|单位)[：:]"
)
ENGLISH_SALUTATION = re.compile(
    r"(?:Dear|Ladies and|Distinguished|Honou?rable|Mr\.? |Madam|Your Excellenc|Excellenc|My fellow|Friends|Comrades"
    r"|Good (?:morning|afternoon|evening))[^.?]{0,120}[,:!.]"
)
BODY_OPENER = re.compile(load_pattern("speech_openers", _DATA))
THANKS = re.compile(
    "(?:再次|最后|最後|我的?(?:讲话|发言|报告|演讲|汇报|講話)[^。！]{0,6}[，。！]|以上[^。！]{0,12}[，。！])?[^。！]{0,16}"
    "(?:谢谢|謝謝|感谢)(?:大家|各位|聆听|收听|你们|您|同志们|主席|观看|收看|聽|倾听)?[^。！]{0,10}[。！!]*(?:谢谢[^。！]{0,6}[。！!]*)?"
    "|(?:此致|敬礼|我(?:的讲话|的发言|的报告|的汇报)?就?(?:讲|说|谈|汇报)?到这里|我的(?:讲话|发言|报告)完了)[^。]{0,10}[。！!]?"
    r"|Thank you(?: (?:very|so) much| all)?(?: for [^.]{1,40})?[.!]|Thanks[.!]"
)
