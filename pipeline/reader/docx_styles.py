"""The paragraph styles of a Word document: what they say about structure, through what they are based on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.reader.docx_package import Element, W

# Stored names are English (shown as 标题 1); some programs store what they show, and offices make their own.
_HEADING = re.compile(
    r"(?:heading|标题|標題) ?([1-9])|(?:公文)?([一二三四五六七八九1-9])级标题|(?:公文)?标题([一二三四五六七八九])"
)
# The style of words inside a paragraph that Word makes when a heading style is given to them alone, and that of our
# own files.
_WORDS = re.compile(r"(?:行内·)?(?:heading|标题|標題) ?([1-9])(?: (?:char|字符|字元))?")
_OWN_WORDS = "行内·heading 1"
_TITLES = ("title", "标题", "標題", "公文标题", "文章标题", "大标题")
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
                number = next(filter(None, match.groups()))
                return int(number) if number.isascii() else "一二三四五六七八九".index(number) + 1
            element = self.elements.get(style)
            based = None if element is None else element.find(f"{W}basedOn")
            if based is None:
                return None
            style = based.get(f"{W}val", "")
        return None

    def level_of_words(self, style: str) -> int | None:
        """Return the level of a heading that words inside a paragraph are by their character style, from 1."""
        match = _WORDS.fullmatch(self.name(style))
        return int(match[1]) if match else None

    def is_title(self, style: str) -> bool:
        return self.name(style) in _TITLES

    @property
    def mark_all(self) -> bool:
        """Whether the file is one that we have written: it marks all its headings, inside paragraphs too."""
        return any(self.name(style) == _OWN_WORDS for style in self.elements)


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
