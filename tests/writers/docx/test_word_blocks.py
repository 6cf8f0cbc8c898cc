"""Blocks and inlines in the Word file, as far as no trap covers them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import (
    Blank,
    Block,
    Box,
    Columns,
    Comment,
    Cornell,
    Document,
    Dotted,
    Footnote,
    Heading,
    Image,
    Keep,
    LineBreak,
    LineNumbered,
    Link,
    ListBlock,
    ListItem,
    NoteLines,
    PageBreak,
    PageRef,
    Para,
    ProperName,
    Row,
    Ruby,
    Space,
    Strong,
    StyleName,
    Table,
    Text,
    Toc,
    Underline,
)
from pipeline.layout import load_layout
from pipeline.writers import lay_out, measures, write
from pipeline.writers.docx import write_docx
from pipeline.writers.docx.hints import needs, split
from tests.writers.docx.word_file import LONG, NAMES, PAGES, W, WordFile, cell, para, picture, written
from tests.writers.pdf.reading import read_pages


def values(element: Any, path: str) -> Any:
    return element.xpath(path, namespaces=NAMES)


# Text


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("“”……——·*_#<&>{}　 \n\t同志a1"),
        max_size=40,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_text_arrives_as_it_is(text: str) -> None:
    allowed = "".join(char for char in text if char >= " " or char in "\n\t\r")
    allowed = allowed.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "").replace("\uffff", "")
    (paragraph,) = written(para(text)).find("//w:body/w:p")
    signs = {f"{W}t": None, f"{W}br": "\n", f"{W}tab": "\t"}
    found = [signs[node.tag] or node.text for node in paragraph.iter(*signs)]
    assert "".join(found) == allowed


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("他说“好”。", [("他说“好”。", True)]),
        ("没有记号。", [("没有记号。", False)]),
        ("He said “no” — really…", [("He said “no” — really…", False)]),
        ("见“Word”一节", [("见“Word”一节", True)]),
        ("“OK” he said，“好”", [("“OK” he said，", False), ("“好”", True)]),
        ("——", [("——", True)]),
        ("第—章 café", [("第—章 caf", True), ("é", False)]),
    ],
)
def test_signs_are_hinted_by_their_neighbours(text: str, runs: list[tuple[str, bool]]) -> None:
    assert list(split(text, needs(text))) == runs


def test_a_sign_knows_its_neighbour_in_the_next_inline() -> None:
    file = written(Para((Text("“"), Strong((Text("要点"),)), Text("”"))))
    hints = [values(run, "string(w:rPr/w:rFonts/@w:hint)") for run in file.find("//w:r")]
    assert hints == ["eastAsia", "", "eastAsia"]


def test_nested_emphasis_keeps_both_looks() -> None:
    file = written(Para((Strong((Underline((Dotted((Text("重"),)),)),)),)))
    (properties,) = file.find("//w:r/w:rPr")
    assert [(child.tag[len(W) :], child.get(f"{W}val")) for child in properties] == [
        ("rStyle", "Strong"), ("u", "single"), ("em", "underDot"),
    ]  # fmt: skip


def test_two_names_in_a_row_have_two_lines() -> None:
    file = written(Para((ProperName((Text("张三"),)), ProperName((Text("李四"),)))))
    assert [values(run, "string(w:rPr/w:rStyle/@w:val)") for run in file.find("//w:r")] == [
        "ProperName",
        "",
        "ProperName",
    ]


def test_pinyin_stands_above_its_base() -> None:
    (ruby,) = written(Para((Ruby("镕", "róng"),))).find("//w:ruby")
    assert values(ruby, "w:rt//w:t/text()") == ["róng"]
    assert values(ruby, "w:rubyBase//w:t/text()") == ["镕"]
    assert values(ruby, "w:rubyPr/w:hps/@w:val") == ["14"]


@pytest.mark.parametrize(("chars", "spaces"), [(4, "\u2003" * 4), (2.5, "\u2003\u2003\u2002"), (0.5, "\u2003")])
def test_a_blank_is_as_wide_as_its_characters(chars: float, spaces: str) -> None:
    assert written(Para((Blank(chars),))).texts() == [spaces]


def test_links_go_to_blocks_and_safe_addresses_only() -> None:
    link = [
        Link(target, (Text("甲"),))
        for target in ("#h", "#nowhere", "https://example.org/", "javascript:alert(1)", "file:///etc")
    ]
    file = written(Heading(2, (Text("一"),), id="h"), Para(tuple(link)))
    assert len(file.find("//w:hyperlink")) == 2
    assert file.find("//w:hyperlink/@w:anchor") == file.find("//w:bookmarkStart/@w:name")
    assert "".join(file.texts()) == "一" + "甲" * 5
    assert file.parts["word/_rels/document.xml.rels"].count(b"External") == 1


def test_a_page_reference_shows_the_page_and_is_a_field() -> None:
    file = written(Para((Text("文"),), id="p1"), Para((PageRef("p1"),)), pages=PAGES)
    (name,) = file.find("//w:bookmarkStart/@w:name")
    assert file.find("//w:instrText/text()") == [f" PAGEREF {name} \\h "]
    assert file.texts() == ["文", "2"]


def test_footnotes_are_circled_and_begin_anew_on_each_page() -> None:
    file = written(Para((Text("文"), Footnote((Text("注一"),)), Footnote((Text("注二"),)))))
    assert file.find("//w:footnoteReference/@w:id") == ["1", "2"]
    notes = file.find("//w:footnote[not(@w:type)]", "footnotes")
    assert ["".join(note.itertext(f"{W}t")) for note in notes] == ["注一", "注二"]
    for part, path in (("settings", "//w:footnotePr"), ("document", "//w:sectPr/w:footnotePr")):
        assert file.find(f"{path}/w:numFmt/@w:val", part) == ["decimalEnclosedCircleChinese"]
        assert file.find(f"{path}/w:numRestart/@w:val", part) == ["eachPage"]


def test_comments_bear_the_layouts_author_and_no_date() -> None:
    changes = ["word.comment_author=校对组"]
    file = written(Para((Text("前"), Comment("应为“的”", (Text("得"),)), Text("后"))), changes=changes)
    (comment,) = file.find("//w:comment", "comments")
    assert dict(comment.attrib) == {f"{W}id": "0", f"{W}author": "校对组", f"{W}initials": "校对"}
    assert "".join(comment.itertext(f"{W}t")) == "应为“的”"
    assert file.texts() == ["前得后"]
    order = [node.tag[len(W) :] for node in file.find("//w:p/*") if "comment" in node.tag.lower()]
    assert order == ["commentRangeStart", "commentRangeEnd"]


# Paragraphs


def test_the_number_in_the_margin_is_no_part_of_the_text() -> None:
    numbers = ("1", "2", "5", "6~7", "6~7")
    file = written(*(Para((Text("文"),), number=number) for number in numbers))
    assert file.texts() == ["文"] * 5
    ids = file.find("//w:numPr/w:numId/@w:val")
    assert ids[0] == ids[1]
    assert len(set(ids)) == 4  # 1 and 2 in one; 5, 6~7 and 6~7 each begin anew
    levels = file.find("//w:lvl", "numbering")
    assert {values(level, "w:lvlText/@w:val")[0].strip() for level in levels} == {"%1", "%1~7"}
    assert {values(level, "w:lvlJc/@w:val")[0] for level in levels} == {"right"}
    assert file.find("//w:startOverride/@w:val", "numbering") == ["1", "5", "6", "6"]
    assert {values(level, "w:pPr/w:ind/@w:firstLine")[0] for level in levels} == {"560"}  # the style's own


def test_a_page_break_is_the_next_paragraphs_and_none_is_left_over() -> None:
    file = written(PageBreak(), para("甲"), PageBreak(), PageBreak(), para("乙"), PageBreak())
    breaks = [bool(values(p, "w:pPr/w:pageBreakBefore")) for p in file.find("//w:p")]
    assert breaks == [False, True]
    assert not file.find("//w:br")


def test_alignment_other_than_the_styles_takes_the_indent_away() -> None:
    (properties,) = written(para("中", align="center")).find("//w:p/w:pPr")
    assert values(properties, "w:jc/@w:val") == ["center"]
    assert values(properties, "w:ind/@w:firstLineChars") == ["0"]
    (plain,) = written(para("两端", align="justify")).find("//w:p/w:pPr")
    assert [child.tag for child in plain] == [f"{W}pStyle"]


def test_run_in_headings_are_in_the_contents_and_survive_an_update() -> None:
    run_in = Para((Text("（一）行内。后文"),), outline=((3, "（一）行内", "run-in"),))
    file = written(Toc(3), run_in, pages=PAGES)
    assert file.find("//w:sdt//w:hyperlink//w:t/text()") == ["（一）行内", "3"]
    assert ' TC "（一）行内" \\l 3 ' in file.find("//w:instrText/text()")
    assert "\\f" in file.find("//w:instrText/text()")[0]
    assert file.find("//w:r[w:instrText[contains(., ' TC ')]]/w:rPr/w:vanish")


def test_what_is_kept_together_is_chained() -> None:
    file = written(Keep((para("甲"), Table((1,), (Row((cell("乙"),)),)), para("丙"))))
    assert [bool(values(p, "w:pPr/w:keepNext")) for p in file.find("//w:p")] == [True, True, False]


def test_blank_lines_may_be_halves() -> None:
    lines = written(para("甲"), Space(1.5), para("乙")).find("//w:p[w:pPr/w:pStyle/@w:val='BlankLine']")
    assert [values(line, "string(w:pPr/w:spacing/@w:line)") for line in lines] == ["", "240"]


# Lists and tables


def test_list_text_hangs_behind_its_marker_and_inner_lists_go_in_further() -> None:
    inner = ListBlock((ListItem((para("子", style="item"),)),), "（1）")
    file = written(ListBlock((ListItem((para("甲", style="item"), inner)),), "1."))
    indents = [
        (level.get(f"{W}left"), level.get(f"{W}hanging")) for level in file.find("//w:lvl/w:pPr/w:ind", "numbering")
    ]
    assert indents == [("560", "560"), ("1120", "560")]
    assert file.find("//w:lvl/w:suff/@w:val", "numbering") == ["tab", "nothing"]


def test_cells_span_columns_and_short_rows_are_filled_up() -> None:
    file = written(Table((2, 1), (Row((cell("通", colspan=2),)), Row((cell("短"),)))))
    assert file.find("//w:gridSpan/@w:val") == ["2"]
    assert [len(values(row, "w:tc")) for row in file.find("//w:tr")] == [1, 2]


def test_a_three_line_table_has_a_line_under_its_head_only() -> None:
    rows = (Row((cell("项", "table_head"),)), Row((cell("甲"),)), Row((cell("乙"),)))
    file = written(Table((1,), rows, 1, "rules"))
    assert [bool(values(row, ".//w:tcBorders/w:bottom")) for row in file.find("//w:tr")] == [True, False, False]
    assert file.find("//w:tblStyle/@w:val") == ["ThreeLineTable"]


def test_two_tables_do_not_grow_into_one() -> None:
    table = Table((1,), (Row((cell("甲"),)),))
    tags = [node.tag[len(W) :] for node in written(table, table, NoteLines(2)).find("//w:body/*")]
    assert tags == ["tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_box_is_whole_unless_it_is_longer_than_a_page() -> None:
    short = written(Box((Text("题"),), (para("文", style="box"),)))
    assert short.texts()[:2] == ["题", "文"]
    assert short.find("//w:cantSplit")
    assert not written(Box((), (para("文" * 3000, style="box"),))).find("//w:cantSplit")


def test_writing_lines_are_rows_at_the_writing_pitch() -> None:
    heights = written(NoteLines(5)).find("//w:tr/w:trPr/w:trHeight")
    assert [(row.get(f"{W}val"), row.get(f"{W}hRule")) for row in heights] == [("480", "exact")] * 5


def test_lines_that_fill_the_page_leave_room_for_what_stands_above() -> None:
    layout = load_layout("handout-a4").plain
    pitch = measures.writing_pitch(layout)
    alone = len(written(NoteLines(None)).find("//w:tr"))
    below = len(written(*[para("一行")] * 10, NoteLines(None)).find("//w:tr"))
    assert alone == int((layout.page.depth - 6) / pitch)
    assert alone - 12 <= below <= alone - 10


@pytest.mark.parametrize("style", ["body", "quote"])
@pytest.mark.parametrize("count", [100, 300, 600])
def test_lines_fill_the_page_in_word_as_in_the_pdf(style: StyleName, count: int) -> None:
    text = ("我们要坚持从实际出发认真做好各项工作努力完成今年的任务" * 30)[:count]
    document = Document("讲义", "讲话", (para(text, style=style), NoteLines(None)))
    layout = load_layout("handout-a4").plain
    rows = len(WordFile(write(document, layout, "docx").data).find("//w:tr"))
    (page,) = read_pages(write(document, layout, "pdf").data)
    assert len(page.rules) - 1 <= rows <= len(page.rules)


def test_a_heading_goes_along_when_lines_fill_the_next_page() -> None:
    file = written(*[para("一行")] * 26, Heading(2, (Text("笔记"),)), NoteLines(None))
    assert file.find("//w:p[w:pPr/w:pageBreakBefore]//w:t/text()") == ["笔记"]


@pytest.mark.parametrize("above", range(0, 60, 7))
def test_lines_that_fill_the_page_are_those_of_the_pdf_less_one(above: int) -> None:
    lines = NoteLines(None)
    blocks: list[Block] = [*[para("一行")] * above, lines]
    laid_out = lay_out(Document("讲义", "题", tuple(blocks)), load_layout("handout-a4").plain)
    drawn = sum(1 for sheet in laid_out.sheets for placed in sheet.placed if placed.strip.fills is lines)
    assert drawn - 1 <= len(written(*blocks).find("//w:tr")) <= drawn


@pytest.mark.parametrize("block", [NoteLines(None), Cornell("提示", "笔记", "小结")])
def test_the_pages_of_an_equal_document_are_not_taken_for_its_own(block: Block) -> None:
    layout = load_layout("handout-a4").plain
    document = Document("讲义", "题", (Keep((para("前"), block)), Box((), (NoteLines(None),))))
    equal = deepcopy(document)
    assert write_docx(document, layout, lay_out(document, layout).pages).data
    with pytest.raises(LookupError, match=r"the page map does not know .*; write a document with the map of its own"):
        write_docx(equal, layout, lay_out(document, layout).pages)


def test_what_follows_lines_that_fill_the_page_begins_a_page() -> None:
    file = written(para("前"), NoteLines(None), para("后"))
    assert file.find("//w:p[w:pPr/w:pageBreakBefore]//w:t/text()") == ["后"]


def test_a_right_hand_page_after_lines_that_fill_the_page_is_begun_once() -> None:
    file = written(NoteLines(None), PageBreak("odd"), para("后"))
    assert file.find("//w:sectPr/w:type/@w:val")[-1] == "oddPage"
    assert not file.find("//w:pageBreakBefore")


def test_lines_fill_the_page_below_other_lines_as_in_the_pdf() -> None:
    file = written(*[para("一行")] * 14, NoteLines(12), NoteLines(None))
    assert len(file.find("//w:tr")) > 12 + 20
    assert len(file.find("//w:p[w:pPr/w:pageBreakBefore]")) == 1


def test_a_cornell_sheet_fills_the_page_and_is_ruled() -> None:
    layout = load_layout("handout-a4").plain
    rows = written(Cornell("线索", "笔记", "总结")).find("//w:tr")
    height = sum(int(values(row, "w:trPr/w:trHeight/@w:val")[0]) for row in rows) / 20
    assert layout.page.depth - 2 * measures.writing_pitch(layout) < height < layout.page.depth
    assert len(values(rows[1], "w:tc")) == 2
    assert len(values(rows[-1], "w:tc")) == 1


# Sections, heads and feet


def test_columns_and_numbered_lines_have_their_own_sections() -> None:
    file = written(para("前"), Columns(2, (para(LONG),)), para("中"), LineNumbered(5, (para(LONG),)), para("后"))
    sections = file.find("//w:sectPr")
    assert [values(each, "string(w:cols/@w:num)") for each in sections] == ["", "2", "", "", ""]
    assert [values(each, "string(w:type/@w:val)") for each in sections] == ["nextPage"] + ["continuous"] * 4
    assert [values(each, "string(w:lnNumType/@w:countBy)") for each in sections] == ["", "", "", "5", ""]
    allowed = file.find("//w:p[w:pPr/w:suppressLineNumbers[@w:val='0']]")
    assert ["".join(p.itertext(f"{W}t")) for p in allowed] == [LONG]


def test_columns_at_the_end_are_balanced_by_a_section_after_them() -> None:
    sections = written(Columns(2, (para(LONG),))).find("//w:sectPr")
    assert [values(each, "string(w:cols/@w:num)") for each in sections] == ["2", ""]


def test_heads_name_title_facts_and_pages() -> None:
    changes = ["meeting={单位: 某厅}", "header={inside: '{单位}', center: '', outside: '{title}', first_page: true}",
               "footer={center: '第{page}页，共{pages}页', distance: 14mm}", "page_number.show=false"]  # fmt: skip
    file = written(para("文"), changes=changes, pages=PAGES)
    odd, even = file.stories("header")
    assert ["".join(file.find("//w:t/text()", part)) for part in (odd, even)] == [
        "某厅在大会上的讲话",
        "在大会上的讲话某厅",
    ]
    assert len(file.find("//w:tab[not(@w:pos)]", odd)) == 2
    assert "".join(file.find("//w:t/text()", file.stories("footer")[0])) == "第1页，共9页"
    assert not file.find("//w:titlePg")


def test_the_first_page_has_no_head_when_the_layout_says_so() -> None:
    file = written(para("文"))
    assert file.find("//w:titlePg")
    (first,) = file.find("//w:headerReference[@w:type='first']/@r:id")
    assert first
    assert ["".join(file.find("//w:t/text()", part)) for part in file.stories("header")] == ["在大会上的讲话"] * 2 + [
        ""
    ]


def test_the_watermark_is_behind_every_page_and_the_binding_line_on_right_hand_ones() -> None:
    changes = ["word.watermark=内部 & 资料", "page.binding_line=true"]
    file = written(para("文"), changes=changes)
    heads = file.stories("header")
    assert len(heads) == 3
    assert [file.find("//v:textpath/@string", part) for part in heads] == [["内部 & 资料"]] * 3
    assert [len(file.find("//v:line", part)) for part in heads] == [1, 0, 1]


def test_the_binding_line_stands_half_way_to_the_text_as_high_as_the_type_area() -> None:
    changes = ["page.binding_line=true", "page.inside=30mm", "page.top=40mm", "page.bottom=20mm"]
    file = written(para("文"), changes=changes)
    page = load_layout("handout-a4", changes).plain.page
    (line,) = file.find("//v:line", file.stories("header")[0])
    ends = [[float(value.removesuffix("pt")) for value in line.get(end).split(",")] for end in ("from", "to")]
    assert ends[0] == pytest.approx([page.inside / 2, page.top], abs=0.1)
    assert ends[1] == pytest.approx([page.inside / 2, page.height - page.bottom], abs=0.1)
    assert "relative:page;mso-position-vertical-relative:page" in line.get("style")


def test_page_numbers_begin_where_the_layout_says() -> None:
    assert written(para("文"), changes=["page_number.start=5"]).find("//w:pgNumType/@w:start") == ["5"]


def test_a_tall_picture_fits_the_page() -> None:
    layout = load_layout("handout-a4").plain
    changes = ["page={size: A5, orientation: landscape}"]
    (extent,) = written(Image(picture(), 1, "图"), changes=changes).find("//wp:extent")
    assert int(extent.get("cy")) / 12700 <= load_layout("handout-a4", changes).plain.page.depth
    assert layout.page.depth > 0


def test_a_line_break_stays_inside_its_paragraph() -> None:
    file = written(Para((Text("上"), LineBreak(), Text("下"))))
    assert len(file.find("//w:p")) == 1
    assert len(file.find("//w:br")) == 1


def test_a_long_title_breaks_between_words_into_lines_of_like_length() -> None:
    title = "国务院办公厅关于改善农村人居环境的指导意见"
    file = written(para(title, style="title"), layout="booklet-a5")
    assert file.texts() == [title]
    (paragraph,) = file.find("//w:body/w:p")
    first, second = (node.text for node in paragraph.iter(f"{W}t"))
    assert (first, second) == ("国务院办公厅关于改善", "农村人居环境的指导意见")
    assert len(list(paragraph.iter(f"{W}br"))) == 1
    assert not written(para("短标题", style="title")).find("//w:br")


def test_a_second_paragraph_of_an_item_stands_under_its_first() -> None:
    file = written(ListBlock((ListItem((para("甲", style="item"), para("续", style="item"), para("文"))),)))
    indents = file.find("//w:body/w:p/w:pPr/w:ind")
    assert [(each.get(f"{W}left"), each.get(f"{W}firstLine")) for each in indents] == [("560", "0"), ("560", "0")]


def test_a_table_that_begins_a_section_has_a_paragraph_before_it() -> None:
    table = Table((1,), (Row((cell("甲"),)),))
    tags = [node.tag[len(W) :] for node in written(para("前"), PageBreak("odd"), table).find("//w:body/*")]
    assert tags == ["p", "p", "tbl", "p", "sectPr"]


def test_cells_too_many_go_into_the_last_one() -> None:
    file = written(Table((1, 1), (Row((cell("甲"), cell("乙"), cell("丙"))), Row((cell("宽", colspan=9),)))))
    cells = [["".join(p.itertext(f"{W}t")) for p in values(c, "w:p")] for c in file.find("//w:tc")]
    assert cells == [["甲"], ["乙", "丙"], ["宽"]]


def test_a_footnote_holds_no_notes_comments_or_outside_links() -> None:
    inner = (
        Text("注"),
        Footnote((Text("内"),)),
        Comment("批", (Text("文"),)),
        Link("https://example.org", (Text("址"),)),
    )
    file = written(Para((Footnote(inner),)))
    assert "".join(file.find("//w:footnote[not(@w:type)]//w:t/text()", "footnotes")) == "注（内）文址"
    assert "word/comments.xml" not in file.parts
    assert "word/_rels/footnotes.xml.rels" not in file.parts


def test_frames_in_frames_stay_wide_enough_for_a_picture() -> None:
    block: Block = Image(picture(), 1, "图")
    for _ in range(12):
        block = Box((), (Columns(3, (block,)),))
    assert all(int(width) > 0 for width in written(block).find("//wp:extent/@cx"))
