"""The traps of Word, WPS and LibreOffice, one test each; their numbers are those of docs/word-traps.md."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from pipeline.document import (
    Blank,
    Dotted,
    Heading,
    Image,
    ListBlock,
    ListItem,
    PageBreak,
    Para,
    Row,
    Strong,
    Table,
    Text,
    Toc,
)
from pipeline.layout import load_layout
from pipeline.writers.docx.roles import ROLES
from pipeline.writers.docx.xml import ORDER
from tests.writers.docx.word_file import LONG, NAMES, PAGES, W, WordFile, cell, everything, para, picture, written

MM = 72 / 25.4
FLUSH = ("Title", "Subtitle", "TableText", "TableHead", "Caption", "TOC1", "TOC2", "TOC3", "Header", "Footer")


@pytest.fixture(scope="module")
def full() -> WordFile:
    return written(*everything(), pages=PAGES)


@pytest.fixture(scope="module")
def official() -> WordFile:
    return written(para(LONG), layout="gbt9704")


def test_01_the_grid_has_lines_only_and_the_characters_are_set_closer(official: WordFile) -> None:
    assert official.find("//w:docGrid/@w:type") == ["lines"]
    assert official.find("//w:docGrid/@w:linePitch") == ["579"]
    assert not official.find("//w:docGrid/@w:charSpace")
    assert official.style_value("BodyText", "w:rPr/w:spacing/@w:val") == "-5"


def test_02_the_grid_names_its_type_and_body_lines_are_exact(full: WordFile) -> None:
    grids = full.find("//w:docGrid")
    assert len(grids) == len(full.find("//w:docGrid/@w:type")) == len(full.find("//w:sectPr"))
    assert full.style_value("BodyText", "w:pPr/w:spacing/@w:lineRule") == "exact"
    assert full.style_value("BodyText", "w:pPr/w:spacing/@w:line") == "480"


def test_03_every_role_names_its_chinese_face(full: WordFile) -> None:
    layout = load_layout("handout-a4").plain
    for role, style in ROLES.items():
        expected = layout.fonts[layout.styles[role].font].word
        assert full.style_value(style.id, "w:rPr/w:rFonts/@w:eastAsia") == expected
    assert full.find("//w:docDefaults//w:rFonts/@w:eastAsia", "styles") == ["宋体"]


def test_04_no_theme_attribute_beats_a_name(full: WordFile) -> None:
    assert not [name for name, data in full.parts.items() if re.search(rb"w:\w*Theme=", data)]


def test_05_the_language_is_chinese(full: WordFile) -> None:
    assert full.find("//w:docDefaults//w:lang/@w:eastAsia", "styles") == ["zh-CN"]
    assert full.find("//w:themeFontLang/@w:eastAsia", "settings") == ["zh-CN"]


def test_06_there_is_no_theme_whose_fonts_could_be_missing(full: WordFile) -> None:
    assert not [name for name in full.parts if "theme" in name]


def test_07_signs_beside_chinese_are_hinted() -> None:
    (run,) = written(para("他说“好”——真的……")).find("//w:body/w:p/w:r")
    assert run.xpath("w:rPr/w:rFonts/@w:hint", namespaces=NAMES) == ["eastAsia"]


def test_08_signs_inside_english_are_not_hinted() -> None:
    file = written(para("He said “yes” — really."))
    assert file.texts() == ["He said “yes” — really."]
    assert not file.find("//w:rFonts")


def test_09_and_10_the_first_line_indent_is_in_characters_and_in_twips(full: WordFile) -> None:
    assert full.style_value("BodyText", "w:pPr/w:ind/@w:firstLineChars") == "200"
    assert full.style_value("BodyText", "w:pPr/w:ind/@w:firstLine") == "560"


def test_11_no_indent_leaks_into_titles_tables_and_feet(full: WordFile) -> None:
    assert not full.find("//w:docDefaults//w:ind | //w:style[@w:styleId='Normal']//w:ind", "styles")
    for style in FLUSH:
        assert full.style_value(style, "w:pPr/w:ind/@w:firstLineChars") == "0"
        assert full.style_value(style, "w:pPr/w:ind/@w:firstLine") == "0"


def test_12_headings_have_the_built_in_names_and_levels(full: WordFile) -> None:
    for level in range(1, 6):
        assert full.style_value(f"Heading{level}", "w:name/@w:val") == f"heading {level}"
        assert full.style_value(f"Heading{level}", "w:pPr/w:outlineLvl/@w:val") == str(level - 1)
        assert not full.style(f"Heading{level}").get(f"{W}customStyle")


def test_13_runs_bear_no_formatting_of_their_own(full: WordFile) -> None:
    allowed = {f"{W}rStyle", f"{W}rFonts", f"{W}vanish"}
    nested = {f"{W}u", f"{W}em", f"{W}vertAlign"}  # the second of two character styles
    for run in full.find("//w:body//w:r[not(ancestor::w:ruby)]/w:rPr"):
        kinds = {child.tag for child in run}
        assert kinds <= allowed | (nested if f"{W}rStyle" in kinds else set())
    assert set(full.find("//w:body//w:rFonts/@*")) == {"eastAsia"}  # the hint
    assert not full.find("//w:p[w:pPr/w:pStyle[starts-with(@w:val,'Heading')]]//w:rPr")


def test_14_the_contents_are_filled_in_and_nothing_asks_on_opening(full: WordFile) -> None:
    entries = full.find("//w:sdt//w:p[w:pPr/w:pStyle[starts-with(@w:val,'TOC') and @w:val!='TOCHeading']]")
    shown = ["".join(entry.itertext(f"{W}t")) for entry in entries]
    assert shown == ["第一部分2", "一、总论2", "（一）行内3", "二、笔记4"]
    anchors = full.find("//w:sdt//w:hyperlink/@w:anchor")
    assert len(set(anchors)) == 4
    assert set(anchors) <= set(full.find("//w:bookmarkStart/@w:name"))
    assert not full.find("//w:updateFields", "settings")
    begins, ends = (len(full.find(f"//w:sdt//w:fldChar[@w:fldCharType='{kind}']")) for kind in ("begin", "end"))
    assert begins == ends == 5


def test_15_the_contents_stand_in_a_control_with_dotted_right_tabs(full: WordFile) -> None:
    assert full.find("//w:sdt/w:sdtPr/w:docPartObj/w:docPartGallery/@w:val") == ["Table of Contents"]
    for level in (1, 2, 3):
        assert full.style_value(f"TOC{level}", "w:pPr/w:tabs/w:tab/@w:leader") == "dot"
        assert full.style_value(f"TOC{level}", "w:pPr/w:tabs/w:tab/@w:val") == "right"


def test_16_odd_and_even_pages_have_their_own_feet_in_every_section(full: WordFile) -> None:
    assert full.find("//w:evenAndOddHeaders", "settings")
    sections = full.find("//w:sectPr")
    assert len(sections) > 3
    for section in sections:
        assert {"default", "even"} <= set(section.xpath("w:footerReference/@w:type", namespaces=NAMES))
    places = {
        kind: full.find("//w:jc/@w:val", part)
        for kind, part in zip(("odd", "even", "first"), full.stories("footer"), strict=True)
    }
    assert places == {"odd": ["right"], "even": ["left"], "first": ["right"]}


def test_17_the_page_number_stands_between_literal_dashes(full: WordFile) -> None:
    for part in full.stories("footer"):
        assert "".join(full.find("//w:t/text() | //w:instrText/text()", part)) == "—  PAGE 1 —"
        assert full.find("//w:r[w:t[contains(., '—')]]/w:rPr/w:rFonts/@w:hint", part) == ["eastAsia", "eastAsia"]
    assert not full.find("//w:pgNumType/@w:fmt")


def test_18_the_dash_stands_seven_millimetres_below_the_type_area(official: WordFile) -> None:
    (bottom,) = official.find("//w:pgMar/@w:bottom")
    (foot,) = official.find("//w:pgMar/@w:footer")
    line, size = 18.0, 14.0
    dash_above_line_foot = 0.2 * line + 0.38 * size
    assert (int(bottom) / 20 - int(foot) / 20 - dash_above_line_foot) / MM == pytest.approx(7, abs=0.1)


def test_19_grid_table_and_cells_agree_on_the_widths(full: WordFile) -> None:
    tables = full.find("//w:tbl")
    assert len(tables) > 6
    for table in tables:
        columns = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w", namespaces=NAMES)]
        assert table.xpath("w:tblPr/w:tblLayout/@w:type", namespaces=NAMES) == ["fixed"]
        assert table.xpath("w:tblPr/w:tblW/@w:w", namespaces=NAMES) == [str(sum(columns))]
        for row in table.xpath("w:tr", namespaces=NAMES):
            assert sum(int(width) for width in row.xpath("w:tc/w:tcPr/w:tcW/@w:w", namespaces=NAMES)) == sum(columns)


def test_20_head_rows_repeat_and_rows_stay_whole_unless_taller_than_a_page() -> None:
    rows = (Row((cell("项", "table_head"),)), Row((cell("短"),)), Row((cell("长" * 4000),)))
    found = written(Table((1,), rows, head=1)).find("//w:tr")
    assert [bool(row.xpath("w:trPr/w:tblHeader", namespaces=NAMES)) for row in found] == [True, False, False]
    assert [bool(row.xpath("w:trPr/w:cantSplit", namespaces=NAMES)) for row in found] == [True, True, False]


def test_21_lines_of_tables_and_pictures_may_grow(full: WordFile) -> None:
    rules = {id: full.style_value(id, "w:pPr/w:spacing/@w:lineRule") for id in ("TableText", "TableHead", "Picture")}
    assert rules == {"TableText": "atLeast", "TableHead": "atLeast", "Picture": "auto"}
    (drawn,) = full.find("//w:p[.//w:drawing]/w:pPr/w:pStyle/@w:val")
    assert drawn == "Picture"
    for part in ("styles", "document"):
        assert not full.find("//w:spacing[@w:lineRule and not(@w:line)]", part)


def test_22_no_space_hides_in_the_defaults(full: WordFile) -> None:
    (spacing,) = full.find("//w:pPrDefault//w:spacing", "styles")
    assert dict(spacing.attrib) == {f"{W}after": "0", f"{W}line": "240", f"{W}lineRule": "auto"}


def test_23_no_compatibility_mode_and_a_chinese_sheet(full: WordFile) -> None:
    mode = "//w:compatSetting[@w:name='compatibilityMode']/@w:val"
    assert full.find(mode, "settings") == ["15"]
    assert set(full.find("//w:pgSz/@w:w")) == {"11906"}
    assert set(full.find("//w:pgSz/@w:h")) == {"16838"}


def test_24_punctuation_is_squeezed_and_does_not_hang(full: WordFile) -> None:
    assert full.find("//w:characterSpacingControl/@w:val", "settings") == ["compressPunctuation"]
    assert full.style_value("Normal", "w:pPr/w:overflowPunct/@w:val") == "0"
    assert full.style("Normal").xpath("w:pPr/w:kinsoku[not(@w:val)] and w:pPr/w:topLinePunct", namespaces=NAMES)
    plain = written(para("文"), changes=["typography.punctuation=none", "typography.hanging=true"])
    assert plain.find("//w:characterSpacingControl/@w:val", "settings") == ["doNotCompress"]
    assert not plain.style("Normal").xpath("w:pPr/w:overflowPunct/@w:val", namespaces=NAMES)


def test_25_emphasis_dots_stand_below() -> None:
    file = written(Para((Dotted((Text("重"),)),)))
    assert file.find("//w:r/w:rPr/w:rStyle/@w:val") == ["EmphasisDot"]
    assert file.style_value("EmphasisDot", "w:rPr/w:em/@w:val") == "underDot"


def test_26_weight_is_a_face_and_never_bold() -> None:
    file = written(Para((Strong((Text("要点"),)),)), Heading(1, (Text("标题"),)))
    assert file.style_value("Strong", "w:rPr/w:rFonts/@w:eastAsia") == "黑体"
    assert file.find("//w:b/@w:val", "styles") == ["0"]
    assert not file.find("//w:b")


def test_27_the_font_table_names_what_other_machines_have(full: WordFile) -> None:
    names = full.find("//w:font[@w:name='仿宋']/w:altName/@w:val", "fontTable")
    assert names == ["仿宋_GB2312,FangSong,STFangsong"]


def test_28_every_face_named_is_the_layouts_own(full: WordFile) -> None:
    used = set(full.find("//w:rFonts/@w:eastAsia | //w:rFonts/@w:ascii | //w:rFonts/@w:hAnsi", "styles"))
    assert used == {"宋体", "黑体", "楷体", "方正小标宋简体", "Times New Roman"}
    assert used <= set(full.find("//w:font/@w:name", "fontTable"))


def test_29_rare_characters_stay_in_the_text() -> None:
    assert written(para("镕喆堃𬭊")).texts() == ["镕喆堃𬭊"]


def test_30_each_list_counts_for_itself_and_headings_bear_their_number() -> None:
    items = (ListItem((para("甲", style="item"),)), ListItem((para("乙", style="item"),)))
    file = written(ListBlock(items), Heading(2, (Text("一、总论"),)), ListBlock(items), ListBlock(items, start=5))
    assert file.find("//w:numPr/w:numId/@w:val") == ["1", "1", "2", "2", "3", "3"]
    assert file.find("//w:num/w:lvlOverride/w:startOverride/@w:val", "numbering") == ["1", "1", "5"]
    assert not file.find("//w:p[w:pPr/w:pStyle/@w:val='Heading2']//w:numPr")
    assert "一、总论" in file.texts()


def test_31_chinese_numbers_count_past_ten() -> None:
    file = written(ListBlock((ListItem((para("甲", style="item"),)),), "一、"))
    (level,) = file.find("//w:lvl", "numbering")
    values = {child.tag[len(W) :]: child.get(f"{W}val") for child in level}
    assert values["numFmt"] == "chineseCountingThousand"
    assert values["lvlText"] == "%1、"
    assert values["suff"] == "nothing"


@pytest.mark.parametrize("kind", ["pPr", "rPr", "sectPr", "settings"])
def test_32_and_33_children_stand_in_the_order_of_the_schema(full: WordFile, kind: str) -> None:
    seen = 0
    for part in ("document", "styles", "settings", "numbering", "footnotes", *full.stories("footer")):
        for element in full.find(f"//w:{kind}", part):
            ranks = [ORDER[kind].index(child.tag[len(W) :]) for child in element]
            assert ranks == sorted(ranks)
            repeatable = {"headerReference", "footerReference"}
            names = [child.tag[len(W) :] for child in element if child.tag[len(W) :] not in repeatable]
            assert len(names) == len(set(names))
            seen += len(ranks)
    assert seen > 5


def test_34_a_right_hand_page_is_asked_for_and_nothing_is_printed_on_the_blank_one() -> None:
    file = written(para("前"), PageBreak("odd"), para("后"))
    assert file.find("//w:sectPr/w:type/@w:val") == ["nextPage", "oddPage"]
    assert file.texts() == ["前", "后"]


def test_35_margins_are_mirrored_only_when_the_layout_says_so(full: WordFile, official: WordFile) -> None:
    assert full.find("//w:mirrorMargins", "settings")
    assert not official.find("//w:mirrorMargins", "settings")


def test_36_the_properties_are_the_layouts_and_name_no_tool() -> None:
    changes = ["metadata.author=办公室", "metadata.company=某厅", "metadata.keywords=学习"]
    parts = written(para("文"), changes=changes).parts
    core, app = parts["docProps/core.xml"].decode(), parts["docProps/app.xml"].decode()
    assert ">在大会上的讲话<" in core
    assert ">办公室</dc:creator>" in core
    assert ">学习<" in core
    assert ">某厅<" in app
    everything_written = b"".join(parts.values())
    assert b"python" not in everything_written
    assert b"dcterms" not in everything_written
    assert b"rsid" not in everything_written


def test_37_the_same_input_gives_the_same_bytes() -> None:
    first, second = (written(*everything(), pages=PAGES).data for _ in range(2))
    assert first == second
    dates = {entry.date_time for entry in zipfile.ZipFile(BytesIO(first)).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_38_a_blank_is_a_line_under_nothing() -> None:
    file = written(Para((Text("答案是"), Blank(4), Text("。"))))
    assert file.texts() == ["答案是\u2003\u2003\u2003\u2003。"]
    assert file.style_value("FillIn", "w:rPr/w:u/@w:val") == "single"
    for mask in ("color", "highlight", "shd", "vanish"):
        assert not file.find(f"//w:{mask}")


def test_39_no_space_stands_for_an_indent(full: WordFile) -> None:
    texts = [text for text in full.texts() if text]
    assert len(texts) > 40
    assert not [text for text in texts if text != text.lstrip()]


def test_pictures_keep_their_proportions_and_their_words() -> None:
    file = written(Image(picture(), 0.5, "红图"))
    (extent,) = file.find("//wp:extent")
    assert int(extent.get("cx")) / int(extent.get("cy")) == pytest.approx(2, abs=0.01)
    assert file.find("//wp:docPr/@descr") == ["红图"]


def test_contents_of_nothing_are_still_a_field() -> None:
    kinds = written(Toc(3)).find("//w:sdt//w:fldChar/@w:fldCharType")
    assert kinds == ["begin", "separate", "end"]


def test_the_underline_of_a_blank_that_ends_its_line_goes_on_to_the_end() -> None:
    """A blank is underlined spaces, and Word underlines those at a line's end only when the settings say so."""
    file = written(Para((Text("答案是"), Blank(6))))
    assert file.texts() == ["答案是" + "\u2003" * 6]
    assert file.find("/w:settings/w:compat/w:ulTrailSpace[not(@w:val)]", "settings")
