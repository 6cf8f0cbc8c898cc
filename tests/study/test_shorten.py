"""Short forms of headings and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.study.shorten import shared_prefix, short_sentence, shorten, shorten_level, split_clauses


@pytest.mark.parametrize(("text", "expected"), [
    ("推进依法行政。", "推进依法行政"),
    ("同志们，历史总是向前的。", "历史总是向前的"),
    ("坚持稳中求进工作总基调（详见附件一所列的各项具体安排），统筹发展和安全。", "坚持稳中求进工作总基调，统筹发展和安全"),
    ("认真严谨细致、追求精益求精，是机关工作的必备要求，也是长期工作中形成的优良传统和作风。",
     "认真严谨细致、追求精益求精，是机关工作的必备要求"),
    ("中国共产党作为无产阶级政党，必须牢记理想信念，保持奋发有为的精神状态，不断增强“四个意识”。",
     "中国共产党作为无产阶级政党，必须牢记理想信念"),
    ("我们将依托超大规模的市场优势和完备的产业体系，打造科技、教育、产业、金融紧密融合的创新体系。",
     "打造科技、教育、产业、金融紧密融合的创新体系"),
    ("在各级人民代表会议的工作里，必须使一切民主阶层的代表人物，都能够参加进来商量办事。",
     "必须使一切民主阶层的代表人物，都能够参加进来商量办事"),
])  # fmt: skip
def test_a_short_form_keeps_whole_clauses(text: str, expected: str) -> None:
    assert shorten(text, 28) == expected


@pytest.mark.parametrize("text", [
    "只有顾大局、识大体、讲团结、守规矩、重品行，才能紧跟市委的思路和步伐，才能主动服务、提前参谋。",
    "随着改革开放和社会主义现代化建设事业的深入发展，人民的生活一天比一天好起来了。",
    "办公室的秘书科、值班机要、文字材料等岗位的同志们，工作不分昼夜、废寝忘食，日复一日、年复一年。",
    "不是简单的上级压着下级干、干部逼着群众干这样的单向行动，而是干部和群众双向互动的过程。",
    "党的十九届四中全会强调，既要把全党的力量充分调动起来，又要把全社会的智慧和创造充分发挥出来。",
])  # fmt: skip
def test_a_sentence_that_no_clause_of_stands_for_is_not_cut(text: str) -> None:
    assert shorten(text, 28) is None


def test_quotation_marks_are_never_cut_open() -> None:
    text = "我们要做到“立说立行，雷厉风行，令行禁止，不折不扣”，把各项决策部署毫不走样地落到实处。"
    assert all(form.count("“") == form.count("”") for form in [shorten(text, 28) or ""])


def test_a_line_that_points_back_is_no_line() -> None:
    assert short_sentence("在这种情况下，必须坚持原则。", 28) is None


def test_a_line_says_something() -> None:
    assert short_sentence("一个优秀的校长。", 28) is None


def test_a_comma_between_numerals_parts_no_clauses() -> None:
    assert len(split_clauses("一年只编一，两个舞剧，太少了")) == 2


@pytest.mark.parametrize(("titles", "prefix"), [
    (["初心和使命：蕴含着坚定的信念", "初心和使命：体现着深厚的情怀"], "初心和使命："),
    (["必须坚持人民至上", "必须坚持自信自立"], ""),
    (["总则：甲", "总则：乙"], ""),
])  # fmt: skip
def test_only_a_shared_topic_before_a_colon_is_left_out(titles: list[str], prefix: str) -> None:
    assert shared_prefix(titles) == prefix


def test_we_goes_only_when_all_headings_of_the_level_begin_with_it() -> None:
    assert shorten_level(["我们要明确初心", "我们要践行初心"], 28) == ["要明确初心", "要践行初心"]
    assert shorten_level(["我们要明确初心", "必须践行初心"], 28) == ["我们要明确初心", "必须践行初心"]


def test_a_heading_that_cannot_be_shortened_stays_whole() -> None:
    title = "在更高起点更高层次更高目标上推进全市党政机关办公室系统各项工作的意义"
    assert shorten_level([title], 28) == [title]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["坚持改革", "，", "；", "“", "”", "只有实干", "才能成功", "人民的", "要", "：", "（注）", "。"]), max_size=20))
def test_a_short_form_is_never_too_long_and_never_empty(pieces: list[str]) -> None:
    form = shorten("".join(pieces), 12)
    assert form is None or len(form) <= 12
