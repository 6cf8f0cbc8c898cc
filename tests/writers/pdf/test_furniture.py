from __future__ import annotations

import pytest

from pipeline.document import Heading, PageBreak
from pipeline.layout.model import Running
from tests.writers.pdf.reading import MM, PdfLine, PdfPage, build, layout, para, read_pages, speech, text

CELL = 15.75


def number(page: PdfPage) -> PdfLine:
    return page.lines[-1]


@pytest.fixture(scope="module")
def pages() -> list[PdfPage]:
    return read_pages(build(*speech()).data)


def test_the_dash_of_the_page_number_stands_7_mm_below_the_type_area(pages: list[PdfPage]) -> None:
    for page in pages:
        # The dash of the face is in the middle of the em box, 0.38 em above the baseline.
        assert (35 * MM - number(page).y) - 0.38 * 14 == pytest.approx(7 * MM, abs=0.1)


def test_odd_page_numbers_stand_right_even_ones_left_one_character_in(pages: list[PdfPage]) -> None:
    for sheet, page in enumerate(pages, 1):
        line = number(page)
        assert line.text.replace(" ", "") == f"—{sheet}—"
        if sheet % 2:
            assert 28 * MM + 28 * CELL - line.x1 == pytest.approx(14, abs=0.6)
        else:
            assert line.x0 - 28 * MM == pytest.approx(14, abs=0.6)


def test_page_numbers_may_start_anywhere_and_name_the_total() -> None:
    pages = read_pages(
        build(*speech()[:6], page_number={"start": 5, "format": "{n}/{total}", "position": "center"}).data
    )
    assert f"5/{len(pages)}" in pages[0].text


def test_a_blank_page_bears_nothing() -> None:
    written = build(para("甲"), PageBreak("odd"), para("乙"))
    pages = read_pages(written.data)
    assert written.pages is not None and written.pages.pages == len(pages) == 3
    assert not pages[1].lines and not pages[1].rules
    assert number(pages[2]).text.replace(" ", "") == "—3—"


def test_margins_are_mirrored_when_the_layout_says_so() -> None:
    pages = read_pages(build(*speech()[:9], name="handout-a4").data)
    lefts = [
        min(line.x0 for line in page.lines if abs(line.size - 14) < 0.01 and len(line.text) > 10) for page in pages
    ]
    assert lefts[0] == pytest.approx(27 * MM, abs=0.5)
    assert lefts[1] == pytest.approx(layout("handout-a4").page.outside, abs=0.5)
    assert 24 * MM < lefts[1] < 25.5 * MM  # the outer margin has what is left of a character


def test_running_heads_name_facts_and_the_section() -> None:
    running = Running("{单位}", "{section}", "第{page}页 共{pages}页", True, True, 20.0)
    blocks = [Heading(1, text("甲部")), *speech()[:6], Heading(1, text("乙部")), para("尾")]
    written = build(*blocks, header=running, meeting={"单位": "市委办公室"})
    pages = read_pages(written.data)
    for sheet, page in enumerate(pages, 1):
        head = page.lines[0]
        assert head.y > 297 * MM - 37 * MM + 10
        wanted = {"市委办公室", f"第{sheet}页共{len(pages)}页"}
        assert all(part in head.text.replace(" ", "") for part in wanted)
        left = head.text.startswith("市")
        assert left == (sheet % 2 == 1)
    # As in Word: the first section that begins on a page, else the one that goes on.
    assert ["乙部" in page.lines[0].text for page in pages] == [False, True]
    assert not written.notices


def test_a_name_nobody_gave_is_left_out_and_reported() -> None:
    written = build(para("甲"), header=Running("", "{主讲}报告", "", False, True, 20.0))
    assert read_pages(written.data)[0].lines[0].text == "报告"
    assert any("{主讲}" in str(notice) for notice in written.notices)


def test_the_binding_line_stands_in_the_inner_margin_of_odd_pages() -> None:
    pages = read_pages(build(*speech()[:9], page={"binding_line": True}).data)
    assert "".join(line.text for line in pages[0].lines if line.x1 < 27 * MM) == "装订线"
    assert not [line for line in pages[1].lines if line.x1 < 27 * MM]
    middle = layout().page.inside / 2
    assert pages[0].rules
    assert all((x0 + x1) / 2 == pytest.approx(middle, abs=0.1) for x0, _, x1, _ in pages[0].rules)
    assert all((line.x0 + line.x1) / 2 == pytest.approx(middle, abs=1) for line in pages[0].lines if line.x1 < 27 * MM)


def test_a_running_head_longer_than_the_line_is_cut() -> None:
    running = Running("左", "长" * 200, "", False, True, 20.0)
    head = read_pages(build(para("甲"), header=running).data)[0].lines[0]
    assert head.text.startswith("左") and head.text.endswith("…") and head.text.count("长") > 10
    assert head.x1 <= 28 * MM + 28 * CELL
