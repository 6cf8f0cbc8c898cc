"""What tests of rendering look at: layouts changed in one document, the text and the parts of blocks."""

from __future__ import annotations

from dataclasses import replace

from pipeline import document as d
from pipeline.layout import DocumentLayout, load_layout

LAYOUT = load_layout()


def layout_with(key: str = "handout", **changes: object) -> DocumentLayout:
    """Return the layout of a document of the default layout, changed."""
    own = LAYOUT.document(key)
    return replace(own, spec=own.spec.model_copy(update=changes))


def text_of(value: object) -> str:
    """Return all text of blocks and inlines, in order."""
    match value:
        case d.Text(text):
            return text
        case d.LineBreak():
            return "\n"
        case d.Ruby(base, _):
            return base
        case tuple():
            return "".join(map(text_of, value))
        case d.Heading() | d.Para() | d.Strong() | d.Styled() | d.Link() | d.Comment() | d.Dotted():
            return text_of(value.children)
        case d.Box():
            return text_of(value.title) + text_of(value.blocks)
        case d.ListBlock():
            return text_of(value.items)
        case d.ListItem() | d.Keep() | d.LineNumbered() | d.Cell():
            return text_of(value.blocks)
        case d.Table():
            return "".join(text_of(row.cells) for row in value.rows)
        case _:
            return ""


def part(document: d.Document, name: str) -> tuple[d.Block, ...]:
    """Return the blocks of a handout's part."""
    starts = [i for i, block in enumerate(document.blocks) if isinstance(block, d.Heading) and block.level == 1]
    ids = [document.blocks[i].id for i in starts]  # type: ignore[union-attr]
    at = ids.index(f"part-{name}")
    stop = starts[at + 1] if at + 1 < len(starts) else len(document.blocks)
    return document.blocks[starts[at] + 1 : stop]


def parts_of(document: d.Document) -> list[str]:
    return [block.id.removeprefix("part-") for block in document.blocks
            if isinstance(block, d.Heading) and block.id and block.id.startswith("part-")]  # fmt: skip


def flat(blocks: tuple[d.Block, ...]) -> list[d.Block]:
    return [inner for block in blocks for inner in (block.blocks if isinstance(block, d.Keep) else (block,))]
