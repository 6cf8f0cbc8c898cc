"""What grows while a document is written: numberings, footnotes, comments, bookmarks, notices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart

from pipeline.document import Document, Heading, Link, PageRef, Para, Table, Toc
from pipeline.errors import Problem
from pipeline.layout.model import DocumentLayout
from pipeline.writers.docx.numbering import Numbering
from pipeline.writers.docx.xml import Element
from pipeline.writers.results import PageMap


@dataclass(slots=True)
class Draft:
    """A Word document in the making. `styles` gives the style id of each role, `width` the type area's in points."""

    document: Document
    layout: DocumentLayout
    pages: PageMap
    part: DocumentPart
    styles: Mapping[str, str]
    width: float
    targets: Mapping[str, str]  # block id → bookmark name, for what is linked to or listed
    numbering: Numbering
    footnotes: list[Element] = field(default_factory=list)
    comments: list[Element] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)
    bookmarks: int = 0
    headings: int = 0
    pictures: int = 0

    def bookmark_id(self) -> int:
        self.bookmarks += 1
        return self.bookmarks

    def heading_key(self, heading: Heading) -> str:
        """Return the key of the next heading, to be asked for in text order: its id, else its place."""
        self.headings += 1
        return heading.id or unnamed(self.headings)

    def link_to(self, address: str) -> str:
        """Return the relationship of an address outside the document."""
        rel: str = self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return rel


@dataclass(frozen=True, slots=True)
class Listed:
    """A heading as the table of contents lists it."""

    level: int
    text: str
    key: str


def unnamed(ordinal: int) -> str:
    """Return the key of a heading without an id: by its place among all headings."""
    return f"\0heading{ordinal}"


def nodes(value: object) -> Iterator[object]:
    """Yield every block and inline of a document, in text order."""
    if isinstance(value, tuple):
        for part in value:
            yield from nodes(part)
    elif is_dataclass(value) and not isinstance(value, type):
        yield value
        for name in _branches(type(value)):
            yield from nodes(getattr(value, name))


@cache
def _branches(kind: type) -> tuple[str, ...]:
    """Return the fields of a block or inline that may hold others, in text order."""
    return tuple(each.name for each in fields(kind) if str(each.type).startswith("tuple[") and each.name not in _LEAVES)


_LEAVES = ("outline", "metadata", "widths")


def bookmark_names(document: Document) -> dict[str, str]:
    """Return a bookmark name for each block that is linked to, named by page or listed in the contents."""
    wanted, known, listed = set(), [], []
    has_contents = False
    ordinal = 0
    for node in nodes(document):
        match node:
            case Toc():
                has_contents = True
            case PageRef(target):
                wanted.add(target)
            case Link(target):
                wanted.add(target.removeprefix("#"))
            case Heading(id=id, toc=toc):
                ordinal += 1
                known.append(id or unnamed(ordinal))
                if toc:
                    listed.append(id or unnamed(ordinal))
            case Para(id=id, outline=outline):
                known += [id] if id else []
                known += [key for _, _, key in outline]
                listed += [key for _, _, key in outline]
            case Table(id=str(id)):
                known.append(id)
    in_contents = set(listed) if has_contents else set()
    return {
        key: f"{'_Toc' if key in in_contents else '_Ref'}{number:08d}"
        for number, key in enumerate(dict.fromkeys(known), 1)
        if key in wanted or key in in_contents
    }
