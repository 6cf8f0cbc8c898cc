"""The structure tree of a tagged PDF: what each piece of a page is, in reading order (ISO 32000-1, 14.7)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Content:
    """A marked-content sequence: page index from 0, and its number on that page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """A link annotation: page index from 0, and its position among that page's annotations."""

    page: int
    position: int


@dataclass(slots=True, eq=False)
class Node:
    """A structure element: its standard role, its children in order, and what assistive technology is told of it."""

    role: str
    kids: list[Node | Content | Annotated] = field(default_factory=list)
    alt: str | None = None
    scope: str | None = None  # of a table's head cell: "Column" or "Row"
    span: int = 1  # columns of a table cell
    numbering: str | None = None  # of a list


def child(
    parent: Node | None,
    role: str,
    *,
    alt: str | None = None,
    scope: str | None = None,
    span: int = 1,
    numbering: str | None = None,
) -> Node | None:
    """Return a new element under `parent`; None if there is none, as in an untagged PDF."""
    if parent is None:
        return None
    node = Node(role, alt=alt, scope=scope, span=span, numbering=numbering)
    parent.kids.append(node)
    return node
