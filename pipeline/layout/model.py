"""A layout as writers use it: every length in points, every style complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.document import Align, StyleName
from pipeline.layout.schema import (
    DocumentSpec,
    FontRole,
    FontSpec,
    MetadataSpec,
    PdfSpec,
    StudySpec,
    TypographySpec,
    WordSpec,
)


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet and its margins in points. The type area (版心) is a whole number of body characters wide."""

    width: float
    height: float
    top: float
    bottom: float
    inside: float
    outside: float
    mirror: bool
    binding_line: bool

    @property
    def measure(self) -> float:
        """The width of the type area."""
        return self.width - self.inside - self.outside

    @property
    def depth(self) -> float:
        """The height of the type area."""
        return self.height - self.top - self.bottom

    def left(self, page_number: int) -> float:
        """Return the left margin of a physical page, counted from 1: odd pages are right-hand pages."""
        return self.outside if self.mirror and page_number % 2 == 0 else self.inside


@dataclass(frozen=True, slots=True)
class Grid:
    """The character grid: on or off, lines a page, characters a line, pitch (line to line) in points."""

    on: bool
    lines: int
    chars: int
    pitch: float


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One role of text, in points.

    The cell of a Han character is `size + letter_spacing` wide; `indent` is the first line's, added to `left`.
    `latin` is the face of Latin letters and digits.
    """

    name: StyleName
    font: FontRole
    latin: FontRole
    size: float
    line_height: float
    indent: float
    left: float
    right: float
    space_before: float
    space_after: float
    align: Align
    color: str  # "#rrggbb"
    letter_spacing: float
    keep_with_next: bool
    page_break_before: bool

    @property
    def cell(self) -> float:
        return self.size + self.letter_spacing


@dataclass(frozen=True, slots=True)
class Running:
    """A running head or foot: three texts, a rule, and the distance (points) from the type area."""

    inside: str
    center: str
    outside: str
    rule: bool
    first_page: bool
    distance: float


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page number. `distance` is from the edge of the type area to the middle of its dash, in points."""

    show: bool
    format: str
    position: str
    distance: float
    indent: float
    start: int
    first_page: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything a stage may ask of the layout, resolved."""

    name: str
    path: str | None
    page: Page
    grid: Grid
    fonts: Mapping[FontRole, FontSpec]
    styles: Mapping[str, TextStyle]  # complete: one for each name in document.STYLE_NAMES
    typography: TypographySpec
    header: Running | None
    footer: Running | None
    page_number: PageNumber
    meeting: Mapping[str, str]
    metadata: MetadataSpec
    study: StudySpec
    documents: Mapping[str, DocumentSpec]
    formats: tuple[str, ...]
    word: WordSpec
    pdf: PdfSpec
    variants: Mapping[str, Layout]  # the same layout with the changes of documents.NAME.layout

    def for_document(self, key: str) -> Layout:
        """Return this layout as the document `key` sees it."""
        return self.variants.get(key, self)
