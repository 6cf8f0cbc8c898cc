"""The markers of list items: 一、（一）1.（1）① A. and those that do not count."""

from __future__ import annotations

import re

_DIGITS = "零一二三四五六七八九"
_COUNTER = re.compile(r"[一1①Aa]")


def marker_text(marker: str, number: int) -> str:
    """Return the marker of item `number`: the counter in `marker` (一, 1, ①, A or a) counts, the rest stays.

    A marker without counter ("", "□", "·") stands as it is.
    """
    match = _COUNTER.search(marker)
    if match is None:
        return marker
    return marker[: match.start()] + _count(match[0], number) + marker[match.end() :]


def _count(kind: str, number: int) -> str:
    match kind:
        case "一":
            return chinese_number(number)
        case "①":
            return circled(number)
        case "A" | "a":
            return _letters(number, kind)
        case _:
            return str(number)


def chinese_number(number: int) -> str:
    """Return 1 to 99 999 999 as 一, 十, 十一, 二十, 一百零一, 一万二千; other numbers as digits."""
    if not 0 < number < 100_000_000:
        return str(number)
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return f"{chinese_number(high)}万{gap}{_below_ten_thousand(low)}"
    text = _below_ten_thousand(number)
    return text.removeprefix("一") if 10 <= number < 20 else text


def _below_ten_thousand(number: int) -> str:
    text, zero = "", False
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // value % 10
        if digit:
            text += ("零" if zero and text else "") + _DIGITS[digit] + unit
            zero = False
        else:
            zero = True
    return text


def circled(number: int) -> str:
    """Return 1 to 50 as ① to ㊿; others in brackets (51)."""
    if 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if 21 <= number <= 35:
        return chr(0x3251 + number - 21)
    if 36 <= number <= 50:
        return chr(0x32B1 + number - 36)
    return f"({number})"


def _letters(number: int, kind: str) -> str:
    text = ""
    while number > 0:
        number, digit = divmod(number - 1, 26)
        text = chr(ord(kind) + digit) + text
    return text or str(number)
