"""One page is one page, and full."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.fit import fit_document, largest, page_count, scaled
from pipeline.layout import load_layout
from pipeline.reader import read_speech
from pipeline.speech import Speech
from pipeline.study import make_study
from pipeline.writers import write

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
    assert [largest(9, lambda step, most=most: step <= most) for most in (-1, 0, 4, 9, 20)] == [0, 0, 4, 9, 9]
