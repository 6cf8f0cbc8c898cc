"""What drawing text asks back and tells: footnote marks, links, tags."""

from __future__ import annotations

from typing import Literal, Protocol

from pipeline.document import Footnote

PartKind = Literal["text", "link", "note", "artifact"]
Rectangle = tuple[float, float, float, float]  # x0, y0, x1, y1


class Listener(Protocol):
    """Hears of all text that a canvas draws; `FontCanvas.listener` is the canvas's.

    `note_mark` gives a footnote's mark when its line is drawn (so marks can be counted by page); it must be one
    character as wide as ①. Notes are told apart by identity. `link` is called for each piece of a link on a line.

    If it is `tagged`, all text lies between one `begin` and `end` or another, for marked content (ISO 32000-1, 14.6);
    pairs never nest and never cross a text object. `kind`: "text" plain text; "link" text of a link (`target` its
    target; `link` follows); "note" a footnote mark (`target` the Footnote); "artifact" rules, dots.
    """

    @property
    def tagged(self) -> bool: ...

    def note_mark(self, note: Footnote) -> str: ...

    def link(self, target: str, rectangle: Rectangle) -> None: ...

    def begin(self, kind: PartKind, target: object) -> None: ...

    def end(self) -> None: ...


class Deaf:
    """A listener that hears nothing: every footnote is ①, a link plain text, nothing is tagged."""

    tagged = False

    def note_mark(self, note: Footnote) -> str:
        return "①"

    def link(self, target: str, rectangle: Rectangle) -> None:
        pass

    def begin(self, kind: PartKind, target: object) -> None:
        pass

    def end(self) -> None:
        pass
