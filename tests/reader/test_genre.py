"""The kind of a text is told by its marks, and a user may overrule it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.reader import read_text
from pipeline.reader.explain import tree_lines

TEXTS = [
    part.partition("\n")[::2]
    for part in (Path(__file__).parent / "genres" / "texts.txt").read_text("utf-8").split("=== ")[1:]
]


@pytest.mark.parametrize(("kind", "text"), TEXTS, ids=[f"{number}-{kind}" for number, (kind, _) in enumerate(TEXTS)])
def test_the_kind_of_a_short_text(kind: str, text: str) -> None:
    genre = read_text(text.removeprefix("=trad\n")).genre
    assert genre.kind == kind, genre.why
    assert not genre.declared


def test_questions_at_the_end_of_a_talk_are_the_talks() -> None:
    talk = "同学们，今天这节课讲讲河流。\n" + "河水带着泥沙往下走，大家看这张图，弯道外侧总是更深。\n" * 12
    asked = "问：河会改道吗？\n答：会，黄河就改过很多次。\n问：怎么知道？\n答：看沉积。\n"
    assert read_text(talk + asked).genre.kind == "lecture"
    assert read_text("管理局负责人就河道问题回答了提问。\n" + asked * 3).genre.kind == "interview"


def test_the_user_says_what_kind_it_is() -> None:
    text = "第一条 值班人员应当到岗。\n第二条 电话应当畅通。\n"
    for written in ("文种: 讲话", "体裁: 致辞", "kind: speech", "文种: Speech"):
        genre = read_text(f"---\n{written}\n---\n{text}").genre
        assert (genre.kind, genre.declared) == ("speech", True)


def test_an_unknown_kind_is_told_with_the_known_ones() -> None:
    with pytest.raises(PipelineError) as raised:
        read_text("---\n文种: 打油诗\n---\n春眠不觉晓。\n", "a.txt")
    message = str(raised.value)
    assert message.startswith("a.txt:2:5: 文种: '打油诗' is no kind of text")
    assert "讲话、工作报告、政策文件、法规" in message


def test_read_tells_the_kind_and_why_only_when_asked() -> None:
    speech = read_text("关于做好防火工作的通知\n\n各村、各单位：\n现将有关事项通知如下：\n一、加强巡查。\n")
    assert "kind: policy (政策文件)" in tree_lines(speech)
    told = tree_lines(speech, why=True)
    assert "    + the title of an official paper: 通知" in told
    assert not any("the title of an official paper" in line for line in tree_lines(speech))


@pytest.mark.parametrize(
    "text", ["天", "これは日本語の文章です。今日は会議があります。", "བོད་ཡིག", "Это русский текст.", "\n"]
)
def test_a_text_without_marks_is_an_essay(text: str) -> None:
    assert read_text(text).genre.kind == "essay"


_RULES = "\n".join(f"第{number}条　业主应当按时交纳物业费。" for number in "一二三四五六")
_TALK = "在物业工作会议上的讲话\n\n同志们：\n下面我讲三点意见。我们必须把群众满意作为标准，我们要抓住重点。\n谢谢大家。"


def test_the_users_word_against_the_text_is_followed_and_told() -> None:
    genre = read_text(f"---\n文种: 法规\n---\n{_TALK}").genre
    assert (genre.kind, genre.declared) == ("statute", True)
    assert "has the marks of 讲话" in genre.doubts[0] and "treated as declared" in genre.doubts[0]
    assert not read_text(f"---\n文种: 讲话\n---\n{_TALK}").genre.doubts


def test_two_kinds_in_one_file_are_told() -> None:
    speech = read_text(f"物业管理条例\n\n{_RULES}\n\n{_TALK}")
    assert speech.genre.kind == "statute"
    assert "of 法规 and of 讲话" in speech.genre.doubts[0]
    assert any(speech.genre.doubts[0] == text for _, _, text in speech.notices)
    assert not read_text(_TALK).genre.doubts
    assert not read_text(f"物业管理条例\n\n{_RULES}").genre.doubts
