from __future__ import annotations

import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from pipeline.document import (
    Block,
    Box,
    Cell,
    Columns,
    Footnote,
    Heading,
    Image,
    Inline,
    Keep,
    LineNumbered,
    ListBlock,
    ListItem,
    NoteLines,
    PageBreak,
    Para,
    Row,
    Space,
    Table,
    Text,
    plain_text,
)
from pipeline.errors import PipelineError
from tests.writers.pdf.reading import MM, build, layout, para, read_pages, text
from tests.writers.pdf.samples import picture

DEPTH = 225 * MM


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", picture()[:60], b"\x89PNG\r\n\x1a\n", picture(kind="JPEG")[:200], b"<svg/>"]
)
def test_damaged_images_are_named(data: bytes) -> None:
    with pytest.raises(PipelineError) as caught:
        build(Image(data, 1.0, "示意图"))
    assert str(caught.value) == "image '示意图' is no PNG or JPEG file or is damaged; save it again as PNG or JPEG"


def test_an_image_of_far_too_many_pixels_is_refused() -> None:
    with pytest.raises(PipelineError, match="20000 × 6000 pixels; make it smaller"):
        build(Image(picture(20_000, 6_000, mode="1"), 1.0, "大图"))


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("PNG", "1"),
                                            ("PNG", "LA"), ("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK")])  # fmt: skip
def test_images_of_every_kind_are_drawn(kind: str, mode: str) -> None:
    ((x0, y0, x1, y1),) = read_pages(build(Image(picture(60, 40, kind, mode), 0.5, "图")).data)[0].images
    assert x1 - x0 == pytest.approx(0.5 * 28 * 15.75, abs=0.5)
    assert (x1 - x0) / (y1 - y0) == pytest.approx(1.5, abs=0.01)


def test_a_photograph_taken_upright_stands_upright() -> None:
    picture = Pillow.new("RGB", (60, 40))
    exif = picture.getexif()
    exif[0x0112] = 6  # the camera was held on its side
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif)
    ((x0, y0, x1, y1),) = read_pages(build(Image(buffer.getvalue(), 0.3, "照片")).data)[0].images
    assert (y1 - y0) / (x1 - x0) == pytest.approx(1.5, abs=0.01)


def test_an_image_taller_than_the_page_is_made_to_fit() -> None:
    pages = read_pages(build(para("甲"), Image(picture(10, 4000), 1.0, "长图"), para("乙")).data)
    ((_x0, y0, _x1, y1),) = next(page.images for page in pages if page.images)
    assert y1 - y0 == pytest.approx(DEPTH, abs=1)
    assert y0 > 35 * MM - 1
    assert "乙" in pages[-1].text


def test_an_image_in_a_cell_does_not_make_the_table_endless() -> None:
    cell = Cell((Image(picture(10, 4000), 1.0, "长图"), para("图注", "table")))
    pages = read_pages(build(Table((1, 1), (Row((cell, Cell(()))),))).data)
    assert sum(len(page.images) for page in pages) == 1
    assert any("图注" in page.text for page in pages)


def test_a_type_area_of_three_lines_still_takes_everything() -> None:
    narrow = {"width": 120.0, "height": 150.0, "top": 30.0, "bottom": 30.0, "inside": 20.0, "outside": 20.0}
    blocks: list[Block] = [Heading(1, text("标题很长很长")), para("正文" * 20), Table((1, 1), (Row((Cell((para("甲" * 9, "table"),)), Cell(()))),)),
              Box(text("框"), (para("内" * 9, "box"),)), NoteLines(5)]  # fmt: skip
    pages = read_pages(build(*blocks, page=narrow).data)
    whole = "".join(page.text for page in pages)
    assert whole.count("甲") == 9 and whole.count("内") == 9 and "".join(c for c in whole if c in "正文") == "正文" * 20


words = st.text(alphabet="一二三甲乙丙，。“”", min_size=1, max_size=60)
paras = st.builds(lambda words, noted, style: Para(((Text(words), Footnote(text("注" + words))) if noted else (Text(words),)), style),
                  words, st.booleans(), st.sampled_from(["body", "heading2", "answer", "item", "box", "meta"]))  # fmt: skip
leaves = st.one_of(
    paras, paras,
    st.builds(lambda words: Heading(2, text(words)), words),
    st.builds(NoteLines, st.integers(0, 30)), st.builds(Space, st.floats(0, 40)), st.builds(PageBreak, st.sampled_from(["any", "odd"])),
)  # fmt: skip
blocks = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=6).map(lambda found: Keep(tuple(found))),
        st.lists(inner, max_size=6).map(lambda found: Box(text("框"), tuple(found))),
        st.builds(Columns, st.integers(1, 4), st.lists(inner, max_size=8).map(tuple)),
        st.lists(inner, max_size=4).map(lambda found: LineNumbered(2, tuple(found))),
        st.lists(inner, max_size=4).map(lambda found: ListBlock(tuple(ListItem((one,)) for one in found), "·")),
        st.lists(st.lists(inner, max_size=3), min_size=1, max_size=3).map(
            lambda cells: Table((), (Row(tuple(Cell(tuple(cell)) for cell in cells)),) * 2)),
    ),
    max_leaves=12,
)  # fmt: skip


def characters(value: object) -> list[str]:
    """Return the Han characters a document should show, in no order."""
    match value:
        case Para(children) | Heading(_, children):
            return [char for char in visible(children) if char in "一二三甲乙丙注框"]
        case Box(title, inner):
            return [char for char in plain_text(title) if char == "框"] + characters(inner)
        case Keep(inner) | Columns(_, inner) | LineNumbered(_, inner):
            return characters(inner)
        case ListBlock(items):
            return [char for item in items for char in characters(item.blocks)]
        case Table(_, rows):
            return [char for row in rows for cell in row.cells for char in characters(cell.blocks)]
        case tuple() | list():
            return [char for one in value for char in characters(one)]
    return []


def visible(children: tuple[Inline, ...]) -> str:
    return "".join(one.text if isinstance(one, Text) else plain_text(getattr(one, "children", ())) for one in children)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(blocks, min_size=1, max_size=6))
def test_any_document_ends_and_shows_all_its_characters(found: list[Block]) -> None:
    small = {"width": 260.0, "height": 260.0, "top": 40.0, "bottom": 40.0, "inside": 30.0, "outside": 30.0}
    pages = read_pages(build(*found, page=small, page_number={"show": False}).data)
    shown = [char for page in pages for char in page.text if char in "一二三甲乙丙注框"]
    assert sorted(shown) == sorted(characters(found))
    assert layout() is not None
