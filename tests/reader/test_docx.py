"""Word documents as source lines."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from pipeline.document import Document, Heading, Para, Styled, Text, Toc
from pipeline.layout import load_layout
from pipeline.reader import read_speech
from pipeline.reader.docx import read_paragraphs
from pipeline.reader.docx_numbering import FORMATS
from pipeline.reader.source import Source
from pipeline.writers import write

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="单位小标题"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="secret"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def word(body: str, **others: str) -> bytes:
    """Return a .docx with this body; other parts by their kind (styles, numbering, footnotes)."""
    buffer = io.BytesIO()
    relations = "".join(
        f'<Relationship Id="r{i}" Type="{REL}/{kind}" Target="{kind}.xml"/>' for i, kind in enumerate(others)
    )
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        main = f'<Relationship Id="r" Type="{REL}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>')
        archive.writestr(
            "word/_rels/document.xml.rels", f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
        )
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
        for kind, inner in others.items():
            archive.writestr(f"word/{kind}.xml", f'<w:{kind} xmlns:w="{W}">{inner}</w:{kind}>')
    return buffer.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(text: str, style: str) -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>')


def numbered(text: str, number: int, level: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def read(body: str, **others: str) -> Source:
    return read_paragraphs(Path("a.docx"), word(body, **{"styles": STYLES, **others}))


def texts(body: str, **others: str) -> list[str]:
    return [line.text for line in read(body, **others).lines]


def test_headings_come_from_styles_outline_levels_and_what_styles_are_based_on() -> None:
    body = (
        styled("讲话", "t")
        + styled("一", "1")
        + styled("（一）", "own")
        + p("二", '<w:outlineLvl w:val="2"/>')
        + p("正文")
    )
    source = read(body)
    assert [(line.text, line.level, line.is_title) for line in source.lines] == [
        ("讲话", None, True), ("一", 1, False), ("（一）", 2, False), ("二", 3, False), ("正文", None, False),
    ]  # fmt: skip
    assert source.own_headings


def test_a_single_top_heading_before_deeper_ones_is_the_title() -> None:
    lines = read(styled("讲话", "1") + styled("一", "2") + styled("二", "2")).lines
    assert [(line.level, line.is_title) for line in lines] == [(None, True), (2, False), (2, False)]


def test_one_heading_alone_at_the_top_is_the_title_and_one_further_down_is_not() -> None:
    assert [line.is_title for line in read(styled("讲话", "1") + p("正文")).lines] == [True, False]
    assert not any(line.is_title for line in read(p("正文") + styled("补记", "1") + p("正文")).lines)


@pytest.mark.parametrize(
    ("first", "below", "title"),
    [
        ("关于水利的几点想法", [("一、成绩", "1"), ("二、打算", "1")], True),
        ("在会上的讲话", [("成绩", "1"), ("打算", "1")], True),
        ("修渠", [("王建国", None), ("成绩", "1"), ("打算", "1")], True),
        ("修渠", [("（2024年11月5日）", None), ("成绩", "1")], True),
        ("修渠", [("渠修好了，水也来了。", None), ("引水", "1"), ("管水", "1")], False),
        ("一、修渠", [("二、引水", "1")], False),
        ("引言", [("一、修渠", "1"), ("二、引水", "1")], False),
    ],
)
def test_of_headings_of_one_level_the_first_is_the_title_if_it_stands_like_one(
    first: str, below: list[tuple[str, str | None]], title: bool
) -> None:
    body = styled(first, "1") + "".join(styled(text, style) if style else p(text) for text, style in below)
    assert read(body + p("正文。")).lines[0].is_title is title


def test_styles_named_as_programs_show_them_are_headings_and_titles() -> None:
    names = ["标题", "标题 1", "二级标题", "公文标题三", "正文"]
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{i}"><w:name w:val="{name}"/></w:style>'
        for i, name in enumerate(names)
    )
    lines = read("".join(styled(name, f"s{i}") for i, name in enumerate(names)), styles=styles).lines
    assert [(line.is_title, line.level) for line in lines] == [
        (True, None), (False, 1), (False, 2), (False, 3), (False, None),
    ]  # fmt: skip


LONG = "渠道管护要落实到村到户，建立巡查台账，发现渗漏及时修补。一个村一本账，一段渠一个人，月月有检查，季季有通报，年底算总账。"


def test_a_paragraph_set_as_a_heading_is_one_with_its_numbered_first_sentence_only() -> None:
    body = styled("（一）管好渠。" + LONG, "2") + styled(LONG + LONG, "2") + styled("渠", "2")
    assert [(line.level, line.heads) for line in read(p("文") + body).lines[1:]] == [
        (None, ((0, 7, 2),)), (None, ()), (2, ()),
    ]  # fmt: skip


def test_words_in_the_character_style_of_a_heading_are_a_run_in_heading() -> None:
    styles = STYLES + (
        '<w:style w:type="character" w:styleId="2c"><w:name w:val="heading 2 Char"/></w:style>'
        '<w:style w:type="character" w:styleId="3c"><w:name w:val="标题 3 字符"/></w:style>'
    )
    run = '<w:r><w:rPr><w:rStyle w:val="{}"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    words = (
        run.format("2c", "　管")
        + run.format("2c", "好渠。")
        + f"<w:r><w:t>{LONG}</w:t></w:r>"
        + run.format("3c", "用水。")
    )
    line = read(f"<w:p>{words}</w:p>", styles=styles).lines[0]
    assert [(line.text[a:b], level) for a, b, level in line.heads] == [("管好渠。", 2), ("用水。", 3)]


def test_styles_that_say_what_a_line_is_hold_in_the_head_and_not_for_headings_further_down() -> None:
    styles = STYLES + "".join(
        f'<w:style w:type="paragraph" w:styleId="r{i}"><w:name w:val="{name}"/></w:style>'
        for i, name in enumerate(("Subtitle", "Salutation", "Signature", "caption"))
    )
    body = [
        ("在会上的讲话", "t"),
        ("修渠引水", "r0"),
        ("乡亲们", "r1"),
        (LONG, ""),
        ("往后", "r0"),
        ("渠边", "r3"),
        ("水务局", "r2"),
    ]
    lines = read("".join(styled(text, style) for text, style in body), styles=styles).lines
    assert [line.role for line in lines] == [None, "subtitle", "salutation", None, None, "caption", "signature"]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3.%4"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimalEnclosedCircleChinese"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>'
)


def test_numbers_that_word_counts_become_text_and_deeper_levels_begin_anew() -> None:
    body = "".join(
        (numbered("总论", 1), numbered("甲", 1, 1), numbered("乙", 1, 1), numbered("子", 1, 2), numbered("丑", 1, 3),
         numbered("分论", 1), numbered("丙", 1, 1), numbered("圈", 2), numbered("点", 4))
    )  # fmt: skip
    assert texts(body, numbering=NUMBERING) == [
        "一、总论", "（一）甲", "（二）乙", "1. 子", "1.1 丑", "二、分论", "（一）丙", "①圈", "点",
    ]  # fmt: skip


SUFFIXES = "".join(
    f'<w:abstractNum w:abstractNumId="{i}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
    f'{suff}<w:lvlText w:val="{pattern}"/></w:lvl></w:abstractNum><w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>'
    for i, (format, suff, pattern) in enumerate(
        (
            ("chineseCounting", "", "第%1条"),
            ("chineseCounting", '<w:suff w:val="space"/>', "第%1章"),
            ("chineseCounting", '<w:suff w:val="nothing"/>', "第%1条"),
            ("chineseCounting", '<w:suff w:val="tab"/>', "（%1）"),
            ("decimal", '<w:suff w:val="space"/>', "%1)"),
            ("decimal", '<w:suff w:val="nothing"/>', "%1."),
            ("decimalFullWidth", "", "%1"),
            ("decimalEnclosedCircle", "", "%1"),
        ),
        1,
    )
)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "第一条　款项"), (2, "第一章　款项"), (3, "第一条款项"), (4, "（一）款项"), (5, "1) 款项"), (6, "1.款项"),
     (7, "１　款项"), (8, "①款项")],
)  # fmt: skip
def test_what_separates_a_number_from_its_text_is_kept(number: int, text: str) -> None:
    assert texts(numbered("款项", number), numbering=SUFFIXES) == [text]


def test_a_number_gets_no_second_blank_where_the_text_begins_with_one() -> None:
    body = p("　总则", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    assert texts(body, numbering=SUFFIXES) == ["第一条　总则"]


def test_a_list_may_begin_at_a_number_of_its_own_and_numbering_may_be_switched_off() -> None:
    body = numbered("甲", 1) + numbered("乙", 3) + numbered("丙", 3) + numbered("丁", 0)
    assert texts(body, numbering=NUMBERING) == ["一、甲", "五、乙", "六、丙", "丁"]


@pytest.mark.parametrize(
    ("number", "text"), [(0, "〇"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"), (101, "一百零一"),
                         (110, "一百一十"), (1004, "一千零四"), (20300, "二万零三百")]
)  # fmt: skip
def test_chinese_numbers(number: int, text: str) -> None:
    assert FORMATS["chineseCounting"](number) == text


def test_circled_numbers_go_to_fifty() -> None:
    assert "".join(map(FORMATS["decimalEnclosedCircle"], (1, 20, 21, 35, 36, 50, 51))) == "①⑳㉑㉟㊱㊿（51）"


def test_revisions_are_accepted() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('我们')}<w:ins>{run.format('一定')}</w:ins>"
        "<w:del><w:r><w:delText>可能</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run.format('移走')}</w:moveFrom><w:moveTo>{run.format('要办')}</w:moveTo></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run.format('前半')}</w:p>{p('后半')}"
    )
    source = read(body)
    assert [line.text for line in source.lines] == ["我们一定要办", "前半后半"]
    assert "deletions under revision: 2" in source.dropped


def test_hidden_text_and_field_codes_are_left_out() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        "<w:p><w:r><w:t>见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
        '<w:r><w:rPr><w:rStyle w:val="secret"/></w:rPr><w:t>密</w:t></w:r>'
        f"{mark.format('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{mark.format('separate')}"
        f"<w:r><w:t>3</w:t></w:r>{mark.format('end')}<w:r><w:t>页</w:t></w:r></w:p>"
    )
    source = read(body)
    assert [line.text for line in source.lines] == ["见3页"]
    assert source.dropped == ("hidden text: 2",)


def test_a_table_of_contents_is_not_read_twice() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    body = (
        f"<w:p>{mark.format('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{mark.format('separate')}"
        f"<w:r><w:t>一、总论 1</w:t></w:r></w:p><w:p><w:r><w:t>二、分论 2</w:t></w:r>{mark.format('end')}</w:p>"
        + styled("三、尾 3", "c1")
        + p("正文")
    )
    source = read(body)
    assert [line.text for line in source.lines] == ["正文"]
    assert source.dropped == ("lines of a table of contents: 3",)


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


def rows_of(body: str, **others: str) -> list[tuple[int, list[str], bool]]:
    """Return (table, cells, head) of the rows read."""
    found = [(line.text, line.row) for line in read(body, **others).lines if line.row]
    return [(each.table, [text[start:stop] for start, stop in each.cells], each.head) for text, each in found]


def test_a_row_keeps_its_cells_and_merged_ones_keep_the_columns() -> None:
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("合计")}'
    table = (
        row(p("县"), p("渠"), p("塘"), properties="<w:tblHeader/>")
        + row(p("东"), p(""), p("3"))
        + row(wide, p("9"))
        + row(p("后"), p("缺"), properties='<w:gridBefore w:val="1"/>')
        + row(p(""), p(""), p(""))
    )
    body = f"<w:tbl>{table}</w:tbl>" + p("间") + f"<w:tbl>{row(p('甲'), p('乙'))}{row(p('丙'), p('丁'))}</w:tbl>"
    assert rows_of(body) == [
        (1, ["县", "渠", "塘"], True), (1, ["东", "", "3"], False), (1, ["合计", "", "9"], False),
        (1, ["", "后", "缺"], False), (2, ["甲", "乙"], False), (2, ["丙", "丁"], False),
    ]  # fmt: skip
    lines = read(body).lines
    assert [line.text for line in lines if line.role == "table"][1] == "东\u30003"
    assert read(body).dropped == ("empty rows of tables: 1",)


def test_a_first_row_in_bold_names_the_columns_and_so_does_one_that_the_style_sets_apart() -> None:
    strong = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r></w:p>"
    bold = f"<w:tbl>{row(strong.format('县'), strong.format('渠'))}{row(p('东'), p('3'))}</w:tbl>"
    all_bold = f"<w:tbl>{row(strong.format('县'), strong.format('渠')) * 2}</w:tbl>"
    look = '<w:tblPr><w:tblStyle w:val="{}"/><w:tblLook w:val="04A0"/></w:tblPr>'
    two = row(p("县"), p("渠")) + row(p("东"), p("3"))
    styles = STYLES + (
        '<w:style w:type="table" w:styleId="g"><w:name w:val="Table Grid"/></w:style>'
        '<w:style w:type="table" w:styleId="k"><w:name w:val="甲式"/><w:tblStylePr w:type="firstRow"/></w:style>'
    )
    styled = "".join(f"<w:tbl>{look.format(style)}{two}</w:tbl>" for style in "gk")
    assert [head for _, _, head in rows_of(bold + all_bold, styles=styles)] == [True, False, False, False]
    assert [head for _, _, head in rows_of(styled, styles=styles)] == [False, False, True, False]


def test_words_side_by_side_without_lines_are_no_table() -> None:
    lines = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    letterhead = f"<w:tbl>{row(p('青山县') + p('白水县'), p('文件'))}</w:tbl>"
    later = f"<w:tbl>{row(p('县水务局'), p('11月5日印发'))}</w:tbl>"
    columns = f"<w:tbl>{row(p('左' * 50), p('右' * 50))}</w:tbl>"
    ruled = f"<w:tbl>{lines}{row(p('甲'), p('乙'))}</w:tbl>"
    found = [(line.text[:9], line.role) for line in read(letterhead + p("文") + later + columns + ruled).lines]
    assert found == [
        ("青山县 白水县　文", "meta"), ("文", None), ("县水务局　11月5", None), ("左" * 9, None), ("右" * 9, None),
        ("甲　乙", "table"),
    ]  # fmt: skip


def test_what_hangs_on_a_cell_follows_its_table() -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    box = f"<w:r><w:pict><w:txbxContent>{p('框')}</w:txbxContent></w:pict></w:r>"
    cell = f"<w:p><w:r><w:t>甲</w:t></w:r>{call}{box}</w:p>"
    table = f"<w:tbl>{row(cell, p('乙'))}{row(p('丙'), p('丁'))}</w:tbl>"
    notes = f'<w:footnote w:id="2">{p("注")}</w:footnote>'
    assert texts(table, footnotes=notes) == ["甲　乙", "丙　丁", "框", "①注"]


def test_tables_are_kept_as_text_and_one_column_is_no_table() -> None:
    cells = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    inner = f"<w:tbl>{cells.format(p('丙'), p('丁'))}</w:tbl>"
    two = f"<w:tbl>{cells.format(p('甲') + p('续'), p('乙'))}{cells.format(p('外') + inner, p('边'))}</w:tbl>"
    one = f"<w:tbl><w:tr><w:tc>{p('框中一')}{p('框中二')}</w:tc></w:tr></w:tbl>"
    assert texts(two + one) == ["甲 续　乙", "外　边", "丙　丁", "框中一", "框中二"]


def test_footnotes_follow_their_paragraph_and_endnotes_the_text() -> None:
    call = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = f"<w:p><w:r><w:t>文</w:t></w:r>{call.format('footnote', 2)}{call.format('endnote', 5)}</w:p>{p('下文')}"
    notes = {
        "footnotes": f'<w:footnote w:id="0">{p("线")}</w:footnote><w:footnote w:id="2">{p("脚注")}</w:footnote>',
        "endnotes": f'<w:endnote w:id="5">{p("尾注")}</w:endnote>',
    }
    assert [(line.text, line.role == "note") for line in read(body, **notes).lines] == [
        ("文", False), ("①脚注", True), ("下文", False), ("②尾注", True),
    ]  # fmt: skip


def test_a_text_box_is_read_once_and_pictures_are_counted() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:pict><w:txbxContent>{p('框里')}</w:txbxContent></w:pict>"
    body = (
        f'<w:p><w:r><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent><w:t>外</w:t></w:r><w:r><w:drawing/></w:r></w:p>"
    )
    source = read(body)
    assert [line.text for line in source.lines] == ["外", "框里"]
    assert source.dropped == ("drawing (paragraph 1)",)


WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


@pytest.mark.parametrize(
    ("said", "told", "kept"),
    [
        ("渠边的新柳", "picture “渠边的新柳”, 80 × 50 mm (paragraph 1)", ["渠边的新柳"]),
        ("IMG_20240105.jpg", "picture, 80 × 50 mm (paragraph 1)", []),
        ("图片 3", "picture, 80 × 50 mm (paragraph 1)", []),
        ("图表描述已自动生成", "picture, 80 × 50 mm (paragraph 1)", []),
        ("", "picture, 80 × 50 mm (paragraph 1)", []),
    ],
)
def test_a_picture_is_listed_with_its_size_and_kept_by_what_its_author_says_of_it(
    said: str, told: str, kept: list[str]
) -> None:
    blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    inline = f'<wp:inline xmlns:wp="{WP}"><wp:extent cx="2880000" cy="1800000"/><wp:docPr id="1" descr="{said}"/>{blip}</wp:inline>'
    source = read(f"<w:p><w:r><w:t>见图</w:t></w:r><w:r><w:drawing>{inline}</w:drawing></w:r></w:p>")
    assert source.dropped == (told,)
    assert [line.text for line in source.lines if line.role == "picture"] == kept


def test_an_old_picture_has_its_size_in_its_style() -> None:
    v = "urn:schemas-microsoft-com:vml"
    shape = f'<v:shape xmlns:v="{v}" style="width:72pt;height:36pt" alt="印章"><v:imagedata/></v:shape>'
    assert read(f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>").dropped == (
        "picture “印章”, 25 × 13 mm (paragraph 1)",
    )


def test_line_breaks_begin_lines_and_tick_boxes_are_read() -> None:
    body = '<w:p><w:r><w:t>上</w:t><w:br/><w:t>下</w:t><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:p>'
    assert [(line.text, line.line) for line in read(body).lines] == [("上", 1), ("下□", 1)]


def test_lines_count_paragraphs_and_empty_ones_are_kept() -> None:
    assert [(line.line, line.text) for line in read(p("甲") + "<w:p/>" + p("乙")).lines] == [
        (1, "甲"),
        (2, ""),
        (3, "乙"),
    ]


def test_indents_are_in_characters() -> None:
    body = (
        p("甲", '<w:ind w:firstLineChars="200" w:firstLine="640"/>')
        + p("乙", '<w:ind w:firstLine="640"/>')
        + p("　　丙")
    )
    assert [line.indent for line in read(body).lines] == [2.0, 2.0, 2.0]


def test_what_we_write_we_read_again(tmp_path: Path) -> None:
    blocks = (
        Para((Text("在大会上的讲话"),), style="title"),
        Toc(3, "目录"),
        Heading(2, (Text("一、坚持“两个结合”——从头说起"),), id="h"),
        Para(
            (Styled("heading3", (Text("（一）行内。"),)), Text("后面是正文……")),
            number="1",
            outline=((3, "（一）行内", "o"),),
        ),
        Para((Text("又一段，1986. 那一年 * _ # <&> 不变。"),), number="2"),
    )
    path = tmp_path / "a.docx"
    path.write_bytes(write(Document("讲义", "题", blocks), load_layout().plain, "docx").data)
    source = read_paragraphs(path, path.read_bytes())
    assert [line.text for line in source.lines] == [
        "在大会上的讲话", "一、坚持“两个结合”——从头说起", "（一）行内。后面是正文……", "又一段，1986. 那一年 * _ # <&> 不变。",
    ]  # fmt: skip
    speech = read_speech(path)
    assert speech.title == "在大会上的讲话"
    assert speech.sections[0].text == "一、坚持“两个结合”——从头说起"


def test_a_break_inside_a_heading_is_for_its_look_only() -> None:
    run = "<w:r><w:t>关于改善</w:t><w:br/><w:t>人居环境的意见</w:t></w:r>"
    assert texts(f'<w:p><w:pPr><w:pStyle w:val="t"/></w:pPr>{run}</w:p>') == ["关于改善人居环境的意见"]
    assert texts(f"<w:p>{run}</w:p>") == ["关于改善", "人居环境的意见"]
