"""Reasons in plain Chinese for those who study Chinese texts."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from pipeline.cli.reasons import in_chinese
from pipeline.study.analysis.roles import ROLES, _data
from pipeline.study.questions.frames import Level
from pipeline.study.questions.point import Kind


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("demand: a demand (要抓好)", "要求：提出要求（“要抓好”）"),
        ("the sentence: claim", "所在句子的作用：论断"),
        ("number series 一、二、三、 (3 members)", "序号成列：一、二、三、（共3个）"),
        ("the title of a report: 工作报告", "报告的题目：“工作报告”"),
        ("apply·do", "层次：联系本职；就文中要求做的事提问"),
        ("opens its paragraph: target", "段首句，作用是目标"),
        ("对仗", "对仗"),
    ],
)
def test_a_reason_is_told_in_plain_chinese(reason: str, told: str) -> None:
    assert in_chinese(reason) == told


def test_every_reason_of_a_role_and_of_a_question_has_its_chinese() -> None:
    roles = [f"{rule.role}: {rule.why} (要)" for rule in _data().rules] + list(ROLES)
    asked = [f"{level}·{kind}" for level in get_args(Level) for kind in get_args(Kind)]
    for reason in roles + asked:
        assert not re.search("[A-Za-z]{2}", in_chinese(reason)), reason
