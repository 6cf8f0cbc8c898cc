"""Times and figures of a text: deadlines, dates, ages, percentages, sums, counts — whole, with their units.

What may stand for what: values of one family (all durations, all percentages, counts of one thing) with another size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from pipeline.language.measures import AFTER_FIGURE
from pipeline.language.numerals import parse_numeral
from pipeline.study.items.value import Value
from pipeline.study.items.values_english import find_english_values

_D = r"(?:\d[\d,，]*(?:[.．]\d+)?|[０-９]+)"
_C = "[一二两三四五六七八九十百千]+(?:[万亿][一二三四五六七八九十百千零]+)*"
_N = rf"(?:{_D}|{_C})"
_NUMBER = rf"(?:{_D}(?:\s?[至到~～—-]\s?{_D})?|{_C}(?:[至到]{_C})?)"
_AFTER = "(?:左右|以上|以下|以内|之内|内|上下|前后|之前|以前|前(?!提)|底前|之后|以后|后)?"
_DURATION_UNITS = {
    "秒": 1, "秒钟": 1, "分钟": 60, "小时": 3600, "天": 86400, "日": 86400, "个工作日": 86500, "工作日": 86500,
    "周": 604800, "个星期": 604800, "个月": 2592000, "月": 2592000, "年": 31536000, "学时": 2700, "个小时": 3600,
}  # fmt: skip
_DURATION = re.compile(
    rf"(?<![第\d.〇○零一二三四五六七八九十百月年]){_NUMBER}\s?(?P<unit>秒钟|秒|分钟|个?小时|个工作日|工作日|天|(?<!月)日(?!报|常|程|子|前夕)"
    rf"|周(?![年岁歲围边密到])|个星期|个月|年(?![代级度份]|以来|前，|间|规划|计划|来|制)|学时)(?:以上|以下|以内|之内|内(?!部|容)|前|左右|之前)?"
)
_DATE = re.compile(
    rf"(?:[12]\d{{3}}\s?年|[今本明]年)[底末初](?:之前|以前|前|起|止|后)?"
    rf"|(?:(?:[12]\d{{3}}|[一二][〇零○一二三四五六七八九]{{3}})\s?年|[本今明每当次]年|每季度)?(?:年)?"
    rf"(?:{_N}\s?月(?:{_N}\s?[日号]|底|初|中旬|上旬|下旬|末|份)|{_N}\s?月(?=前)|年底|年末|[本每当次]月{_N}\s?[日号])(?:之前|以前|前|起|止|后)?"
    rf"|(?:早上|上午|下午|晚上|中午|晚|早)?{_N}点(?:半|{_N}分|整)?(?![名个位，。]|[^，。]{{0,3}}[意要建看体希问])(?:之前|以前|前|起|止)?"
    rf"|(?:每周|周|星期)[一二三四五六日天](?:上午|下午|晚上)?(?:之前|以前|前)?"
)
_AGE = re.compile(rf"{_NUMBER}\s?周?岁(?:以上|以下)?")
_PERCENT = re.compile(
    rf"(?:[二三四五六七八九十]+分之[一二三四五六七八九]+|百分之[〇零一二三四五六七八九十百点]+"
    rf"|{_D}\s?(?:[%％‰]|个百分点)){_AFTER}"
)
_MONEY = re.compile(rf"{_NUMBER}[多余]?\s?(?:万亿|亿|万|千|百)?多?\s?(?:美元|欧元|日元|元(?!旦|月|素|宵|年)){_AFTER}")
_COUNT = re.compile(
    rf"(?<![第\d.〇○零一二三四五六七八九十百年月])(?P<number>(?:零下)?{_NUMBER})\s?(?P<scale>万亿|亿|万|千)?[多余]?\s?(?P<unit>部门|{AFTER_FIGURE}|摄氏度|℃|轮|组|间|次|席|倍|万|亿|颗|支|株|处|处|部门|大类|类)"
    rf"(?!方面|庭|口(?:的|，|。|$)|会议|次会议|全会|代会|全国|层|代表|维护|意识|自信|确立|务必){_AFTER}"
)
_BIG = re.compile(rf"{_D}\s?(?:万亿|亿|万){_AFTER}")
_SCALES = {"千": 1e3, "万": 1e4, "亿": 1e8, "万亿": 1e12}
_VAGUE = re.compile(
    r"^(?:一(?![\d年周天小个分万亿千百十倍点])|一[个种项次些点条件名位场部份步层]|[两二]三|三四|三五|几|[一二两三四五六七八九]十?几|[三四五六七八九]{2}|二十十|.*([千万百])\1|.*千千)"
)


@lru_cache(maxsize=1024)
def find_values(text: str, language: str) -> tuple[Value, ...]:
    """Return the values of a sentence (in simplified characters), none within another."""
    found: list[Value] = []
    for value in find_english_values(text) if language == "en" else _chinese(text):
        if not any(value.start < other.stop and other.start < value.stop for other in found):
            found.append(value)
    found.sort(key=lambda value: value.start)
    values: list[Value] = []
    while found:
        value = found.pop(0)
        if found and found[0].start == value.stop and found[0].family == value.family:
            last = found.pop(0)  # 一倍以上三倍以下: one range
            value = replace(value, stop=last.stop, core_stop=last.stop, size=None)
        values.append(value)
    return tuple(values)


_TAIL = re.compile("(?:左右|以上|以下|以内|之内|内|上下|前后|之前|以前|前|之后|以后|后|起|止)$")


_ROUND = ("一日", "一天", "一年", "一周")  # 一天 may be any day
_LIMIT = re.compile("[为满限期每]$|不少于$|不超过$")


def _chinese(text: str) -> Iterator[Value]:
    if not _HAS_NUMBER.search(text):
        return
    for pattern, family, time in (
        (_DATE, "date", True), (_AGE, "age", True), (_DURATION, "duration", True), (_PERCENT, "%", False),
        (_MONEY, "money", False), (_COUNT, "", False), (_BIG, "number", False),
    ):  # fmt: skip
        for match in pattern.finditer(text):
            words = match.group()
            vague = _VAGUE.match(words) and not (words[0] in "一两" and family in ("date", "duration", "%"))
            if vague or not _stands(text, match, family):
                continue
            core = _TAIL.sub("", words)
            if (
                family == "duration"
                and core in _ROUND
                and not (_TAIL.search(words) or _LIMIT.search(text[: match.start()]))
            ):
                continue
            kind = family or match.group("unit")
            if family == "date":
                kind = "date" + _form(core)
            size = _size(core, kind if family != "duration" else match.group("unit"), family)
            yield Value(match.start(), match.end(), match.start(), match.start() + len(core), kind, size, time)


_HAS_NUMBER = re.compile(r"[\d０-９一二两三四五六七八九十百千]|年底|年末")


def _stands(text: str, match: re.Match[str], family: str) -> bool:
    """Return whether a number is one that can be asked for: no ordinal, no part of a name or of a longer number."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if before == "、" and text[match.start() - 2 : match.start() - 1] in tuple("一二三四五六七八九两"):
        return False  # 三、四个
    if before in ("数", "几", "第", "“", "〔", "[", "．", ".", "·", "/", "-") or after in ("”", "〕", "]", "号", "届"):
        return False
    if family == "" and before in ("届", "前", "后"):
        return False  # 四届五次会议, 前两项: which one, not how many
    if family == "" and re.search("、[^，。；、]{1,12}$", text[: match.start()]):
        return False  # 厕所、污水、垃圾三件事: told by the list
    if before.isascii() and before.isalnum():
        return False
    return not (family == "" and match.group("unit") in ("年", "月", "日", "届", "度", "天", "期", "份", "条", "号"))


def _form(core: str) -> str:
    """Return how a date is written: its marks without its numbers."""
    return re.sub(r"[\d０-９一二三四五六七八九十〇零○]+|\s", "", core)


def _number(words: str) -> float | None:
    found = re.search(rf"{_D}|{_C}|[〇零一二三四五六七八九十百点]+", words)
    if not found:
        return None
    digits = found.group().replace(",", "").replace("，", "").replace("．", ".")
    try:
        return float(digits)
    except ValueError:
        value = parse_numeral(digits.replace("两", "二"))
        return None if value is None else float(value)


def _size(core: str, unit: str, family: str) -> float | None:
    number = _number(core)
    if number is None or family == "date":
        return None
    if family == "duration":
        return number * _DURATION_UNITS.get(unit, 1)
    scale = re.search("万亿|亿|万|千", core)
    return number * (_SCALES[scale.group()] if scale else 1)
