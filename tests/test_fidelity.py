"""Every character of the speech reaches the handout's full text, in order, in every format."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from pipeline.formats import FORMATS
from pipeline.layout import DocumentLayout, load_layout
from pipeline.reader import read_speech, read_text
from pipeline.rendering import render
from pipeline.speech import Speech
from pipeline.study import make_study
from pipeline.writers import write

SEED = Path(__file__).parent.parent / "seeds" / "speech.txt"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LAYOUT = load_layout("handout-a4", ["documents.handout.parts=[title, text]"]).document("handout")


def squeezed(text: str) -> str:
    """Return the text without blanks and what cannot be seen: line breaks differ from format to format."""
    return "".join(char for char in text if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf"))


def pdf_text(data: bytes, layout: DocumentLayout) -> str:
    """Return the text inside the type area: no running heads, page numbers, margin numbers."""
    page_box = layout.page
    parts = []
    for number, page in enumerate(pypdfium2.PdfDocument(data), 1):
        left, top = page_box.left(number), page_box.height - page_box.top
        area = (left - 1, page_box.bottom - 4, left + page_box.measure + 14, top + 4)
        # PDFium takes a hyphen at the end of a line for a soft one and gives U+0002.
        parts.append(page.get_textpage().get_text_bounded(*area).replace("\x02", "-"))
    return "".join(parts)


def docx_text(data: bytes, layout: DocumentLayout) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return "".join(element.text or "" for element in root.iter(f"{W}t"))


def markdown_text(data: bytes, layout: DocumentLayout) -> str:
    text = re.sub(r"^<sup>\d+</sup> ", "", data.decode("utf-8"), flags=re.M)  # paragraph numbers are ours
    html = MarkdownIt("commonmark").enable("table").render(text)
    root = etree.HTML(html)
    return "".join(str(part) for part in root.itertext()) if root is not None else ""


def plain_text(data: bytes, layout: DocumentLayout) -> str:
    return data.decode("utf-8")


# A format that is not here is read as plain text.
READ_BACK = {"pdf": pdf_text, "docx": docx_text, "md": markdown_text}


def handout(speech: Speech, format: str) -> str:
    document = render(make_study(speech, LAYOUT), speech, LAYOUT)
    read_back = READ_BACK.get(format, plain_text)
    return squeezed(read_back(write(document, LAYOUT, format).data, LAYOUT))


def source(speech: Speech) -> str:
    """Return the text; what belongs to the pages it was copied from (a number, a running head) is not printed."""
    return squeezed("".join(paragraph.text for paragraph in speech.paragraphs if paragraph.role != "page"))


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_every_character_of_the_sample_is_in_the_full_text(format: str) -> None:
    speech = read_speech(SEED)
    assert source(speech) == squeezed(SEED.read_text("utf-8"))
    assert source(speech) in handout(speech, format)


NASTY = st.text(
    alphabet=st.sampled_from(
        "学习进步，。；：“‘’”「」（）—…·　 *_#<>&{}[]`~|\\/$%^=+-!?:'\"1234.)(aZé\t\x07\u200b\u00a0"
    ),
    min_size=1,
    max_size=60,
)


@pytest.mark.parametrize("format", sorted(FORMATS))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(NASTY, min_size=1, max_size=6))
@example(lines=["习-"])
def test_texts_full_of_signs_reach_the_full_text(format: str, lines: list[str]) -> None:
    speech = read_text("我们要坚持学习。\n" + "\n".join(lines) + "\n以上是全文。")
    assert source(speech) in handout(speech, format)


def test_a_pdf_line_that_begins_with_a_number_keeps_it() -> None:
    speech = read_text("1986. 那一年，我们开始了学习。\n- 不是列表。\n# 不是标题？\n{{ 7 * 7 }} {% raw %}")
    for format in FORMATS:
        assert re.search(re.escape("1986.那一年"), handout(speech, format)), format
        assert "{{7*7}}{%raw%}" in handout(speech, format)
