"""Writes on the office's own file: its styles, heads, feet and margins stay, its text gives way to ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.package import Package
from docx.parts.document import DocumentPart

from pipeline.errors import Problem
from pipeline.layout.model import DocumentLayout
from pipeline.office_file import OfficeFile
from pipeline.writers.docx.numbering import Numbering
from pipeline.writers.docx.reference import wanted_names
from pipeline.writers.docx.roles import ROLES
from pipeline.writers.docx.sections import Section, line_numbers, section_columns
from pipeline.writers.docx.settings import footnote_numbering, footnote_settings
from pipeline.writers.docx.styles import style_elements
from pipeline.writers.docx.xml import Element, R, insert, name, val, w

_STYLE_USES = ("pStyle", "rStyle", "tblStyle")
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
# Parts of the office's own text and history, which must not travel with ours.
_LEFT_BEHIND = {
    RELATIONSHIP_TYPE.COMMENTS, RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES, _OFFICE + "glossaryDocument",
    "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
    "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible",
    "http://schemas.microsoft.com/office/2011/relationships/people",
}  # fmt: skip
# Relationships that the body's elements name; those that no element names any more go.
_NAMED = {_OFFICE + kind for kind in (
    "image", "hyperlink", "oleObject", "package", "chart", "diagramData", "diagramLayout", "diagramQuickStyle",
    "diagramColors", "aFChunk", "subDocument", "control", "header", "footer",
)}  # fmt: skip
_HISTORY = (
    "documentProtection",
    "writeProtection",
    "trackRevisions",
    "mailMerge",
    "rsids",
    "attachedTemplate",
    "updateFields",
)


@dataclass(slots=True)
class OfficeBase:
    """The office's file, emptied. `section` is its last section's properties, `width` its type area's in points."""

    reference: OfficeFile
    package: Package
    part: DocumentPart
    section: Element
    width: float
    numbering: Numbering
    styles: XmlPart
    renamed: dict[str, str] = field(default_factory=dict)  # our style id → the office's

    @property
    def has_stories(self) -> bool:
        """Tell whether the file has heads or feet of its own."""
        return any(child.tag in (name("headerReference"), name("footerReference")) for child in self.section)

    def properties(self, layout: DocumentLayout, section: Section, first: bool, footnotes: bool) -> Element:
        """Return w:sectPr of one of our sections, after the office's."""
        element = deepcopy(self.section)
        insert(element, val("type", section.start))
        insert(element, section_columns(layout, section.columns, self.width))
        _replace(element, "lnNumType", line_numbers(layout, section.line_every))
        _replace(element, "footnotePr", w("footnotePr", *footnote_numbering()) if footnotes else None)
        if not first:
            _replace(element, "titlePg", None)
            _replace(element, "pgNumType", None)
            for child in list(element):
                if child.get(name("type")) == "first":
                    element.remove(child)
        return element


def open_office(reference: OfficeFile) -> OfficeBase:
    """Return the office's file without its text."""
    package = Package.open(BytesIO(reference.data))
    part = package.main_document_part
    assert isinstance(part, DocumentPart)
    body = part.element.body
    sections = body.findall(name("sectPr"))
    section = deepcopy(sections[-1]) if sections else w("sectPr")
    for child in list(body):
        body.remove(child)
    for attribute in [key for key in section.attrib if "rsid" in key]:
        del section.attrib[attribute]
    numbering = _related(part, RELATIONSHIP_TYPE.NUMBERING)
    numbers = Numbering(
        1 + max(_ids(numbering, "abstractNum", "abstractNumId"), default=0),
        1 + max(_ids(numbering, "num", "numId"), default=0),
        indents=False,
    )
    styles = _related(part, RELATIONSHIP_TYPE.STYLES)
    if styles is None:
        styles = part._styles_part  # python-docx makes one
    return OfficeBase(reference, package, part, section, _width(section), numbers, styles)


def _width(section: Element) -> float:
    size, margins = section.find(name("pgSz")), section.find(name("pgMar"))
    if size is None or margins is None:
        return 442.0  # A4 with margins of Word's own
    inner = int(size.get(name("w"), 11906)) - sum(
        int(margins.get(name(side), 0)) for side in ("left", "right", "gutter")
    )
    return max(inner, 1440) / 20


def _related(part: DocumentPart, kind: str) -> XmlPart | None:
    found = next((rel.target_part for rel in part.rels.values() if rel.reltype == kind and not rel.is_external), None)
    return found if isinstance(found, XmlPart) else None


def _ids(part: XmlPart | None, tag: str, attribute: str) -> Iterator[int]:
    for element in [] if part is None else part.element.iter(name(tag)):
        value = element.get(name(attribute), "")
        if value.isdecimal():
            yield int(value)


def _replace(element: Element, tag: str, child: Element | None) -> None:
    for old in element.findall(name(tag)):
        element.remove(old)
    if child is not None:
        insert(element, child)


# Styles


def take_styles(base: OfficeBase, layout: DocumentLayout) -> dict[str, str]:
    """Match our styles to the office's by name, add those it lacks; return role → name of those it lacks."""
    theirs = {
        (style.get(name("type"), ""), _name(style).lower()): style.get(name("styleId"), "")
        for style in base.styles.element.iter(name("style"))
    }
    taken = set(theirs.values())
    wanted = wanted_names(layout)
    added: list[Element] = []
    for style in style_elements(layout, base.width):
        kind, own, id = style.get(name("type"), ""), _name(style), style.get(name("styleId"), "")
        found = next((theirs[kind, each] for each in wanted.get(own, [own.lower()]) if (kind, each) in theirs), None)
        if found is not None:
            base.renamed[id] = found
        else:
            base.renamed[id] = _free(id, taken)
            taken.add(base.renamed[id])
            added.append(style)
    for style in added:
        style.set(name("styleId"), base.renamed[style.get(name("styleId"))])
        _replace_default(style)
        for link in (*style.iter(name("basedOn")), *style.iter(name("next"))):
            link.set(name("val"), base.renamed[link.get(name("val"))])
        base.styles.element.append(style)
    lacking = {style.get(name("styleId")) for style in added}
    return {role: style.name for role, style in ROLES.items() if base.renamed[style.id] in lacking}


def _replace_default(style: Element) -> None:
    style.attrib.pop(name("default"), None)


def _name(style: Element) -> str:
    found = style.find(name("name"))
    return "" if found is None else str(found.get(name("val"), ""))


def _free(id: str, taken: Iterable[str]) -> str:
    used = {each.lower() for each in taken}
    candidates = [id, *(f"{id}{number}" for number in range(1, len(used) + 2))]
    return next(each for each in candidates if each.lower() not in used)


def rename_styles(base: OfficeBase, elements: Iterable[Element]) -> set[str]:
    """Give paragraphs, runs and tables the office's style ids; return our ids that were used."""
    used = set()
    for element in elements:
        for use in element.iter(*(name(tag) for tag in _STYLE_USES)):
            own = use.get(name("val"))
            if own in base.renamed:
                used.add(own)
                use.set(name("val"), base.renamed[own])
    return used


def lacking_notice(base: OfficeBase, lacking: dict[str, str], used: set[str], layout: DocumentLayout) -> Problem | None:
    """Return a notice of the roles that this document uses and the office's file has no style for."""
    missing = [f"{role} ({lacking[role]})" for role in ROLES if role in lacking and ROLES[role].id in used]
    if not missing:
        return None
    return Problem(
        base.reference.path, None, None,
        f"has no style for {', '.join(missing)}: the layout {layout.name}'s own are used",
        "add styles of these names, or name others in word.roles",
    )  # fmt: skip


# The rest of the package


def clear_old(base: OfficeBase) -> None:
    """Drop what belongs to the office's own text: comments, notes, pictures, history, properties."""
    part, package = base.part, base.package
    used = {
        value for element in part.element.iter() for key, value in element.attrib.items() if key.startswith(f"{{{R}}}")
    }
    for id, rel in list(part.rels.items()):
        if rel.reltype in _LEFT_BEHIND or (rel.reltype in _NAMED and id not in used):
            del part.rels[id]
    for id, rel in list(package.rels.items()):
        if rel.reltype != RELATIONSHIP_TYPE.OFFICE_DOCUMENT:
            del package.rels[id]
    settings = _related(part, RELATIONSHIP_TYPE.SETTINGS)
    if settings is not None:
        for tag in _HISTORY:
            for element in settings.element.findall(name(tag)):
                settings.element.remove(element)
        for tag in ("footnotePr", "endnotePr"):
            for element in settings.element.findall(name(tag)):
                settings.element.remove(element)


def set_footnotes(base: OfficeBase) -> None:
    """Tell the office's settings of our footnotes."""
    settings = _related(base.part, RELATIONSHIP_TYPE.SETTINGS)
    if settings is not None:
        insert(settings.element, footnote_settings())


def set_even_pages(base: OfficeBase) -> None:
    """Let even pages have their own heads and feet, when these are ours."""
    settings = _related(base.part, RELATIONSHIP_TYPE.SETTINGS)
    if settings is not None:
        insert(settings.element, w("evenAndOddHeaders"))


def add_numbering(base: OfficeBase) -> bool:
    """Append our numberings to the office's; return False when it has no numbering part."""
    part = _related(base.part, RELATIONSHIP_TYPE.NUMBERING)
    if part is None:
        return False
    root = part.element
    first = next((index for index, child in enumerate(root) if child.tag == name("num")), len(root))
    for offset, element in enumerate(base.numbering.abstracts):
        root.insert(first + offset, element)
    last = max(
        (index for index, child in enumerate(root) if child.tag in (name("num"), name("abstractNum"))), default=-1
    )
    for offset, element in enumerate(base.numbering.numbers, 1):
        root.insert(last + offset, element)
    return True
