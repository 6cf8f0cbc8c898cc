"""Word: a document as .docx, with every format in styles and nothing left for the reader's machine to decide."""

from __future__ import annotations

from collections.abc import Sequence

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.package import Package
from docx.parts.document import DocumentPart

from pipeline.document import Document, Footnote
from pipeline.layout.model import DocumentLayout
from pipeline.office_file import OfficeFile
from pipeline.writers.docx import office
from pipeline.writers.docx.annotations import comments_part, footnotes_part
from pipeline.writers.docx.body import Body, SectionProperties
from pipeline.writers.docx.draft import Draft, bookmark_names, nodes
from pipeline.writers.docx.numbering import Numbering
from pipeline.writers.docx.package import new_package, pack, relate
from pipeline.writers.docx.roles import ROLES
from pipeline.writers.docx.sections import Section, reference_to, section_properties, type_area
from pipeline.writers.docx.settings import app_properties, core_properties, font_table, settings_part
from pipeline.writers.docx.stories import make_stories
from pipeline.writers.docx.styles import styles_part
from pipeline.writers.docx.xml import Element, insert, w
from pipeline.writers.results import PageMap, Written

__all__ = ["write_docx"]


def write_docx(
    document: Document, layout: DocumentLayout, pages: PageMap, reference: OfficeFile | None = None
) -> Written:
    """Return the document as a Word file, on the office's own (`reference`) if there is one.

    `pages` is the map of its pages in the PDF: Word finds its own only when it opens the file.
    """
    return _on_own(document, layout, pages) if reference is None else _on_office(document, layout, pages, reference)


def _on_own(document: Document, layout: DocumentLayout, pages: PageMap) -> Written:
    package, part = new_package()
    draft = _draft(document, layout, pages, part, type_area(layout)[0] / 20, Numbering())
    stories, notes = make_stories(draft, package), has_footnotes(document)

    def properties(section: Section, first: bool) -> Element:
        return section_properties(layout, section, stories.parts, stories.distances, first=first, footnotes=notes)

    _fill(draft, properties)
    parts = [_styles(draft), _settings(draft, stories.even), _fonts(draft), *_on_demand(draft)]
    if draft.numbering.numbers:
        parts.append(_numbering(draft))
    _add_parts(draft, package, parts)
    return Written(pack(package), None, tuple(draft.notices))


def _on_office(document: Document, layout: DocumentLayout, pages: PageMap, reference: OfficeFile) -> Written:
    base = office.open_office(reference)
    draft = _draft(document, layout, pages, base.part, base.width, base.numbering)
    lacking = office.take_styles(base, layout)
    stories = None if base.has_stories else make_stories(draft, base.package)
    notes = has_footnotes(document)

    def properties(section: Section, first: bool) -> Element:
        element = base.properties(layout, section, first, notes)
        for story in stories.parts if stories else ():
            if first or story.pages != "first":
                insert(element, reference_to(story), replace=False)
        if stories and first and any(story.pages == "first" for story in stories.parts):
            insert(element, w("titlePg"))
        return element

    _fill(draft, properties)
    office.clear_old(base)
    own = [story.element for story in stories.parts] if stories else []
    used = office.rename_styles(base, [base.part.element, *own, *draft.footnotes, *draft.comments])
    notice = office.lacking_notice(base, lacking, used, layout)
    parts = _on_demand(draft)
    if draft.numbering.numbers and not office.add_numbering(base):
        parts.append(_numbering(draft))
    if draft.footnotes:
        office.set_footnotes(base)
    if stories and stories.even:
        office.set_even_pages(base)
    _add_parts(draft, base.package, parts)
    return Written(pack(base.package), None, (*draft.notices, *([notice] if notice else [])))


def _draft(
    document: Document,
    layout: DocumentLayout,
    pages: PageMap,
    part: DocumentPart,
    width: float,
    numbering: Numbering,
) -> Draft:
    styles: dict[str, str] = {role: style.id for role, style in ROLES.items()}
    return Draft(document, layout, pages, part, styles, width, bookmark_names(document), numbering)


def _fill(draft: Draft, properties: SectionProperties) -> None:
    body = Body(draft, properties)
    for block in draft.document.blocks:
        body.add(block)
    draft.part.element.body.extend(body.finish())


def has_footnotes(document: Document) -> bool:
    """Tell whether there is a footnote in a document."""
    return any(isinstance(node, Footnote) for node in nodes(document))


# Parts: name, content type, relationship type, content

Named = tuple[str, str, str, Element]


def _styles(draft: Draft) -> Named:
    return "styles", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES, styles_part(draft.layout, draft.width)


def _settings(draft: Draft, even_pages: bool) -> Named:
    element = settings_part(draft.layout, even_pages, bool(draft.footnotes))
    return "settings", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS, element


def _fonts(draft: Draft) -> Named:
    return "fontTable", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, font_table(draft.layout)


def _numbering(draft: Draft) -> Named:
    return "numbering", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING, draft.numbering.part()


def _on_demand(draft: Draft) -> list[Named]:
    """Return the parts that only some documents need: footnotes, comments."""
    types, relations = CONTENT_TYPE, RELATIONSHIP_TYPE
    parts: list[Named] = []
    if draft.footnotes:
        notes = footnotes_part(draft.footnotes)
        parts.append(("footnotes", types.WML_FOOTNOTES, relations.FOOTNOTES, notes))
    if draft.comments:
        parts.append(("comments", types.WML_COMMENTS, relations.COMMENTS, comments_part(draft.comments)))
    return parts


def _add_parts(draft: Draft, package: Package, parts: Sequence[Named]) -> None:
    """Add parts of the document, and the properties of the file."""
    types, relations = CONTENT_TYPE, RELATIONSHIP_TYPE
    for name, content, relation, element in parts:
        relate(package, draft.part, f"/word/{name}.xml", content, relation, element)
    core = core_properties(draft.document, draft.layout)
    relate(package, package, "/docProps/core.xml", types.OPC_CORE_PROPERTIES, relations.CORE_PROPERTIES, core)
    app = app_properties(draft.layout)
    relate(package, package, "/docProps/app.xml", types.OFC_EXTENDED_PROPERTIES, relations.EXTENDED_PROPERTIES, app)
