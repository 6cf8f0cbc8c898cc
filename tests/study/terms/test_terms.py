"""The list of terms: what comes in, in which order, how many, and what is left to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.language.script import fold
from pipeline.layout.schema import GlossaryEntry, StudySpec, TermsSpec
from pipeline.reader import read_speech, read_text
from pipeline.study.analysis import Analysis, analyse
from pipeline.study.analysis.number_phrases import find_number_phrases
from pipeline.study.results import Term
from pipeline.study.terms import find_terms

SAMPLE = Path(__file__).resolve().parents[3] / "seeds" / "speech.txt"


def found(analysis: Analysis, options: TermsSpec) -> tuple[Term, ...]:
    return find_terms(analysis, find_number_phrases(analysis), options)


def terms(text: str, **spec: object) -> dict[str, Term]:
    options = StudySpec(terms=TermsSpec.model_validate(spec))
    return {term.text: term for term in found(analyse(read_text(text), options), options.terms)}


def sample_terms() -> dict[str, Term]:
    options = StudySpec(terms=TermsSpec(count=30, blanks=30))
    return {term.text: term for term in found(analyse(read_speech(SAMPLE), options), options.terms)}


def test_the_sample_s_phrases_have_their_members() -> None:
    found = sample_terms()
    assert found["三服务"].members == ("为党委服务", "为地方和部门服务", "为人民群众服务")
    assert found["四字评价"].members[0] == "重（地位重要）"
    assert len(found["四字评价"].members) == 4
    assert found["四最一中枢"].members[0] == "为党委服务最直接"
    assert found["五个坚持"].members[4] == "坚持廉洁自律的道德操守"
    assert found["六张清单"].members == ()
    assert found["四个意识"].definition is None
    assert found["初心"].definition == "建党时的出发点"
    assert "使命" not in found  # 初心的外在体现 says how the two stand to each other


def test_a_bare_keyword_is_no_term() -> None:
    text = "\n".join([
        "水稻育种离不开种质资源。", "保护种质资源要建种质资源库。", "党员要牢记使命，依法办事。", "党员守护种质资源。",
        "种质资源很重要，党员要牢记这一点。", "党员要依法保护种质资源。",
    ])  # fmt: skip
    assert terms(text) == {}


def test_blanks_are_as_many_as_the_layout_asks_for() -> None:
    text = "要增强“四个意识”，抓好“六张清单”，推行“无会日”。“无会日”要落实，做到“一网统管”。所谓河长制，是指党政领导担任河长的制度。"
    assert list(terms(text, blanks=0)) == ["河长制"]
    assert list(terms(text)) == ["六张清单", "一网统管", "河长制"]
    assert list(terms(text, blanks=9)) == ["四个意识", "六张清单", "无会日", "一网统管", "河长制"]


def test_a_statute_has_no_blanks() -> None:
    text = "青山市养犬条例\n第一条 坚持“三个代表”重要思想，制定本条例。\n第二条 本条例所称犬只，是指居民饲养的犬。\n第三条 本条例自公布之日起施行。"
    assert list(terms(text, blanks=9)) == ["犬只"]


def test_the_surest_definitions_come_first_when_there_is_not_room_for_all() -> None:
    text = (
        "神经网络是一种由许多单元连接而成的模型。神经网络很有用。"
        "所谓梯度下降，是指沿着下降最快的方向调整参数。要做到“三个加强”：加强学习、加强管理、加强监督。"
    )
    assert list(terms(text, count=1)) == ["梯度下降"]
    assert list(terms(text, count=2)) == ["梯度下降", "三个加强"]
    assert list(terms(text)) == ["神经网络", "梯度下降", "三个加强"]


def test_of_a_term_defined_twice_the_surest_form_is_taken() -> None:
    text = "河长制是一种由领导负责的水环境治理制度。河长制要落实。所谓河长制，是指党政领导担任河长的制度。"
    assert terms(text)["河长制"].definition == "党政领导担任河长的制度"


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


def test_the_reason_names_the_rule_and_the_sentence() -> None:
    ref = terms("所谓河长制，是指党政领导担任河长的制度。")["河长制"].ref
    assert ref.why == ("X是指…", "所谓河长制，是指党政领导担任河长的制度。")


@pytest.mark.parametrize("text", [
    "所謂流動書箱，就是把圖書裝進箱子、按月送到各個村莊的辦法。要做好“三個加強”：加強學習、加強管理、加強監督。",
    "我們把干部輪流駐村的辦法叫做“蹲點工作法”。“三同步”（同步設計、同步施工、同步啟用）要落實。",
])  # fmt: skip
def test_traditional_text_gives_what_its_simplified_twin_gives_in_its_own_script(text: str) -> None:
    traditional, simplified = terms(text), terms(fold(text))
    assert [fold(term) for term in traditional] == list(simplified)
    for there, here in zip(traditional.values(), simplified.values(), strict=True):
        assert there.definition is None or (there.definition in text and fold(there.definition) == here.definition)
        assert all(member in text for member in there.members)
        assert tuple(map(fold, there.members)) == here.members


def test_every_word_stands_in_the_text() -> None:
    speech = read_speech(SAMPLE)
    analysis = analyse(speech, StudySpec())
    for term in found(analysis, TermsSpec(count=99, blanks=99)):
        sentence = analysis.unit(term.ref.sentences[0]).text
        assert term.text in sentence
        if term.definition:
            assert term.definition in sentence
