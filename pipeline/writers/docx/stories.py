"""The parts of heads and feet, for odd, even and first pages."""

from __future__ import annotations

from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.package import Package

from pipeline.writers.docx import running, shapes
from pipeline.writers.docx.draft import Draft
from pipeline.writers.docx.fields import paragraph
from pipeline.writers.docx.package import relate
from pipeline.writers.docx.running import Line, Pages
from pipeline.writers.docx.sections import Story
from pipeline.writers.docx.toc import listed
from pipeline.writers.docx.xml import Element, root


@dataclass(frozen=True, slots=True)
class Stories:
    """The heads and feet of a document, their distances from the sheet's edges, whether even pages differ."""

    parts: tuple[Story, ...]
    distances: tuple[float, float]
    even: bool


def make_stories(draft: Draft, package: Package) -> Stories:
    """Add the heads and feet to the package and return what a section must say of them."""
    layout = draft.layout
    sides: list[Pages] = ["default"]
    if running.needs_even(layout):
        sides.append("even")
    if running.needs_first(layout):
        sides.append("first")
    heads = {pages: running.head_lines(layout, pages) for pages in sides}
    feet = {pages: running.foot_lines(layout, pages) for pages in sides}
    distances = (
        running.head_distance(heads["default"], layout),
        running.foot_distance(feet["default"], layout),
    )
    parts = []
    for number, pages in enumerate(sides, 1):
        behind = _behind(draft, pages, number)
        if behind or any(heads.values()):
            element = _story("hdr", "header", heads[pages], behind, draft)
            parts.append(_related(draft, package, "header", pages, number, element))
        if any(feet.values()):
            element = _story("ftr", "footer", feet[pages], [], draft)
            parts.append(_related(draft, package, "footer", pages, number, element))
    return Stories(tuple(parts), distances, "even" in sides)


def _behind(draft: Draft, pages: Pages, number: int) -> list[Element]:
    layout = draft.layout
    result = [shapes.watermark(layout.word.watermark, layout, number)] if layout.word.watermark else []
    if layout.page.binding_line and pages != "even":
        result.append(shapes.binding_line(layout, number))
    return result


def _story(tag: str, role: str, lines: list[Line], behind: list[Element], draft: Draft) -> Element:
    style = draft.layout.styles[role]
    names = running.names_of(draft.document, draft.layout)
    parts = running.paragraphs(
        lines, draft.styles[role], style, draft.width, names, lambda key: _shown(key, draft)
    ) or [paragraph(draft.styles[role], ())]
    for run in behind:
        parts[0].append(run)
    return root(tag, *parts)


def _shown(key: str, draft: Draft) -> str:
    """Return what a field of a head or foot shows until the pages are laid out."""
    if key in ("pages", "total"):
        return str(draft.pages.pages)
    if key == "section":
        return next((entry.text for entry in listed(draft.document) if entry.level == 2), "")
    return str(draft.layout.page_number.start)


def _related(draft: Draft, package: Package, kind: str, pages: str, number: int, element: Element) -> Story:
    header = kind == "header"
    relationship = relate(
        package,
        draft.part,
        f"/word/{kind}{number}.xml",
        CONTENT_TYPE.WML_HEADER if header else CONTENT_TYPE.WML_FOOTER,
        RELATIONSHIP_TYPE.HEADER if header else RELATIONSHIP_TYPE.FOOTER,
        element,
    )
    return Story(kind, pages, relationship, element)
