"""Any outline format is embedded and read back; what may not be used is said clearly."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from pipeline.document import Document, Para, Strong, Text
from pipeline.errors import PipelineError
from pipeline.layout.model import DocumentLayout
from pipeline.layout.schema import FontSpec
from pipeline.resources import FONTS
from pipeline.typefaces import faces_for
from pipeline.typefaces.files import open_face
from pipeline.typefaces.installed import installed
from pipeline.typeset import Setting
from pipeline.writers import lay_out
from tests.inspector import read_pages, text_of
from tests.typeset.samples import gbt9704, make_pdf, make_setting, make_style

SAMPLE = "讲义abc，“中文”123。"


def layout_with(**prefer: str) -> DocumentLayout:
    layout = gbt9704()
    fonts = {
        role: spec.model_copy(update={"prefer": (prefer[role],)}) if role in prefer else spec
        for role, spec in layout.fonts.items()
    }
    return replace(layout, fonts=fonts)


def pdf_in(path: str, text: str = SAMPLE, weight: int | None = None) -> bytes:
    """Return a PDF set in a font file."""
    layout = layout_with(song=path, latin=path)
    if weight is not None:
        spec = layout.fonts["song"].model_copy(update={"weight": weight})
        layout = replace(layout, fonts={**layout.fonts, "song": spec, "latin": spec})
    setting = Setting(layout, faces_for(layout, system=False))
    setting.faces.check()
    return make_pdf([(Text(text),)], make_style(), setting, 400.0)


def ink(data: bytes) -> int:
    """Return how many dark pixels the first page has."""
    image = pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("L")
    return sum(image.histogram()[:128])


def _box(pen: object, width: int) -> None:
    pen.moveTo((100, 0))  # type: ignore[attr-defined]
    for corner in ((100, 700), (width - 100, 700), (width - 100, 0)):
        pen.lineTo(corner)  # type: ignore[attr-defined]
    pen.closePath()  # type: ignore[attr-defined]


@cache
def built(cff: bool, variable: bool = False) -> bytes:
    """Return a small font with boxes for the sample's characters: glyf, or CFF without CIDs."""
    names = {ord(char): f"g{ord(char):04X}" for char in dict.fromkeys(SAMPLE + " ")}
    order = [".notdef", *names.values()]
    builder = FontBuilder(2048 if not cff else 1000, isTTF=not cff)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    em = 1000 if cff else 2048
    if cff:
        strings = {}
        for name in order:
            pen = T2CharStringPen(em, None)
            _box(pen, em)
            strings[name] = pen.getCharString()
        builder.setupCFF("Boxes", {}, strings, {})
    else:
        glyphs = {}
        for name in order:
            pen = TTGlyphPen(None)
            _box(pen, em)
            glyphs[name] = pen.glyph()
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(order, (em, 100)))
    builder.setupHorizontalHeader(ascent=880 * em // 1000, descent=-120 * em // 1000)
    builder.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes"})
    builder.setupOS2()
    builder.setupPost()
    if variable:
        _add_weight_axis(builder, order)
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


def _add_weight_axis(builder: FontBuilder, order: list[str]) -> None:
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    wide = {"wght": (0.0, 1.0, 1.0)}
    moved = [(-80, 0), (-80, 0), (80, 0), (80, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    builder.setupGvar({name: [TupleVariation(wide, moved)] for name in order})


def save(folder: Path, name: str, data: bytes) -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize("name", ["song.otf", "song-bold.otf", "hei.otf", "kai.ttf", "fangsong.otf"])
def test_every_shipped_face_is_embedded_and_copied(name: str) -> None:
    data = pdf_in(str(FONTS / name))
    assert text_of(data) == SAMPLE
    assert ink(data) > 250


@pytest.mark.parametrize("cff", [False, True], ids=["glyf", "cff-by-name"])
def test_glyf_and_cff_by_name_are_embedded_and_copied(tmp_path: Path, cff: bool) -> None:
    data = pdf_in(save(tmp_path, "a.otf" if cff else "a.ttf", built(cff)))
    assert text_of(data) == SAMPLE
    assert ink(data) > 12 * 60


def test_a_collection_is_opened_by_number(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(built(False))), TTFont(FONTS / "kai.ttf")]
    path = str(tmp_path / "all.ttc")
    collection.save(path)
    first, second = pdf_in(path + "#0"), pdf_in(path + "#1")
    assert text_of(first) == text_of(second) == SAMPLE
    assert {box.face for box in read_pages(second)[0]} == {"JiangyiKai-Regular"}
    with pytest.raises(PipelineError, match="no face number 2"):
        pdf_in(path + "#2")


def test_an_opentype_collection_is_opened_by_number(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [TTFont(io.BytesIO(built(True))), TTFont(FONTS / "hei.otf")]
    path = str(tmp_path / "all.otc")
    collection.save(path)
    data = pdf_in(path + "#1")
    assert text_of(data) == SAMPLE and ink(data) > 250


def test_a_variable_font_stands_at_the_weight_wanted(tmp_path: Path) -> None:
    path = save(tmp_path, "v.ttf", built(False, True))
    light, bold = pdf_in(path, weight=400), pdf_in(path, weight=900)
    assert text_of(light) == text_of(bold) == SAMPLE
    assert ink(bold) > 1.05 * ink(light)


def test_a_font_file_that_is_missing_is_said() -> None:
    with pytest.raises(PipelineError) as caught:
        pdf_in("/nowhere/x.ttf")
    message = "fonts.song.prefer: there is no font file /nowhere/x.ttf; correct the path"
    assert str(caught.value) == f"{gbt9704().path}: {message}"
    pages = lay_out(Document("讲义", "题", (Para((Text(SAMPLE),)),)), layout_with(song="/nowhere/x.ttf")).pages
    assert pages.pages == 1  # Word and Markdown only count pages and need no face


def test_a_shipped_face_that_there_is_not_is_said() -> None:
    layout = gbt9704()
    spec = layout.fonts["kai"].model_copy(update={"embedded": "nothere"})
    with pytest.raises(
        PipelineError, match=r"gbt9704.yaml: fonts\.kai\.embedded: there is no face 'nothere'; write one of"
    ):
        faces_for(replace(layout, fonts={**layout.fonts, "kai": spec}))


@pytest.mark.parametrize("data", [b"", b"hello" * 300, b"\x00\x01\x00\x00" * 400], ids=["empty", "text", "noise"])
def test_a_font_file_that_is_broken_is_said(tmp_path: Path, data: bytes) -> None:
    path = save(tmp_path, "x.ttf", data)
    with pytest.raises(PipelineError) as caught:
        pdf_in(path)
    assert f".yaml: fonts.song.prefer: {path} " in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "fine"), [(0x0000, True), (0x0008, True), (0x0002, False), (0x0102, False), (0x0200, False)]
)
def test_a_font_that_forbids_embedding_is_refused(tmp_path: Path, kind: int, fine: bool) -> None:
    font = TTFont(io.BytesIO(built(False)))
    font["OS/2"].fsType = kind
    path = str(tmp_path / "x.ttf")
    font.save(path)
    if fine:
        assert text_of(pdf_in(path)) == SAMPLE
    else:
        with pytest.raises(PipelineError, match=f"forbids embedding .OS/2 fsType {kind:#06x}"):
            pdf_in(path)


def test_a_truncated_font_is_an_error_and_no_crash(tmp_path: Path) -> None:
    whole = (FONTS / "kai.ttf").read_bytes()
    for length in (300, 100_000, len(whole) - 100):
        with pytest.raises(PipelineError, match="broken: some of it is missing"):
            pdf_in(save(tmp_path, f"{length}.ttf", whole[:length]))


def test_a_character_that_the_face_lacks_falls_back_and_is_reported() -> None:
    setting = make_setting()
    style = make_style(font="fangsong")
    data = make_pdf([(Text("老周啰嗦，朱镕基"),)], style, setting, 400.0)
    assert text_of(data) == "老周啰嗦，朱镕基"
    assert {box.char: box.face for box in read_pages(data)[0]}["啰"] == "JiangyiSong-Regular"
    (problem,) = [problem for problem in setting.faces.problems if "啰" in str(problem)]
    assert str(problem) == "讲义仿宋 lacks 啰 (U+5570)、镕 (U+9555), first in “老周啰嗦，朱镕基”: set in 讲义宋体"


def test_a_character_that_no_face_has_is_a_visible_box_and_is_reported_and_copied() -> None:
    setting = make_setting()
    data = make_pdf([(Text("表情\U0001f600与\U0002a6a5字"),)], make_style(), setting, 400.0)
    blank = make_pdf([(Text("表情与字"),)], make_style(), setting, 400.0)
    assert text_of(data) == "表情\U0001f600与\U0002a6a5字"
    assert ink(data) > ink(blank) + 40
    (problem,) = setting.faces.problems
    assert "no face has 😀 (U+1F600)" in str(problem) and "first in “表情😀与" in str(problem)


def test_a_report_of_control_characters_can_be_printed() -> None:
    setting = make_setting()
    make_pdf([(Text("国\x01\ud800家"),)], make_style(), setting, 400.0)
    (problem,) = setting.faces.problems
    assert str(problem).startswith("no face has U+0001、U+D800, first in “国\ufffd\ufffd家”: drawn as a box")


def test_characters_that_share_a_glyph_are_copied_as_they_were() -> None:
    """In Jiangyi Song ① and ➀, … and ⋯, the figure dash and the en dash are one glyph each."""
    text = "①➀②➁①，……和⋯⋯，1–2‒3"
    face = open_face(str(FONTS / "song.otf"))
    assert face.glyph("①") == face.glyph("➀") and face.glyph("…") == face.glyph("⋯")
    setting = make_setting()
    data = make_pdf([(Text(text),)], make_style(), setting, 400.0)
    assert text_of(data) == text


def test_a_soft_hyphen_is_not_seen() -> None:
    setting = make_setting()
    with_it = make_pdf([(Text("国\u00ad家"),)], make_style(), setting, 400.0)
    without = make_pdf([(Text("国家"),)], make_style(), setting, 400.0)
    assert ink(with_it) == ink(without)


def test_quotation_marks_of_a_narrow_face_stand_at_their_side_of_the_cell() -> None:
    """Jiangyi Kai draws “ in 0.35 em; GB/T 15834, 5.1.3 gives it a cell."""
    setting = make_setting()
    data = make_pdf([(Text("国“家”人"),)], make_style(font="kai"), setting, 400.0)
    at = {box.char: box for box in read_pages(data)[0]}
    assert at["“"].x0 - at["国"].x0 == pytest.approx(16 * 1.65, abs=0.1)
    assert at["家"].x0 - at["国"].x0 == pytest.approx(32, abs=0.1)
    assert at["”"].x0 - at["家"].x0 == pytest.approx(16, abs=0.1)
    assert at["人"].x0 - at["家"].x0 == pytest.approx(32, abs=0.1)


def test_a_mark_whose_ink_is_in_the_middle_of_its_glyph_stays_inside_half_a_cell() -> None:
    """Jiangyi Fangsong draws ？ from 0.32 to 0.68 em."""
    setting = make_setting()
    data = make_pdf([(Text("好？”人"),)], make_style(font="fangsong"), setting, 400.0)
    at = {box.char: box for box in read_pages(data)[0]}
    assert at["？"].ink <= at["”"].x0 + 0.5
    assert at["人"].x0 - at["好"].x0 == pytest.approx(2.5 * 16, abs=0.1)


def test_no_page_names_a_font_that_is_not_embedded() -> None:
    setting = make_setting()
    data = make_pdf([(Text(SAMPLE), Strong((Text("黑体"),)))], make_style(), setting, 400.0)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = dict(pdf.pages[0].Resources.Font)
        assert len(fonts) == 2
        for font in fonts.values():
            assert font.Subtype == "/Type0" and font.Encoding == "/Identity-H" and "/ToUnicode" in font
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor


def test_widths_in_the_file_are_those_of_the_embedded_program() -> None:
    """PDF/A-2, 6.2.11.5."""
    data = pdf_in(str(FONTS / "kai.ttf"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (font,) = dict(pdf.pages[0].Resources.Font).values()
        descendant = font.DescendantFonts[0]
        table = TTFont(io.BytesIO(bytes(descendant.FontDescriptor.FontFile2.read_bytes())))
        mapping = bytes(descendant.CIDToGIDMap.read_bytes())
        widths = dict(zip(list(descendant.W)[::2], list(descendant.W)[1::2], strict=True))
        order = table.getGlyphOrder()
        for cid, (width,) in ((int(cid), list(value)) for cid, value in widths.items()):
            gid = int.from_bytes(mapping[2 * cid : 2 * cid + 2], "big")
            assert table["hmtx"][order[gid]][0] == pytest.approx(float(width), abs=0.5)


def test_the_office_s_own_face_is_preferred_when_the_system_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    (folder / "boxes.ttf").write_bytes(built(False))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    installed.cache_clear()
    layout = layout_with(song="Boxes")
    try:
        assert faces_for(layout, system=True).face("song").name == "Boxes"
        assert faces_for(layout, system=False).face("song").name == "JiangyiSong-Regular"
        monkeypatch.setenv("JIANGYI_SYSTEM_FONTS", "0")
        assert faces_for(layout).face("song").name == "JiangyiSong-Regular"
        monkeypatch.setenv("JIANGYI_SYSTEM_FONTS", "1")
        assert faces_for(layout).face("song").name == "Boxes"
    finally:
        installed.cache_clear()


def test_a_system_face_that_forbids_embedding_is_passed_over_with_a_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    font = TTFont(io.BytesIO(built(False)))
    font["OS/2"].fsType = 2
    (tmp_path / "fonts").mkdir()
    font.save(str(tmp_path / "fonts" / "x.ttf"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    installed.cache_clear()
    try:
        faces = faces_for(layout_with(song="Boxes"), system=True)
        assert faces.face("song").name == "JiangyiSong-Regular"
        assert any("fonts.song: Boxes" in str(p) and "forbids embedding" in str(p) for p in faces.problems)
    finally:
        installed.cache_clear()


def test_an_unknown_shipped_face_is_said_with_those_there_are() -> None:
    layout = gbt9704()
    layout = replace(layout, fonts={**layout.fonts, "song": FontSpec(embedded="sung")})
    with pytest.raises(PipelineError, match="no face 'sung'; write one of fangsong, hei, kai, song, song-bold"):
        faces_for(layout, system=False)


def test_a_dash_is_one_stroke_in_a_face_whose_dashes_do_not_touch(tmp_path: Path) -> None:
    """The face's dash is 0.8 em of ink in 1 em; over two cells it is made to join."""
    names = {ord("—"): "dash", ord("字"): "zi"}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pens = {}
    for name in (".notdef", "dash", "zi"):
        pen = TTGlyphPen(None)
        pen.moveTo((100, 350))
        for corner in ((100, 400), (900, 400), (900, 350)):
            pen.lineTo(corner)
        pen.closePath()
        pens[name] = pen.glyph()
    builder.setupGlyf(pens)
    builder.setupHorizontalMetrics(dict.fromkeys(pens, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "D", "styleName": "Regular", "psName": "D"})
    builder.setupOS2()
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    data = pdf_in(save(tmp_path, "d.ttf", out.getvalue()), "——")
    assert text_of(data) == "——"
    image = pypdfium2.PdfDocument(data)[0].render(scale=4).to_pil().convert("L")
    left, top, right, bottom = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    row = (top + bottom) // 2
    assert all(image.getpixel((x, row)) < 128 for x in range(left + 1, right - 1))
    assert (right - left) / 4 == pytest.approx(2 * 16 - 2 * 0.04 * 16, abs=0.6)


def test_faces_are_opened_once_a_process() -> None:
    assert open_face(str(FONTS / "song.otf")) is open_face(str(FONTS / "song.otf"))
