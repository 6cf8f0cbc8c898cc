from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

from pipeline.document import Block, Heading, Link, PageRef, Para, Text, Toc
from pipeline.writers import Written
from tests.writers.pdf.reading import build, outline_of, read_pages, speech, text

TITLES = ["甲部分标题", "乙部分标题", "丙部分标题"]


def book() -> list[Block]:
    blocks: list[Block] = [Toc(3, "目录")]
    for number, title in enumerate(TITLES, 1):
        blocks += [Heading(1, text(title), f"part{number}"), *speech()[3:6]]
        blocks += [Heading(2, text(f"第{number}节小题"), f"section{number}"), *speech()[6:8]]
        run_in = Para((Text("首句作标题。"), *speech()[9].children), outline=((3, "首句作标题。", f"run{number}"),))  # type: ignore[union-attr]
        blocks += [run_in]
    return blocks


@pytest.fixture(scope="module")
def written() -> Written:
    return build(*book())


def test_contents_name_the_page_each_heading_is_printed_on(written: Written) -> None:
    pages = read_pages(written.data)
    entries = [line.text.replace(" ", "") for line in pages[0].lines if line.text[-1].isdigit()]
    for number, title in enumerate(TITLES, 1):
        for heading in (title, f"第{number}节小题"):
            (sheet,) = (sheet for sheet, page in enumerate(pages, 1) for line in page.lines if line.text == heading)
            assert f"{heading}{sheet}" in entries
    assert written.pages is not None and written.pages.labels["part3"] == str(written.pages.sheets["part3"])


def test_page_numbers_of_contents_stand_flush_right(written: Written) -> None:
    page = read_pages(written.data)[0]
    ends = {round(line.x1) for line in page.lines if line.text[-1].isdigit() and "—" not in line.text}
    assert len(ends) == 1


def test_contents_only_go_as_deep_as_they_are_told() -> None:
    page = read_pages(build(Toc(1), Heading(1, text("甲")), Heading(2, text("乙"))).data)[0]
    assert page.text.count("甲") == 2 and page.text.count("乙") == 1


def test_bookmarks_form_the_tree_of_headings(written: Written) -> None:
    found = list(outline_of(written.data))
    assert [(level, title) for level, title, _ in found] == [
        entry
        for number, title in enumerate(TITLES, 1)
        for entry in ((1, title), (2, f"第{number}节小题"), (3, "首句作标题。"))
    ]
    sheets = written.pages.sheets if written.pages else {}
    assert [page + 1 for _, _, page in found] == [
        sheets[f"{kind}{number}"] for number in (1, 2, 3) for kind in ("part", "section", "run")
    ]


def test_a_heading_out_of_the_contents_is_in_no_bookmark() -> None:
    written = build(Toc(3), Heading(1, text("甲"), toc=False), Heading(1, text("乙")))
    assert [title for _, title, _ in outline_of(written.data)] == ["乙"]


def test_bookmarks_that_skip_a_level_still_form_a_tree() -> None:
    written = build(Heading(3, text("丙")), Heading(1, text("甲")), Heading(4, text("丁")))
    assert [(level, title) for level, title, _ in outline_of(written.data)] == [(1, "丙"), (1, "甲"), (2, "丁")]


def test_a_page_reference_prints_the_page() -> None:
    blocks = [
        Para((Text("参见第"), PageRef("end"), Text("页。"))),
        *speech(),
        *speech(),
        Heading(1, text("末章"), "end"),
    ]
    written = build(*blocks)
    assert written.pages is not None
    assert f"参见第{written.pages.labels['end']}页。" in read_pages(written.data)[0].text.replace(" ", "")


def test_a_reference_to_nothing_is_reported() -> None:
    assert any("'nowhere'" in str(notice) for notice in build(Para((PageRef("nowhere"),))).notices)


def links(written: Written) -> list[list[str]]:
    """Return the links of each page: an address, or "page" for a place in the document."""
    with pikepdf.open(io.BytesIO(written.data)) as pdf:
        return [[_target(link) for link in page.get("/Annots", [])] for page in pdf.pages]


def _target(link: Any) -> str:
    return str(link.A.URI) if "/A" in link else "page" if link.Dest is not None else "nowhere"


def test_every_line_of_the_contents_is_a_link(written: Written) -> None:
    assert links(written)[0] == ["page"] * 9


def test_links_to_addresses_and_places_work_and_others_are_refused() -> None:
    children = (Link("https://example.org/a?b=1", text("网址")), Link("#here", text("此处")),
                Link("javascript:alert(1)", text("脚本")), Link("file:///etc/passwd", text("文件")), Link("#gone", text("无")))  # fmt: skip
    written = build(Para(children), Heading(1, text("标题"), "here"))
    assert links(written) == [["https://example.org/a?b=1", "page"]]
    assert sum("link to" in str(notice) for notice in written.notices) == 3
    assert "网址此处脚本文件无" in read_pages(written.data)[0].text
