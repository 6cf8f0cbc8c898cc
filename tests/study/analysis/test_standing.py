"""Which sentences can be read alone."""

from __future__ import annotations

import pytest

from pipeline.language.segmentation import cut_words
from pipeline.study.analysis.standing import what_it_leans_on


def leans(text: str, language: str = "zh") -> tuple[str, ...]:
    return what_it_leans_on(text, cut_words(text, language), language)


@pytest.mark.parametrize("text", [
    "这一要求明确了机关工作的根本问题。",
    "他几乎每天晚上工作到十一点。",
    "所以，机关地位特殊、责任重大。",
    "因此必须坚持绝对忠诚。",
    "比如市委办全力以赴、精准对接。",
    "同时，要加强督促检查。",
    "“这是对红船精神的弘扬传承。”",
    "二是坚持高度自觉的大局意识。",
    "（三）推进依法行政。",
    "⑵为人民利益而死，就比泰山还重。",
    "有没有追求卓越的境界？",
    "以百姓心为心，是党的初心，也是党的恒心。”",
    "“一个忘记来路的民族必定是没有出路的民族，一个忘记初心的政党必定是没有未来的政党。”",
    "下面，我结合工作实际，简要谈点认识体会。",
    "当前要重点抓好以下工作。",
    "最后，祝大家身体健康，谢谢！",
    "中国共产党就是这样一个不可战胜的政党。",
    "新华社记者 鞠鹏/摄",
    "问：一个关于交易池的问题。",
    "一个优秀的校长。",
    "不是，中国已经变化了。",
    "对，他们什么都问机器。",
    "嗯，对我来说，从来就不是一场赛跑。",
    "因为跟一匹马赛跑没有意义。",
    "所有这些都是一个节点。",
    "在这种情况下，节点会接受交易。",
    "就把它们想成简化的交易就好。",
    "困难的是：日本利用其和中国接近的关系迫害中国。",
])  # fmt: skip
def test_a_sentence_that_leans_on_others_is_known(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize("text", [
    "政治性是机关的第一属性，对党绝对忠诚是机关的第一要求。",
    "故事要讲给青年听。",
    "再接再厉才能成功。",
    "习近平总书记指出，“无论抓什么工作，最紧要的就是掌握正确的世界观和方法论”。",
    "要树立“只为成功想办法，不为失败找理由”的境界。",
    "“不忘初心、牢记使命”，是中国共产党人理想信念的集中体现。",
    "为政之要，贵在落实。",
    "任务艰巨。",
    "没有创新，就没有突破，就没有发展。",
])  # fmt: skip
def test_a_sentence_that_stands_alone_is_let_be(text: str) -> None:
    assert leans(text) == ()


def test_the_reason_names_the_words() -> None:
    assert leans("因此必须坚持。") == ("opens with 因此",)


def test_english_pronouns_and_connectives_lean_too() -> None:
    assert leans("However, miners lose fees.", "en") == ("opens with However",)
    assert leans("Please join us in the middle.", "en")
    assert leans("Let’s unpack it a little more.", "en")
    assert leans("The same applies to machines.", "en")
    assert leans("Theory matters here.", "en") == ()
