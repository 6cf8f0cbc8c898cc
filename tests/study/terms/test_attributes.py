"""What stands before a name and says what it consists of, and what only says how a thing should be."""

from __future__ import annotations

import pytest

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.terms.definitions import find_definitions


def defined(text: str) -> dict[str, str | None]:
    return {each.term: each.text for each in find_definitions(analyse(read_text(text), StudySpec()))}


@pytest.mark.parametrize(("text", "term", "meaning"), [
    ("我们坚持节约、清洁、安全的消费理念，稳步推进。", "消费理念", "节约、清洁、安全"),
    ("要提高贯彻因地、因时、因户、因人帮扶理念的水平。", "帮扶理念", "因地、因时、因户、因人"),
    ("牢牢把握守底线、强基础、惠民生的使命任务。", "使命任务", "守底线、强基础、惠民生"),
    ("弘扬扎根乡土、甘守清贫的支教精神。", "支教精神", "扎根乡土、甘守清贫"),
    ("加快形成以县域为单元、城乡互相支撑的均衡布局。", "均衡布局", "以县域为单元、城乡互相支撑"),
    ("必须实现依靠技术进步的集约型增长。", "集约型增长", "依靠技术进步"),
    ("培养有志气、有本领、有担当的农业新人。", "农业新人", "有志气、有本领、有担当"),
])  # fmt: skip
def test_what_a_name_consists_of(text: str, term: str, meaning: str) -> None:
    assert defined(text)[term] == meaning


@pytest.mark.parametrize(
    "text",
    [
        "要建立公开、公平、公正的评价机制。",  # how a thing that is set up should be
        "贯彻三中、四中、五中全会精神。",
        "提高政治素质和工作能力、更新知识的在职培训理念。",  # the first member begins before 和
        "以王铁柱同志为核心的领导精神。",
        "工人、农民、城市小资产阶级都来了。",  # a row of three
        "营造想干事、能干事、干成事的良好氛围。",
        "项目分钱、分物、定项目转到定战略。",  # the name begins within a word
    ],
)
def test_what_stands_before_but_is_no_content(text: str) -> None:
    assert defined(text) == {}
