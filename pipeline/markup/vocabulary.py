"""The elements of the markup: where each may stand, what it may hold, and the block or inline it becomes.

The names are HTML's where HTML has one. `em` is 着重号, `name` 专名号; there is no italic in Chinese.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from pipeline import document as d
from pipeline.markup import attributes as a
from pipeline.markup.attributes import Attribute, Attributes

Kind = Literal["block", "inline", "item", "row", "rows", "cell", "rt"]
Values: TypeAlias = Mapping[str, Any]
Children: TypeAlias = tuple[Any, ...]  # nodes of the kinds that the element holds, and Text
Entry: TypeAlias = tuple[int, str, str]  # a run-in heading: level, text, id


class ContentFault(ValueError):
    """What an element holds does not fit together; `hint` says what would."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True, slots=True)
class RubyText:
    text: str


@dataclass(frozen=True, slots=True)
class CellNode:
    cell: d.Cell
    head: bool


@dataclass(frozen=True, slots=True)
class RowNode:
    row: d.Row
    head: bool


@dataclass(frozen=True, slots=True)
class Element:
    """One element. `holds`: kinds of its child elements; `text`: whether words may stand in it.

    `entries` tells the run-in headings that a built inline adds to its paragraph.
    """

    kind: Kind
    build: Callable[[Values, Children], Any]
    holds: tuple[Kind, ...] = ()
    text: bool = False
    attributes: Attributes = field(default_factory=dict)
    entries: Callable[[Values, Children], tuple[Entry, ...]] | None = None


INLINES = (
    d.Text, d.Strong, d.Styled, d.Dotted, d.ProperName, d.Underline, d.Raised, d.Ruby, d.Blank, d.Link, d.PageRef,
    d.Footnote, d.Comment, d.LineBreak,
)  # fmt: skip


def _flow(children: Children, style: d.StyleName) -> tuple[d.Block, ...]:
    """Return blocks as they are, and each run of inlines between them as a paragraph."""
    blocks: list[d.Block] = []
    run: list[d.Inline] = []
    for child in children:
        if isinstance(child, INLINES):
            run.append(child)
            continue
        if run:
            blocks.append(d.Para(tuple(run), style))
            run = []
        blocks.append(child)
    return (*blocks, d.Para(tuple(run), style)) if run else tuple(blocks)


# Blocks


def _heading(level: int) -> Element:
    def build(values: Values, children: Children) -> d.Heading:
        return d.Heading(level, children, values.get("id"), values.get("class"), values.get("toc", "yes") == "yes")

    attributes = {"id": _ID, "class": _CLASS, "toc": Attribute(a.one_of("yes", "no"))}
    return Element("block", build, ("inline",), True, attributes)


def _para(values: Values, children: Children) -> d.Para:
    return d.Para(
        children,
        values.get("class", "body"),
        values.get("align"),
        values.get("id"),
        values.get("number"),
        values["entries"],
        values.get("keep") == "next",
    )


def _list(default: str) -> Element:
    def build(values: Values, children: Children) -> d.ListBlock:
        return d.ListBlock(children, values.get("marker", default), values.get("start", 1))

    attributes = {"marker": Attribute(a.text), "start": Attribute(a.whole(0, 9999))}
    return Element("block", build, ("item",), False, attributes)


def _item(values: Values, children: Children) -> d.ListItem:
    return d.ListItem(_flow(children, values.get("class", "item")))


def _table(values: Values, children: Children) -> d.Table:
    rows = tuple(child.row for child in children)
    head = next((index for index, child in enumerate(children) if not child.head), len(children))
    if any(child.head for child in children[head:]):
        raise ContentFault("has a row of <th> below a row of <td>", "put the head rows first")
    counts = {sum(cell.colspan for cell in row.cells) for row in rows}
    columns = len(values["widths"]) if "widths" in values else max(counts, default=0)
    if not rows:
        raise ContentFault("has no rows", "add <tr><td>…</td></tr>, or leave the table out")
    if counts != {columns}:
        found = "、".join(str(count) for count in sorted(counts - {columns}))
        raise ContentFault(f"has {columns} columns but rows of {found}", "give each row as many cells")
    weights = values.get("widths", (1,) * columns)
    return d.Table(weights, rows, head, values.get("border", "grid"), values.get("id"))


def _row(values: Values, children: Children) -> RowNode:
    head = bool(children) and all(child.head for child in children)
    return RowNode(d.Row(tuple(child.cell for child in children), values.get("height", 0)), head)


def _cell(style: d.StyleName) -> Element:
    def build(values: Values, children: Children) -> CellNode:
        blocks = _flow(children, values.get("class", style))
        head = style == "table_head" and values.get("scope") != "row"
        return CellNode(d.Cell(blocks, values.get("colspan", 1), values.get("align")), head)

    attributes = {"colspan": Attribute(a.whole(1, 100)), "align": _ALIGN, "class": _CLASS}
    if style == "table_head":
        attributes["scope"] = Attribute(a.one_of("row", "col"))
    return Element("cell", build, ("inline", "block"), True, attributes)


def _box(values: Values, children: Children) -> d.Box:
    title = (d.Text(values["title"]),) if values.get("title") else ()
    return d.Box(title, _flow(children, "box"))


# Inlines


def _wrap(node: Callable[[Children], d.Inline]) -> Element:
    return Element("inline", lambda _, children: node(children), ("inline",), True)


def _span_entries(values: Values, children: Children) -> tuple[Entry, ...]:
    if "id" not in values:
        return ()
    if not values["class"].startswith("heading"):
        raise ContentFault("has an id but is no run-in heading", 'write class="heading2" or one of its kind')
    level = values.get("level", int(values["class"].removeprefix("heading")))
    return ((level, d.plain_text(children), values["id"]),)


def _ruby(_: Values, children: Children) -> d.Ruby:
    readings = [child for child in children if isinstance(child, RubyText)]
    if len(readings) != 1 or children[-1] is not readings[0] or len(children) < 2:
        raise ContentFault("needs its characters and then one <rt>", "write <ruby>衡<rt>héng</rt></ruby>")
    return d.Ruby("".join(child.text for child in children[:-1]), readings[0].text)


_ID = Attribute(a.filled)
_CLASS = Attribute(a.style)
_ALIGN = Attribute(a.one_of("left", "right", "center", "justify"))
_NOTHING: Attributes = {}

ELEMENTS: Mapping[str, Element] = {
    **{f"h{level}": _heading(level) for level in range(1, 10)},
    "p": Element("block", _para, ("inline",), True, {
        "class": _CLASS, "align": _ALIGN, "id": _ID, "number": Attribute(a.filled), "keep": Attribute(a.one_of("next")),
    }),
    "ol": _list("1."),
    "ul": _list("·"),
    "li": Element("item", _item, ("inline", "block"), True, {"class": _CLASS}),
    "table": Element("block", _table, ("row", "rows"), False, {
        "widths": Attribute(a.widths), "border": Attribute(a.one_of("grid", "rules", "none")), "id": _ID,
    }),
    "thead": Element("rows", lambda _, rows: tuple(RowNode(row.row, True) for row in rows), ("row",)),
    "tbody": Element("rows", lambda _, rows: tuple(RowNode(row.row, False) for row in rows), ("row",)),
    "tr": Element("row", _row, ("cell",), False, {"height": Attribute(a.number(0, 100))}),
    "td": _cell("table"),
    "th": _cell("table_head"),
    "notes": Element("block", lambda values, _: d.NoteLines(values.get("lines")), (), False, {
        "lines": Attribute(a.whole(1, 500)),
    }),
    "cornell": Element("block", lambda v, _: d.Cornell(v["cue"], v["notes"], v["summary"]), (), False, {
        "cue": Attribute(a.text, True), "notes": Attribute(a.text, True), "summary": Attribute(a.text, True),
    }),
    "box": Element("block", _box, ("inline", "block"), True, {"title": Attribute(a.text)}),
    "columns": Element("block", lambda values, blocks: d.Columns(values["count"], blocks), ("block",), False, {
        "count": Attribute(a.whole(1, 6), True),
    }),
    "linenumbered": Element("block", lambda v, blocks: d.LineNumbered(v["every"], blocks), ("block",), False, {
        "every": Attribute(a.whole(1, 100), True),
    }),
    "keep": Element("block", lambda _, blocks: d.Keep(blocks), ("block",)),
    "toc": Element("block", lambda values, _: d.Toc(values.get("levels", 3), values.get("title")), (), False, {
        "levels": Attribute(a.whole(1, 9)), "title": Attribute(a.text),
    }),
    "hr": Element("block", lambda _, __: d.Rule()),
    "space": Element("block", lambda values, _: d.Space(values.get("lines", 1)), (), False, {
        "lines": Attribute(a.number(0, 200)),
    }),
    "pagebreak": Element("block", lambda values, _: d.PageBreak(values.get("side", "any")), (), False, {
        "side": Attribute(a.one_of("any", "odd")),
    }),
    "strong": _wrap(d.Strong),
    "em": _wrap(d.Dotted),
    "name": _wrap(d.ProperName),
    "u": _wrap(d.Underline),
    "sup": _wrap(lambda children: d.Raised("super", children)),
    "sub": _wrap(lambda children: d.Raised("sub", children)),
    "footnote": _wrap(d.Footnote),
    "span": Element("inline", lambda values, children: d.Styled(values["class"], children), ("inline",), True, {
        "class": Attribute(a.style, True), "id": _ID, "level": Attribute(a.whole(1, 9)),
    }, _span_entries),
    "comment": Element("inline", lambda values, children: d.Comment(values["note"], children), ("inline",), True, {
        "note": Attribute(a.filled, True),
    }),
    "a": Element("inline", lambda values, children: d.Link(values["href"], children), ("inline",), True, {
        "href": Attribute(a.address, True),
    }),
    "pageref": Element("inline", lambda values, _: d.PageRef(values["to"]), (), False, {
        "to": Attribute(a.filled, True),
    }),
    "blank": Element("inline", lambda values, _: d.Blank(values["chars"]), (), False, {
        "chars": Attribute(a.number(0.5, 500), True),
    }),
    "br": Element("inline", lambda _, __: d.LineBreak()),
    "ruby": Element("inline", _ruby, ("rt",), True),
    "rt": Element("rt", lambda _, children: RubyText("".join(child.text for child in children)), (), True),
}  # fmt: skip

# Names that people know from HTML and that mean something else here.
INSTEAD = {
    "b": "write <strong>",
    "blockquote": 'write <p class="quote">',
    "body": "leave it out",
    "center": 'write <p align="center">',
    "del": "what is struck out is not printed",
    "div": "write <box>, <keep> or nothing",
    "dl": 'write <p class="term"> and <p class="definition">',
    "document": "leave it out: a template needs no outermost element",
    "font": 'write <span class="…">',
    "html": "leave it out: a template needs no outermost element",
    "i": "write <em> for 着重号; Chinese has no italic",
    "img": "pictures have no element yet",
    "mark": "write <strong> or <em>",
    "pre": "all blanks are kept anyway; write <p>",
    "rb": "write <ruby>衡<rt>héng</rt></ruby>",
    "section": "write the blocks without it",
}
