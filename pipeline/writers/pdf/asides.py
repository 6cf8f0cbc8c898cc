"""What the text has beside plain characters, as it is drawn: footnote marks, links, tags."""

from __future__ import annotations

from collections.abc import Container, Mapping

from pipeline.document import Footnote
from pipeline.errors import Problem
from pipeline.language.numerals import circled
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.ink import PartKind
from pipeline.writers.pdf.ink.listener import Rectangle
from pipeline.writers.pdf.strips import Note
from pipeline.writers.pdf.structure import Node

ADDRESSES = ("http://", "https://", "mailto:")


class Asides:
    """The listener of the canvas that `brush` draws on.

    `ids` are the blocks that links may go to, `titles` the headings among them. `notes` gives the number of each
    footnote on its page, and the note as set; footnotes go by identity.
    """

    def __init__(self, brush: Brush, ids: Container[str], titles: Mapping[str, str]) -> None:
        self.brush, self._ids, self._titles = brush, ids, titles
        self.notes: dict[int, tuple[int, Note]] = {}
        self._bad_links: dict[str, str] = {}
        self._drawn: list[tuple[str, Node | None]] = []  # links whose text is drawn, their annotations not yet

    @property
    def tagged(self) -> bool:
        return self.brush.tagged

    def note_mark(self, note: Footnote) -> str:
        return circled(self.notes[id(note)][0] if id(note) in self.notes else 1)

    def notices(self) -> list[Problem]:
        """Return what the user should know of: links that lead nowhere."""
        return [Problem(None, None, None, f"link to {target!r}: {why}", "drawn as plain text")
                for target, why in self._bad_links.items()]  # fmt: skip

    def fault_of(self, target: str) -> str | None:
        """Return why a link cannot be made; None if it can."""
        if target.startswith("#"):
            return None if target[1:] in self._ids else "no block has this id"
        return None if target.startswith(ADDRESSES) else "only http, https and mailto addresses are links"

    def link(self, target: str, rectangle: Rectangle) -> None:
        """Make a piece of a link's text lead to its target."""
        fault = self.fault_of(target)
        if fault is not None:
            self._bad_links[target] = fault
            return
        text = self._titles.get(target[1:], target[1:]) if target.startswith("#") else target
        drawn = next((one for one in self._drawn if one[0] == target), None)
        if drawn is not None:
            self._drawn.remove(drawn)
        self.brush.link(target, rectangle, text, drawn[1] if drawn else None)

    def begin(self, kind: PartKind, target: object) -> None:
        """Begin a piece of a paragraph: its text, a link, a footnote mark, or a decoration."""
        brush = self.brush
        match kind:
            case "link" if self.fault_of(str(target)) is None:
                self._drawn.append((str(target), brush.enter_inner("Link")))
            case "note":
                brush.enter_inner("Reference")
                if isinstance(target, Footnote) and id(target) in self.notes:
                    brush.put_here(self.notes[id(target)][1].node)
            case "artifact":
                brush.begin_artifact()
            case _:
                brush.resume()

    def end(self) -> None:
        self.brush.end_inner()
