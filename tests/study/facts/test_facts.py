"""Dates, figures, people and works; reading time and pinyin."""

from __future__ import annotations

import pytest

from pipeline.layout.schema import ReadingSpec, StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.facts import find_facts
from pipeline.study.reading import measure_reading
from pipeline.study.results import Fact, Reading


def facts(text: str) -> list[Fact]:
    speech = read_text(text)
    return list(find_facts(analyse(speech, StudySpec())))


def reading(text: str, **spec: object) -> Reading:
    speech = read_text(text)
    options = StudySpec(reading=ReadingSpec.model_validate(spec))
    return measure_reading(analyse(speech, options), options.reading)


@pytest.mark.parametrize(("text", "kind", "expected"), [
    ("2014年5月8日，会议召开。", "date", "2014年5月8日"),
    ("一九三九年冬季，形势变了。", "date", "一九三九年冬"),
    ("二十世纪八十年代，改革起步。", "date", "二十世纪八十年代"),
    ("会议比去年同期下降20%。", "figure", "20%"),
    ("总量达到114万亿元。", "figure", "达到114万亿元"),
    ("占全部的百分之三十五。", "figure", "百分之三十五"),
    ("内部刊物《领导参阅》办得好。", "work", "《领导参阅》"),
    ("毛泽东同志非常重视。", "person", "毛泽东同志"),
])  # fmt: skip
def test_a_fact_is_found_as_it_is_written(text: str, kind: str, expected: str) -> None:
    assert (kind, expected) in [(fact.kind, fact.text) for fact in facts(text)]


@pytest.mark.parametrize(
    "text", ["十八届三中全会强调改革。", "第一，要明确初心。", "崇高的理想永远是灵魂。", "三个方面都要抓好。"]
)
def test_ordinals_meetings_and_common_words_are_no_facts(text: str) -> None:
    assert facts(text) == []


def test_the_context_is_the_clause_around_a_fact() -> None:
    text = "我们坚决整治形式主义、官僚主义，精简文山会海，全市性会议同比下降20%，各项工作都有了新的起色和新的面貌。"
    assert [fact.context for fact in facts(text)] == ["全市性会议同比下降20%"]


LONG_BEFORE = "我们坚决整治形式主义、官僚主义，精简文山会海，为基层减负松绑，"


@pytest.mark.parametrize(("text", "context"), [
    ("精简文山会海，会议下降20%。", "精简文山会海，会议下降20%。"),
    (f"{LONG_BEFORE}全市性会议同比下降20%，干部群众满意。", "全市性会议同比下降20%"),
    (f"{LONG_BEFORE}会议下降20%，各项工作都有了新的起色。", "会议下降20%，各项工作都有了新的起色"),
    (f"{LONG_BEFORE}各项工作都有了新的起色，会议下降20%。", "会议下降20%"),
])  # fmt: skip
def test_a_fact_has_words_enough_around_it_and_not_too_many(text: str, context: str) -> None:
    """A short sentence whole, of a long one the clause, and the next one too when that is a scrap."""
    assert [fact.context.rstrip("，。") for fact in facts(text)] == [context.rstrip("，。")]


def test_a_person_is_listed_once_and_a_figure_each_time() -> None:
    found = facts("毛泽东同志说过。毛泽东同志写过。增长5%。增长5%。")
    assert [fact.kind for fact in found] == ["person", "figure", "figure"]


def test_minutes_follow_the_rate_and_count_only_what_is_read() -> None:
    text = "学，" * 440
    assert reading(text).minutes == 2.0
    assert reading(text, rate=440).minutes == 1.0
    assert reading(text).characters == 880


def test_pinyin_is_off_by_default_and_lists_rare_characters_when_asked_for() -> None:
    assert reading("殚精竭虑，永葆本色。").pinyin == ()
    assert dict(reading("殚精竭虑，永葆本色。", pinyin="list").pinyin)["殚精竭虑"] == "dān jīng jié lǜ"
    assert reading("人民的好日子。", pinyin="list").pinyin == ()


def test_english_is_read_at_the_pace_of_words() -> None:
    assert reading("word " * 300).minutes == 2.0
