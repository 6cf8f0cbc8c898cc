"""The outline in lines and in JSON."""

from __future__ import annotations

import json

from pipeline.reader import read_text
from pipeline.reader.explain import report_lines, speech_as_json, tree_lines

BODY = "这里是正文的一段话。" * 4
SPEECH = read_text(
    f"讲话\n\n开头的话，还没有说到正题。\n一、甲乙\n{BODY}\n{BODY}\n（一）丙。{BODY}\n（二）丁。{BODY}\n二、戊己\n{BODY}\n（一）庚；\n",
    "a.txt",
)


def test_the_tree_shows_kind_line_and_paragraph_lengths() -> None:
    assert tree_lines(SPEECH) == [
        "title: 讲话",
        "kind: speech (讲话)",
        "(text under no heading)  [line 3, ¶ 13]",
        "一、甲乙  [own line, line 4, ¶ 40 40]",
        "  （一）丙。  [run-in, line 7, ¶ 40]",
        "  （二）丁。  [run-in, line 8, ¶ 40]",
        "二、戊己  [own line, line 9, ¶ 40 5]",
    ]


def test_why_and_why_not_are_told() -> None:
    lines = tree_lines(SPEECH, why=True)
    assert "    + number series 一、二、 (2 members)" in lines
    assert "    + short line without stop" in lines
    near = lines.index("not taken as headings:")
    assert lines[near + 1] == "  11:1  （一）庚；"
    assert lines[near + 2] == "      - ends with ； like an item of a list"


def test_a_text_without_headings_says_so() -> None:
    assert tree_lines(read_text("只有一段话。"))[-1] == "no headings found"


def test_the_report_states_encoding_and_changes() -> None:
    lines = report_lines(read_text("中\u200b文。\r\n第二段。", "a.txt"))
    assert lines[:4] == [
        "file: a.txt",
        "encoding: text",
        "language: Chinese",
        "text: 7 characters, 2 paragraphs (2 of body)",
    ]
    assert "changed: zero-width characters removed: 1, first at 1:2" in lines


def test_json_holds_the_whole_text_and_tree() -> None:
    data = json.loads(json.dumps(speech_as_json(SPEECH), ensure_ascii=False))
    assert [section["id"] for section in data["sections"]] == ["s1", "s2"]
    assert [child["text"] for child in data["sections"][0]["children"]] == ["（一）丙。", "（二）丁。"]
    assert [p["text"] for p in data["paragraphs"]] == [p.text for p in SPEECH.paragraphs]
