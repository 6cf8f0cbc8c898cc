"""Which characters are Chinese, and which are rare."""

from __future__ import annotations

import re

from pipeline.language.characters import HAN, count_han, is_han, is_rare


def test_han_are_characters_and_not_marks() -> None:
    assert [is_han(char) for char in "中〇々㐀。a１"] == [True, True, True, True, False, False, False]


def test_the_class_for_patterns_and_the_function_agree_on_every_character() -> None:
    pattern = re.compile(HAN)
    assert [code for code in range(0x33000) if is_han(chr(code)) != bool(pattern.match(chr(code)))] == []
    assert count_han("中a㐀。") == 2


def test_the_common_characters_of_gb_2312_are_not_rare() -> None:
    assert [is_rare(char) for char in "中座殚髎a"] == [False, False, True, True, False]
