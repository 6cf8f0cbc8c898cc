"""WordprocessingML elements: made in one call, children in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from docx.oxml.parser import oxml_parser, parse_xml
from lxml import etree

# Any: python-docx's parser makes elements of its own classes, which lxml's stubs do not know.
Element: TypeAlias = Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741 - the customary prefix
NAMESPACES = {"w": W, "r": R, "v": V, "o": O}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_W = f"{{{W}}}"
_W_ONLY = {"w": W}

# Order of children (ISO/IEC 29500-1, 17.3.1.26 pPr, 17.3.2.28 rPr, 17.6.17 sectPr): Word refuses another.
ORDER: dict[str, tuple[str, ...]] = {
    "pPr": (
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
        "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct",
        "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
        "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
        "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    ),
    "rPr": (
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
        "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
        "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs",
        "em", "lang", "eastAsianLayout", "specVanish", "oMath",
    ),
    "sectPr": (
        "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc",
        "pgBorders", "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg",
        "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
    ),
    "settings": (
        "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime",
        "doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText",
        "printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts", "embedSystemFonts",
        "saveSubsetFonts", "saveFormsData", "mirrorMargins", "alignBordersAndEdges",
        "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "hideSpellingErrors",
        "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign", "attachedTemplate",
        "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
        "revisionView", "trackRevisions", "doNotTrackMoves", "doNotTrackFormatting", "documentProtection",
        "autoFormatOverride", "styleLockTheme", "styleLockQFSet", "defaultTabStop", "autoHyphenation",
        "consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "showEnvelope", "summaryLength",
        "clickAndTypeStyle", "defaultTableStyle", "evenAndOddHeaders", "bookFoldRevPrinting",
        "bookFoldPrinting", "bookFoldPrintingSheets", "drawingGridHorizontalSpacing",
        "drawingGridVerticalSpacing", "displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery",
        "doNotUseMarginsForDrawingGridOrigin", "drawingGridHorizontalOrigin", "drawingGridVerticalOrigin",
        "doNotShadeFormData", "noPunctuationKerning", "characterSpacingControl", "printTwoOnOne",
        "strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore", "savePreviewPicture",
        "doNotValidateAgainstSchema", "saveInvalidXml", "ignoreMixedContent", "alwaysShowPlaceholderText",
        "doNotDemarcateInvalidXml", "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt",
        "showXMLTags", "alwaysMergeEmptyNamespace", "updateFields", "hdrShapeDefaults", "footnotePr",
        "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang",
        "clrSchemeMapping", "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade",
        "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary", "shapeDefaults",
        "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    ),
}  # fmt: skip
_RANK = {parent: {f"{_W}{name}": rank for rank, name in enumerate(names)} for parent, names in ORDER.items()}


def w(tag: str, *children: Element | None, **attributes: str | int | None) -> Element:
    """Return the element w:`tag`; attributes are of the same namespace, children and attributes of None are left out.

    Children of pPr, rPr, sectPr and settings are put in the order of the schema.
    """
    element = oxml_parser.makeelement(_W + tag, nsmap=_W_ONLY)
    for name, value in attributes.items():
        if value is not None:
            element.set(_W + name, value if isinstance(value, str) else str(value))
    kept: Iterable[Element] = [child for child in children if child is not None]
    if tag in _RANK:
        kept = sorted(kept, key=lambda child: _RANK[tag][str(child.tag)])
    element.extend(kept)
    return element


def val(tag: str, value: str | int) -> Element:
    """Return <w:tag w:val="value"/>."""
    return w(tag, val=value)


def switch(tag: str, on: bool) -> Element:
    """Return a toggle: <w:tag/> when on, w:val="0" when off."""
    return w(tag) if on else val(tag, 0)


def insert(parent: Element, child: Element, *, replace: bool = True) -> None:
    """Put `child` at its place in `parent` (pPr, rPr, sectPr, settings), in place of one of the same name."""
    rank = _RANK[etree.QName(parent).localname]
    for old in parent.findall(str(child.tag)) if replace else ():
        parent.remove(old)
    place = rank[str(child.tag)]
    # Elements of later versions of Word, which have no rank, stand at the end.
    index = max((at for at, other in enumerate(parent, 1) if rank.get(str(other.tag), place + 1) < place), default=0)
    parent.insert(index, child)


def name(tag: str) -> str:
    """Return the full name of w:`tag`: name("p") finds paragraphs."""
    return _W + tag


def root(tag: str, *children: Element | None) -> Element:
    """Return the root of a part, with the namespaces its content may use."""
    element = oxml_parser.makeelement(_W + tag, nsmap=NAMESPACES)
    element.extend([child for child in children if child is not None])
    return element


def parse(text: str) -> Element:
    """Return the element written in `text`, which declares its own namespaces."""
    return parse_xml(text)


def twips(points: float) -> int:
    """Return points in twentieths, the unit of most lengths in Word."""
    return round(points * 20)
