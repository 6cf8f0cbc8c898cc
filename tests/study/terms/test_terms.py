"""Number phrases, defined terms, key terms and the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.layout.schema import GlossaryEntry, StudySpec, TermsSpec
from pipeline.reader import read_speech, read_text
from pipeline.study.analysis import Analysis, analyse
from pipeline.study.analysis.number_phrases import count_of, find_number_phrases, is_number_phrase
from pipeline.study.results import Term
from pipeline.study.terms import find_terms
from pipeline.study.terms.definitions import find_definitions
from pipeline.study.terms.keyterms import find_key_terms

SAMPLE = Path(__file__).resolve().parents[3] / "seeds" / "speech.txt"


def found(analysis: Analysis, options: TermsSpec) -> tuple[Term, ...]:
    return find_terms(analysis, find_number_phrases(analysis), options)


def terms(text: str, **spec: object) -> dict[str, Term]:
    speech = read_text(text)
    options = StudySpec(terms=TermsSpec.model_validate(spec))
    return {term.text: term for term in found(analyse(speech, options), options.terms)}


def sample_terms() -> dict[str, Term]:
    speech = read_speech(SAMPLE)
    options = StudySpec(terms=TermsSpec(count=30))
    return {term.text: term for term in found(analyse(speech, options), options.terms)}


@pytest.mark.parametrize(
    "text", ["三服务", "四个意识", "五个坚持", "四最一中枢", "六张清单", "一网统管", "两代表一委员"]
)
def test_a_number_phrase_is_known(text: str) -> None:
    assert is_number_phrase(text)


@pytest.mark.parametrize(
    "text",
    [
        "一盘棋",
        "一张网",
        "五四运动",
        "九一八事变",
        "三月",
        "十八届",
        "十四五规划",
        "第一哨",
        "八一建军节",
        "九五",
        "一切工厂归工人",
        "一般考量",
    ],
)
def test_dates_days_plans_and_a_lone_one_are_none(text: str) -> None:
    assert not is_number_phrase(text)


@pytest.mark.parametrize(("text", "count"), [("三服务", 3), ("两个维护", 2), ("四最一中枢", None), ("一网统管", None)])
def test_a_number_phrase_names_its_count(text: str, count: int | None) -> None:
    assert count_of(text) == count


def test_members_come_from_the_list_before_after_or_below() -> None:
    found = sample_terms()
    assert found["三服务"].members == ("为党委服务", "为地方和部门服务", "为人民群众服务")
    assert found["四字评价"].members[0] == "重（地位重要）"
    assert len(found["四字评价"].members) == 4
    assert found["四最一中枢"].members[0] == "为党委服务最直接"
    assert found["五个坚持"].members[4] == "坚持廉洁自律的道德操守"
    assert found["六张清单"].members == ()


def test_a_list_that_is_too_short_is_given_as_it_is() -> None:
    term = terms("我们要做到“三个加强”，即：加强学习、加强管理。")["三个加强"]
    assert (term.count, term.members) == (3, ("加强学习", "加强管理"))


def test_a_definition_is_the_texts_own() -> None:
    found = terms(
        "“初心”就是建党时的出发点，这是不能改变的；“使命”是初心的外在体现和行动要求。所谓营商环境，是指企业活动的外部条件。"
    )
    assert found["初心"].definition == "建党时的出发点"
    assert found["使命"].definition == "初心的外在体现和行动要求"
    assert found["营商环境"].definition == "企业活动的外部条件"
    ref = found["初心"].definition_ref
    assert ref is not None and ref.sentences == ("p1s1",)


def test_a_term_that_the_text_does_not_explain_has_no_definition() -> None:
    assert sample_terms()["四个意识"].definition is None


def test_the_users_glossary_gives_the_definition_with_its_source() -> None:
    glossary = {
        "四个意识": GlossaryEntry(definition="政治意识、大局意识、核心意识、看齐意识", source="党章"),
        "无此词": "无",
    }
    found = terms("要增强“四个意识”。", glossary=glossary)
    assert (found["四个意识"].definition, found["四个意识"].source) == (
        "政治意识、大局意识、核心意识、看齐意识",
        "党章",
    )
    assert "无此词" not in found


def test_the_users_own_terms_come_in_and_dropped_ones_stay_out() -> None:
    found = terms("要增强“四个意识”，建好机关食堂。", add=("机关食堂",), drop=("四个意识",), count=3)
    assert list(found) == ["机关食堂"]
    assert found["机关食堂"].kind == "user"


def test_key_terms_are_what_the_text_is_about() -> None:
    text = "\n".join([
        "水稻育种离不开种质资源。", "保护种质资源要建种质资源库。", "农民说种质资源是饭碗。", "科学家守护种质资源。",
        "那天很热。", "他们的工作很重要，工作很辛苦。",
    ])  # fmt: skip
    found = [term.text for term in find_key_terms(analyse(read_text(text), StudySpec()))]
    assert found == ["种质资源"]
    assert terms(text) == {}  # one word is no list


def test_no_more_terms_than_wished() -> None:
    speech = read_speech(SAMPLE)
    options = StudySpec(terms=TermsSpec(count=5))
    assert len(found(analyse(speech, options), options.terms)) == 5


def test_every_term_stands_where_its_reference_says() -> None:
    speech = read_speech(SAMPLE)
    analysis = analyse(speech, StudySpec())
    for term in found(analysis, TermsSpec()):
        assert term.text in analysis.unit(term.ref.sentences[0]).text


@pytest.mark.parametrize("text", [
    "所谓割据，必须是武装的革命政权。",
    "现在民众普遍知道的“工农兵政府”，是指委员会，因为他们尚不认识代表会的权力。",
    "有分别地消灭封建制度，就是说，必须分别地主和富农的不同情况。",
    "“瘫痪”是《都柏林人》全书的主题。",
])  # fmt: skip
def test_a_demand_a_mistake_or_a_remark_is_no_definition(text: str) -> None:
    assert find_definitions(analyse(read_text(text), StudySpec())) == []


def test_a_definition_ends_before_the_reason_and_before_the_next_term() -> None:
    text = "“九加X”是指国家地表水监测模式，“五加X”是指国家地表水评价模式。所谓河长制，是指党政领导担任河长的制度，因为责任重大。"
    found = {each.term: each.text for each in find_definitions(analyse(read_text(text), StudySpec()))}
    assert found["九加X"] == "国家地表水监测模式"
    assert found["河长制"] == "党政领导担任河长的制度"


def test_names_in_quotation_marks_come_before_key_terms() -> None:
    text = "\n".join(["保护种质资源要靠人才。", "农民说种质资源是饭碗。", "科学家守护种质资源。"])
    text += "\n我们推行“无会日”，弘扬“红船精神”，建好“一网统管”，做到“马上就办”。"
    assert list(terms(text, count=3)) == ["无会日", "红船精神", "一网统管"]


def test_everyday_words_places_demands_and_the_date_line_are_no_terms() -> None:
    text = "\n".join([
        "新华社北京9月11日电", "我们全力加快科技创新，加大力度。", "北京全力加快科技改革，力度很大。", "上海全力加快科技投入，力度更大。",
        "深圳全力加快科技合作，力度最大。", "新华社北京9月12日电，科技创新关系全局。", "新华社北京9月13日电，科技创新事关未来。",
    ])  # fmt: skip
    found = {term.text for term in find_key_terms(analyse(read_text(text), StudySpec()))}
    assert not found & {"日电", "全力", "力度", "加快科技", "北京", "新华社北京"}
