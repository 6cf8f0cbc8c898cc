"""Short forms of headings and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.study.analysis.shorten import short_sentence, shorten


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


@pytest.mark.parametrize("text", [
    "中国虽然是一个伟大的民族国家，但是她的社会经济长期地停滞在封建制度的阶段上，没有多少发展。",
    "新时期推动民营文艺表演团体改革发展，要坚持以习近平新时代中国特色社会主义思想为指导，坚持正确方向。",
    "我们要应变局、育新机、开新局、谋复兴，关键是要把党的各级领导班子和干部队伍建设好、建设强。",
    "党的中央组织、地方组织、基层组织都坚强有力、充分发挥作用，党的组织体系的优势和威力才能充分体现出来。",
    "没有代表大会作依靠的执行委员会，其处理事情，往往脱离群众的意见，对没收及分配土地犹豫妥协。",
    "广大作家在国家稳定，民族振兴，事业兴旺，文学事业繁荣发展的大好形势下更加团结。",
    "能不能继承和发扬中华民族的优秀文化传统，汲取世界各国的文明成果，是事关民族振兴的大问题。",
    "中国现阶段的革命所要造成的民主共和国，一定要是一个工人、农民和小资产阶级在内的民主共和国。",
    "最大的问题之一是，节点没有办法知道别人的交易池里到底有一些什么样的交易。",
    "我真正想强调的是，限制哪些交易能够进入自己的交易池是各个节点的特权，别人无从干涉。",
    "地主阶级对于农民的残酷的经济剥削和政治压迫，迫使农民多次地举行起义，以反抗地主阶级的统治。",
    "土地改革的总路线，是依靠贫农，团结中农，有步骤地、有分别地消灭封建剥削制度，发展农业生产。",
    "中国共产党在成立之初，就做出清晰的回答，将人民群众作为党的根本依靠力量，把实现好人民利益作为出发点。",
    "《意见》的出台。",
    "抗日民族统一战线的组成、巩固及其任务的完成，都离不开党员站在全国人民的前面，作全国人民的先锋队和带头人。",
    "推进我国文学事业的更加繁荣的一次盛会，是文学界的一件大事，也是全国人民文化生活中值得纪念的一件大事。",
    "各级作协把促进团结，加强队伍建设，努力办好刊物作为繁荣文学的重要任务，并且取得了明显的成绩。",
    "要么都得不到支付，要么双方都按照约定的数额得到支付，这里没有第三种结果可以选择。",
])  # fmt: skip
def test_a_fragment_is_no_line(text: str) -> None:
    assert short_sentence(text, 28) is None


@pytest.mark.parametrize(("text", "line"), [
    ("中国共产党的历史，就是一部不忘初心和使命的奋斗史。", "中国共产党的历史，就是一部不忘初心和使命的奋斗史"),
    ("如果不推翻帝国主义的统治，就不能消灭封建地主阶级的统治，因为帝国主义是封建地主阶级的主要支持者。",
     "如果不推翻帝国主义的统治，就不能消灭封建地主阶级的统治"),
    ("要加强农村金融服务，加快发展乡村产业，要让农民的腰包鼓起来、日子好起来、精神富起来。", "要加强农村金融服务，加快发展乡村产业"),
])  # fmt: skip
def test_a_line_that_says_the_main_thing_is_let_be(text: str, line: str) -> None:
    assert short_sentence(text, 28) == line


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["坚持改革", "，", "；", "“", "”", "只有实干", "才能成功", "人民的", "要", "：", "（注）", "。"]
        ),
        max_size=20,
    )
)
def test_a_short_form_is_never_too_long_and_never_empty(pieces: list[str]) -> None:
    form = shorten("".join(pieces), 12)
    assert form is None or len(form) <= 12


def test_a_short_form_may_begin_after_the_colon_of_an_introduction_but_not_with_a_link() -> None:
    assert (
        shorten("我们的办法是：把面积落实到乡镇、村组、地块，把责任落实到每一个干部个人头上", 20)
        == "把面积落实到乡镇、村组、地块"
    )
    assert shorten("我们的办法是：因为把面积落实到乡镇、村组、地块，把责任落实到每一个干部个人头上", 20) is None
