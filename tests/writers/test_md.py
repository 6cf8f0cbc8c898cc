"""Markdown read by a CommonMark reader gives back the document's text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline import document as d
from pipeline.layout import load_layout
from pipeline.layout.model import DocumentLayout
from pipeline.rendering import render
from pipeline.writers import PageMap, write
from pipeline.writers.md import write_md
from tests.samples import small_speech, small_study

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LAYOUT = load_layout().document("handout")

PIECES = ["*", "**", "_", "#", "<", "&", "&amp;", "{{ }}", "1986. ", "1) ", "- ", "+ ", "> ", "=", "~~", "`", "[a](b)",
          "![", "|", "\\", "$", "　", "  ", "“‘’”", "好", "。", "，", "A", "<b>", "---", "\t", "《", "&#42;", "www.a.cn",
          "[^1]", ":", "!"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1,
                 max_size=12).map("".join)  # fmt: skip


def markdown(*blocks: d.Block, pages: PageMap | None = None) -> str:
    return write_md(d.Document("名", "题", blocks), LAYOUT, pages).data.decode()


def test_light_words_are_not_bold_and_captions_are_light() -> None:
    term = d.Para((d.Text("三服务"), d.Styled("definition", (d.Text("（第3段）"),))), "term")
    assert markdown(term, d.Para((d.Text("图说"),), "caption")) == "**三服务**（第3段）\n\n图说\n"
    assert markdown(d.Para((d.Text("一"), d.Styled("hint", (d.Text("二"),))))) == "一二\n"


def words(tokens: Iterable[Token]) -> str:
    """Return what a reader sees of some tokens: text and line breaks; readings above characters are left out."""
    parts: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type in ("hardbreak", "softbreak") or token.content == "<br>":
            parts.append("\n")
        elif token.children:
            parts.append(words(token.children))
    return "".join(parts)


def read(source: str) -> list[tuple[str, str]]:
    """Return (kind of block, its words) for every block of inlines in Markdown."""
    tokens = READER.parse(re.sub(r"<rt>.*?</rt>", "", source))
    return [
        (tokens[index - 1].type.removesuffix("_open"), words(token.children or ()))
        for index, token in enumerate(tokens)
        if token.type == "inline"
    ]


@given(TEXTS)
@example("1986. 那一年")
@example("- 一条")
@example("　　缩进")
@example("*机关")
@example("2014年5月8日")
@example("= \\")
def test_paragraphs_come_back_character_for_character(text: str) -> None:
    assert read(markdown(d.Para((d.Text(text),)))) == [("paragraph", text)]


@given(TEXTS, TEXTS, TEXTS)
def test_emphasis_leaves_the_text_around_it_whole(before: str, inside: str, after: str) -> None:
    source = markdown(d.Para((d.Text(before), d.Strong((d.Text(inside),)), d.Text(after))))
    assert read(source) == [("paragraph", before + inside + after)]


@given(TEXTS)
@settings(max_examples=60)
def test_headings_items_cells_and_boxes_keep_their_text(text: str) -> None:
    line = (d.Text(text),)
    source = markdown(
        d.Heading(2, line),
        d.ListBlock((d.ListItem((d.Para(line, "item"),)),), "（1）"),
        d.ListBlock((d.ListItem((d.Para(line, "item"),)), d.ListItem((d.Para(line, "item"),)))),
        d.Table((1, 1), (d.Row((d.Cell((d.Para(line, "table"),)), d.Cell((d.Para(line, "table"),)))),)),
        d.Box(line, (d.Para(line, "box"),)),
        d.Para(line, "outline1"),
        d.Para(line, "outline3"),
        d.Para((d.Text("正文"), d.Footnote(line))),
    )
    found = [block for block in read(source) if not (block[0] in ("th",) and block[1] == "")]
    assert [kind for kind, _ in found] == [
        "heading", "paragraph", "paragraph", "paragraph", "td", "td", "paragraph", "paragraph", "paragraph",
        "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip
    assert [said for _, said in found[:10]] == [text, f"（1） {text}", *[text] * 8]
    assert [said for _, said in found[10:]] == ["正文注1", f"注1 {text}"]


def test_bold_that_ends_in_a_mark_is_bold_for_every_reader() -> None:
    source = markdown(d.Para((d.Text("这是"), d.Strong((d.Text("我想做的事。"),)), d.Text("所以继续。"))))
    assert source == "这是<strong>我想做的事。</strong>所以继续。\n"
    assert markdown(d.Para((d.Text("这"), d.Strong((d.Text("是"),)), d.Text("的")))) == "这**是**的\n"


def test_inlines_without_a_sign_of_markdown_are_html() -> None:
    source = markdown(
        d.Para((
            d.Ruby("衡", "héng"), d.Blank(2.5), d.Dotted((d.Text("点"),)), d.ProperName((d.Text("名"),)),
            d.Raised("sub", (d.Text("2"),)), d.LineBreak(), d.Text("- 二"), d.Link("#a", (d.Text("见"),)), d.PageRef("a"),
            d.Comment("疑", (d.Text("词"),)),
        )),
        d.Heading(1, (d.Text("一"), d.LineBreak(), d.Text("二#")), "a"),
        pages=PageMap(3, {"a": "3"}, {"a": 3}),
    )  # fmt: skip
    assert source == (
        "<ruby>衡<rt>héng</rt></ruby>＿＿＿<em>点</em><u>名</u><sub>2</sub>\\\n\\- 二[见](#a)[3](#a)词\n\n"
        '## <a id="a"></a>一<br>二\\#\n'
    )


def test_lists_checks_and_outlines_are_lists() -> None:
    def item(text: str) -> d.ListItem:
        return d.ListItem((d.Para((d.Text(text),), "item"),))

    assert markdown(d.ListBlock((item("核"), item("对")), "□")) == "- [ ] 核\n- [ ] 对\n"
    assert markdown(d.ListBlock((item("甲"), item("乙")), "一、", 3)) == "- 三、 甲\n- 四、 乙\n"
    assert markdown(d.ListBlock((item("甲"),), "1.", 12)) == "12. 甲\n"
    levels: tuple[tuple[d.StyleName, str], ...] = (
        ("outline2", "甲"), ("outline3", "乙"), ("outline1", "丙"), ("outline4", "丁"),
    )  # fmt: skip
    outline = [d.Para((d.Text(text),), style) for style, text in levels]
    assert markdown(*outline) == "- 甲\n  - 乙\n- 丙\n  - 丁\n"


def test_tables_fill_spans_and_heads_that_markdown_lacks() -> None:
    def cell(text: str, colspan: int = 1) -> d.Cell:
        return d.Cell((d.Para((d.Text(text),), "table"),), colspan)

    rows = (d.Row((cell("单位"), cell("a|b"))), d.Row((cell("通栏", 2),)))
    assert markdown(d.Table((1, 1), rows)) == "|  |  |\n| --- | --- |\n| 单位 | a&#124;b |\n| 通栏 |  |\n"
    assert markdown(d.Table((1, 1), rows[:1], border="none")) == "单位　　a&#124;b\n"


def test_the_first_title_is_the_heading_of_the_file() -> None:
    title = d.Para((d.Text("讲话"),), "title")
    assert markdown(title, title) == "# 讲话\n\n**讲话**\n"


def test_contents_are_links_to_the_headings() -> None:
    run_in = d.Para((d.Styled("heading3", (d.Text("头。"),)),), outline=((3, "头。", "s1"),))
    source = markdown(
        d.Toc(3, "目录"), d.Heading(1, (d.Text("甲"),), "p"), d.Heading(2, (d.Text("乙"),), toc=False), run_in
    )
    assert source.startswith("**目录**\n\n- [甲](#p)\n    - [头。](#s1)\n")


def test_nul_is_shown_and_other_controls_stay() -> None:
    assert markdown(d.Para((d.Text("a\x00b\x07c\r\nd"),))) == "a␀b\x07c\\\nd\n"


def test_handout_is_the_golden_markdown() -> None:
    written = write(render(small_study(), small_speech(), LAYOUT), LAYOUT, "md").data.decode()
    golden = Path(__file__).parent / "golden" / "handout.md"
    if os.environ.get("JIANGYI_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")


def test_a_rendered_handout_reads_back(layout: DocumentLayout = LAYOUT) -> None:
    speech = small_speech()
    document = render(small_study(), speech, layout)
    said = "\n".join(text for _, text in read(write(document, layout, "md").data.decode()))
    at = 0
    for paragraph in speech.paragraphs:
        at = said.index(paragraph.text, at) + len(paragraph.text)
