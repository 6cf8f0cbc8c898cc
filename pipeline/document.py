"""The neutral document every writer draws: a closed set of blocks and inlines.

Templates make it, writers `match` on it with `assert_never`: a forgotten kind is a type error,
not a blank on the page. Style names are roles; the layout says what a role looks like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, get_args

StyleName = Literal[
    "title", "subtitle", "byline", "meta", "salutation", "body", "flush", "closing", "signature",
    "heading1", "heading2", "heading3", "heading4", "heading5",  # heading1: a part of the handout; 2…: the speech's own
    "outline1", "outline2", "outline3", "outline4",
    "quote", "source", "term", "definition", "question", "item", "option", "answer", "hint", "label",
    "verse", "caption", "box", "box_title", "table", "table_head",
    "toc_title", "toc1", "toc2", "toc3", "header", "footer", "footnote",
]  # fmt: skip
STYLE_NAMES: tuple[str, ...] = get_args(StyleName)

Align = Literal["left", "right", "center", "justify"]


# Inlines


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Emphasis by face (黑体), never by synthetic bold."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Styled:
    """Text in the face (and weight, colour) of another style, at the paragraph's size: a run-in heading."""

    style: StyleName
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Dotted:
    """着重号: a dot below each Han character."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class ProperName:
    """专名号: a line below a name, separate from its neighbour's."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Underline:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Raised:
    """Superscript or subscript."""

    position: Literal["super", "sub"]
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Ruby:
    """Pinyin above its base."""

    base: str
    annotation: str


@dataclass(frozen=True, slots=True)
class Blank:
    """An underlined blank to write in, `chars` em wide. May break over lines when longer than what is left."""

    chars: float


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a block's id ("#id") or to an address ("https://…")."""

    target: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class PageRef:
    """The page number of the block with this id."""

    target: str


@dataclass(frozen=True, slots=True)
class Footnote:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on `children` that Word shows as a comment (批注); other formats draw the children only."""

    note: str
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


Inline: TypeAlias = (
    Text | Strong | Styled | Dotted | ProperName | Underline | Raised | Ruby | Blank | Link | PageRef | Footnote
    | Comment | LineBreak
)  # fmt: skip


# Blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the navigation: `level` 1 is a part of the handout, 2 and up the speech's own levels."""

    level: int
    children: tuple[Inline, ...]
    id: str | None = None
    style: StyleName | None = None  # None: heading{level}, at most heading5
    toc: bool = True  # listed in the table of contents and the bookmarks


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `number` is drawn small in the margin beside its first line (paragraph number).

    `outline` lists the run-in headings inside it for bookmarks and contents: (level, text, id).
    """

    children: tuple[Inline, ...]
    style: StyleName = "body"
    align: Align | None = None
    id: str | None = None
    number: str | None = None
    outline: tuple[tuple[int, str, str], ...] = ()
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list. `marker`: "一、" "（一）" "1." "（1）" "①" "A." counts in that form; "" or "□" or "·" stands as it is."""

    items: tuple[ListItem, ...]
    marker: str = "1."
    start: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple[Block, ...]
    colspan: int = 1
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; `height_lines` (of the table style's pitch) is a minimum, 0 for the content's own height."""

    cells: tuple[Cell, ...]
    height_lines: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table as wide as the measure. `widths` are weights, one a column; the first `head` rows repeat on each page."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    head: int = 0
    border: Literal["grid", "rules", "none"] = "grid"
    id: str | None = None


@dataclass(frozen=True, slots=True)
class NoteLines:
    """Ruled lines to write on; `lines` None fills the rest of the page."""

    lines: int | None


@dataclass(frozen=True, slots=True)
class Cornell:
    """A Cornell page filling what is left of the page: cue column, notes, summary strip, each with a label."""

    cue: str
    notes: str
    summary: str


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame, with an optional title; kept on one page when it fits on one."""

    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks in `count` balanced columns."""

    count: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class LineNumbered:
    """Blocks whose lines are numbered in the margin, every `every` lines, counting from 1 over the block."""

    every: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """Blocks kept together on one page when they fit on one."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Image:
    """A picture (PNG or JPEG bytes) with its width in the measure (0-1] and the words that stand for it."""

    data: bytes
    width: float
    alt: str


@dataclass(frozen=True, slots=True)
class Toc:
    """A table of contents of headings down to `levels`."""

    levels: int
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    pass


@dataclass(frozen=True, slots=True)
class Space:
    """Blank lines of the body's pitch."""

    lines: float


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page; `side` "odd" starts on a right-hand page, with a blank page before it if need be."""

    side: Literal["any", "odd"] = "any"


Block: TypeAlias = (
    Heading | Para | ListBlock | Table | NoteLines | Cornell | Box | Columns | LineNumbered | Keep | Image | Toc | Rule
    | Space | PageBreak
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """One printed thing: its name (学习提纲), its title (metadata and running head) and its blocks."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    language: str = "zh-CN"
    key: str | None = field(default=None, repr=False)  # the layout's document it was rendered for; None: made by hand
    metadata: tuple[tuple[str, str], ...] = ()  # author, subject, keywords, …
    variables: Mapping[str, str] | None = None  # what running heads may name: {title}, {单位}, …
    empty: bool = False  # nothing was found that it could hold: a head alone, not worth a file
    why_empty: str = ""


def plain_text(children: tuple[Inline, ...]) -> str:
    """Return the characters of some inlines; blanks and page references give none."""
    parts: list[str] = []
    for child in children:
        match child:
            case Text(text):
                parts.append(text)
            case Ruby(base, _):
                parts.append(base)
            case Blank() | PageRef() | Footnote():
                pass
            case LineBreak():
                parts.append("\n")
            case _:
                parts.append(plain_text(child.children))
    return "".join(parts)
