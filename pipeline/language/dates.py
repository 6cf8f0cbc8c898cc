"""Dates as Chinese and English texts write them: a date line, and dates in running text."""

from __future__ import annotations

import re

from pipeline.language.numerals import ONE_TO_NINE, ONE_TO_TEN, TYPED_ZEROS, YEAR_DIGITS

_YEAR = f"(?:[12][0-9]{{3}}|[１２][０-９]{{3}}|[一二][{YEAR_DIGITS}{TYPED_ZEROS}]{{3}})"
_NUMBER = f"[0-9０-９{ONE_TO_TEN}]{{1,3}}"
DATE = f"{_YEAR}[ ]?年(?:[ ]?{_NUMBER}[ ]?月(?:[ ]?{_NUMBER}[ ]?日)?)?"
_PLACE = (
    "(?:[ ，,、\u3000]{0,2}(?:[（(]?(?:星期|周).[）)]?|[上下]午|晚上?|[于在][^。！？，0-9]{1,8})"
    "|[ ，,、\u3000]{1,2}[^ 。！？，0-9]{1,6}(?:[，· ][^。！？，0-9]{1,8})?)?"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ENGLISH_DAY = (
    f"(?:(?:{_MONTHS}) \\d{{1,2}}(?:st|nd|rd|th)?,? \\d{{4}}|\\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS}),? \\d{{4}})"
)
DATE_LINE = re.compile(
    f"[（(]?(?:(?:时间|日期|時間|Date)[：:] ?)?(?:{DATE}{_PLACE}|{_YEAR}[-./]\\d{{1,2}}[-./]\\d{{1,2}}"
    r"(?: \d{1,2}:\d{2})?|[12]\d{7}"
    f"|{ENGLISH_DAY}"
    r"|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* \d{4})[）)]?"
)

_D = r"[\d０-９]"
_COUNT = rf"(?:{_D}{{1,2}}|[{ONE_TO_TEN}]{{1,3}})"
_MONTH, _DAY = rf"{_COUNT}月", rf"{_COUNT}[日号]"
DATE_IN_TEXT = re.compile(
    rf"(?:公元前?|前)?(?:{_D}{{2,4}}|[一二][{YEAR_DIGITS}]{{3}})年(?:代|底|初|末|春|夏|秋|冬)?"
    rf"(?:{_MONTH}(?:{_DAY}|底|初|份)?)?"
    rf"|{_MONTH}{_DAY}"
    rf"|{_COUNT}世纪(?:{_D}{{2}}年代|[{ONE_TO_NINE}]十年代|初|末|中叶)?"
)
DATE_IN_ENGLISH = re.compile(rf"\b(?:(?:{_MONTHS})(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? \d{{4}}|(?:1[5-9]|20)\d\d)\b")
