"""Texts that came in one paragraph: where the page begins new ones, and what their numbers mean."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pipeline import document as d
from pipeline.rendering import render
from pipeline.rendering.pieces import find_pieces
from pipeline.speech import Speech
from pipeline.study.results import Outline, OutlineItem
from tests.rendering.blocks import LAYOUT, part, text_of
from tests.samples import empty_study, make_speech, ref, with_sections

BODY = "话" * 300 + "。"
TEXT = f"开头{BODY} 一、甲。{BODY}二、乙。{BODY}"


def one_paragraph() -> Speech:
    return with_sections(
        make_speech([("title", "题"), ("body", TEXT)]), [(1, "一、", "一、甲。"), (1, "二、", "二、乙。")]
    )


def test_a_long_paragraph_begins_anew_at_each_heading_and_loses_nothing() -> None:
    text = [block for block in part(render(empty_study(), one_paragraph(), LAYOUT.document("handout")), "text")
            if isinstance(block, d.Para)]  # fmt: skip
    body = [block for block in text if block.style == "body"]
    assert "".join(map(text_of, body)) == TEXT
    assert [(block.number, block.id, text_of(block)[:4]) for block in body] == [
        ("1", "p2", "开头话话"), ("2", "p2-2", "一、甲。"), ("3", "p2-3", "二、乙。"),
    ]  # fmt: skip
    assert [block.outline[0][2] for block in body[1:]] == ["s1", "s2"]


def test_only_the_head_of_the_text_has_space_below() -> None:
    text = part(render(empty_study(), one_paragraph(), LAYOUT.document("handout")), "text")
    assert sum(isinstance(block, d.Space) for block in text) == 1


def test_the_page_says_that_its_paragraphs_are_not_the_sources() -> None:
    said = [
        text_of(block) for block in part(render(empty_study(), one_paragraph(), LAYOUT.document("handout")), "text")
    ]
    assert "原稿未分段，版面按所识别的标题分段。" in said


def test_references_count_the_printed_paragraphs() -> None:
    speech = one_paragraph()
    heading = next(one.id for one in speech.paragraphs[1].sentences if one.text.startswith("二、"))
    item = OutlineItem(1, "二、乙。", "二、", "乙", "heading", ref(1, 2, heading), "s2")
    document = render(replace(empty_study(), outline=Outline((item,))), speech, LAYOUT.document("outline"))
    hint, line = document.blocks[-2:]
    assert isinstance(line, d.Para)
    assert (line.number, text_of(hint)) == ("3", "左侧数字是段落号。（段落号依讲义全文所分的段）")


def test_a_question_stands_on_a_line_of_its_own() -> None:
    text = f"问：甲吗？答：{BODY}{BODY}问：乙吗？答：{BODY}{BODY}"
    speech = with_sections(make_speech([("body", text)]), [(1, "问：", "问：甲吗？"), (1, "问：", "问：乙吗？")])
    speech = replace(speech, sections=tuple(replace(section, kind="question") for section in speech.sections))
    assert [(text[piece.start : piece.stop][:6], piece.number) for piece in find_pieces(speech).all] == [
        ("问：甲吗？", None), ("答：话话话话", 1), ("问：乙吗？", None), ("答：话话话话", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("lines", [[TEXT, "好。", "好。"], [TEXT.replace("话" * 300, "话" * 200)]])
def test_a_speakers_own_paragraphs_and_short_ones_are_never_divided(lines: list[str]) -> None:
    speech = with_sections(make_speech([("body", line) for line in lines]), [(1, "一、", "一、甲。")])
    assert [piece.start for piece in find_pieces(speech).all] == [0] * len(lines)


def test_numbers_that_tell_no_places_apart_are_left_out() -> None:
    item = OutlineItem(1, "甲", "", "甲", "sentence", ref(1, 1, "p1s1"), None)
    study = replace(empty_study(), outline=Outline((item,)))
    for count, number in ((2, None), (3, "1")):
        speech = make_speech([("body", "甲。")] * count)
        line = render(study, speech, LAYOUT.document("outline")).blocks[-1]
        assert isinstance(line, d.Para)
        assert line.number == number
        text = part(render(study, speech, LAYOUT.document("handout")), "text")
        assert [block.number for block in text if isinstance(block, d.Para)][:1] == [number]
