"""The summary."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.layout.schema import StudySpec, SummarySpec
from pipeline.reader import read_speech, read_text
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis, analyse
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.proofreading import find_slips
from pipeline.study.results import Summary
from pipeline.study.summary import make_summary

SAMPLE = Path(__file__).resolve().parents[3] / "seeds" / "speech.txt"
TALK = [
    "水稻良种培育关系国家粮食安全。",
    "因此必须抓紧抓好。",
    "那天的雨下得很大。",
    "农民盼望好种子，也盼望好收成。",
    "良种培育需要科学家和农民一起努力。",
    "谢谢大家！",
]


def summarise(speech: Speech, length: int = 400) -> tuple[Summary, Analysis]:
    options = StudySpec(summary=SummarySpec(length=length))
    analysis = analyse(speech, options)
    analysis = analysis.with_findings(find_slips(analysis, find_number_phrases(analysis)))
    return make_summary(analysis, options.summary), analysis


def texts(summary: Summary) -> list[str]:
    return [sentence.text for sentence in summary.sentences]


@pytest.mark.parametrize("length", [150, 300, 400, 800])
def test_the_summary_is_verbatim_in_order_and_fills_its_length(length: int) -> None:
    summary, analysis = summarise(read_speech(SAMPLE), length)
    indexes = [analysis.unit(sentence.ref.sentences[0]).index for sentence in summary.sentences]
    assert indexes == sorted(set(indexes))
    assert [analysis.units[index].text for index in indexes] == texts(summary)
    assert 0.85 * length <= sum(map(len, texts(summary))) <= length


def test_every_part_of_the_sample_is_represented() -> None:
    summary, analysis = summarise(read_speech(SAMPLE))
    parts = {analysis.unit(sentence.ref.sentences[0]).part for sentence in summary.sentences}
    assert parts >= set(range(1, 8))


def test_nothing_that_leans_or_is_flagged_gets_in_and_of_headings_only_whole_sentences() -> None:
    summary, analysis = summarise(read_speech(SAMPLE), 1500)
    for sentence in summary.sentences:
        unit = analysis.unit(sentence.ref.sentences[0])
        assert unit.spoken or (unit.kind == "heading" and unit.text.endswith("。"))
        assert not unit.flags
        if unit.leans:  # then what it points back to stands before it
            assert analysis.units[unit.index - 1].text in texts(summary)


def test_a_leaning_sentence_brings_what_it_points_back_to() -> None:
    made = texts(summarise(read_text("".join(TALK)), 40)[0])
    assert "因此必须抓紧抓好。" not in made or TALK[0] in made
    assert "谢谢大家！" not in made


def test_a_slogan_is_not_said_twice() -> None:
    text = "水稻良种培育关系国家粮食安全。" * 3 + "农民盼望好种子，也盼望好收成，还盼望好价钱。"
    made = texts(summarise(read_text(text), 40)[0])
    assert made.count("水稻良种培育关系国家粮食安全。") == 1


def test_the_headline_is_one_sentence_of_the_speech() -> None:
    summary, analysis = summarise(read_speech(SAMPLE))
    assert summary.headline is not None
    assert summary.headline.text == analysis.unit(summary.headline.ref.sentences[0]).text
    assert len(summary.headline.text) <= 80


def test_each_section_has_its_own_summary_from_its_own_sentences() -> None:
    summary, analysis = summarise(read_speech(SAMPLE))
    assert [each.section for each in summary.sections] == [section.id for section in analysis.speech.sections]
    for each, section in zip(summary.sections, analysis.speech.sections, strict=True):
        inside = {unit.id for unit in analysis.inside(section)}
        assert all(sentence.ref.sentences[0] in inside for sentence in each.sentences)
        assert sum(len(sentence.text) for sentence in each.sentences) <= 80


def test_every_sentence_says_why_it_was_chosen() -> None:
    summary, _ = summarise(read_speech(SAMPLE))
    assert all(sentence.ref.why for sentence in summary.sentences)


def test_a_speech_with_nothing_to_summarise_has_an_empty_summary() -> None:
    assert summarise(read_text("谢谢大家！"))[0] == Summary((), None)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(TALK), min_size=1, max_size=12), st.integers(20, 120))
def test_a_summary_is_never_too_long(sentences: list[str], length: int) -> None:
    summary, _ = summarise(read_text("".join(sentences)), length)
    assert sum(map(len, texts(summary))) <= length


def test_headings_that_are_sentences_stand_for_their_parts() -> None:
    made = texts(summarise(read_speech(SAMPLE))[0])
    assert [text[:3] for text in made if text.startswith("第")] == ["第一，", "第二，", "第三，", "第四，"]


def test_no_room_for_headings_when_they_would_take_half_of_the_length() -> None:
    assert not any(text.startswith("第") for text in texts(summarise(read_speech(SAMPLE), 150)[0]))


def test_a_near_copy_comes_once() -> None:
    report = "北京的山区是首都重要的生态屏障和水源保护地，地位十分重要。"
    text = f"{report}保护好山区的生态环境是北京人民的责任。\n乡亲们为山区的绿水青山作出了贡献。\n他在信中说：山区好。\n{report.replace('十分', '非常')}"
    made = texts(summarise(read_text(text), 90)[0])
    assert sum("生态屏障" in sentence for sentence in made) == 1


def test_what_only_tells_how_things_went_comes_last() -> None:
    text = (
        "中国作协和各地作协召开了繁荣文学的会议。繁荣文学要靠作家深入人民生活。作家深入生活才能写出繁荣文学的好作品。"
    )
    made = texts(summarise(read_text(text), 45)[0])
    assert made
    assert not any("召开" in sentence for sentence in made)


LED_ON = "所以农民的良种培育要靠科学家的努力和国家的补贴。"


def test_in_unprepared_talk_an_opening_is_a_habit_and_in_a_speech_it_points_back() -> None:
    talk = "那个种子公司呢这几年啊连年都在亏损而且亏得还很厉害呢。" + LED_ON
    speech = "种子公司最近几年连年都在亏损而且亏得一年比一年更厉害。" + LED_ON
    assert texts(summarise(read_text(talk), 25)[0]) == [LED_ON]
    assert texts(summarise(read_text(speech), 25)[0]) == []


FILLERS = "石桥修在村口。\n布匹颜色鲜艳。\n操场铺了草皮。\n茶馆刷了油漆。\n渡船改了航班。\n果园开了新花。\n"
SEEDS = ("水稻良种培育关系国家粮食安全和农民收入。", "农民收入和国家粮食安全要靠水稻良种培育。")


@pytest.mark.parametrize(("first", "middle"), [SEEDS, SEEDS[::-1]])
def test_of_two_like_sentences_the_headline_is_the_one_that_opens_the_speech(first: str, middle: str) -> None:
    headline = summarise(read_text(f"{first}\n{FILLERS}{middle}\n{FILLERS}"))[0].headline
    assert headline is not None
    assert headline.text == first


@pytest.mark.parametrize(("last", "middle"), [SEEDS, SEEDS[::-1]])
def test_of_two_like_sentences_the_headline_is_the_one_that_ends_the_speech(last: str, middle: str) -> None:
    headline = summarise(read_text(f"{FILLERS}{middle}\n{FILLERS}{last}\n"))[0].headline
    assert headline is not None
    assert headline.text == last


ENDLESS = "节约用水要靠居民的习惯，要靠水价的调整，要靠管网的检修，要靠中水的利用，要靠农田的滴灌，要靠社会的监督。"
SHORT = "节约用水要靠每一户居民。"


@pytest.mark.parametrize(("length", "chosen"), [(70, SHORT), (90, ENDLESS)])
def test_a_sentence_too_long_for_its_parts_share_leaves_room_for_the_others(length: int, chosen: str) -> None:
    text = f"一、节约用水\n{ENDLESS}{SHORT}\n二、植树造林\n植树造林改善空气。苗木要在春天栽下去。\n"
    assert texts(summarise(read_text(text), length)[0])[0] == chosen


def test_the_headline_is_of_a_readable_length_even_where_all_sentences_tell_figures() -> None:
    long = (
        "2023年全县新增高标准农田5万亩，改造泵站36座，疏浚沟渠120公里，硬化道路210公里，新建冷库18座，"
        "培训农民12000人次，带动农民人均增收1280元，粮食总产达到42.6万吨。"
    )
    short = "2023年全县粮食总产达到42.6万吨。"
    headlines = [summarise(read_text(f"{one}\n{two}\n"))[0].headline for one, two in ((long, short), (short, long))]
    assert [headline and headline.text for headline in headlines] == [short, short]
