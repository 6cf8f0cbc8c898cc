"""Numerals read and written."""

from __future__ import annotations

import pytest

from pipeline.language.numerals import chinese_number, circled, digit_by_digit, formal, parse_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10), ("二十一", 21), ("廿一", 21), ("一百零五", 105), ("二一", 21), ("两", 2), ("２１", 21), ("⑳", 20),
        ("㈠", 1), ("⒈", 1), ("Ⅳ", 4), ("IV", 4), ("壹拾", 10), ("二〇二三", 2023), ("三万", 30_000),
        ("", None), ("abc", None), ("一二三四五六七八九十一二三", None), ("中", None),
    ],
)  # fmt: skip
def test_numerals_are_read_in_all_their_forms(text: str, value: int | None) -> None:
    assert parse_numeral(text) == value


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (101, "一百零一"), (110, "一百一十"), (1001, "一千零一"),
        (10_000, "一万"), (10_010, "一万零一十"), (12_345, "一万二千三百四十五"), (100_000, "十万"), (0, "0"),
    ],
)  # fmt: skip
def test_chinese_numbers_are_read_as_spoken(number: int, text: str) -> None:
    assert chinese_number(number) == text


def test_what_is_written_is_read_back() -> None:
    assert [parse_numeral(chinese_number(number)) for number in range(1, 11_000)] == list(range(1, 11_000))
    assert [parse_numeral(circled(number)) for number in range(1, 51)] == list(range(1, 51))
    assert (parse_numeral(formal(chinese_number(1234))), parse_numeral(digit_by_digit(2024))) == (1234, 2024)


def test_a_number_without_a_circled_character_stands_in_brackets() -> None:
    assert (circled(51), circled(0, "（）")) == ("(51)", "（0）")
