"""One page is one page, and full."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from pipeline.document import Document, PageBreak, Para, Text
from pipeline.fit import fit_document, largest, page_count, scaled, tightened
from pipeline.job import build
from pipeline.layout import load_layout
from pipeline.reader import read_speech
from pipeline.speech import Speech
from pipeline.study import make_study
from pipeline.writers import find_pages, write

SEED = Path(__file__).parent.parent / "seeds" / "speech.txt"


@pytest.fixture(scope="module")
def speech() -> Speech:
    return read_speech(SEED)


@pytest.mark.parametrize("length", [120, 400, 1500, 5000])
def test_the_summary_fills_one_page_whatever_its_length(speech: Speech, length: int) -> None:
    layout = load_layout("handout-a4", [f"study.summary.length={length}"])
    document, own = fit_document(speech, make_study(speech, layout), layout, "summary")
    assert page_count(document, own) == 1
    body = own.styles["body"]
    assert 10.5 <= body.size <= 18
    if body.size < 18 or body.line_height < 2.1 * body.size:
        assert page_count(document, scaled(layout, body.size + 1.5, body.line_height / body.size * 14 / 24)) > 1, (
            "not full"
        )


def test_a_document_without_fit_stays_as_it_is(speech: Speech) -> None:
    layout = load_layout("handout-a4")
    _, own = fit_document(speech, make_study(speech, layout), layout, "handout")
    assert own.styles == layout.styles


def test_word_and_pdf_get_the_fitted_sizes(speech: Speech) -> None:
    layout = load_layout("handout-a4", ["study.summary.length=300"])
    document, own = fit_document(speech, make_study(speech, layout), layout, "summary")
    assert own.styles["body"].size != layout.styles["body"].size
    assert own.styles["title"] == layout.styles["title"]
    assert write(document, own, "docx").data != write(document, layout, "docx").data


def test_largest_finds_the_last_step_that_holds() -> None:
    assert [largest(9, most.__ge__) for most in (-1, 0, 4, 9, 20)] == [0, 0, 4, 9, 9]


def lines_of(count: int) -> Document:
    return Document("名", "题", tuple(Para((Text(f"第{number}行。"),)) for number in range(count)))


def test_a_last_page_with_a_line_or_two_is_saved_by_a_narrower_pitch() -> None:
    layout = load_layout("handout-a4")
    document = lines_of(layout.grid.lines * 3 + 2)
    pages = find_pages(document, layout)
    assert pages.pages == 4
    found = tightened(document, layout, pages)
    assert found is not None
    tighter, after = found
    assert (after.pages, find_pages(document, tighter)) == (3, after)
    assert tighter.styles["body"].size == layout.styles["body"].size
    assert 0.92 * 24 - 0.05 <= tighter.grid.pitch < 24


@pytest.mark.parametrize(
    ("name", "count", "breaks"),
    [("handout-a4", 3.5, False), ("handout-a4", 1, False), ("handout-a4", 3, True), ("gbt9704", 3.07, False)],
)
def test_other_last_pages_stay(name: str, count: float, breaks: bool) -> None:
    layout = load_layout(name)
    document = lines_of(int(layout.grid.lines * count) + (0 if breaks or count == 1 else 1))
    if breaks:
        document = replace(document, blocks=(*document.blocks, PageBreak(), Para((Text("答案"),))))
    assert tightened(document, layout, find_pages(document, layout)) is None


def test_word_and_pdf_are_tightened_alike(tmp_path: Path) -> None:
    source = tmp_path / "稿.txt"
    lines = load_layout("handout-a4").grid.lines
    source.write_text("".join(f"这是第{number}行讲话稿的正文。\n" for number in range(lines * 2 + 1)), "utf-8")
    both = build(source, output=tmp_path / "a", only=["讲话稿"])
    alone = build(source, output=tmp_path / "b", only=["讲话稿"], formats=["docx"])
    assert [file.pages for file in both.files] == [2, None]
    assert both.files[1].path.read_bytes() == alone.files[0].path.read_bytes()


@pytest.mark.parametrize(("language", "align"), [("zh", "justify"), ("en", "left")])
def test_english_is_not_justified(speech: Speech, language: Literal["zh", "en"], align: str) -> None:
    layout = load_layout("handout-a4")
    _, own = fit_document(replace(speech, language=language), make_study(speech, layout), layout, "speech")
    assert own.styles["body"].align == align
    assert own.styles["title"].align == "center"
