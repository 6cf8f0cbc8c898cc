"""Running heads and feet: one for odd, even and first pages, with the page number at its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.document import Document
from pipeline.layout.model import DocumentLayout, Running, TextStyle
from pipeline.writers.docx import hints
from pipeline.writers.docx.fields import field, paragraph, run
from pipeline.writers.docx.xml import Element, twips, w

Pages = Literal["default", "even", "first"]
Texts = tuple[str, str, str]  # left, centre, right

# Word sets an exactly spaced line with a fifth of it below the baseline (so does LibreOffice); the middle of a
# Chinese character, and of a dash, stands 0.38 em above the baseline.
BELOW_BASELINE = 0.2
MIDDLE = 0.38

_NAME = re.compile(r"\{([^{}]*)\}")
_FIELDS = {"page": "PAGE", "n": "PAGE", "pages": "NUMPAGES", "total": "NUMPAGES", "section": "STYLEREF 2"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a head or foot: its texts, indents at the sides, distance of its middle from the type area."""

    texts: Texts
    distance: float
    indent: float = 0.0
    rule: bool = False


def needs_even(layout: DocumentLayout) -> bool:
    """Tell whether even pages differ from odd ones."""
    number = layout.page_number
    sides = number.show and number.position in ("outside", "inside")
    return (
        sides
        or layout.page.binding_line
        or any(
            running is not None and (running.inside or running.outside) for running in (layout.header, layout.footer)
        )
    )


def needs_first(layout: DocumentLayout) -> bool:
    """Tell whether the first page differs from the other odd ones."""
    runnings = [running for running in (layout.header, layout.footer) if running is not None]
    return any(not running.first_page for running in runnings) or (
        layout.page_number.show and not layout.page_number.first_page
    )


def head_lines(layout: DocumentLayout, pages: Pages) -> list[Line]:
    """Return the lines of the head on `pages`."""
    return _running_lines(layout.header, pages)


def foot_lines(layout: DocumentLayout, pages: Pages) -> list[Line]:
    """Return the lines of the foot, the upper one first: the running foot and the page number."""
    lines = _running_lines(layout.footer, pages)
    number = layout.page_number
    if number.show and (pages != "first" or number.first_page):
        side = _side(number.position, pages)
        texts = tuple(number.format if side == place else "" for place in ("left", "center", "right"))
        lines.append(Line(texts, number.distance, 0.0 if side == "center" else number.indent))  # type: ignore[arg-type]
    return sorted(lines, key=lambda line: line.distance)


def _running_lines(running: Running | None, pages: Pages) -> list[Line]:
    if running is None or (pages == "first" and not running.first_page):
        return []
    inside, outside = running.inside, running.outside
    texts = (outside, running.center, inside) if pages == "even" else (inside, running.center, outside)
    return [Line(texts, running.distance, rule=running.rule)] if any(texts) or running.rule else []


def _side(position: str, pages: Pages) -> str:
    """Return left, center or right. Odd pages, and the first, are right-hand pages: their outside is the right."""
    if position in ("center", "right"):
        return position
    return "right" if (position == "outside") != (pages == "even") else "left"


def head_distance(lines: Sequence[Line], layout: DocumentLayout) -> float:
    """Return how far the head's top is from the sheet's upper edge, in points."""
    if not lines:
        return layout.page.top / 2
    style = layout.styles["header"]
    return layout.page.top - lines[0].distance - _above(style)


def foot_distance(lines: Sequence[Line], layout: DocumentLayout) -> float:
    """Return how far the foot's last line is from the sheet's lower edge, in points."""
    if not lines:
        return layout.page.bottom / 2
    return layout.page.bottom - lines[-1].distance - _below(layout.styles["footer"])


def _above(style: TextStyle) -> float:
    return (1 - BELOW_BASELINE) * style.line_height - MIDDLE * style.size


def _below(style: TextStyle) -> float:
    return BELOW_BASELINE * style.line_height + MIDDLE * style.size


def paragraphs(
    lines: Sequence[Line], style_id: str, style: TextStyle, width: float, names: Mapping[str, str],
    show: Callable[[str], str],
) -> list[Element]:  # fmt: skip
    """Return the paragraphs of a head or foot. `show` gives what a field shows before it is updated."""
    result = []
    for index, line in enumerate(lines):
        gap = 0.0
        if index:
            gap = line.distance - lines[index - 1].distance - _below(style) - _above(style)
        result.append(_paragraph(line, style_id, max(gap, 0.0), width, names, show))
    return result


def _paragraph(
    line: Line, style_id: str, gap: float, width: float, names: Mapping[str, str], show: Callable[[str], str]
) -> Element:
    left, center, right = line.texts
    only = "left" if not center and not right else "center" if not left and not right else "right"
    alone = sum(bool(text) for text in line.texts) < 2
    content: list[Element] = []
    for index, text in enumerate(line.texts):
        if index and not alone:
            content.append(w("r", w("tab")))
        content += _words(text, names, show)
    border = w("pBdr", w("bottom", val="single", sz=4, space=1, color="auto")) if line.rule else None
    stops = w(
        "tabs", w("tab", val="center", pos=twips(width / 2)), w("tab", val="right", pos=twips(width - line.indent))
    )
    indent = twips(line.indent)
    properties = [
        border,
        None if alone else stops,
        w("spacing", before=twips(gap)) if gap else None,
        w("ind", left=indent, right=indent, firstLineChars=0, firstLine=0) if indent else None,
        w("jc", val=only if alone else "left"),
    ]
    return paragraph(style_id, content, properties)


def _words(text: str, names: Mapping[str, str], show: Callable[[str], str]) -> list[Element]:
    """Return runs and fields of a text that may name {title}, {page}, {pages}, {section} and facts."""
    result: list[Element] = []
    need = hints.needs(_NAME.sub(lambda match: " " * len(match[0]), text))
    at = 0
    for match in _NAME.finditer(text):
        result += _runs(text[at : match.start()], need[at : match.start()])
        key = match[1]
        if key in _FIELDS:
            result += field(_FIELDS[key], [run(show(key))])
        elif key in names:
            value = names[key]
            result += _runs(value, hints.needs(value))
        at = match.end()
    return result + _runs(text[at:], need[at:])


def _runs(text: str, need: list[hints.Need]) -> list[Element]:
    return [run(part, (), hint) for part, hint in hints.split(text, need)]


def names_of(document: Document, layout: DocumentLayout) -> dict[str, str]:
    """Return what a running head may name: meeting facts, the document's name and title, its own variables."""
    own = dict(document.variables or {})
    return {**layout.meeting, "title": document.title, "document": document.name, **own}
