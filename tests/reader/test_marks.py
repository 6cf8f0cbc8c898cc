"""Markdown and the light marks of plain texts."""

from __future__ import annotations

from pathlib import Path

from pipeline.reader import read_speech, read_text

BODY = (
    "这里是正文的一段话，说的是这件事情的来龙去脉，一共有好几句。第二句接着说下去，把道理讲清楚。第三句收尾，表示决心。"
)


def test_markdown_headings_are_the_headings(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# 讲话稿\n\n## 形势 ##\n\n{BODY}\n\n短行一句\n\n{BODY}\n\n### 细节\n\n{BODY}\n", "utf-8")
    speech = read_speech(path)
    assert speech.title == "讲话稿"
    assert [(s.level, s.kind, s.text, s.line, s.column) for s in speech.walk()] == [
        (1, "markup", "形势", 3, 4),
        (2, "markup", "细节", 11, 5),
    ]


def test_run_in_points_below_markdown_headings_are_found() -> None:
    text = f"# 讲话稿\n\n## 形势\n\n第一，要好。{BODY}\n\n第二，要快。{BODY}\n\n## 任务\n\n{BODY}\n"
    assert [(s.level, s.text) for s in read_text(text, markdown=True).walk()] == [
        (1, "形势"), (2, "第一，要好。"), (2, "第二，要快。"), (1, "任务"),
    ]  # fmt: skip


def test_underlined_headings_are_headings() -> None:
    text = f"讲话稿\n===\n\n形势\n---\n\n{BODY}\n\n任务\n---\n\n{BODY}\n"
    speech = read_text(text, markdown=True)
    assert (speech.title, [s.text for s in speech.walk()]) == ("讲话稿", ["形势", "任务"])


def test_emphasis_and_links_leave_their_words_and_positions() -> None:
    speech = read_text("甲**乙丙**丁[戊](http://a.cn)己。", markdown=True)
    paragraph = speech.paragraphs[0]
    assert paragraph.text == "甲乙丙丁戊己。"
    assert [paragraph.position(i)[1] for i in range(7)] == [1, 4, 5, 8, 10, 25, 26]
    assert {(c.what, c.count) for c in speech.normalisations} == {
        ("emphasis marks taken out", 1),
        ("link addresses taken out", 1),
    }


def test_a_stray_star_stays() -> None:
    for markdown in (False, True):
        assert (
            read_text("今天，*机关召开会议。2*3*4。", markdown=markdown).paragraphs[0].text
            == "今天，*机关召开会议。2*3*4。"
        )


def test_a_light_mark_makes_a_heading_in_plain_text() -> None:
    speech = read_text(f"{BODY}\n# 大标题，有逗号；也行。\n{BODY}\n## 小标题\n{BODY}\n")
    assert [(s.level, s.text, s.line, s.column) for s in speech.walk()] == [
        (1, "大标题，有逗号；也行。", 2, 3),
        (2, "小标题", 4, 4),
    ]
    assert [(c.what, c.count) for c in speech.normalisations] == [("heading marks (#) taken out", 2)]


def test_a_backslash_makes_body_in_plain_text() -> None:
    text = f"{BODY}\n一、甲乙\n{BODY}\n\\二、丙丁\n{BODY}\n二、戊己\n{BODY}\n"
    speech = read_text(text)
    assert [s.text for s in speech.walk()] == ["一、甲乙", "二、戊己"]
    assert speech.paragraphs[3].text == "二、丙丁"


def test_a_number_sign_without_a_blank_is_text() -> None:
    assert read_text("#话题#今天开会。").paragraphs[0].text == "#话题#今天开会。"
