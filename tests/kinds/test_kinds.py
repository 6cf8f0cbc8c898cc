"""Names of the kinds of text, and what a text of each is called in print."""

from __future__ import annotations

import pytest

from pipeline.kinds import KINDS, TextKind, call, kind_named, kind_names


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_names_and_words(kind: str) -> None:
    assert kind_named(kind) == kind
    assert call(kind, None) and call(kind, None, english=True).isascii()
    assert len(kind_names()) == len(kind_names(english=True)) == len(KINDS)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("讲话", "speech"),
        ("条例", "statute"),
        (" 答记者问 ", "interview"),
        ("Report", "report"),
        ("打油诗", None),
        ("", None),
    ],
)
def test_a_users_word_names_a_kind(name: str, kind: str | None) -> None:
    assert kind_named(name) == kind


@pytest.mark.parametrize(
    ("kind", "title", "called"),
    [
        ("statute", "中华人民共和国公务员法", "本法"),
        ("statute", "青山市养犬管理条例（2019年修订）", "条例"),
        ("statute", "车辆管理办法（试行）", "办法"),
        ("statute", None, "法规"),
        ("policy", "关于做好防汛工作的通知", "通知"),
        ("policy", "实施方案", "方案"),
        ("policy", "关于某事", "文件"),
        ("speech", "在青年大会上的讲话", "讲话"),
        ("speech", "新年贺词", "贺词"),
        ("essay", "关于做好防汛工作的通知", "文章"),  # the user's kind rules over a word of another kind's titles
    ],
)
def test_a_text_is_called_by_its_title_else_by_its_kind(kind: TextKind, title: str | None, called: str) -> None:
    assert call(kind, title) == called


@pytest.mark.parametrize(
    ("kind", "title", "called"),
    [("statute", "Animals Act 1971", "act"), ("lecture", "Sorting at Scale", "talk"), ("speech", None, "speech")],
)
def test_english_texts_have_english_words(kind: TextKind, title: str | None, called: str) -> None:
    assert call(kind, title, english=True) == called
