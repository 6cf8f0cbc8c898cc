"""The markup: what elements become, what is refused, and that no character is lost on the way."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import escape

from pipeline import document as d
from pipeline.errors import PipelineError
from pipeline.markup import Source, guard, parse_markup, place_mark

CHARACTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(CHARACTERS, min_size=1) | st.lists(
    st.sampled_from(["*", "_", "#", "<", "&", "{{ }}", "1. ", "　", "  ", "“‘’”", "\r\n", "\n", "\t", "\x00", "\x0b",
                     "\ufffe", "\U0010fffd", "\U0010fffc", "]]>", "<!--", "好"]), min_size=1).map("".join)  # fmt: skip


def one(xml: str) -> d.Block:
    (block,) = parse_markup(xml, "t.xml.j2")
    return block


def fault(xml: str) -> str:
    with pytest.raises(PipelineError) as caught:
        parse_markup(xml, "t.xml.j2")
    return str(caught.value)


@given(TEXTS)
@example("　　今天，*机关")
@example(" 前后 ")
def test_every_character_of_a_value_comes_through(text: str) -> None:
    assert one(f"<p>\n  {escape(guard(text))}\n</p>") == d.Para((d.Text(text),))
    assert one(f'<box title="{escape(guard(text))}"/>') == d.Box((d.Text(text),), ())


def test_half_a_character_is_shown_as_unreadable() -> None:
    assert one(f"<p>{guard(chr(0xD800) + '好')}</p>") == d.Para((d.Text("\ufffd好"),))


def test_line_breaks_and_indentation_of_the_template_are_nothing() -> None:
    block = one("<p>\n    上一行，\n    下一行 <strong>黑</strong>\n  half a\n  line　 end\n</p>")
    assert block == d.Para((d.Text("上一行，下一行 "), d.Strong((d.Text("黑"),)), d.Text("half a line　 end")))


def test_blocks_have_their_attributes() -> None:
    assert one('<h2 id="s1" class="heading5" toc="no">甲</h2>') == d.Heading(
        2, (d.Text("甲"),), "s1", "heading5", False
    )
    assert one('<p class="quote" align="center" id="p1" number="3" keep="next"/>') == d.Para(
        (), "quote", "center", "p1", "3", (), True
    )
    assert one('<ol marker="（一）" start="3"><li>甲</li></ol>') == d.ListBlock(
        (d.ListItem((d.Para((d.Text("甲"),), "item"),)),), "（一）", 3
    )
    assert one('<notes lines="8"/>') == d.NoteLines(8)
    assert one("<notes/>") == d.NoteLines(None)
    assert one('<cornell cue="问" notes="记" summary="结"/>') == d.Cornell("问", "记", "结")
    assert one('<columns count="2"><hr/></columns>') == d.Columns(2, (d.Rule(),))
    assert one('<linenumbered every="5"><space lines="1.5"/></linenumbered>') == d.LineNumbered(5, (d.Space(1.5),))
    assert one('<keep><pagebreak side="odd"/></keep>') == d.Keep((d.PageBreak("odd"),))
    assert one('<toc levels="2" title="目录"/>') == d.Toc(2, "目录")


def test_inlines_become_what_their_names_say() -> None:
    assert one(
        '<p><em>点</em><u>线</u><sup>上</sup><sub>下</sub><ruby>衡<rt>héng</rt></ruby><blank chars="4"/><name>名</name>'
        '<footnote>注</footnote><comment note="疑">词</comment><br/><a href="https://a.cn">网</a></p>'
    ) == d.Para((
        d.Dotted((d.Text("点"),)), d.Underline((d.Text("线"),)), d.Raised("super", (d.Text("上"),)),
        d.Raised("sub", (d.Text("下"),)), d.Ruby("衡", "héng"), d.Blank(4), d.ProperName((d.Text("名"),)),
        d.Footnote((d.Text("注"),)), d.Comment("疑", (d.Text("词"),)), d.LineBreak(),
        d.Link("https://a.cn", (d.Text("网"),)),
    ))  # fmt: skip


def test_run_in_headings_are_listed_by_their_paragraph() -> None:
    block = one('<p><strong><span class="heading3" id="s1.1">头。</span></strong><span class="heading5" id="x" level="7">'
                '尾</span></p>')  # fmt: skip
    assert isinstance(block, d.Para)
    assert block.outline == ((3, "头。", "s1.1"), (7, "尾", "x"))
    assert block.children[1] == d.Styled("heading5", (d.Text("尾"),))


def test_links_and_page_references_find_their_block() -> None:
    para, heading = parse_markup('<p><a href="#s1">见</a><pageref to="s1"/></p><h1 id="s1">甲</h1>', "t")
    assert para == d.Para((d.Link("#s1", (d.Text("见"),)), d.PageRef("s1")))
    assert isinstance(heading, d.Heading)


def test_tables_know_their_head_and_columns() -> None:
    table = one('<table widths="1 2" border="rules"><tr><th>甲</th><th align="center">乙</th></tr>'
                '<tr height="2"><td colspan="2">丙<p>丁</p></td></tr></table>')  # fmt: skip
    assert table == d.Table(
        (1, 2),
        (
            d.Row((
                d.Cell((d.Para((d.Text("甲"),), "table_head"),)),
                d.Cell((d.Para((d.Text("乙"),), "table_head"),), align="center"),
            )),
            d.Row((d.Cell((d.Para((d.Text("丙"),), "table"), d.Para((d.Text("丁"),))), colspan=2),), 2),
        ),
        head=1,
        border="rules",
    )  # fmt: skip
    grouped = one("<table><thead><tr><td>甲</td></tr></thead><tbody><tr><td>乙</td></tr></tbody></table>")
    assert isinstance(grouped, d.Table)
    assert (grouped.head, grouped.widths) == (1, (1,))


@pytest.mark.parametrize(
    ("xml", "message"),
    [
        ("<p>a</p>\n  <tabel/>", "t.xml.j2:2:3: unknown element <tabel>; did you mean 'table'?"),
        ("<p><i>a</i></p>", "t.xml.j2:1:4: unknown element <i>; write <em> for 着重号; Chinese has no italic"),
        ("<p clas='quote'/>", "t.xml.j2:1:1: <p> has no attribute 'clas'; did you mean 'class'?"),
        ("<hr class='quote'/>", "t.xml.j2:1:1: <hr> has no attribute 'class'; <hr> takes none"),
        ("<p class='qoute'/>", "t.xml.j2:1:1: <p class='qoute'> is not allowed; did you mean 'quote'?"),
        ("<p align='middle'/>", "t.xml.j2:1:1: <p align='middle'> is not allowed; write one of left, right, center, justify"),
        ("<notes lines='0'/>", "t.xml.j2:1:1: <notes lines='0'> is not allowed; write a whole number from 1 to 500"),
        ("<p><blank/></p>", "t.xml.j2:1:4: <blank> needs chars; write <blank chars=\"…\">"),
        ("<p><blank chars='nan'/></p>", "t.xml.j2:1:4: <blank chars='nan'> is not allowed; write a number from 0.5 to 500"),
        ("<p><a href='javascript:x'>a</a></p>",
         "t.xml.j2:1:4: <a href='javascript:x'> is not allowed; write #id or an address that begins with https://"),
        ("<p><a href='#s1'>a</a></p><h1 id='s2'>b</h1>", "t.xml.j2:1:4: nothing has the id 's1'; did you mean 's2'?"),
        ("<hr/><h1 id='a'/>\n<h2 id='a'/>", "t.xml.j2:2:1: the id 'a' is used twice; give each block an id of its own"),
        ("<p>一\n<p>二</p></p>", "t.xml.j2:2:1: <p> cannot stand in <p>; close the element before it first"),
        ("<hr/>\n好", "t.xml.j2:2:1: '好' cannot stand outside a block; put it in a <p>"),
        ("<ol>甲</ol>", "t.xml.j2:1:5: '甲' cannot stand in <ol>"),
        ("<li>甲</li>", "t.xml.j2:1:1: <li> cannot stand outside a block; it stands in <ol>, <ul>"),
        ("<p>一", "t.xml.j2:1:1: <p> is never closed; add </p>"),
        ("<p>一</q>", "t.xml.j2:1:5: </q> where <p> is open; close it first with </p>"),
        ("<p>一</p></p>", "t.xml.j2:1:9: </p> closes nothing; take it out"),
        ("</document><p/>", "t.xml.j2:1:1: </document> closes nothing; take it out"),
        ("<p>a < b</p>", "t.xml.j2:1:7: is not well-formed; write &lt; for <, &amp; for &, and attributes in quotes"),
        ("<p>&nbsp;</p>", "t.xml.j2:1:4: unknown name after &; write the character itself, or &amp; for &"),
        ("<!DOCTYPE p><p/>", "t.xml.j2:1:1: a template has no <!DOCTYPE>; leave it out; entities cannot be defined"),
        ("<?php ?><p/>", "t.xml.j2:1:1: a template has no <?…?>; leave it out"),
        ("<table/>", "t.xml.j2:1:1: <table> has no rows; add <tr><td>…</td></tr>, or leave the table out"),
        ("<table widths='1 2'><tr><td/></tr></table>",
         "t.xml.j2:1:1: <table> has 2 columns but rows of 1; give each row as many cells"),
        ("<table><tr><td/></tr><tr><th/></tr></table>",
         "t.xml.j2:1:1: <table> has a row of <th> below a row of <td>; put the head rows first"),
        ("<p><ruby>衡</ruby></p>",
         "t.xml.j2:1:4: <ruby> needs its characters and then one <rt>; write <ruby>衡<rt>héng</rt></ruby>"),
        ("<p><span class='quote' id='a'>甲</span></p>",
         "t.xml.j2:1:4: <span> has an id but is no run-in heading; write class=\"heading2\" or one of its kind"),
        ("<box><span class='heading2' id='a'>甲</span></box>",
         "t.xml.j2:1:1: <box> holds a run-in heading; run-in headings stand in a <p>"),
        ("<keep>" * 60 + "</keep>" * 60, "t.xml.j2:1:355: elements stand 60 deep in one another; write fewer levels"),
    ],
)  # fmt: skip
def test_faults_have_a_place_and_a_hint(xml: str, message: str) -> None:
    assert fault(xml) == message


def test_long_documents_are_read_in_one_go() -> None:
    start = time.process_time()
    assert len(parse_markup("<p>正文正文正文正文正文正文正文正文正文正文</p>" * 20_000, "t")) == 20_000
    assert time.process_time() - start < 3  # reading it all again for each element takes a minute


def test_entities_cannot_be_made_to_grow() -> None:
    bomb = '<!DOCTYPE z [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b;</p>'
    assert "a template has no <!DOCTYPE>" in fault(bomb)


def test_faults_name_the_template_that_wrote_the_markup() -> None:
    sources = [Source("a.j2", "<h1>题</h1>\n\n{{ x }}<p>一</p><pp/>"), Source("b.j2", "<hr/>\n  <p clas='x'/>")]
    with pytest.raises(PipelineError) as caught:
        parse_markup(f"{place_mark(0, 1)}<h1>题</h1>\n\n<hr/>{place_mark(0, 3)}<p>一</p><pp/>", "a.j2", sources)
    assert str(caught.value) == "a.j2:3:16: unknown element <pp>; did you mean 'p'?"
    with pytest.raises(PipelineError) as caught:
        parse_markup(f"{place_mark(0, 1)}<h1>题</h1>{place_mark(1, 1)}<hr/>\n  <p clas='x'/>", "a.j2", sources)
    assert str(caught.value) == "b.j2:2:3: <p> has no attribute 'clas'; did you mean 'class'?"
