"""The shipped faces are the ones that were built, may be shipped, and hold what Chinese papers need."""

from __future__ import annotations

import hashlib
from functools import cache

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont

from pipeline.resources import FONTS

FACES = ("song.otf", "song-bold.otf", "hei.otf", "kai.ttf", "fangsong.otf")
FROM_NOTO = ("song.otf", "song-bold.otf", "hei.otf")
RESERVED = ("noto", "source", "lxgw", "wenkai", "klee", "霞鹜", "fandol")
OURS = (1, 3, 4, 6, 16, 17, 18, 21, 22, 25)
"""Name records that name the font; the copyright and trademark records must keep the source's name."""
CJK_BLOCKS = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x32000))
IDEOGRAPHS = {
    "song.otf": 21244,
    "song-bold.otf": 21244,
    "hei.otf": 8230,
    "kai.ttf": 8230,
    "fangsong.otf": 7942,
}
MISSING_IN_FANGSONG = {"―"}
"""Python's codec puts U+2015 at A1AA, where practice and GBK have the dash U+2014, which the face holds."""
BEHIND_THE_URO = "㧐㭎㸆䏝䲠鿍鿎鿏𠳐𣲘𤧛𥻗𦭜𧿹𨙸𩽾𪣻𪨶𫄧𫐄𫓧𫖯𫛭𫠊𬉼𬍛𬒈𬕂𬘓𬜬𬣙𬨂𬬭𬱖𬳵𬶋"
"""Standard characters of 通用规范汉字表 from U+9FA6 on and in the Extensions A to E."""
PINYIN = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüḿńňǹê"
HANDOUT_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·～％℃①⑩⒈㈠Ⅷ〇々□○●★→×÷≤≥"
SAMPLE = "讲义不忘初心牢记使命为人民服务青年干部"


@cache
def load(name: str) -> TTFont:
    return TTFont(FONTS / name, lazy=True)


@cache
def characters(name: str) -> frozenset[str]:
    return frozenset(map(chr, load(name).getBestCmap()))


def missing(name: str, wanted: str) -> set[str]:
    return set(wanted) - characters(name)


def gb2312() -> str:
    pairs = (bytes((lead, trail)) for lead in range(0xA1, 0xF8) for trail in range(0xA1, 0xFF))
    return "".join(pair.decode("gb2312", "ignore") for pair in pairs)


def shape(name: str, text: str) -> list[tuple[int, int]]:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / name))))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = "zh-Hans"
    hb.shape(font, buffer)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    return [(info.codepoint, position.x_advance) for info, position in zip(infos, positions, strict=True)]


def test_every_face_is_the_one_that_was_built() -> None:
    lines = (FONTS / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    expected = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {name: hashlib.sha256((FONTS / name).read_bytes()).hexdigest() for name in FACES}
    assert found == expected


def test_all_faces_together_stay_within_thirty_five_megabytes() -> None:
    assert sum((FONTS / name).stat().st_size for name in FACES) < 35_000_000


@pytest.mark.parametrize("name", FACES)
def test_no_face_bears_a_reserved_or_upstream_name(name: str) -> None:
    font = load(name)
    names = [record.toUnicode() for record in font["name"].names if record.nameID in OURS]
    if "CFF " in font:
        cff = font["CFF "].cff
        top = cff.topDictIndex[0]
        names += [*cff.fontNames, top.FullName, top.FamilyName, *(part.FontName for part in top.FDArray)]
    assert len(names) >= 6
    assert [text for text in names for word in RESERVED if word in text.lower()] == []


@pytest.mark.parametrize("name", FACES)
def test_every_face_keeps_its_copyright_and_states_its_licence(name: str) -> None:
    table = load(name)["name"]
    assert any(word in table.getDebugName(0).lower() for word in ("adobe", "lxgw", "fandol"))
    assert "License" in table.getDebugName(13)
    assert table.getDebugName(14).startswith("https://")
    assert table.getName(1, 3, 1, 0x804).toUnicode().startswith("讲义")


def test_the_licence_texts_lie_beside_the_faces() -> None:
    for name in ("OFL-song-hei.txt", "OFL-kai.txt"):
        text = (FONTS / name).read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text
        assert "OTHER DEALINGS IN THE FONT SOFTWARE" in text
    assert "As a special exception, if you create a document" in (FONTS / "GPL-fangsong.txt").read_text("utf-8")


@pytest.mark.parametrize("name", FACES)
def test_every_face_may_be_embedded_without_limit(name: str) -> None:
    assert load(name)["OS/2"].fsType == 0


@pytest.mark.parametrize("name", FACES)
def test_every_face_has_a_thousand_units_and_plain_tables(name: str) -> None:
    font = load(name)
    assert font["head"].unitsPerEm == 1000
    assert [table.format for table in font["cmap"].tables] == [4, 12]
    assert not {"GPOS", "vhea", "vmtx", "DSIG", "fpgm"} & set(font.keys())
    assert font["hhea"].ascent > 800 > 0 > font["hhea"].descent
    assert (font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender) == (880, -120)


@pytest.mark.parametrize("name", FACES)
def test_every_face_holds_as_many_ideographs_as_its_readme_says(name: str) -> None:
    held = sum(any(ord(character) in block for block in CJK_BLOCKS) for character in characters(name))
    assert held == IDEOGRAPHS[name]


@pytest.mark.parametrize("name", FACES)
def test_every_face_holds_the_whole_of_gb2312(name: str) -> None:
    assert len(gb2312()) == 7445
    assert missing(name, gb2312()) == (MISSING_IN_FANGSONG if name == "fangsong.otf" else set())


@pytest.mark.parametrize("name", ("song.otf", "song-bold.otf"))
def test_the_song_faces_hold_all_20902_unified_ideographs(name: str) -> None:
    assert missing(name, "".join(map(chr, range(0x4E00, 0x9FA6)))) == set()


@pytest.mark.parametrize("name", ("song.otf", "song-bold.otf", "hei.otf", "kai.ttf"))
def test_names_with_rare_standard_characters_can_be_printed(name: str) -> None:
    assert missing(name, BEHIND_THE_URO + "镕喆堃啰瞭") == set()


@pytest.mark.parametrize("name", FACES)
def test_pinyin_and_the_marks_of_a_handout_are_in_every_face(name: str) -> None:
    absent = missing(name, PINYIN + HANDOUT_MARKS)
    assert absent == set()


@pytest.mark.parametrize("name", FACES)
def test_a_dash_is_two_characters_wide_and_an_ideograph_one(name: str) -> None:
    assert sum(width for _, width in shape(name, "——")) == 2000
    assert [width for _, width in shape(name, SAMPLE)] == [1000] * len(SAMPLE)


@pytest.mark.parametrize("name", FROM_NOTO)
def test_a_dash_is_one_stroke_half_way_up_the_em(name: str) -> None:
    ((glyph, _),) = shape(name, "——")
    box = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / name)))).get_glyph_extents(glyph)
    assert (box.x_bearing, box.x_bearing + box.width) == (40, 1960)
    assert box.y_bearing + box.height / 2 == 380


@pytest.mark.parametrize("name", FACES)
def test_a_face_can_be_cut_down_to_the_glyphs_of_one_document(name: str) -> None:
    face = hb.Face(hb.Blob.from_file_path(str(FONTS / name)))
    job = hb.SubsetInput()
    job.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    job.glyph_set.update([glyph for glyph, _ in shape(name, SAMPLE)])
    small = hb.SubsetPlan(face, job).execute()
    assert small.glyph_count == len(set(SAMPLE)) + 1
    assert 0 < len(small.blob.data) < 30_000
