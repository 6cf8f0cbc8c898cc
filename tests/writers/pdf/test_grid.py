from __future__ import annotations

from collections import Counter

import pytest

from pipeline.document import Block, Heading, Para, Space
from tests.writers.pdf.reading import MM, PdfPage, build, layout, para, read_pages, speech, text

PITCH, CELL, TOP = 28.95, 15.75, 297 * MM - 37 * MM


@pytest.fixture(scope="module")
def pages() -> list[PdfPage]:
    return read_pages(build(*speech()).data)


def body(page: PdfPage) -> list[float]:
    """Return the distance of each body line's baseline from the type area's top."""
    return [TOP - line.y for line in page.lines if line.size > 15]


def test_a_full_page_has_22_lines(pages: list[PdfPage]) -> None:
    counts = [len(body(page)) for page in pages]
    assert max(counts) == 22
    assert counts.count(22) >= len(pages) / 2  # widows and orphans move a line here and there
    assert min(counts[:-1]) >= 20


def test_a_full_line_has_28_characters_between_the_margins(pages: list[PdfPage]) -> None:
    full = [line for page in pages for line in page.lines if line.size > 15 and line.x1 > 28 * MM + 27.4 * CELL]
    assert len(full) > 100
    assert all(line.x0 >= 28 * MM - 0.01 for line in full if line.text[0] not in "“‘《（〈〔")
    # A mark that ends a line takes half a cell; the box of its glyph is wider.
    # The box of a character of 16 pt is a quarter point wider than its cell.
    ends = [line.x1 - 0.25 for line in full if line.text[-1].isalnum()]
    assert max(ends) == pytest.approx(28 * MM + 28 * CELL, abs=0.5)
    lengths = Counter(len(line.text) for line in full if not any(char.isascii() for char in line.text))
    assert lengths.most_common(1)[0][0] == 28


def test_every_line_stands_on_the_grid(pages: list[PdfPage]) -> None:
    first = min(body(page)[0] for page in pages)
    for page in pages:
        for y in body(page):
            lines = (y - first) / PITCH
            assert abs(lines - round(lines)) < 0.005


def test_lines_stand_on_the_grid_again_after_headings_and_titles() -> None:
    blocks = [para("标题", "title"), para("副标题", "subtitle"), *speech()[:2], Heading(1, text("第一部分")),
              *speech()[2:5], Heading(2, text("一、小标题")), para("附注", "meta"), para("附注", "caption"), Space(0.5),
              *speech()[5:9]]  # fmt: skip
    plain, mixed = (read_pages(build(*some, name="handout-a4").data) for some in (speech(), blocks))
    pitch = layout("handout-a4").grid.pitch
    registered = {
        round(line.y, 1) for page in plain for line in page.lines if abs(line.size - 14) < 0.01 and line.y > 80
    }
    lines = [line for page in mixed for line in page.lines if abs(line.size - 14) < 0.01 and len(line.text) > 20]
    assert len(lines) > 25
    for line in lines:
        assert min(abs(line.y - y) % pitch for y in registered) < 0.2


def test_paragraphs_begin_two_characters_in(pages: list[PdfPage]) -> None:
    starts = {round((line.x0 - 28 * MM) / CELL, 1) for page in pages for line in page.lines if line.size > 15}
    assert 2.0 in starts and 0.0 in starts


@pytest.mark.parametrize("before", range(1, 23))
def test_a_heading_has_two_lines_after_it_on_its_page(before: int) -> None:
    blocks: list[Block] = [
        *(para("短") for _ in range(before)),
        Heading(2, text("一、小标题")),
        para("字" * 100),
        para("尾" * 60),
    ]
    pages = read_pages(build(*blocks).data)
    page = next(page for page in pages if "一、小标题" in page.text)
    place = next(index for index, line in enumerate(page.lines) if "小标题" in line.text)
    assert [line.text[-1] for line in page.lines[place + 1 : place + 3]] == ["字", "字"]
    assert len(body(pages[0])) >= min(before, 19)  # only the heading moves, with what it needs


def test_two_headings_and_a_short_paragraph_stay_with_the_next_line() -> None:
    blocks: list[Block] = [*(para("短") for _ in range(17)), Heading(2, text("一、上")), Heading(3, text("（一）下")), para("独行"), para("字" * 99)]  # fmt: skip
    first, second = read_pages(build(*blocks).data)
    assert "一、上" in first.text and "字" * 20 in first.text  # 17 + 2 + 1 + 2 lines, none to spare
    first, second = read_pages(build(para("短"), *blocks).data)
    assert "一、上" in second.text and "短" not in second.text


@pytest.mark.parametrize("before", [19, 20, 21])
def test_no_page_begins_or_ends_with_a_single_line_of_a_paragraph(before: int) -> None:
    blocks = [*(para("短") for _ in range(before)), Para(text("字" * 80 + "末"))]
    pages = read_pages(build(*blocks).data)
    counts = [sum("字" in line.text for line in page.lines) for page in pages]
    assert sum(counts) == 3
    assert counts in ([3], [0, 3])


def test_the_layout_may_allow_single_lines() -> None:
    blocks = [*(para("短") for _ in range(21)), para("字" * 80)]
    pages = read_pages(build(*blocks, typography={"widow_lines": 1, "orphan_lines": 1}).data)
    assert [sum("字" in line.text for line in page.lines) for page in pages] == [1, 2]
