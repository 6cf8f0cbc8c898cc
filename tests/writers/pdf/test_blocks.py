"""Lists, footnotes, writing space, columns, numbers in the margin."""

from __future__ import annotations

import itertools

import pytest

from pipeline.document import (
    Block,
    Box,
    Columns,
    Cornell,
    Footnote,
    LineNumbered,
    ListBlock,
    ListItem,
    NoteLines,
    Para,
    Text,
)
from tests.writers.pdf.reading import MM, SPEECH, build, para, read_pages, speech, text

LEFT, CELL, BOTTOM, TOP = 28 * MM, 15.75, 35 * MM, 260 * MM


def test_markers_hang_left_of_their_items() -> None:
    items = tuple(ListItem((para("项" * 40, "item"),)) for _ in range(3))
    page = read_pages(build(ListBlock(items, "（一）")).data)[0]
    lines = [line for line in page.lines if "项" in line.text]
    assert [line.text[:3] for line in lines if "（" in line.text] == ["（一）", "（二）", "（三）"]
    assert lines[1].x0 == pytest.approx(LEFT + 2 * CELL, abs=1)  # turn-over lines stand under the text
    assert lines[0].text.replace("（一）", "")[0] == "项"


def test_items_of_a_style_without_hanging_indent_begin_with_their_marker() -> None:
    page = read_pages(build(ListBlock((ListItem((para("正文样式", "body"),)),), "1.", 4)).data)[0]
    line = page.lines[0]
    assert line.text.replace(" ", "") == "4.正文样式"
    assert line.x0 == pytest.approx(LEFT + 2 * CELL, abs=2)


def test_lists_in_lists_stand_further_right() -> None:
    inner = ListBlock((ListItem((para("子项", "item"),)),), "（1）")
    page = read_pages(build(ListBlock((ListItem((para("项", "item"), inner)),))).data)[0]
    assert page.find("子项").x0 > page.find("项").x0 + 1.3 * CELL


def test_footnotes_count_from_one_on_each_page() -> None:
    noted = [Para((Text(line), Footnote(text(f"注{number}。")))) for number, line in enumerate(SPEECH)]
    pages = read_pages(build(*noted).data)
    marks = [[line.text[0] for line in page.lines if line.size < 10 and "注" in line.text] for page in pages]
    assert len(marks) > 4
    for found in marks:
        assert found == [chr(0x2460 + index) for index in range(len(found))]
    whole = "".join(page.text for page in pages)
    for number in range(len(SPEECH)):
        assert f"注{number}。" in whole.replace(" ", "")


def test_the_mark_in_the_text_is_that_of_the_footnote() -> None:
    blocks = [
        Para((Text("字" * 600),)),
        Para((Text("甲处"), Footnote(text("甲注")), Text("乙处"), Footnote(text("乙注")))),
    ]
    page = read_pages(build(*blocks).data)[-1]
    body = "".join(line.text for line in page.lines)
    assert "甲处①乙处②" in body
    assert "②" in page.find("乙注").text and "①" in page.find("甲注").text


def test_footnotes_stand_at_the_foot_under_a_rule_of_a_quarter() -> None:
    page = read_pages(build(Para((Text("甲"), Footnote(text("注文"))))).data)[0]
    note = page.find("注文")
    assert BOTTOM < note.y < BOTTOM + 13
    ((x0, y0, x1, _),) = page.rules
    assert (x0, x1 - x0) == pytest.approx((LEFT, 28 * CELL / 4), abs=0.5)
    assert note.y + 9 < y0 < note.y + 30


def test_a_footnote_longer_than_the_page_loses_nothing() -> None:
    long = "".join(SPEECH)
    pages = read_pages(build(Para((Text("甲"), Footnote(text(long))))).data)
    assert len(pages) > 1
    found = "".join(line.text for page in pages for line in page.lines if line.size < 10)
    assert found.replace("①", "").replace(" ", "") == long.replace(" ", "")


def test_writing_lines_stand_one_pitch_apart_below_their_question() -> None:
    page = read_pages(build(para("问题？", "question"), NoteLines(4)).data)[0]
    heights = [y0 for _, y0, _, _ in page.rules]
    assert len(heights) == 4
    assert [one - other for one, other in itertools.pairwise(heights)] == pytest.approx([28.95] * 3)
    assert heights[0] < page.find("问题").y - 20


def test_writing_lines_do_not_leave_their_question() -> None:
    blocks: list[Block] = [*(para("短") for _ in range(20)), para("问题？", "question"), NoteLines(4)]
    first, second = read_pages(build(*blocks).data)
    assert "问题" in second.text and len(second.rules) == 4 and not first.rules


def test_lines_without_number_fill_the_page() -> None:
    page, *rest = read_pages(build(para("笔记"), NoteLines(None)).data)
    assert not rest
    assert len(page.rules) == 21
    assert min(y0 for _, y0, _, _ in page.rules) < BOTTOM + 6


def test_a_cornell_page_fills_the_page() -> None:
    page, *rest = read_pages(build(para("一、题目"), Cornell("线索", "笔记", "总结")).data)
    assert not rest
    ((x0, y0, x1, y1),) = page.rects
    assert x1 - x0 == pytest.approx(28 * CELL, abs=0.1)
    assert y0 < BOTTOM + 2 and y1 == pytest.approx(TOP - 28.95, abs=0.1)
    assert page.find("线索").y == page.find("笔记").y > page.find("总结").y


def test_filling_lines_in_columns_or_boxes_end() -> None:
    pages = read_pages(build(Columns(2, (para("甲"), NoteLines(None), para("乙"), Cornell("线", "记", "总")))).data)
    assert all(sign in pages[0].text for sign in "甲乙线记总")


def test_columns_are_balanced_and_on_the_grid() -> None:
    page = read_pages(build(Columns(2, tuple(para(SPEECH[3][:120]) for _ in range(3)))).data)[0]
    lines = [line for line in page.lines if line.size > 15]
    middle = LEFT + 14 * CELL
    left = {round(line.y, 1) for line in lines if line.x0 < middle - 2 * CELL}
    right = {round(line.y, 1) for line in lines if line.x1 > middle + 2 * CELL}
    assert abs(len(left) - len(right)) <= 1
    assert right <= left


def test_long_columns_in_a_box_become_one_and_stay_on_the_pages() -> None:
    pages = read_pages(build(Box((), (Columns(2, tuple(speech()[:9])),))).data)
    assert len(pages) > 2
    assert all(line.y > BOTTOM - 20 for page in pages for line in page.lines[:-1])
    copied = "".join(line.text for page in pages for line in page.lines[:-1])
    assert copied.replace(" ", "") == "".join(SPEECH[:9]).replace(" ", "")


def test_long_columns_run_over_pages_without_losing_text() -> None:
    written = build(Columns(2, tuple(speech())))
    pages = read_pages(written.data)
    middle = LEFT + 14 * CELL
    assert len(pages) > 4
    copied = "".join(line.text for page in pages for line in page.lines[:-1])
    assert sorted(copied.replace(" ", "")) == sorted("".join(SPEECH).replace(" ", ""))
    assert all(any(line.x1 > middle + 5 * CELL for line in page.lines) for page in pages)


def test_every_fifth_line_is_numbered_in_the_margin() -> None:
    pages = read_pages(build(LineNumbered(5, tuple(speech()[:6]))).data)
    lines = [line for page in pages for line in page.lines[:-1]]
    assert len(lines) > 20
    for number, line in enumerate(lines, 1):
        assert (line.x0 < LEFT - 5) == (number % 5 == 0)
        assert line.text.startswith(str(number)) or number % 5


def test_lines_in_columns_are_numbered_too() -> None:
    block = LineNumbered(2, (Columns(2, (para("字" * 120),)),))
    page = read_pages(build(block).data)[0]
    small = [line for line in page.lines[:-1] if any(char.isdigit() for char in line.text)]
    lines = -(-122 // 13)
    assert sum(char.isdigit() for line in small for char in line.text) >= lines // 2


def test_a_paragraph_number_stands_small_in_the_margin() -> None:
    page = read_pages(build(para("正文" * 30, number="12")).data)[0]
    line = page.lines[0]
    assert line.x0 < LEFT - 5
    assert line.text.replace(" ", "").startswith("12正文")
