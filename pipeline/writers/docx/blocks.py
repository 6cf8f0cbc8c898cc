"""Blocks as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import assert_never

from docx.image.image import Image as PictureFile

from pipeline.document import (
    Block,
    Box,
    Columns,
    Cornell,
    Heading,
    Image,
    Keep,
    LineNumbered,
    ListBlock,
    ListItem,
    NoteLines,
    PageBreak,
    Para,
    Rule,
    Space,
    StyleName,
    Table,
    Toc,
)
from pipeline.layout.model import TextStyle
from pipeline.writers import measures
from pipeline.writers.docx import roles
from pipeline.writers.docx.draft import Draft
from pipeline.writers.docx.fields import hidden_field, paragraph, properties_of
from pipeline.writers.docx.fills import lines_that_fill
from pipeline.writers.docx.frames import Place, box, cell, cornell, row, seam, table, table_block, writing_lines
from pipeline.writers.docx.numbering import numbered
from pipeline.writers.docx.roles import ROLES
from pipeline.writers.docx.runs import runs
from pipeline.writers.docx.styles import ALIGN
from pipeline.writers.docx.titles import broken_title
from pipeline.writers.docx.toc import contents
from pipeline.writers.docx.xml import Element, insert, name, twips, val, w

EMU = 12_700  # English metric units in a point (ISO/IEC 29500-1, 20.1.2.1)


def compose(blocks: Sequence[Block], draft: Draft, place: Place) -> list[Element]:
    """Return the elements of blocks one below the other."""
    result: list[Element] = []
    pending = False
    for block in blocks:
        if isinstance(block, PageBreak):
            pending = True
            continue
        parts = elements(block, draft, place)
        if pending and parts:
            parts = break_before(parts)
            pending = False
        result += apart(result, parts)
    return result


def apart(before: Sequence[Element], parts: list[Element]) -> list[Element]:
    """Return `parts` with a paragraph before them when two tables would grow into one."""
    meet = before and parts and before[-1].tag == name("tbl") == parts[0].tag
    return [seam(), *parts] if meet else parts


def break_before(parts: list[Element]) -> list[Element]:
    """Return `parts` begun on a new page."""
    first = parts[0]
    if first.tag == name("sdt"):
        first = next(first.iter(name("p")))
    if first.tag != name("p"):
        first = seam()
        parts = [first, *parts]
    insert(properties_of(first), w("pageBreakBefore"))
    return parts


def elements(block: Block, draft: Draft, place: Place) -> list[Element]:
    """Return the elements of one block."""

    def inside(blocks: Sequence[Block], at: Place) -> list[Element]:
        return compose(blocks, draft, at)

    match block:
        case Heading():
            return [_heading(block, draft, place)]
        case Para():
            return [_para(block, draft, place)]
        case ListBlock():
            return _list(block, draft, place)
        case Table(id=id, widths=widths, rows=rows):
            return (
                []
                if not widths or not rows
                else [*_bookmarks([id] if id else [], draft), table_block(block, draft, place, inside)]
            )
        case NoteLines(lines):
            count = lines_that_fill(block, draft, place) if lines is None else lines
            return [writing_lines(count, draft.layout, place)] if count > 0 else []
        case Cornell():
            return [cornell(block, draft, place, lines_that_fill(block, draft, place))]
        case Box():
            return [box(block, draft, place, inside)]
        case Columns(count, blocks):  # inside a frame: Word has columns in sections only
            return [_side_by_side(count, blocks, draft, place)]
        case LineNumbered(_, blocks):
            return compose(blocks, draft, place)
        case Keep(blocks):
            return keep_together(compose(blocks, draft, place))
        case Image():
            return [_picture(block, draft, place)]
        case Toc():
            return [contents(block, draft)]
        case Rule():
            return [paragraph(roles.RULE, ())]
        case Space(lines):
            return _space(lines, draft)
        case PageBreak():
            return []
        case _:
            assert_never(block)


# Paragraphs


def _heading(block: Heading, draft: Draft, place: Place) -> Element:
    role: StyleName = block.style or f"heading{min(block.level, 5)}"  # type: ignore[assignment]
    key = draft.heading_key(block)
    level = min(block.level, 9) - 1
    own = ROLES[role].outline == level
    style = draft.layout.styles[role]
    children = broken_title(block.children, style, place.align, draft.pages)
    content = [*_bookmarks([key], draft), *runs(children, draft, style)]
    properties = [None if own else val("outlineLvl", level), None if block.style is None else w("keepNext")]
    return paragraph(draft.styles[role], content, properties)


def _para(block: Para, draft: Draft, place: Place, numbering: int | None = None) -> Element:
    style = draft.layout.styles[block.style]
    align = block.align or place.align
    if block.number and numbering is None and not place.nested:
        numbering = draft.numbering.margin(block.number, style, draft.layout)
    changed = align is not None and align != style.align
    indented = changed and align in ("center", "right") and style.indent != 0
    properties = [
        w("keepNext") if block.keep_with_next and not style.keep_with_next else None,
        None if numbering is None else numbered(numbering),
        w("ind", firstLineChars=0, firstLine=0) if indented else None,
        val("jc", ALIGN[align]) if changed and align else None,
    ]
    keys = [*([block.id] if block.id else []), *(key for _, _, key in block.outline)]
    children = broken_title(block.children, style, align, draft.pages) if style.keep_with_next else block.children
    content = [*_bookmarks(keys, draft), *runs(children, draft, style)]
    marks = [run_ for entry in block.outline for run_ in _contents_mark(entry[0], entry[1])]
    return paragraph(draft.styles[block.style], [*marks, *content], properties)


def _contents_mark(level: int, text: str) -> list[Element]:
    """Return the hidden mark by which Word finds a run-in heading when it updates the table of contents."""
    quoted = text.replace("\n", "").replace("\\", "\\\\").replace('"', '\\"')
    return hidden_field(f'TC "{quoted}" \\l {min(level, 9)}')


def _bookmarks(keys: Sequence[str], draft: Draft) -> list[Element]:
    """Return the bookmarks of `keys`, before the text; keys that nothing points to have none.

    They enclose nothing: the end of a bookmark after a mark hanging in the margin gives a blank line in LibreOffice.
    """
    result = []
    for key in dict.fromkeys(keys):
        if key in draft.targets:
            number = draft.bookmark_id()
            start = w("bookmarkStart", id=number, name=draft.targets[key])
            result += [start, w("bookmarkEnd", id=number)]
    return result


def _space(lines: float, draft: Draft) -> list[Element]:
    whole = int(lines + 1e-6)
    rest = (lines - whole) * draft.layout.styles["body"].line_height
    spaces = [paragraph(roles.SPACE, ()) for _ in range(whole)]
    if rest >= 1:
        spaces.append(paragraph(roles.SPACE, (), [w("spacing", line=twips(rest), lineRule="exact")]))
    return spaces


# Lists


def _list(block: ListBlock, draft: Draft, place: Place) -> list[Element]:
    style = _list_style(block.items, draft)
    hanging = -style.indent if style.indent < 0 else measures.MARKER_EM * style.cell
    left = (style.left if style.indent < 0 else style.left + hanging) + place.depth * hanging
    numbering = draft.numbering.list_of(block.marker, block.start, style, left, hanging) if block.marker else None
    result: list[Element] = []
    for item in block.items:
        result += apart(result, _item(item, numbering, left, draft, place))
    return result


def _list_style(items: Sequence[ListItem], draft: Draft) -> TextStyle:
    first = next((block for item in items for block in item.blocks if isinstance(block, Para)), None)
    return draft.layout.styles[first.style if first else "item"]


def _item(item: ListItem, numbering: int | None, left: float, draft: Draft, place: Place) -> list[Element]:
    blocks = item.blocks
    if not blocks or not isinstance(blocks[0], Para):
        blocks = (Para((), style="item"), *blocks)
    first = blocks[0]
    assert isinstance(first, Para)
    result = [_para(first, draft, place, numbering)]
    inner = replace(place, depth=place.depth + 1)
    for block in blocks[1:]:
        parts = elements(block, draft, inner)
        if isinstance(block, Para):
            _stand_behind_marker(parts[0], draft.layout.styles[block.style], left)
        result += apart(result, parts)
    return result


def _stand_behind_marker(paragraph: Element, style: TextStyle, left: float) -> None:
    """Move a paragraph that has no marker of its own under the text of the item, when its style does not do so."""
    if style.left < left or style.indent < 0:
        place = w("ind", left=twips(max(style.left, left)), firstLineChars=0, firstLine=0)
        insert(properties_of(paragraph), place)


# The rest


def keep_together(parts: list[Element]) -> list[Element]:
    """Return `parts` with every paragraph but the last kept with the next: one page, when they fit on one."""
    paragraphs = [each for part in parts for each in part.iter(name("p"))]
    for each in paragraphs[:-1]:
        properties = properties_of(each)
        insert(properties, w("keepNext"))
        insert(properties, w("keepLines"))
    return parts


def _side_by_side(count: int, blocks: Sequence[Block], draft: Draft, place: Place) -> Element:
    """Return columns inside a frame as a table without lines, the blocks dealt out evenly."""
    width = measures.column_width(draft.layout, place.measure, count)
    each = -(-len(blocks) // count)
    inner = Place(width, nested=True)
    widths = [twips(place.measure) // count] * count
    cells = [
        cell(widths[index], compose(blocks[index * each : (index + 1) * each], draft, inner)) for index in range(count)
    ]
    return table(widths, roles.TABLE_STYLES["none"], [row(cells, whole=False)])


def _picture(block: Image, draft: Draft, place: Place) -> Element:
    picture = PictureFile.from_blob(block.data)
    wide, high = max(picture.px_width, 1), max(picture.px_height, 1)
    width = place.measure * min(max(block.width, 0.01), 1.0)
    height = width * high / wide
    tallest = draft.layout.page.depth * 0.95
    if height > tallest:
        width, height = width * tallest / height, tallest
    inline = draft.part.new_pic_inline(BytesIO(block.data), round(width * EMU), round(height * EMU))
    draft.pictures += 1
    inline.docPr.set("id", str(draft.pictures))
    inline.docPr.set("name", f"图 {draft.pictures}")
    inline.docPr.set("descr", block.alt)
    return paragraph(roles.PICTURE, [w("r", w("drawing", inline))])
