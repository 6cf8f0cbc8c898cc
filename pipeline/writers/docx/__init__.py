"""Word: a document as .docx, with every format in styles and nothing left for the reader's machine to decide."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.package import Package

from pipeline.document import Document, Footnote
from pipeline.layout.model import Layout
from pipeline.writers import PageMap, Written
from pipeline.writers.docx.annotations import comments_part, footnotes_part
from pipeline.writers.docx.body import Body
from pipeline.writers.docx.draft import Draft, bookmark_names, nodes
from pipeline.writers.docx.numbering import Numbering
from pipeline.writers.docx.package import new_package, pack, relate
from pipeline.writers.docx.roles import ROLES
from pipeline.writers.docx.sections import Section, section_properties, type_area
from pipeline.writers.docx.settings import app_properties, core_properties, font_table, settings_part
from pipeline.writers.docx.stories import make_stories
from pipeline.writers.docx.styles import styles_part
from pipeline.writers.docx.xml import Element

__all__ = ["write_docx"]


def write_docx(document: Document, layout: Layout, pages: PageMap | None) -> Written:
    """Return the document as a Word file. `pages` gives the page numbers of a table of contents."""
    package, part = new_package()
    styles: dict[str, str] = {role: style.id for role, style in ROLES.items()}
    width = type_area(layout)[0] / 20
    draft = Draft(document, layout, pages, part, styles, width, bookmark_names(document), Numbering())
    stories = make_stories(draft, package)
    has_notes = any(isinstance(node, Footnote) for node in nodes(document))

    def properties(section: Section, first: bool) -> Element:
        return section_properties(layout, section, stories.parts, stories.distances, first=first, footnotes=has_notes)

    body = Body(draft, properties)
    for block in document.blocks:
        body.add(block)
    part.element.body.extend(body.finish())
    _add_parts(draft, package, stories.even)
    return Written(pack(package), None, tuple(draft.notices))


def _add_parts(draft: Draft, package: Package, even_pages: bool) -> None:
    """Add styles, settings, fonts and properties, and the parts that only some documents need."""
    layout, document = draft.layout, draft.document
    types, relations = CONTENT_TYPE, RELATIONSHIP_TYPE
    parts = [
        ("styles", types.WML_STYLES, relations.STYLES, styles_part(layout, draft.width)),
        ("settings", types.WML_SETTINGS, relations.SETTINGS, settings_part(layout, even_pages, bool(draft.footnotes))),
        ("fontTable", types.WML_FONT_TABLE, relations.FONT_TABLE, font_table(layout)),
    ]
    if draft.numbering.numbers:
        parts.append(("numbering", types.WML_NUMBERING, relations.NUMBERING, draft.numbering.part()))
    if draft.footnotes:
        notes = footnotes_part(draft.footnotes, draft.styles["footnote"])
        parts.append(("footnotes", types.WML_FOOTNOTES, relations.FOOTNOTES, notes))
    if draft.comments:
        parts.append(("comments", types.WML_COMMENTS, relations.COMMENTS, comments_part(draft.comments)))
    for name, content, relation, element in parts:
        relate(package, draft.part, f"/word/{name}.xml", content, relation, element)
    core = core_properties(document, layout)
    relate(package, package, "/docProps/core.xml", types.OPC_CORE_PROPERTIES, relations.CORE_PROPERTIES, core)
    app = app_properties(layout)
    relate(package, package, "/docProps/app.xml", types.OFC_EXTENDED_PROPERTIES, relations.EXTENDED_PROPERTIES, app)
