"""Which quotation marks belong together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.quotation import apostrophes, match_quotes

TEXTS = st.text(st.sampled_from("中文字。！？!?…，；：“”‘’「」（）()《》\"' .aB1\n　"), max_size=60)


@given(TEXTS)
def test_every_quotation_mark_is_paired_or_stray(text: str) -> None:
    pairs, stray = match_quotes(text)
    used = [offset for pair in pairs for offset in pair]
    assert len(set(used) | set(stray)) == len(used) + len(stray)
    assert all(a < b for a, b in pairs)


@pytest.mark.parametrize(
    "text",
    [
        "方位写成30°15'20\"。", "身高5'9\"，用时5'30\"，坐标30°15'20\"。", '买了55"的电视。', '55"和65"的电视', "东经30°15’20”处",
        "’90年代", "Rock ’n’ Roll", "’tis the students’ union", "约5 ' 30 \u2033",
    ],
)  # fmt: skip
def test_minutes_seconds_inches_and_apostrophes_are_no_quotation_marks(text: str) -> None:
    assert match_quotes(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("\"成绩是5'30\"。", ["\"成绩是5'30\""]), ('55"的电视，他说"好"。', ['"好"']), ('他说"好"，买了55"的电视。', ['"好"']),
        ('他说"买了55"的电视"', ['"买了55"的电视"']), ('有"80"和"90"两代', ['"80"', '"90"']), ("“成绩是5’30”。", ["“成绩是5’30”"]),
        ("“跑了5’30””", ["“跑了5’30””"]), ("‘听了’90年代的歌’", ["‘听了’90年代的歌’"]), ("‘五个’20年", ["‘五个’"]),
        ("‘Rock ’n’ Roll’", ["‘Rock ’n’ Roll’"]), ("‘好’API", ["‘好’"]),
    ],
)  # fmt: skip
def test_quotations_around_figures_and_apostrophes_keep_their_marks(text: str, quoted: list[str]) -> None:
    pairs, stray = match_quotes(text)
    assert ([text[start : stop + 1] for start, stop in pairs], stray) == (quoted, [])


@pytest.mark.parametrize(
    ("text", "stray"), [('"今年是2024"，他说"好。', 12), ('30°15\'20"，他说"好。', 12), ("他来自2024”。", 7)]
)
def test_a_mark_that_is_missing_is_still_seen_beside_figures(text: str, stray: int) -> None:
    assert match_quotes(text).stray == [stray]


def test_apostrophes_are_those_that_close_nothing() -> None:
    assert apostrophes("’90年代的“Rock ’n’ Roll”") == {0, 12, 14}
    assert apostrophes("‘好’API") == set()


def test_a_closer_takes_the_nearest_opener_and_the_rest_is_stray() -> None:
    assert match_quotes("“甲“乙”丙") == ([(2, 4)], [0])
