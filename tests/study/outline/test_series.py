"""Counted series and lists inside a sentence."""

from __future__ import annotations

import pytest

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.outline.series import Series, find_series


def found(text: str) -> list[Series]:
    analysis = analyse(read_text(text), StudySpec())
    return find_series([unit for unit in analysis.units if unit.spoken])


def members(text: str) -> list[list[str]]:
    return [[member.label + "|" + member.words for member in series.members] for series in found(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("办好食堂，一是管好采购。二是管好后厨；三是管好价格，听取意见。", [["一是|管好采购", "二是|管好后厨", "三是|管好价格，听取意见"]]),
    ("建站的条件是：（1）有水；（2）有路。", [["（1）|有水", "（2）|有路"]]),
    ("首先是水源干净。其次，管网要通。第三，收费要公道。", [["首先是|水源干净", "其次，|管网要通", "第三，|收费要公道"]]),
    ("总之，第一选苗要准；第二栽种要深；第三浇水要透。", [["第一|选苗要准", "第二|栽种要深", "第三|浇水要透"]]),
    ("排练的第一步是识谱，第二步是合练。", [["第一步|是识谱", "第二步|是合练"]]),
    ("读书有三法，一曰读，二曰思，三曰写。", [["一曰|读", "二曰|思", "三曰|写"]]),
    ("今年的目标是：村村通车；户户通水；人人参保。", [["|村村通车", "|户户通水", "|人人参保"]]),
])  # fmt: skip
def test_the_members_of_a_series(text: str, expected: list[list[str]]) -> None:
    assert members(text) == expected


@pytest.mark.parametrize("text", [
    "一是修路。三是架桥。",  # a gap
    "他第一次来，第二次没有来。",
    "第一段强，第二段弱。",
    "共三笔（分别是：电费；水费；煤费）都已交清。",  # inside brackets
    "他说：“好；很好；非常好。”",
    "买了两样：锹；镐。",  # two are no list without numbers
])  # fmt: skip
def test_what_is_no_series(text: str) -> None:
    assert members(text) == []


def test_a_series_may_begin_again() -> None:
    assert [len(each) for each in members("一是修路。二是架桥。\n\n再说民生。一是看病。二是上学。三是养老。")] == [2, 3]


def test_a_series_inside_a_member_hangs_under_that_member() -> None:
    (outer,) = found("各村做两件事：一是修路，要抓：（1）选线；（2）备料。二是架桥。")
    assert [[inner.words for series in member.inner for inner in series.members] for member in outer.members] == [
        ["选线", "备料"], [],
    ]  # fmt: skip


def test_english_sentences_that_begin_alike_are_a_list() -> None:
    made = members("To the cooks we owe our lunch. To the cleaners we owe our health. To the drivers we owe our time.")
    assert [len(each) for each in made] == [3]
