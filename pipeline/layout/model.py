"""A layout as writers use it: every length in points, every style complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.document import Align, StyleName
from pipeline.errors import PipelineError
from pipeline.layout.schema import (
    DocumentSpec,
    FontRole,
    FontSpec,
    MetadataSpec,
    PdfSpec,
    ReaderSpec,
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
class DocumentLayout:
    """Everything a stage may ask of the layout for one document, resolved.

    `key` names the document under `documents:`, `spec` is what stands there. `name` and `path` are the layout's.
    """

    key: str
    spec: DocumentSpec
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
    reader: ReaderSpec
    study: StudySpec
    word: WordSpec
    pdf: PdfSpec


@dataclass(frozen=True, slots=True)
class Layout:
    """What a layout file says of all its documents: each has a layout of its own, which is what the stages take.

    `plain` is the layout of a document that changes nothing of it; its key and its `spec` are empty.
    """

    name: str
    path: str | None
    formats: tuple[str, ...]
    plain: DocumentLayout
    documents: Mapping[str, DocumentLayout]  # by key, in the file's order

    def document(self, key: str) -> DocumentLayout:
        """Return the layout of the document `key`. Raises PipelineError if there is none."""
        if key not in self.documents:
            known = ", ".join(f"{own.key} ({own.spec.name})" for own in self.documents.values())
            raise PipelineError.at(self.path, f"has no document named {key!r}", f"the documents are {known}")
        return self.documents[key]

    if not TYPE_CHECKING:  # for those who run no type checker: what a stage looks for is said to be a document's

        def __getattr__(self, name: str) -> object:
            raise AttributeError(f"a Layout has no {name!r}: it is of all documents; take layout.document(KEY)")
