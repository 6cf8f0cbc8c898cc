"""Inlines of a document as Markdown; what Markdown has no sign for is inline HTML."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import assert_never

from pipeline import document as d
from pipeline.writers.md.escape import escape, escape_start, keep_blanks, split_lines
from pipeline.writers.results import PageMap

# Styles whose text is bold here, a whole block or words in one.
BOLD: frozenset[d.StyleName] = frozenset((
    "title", "subtitle", "term", "label", "box_title", "toc_title", "table_head", "outline1",
    "heading1", "heading2", "heading3", "heading4", "heading5",
))  # fmt: skip
BREAK = "\\\n"
BLANK = "＿"
_CLOSING = re.compile(r"#(?=#*\Z)")


@dataclass(slots=True)
class Notes:
    """What inlines need from the document and leave for its end: footnotes in order, page numbers."""

    pages: PageMap | None
    footnotes: list[str] = field(default_factory=list)


def line(children: Sequence[d.Inline], notes: Notes) -> str:
    """Return inlines as the text of one block, safe at its start; line breaks are hard breaks."""
    lines = inline(children, notes).split(BREAK)
    return BREAK.join(escape_start(keep_blanks(part)) for part in lines)


def flat(children: Sequence[d.Inline], notes: Notes) -> str:
    """Return inlines on a single line, for headings and table cells."""
    parts = inline(children, notes).split(BREAK)
    return "<br>".join(keep_blanks(part) for part in parts).replace("|", "&#124;")


def heading(children: Sequence[d.Inline], notes: Notes) -> str:
    """Return inlines as a heading's text: signs at its end are not a closing sequence (CommonMark 4.2)."""
    return _CLOSING.sub(r"\\#", flat(children, notes))


def inline(children: Sequence[d.Inline], notes: Notes) -> str:
    parts: list[str] = []
    for child in children:
        parts.append(_one(child, notes, parts[-1][-1:] if parts else ""))
    return "".join(parts)


def _one(child: d.Inline, notes: Notes, before: str) -> str:
    match child:
        case d.Text(text):
            return BREAK.join(escape(part) for part in split_lines(text))
        case d.Styled(style, children) if style not in BOLD:
            return inline(children, notes)
        case d.Strong(children) | d.Styled(_, children):
            return strong(inline(children, notes), before)
        case d.Dotted(children):
            return _tagged("em", inline(children, notes))
        case d.ProperName(children) | d.Underline(children):
            return _tagged("u", inline(children, notes))
        case d.Raised(position, children):
            return _tagged("sup" if position == "super" else "sub", inline(children, notes))
        case d.Ruby(base, annotation):
            return f"<ruby>{escape(base)}<rt>{escape(annotation)}</rt></ruby>"
        case d.Blank(chars):
            return BLANK * max(math.ceil(chars), 1)
        case d.Link(target, children):
            address = target.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("<", "%3C")
            return f"[{inline(children, notes)}]({address})"
        case d.PageRef(target):
            number = notes.pages.labels.get(target, "？") if notes.pages else "？"
            return f"[{number}](#{target})"
        case d.Footnote(children):
            notes.footnotes.append(line(children, notes))
            return f"<sup>注{len(notes.footnotes)}</sup>"
        case d.Comment(_, children):
            return inline(children, notes)
        case d.LineBreak():
            return BREAK
        case _:
            assert_never(child)


def strong(text: str, before: str = "") -> str:
    """Return emphasised text, in asterisks where every reader takes them as such.

    `这是**我想做的事。**所以` is not bold in CommonMark (6.2: a closing run after a punctuation mark needs a blank or a
    mark after it), so text with marks or blanks at its ends gets the HTML element.
    """
    if not text:
        return ""
    if before == "*" or not (_is_letter(text[0]) and _is_letter(text[-1])):
        return _tagged("strong", text)
    return f"**{text}**"


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"


def _tagged(name: str, text: str) -> str:
    return f"<{name}>{text}</{name}>" if text else ""
