"""Who takes turns in an interview or a panel, and who asks."""

from __future__ import annotations

import pytest

from pipeline.layout.schema import StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.analysis.voices import Voices

INTERVIEW = """水库答记者问
{who}：灌区今年怎样保证春灌？
{other}：春灌期间，各闸按计划放水，上下游轮流用水。我们还要修好两条支渠。
{who}：资金从哪里来？
{other}：资金由县财政和受益村分担，村里的份额不超过三成。
"""
PANEL = """堤防座谈会

林一凡：

大家说说，堤上的树该不该砍？

周小桥：

树根护堤，也钻堤。难道护堤只有砍树一条路吗？我看先查清树种，再定去留。

林一凡：

那么查树种要多久？

周小桥：

两个月就够。树种清单要贴在村口，请大家来核对。
"""


def voices(text: str) -> Voices:
    return analyse(read_text(text), StudySpec()).voices


@pytest.mark.parametrize(("who", "other"), [("问", "答"), ("记者", "局长"), ("Q", "A"), ("王大可", "李站长")])
def test_who_asks_in_an_interview_is_told_by_his_part_or_his_turns(who: str, other: str) -> None:
    found = voices(INTERVIEW.format(who=who, other=other))
    assert found.names == {who, other}
    assert found.askers == {who}


def test_what_an_asker_says_is_asking_and_no_answer_is() -> None:
    speech = analyse(read_text(INTERVIEW.format(who="记者", other="局长")), StudySpec())
    asking = [speech.units[index].text for index in sorted(speech.voices.asking)]
    assert asking == ["记者：灌区今年怎样保证春灌？", "记者：资金从哪里来？"]


def test_one_who_asks_in_passing_and_goes_on_answers() -> None:
    assert voices(PANEL).askers == {"林一凡"}


def test_an_adviser_is_no_asker_and_a_topic_no_speaker() -> None:
    text = INTERVIEW.format(who="记者", other="顾问")
    assert voices(text).askers == {"记者"}
    assert not voices(
        "灌区报告\n灌区的难点：渠道老化怎么办？\n先修支渠，再修干渠。\n灌区的难点：人手不够怎么办？\n村里出工。\n"
    ).names


def test_the_label_before_the_words_of_a_speaker_is_no_word_of_his() -> None:
    found = voices(INTERVIEW.format(who="记者", other="局长"))
    assert found.label_end("局长：资金由县财政分担。") == 3
    assert found.label_end("要求：资金由县财政分担。") == 0
