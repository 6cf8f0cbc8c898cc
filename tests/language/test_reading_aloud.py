"""How long words take to read aloud."""

from __future__ import annotations

import pytest

from pipeline.language.reading_aloud import minutes_aloud


def test_chinese_is_counted_in_characters_words_and_numbers_and_never_in_marks() -> None:
    assert minutes_aloud("学，习。" * 110, "zh", 220) == 1.0
    assert minutes_aloud("GDP增长5%。", "zh", 4) == 1.0


def test_english_is_read_at_150_words_where_chinese_has_220_characters() -> None:
    assert minutes_aloud("It's a long-term plan. " * 75, "en", 220) == pytest.approx(2.0)


def test_another_rate_changes_both_languages_alike() -> None:
    assert minutes_aloud("word " * 300, "en", 440) == pytest.approx(1.0)
    assert minutes_aloud("字" * 440, "zh", 440) == 1.0
