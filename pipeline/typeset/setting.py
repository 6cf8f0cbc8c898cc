"""What a paragraph must know of its surroundings: the layout, the faces, and what the writer decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from pipeline.document import Footnote
from pipeline.layout.model import Layout, TextStyle
from pipeline.typeset.faces import Faces
from pipeline.typeset.metrics import Metrics

PartKind = Literal["text", "link", "note", "number", "artifact"]


class Tagger(Protocol):
    """Marks content for tagged PDF (ISO 32000-1, 14.6). All drawing of a block lies in one open–close pair or another.

    `open` writes the BDC operator with `canvas.literal(...)`, `close` the EMC; pairs never nest and never cross a
    text object. `block` is the same `TextBlock.source` for all fragments of a paragraph split over pages.
    `kind`: "text" plain text of the paragraph; "link" text of a link (`target` its target; the annotation is made
    afterwards by `Setting.on_link`); "note" a footnote mark (`target` the Footnote); "number" the margin number;
    "artifact" rules, dots, ruby.
    """

    def open(self, canvas: Any, block: Any, kind: PartKind, target: object) -> None: ...

    def close(self, canvas: Any) -> None: ...


def _no_page(target: str) -> str:
    return "0"


def _circled(note: Footnote) -> str:
    return "①"


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings of the text of one document.

    `page_of(id)` gives the text of a PageRef while lines are set. `note_mark(note)` gives a footnote's mark when its
    line is drawn (so marks can be counted by page); it must be one character as wide as ①. Notes are told apart by
    identity. `on_place(canvas, block, x, top)` is called when a fragment of a block is drawn: `block.first` says
    whether it holds the paragraph's first line, `block.lines` its lines; (x, top) is the top left corner in the
    canvas's current coordinates. Bookmarks, line numbers, footnote collection go there.
    `on_link(canvas, target, rectangle)` is called for each piece of a link on a line, rectangle (x0, y0, x1, y1).
    None for a hook: nothing happens (a link without hook is plain text).
    """

    layout: Layout
    faces: Faces
    page_of: Callable[[str], str] = _no_page
    note_mark: Callable[[Footnote], str] = _circled
    tagger: Tagger | None = None
    on_place: Callable[[Any, Any, float, float], None] | None = None
    on_link: Callable[[Any, str, tuple[float, float, float, float]], None] | None = None
    _metrics: dict[TextStyle, Metrics] = field(init=False, default_factory=dict, repr=False, compare=False)

    def metrics(self, style: TextStyle) -> Metrics:
        """Return the sizes of a style, the same object for the same style."""
        found = self._metrics.get(style)
        if found is None:
            found = self._metrics[style] = Metrics(style, self.layout, self.faces)
        return found
