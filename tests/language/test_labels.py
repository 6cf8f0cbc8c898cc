"""The number or label before a sentence."""

from __future__ import annotations

import pytest

from pipeline.language.labels import label_length


@pytest.mark.parametrize(
    ("label", "rest"),
    [
        ("一是", "加强领导。"),
        ("二、", "主要任务"),
        ("第三，", "抓好落实。"),
        ("（二）", "提高标准。"),
        ("三、（一）", "提高标准。"),
        ("3.", "提高标准。"),
        ("①", "提高标准。"),
        ("第十二条　", "社区书屋应当开放。"),
        ("答：", "费用由县里承担。"),
        ("首先，", "要统一思想。"),
        ("四", "要加强领导。"),
        ("第一步就是", "认真学习。"),
        ("Second, ", "we must learn."),
        ("", "一是一，二是二。"),
        ("", "一切从实际出发。"),
        ("", "三要素齐全。"),
        ("", "1.5万人受益。"),
        ("", "第一书记驻村。"),
        ("", "一要求就变样。"),
    ],
)
def test_a_label_ends_where_the_sentence_begins(label: str, rest: str) -> None:
    assert label_length(label + rest) == len(label)


def test_the_number_of_an_article_can_stay() -> None:
    assert label_length("第三条 书屋应当开放。", articles=False) == 0
