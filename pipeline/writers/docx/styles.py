"""The styles part: every role of the layout as a Word style, so that no paragraph or run is formatted by hand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from copy import deepcopy

from pipeline.document import StyleName
from pipeline.layout.model import DocumentLayout, TextStyle
from pipeline.writers import measures
from pipeline.writers.docx import roles
from pipeline.writers.docx.numbering import margin_number_look
from pipeline.writers.docx.roles import ROLES, WordStyle, inline_style
from pipeline.writers.docx.xml import Element, root, switch, twips, val, w

ALIGN = {"left": "left", "right": "right", "center": "center", "justify": "both"}
HEADINGS = ("heading1", "heading2", "heading3", "heading4", "heading5")
# Pictures and table text may be taller than their line; an exact pitch would crop them.
GROWS = ("table", "table_head")


def styles_part(layout: DocumentLayout, measure: float) -> Element:
    """Return the styles of the layout. `measure` is the width of the type area in points."""
    return root("styles", _defaults(layout), _latent(), *style_elements(layout, measure))


def style_elements(layout: DocumentLayout, measure: float) -> list[Element]:
    """Return all styles: defaults, the roles, the character styles, the table styles."""
    paragraphs = [paragraph_style(role, layout, measure) for role in ROLES]
    return [*_base_styles(layout), *paragraphs, *_own_paragraphs(layout), *_characters(layout), *_tables(layout)]


def fonts_of(layout: DocumentLayout, style: TextStyle) -> Element:
    """Return w:rFonts of a style: the Latin face for letters and digits, the Chinese one for the rest."""
    latin, han = layout.fonts[style.latin].word, layout.fonts[style.font].word
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=han, cs=latin)


def paragraph_style(role: StyleName, layout: DocumentLayout, measure: float) -> Element:
    """Return the Word style of a role, complete in itself but for what Normal says."""
    style, word = layout.styles[role], ROLES[role]
    return w(
        "style",
        val("name", word.name),
        val("basedOn", "Normal"),
        val("next", ROLES["body"].id) if role in HEADINGS or role in ("title", "toc_title") else None,
        val("uiPriority", _priority(role)),
        None if role.startswith("toc") or role in ("header", "footer", "footnote") else w("qFormat"),
        paragraph_properties(role, layout, measure, word),
        run_properties(style, layout),
        type="paragraph",
        styleId=word.id,
        customStyle=None if word.built_in else 1,
    )


def _priority(role: str) -> int:
    return 9 if role in HEADINGS else 39 if role.startswith("toc") else 10


def paragraph_properties(role: StyleName, layout: DocumentLayout, measure: float, word: WordStyle) -> Element:
    """Return w:pPr of a role."""
    style = layout.styles[role]
    return w(
        "pPr",
        w("keepNext") if style.keep_with_next else None,
        w("keepLines") if role in HEADINGS else None,
        w("pageBreakBefore") if style.page_break_before else None,
        _tabs(role, layout, measure),
        switch("snapToGrid", False) if style.line_height != layout.grid.pitch else None,
        line_spacing(style, "atLeast" if role in GROWS else "exact", _rest(role, layout)),
        indents(style),
        val("jc", ALIGN[style.align]),
        None if word.outline is None else val("outlineLvl", word.outline),
    )


def _rest(role: StyleName, layout: DocumentLayout) -> float:
    """Return what a heading of one line lacks to whole lines of the grid (占行): it stands in the middle of them."""
    style, grid = layout.styles[role], layout.grid
    if not grid.on or role not in (*HEADINGS, "title", "toc_title"):
        return 0.0
    height = style.space_before + style.line_height + style.space_after
    return math.ceil(height / grid.pitch - 0.01) * grid.pitch - height


def line_spacing(style: TextStyle, rule: str = "exact", rest: float = 0.0) -> Element:
    """Return w:spacing of a paragraph: an exact pitch, so that no application's grid or font height matters.

    `rest` is more space, half of it before and half after.
    """
    return w(
        "spacing",
        before=twips(style.space_before + rest / 2),
        after=twips(style.space_after + rest / 2),
        line=twips(style.line_height),
        lineRule=rule,
    )


def indents(style: TextStyle) -> Element:
    """Return w:ind. A first-line indent of whole characters is written in characters and in twips.

    Word takes the characters, so that the indent follows the size; LibreOffice knows the twips only.
    """
    attributes: dict[str, int] = {"left": twips(style.left), "right": twips(style.right)}
    if style.indent < 0:
        return w("ind", **attributes, hanging=twips(-style.indent))
    chars = round(100 * style.indent / style.cell)
    return w("ind", **attributes, firstLineChars=chars, firstLine=twips(style.indent))


def _tabs(role: str, layout: DocumentLayout, measure: float) -> Element | None:
    if role not in ("toc1", "toc2", "toc3"):
        return None
    return w("tabs", w("tab", val="right", leader="dot", pos=twips(measure)))


def run_properties(style: TextStyle, layout: DocumentLayout) -> Element:
    """Return w:rPr of a style: faces, colour, size, the grid's letter spacing."""
    return w(
        "rPr",
        fonts_of(layout, style),
        val("color", style.color.lstrip("#").upper()),
        val("spacing", twips(style.letter_spacing)),
        val("sz", round(style.size * 2)),
        val("szCs", round(style.size * 2)),
    )


def _defaults(layout: DocumentLayout) -> Element:
    body = layout.styles["body"]
    fonts = fonts_of(layout, body)
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    size = round(body.size * 2)
    run = w("rPr", fonts, val("kern", 2), val("sz", size), val("szCs", size), language)
    paragraph = w("pPr", w("spacing", after=0, line=240, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault", paragraph))


def _latent() -> Element:
    return w(
        "latentStyles",
        defLockedState=0, defUIPriority=99, defSemiHidden=0, defUnhideWhenUsed=0, defQFormat=0, count=376,
    )  # fmt: skip


def _base_styles(layout: DocumentLayout) -> list[Element]:
    body = layout.styles["body"]
    choices = layout.typography
    gap = None if choices.cjk_latin_gap else False
    normal = w(
        "pPr",
        w("suppressLineNumbers"),
        switch("widowControl", choices.widow_lines > 1 or choices.orphan_lines > 1),
        switch("kinsoku", True),
        switch("overflowPunct", choices.hanging),
        switch("topLinePunct", choices.line_start_squeeze),
        None if gap is None else switch("autoSpaceDE", gap),
        None if gap is None else switch("autoSpaceDN", gap),
        w("spacing", before=0, after=0, line=twips(body.line_height), lineRule="exact"),
        val("jc", ALIGN[body.align]),
    )
    no_margins = [w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    table = w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *no_margins))
    return [
        _style("paragraph", "Normal", "Normal", w("qFormat"), normal, run_properties(body, layout), default=True),
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", w("semiHidden"), default=True),
        _style("table", "TableNormal", "Normal Table", w("semiHidden"), table, default=True),
        _style("numbering", "NoList", "No List", w("semiHidden"), default=True),
    ]


def _style(
    kind: str, id: str, name: str, *content: Element | None, default: bool = False, own: bool = False
) -> Element:
    return w(
        "style",
        val("name", name),
        *content,
        type=kind,
        default=1 if default else None,
        styleId=id,
        customStyle=1 if own else None,
    )


def _own_paragraphs(layout: DocumentLayout) -> list[Element]:
    """Return the paragraph styles that no role names: pictures, rules, blank lines, writing lines, comments."""
    body = layout.styles["body"]
    line = w("bottom", val="single", sz=_eighths(measures.HAIRLINE), space=0, color="auto")
    based = val("basedOn", "Normal")
    quiet, loose = w("suppressLineNumbers"), switch("snapToGrid", False)

    def own(id: str, name: str, *properties: Element, run: Element | None = None) -> Element:
        # LibreOffice does not inherit the suppression of line numbers everywhere: each style says it again.
        parts = [deepcopy(each) for each in (quiet, *properties)]
        return _style("paragraph", id, name, deepcopy(based), w("pPr", *parts), run, own=True)

    half = w("spacing", line=twips(body.line_height / 2), lineRule="exact")
    thin = w("spacing", before=0, after=0, line=20, lineRule="exact")
    return [
        own(roles.PICTURE, "图片", loose, w("spacing", line=240, lineRule="auto"), val("jc", "center")),
        own(roles.RULE, "分隔线", w("pBdr", line), loose, half),
        own(roles.SPACE, "空行"),
        own(roles.WRITING, "书写行"),
        own(roles.SEAM, "接缝", loose, thin, run=w("rPr", val("sz", 2), val("szCs", 2))),
        _style("paragraph", roles.COMMENT_TEXT, "annotation text", based, w("pPr", val("jc", "left"))),
    ]


def _characters(layout: DocumentLayout) -> list[Element]:
    """Return the character styles, one for each kind of inline."""
    hei = layout.fonts["hei"].word
    faces: list[tuple[str, str, bool, Sequence[Element]]] = [
        (roles.STRONG, "Strong", False, [w("rFonts", ascii=hei, hAnsi=hei, eastAsia=hei), switch("b", False)]),
        (roles.DOTTED, "着重号", True, [val("em", "underDot")]),
        (roles.PROPER_NAME, "专名号", True, [val("u", "single")]),
        (roles.UNDERLINE, "下划线", True, [val("u", "single")]),
        (roles.SUPERSCRIPT, "上标", True, [val("vertAlign", "superscript")]),
        (roles.SUBSCRIPT, "下标", True, [val("vertAlign", "subscript")]),
        (roles.BLANK, "填空", True, [val("u", "single")]),
        (roles.HYPERLINK, "Hyperlink", False, []),
        (roles.FOOTNOTE_MARK, "footnote reference", False, [val("vertAlign", "superscript")]),
        (roles.COMMENT_MARK, "annotation reference", False, [val("sz", 21), val("szCs", 21)]),
        (roles.MARGIN_NUMBER, "line number", False, margin_number_look(layout)),
    ]
    inline = [_inline_style(role, layout) for role in ROLES]
    return [_character(*face) for face in faces] + inline


def _character(id: str, name: str, own: bool, properties: Iterable[Element]) -> Element:
    based = val("basedOn", "DefaultParagraphFont")
    return _style("character", id, name, based, w("rPr", *properties), own=own)


def _inline_style(role: StyleName, layout: DocumentLayout) -> Element:
    """Return the style of words in a role's face and colour, at the size of the paragraph they stand in."""
    style = layout.styles[role]
    properties = [fonts_of(layout, style), val("color", style.color.lstrip("#").upper())]
    return _character(inline_style(role), f"行内·{ROLES[role].name}", True, properties)


def _eighths(points: float) -> int:
    """Return a line's width in eighths of a point, the unit of borders."""
    return round(points * 8)


def _border(side: str, width: float) -> Element:
    return w(side, val="single", sz=_eighths(width), space=0, color="auto")


def _tables(layout: DocumentLayout) -> list[Element]:
    thin, thick = measures.HAIRLINE, measures.THICK_LINE
    frame = ("top", "left", "bottom", "right")
    grid = [_border(side, thin) for side in (*frame, "insideH", "insideV")]
    beside = measures.cell_padding(layout.styles["table"])
    box_beside, box_above = measures.box_padding(layout.styles["box"])
    return [
        _table("grid", "Table Grid", False, grid, 0, beside),
        _table("rules", "三线表", True, [_border("top", thick), _border("bottom", thick)], 0, beside),
        _table("none", "无线表", True, [], 0, beside),
        _table(roles.BOX_TABLE, "方框", True, [_border(side, thin) for side in frame], box_above, box_beside),
        _table(roles.WRITING_TABLE, "书写格", True, [_border("bottom", thin), _border("insideH", thin)], 0, 0),
    ]


def _table(key: str, name: str, own: bool, borders: Iterable[Element], above: float, beside: float) -> Element:
    margins = [
        w(side, w=twips(width), type="dxa")
        for side, width in (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    ]
    properties = w("tblPr", w("tblInd", w=0, type="dxa"), w("tblBorders", *borders), w("tblCellMar", *margins))
    based = val("basedOn", "TableNormal")
    return _style("table", roles.TABLE_STYLES.get(key, key), name, based, properties, own=own)
