"""Sentences of recorded talk in which the mouth was quicker than the sentence."""

from __future__ import annotations

import pytest

from pipeline.study.analysis.garbled import is_garbled, stumbles


@pytest.mark.parametrize(
    "text",
    [
        "班长要看到其他同学要看到其他同学没有看到的。",
        "班长也不是不一定是好学生。",
        "那个词是 C-O-M-P-O-S-T 的意思。",
        "苗圃的的主要任务是育苗。",
        "我们要请 train 的 trainer 来带徒弟。",
    ],
)
def test_words_said_twice_over_or_half_heard_stumble(text: str) -> None:
    assert stumbles(text)
    assert is_garbled(text)


@pytest.mark.parametrize("text", ["苗圃今年育苗三万株。", "一个一个地查，一家一家地问。", "先修支渠，再修干渠。"])
def test_plain_talk_does_not_stumble(text: str) -> None:
    assert not stumbles(text)
    assert not is_garbled(text)


def test_clauses_run_together_are_garbled_but_do_not_stumble() -> None:
    text = "苗圃的任务是育苗的关键是要有好种子。"
    assert is_garbled(text)
    assert not stumbles(text)
