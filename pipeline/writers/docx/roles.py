"""The name of each role in Word: built-in names where Word has one, so that its own panes know the style."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import StyleName


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A paragraph style: its id, the name Word stores, whether Word knows that name, its outline level from 0."""

    id: str
    name: str
    built_in: bool = True
    outline: int | None = None


def _own(id: str, name: str) -> WordStyle:
    return WordStyle(id, name, built_in=False)


# ISO/IEC 29500-1, 17.7.4.9: built-in names are stored in English and shown in the user's language
# (heading 1 as 标题 1, caption as 题注).
ROLES: dict[StyleName, WordStyle] = {
    "title": WordStyle("Title", "Title"),
    "subtitle": WordStyle("Subtitle", "Subtitle"),
    "byline": _own("Byline", "讲话人"),
    "meta": _own("Meta", "会议信息"),
    "salutation": WordStyle("Salutation", "Salutation"),
    "body": WordStyle("BodyText", "Body Text"),
    "flush": _own("Flush", "顶格正文"),
    "closing": WordStyle("Closing", "Closing"),
    "signature": WordStyle("Signature", "Signature"),
    "heading1": WordStyle("Heading1", "heading 1", outline=0),
    "heading2": WordStyle("Heading2", "heading 2", outline=1),
    "heading3": WordStyle("Heading3", "heading 3", outline=2),
    "heading4": WordStyle("Heading4", "heading 4", outline=3),
    "heading5": WordStyle("Heading5", "heading 5", outline=4),
    "outline1": _own("Outline1", "提纲 1"),
    "outline2": _own("Outline2", "提纲 2"),
    "outline3": _own("Outline3", "提纲 3"),
    "outline4": _own("Outline4", "提纲 4"),
    "quote": WordStyle("Quote", "Quote"),
    "source": _own("Source", "出处"),
    "term": _own("Term", "术语"),
    "definition": _own("Definition", "释义"),
    "question": _own("Question", "问题"),
    "item": WordStyle("ListParagraph", "List Paragraph"),
    "option": _own("Option", "选项"),
    "answer": _own("Answer", "答案"),
    "hint": _own("Hint", "提示"),
    "label": _own("Label", "标签"),
    "verse": _own("Verse", "诗行"),
    "caption": WordStyle("Caption", "caption"),
    "box": _own("Box", "框内文字"),
    "box_title": _own("BoxTitle", "框标题"),
    "table": _own("TableText", "表格文字"),
    "table_head": _own("TableHead", "表头文字"),
    "toc_title": WordStyle("TOCHeading", "TOC Heading"),
    "toc1": WordStyle("TOC1", "toc 1"),
    "toc2": WordStyle("TOC2", "toc 2"),
    "toc3": WordStyle("TOC3", "toc 3"),
    "header": WordStyle("Header", "header"),
    "footer": WordStyle("Footer", "footer"),
    "footnote": WordStyle("FootnoteText", "footnote text"),
}

# Styles of our own that no role of the layout names.
STRONG = "Strong"
DOTTED = "EmphasisDot"
PROPER_NAME = "ProperName"
UNDERLINE = "Underline"
SUPERSCRIPT = "Superscript"
SUBSCRIPT = "Subscript"
BLANK = "FillIn"
HYPERLINK = "Hyperlink"
FOOTNOTE_MARK = "FootnoteReference"
COMMENT_MARK = "CommentReference"
COMMENT_TEXT = "CommentText"
MARGIN_NUMBER = "MarginNumber"
PICTURE = "Picture"
RULE = "RuleLine"
SPACE = "BlankLine"
SEAM = "Seam"  # a paragraph as good as invisible, where Word demands one: after a table, at a section's end
WRITING = "WritingLine"
TABLE_STYLES = {"grid": "TableGrid", "rules": "ThreeLineTable", "none": "BareTable"}
BOX_TABLE = "BoxTable"
WRITING_TABLE = "WritingTable"


def inline_style(role: StyleName) -> str:
    """Return the id of the character style that lends a role's face to words inside a paragraph."""
    return f"{ROLES[role].id}Words"
