"""A written Word file, opened for tests; and a document with everything in it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from lxml import etree
from PIL import Image as Picture

from pipeline.document import (
    Blank,
    Block,
    Box,
    Cell,
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
from pipeline.layout import DocumentLayout, load_layout
from pipeline.writers import PageMap, lay_out
from pipeline.writers.docx import write_docx

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {
    "w": W[1:-1],
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


@dataclass
class WordFile:
    data: bytes

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    def find(self, path: str, part: str = "document") -> list[Any]:
        """Return what an XPath finds in a part; texts and attributes as strings."""
        return cast(list[Any], etree.fromstring(self.parts[f"word/{part}.xml"]).xpath(path, namespaces=NAMES))

    def stories(self, kind: str) -> list[str]:
        return sorted(name[5:-4] for name in self.parts if name.startswith(f"word/{kind}"))

    def texts(self) -> list[str]:
        """Return the text of each paragraph of the body, tables too."""
        return ["".join(p.itertext(f"{W}t")) for p in self.find("//w:body//w:p")]

    def style(self, style_id: str) -> Any:
        (found,) = self.find(f"//w:style[@w:styleId='{style_id}']", "styles")
        return found

    def style_value(self, style_id: str, path: str) -> str:
        """Return one attribute of a style."""
        (value,) = self.style(style_id).xpath(path, namespaces=NAMES)
        return str(value)


def para(text: str, **options: Any) -> Para:
    return Para((Text(text),), **options)


def cell(text: str, style: str = "table", **options: Any) -> Cell:
    return Cell((para(text, style=style),), **options)


def written(
    *blocks: Block,
    layout: str = "handout-a4",
    changes: Sequence[str] = (),
    pages: PageMap | None = None,
    **options: Any,
) -> WordFile:
    """Return the Word file of some blocks."""
    document = Document("讲义", "在大会上的讲话", blocks, **options)
    own = _layout(layout, tuple(changes))
    return WordFile(write_docx(document, own, with_fills(pages, document, own)).data)


def with_fills(pages: PageMap | None, document: Document, layout: DocumentLayout) -> PageMap:
    """Return the document's own map, with the page numbers of `pages` where they are given."""
    own = lay_out(document, layout).pages
    return own if pages is None else replace(own, pages=pages.pages, labels=pages.labels, sheets=pages.sheets)


@cache
def _layout(name: str, changes: tuple[str, ...]) -> DocumentLayout:
    return load_layout(name, changes).plain


def picture() -> bytes:
    buffer = io.BytesIO()
    Picture.new("RGB", (60, 30), (200, 40, 40)).save(buffer, "PNG")
    return buffer.getvalue()


LONG = "同志们，“我们”要看看……它怎样折行——尤其是引号和破折号，以及 English words 与数字 2026 年。" * 4
PAGES = PageMap(9, {"h1": "2", "h2": "2", "h3": "4", "run-in": "3", "p1": "2"}, {})


def everything() -> tuple[Block, ...]:
    """Return one of each block and inline, some inside each other."""
    inlines = (
        Text("着重"), Dotted((Text("加点"),)), Strong((Text("强调"), Underline((Text("双重"),)))),
        ProperName((Text("张三"),)), ProperName((Text("李四"),)), Text("X"), Raised("super", (Text("2"),)),
        Raised("sub", (Text("0"),)), Ruby("镕", "róng"), LineBreak(), Text("填"), Blank(6), Text("见"), PageRef("p1"),
        Link("#h2", (Text("总论"),)), Link("https://example.org/a?b=1&c=2", (Text("网址"),)),
        Footnote((Text("注"), Link("#h2", (Text("见上"),)))), Comment("可疑", (Text("原文"),)), Text("。"),
    )  # fmt: skip
    rows = (Row((cell("项", "table_head"), cell("目", "table_head"))), Row((cell("甲"), cell("乙"))))
    inner = ListBlock((ListItem((para("子项", style="item"),)),), "（1）")
    items = (ListItem((para("首项", style="item"), para("续段", style="item"), inner)), ListItem((para("次项"),)))
    return (
        para("在大会上的讲话", style="title"),
        Toc(3, "目录"),
        PageBreak(),
        Heading(1, (Text("第一部分"),), id="h1"),
        Heading(2, (Text("一、总论"),), id="h2"),
        Heading(7, (Text("深处"),)),
        para(LONG, number="1", id="p1"),
        para(LONG, number="2"),
        Para((Styled("heading3", (Text("（一）行内。"),)), Text(LONG)), outline=((3, "（一）行内", "run-in"),)),
        Para(inlines),
        *(ListBlock(items, marker) for marker in ("一、", "（一）", "1.", "①", "A.", "□", "")),
        Table((1, 3), rows, 1),
        Table((1, 3), rows, 1, "rules", id="table"),
        Table((2, 1), (Row((cell("通栏", colspan=2),), 2), Row((cell("少一格"),))), border="none"),
        NoteLines(3),
        Box((Text("思考"),), (para("框内", style="box"), NoteLines(None), Columns(2, (para("左"), para("右"))))),
        Columns(2, (para(LONG), para(LONG))),
        LineNumbered(5, (para(LONG),)),
        Image(picture(), 0.4, "红图"),
        Rule(),
        Space(1.5),
        Keep((para("一起"), para("不分"))),
        Heading(2, (Text("二、笔记"),), id="h3"),
        NoteLines(None),
        PageBreak("odd"),
        Cornell("线索", "笔记", "总结"),
        PageBreak(),
        para("（完）", align="center"),
    )
