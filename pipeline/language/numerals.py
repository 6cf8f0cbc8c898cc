"""Numerals: what a numeral means, and a number written as one."""

from __future__ import annotations

from pipeline.language.words import load_numbers

_VALUES = {char: int(value) for chars, value in load_numbers("numerals").items() for char in chars}
_DIGITS = {char: value for char, value in _VALUES.items() if value < 10}
_UNITS = {char: value for char, value in _VALUES.items() if value in (10, 100, 1000)}
DIGITS = "〇一二三四五六七八九"
ONE_TO_TEN = "一二三四五六七八九十"
COUNTED = "零一两三四五六七八九十"  # how many: 两个, not 二个; COUNTED[2] is 两
_TENS = {char: f"{DIGITS[value // 10]}十" for char, value in _VALUES.items() if value in (20, 30, 40)}
_CHINESE = frozenset(_VALUES) | frozenset("万萬")
_FORMAL = str.maketrans("〇一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Enclosed and Roman numerals: first code point, its value, how many follow on (Unicode code charts).
_FAMILIES = ((0x2460, 1, 20), (0x2474, 1, 20), (0x2488, 1, 20), (0x3251, 21, 15), (0x32B1, 36, 15), (0x3220, 1, 10),
             (0x3280, 1, 10), (0x2776, 1, 10), (0x2160, 1, 12), (0x2170, 1, 12), (0x24F5, 1, 10))  # fmt: skip
_CIRCLED = ((0x2460, 1, 20), (0x3251, 21, 15), (0x32B1, 36, 15))
# For use inside [ ].
NUMERAL_CHARS = "".join(_VALUES)
ONE_TO_NINE = ONE_TO_TEN[:-1]
YEAR_DIGITS = "〇○零" + ONE_TO_NINE  # of a year written digit by digit
TYPED_ZEROS = "0Ｏ"  # what typists put among them for 〇


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
            text += ("零" if zero and text else "") + DIGITS[digit] + unit
            zero = False
        else:
            zero = True
    return text


def digit_by_digit(number: int) -> str:
    """Return a number as a year is written: 2024 → 二〇二四."""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def formal(numeral: str) -> str:
    """Return a numeral in the characters of bank notes: 二十一 → 贰拾壹."""
    return numeral.translate(_FORMAL)


def circled(number: int, brackets: str = "()") -> str:
    """Return 1 to 50 as ① to ㊿; others, for which there is no character, in `brackets`: (51)."""
    signs = (chr(base + number - first) for base, first, size in _CIRCLED if first <= number < first + size)
    return next(signs, f"{brackets[0]}{number}{brackets[1]}")


def parse_numeral(text: str) -> int | None:
    """Return the value of a numeral: 二十一, 廿一, 二一, 21, ２１, ⑳, ㈠, Ⅳ, IV; None if it is none."""
    if not text or len(text) > 12:
        return None
    if len(text) == 1 and (enclosed := _enclosed(text)) is not None:
        return enclosed
    if text.isdecimal():
        return int(text)
    if set(text) <= _ROMAN.keys():
        return _roman(text)
    if text[0] not in _CHINESE:
        return None
    for short, long in _TENS.items():
        text = text.replace(short, long)
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    return _chinese(text)


def _enclosed(char: str) -> int | None:
    code = ord(char)
    return next((first + code - base for base, first, size in _FAMILIES if base <= code < base + size), None)


def _roman(text: str) -> int | None:
    values = [_ROMAN[char] for char in text]
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total if 0 < total < 90 and len(text) <= 8 else None


def _chinese(text: str) -> int | None:
    total = section = digit = 0
    pending = False
    for char in text:
        if char in _DIGITS:
            if pending and digit:
                return None
            digit, pending = _DIGITS[char], True
        elif char in _UNITS:
            section += (digit if pending else 1) * _UNITS[char]
            digit, pending = 0, False
        elif char in "万萬" and (section or digit):
            total, section, digit, pending = (section + digit) * 10_000, 0, 0, False
        else:
            return None
    return total + section + digit
