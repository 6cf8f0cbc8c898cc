"""Quotations, and who said them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.layout.schema import QuotesSpec, StudySpec
from pipeline.reader import read_speech, read_text
from pipeline.speech import Speech
from pipeline.study.analysis import analyse
from pipeline.study.quotes import find_quotes
from pipeline.study.results import Quote
from tests.samples import make_speech

ROOT = Path(__file__).resolve().parents[3]
CASES = [
    line.split("\t")
    for line in (ROOT / "tests/study/quotes/speakers.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def quotes_of(text: str, aphorisms: bool = False) -> list[Quote]:
    speech = make_speech([("body", part) for part in text.split("¶")])
    options = StudySpec(quotes=QuotesSpec(aphorisms=aphorisms))
    return list(find_quotes(analyse(speech, options), options.quotes))


@pytest.mark.parametrize(("speakers", "text"), CASES, ids=[text[:24] for _, text in CASES])
def test_the_speaker_is_the_one_the_words_give(speakers: str, text: str) -> None:
    found = [quote.speaker or "-" for quote in quotes_of(text)]
    assert " / ".join(found) == ("" if speakers == "0" else speakers)


def texts(text: str) -> list[str]:
    return [quote.text for quote in quotes_of(text)]


def test_quote_keeps_nested_marks() -> None:
    assert texts("毛泽东同志说：“要学‘愚公移山’的精神，把‘两座大山’挖掉。”") == [
        "要学‘愚公移山’的精神，把‘两座大山’挖掉。"
    ]


def test_adjoining_quotations_stay_apart() -> None:
    text = "“人民是历史的创造者，是真正的英雄”“把人民对美好生活的向往作为奋斗目标。”这些话说得好。"
    assert texts(text) == ["人民是历史的创造者，是真正的英雄", "把人民对美好生活的向往作为奋斗目标。"]


def test_a_stray_mark_opens_nothing() -> None:
    text = "以百姓心为心，是党的初心，也是党的恒心。”列宁说：“我们不能停顿，要继续前进。”"
    assert [(quote.text, quote.speaker) for quote in quotes_of(text)] == [("我们不能停顿，要继续前进。", "列宁")]


def test_a_piece_of_a_quoted_sentence_is_partial() -> None:
    quote = quotes_of("列宁说过，无产阶级“所以能够成为不可战胜的力量，就是因为思想一致”。")[0]
    assert (quote.kind, quote.speaker, quote.cue) == ("partial", "列宁", "说过")


@pytest.mark.parametrize(
    "text",
    [
        "要增强“四个意识”，做到“两个维护”。",
        "这就是“特别能吃苦、特别能战斗、特别能奉献”的精神。",
        "“不忘初心、牢记使命”主题教育取得明显成效。",
        "会议以“共建一带一路，共兴数字经济”为主题。",
        "坚持“谁开发谁保护，谁破坏谁恢复”等原则。",
        "学习贯彻《“十四五”规划纲要》，抓好落实。",
        "你不能说“这件事不归我管，你去找别人吧”。",
        "我们不能说：“这件事不归我管，你去找别人吧。”",
    ],
)
def test_terms_mottoes_and_words_not_said_are_no_quotations(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "work"),
    [
        ("王秀兰说：“老师的眼睛要看得见最后一排。”（自《王秀兰文集》第二卷）。", "王秀兰", "《王秀兰文集》第二卷"),
        ("十二国签署了《河源宣言》。其中写道：“上游的水是下游的命，谁也不能独占。”", None, "《河源宣言》"),
        ("十二国签署了《河源宣言》和《河口协定》。其中写道：“上游的水是下游的命，谁也不能独占。”", None, None),
        ("昨天读了《河源宣言》。列宁写道：“上游的水是下游的命，谁也不能独占。”", "列宁", None),
    ],
)
def test_the_work_named_beside_a_quotation_or_before_it_is_its_source(
    text: str, speaker: str | None, work: str | None
) -> None:
    (quote,) = quotes_of(text)
    assert (quote.speaker, quote.work) == (speaker, work)


def test_words_without_quotation_marks_are_no_quotation() -> None:
    assert quotes_of("列宁曾经指出，忘记过去就意味着背叛，这是每一个革命者都要永远记住的教训。") == []


def test_the_work_is_given_with_its_marks() -> None:
    quote = quotes_of("马克思、恩格斯在《共产党宣言》中写道：“无产者在这个革命中失去的只是锁链。”")[0]
    assert (quote.speaker, quote.work) == ("马克思、恩格斯", "《共产党宣言》")
    signed = quotes_of("“先天下之忧而忧，后天下之乐而乐。”——范仲淹《岳阳楼记》")[0]
    assert (signed.speaker, signed.work) == ("范仲淹", "《岳阳楼记》")


def test_the_place_is_that_of_the_first_quoted_character() -> None:
    quote = quotes_of("开头一段。¶列宁说：“要学习，学习，再学习。”")[0]
    assert (quote.ref.line, quote.column, quote.ref.sentences) == (2, 6, ("p2s1",))


def test_traditional_names_stay_as_written() -> None:
    quote = quotes_of("達賴喇嘛回答：「生命並非孤立自存，而是源於相互依存的緣起。」")[0]
    assert (quote.speaker, quote.cue) == ("達賴喇嘛", "回答")


def test_the_speakers_own_maxims_are_a_kind_of_their_own() -> None:
    text = "为政之要，贵在落实。我们今年开了三次会，讨论了很多问题。没有创新，就没有突破。列宁说：“要学习，再学习。”"
    kinds = [(quote.kind, quote.text) for quote in quotes_of(text, aphorisms=True)]
    assert kinds == [
        ("aphorism", "为政之要，贵在落实。"),
        ("aphorism", "没有创新，就没有突破。"),
        ("quotation", "要学习，再学习。"),
    ]


def test_no_more_maxims_than_asked_for() -> None:
    speech = make_speech([("body", "没有源泉，就没有江河。没有高山，就没有平地。没有道路，就没有远方。")])
    options = StudySpec(quotes=QuotesSpec(max_aphorisms=2))
    assert len(find_quotes(analyse(speech, options), options.quotes)) == 2


@pytest.fixture(scope="module")
def sample() -> Speech:
    return read_speech(ROOT / "seeds" / "speech.txt")


def test_the_sample_speech_names_five_and_leaves_the_rest_open(sample: Speech) -> None:
    options = StudySpec()
    found = [quote for quote in find_quotes(analyse(sample, options), options.quotes) if quote.kind != "aphorism"]
    assert [quote.speaker for quote in found] == [
        "习近平总书记", "恩格斯", None, None, None, "马克思恩格斯", None, None, None, None,
        "习近平总书记", "习近平总书记", "习近平总书记",
    ]  # fmt: skip


def test_english_quotations_have_no_speaker() -> None:
    speech = read_text("He paused.\n\n“Nothing great was ever achieved without enthusiasm.” We all know the line.")
    options = StudySpec()
    assert [q.speaker for q in find_quotes(analyse(speech, options), options.quotes)] == [None]


PIECES = st.sampled_from(
    ["“", "”", "‘", "’", "「", "」", "《", "》", "（", "）", "，", "。", "：", "——", "？", "毛泽东同志", "列宁", "他",
     "说", "指出", "强调", "的话", "这是", "人民是历史的创造者", "没有调查", "就", "在", "的", "某", "Tom", " "]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_gives_verbatim_quotations_and_names(text: str) -> None:
    for quote in quotes_of(text or "。"):
        assert quote.text in text
        assert quote.speaker is None or quote.speaker in text
        assert quote.work is None or quote.work in text


def maxims(text: str) -> list[str]:
    return [quote.text for quote in quotes_of(text, aphorisms=True) if quote.kind == "aphorism"]


def test_maxims_that_chain_are_one() -> None:
    text = "这件事要抓紧办。为政之要，贵在落实。落实之要，重在执行。大家都要努力。"
    assert maxims(text) == ["为政之要，贵在落实。落实之要，重在执行。"]
    quote = quotes_of(text, aphorisms=True)[0]
    assert len(quote.ref.sentences) == 2
    assert quote.column == text.index("为政") + 1


def test_a_maxim_is_taken_without_its_lead_in() -> None:
    text = "我们来看一看。现实反复证明：没有执行力，就没有战斗力。"
    assert maxims(text) == ["没有执行力，就没有战斗力。"]
    assert quotes_of(text, aphorisms=True)[0].column == text.index("没有执行力") + 1
    assert maxims("科学无国界，科学家有祖国。") == ["科学无国界，科学家有祖国。"]


@pytest.mark.parametrize("text", ["连有支部，班有小组。", "支部上为区委，区委上为县委。"])
def test_how_things_are_organised_is_no_maxim(text: str) -> None:
    assert maxims(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "有人可能会说：“把这件事推给别人去做就好了。”",
        "如果模型对用户说：“这个问题我们以后再来讨论吧。”那就错了。",
        "有用户对它说：“喔我真的做不到这个事情。”",
        "“要是其中一方发送了 100 kB 的交易，那另一方还怎么追加手续费呢？”",
    ],
)
def test_imagined_talk_is_no_quotation(text: str) -> None:
    assert texts(text) == []


def test_a_named_speaker_behind_a_condition_is_kept() -> None:
    quote = quotes_of("如果忘记这一点，就会犯错误。毛泽东同志说：“没有调查，就没有发言权。”")[0]
    assert (quote.text, quote.speaker) == ("没有调查，就没有发言权。", "毛泽东同志")


def test_sentences_woven_into_one_are_a_partial_quotation_of_nobody_named() -> None:
    inner = (
        "首先和以前社会的统治阶级——封建地主、高利贷者联合起来，反对大多数人民。它们到处保持旧的剥削形式，并使之永久化"
    )
    quote = quotes_of(f"列强使地主变为支柱。它们“{inner}”(25)。后面的话。")[0]
    assert (quote.text, quote.kind, quote.speaker) == (inner, "partial", None)


def test_terms_in_a_row_are_no_quotations() -> None:
    assert texts("李向东强调：“守土有责尽心力”、“守土尽责不松懈”，这是要求。") == []


@pytest.mark.parametrize("denied", ["从未", "从来没有", "未曾", "曾否", "并没有"])
def test_words_that_are_denied_are_nobodys(denied: str) -> None:
    assert not [quote for quote in quotes_of(f"马克思{denied}说过“目的可以证明手段正当”。") if quote.speaker]
