"""Blocks of a document as Markdown, a blank line between two."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import assert_never

from pipeline import document as d
from pipeline.layout.model import DocumentLayout
from pipeline.writers.markers import marker_text
from pipeline.writers.md.escape import escape
from pipeline.writers.md.inlines import BLANK, BREAK, Notes, flat, heading, inline, line, strong
from pipeline.writers.md.tables import table
from pipeline.writers.results import PageMap, Written

BOLD = ("title", "subtitle", "term", "label", "box_title", "toc_title")  # blocks set off by nothing but their face
LINE = BLANK * 20
OPEN_LINES = 8  # "fill the page" where there are no pages
CORNELL_LINES = 6


def write_md(document: d.Document, layout: DocumentLayout, pages: PageMap | None) -> Written:
    """Return `document` as UTF-8 Markdown. Read as CommonMark, it gives back every character of the text.

    The layout has no say: Markdown knows no fonts and lengths. `pages` gives the numbers that page references print.
    """
    text = _Writer(document, pages).text()
    return Written(text.encode("utf-8", "replace"))


class _Writer:
    """One document on its way to Markdown."""

    def __init__(self, document: d.Document, pages: PageMap | None) -> None:
        self._document = document
        self._notes = Notes(pages)
        self._targets = set(_targets(document.blocks))
        self._titled = False

    def text(self) -> str:
        parts = self._blocks(self._document.blocks)
        # Not GitHub's [^1]: a plain CommonMark reader takes its text for a link's address and drops it.
        parts += [f"<sup>注{number}</sup> {note}" for number, note in enumerate(self._notes.footnotes, 1)]
        return "\n\n".join(parts) + "\n"

    def _blocks(self, blocks: Sequence[d.Block]) -> list[str]:
        """Return the blocks' texts; lines of an outline that follow one another become one nested list."""
        parts: list[str] = []
        outline: list[d.Para] = []
        for block in blocks:
            if isinstance(block, d.Para) and block.style.startswith("outline"):
                outline.append(block)
                continue
            if outline:
                parts.append(self._outline(outline))
                outline = []
            if text := self._block(block):
                parts.append(text)
        return [*parts, self._outline(outline)] if outline else parts

    def _block(self, block: d.Block) -> str:
        match block:
            case d.Heading():
                return self._heading(block)
            case d.Para():
                return self._para(block)
            case d.ListBlock():
                return self._list(block)
            case d.Table():
                return "\n\n".join(filter(None, [self._anchor(block.id), table(block, self._cell)]))
            case d.NoteLines(lines):
                return BREAK.join([LINE] * (OPEN_LINES if lines is None else lines))
            case d.Cornell():
                return _cornell(block)
            case d.Box(title, blocks):
                head = [strong(flat(title, self._notes))] if title else []
                return _quoted("\n\n".join(head + self._blocks(blocks)))
            case d.Columns(_, blocks) | d.LineNumbered(_, blocks) | d.Keep(blocks):
                return "\n\n".join(self._blocks(blocks))
            case d.Image(data, _, alt):
                kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
                return f"![{escape(alt)}](data:image/{kind};base64,{base64.b64encode(data).decode()})"
            case d.Toc():
                return self._contents(block)
            case d.Rule():
                return "---"
            case d.Space() | d.PageBreak():
                return ""
            case _:
                assert_never(block)

    def _heading(self, block: d.Heading) -> str:
        text = heading(block.children, self._notes)
        return f"{'#' * min(block.level + 1, 6)} {self._anchor(block.id)}{text}"

    def _para(self, para: d.Para) -> str:
        ids = [entry[2] for entry in para.outline]
        head = "".join(self._anchor(id) for id in [para.id, *ids])
        if para.number:
            head += f"<sup>{escape(para.number)}</sup> "
        if para.style == "title" and not self._titled:
            self._titled = True
            return "# " + head + heading(para.children, self._notes)
        bold = _bold_until(para)
        text = line(para.children[:bold], self._notes)
        text = (
            head + (strong(text) if bold and para.style in BOLD else text) + inline(para.children[bold:], self._notes)
        )
        return _quoted(text) if para.style == "quote" else text

    def _list(self, block: d.ListBlock) -> str:
        loose = any(len(item.blocks) > 1 for item in block.items)
        return ("\n\n" if loose else "\n").join(
            self._item(item, block.marker, number) for number, item in enumerate(block.items, block.start)
        )

    def _item(self, item: d.ListItem, marker: str, number: int) -> str:
        body = "\n\n".join(self._blocks(item.blocks))
        if marker in ("1.", "1)"):
            start = f"{number}{marker[-1]} "
        elif marker == "□":
            start, body = "- ", "[ ] " + body
        else:
            counted = marker_text(marker, number)
            start, body = "- ", body if counted in ("", "·", "•", "-") else escape(counted) + " " + body
        return start + _indented(body, len(start))

    def _outline(self, paras: Sequence[d.Para]) -> str:
        lines, levels = [], list[int]()
        for para in paras:
            level = int(para.style.removeprefix("outline"))
            while levels and levels[-1] >= level:
                levels.pop()
            pad = 2 * len(levels)
            levels.append(level)
            lines.append(" " * pad + "- " + _indented(self._para(para), pad + 2))
        return "\n".join(lines)

    def _contents(self, toc: d.Toc) -> str:
        lines = [f"{strong(escape(toc.title))}\n"] if toc.title else []
        for level, text, id in _headings(self._document.blocks):
            if level <= toc.levels:
                words = escape(text.replace("\n", " ")) or "…"
                lines.append("  " * (level - 1) + "- " + (f"[{words}](#{id})" if id else words))
        return "\n".join(lines)

    def _cell(self, cell: d.Cell) -> str:
        """Return a cell's blocks on one line."""
        parts = []
        for block in cell.blocks:
            match block:
                case d.Para() | d.Heading():
                    parts.append(flat(block.children, self._notes))
                case d.NoteLines(lines):
                    parts += [""] * (lines or OPEN_LINES)
                case _:
                    parts += self._block(block).replace("|", "&#124;").split("\n")
        return "<br>".join(parts)

    def _anchor(self, id: str | None) -> str:
        return f'<a id="{id}"></a>' if id in self._targets else ""


def _cornell(page: d.Cornell) -> str:
    cue, notes, summary = (escape(label).replace("|", "&#124;") for label in (page.cue, page.notes, page.summary))
    room = "<br>" * CORNELL_LINES
    return f"| {cue} | {notes} |\n| --- | --- |\n| {room} | {room} |\n\n{strong(summary)}\n\n{LINE}"


def _bold_until(para: d.Para) -> int:
    """Return how many inlines of a bold paragraph come before the light ones at its end; all of another."""
    last = len(para.children)
    while para.style in BOLD and last and isinstance(para.children[last - 1], d.Styled):
        last -= 1
    return last


def _quoted(text: str) -> str:
    return "\n".join(f"> {part}".rstrip(" ") for part in text.split("\n"))


def _indented(text: str, width: int) -> str:
    """Return text whose lines after the first stand `width` blanks in."""
    first, *rest = text.split("\n")
    return "\n".join([first, *((" " * width + part) if part else "" for part in rest)])


def _targets(value: object) -> Iterator[str]:
    """Yield the ids that links, page references and tables of contents of some blocks lead to."""
    if isinstance(value, tuple):
        for part in value:
            yield from _targets(part)
    elif is_dataclass(value):
        match value:
            case d.Link(target, _) if target.startswith("#"):
                yield target[1:]
            case d.PageRef(target):
                yield target
            case _:
                pass
        for field in fields(value):
            yield from _targets(getattr(value, field.name))


def _headings(blocks: Iterable[d.Block]) -> Iterator[tuple[int, str, str | None]]:
    """Yield (level, text, id) of headings and run-in headings, in order."""
    for block in blocks:
        match block:
            case d.Heading(level, children, id, _, True):
                yield level, d.plain_text(children), id
            case d.Para(outline=entries):
                yield from entries
            case d.Box(_, inner) | d.Columns(_, inner) | d.LineNumbered(_, inner) | d.Keep(inner):
                yield from _headings(inner)
