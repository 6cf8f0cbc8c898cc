"""A document with every kind of block and inline."""

from __future__ import annotations

import io

from PIL import Image as Pillow

from pipeline.document import (
    Blank,
    Block,
    Box,
    Cell,
    Columns,
    Comment,
    Cornell,
    Dotted,
    Footnote,
    Heading,
    Image,
    Inline,
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
    Raised,
    Row,
    Ruby,
    Rule,
    Space,
    Strong,
    Styled,
    Table,
    Text,
    Toc,
    Underline,
)
from tests.writers.pdf.reading import SPEECH, para, text


def picture(width: int = 60, height: int = 40, kind: str = "PNG", mode: str = "RGB") -> bytes:
    buffer = io.BytesIO()
    Pillow.new(mode, (width, height)).save(buffer, kind)
    return buffer.getvalue()


def inlines() -> tuple[Inline, ...]:
    return (
        Text("普通文字，"), Strong(text("着重")), Text("，"), Styled("heading2", text("黑体句。")), Dotted(text("着重号")),
        Text("，"), ProperName(text("孙中山")), ProperName(text("毛泽东")), Text("、"), Underline(text("下划线")), Text("x"),
        Raised("super", text("2")), Text("H"), Raised("sub", text("2")), Text("O，"), Ruby("初心", "chū xīn"),
        Text("是"), Blank(6), Text("。"), Link("https://example.org/", text("网址")), Text("与"),
        Link("#part2", text("第二部分")), Text("（第"), PageRef("part2"), Text("页）。"), Footnote(text("脚注之一。")),
        Comment("批注", text("被批注的话")), LineBreak(), Text("新的一行。"), Footnote((Text("脚注之二："), Link("https://example.org/n", text("出处")))),
    )  # fmt: skip


def all_blocks() -> list[Block]:
    head = Row(tuple(Cell((para(one, "table_head"),)) for one in ("序号", "名称", "说明")))
    rows = [Row((Cell((para(str(n), "table"),), align="center"), Cell((para("名称", "table"),)),
                 Cell((para(SPEECH[1][: 8 + 5 * n], "table"),)))) for n in range(9)]  # fmt: skip
    items = tuple(ListItem((para(one, "item"),)) for one in ("第一项", "第二项"))
    nested = ListItem((para("第三项", "item"), ListBlock(items, "（1）")))
    return [
        para("在读书班上的讲话", "title"), para("学习讲义", "subtitle"), Toc(3, "目　录"), PageBreak("odd"),
        Heading(1, text("第一部分"), "part1"), para("同志们：", "salutation"), Para(inlines(), id="p1", number="1"),
        para(SPEECH[3], number="2"), Heading(2, text("一、列表")), ListBlock((*items, nested)),
        ListBlock(items, "A."), ListBlock(items, "□"), Heading(3, text("（一）表格")),
        Table((1, 2, 3), (head, *rows), head=1, id="table1"), Space(1), Rule(),
        Box(text("提示"), (para(SPEECH[3][:90], "box"),)), Columns(2, tuple(para(one[:120]) for one in SPEECH[2:6])),
        Image(picture(), 0.4, "一幅图"), para("图1　示意", "caption"), para("1. 什么是初心？", "question"), NoteLines(4),
        Keep((para("甲"), para("乙"))), LineNumbered(5, tuple(para(one) for one in SPEECH[5:7])),
        Para((Text("第一，明确初心。"), Text(SPEECH[9][:120])), outline=((3, "第一，明确初心。", "run1"),)),
        para("自由笔记", "label", keep_with_next=True), NoteLines(None), Heading(1, text("第二部分"), "part2"),
        Cornell("线索", "笔记", "总结"), para("结束语。", "closing"),
    ]  # fmt: skip
