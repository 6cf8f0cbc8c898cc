from __future__ import annotations

import pytest

from pipeline.document import Block, Box, Cell, Footnote, Keep, Para, Row, Table, Text
from tests.writers.pdf.reading import MM, SPEECH, PdfPage, build, para, read_pages, text

LEFT, CELL, TOP = 28 * MM, 15.75, 297 * MM - 37 * MM
MEASURE = 28 * CELL


def row(*texts: str, style: str = "table", **values: float) -> Row:
    return Row(tuple(Cell((para(one, style),)) for one in texts), **values)  # type: ignore[arg-type]


def verticals(page: PdfPage) -> list[float]:
    return sorted({round(x0, 1) for x0, y0, x1, y1 in page.rules if x0 == x1})


def test_columns_are_as_wide_as_their_weights() -> None:
    page = read_pages(build(Table((1, 2, 4), (row("甲", "乙", "丙"),))).data)[0]
    unit = MEASURE / 7
    assert verticals(page) == pytest.approx([LEFT, LEFT + unit, LEFT + 3 * unit, LEFT + 7 * unit], abs=0.2)


def test_the_head_is_repeated_on_each_page_and_rows_are_not_divided() -> None:
    rows = [row(f"第{number:02d}行", SPEECH[1][: 10 + 9 * (number % 6)] + f"终{number:02d}") for number in range(30)]
    table = Table((1, 3), (row("编号", "内容", style="table_head"), *rows), head=1)
    pages = read_pages(build(table).data)
    assert len(pages) > 2
    for page in pages:
        assert "编号" in page.lines[0].text and "内容" in page.lines[0].text
    for number in range(30):
        page = next(page for page in pages if f"第{number:02d}行" in page.text)
        assert f"终{number:02d}" in page.text


def test_a_row_taller_than_a_page_goes_on_over_pages_without_losing_a_character() -> None:
    long = "".join(SPEECH[:10])
    head = row("左栏", "右栏", style="table_head")
    pages = read_pages(build(Table((1, 1), (head, row("甲", long), row("乙", "末行")), head=1)).data)
    assert len(pages) > 3
    found = "".join(line.text for page in pages for line in page.lines[1:-1] if line.x0 > 0)
    squeezed = found.replace("甲", "", 1).replace("乙末行", "").replace(" ", "")
    assert squeezed == long.replace(" ", "")
    assert all("左栏" in page.lines[0].text for page in pages)


def test_a_short_row_stays_short_of_cells_without_harm() -> None:
    table = Table((1, 1, 1), (row("甲", "乙", "丙"), row("丁"), Row((Cell((para("戊", "table"),), colspan=9),))))
    page = read_pages(build(table).data)[0]
    assert all(sign in page.text for sign in "甲乙丙丁戊")
    assert len(verticals(page)) == 4


def test_more_columns_than_fit_are_printed_below_one_another() -> None:
    signs = [chr(0x4E00 + number) for number in range(100)]
    heads = [chr(0x5200 + number) for number in range(100)]
    wide = Row((Cell((para("横跨", "table"),), colspan=100),))
    table = Table((), (row(*heads, style="table_head"), row(*signs), wide, row("末")), head=1)
    written = build(table)
    pages = read_pages(written.data)
    lines = [line for page in pages for line in page.lines]
    found = "".join(char for line in lines for char in line.text if char in signs)
    assert found == "".join(signs)
    assert [char for line in lines for char in line.text if char in heads] == heads
    for line in lines:
        if line.text[0] in signs + heads:
            assert line.x1 - line.x0 >= 14 * len(line.text.replace(" ", ""))
            assert line.x1 <= LEFT + MEASURE + 0.1
    told = [problem.message for problem in written.notices if "table" in problem.message]
    assert told == ["a table has 100 columns; 17 fit side by side"]


def test_a_column_of_little_weight_holds_one_character() -> None:
    page = read_pages(build(Table((1, 500, 1), (row("甲", "乙丙", "丁"),))).data)[0]
    left, first, second, right = verticals(page)
    assert first - left >= 1.8 * 14 - 0.2 and right - second >= 1.8 * 14 - 0.2
    assert right - left == pytest.approx(MEASURE, abs=0.2)


def test_a_table_without_weights_has_equal_columns() -> None:
    page = read_pages(build(Table((), (row("甲", "乙"),))).data)[0]
    assert verticals(page) == pytest.approx([LEFT, LEFT + MEASURE / 2, LEFT + MEASURE], abs=0.2)


def test_a_row_is_at_least_as_high_as_it_says() -> None:
    page = read_pages(build(Table((1,), (row("甲", height_lines=3), row("乙")))).data)[0]
    assert page.find("甲").y - page.find("乙").y == pytest.approx(3 * 28.95, abs=0.1)


def test_a_three_line_table_has_three_lines() -> None:
    table = Table((1, 1), (row("头", "头"), row("甲", "乙"), row("丙", "丁")), head=1, border="rules")
    page = read_pages(build(table).data)[0]
    assert len({round(y0, 1) for x0, y0, x1, y1 in page.rules}) == 3
    assert not verticals(page)


def test_text_after_a_table_stands_on_the_grid() -> None:
    blocks: list[Block] = [para("字" * 40), Table((1,), (row("甲"), row("乙"))), para("字" * 40)]
    page = read_pages(build(*blocks, name="handout-a4").data)[0]
    lines = [line.y for line in page.lines if "字" in line.text]
    assert (lines[0] - lines[2]) % 24 == pytest.approx(0, abs=0.01)


def test_a_footnote_in_a_cell_stands_at_the_foot_of_its_page() -> None:
    cell = Cell((Para((Text("甲"), Footnote(text("脚注在此"))), "table"),))
    page = read_pages(build(Table((1,), (Row((cell,)),))).data)[0]
    note = page.find("脚注在此")
    assert 35 * MM < note.y < 35 * MM + 20
    assert "①" in note.text


def test_a_box_is_framed_and_kept_on_one_page() -> None:
    blocks: list[Block] = [
        *(para("短") for _ in range(18)),
        Box(text("提示"), (para("框内" * 40, "box"), para("框尾", "box"))),
    ]
    first, second = read_pages(build(*blocks).data)
    assert "提示" not in first.text and "框尾" in second.text
    ((x0, y0, x1, y1),) = second.rects
    assert x0 == pytest.approx(LEFT, abs=0.1) and x1 == pytest.approx(LEFT + MEASURE, abs=0.1)
    assert y0 < second.find("框尾").y and y1 > second.find("提示").y + 10


def test_a_box_longer_than_a_page_is_framed_on_each() -> None:
    pages = read_pages(build(Box(text("全文"), tuple(para(line, "box") for line in SPEECH[:10]))).data)
    assert len(pages) > 2
    assert all(len(page.rects) == 1 for page in pages)


def test_kept_blocks_move_together() -> None:
    blocks: list[Block] = [*(para("短") for _ in range(20)), Keep((para("甲段"), para("乙段"), para("丙段")))]
    first, second = read_pages(build(*blocks).data)
    assert "甲段" not in first.text and "丙段" in second.text
