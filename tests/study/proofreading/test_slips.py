"""What the proofreader reports, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.language.sounds import sounds_alike
from pipeline.layout.schema import StudySpec
from pipeline.reader import read_speech, read_text
from pipeline.study.analysis import Analysis, analyse
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.items import make_items
from pipeline.study.proofreading import find_slips
from pipeline.study.questions import ask_questions
from pipeline.study.results import Finding
from pipeline.study.terms import find_terms
from tests.samples import make_speech

ROOT = Path(__file__).resolve().parents[3]


def slips_of(analysis: Analysis) -> tuple[Finding, ...]:
    return find_slips(analysis, find_number_phrases(analysis))


def slips(*paragraphs: str) -> list[Finding]:
    speech = make_speech([("body", text) for text in paragraphs])
    options = StudySpec()
    return list(slips_of(analyse(speech, options)))


def kinds(*paragraphs: str) -> list[str]:
    return [finding.kind for finding in slips(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("以百姓心为心，是党的恒心。”", "标点不成对"),
        ("小平同志指出：“所有的文艺工作者都要努力。", "标点不成对"),
        ("我们要抓落实（抓紧抓实，务求实效。", "标点不成对"),
        ("这是在新时代发出的奋斗宣言党的二十大以来，我们取得了成绩。", "疑缺标点"),
        ("以习近平同志为核心的党中央党始终尊重人民。", "疑重字"),
        ("同志们，我们我们一起努力。", "疑重字"),
        ("今天，*机关召开会议。", "占位未填"),
        ("这方面，X书记为我们作出了表率。", "占位未填"),
        ("来自××省的代表作了发言。", "占位未填"),
        ("群众迫不急待地要求解决问题。", "疑错别字"),
        ("我们要加强学习,提高本领。", "半角标点"),
        ("我们要加强学习，。提高本领。", "标点重复"),
        ("一是抓学习。二是抓落实。四是抓督查。", "序号"),
        ("一是抓学习。三是抓督查。", "序号"),
    ],
)
def test_a_slip_is_reported(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "他说：“要学‘愚公’的精神。”大家都说好。",
        "要做到：1）抓学习；2）抓落实。",
        "自党的十八大以来，我们取得了成绩；这是党的十九大以来，最好的一年。",
        "我们要为了了解情况，研究研究，人人动手，事事落实，清清楚楚，和和美美。",
        "办好党校，加强党的党建工作，全党党员都要学习。",
        "采用9+X指标，做X光检查，尺寸为3×4厘米。",
        "这是*重点*内容。",
        "一是抓学习。二是抓落实。三是抓督查。",
        "一是抓学习。二是抓落实。一是抓思想。二是抓作风。",
        "’96中国国际交响乐年在北京举行。",
        "时间是10:30，网址是a.com，价格为3.5元。",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_a_quotation_over_two_paragraphs_opens_both() -> None:
    assert kinds("“第一段话说到这里。", "“第二段话说完了。”") == []


def test_a_like_sounding_word_in_the_same_place_is_suspect() -> None:
    found = slips(
        "共产党人的出行和使命是什么。",
        "共产党人的初心和使命是什么。",
        "共产党人的初心和使命不变。",
        "不忘初心，牢记使命。",
    )
    assert [(finding.line, finding.column, finding.kind) for finding in found] == [(1, 6, "疑错别字")]
    assert "初心" in found[0].hint


def test_other_words_in_the_same_place_are_not() -> None:
    assert kinds("共产党人的理想和使命是什么。", "共产党人的初心和使命是什么。", "不忘初心，初心不改，初心如磐。") == []


def test_a_word_that_stands_elsewhere_too_is_no_slip() -> None:
    text = (
        "共产党人的出行和使命是什么。",
        "共产党人的初心和使命是什么。",
        "不忘初心，初心不改，初心如磐。",
        "初心永在。",
    )
    assert kinds(*text) == ["疑错别字"]
    assert kinds(*text, "群众出行更加方便。") == []


def test_sounds_are_compared_without_tone_and_regional_confusions() -> None:
    assert sounds_alike("出行", "初心")
    assert sounds_alike("四十", "事实")
    assert not sounds_alike("理想", "初心")


def test_two_ways_of_writing_are_reported_once_at_the_rarer() -> None:
    found = slips("绝不能因为胜利而骄傲，决不能因为成就而懈怠，决不能因为困难而退缩。")
    assert [(finding.column, finding.kind) for finding in found] == [(1, "写法不一")]
    assert kinds("绝不能骄傲，绝不能懈怠。") == []


def test_an_old_place_name_beside_the_new_one() -> None:
    found = slips("衡州经济论坛在这里举行。", "项目落户衡阳，创造了衡阳速度。")
    assert [(finding.line, finding.kind) for finding in found] == [(1, "写法不一")]


def test_a_habit_is_reported_once_with_its_count() -> None:
    found = slips("我们学习,思考,实践,总结,提高。")
    assert len(found) == 1
    assert "4处" in found[0].hint


def test_what_was_pasted_twice_is_reported() -> None:
    once = "希望广大毕业生志存高远、脚踏实地，不畏艰难险阻，勇担时代使命，把个人的理想追求融入党和国家事业之中。"
    more = "为党、为祖国、为人民多作贡献，让青春在不懈奋斗中绽放出绚丽之花，书写无愧于时代的篇章。"
    assert kinds(once + more, "中间一段。", once + more) == ["疑重复"]
    assert kinds(once, "中间一段。", once) == []


def test_places_and_words_around_are_given() -> None:
    finding = slips("第一段。", "今天，*机关召开会议。")[0]
    assert (finding.line, finding.column, finding.text) == (2, 4, "今天，*机关召开会议。")


def test_the_sample_speech() -> None:
    speech = read_speech(ROOT / "seeds" / "speech.txt")
    options = StudySpec()
    found = slips_of(analyse(speech, options))
    assert [(finding.line, finding.kind) for finding in found] == [
        (1, "占位未填"), (2, "疑错别字"), (5, "疑错别字"), (6, "标点不成对"), (6, "疑重字"), (8, "疑错别字"),
        (10, "写法不一"), (10, "疑缺标点"), (13, "写法不一"), (13, "占位未填"),
    ]  # fmt: skip


PIECES = st.sampled_from(
    ["一、", "第二，", "“", "”", "（", "）", "，", "。", "：", "？", "\n", "\n\n", "党", "党中央", "坚持", "是", "的", "工作",
     "没有", "就没有", "四个意识", "X书记", "*", "××", "2020年", "Tom said", ",", "一是", "二是", "加强学习", "初心", "他"]
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_is_studied_without_a_fault(text: str) -> None:
    speech = read_text(text + "。")
    options = StudySpec()
    analysis = analyse(speech, options)
    found = slips_of(analysis)
    analysis = analysis.with_findings(found)
    for item in make_items(analysis, options.cloze):
        assert any(item.original in unit.text for unit in analysis.units)  # a sentence, or whole clauses of it
    terms = find_terms(analysis, find_number_phrases(analysis), options.terms)
    for question in ask_questions(analysis, terms, options.questions):
        assert "{" not in question.text
    assert found == slips_of(analysis)
