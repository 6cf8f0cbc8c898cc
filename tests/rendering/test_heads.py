"""Heads of documents: titles, bylines, the meeting's facts, covers."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from pipeline import document as d
from pipeline.layout import load_layout
from pipeline.reader import read_text
from pipeline.rendering import render
from pipeline.study import make_study
from tests.rendering.blocks import LAYOUT, layout_with, text_of
from tests.rendering.dump import dump
from tests.samples import empty_study, make_speech, small_speech, small_study


def test_head_of_the_handout_shows_only_the_facts_that_were_given() -> None:
    speech = make_speech([("body", "话。")], 单位="市委办公室", 时间="2026年3月2日", 标识="内部资料")
    layout = replace(LAYOUT.document("handout"), meeting={"单位": "某局", "地点": "一楼会议室，也就是原来的老食堂"})
    document = render(empty_study(), speech, layout)
    label, title, table, *_ = document.blocks
    assert label == d.Para((d.Text("内部资料"),), "label")
    assert title == d.Para((d.Text("学习讲义"),), "title")
    assert isinstance(table, d.Table)
    assert [[text_of(cell) for cell in row.cells] for row in table.rows] == [
        ["单位", "市委办公室"],
        ["地点", "一楼会议室，也就是原来的老食堂"],
        ["时间", "2026年3月2日"],
    ]
    assert document.variables is not None
    assert document.variables["单位"] == "市委办公室"


def test_labels_of_facts_stay_on_one_line_and_long_values_get_a_row() -> None:
    speech = make_speech([("body", "话。")], 参加人员="全体", 地点="市委机关三楼第二会议室旁边", 主持人="张三")
    for name in ("handout-a4", "booklet-a5", "large-print", "gbt9704"):
        layout = load_layout(name).document("handout")
        blocks = render(empty_study(), speech, layout).blocks
        table = next(block for block in blocks if isinstance(block, d.Table))
        style = layout.styles["table"]
        em = layout.page.measure / style.cell / sum(table.widths)
        assert table.widths[0] * em - 0.8 >= 4.3, "four characters between the paddings, and a little more"
        for row in table.rows:
            width = sum(table.widths[1 : 1 + row.cells[1].colspan])
            assert len(text_of(row.cells[1])) <= width * em - 0.8


def test_all_subtitles_are_shown() -> None:
    speech = make_speech([("title", "题目"), ("subtitle", "甲；"), ("subtitle", "乙"), ("body", "话。")])
    document = render(small_study(), speech, LAYOUT.document("outline"))
    assert [text_of(block) for block in document.blocks[:4]] == ["题目", "甲；", "乙", "（学习提纲）"]


@pytest.mark.parametrize(
    ("key", "title"),
    [("speaking", "学习《在〈求是〉座谈会上的讲话》发言提纲"), ("discussion", "学习《在〈求是〉座谈会上的讲话》研讨提纲"),
     ("quiz", "学习《在〈求是〉座谈会上的讲话》应知应会"), ("notes", "《在〈求是〉座谈会上的讲话》学习笔记")],
)  # fmt: skip
def test_what_a_reader_says_or_writes_does_not_bear_the_speakers_name_as_its_author(key: str, title: str) -> None:
    speech = make_speech(
        [("title", "在《求是》座谈会上的讲话"), ("speaker", "王某"), ("date", "（1999年2月1日）"), ("body", "话。")]
    )
    document = render(small_study(), speech, LAYOUT.document(key))
    assert [text_of(block) for block in document.blocks[:2]] == [title, "原文讲话人：王某　（1999年2月1日）"]
    if key == "speaking":
        assert document.blocks[2] == d.Para((d.Text("发言人："), d.Blank(8)), "byline")


def test_a_long_title_has_the_documents_name_on_a_line_of_its_own() -> None:
    speech = make_speech([("title", "在全市领导干部学习贯彻会议精神读书班上的讲话"), ("body", "话。")])
    title = render(small_study(), speech, LAYOUT.document("quiz")).blocks[0]
    assert isinstance(title, d.Para)
    assert title.children == (
        d.Text("学习《在全市领导干部学习贯彻会议精神读书班上的讲话》"), d.LineBreak(), d.Text("应知应会"),
    )  # fmt: skip
    speech = make_speech([("title", "贯彻落实新时代的路线 不断把建设做得更好"), ("body", "话。")])
    title = render(small_study(), speech, LAYOUT.document("quiz")).blocks[0]
    assert isinstance(title, d.Para)
    assert [text_of(child).replace("\n", "/") for child in title.children] == [
        "学习《贯彻落实新时代的路线", "/", "不断把建设做得更好》", "/", "应知应会",
    ]  # fmt: skip


def test_cover_shows_the_topic_of_a_speech_without_title_and_whose_it_is_at_its_foot() -> None:
    speech = make_speech([("body", "话。")], 单位="甲局", 主题="科技创新", 时间="今天", 地点="楼上")
    layout = load_layout("booklet-a5")
    blocks = render(empty_study(), speech, layout.document("handout")).blocks
    at = blocks.index(d.PageBreak("odd"))
    said = [text_of(block) for block in blocks[:at] if isinstance(block, d.Para)]
    assert said == ["科技创新", "（学习手册）", "甲局", "今天"]
    assert isinstance(blocks[at + 1], d.Table)
    assert text_of(blocks[at + 1]) == "地点楼上"
    assert not layout.document("handout").page_number.first_page
    assert layout.document("outline").page_number.first_page


def test_two_short_facts_share_a_row() -> None:
    speech = make_speech([("body", "话。")], 单位="甲局", 时间="今天", 地点="楼上")
    table = render(empty_study(), speech, LAYOUT.document("handout")).blocks[1]
    assert isinstance(table, d.Table)
    assert [[text_of(cell) for cell in row.cells] for row in table.rows] == [
        ["单位", "甲局", "时间", "今天"],
        ["地点", "楼上"],
    ]
    assert [cell.colspan for cell in table.rows[1].cells] == [1, 3]


def test_cover_and_part_numbers_come_when_asked() -> None:
    layout = layout_with(parts=("title", "text", "terms", "notes"), options={"cover": True, "part_numbers": True})
    document = render(replace(small_study(), terms=()), small_speech(), layout)
    assert isinstance(document.blocks[0], d.Space)
    assert d.PageBreak("odd") in document.blocks
    heads = [text_of(block) for block in document.blocks if isinstance(block, d.Heading) and block.level == 1]
    assert heads == ["第一部分　全文", "第二部分　学习笔记"]


@pytest.mark.parametrize(("words", "least", "most"), [(1450, 9, 11), (2900, 18, 21)])
def test_english_is_read_aloud_at_the_pace_of_a_speaker(words: int, least: int, most: int) -> None:
    """Some 140 to 150 words a minute; the printed page says so."""
    speech = read_text("The land is what we have. " * (words // 6))
    document = render(make_study(speech, LAYOUT.plain), speech, LAYOUT.document("handout"))
    found = re.search(r"About (\d+) words, (\d+) minutes to read aloud", dump(document))
    assert found
    assert int(found[1]) == pytest.approx(words, abs=6)
    assert least <= int(found[2]) <= most
