"""The light marks of plain texts."""

from __future__ import annotations

from pipeline.reader import read_text

BODY = (
    "这里是正文的一段话，说的是这件事情的来龙去脉，一共有好几句。第二句接着说下去，把道理讲清楚。第三句收尾，表示决心。"
)


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
