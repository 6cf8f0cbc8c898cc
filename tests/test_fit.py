"""One page is one page, and full."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Literal

import pytest

from pipeline import fit, study
from pipeline.document import Document, PageBreak, Para, Text
from pipeline.fit import fit_document, largest, page_count, scaled, tightened
from pipeline.job import build
from pipeline.layout import DocumentLayout, load_layout
from pipeline.layout.schema import StudySpec
from pipeline.reader import read_speech
from pipeline.rendering import render
from pipeline.speech import Speech
from pipeline.study import Study, make_study
from pipeline.study.analysis import Analysis, analyse
from pipeline.writers import lay_out, write, writer
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.laid_out import LaidOut
from pipeline.writers.pdf.strips import Strip

SEED = Path(__file__).parent.parent / "seeds" / "speech.txt"


@pytest.fixture(scope="module")
def speech() -> Speech:
    return read_speech(SEED)


def fitted(speech: Speech, key: str, *changes: str) -> LaidOut:
    layout = load_layout("handout-a4", changes).document(key)
    study = make_study(speech, layout)
    return fit_document(render(study, speech, layout), speech, study, layout)


@pytest.mark.parametrize("length", [120, 400, 1500, 5000])
def test_the_summary_fills_one_page_whatever_its_length(speech: Speech, length: int) -> None:
    found = fitted(speech, "summary", f"study.summary.length={length}")
    assert found.pages.pages == 1
    body = found.layout.styles["body"]
    assert 10.5 <= body.size <= 18
    if body.size < 18 or body.line_height < 2.1 * body.size:
        plain = load_layout("handout-a4").document("summary")
        larger = scaled(plain, body.size + 1.5, body.line_height / body.size * 14 / 24)
        assert page_count(found.document, larger) > 1, "not full"


def test_a_document_without_fit_stays_as_it_is(speech: Speech) -> None:
    assert fitted(speech, "handout").layout == load_layout("handout-a4").document("handout")


def test_word_and_pdf_get_the_fitted_sizes(speech: Speech) -> None:
    found = fitted(speech, "summary", "study.summary.length=300")
    layout = load_layout("handout-a4").document("summary")
    assert found.layout.styles["body"].size != layout.styles["body"].size
    assert found.layout.styles["title"] == layout.styles["title"]
    assert writer("docx")(found).data != writer("docx")(lay_out(found.document, layout)).data


def test_an_outline_has_as_many_pages_written_as_built(speech: Speech, tmp_path: Path) -> None:
    headings = ["study.outline.levels=2", "study.outline.sentences=0"]
    layout = load_layout("handout-a4", headings).document("outline")
    written = write(render(make_study(speech, layout), speech, layout), layout, "pdf")
    (built,) = build(SEED, output=tmp_path, only=["outline"], formats=["pdf"], changes=headings).files
    assert (written.pages.pages if written.pages else None, built.path.read_bytes()) == (1, written.data)


@pytest.mark.parametrize("format", ["pdf", "docx", "md"])
def test_a_document_is_not_written_by_the_layout_of_another(speech: Speech, format: str) -> None:
    layout = load_layout("handout-a4")
    own = layout.document("outline")
    document = render(make_study(speech, own), speech, own)
    wanted = r"^学习提纲 was rendered for 'outline', not for 'handout'; take layout\.document\('outline'\)$"
    with pytest.raises(ValueError, match=wanted):
        write(document, layout.document("handout"), format)
    assert write(replace(document, key=None), layout.document("handout"), format).data


def test_largest_finds_the_last_step_that_holds() -> None:
    assert [largest(9, most.__ge__) for most in (-1, 0, 4, 9, 20)] == [0, 0, 4, 9, 9]


def lines_of(count: int) -> Document:
    return Document("名", "题", tuple(Para((Text(f"第{number}行。"),)) for number in range(count)))


def test_a_last_page_with_a_line_or_two_is_saved_by_a_narrower_pitch() -> None:
    layout = load_layout("handout-a4").plain
    laid_out = lay_out(lines_of(layout.grid.lines * 3 + 2), layout)
    assert laid_out.pages.pages == 4
    found = tightened(laid_out)
    assert (found.pages.pages, lay_out(found.document, found.layout).pages) == (3, found.pages)
    assert found.layout.styles["body"].size == layout.styles["body"].size
    assert 0.92 * 24 - 0.05 <= found.layout.grid.pitch < 24


@pytest.mark.parametrize(
    ("name", "count", "breaks"),
    [("handout-a4", 3.5, False), ("handout-a4", 1, False), ("handout-a4", 3, True), ("gbt9704", 3.07, False)],
)
def test_other_last_pages_stay(name: str, count: float, breaks: bool) -> None:
    layout = load_layout(name).plain
    document = lines_of(int(layout.grid.lines * count) + (0 if breaks or count == 1 else 1))
    if breaks:
        document = replace(document, blocks=(*document.blocks, PageBreak(), Para((Text("答案"),))))
    laid_out = lay_out(document, layout)
    assert tightened(laid_out) is laid_out


def test_word_and_pdf_are_tightened_alike(tmp_path: Path) -> None:
    source = tmp_path / "稿.txt"
    lines = load_layout("handout-a4").plain.grid.lines
    source.write_text("".join(f"这是第{number}行讲话稿的正文。\n" for number in range(lines * 2 + 1)), "utf-8")
    both = build(source, output=tmp_path / "a", only=["讲话稿"])
    alone = build(source, output=tmp_path / "b", only=["讲话稿"], formats=["docx"])
    assert [file.pages for file in both.files] == [2, None]
    assert both.files[1].path.read_bytes() == alone.files[0].path.read_bytes()


@pytest.mark.parametrize(("language", "align"), [("zh", "justify"), ("en", "left")])
def test_english_is_not_justified(speech: Speech, language: Literal["zh", "en"], align: str) -> None:
    styles = fitted(replace(speech, language=language), "speech").layout.styles
    assert (styles["body"].align, styles["title"].align) == (align, "center")


def test_a_summary_of_any_length_is_tried_on_one_analysis_and_rendered_once(
    speech: Speech, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysed: list[Speech] = []
    rendered: list[int | None] = []

    def counted_analysis(speech: Speech, options: StudySpec) -> Analysis:
        analysed.append(speech)
        return analyse(speech, options)

    def counted_rendering(found: Study, speech: Speech, layout: DocumentLayout) -> Document:
        rendered.append(layout.study.summary.length)
        return render(found, speech, layout)

    monkeypatch.setattr(study, "analyse", counted_analysis)
    monkeypatch.setattr(fit, "render", counted_rendering)
    fitted(speech, "summary", "study.summary.length=3000")
    assert len(analysed) == 2, "one for the study, one for all other summaries"
    assert len(rendered) == len(set(rendered)) > 3


def test_nothing_is_laid_out_twice_in_the_same_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[tuple[Document, DocumentLayout]] = []

    def counted(composer: Composer) -> list[Strip]:
        laid_out.append((composer.document, composer.layout))
        return strips(composer)

    strips = Composer.strips
    monkeypatch.setattr(Composer, "strips", counted)
    changes = ["study.outline.levels=2", "study.outline.sentences=0"]  # headings alone take one page, which fits
    build(SEED, output=tmp_path, formats=["pdf", "docx", "md"], changes=changes)
    times = Counter(document.name for document, _ in laid_out)
    assert set(times) == {"学习提纲", "内容摘要", "学习讲义"}
    assert times["学习提纲"] == times["学习讲义"] == 1, "nothing of them is fitted"
    assert all(one != other for one, other in combinations(laid_out, 2))
