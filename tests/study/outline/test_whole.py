"""Lines that say on paper what they said in their place, and those that do not."""

from __future__ import annotations

import pytest

from pipeline.study.outline.whole import ends_in_a_name, is_setting, is_whole, is_whole_in_english
from tests.study.outline.printed import lines
from tests.study.outline.test_lines import INTERVIEW


@pytest.mark.parametrize(
    "line",
    [
        "苗圃的门要天天开着",
        "食堂不是食堂管理员一个人的事，而是全校的事",
        "环境好的学校要把环境好的经验讲出来",
        "种树是为后人，护树也是为后人",
    ],
)
def test_a_whole_clause_stands(line: str) -> None:
    assert is_whole(line, line, ("", ""))


@pytest.mark.parametrize(
    ("line", "sentence", "around"),
    [
        ("苗圃在向茶园在转型的时候", "", ("", "")),
        ("按照县里的有关规定", "", ("", "")),
        ("现在这已经不再是问题了", "", ("", "")),
        ("应该提高，应该改进", "", ("", "")),
        ("苗圃的规模不断扩大，截至去年年底", "", ("", "")),
        ("经过反复测算，相比去年的办法", "", ("", "")),
        ("村里的民主也是一样", "", ("", "")),
        ("二是坚持办社方针“勤俭持家", "", ("", "")),
        ("茶叶，对，那个是——", "", ("", "")),
        ("答案也是否定的", "", ("", "")),
        ("水库将会见底", "如果再有一个月不下雨，水库将会见底", ("", "")),
        ("全县将停水三天", "", ("假设主管道断了。", "")),
        ("必须当场销毁", "仓库对发霉变质的种子，必须当场销毁", ("", "")),
        ("认识杂草，学会除草", "使他们走进田里，认识杂草，学会除草", ("", "")),
        ("读书不是背书", "", ("", "而是和书说话。")),
    ],
)
def test_what_has_lost_its_sense_does_not_stand(line: str, sentence: str, around: tuple[str, str]) -> None:
    assert not is_whole(line, sentence or line, around)


def test_a_name_at_the_end_of_a_clause_of_talk_is_a_fragment() -> None:
    assert ends_in_a_name("班长是真正的带头人，班长的主要的责任")
    assert not ends_in_a_name("班长是真正的带头人，要负主要的责任")
    assert is_setting("按照镇里的要求")


def test_english_lines_name_whom_they_speak_of() -> None:
    assert is_whole_in_english("A garden needs people who water it every day", "")
    assert is_whole_in_english("The answer to drought is shade", "")
    assert not is_whole_in_english("The answer may be in the shed; they water it", "")
    assert not is_whole_in_english("If it is not watered, the orchard may be lost", "")
    assert not is_whole_in_english("I'm really happy to hear about your orchard", "")
    assert not is_whole_in_english("A hedge does not mean a single row of bushes", "It means shelter.")


PANEL = """果园访谈

采访者：

您这片果园今年收成怎么样？我自己也种过几棵苹果树。

周园长：

果园的收成靠土，更靠人。剪枝是果园一年里最要紧的功夫。

采访者：

真的吗？城里人应该多到果园里走走看看，这样才知道水果来得不易。

周园长：

果农要学会记账。账记清楚了，哪块地该种什么就明白了。

采访者：

最后请您说一句话，好吗？

周园长：

果树不会骗人，人也不要骗果树。这片园子我还要再种二十年。
"""


def test_what_the_interviewer_says_is_no_point() -> None:
    made = lines(PANEL)
    assert made
    assert not any("苹果树" in line or "城里人" in line for line in made)


def test_the_answer_stands_below_its_question() -> None:
    made = lines(INTERVIEW)
    assert made[made.index("  学手艺苦不苦") + 1].startswith("    ")


def test_what_the_interviewer_of_a_recording_says_is_no_point_either() -> None:
    turns = PANEL.replace("采访者：\n", "采访者 00:01\n").replace("周园长：\n", "周园长 00:02\n")
    made = lines(turns)
    assert made
    assert not any("苹果树" in line or "城里人" in line for line in made)
