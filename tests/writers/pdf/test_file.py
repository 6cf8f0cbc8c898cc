"""The file itself: metadata, fonts, same bytes every time, whole text."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from pipeline.document import Document
from pipeline.writers import write
from tests.writers.pdf.reading import ROOT, SPEECH, build, document, layout, para, speech
from tests.writers.pdf.samples import all_blocks

FACTS = (("author", "张三"), ("subject", "主题教育"), ("keywords", "初心，使命"))


@pytest.fixture(scope="module")
def data() -> bytes:
    return write(document(*all_blocks(), metadata=FACTS), layout("handout-a4"), "pdf").data


def test_the_file_says_what_it_is_called(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "在读书班上的讲话"
        assert str(pdf.docinfo["/Author"]) == "张三"
        assert str(pdf.docinfo["/Keywords"]) == "初心，使命"
        assert sorted(pdf.docinfo.keys()) == ["/Author", "/Creator", "/Keywords", "/Producer", "/Subject", "/Title"]
        assert str(pdf.Root.Lang) == "zh-CN"
        assert str(pdf.Root.ViewerPreferences.DisplayDocTitle) == "True"


def test_printers_are_told_not_to_scale_and_to_print_both_sides_of_mirrored_pages(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
    with pikepdf.open(io.BytesIO(build(para("甲"), page={"mirror": False}).data)) as pdf:
        assert "/Duplex" not in pdf.Root.ViewerPreferences


def test_viewers_show_the_printed_page_numbers() -> None:
    data = build(*speech(), page_number={"start": 3}).data
    pdf = pypdfium2.PdfDocument(data)
    assert [pdf.get_page_label(index) for index in range(len(pdf))] == [str(3 + index) for index in range(len(pdf))]
    pdf = pypdfium2.PdfDocument(build(*speech(), page_number={"start": 0}).data)
    assert [pdf.get_page_label(index) for index in (0, 1, 2)] == ["0", "1", "2"]


def test_every_font_is_embedded(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.Resources.Font.values()}
        assert fonts
        for name, font in fonts.items():
            described = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            kinds = [key for key in described.FontDescriptor if "FontFile" in key]
            assert kinds, name


def test_the_same_document_gives_the_same_bytes_in_another_process(data: bytes) -> None:
    program = (
        "import sys, hashlib; from tests.writers.pdf.reading import *; from tests.writers.pdf.samples import all_blocks;"
        "from pipeline.layout.schema import PdfSpec;"
        f"plain = write(document(*all_blocks(), metadata={FACTS!r}), layout('handout-a4'), 'pdf').data;"
        "spec = PdfSpec(tagged=True, archive='PDF/A-2a');"
        "tagged = write(document(*all_blocks()), layout('handout-a4', pdf=spec), 'pdf').data;"
        "print(hashlib.sha256(plain).hexdigest(), hashlib.sha256(tagged).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "77")
    }  # fmt: skip
    assert len(found) == 1


def test_the_day_that_the_environment_names_changes_no_byte(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert write(document(*all_blocks(), metadata=FACTS), layout("handout-a4"), "pdf").data == data


def test_copied_text_is_the_source(data: bytes) -> None:
    pdf = pypdfium2.PdfDocument(build(*speech()).data)
    copied = "".join(page.get_textpage().get_text_range() for page in pdf)
    body = "".join(copied.split())
    for number in range(1, len(pdf) + 1):
        body = body.replace(f"—{number}—", "", 1)
    assert body == "".join("".join(SPEECH).split())


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_no_fault(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "all.pdf"
    path.write_bytes(data)
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)


def test_an_empty_document_is_one_empty_page() -> None:
    written = write(Document("空", "空", ()), layout(), "pdf")
    assert written.pages is not None and written.pages.pages == 1
    assert len(pypdfium2.PdfDocument(written.data)) == 1


def test_a_title_of_many_scripts_is_kept() -> None:
    title = "中文 English ２０２６ 𠮷😀 (括号\\)"
    data = write(Document("名", title, (para("甲"),)), layout(), "pdf").data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == title
