"""The paragraph styles of a Word document: what they say about structure, through what they are based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.reader.docx_package import Element, W

_HEADING = re.compile(r"heading ([1-9])")
MOST_STEPS = 20  # of based-on: a circle must end


@dataclass(frozen=True, slots=True)
class Styles:
    """Paragraph and character styles by id, and the default paragraph style."""

    elements: dict[str, Element] = field(default_factory=dict)
    default: str = ""

    def name(self, style: str) -> str:
        """Return the stored name of a style in small letters: "heading 1", "title", "toc 2"."""
        element = self.elements.get(style)
        found = None if element is None else element.find(f"{W}name")
        return "" if found is None else str(found.get(f"{W}val", "")).lower()

    def value(self, style: str, path: str) -> Element | None:
        """Return the element at `path` of the style, or of the nearest it is based on, that has it."""
        for _ in range(MOST_STEPS):
            element = self.elements.get(style)
            if element is None:
                return None
            found = element.find(path)
            if found is not None:
                return found
            based = element.find(f"{W}basedOn")
            style = "" if based is None else based.get(f"{W}val", "")
        return None

    def heading_level(self, style: str) -> int | None:
        """Return the heading level of a style by its name or a name it is based on, from 1."""
        for _ in range(MOST_STEPS):
            match = _HEADING.fullmatch(self.name(style))
            if match:
                return int(match[1])
            element = self.elements.get(style)
            based = None if element is None else element.find(f"{W}basedOn")
            if based is None:
                return None
            style = based.get(f"{W}val", "")
        return None


def read_styles(root: Element | None) -> Styles:
    """Return the styles of a styles part; none when there is no such part."""
    if root is None:
        return Styles()
    elements = {element.get(f"{W}styleId", ""): element for element in root.iter(f"{W}style")}
    default = next(
        (
            id
            for id, element in elements.items()
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on")
        ),
        "",
    )
    return Styles(elements, default)


def is_on(element: Element | None) -> bool:
    """Return whether a toggle is there and not switched off."""
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false", "off")
