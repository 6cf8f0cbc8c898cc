"""What LibreOffice makes of the Word files, with the shipped faces: lines, characters, places, pages."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from benchmarks.parity import LIKE_LIBREOFFICE, measure
from pipeline.layout import load_layout
from pipeline.resources import layout_names
from tests.writers.docx.office import ROOT, SOFFICE, convert
from tests.writers.docx.word_file import everything, para, written

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="apt-get install libreoffice-writer-nogui")

MM = 72 / 25.4
PLAIN = "我们要坚持从实际出发认真做好各项工作努力完成今年的任务" * 60  # 27 characters, no marks
Char = tuple[str, float, float]


def chars(page: pypdfium2.PdfPage) -> list[Char]:
    """Return the characters of a page with their left edge and the middle of their ink, from the page's top."""
    text, height = page.get_textpage(), page.get_height()
    found = []
    for index in range(text.count_chars()):
        left, bottom, _, top = text.get_charbox(index)
        found.append((text.get_text_range(index, 1), left, height - (bottom + top) / 2))
    return [each for each in found if each[0].strip()]


def lines(page: list[Char], foot: float) -> list[str]:
    """Return the lines of the type area, which ends at `foot`."""
    rows: list[tuple[float, str]] = []
    for char, _, y in page:
        if y < foot:
            if rows and abs(rows[-1][0] - y) < 12:
                rows[-1] = (rows[-1][0], rows[-1][1] + char)
            else:
                rows.append((y, char))
    return [text for _, text in rows]


def test_official_pages_are_as_the_standard_wants_them_and_everything_is_drawn(tmp_path: Path) -> None:
    sources = {"official": written(para(PLAIN), para(PLAIN), layout="gbt9704"), "everything": written(*everything())}
    paths = [tmp_path / f"{name}.docx" for name in sources]
    for path, file in zip(paths, sources.values(), strict=True):
        path.write_bytes(file.data)
    official, other = (pypdfium2.PdfDocument(path) for path in convert(paths, tmp_path / "pdf"))

    layout = load_layout("gbt9704").plain.page
    foot = layout.height - layout.bottom
    first, second = chars(official[0]), chars(official[1])
    assert [len(line) for line in lines(first, foot)] == [26] + [28] * 21  # 22 × 28, the first line indented by two

    odd, even = ([(x, y) for char, x, y in page if char == "—"] for page in (first, second))
    assert [(y - foot) / MM for _, y in odd] == pytest.approx([7, 7], abs=0.5)
    assert odd[0][0] > layout.width / 2
    assert even[0][0] == pytest.approx(layout.inside + 14, abs=3)  # one character in

    text = "".join(page.get_textpage().get_text_range() for page in other)
    for words in ("子项", "通栏", "框内", "线索", "（完）", "注", "镕"):
        assert words in text


def test_word_and_pdf_look_the_same_in_every_layout(tmp_path: Path) -> None:
    # With squeezing off in both: LibreOffice has none. Figures with it on are in benchmarks/parity.md.
    speeches = [ROOT / "seeds" / "speech.txt"]
    found = [parity for _, _, parity in measure(speeches, layout_names(), tmp_path, LIKE_LIBREOFFICE)]
    assert len(found) >= len(layout_names())
    headings = sum(parity.headings for parity in found)
    assert headings > 30
    # A long handout may end a page later where one line of LibreOffice's breaks differently: one page in twenty.
    assert all(abs(parity.word_pages - parity.pdf_pages) <= parity.pdf_pages / 20 for parity in found), found
    assert sum(parity.same_page for parity in found) >= 0.9 * headings, found  # 44 of 47 when written
    assert min(parity.text for parity in found) > 0.99, found
