"""Rows of a table in the speech become one table on the page."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.reader.clean import Counter
from pipeline.reader.read import Origin, assemble
from pipeline.reader.source import Source, SourceLine
from pipeline.rendering.full_text import full_text
from pipeline.rendering.pieces import find_pieces
from pipeline.speech import Row, Speech

BODY = "借书的人一年比一年多，阅览室里常常坐满了人，馆员忙不过来。"


def row(line: int, *cells: str, table: int = 1, head: bool = False) -> SourceLine:
    places: list[tuple[int, int]] = []
    at = 0
    for cell in cells:
        places.append((at, at + len(cell)))
        at += len(cell) + 1
    return SourceLine("\u3000".join(cells), line, role="table", row=Row(table, tuple(places), head))


def speech_of(*lines: SourceLine) -> Speech:
    return assemble(Source(lines), Origin("-", "text", Counter()), {})


def shown(speech: Speech) -> Sequence[str]:
    return full_text(speech, find_pieces(speech).all, numbers=True).splitlines()


def test_rows_are_one_table_between_numbered_paragraphs() -> None:
    speech = speech_of(
        SourceLine("借阅情况的报告", 1), SourceLine(BODY, 2), row(3, "项目", "去年", head=True), row(4, "图书（册）", "500"),
        SourceLine(BODY, 5),
    )  # fmt: skip
    assert [(each.role, each.number) for each in speech.paragraphs] == [
        ("title", None), ("body", 1), ("table", None), ("table", None), ("body", 2),
    ]  # fmt: skip
    table = shown(speech)[3]
    assert table.startswith('<table widths="')
    assert "<tr><th>项目</th><th>去年</th></tr><tr><td>图书（册）</td><td>500</td></tr></table>" in table


def test_two_tables_in_a_row_stay_two_and_a_short_row_fills_its_width() -> None:
    speech = speech_of(
        SourceLine(BODY, 1),
        row(2, "甲", "乙", "丙"),
        row(3, "合计 <b>"),
        row(4, "丁", "", table=2),
        SourceLine(BODY, 5),
    )
    first, second = (line for line in shown(speech) if line.startswith("<table"))
    assert '<tr><td colspan="3">合计 &lt;b&gt;</td></tr>' in first
    assert "<td>丁</td><td></td>" in second


def test_rows_are_never_joined_and_never_headings() -> None:
    speech = speech_of(*(row(line, "一、完整的一行字数相同", "二〇二六年度的计划") for line in range(1, 9)))
    assert len(speech.paragraphs) == 8
    assert speech.sections == ()
