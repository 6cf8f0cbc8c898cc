"""What the line layout asks back while it sets and draws: page numbers, footnote marks, links, tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.document import Footnote
from pipeline.errors import Problem
from pipeline.language.numerals import circled
from pipeline.layout.model import Layout
from pipeline.typeset import Faces, Setting
from pipeline.writers import PageMap
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.structure import Node

ADDRESSES = ("http://", "https://", "mailto:")
UNKNOWN_PAGE = "00"  # the width of a page number that is not known yet


class Hooks:
    """Answers the questions of `pipeline.typeset.Setting`.

    `labels` are the printed page numbers as far as known, `asked` those that were used in setting lines.
    """

    def __init__(self) -> None:
        self.labels: Mapping[str, str] = {}
        self.asked: dict[str, str] = {}
        self.questions = 0  # how often a page number was asked for
        self.brush: Brush | None = None
        self._titles: Mapping[str, str] = {}
        self._ids: Mapping[str, int] = {}
        self._bad_links: dict[str, str] = {}
        self._drawn: list[tuple[str, Node | None]] = []  # links whose text is drawn, their annotations not yet

    def setting(self, layout: Layout, faces: Faces, tagged: bool) -> Setting:
        return Setting(
            layout,
            faces,
            page_of=self.page_of,
            note_mark=self.note_mark,
            tagger=self if tagged else None,
            on_link=self.on_link,
        )

    def begin(self, brush: Brush, pages: PageMap, titles: Mapping[str, str]) -> None:
        """Pages are laid out; drawing begins."""
        self.brush, self._ids, self._titles = brush, pages.sheets, titles

    def page_of(self, target: str) -> str:
        self.questions += 1
        target = target.removeprefix("#")
        self.asked[target] = self.labels.get(target, UNKNOWN_PAGE)
        return self.asked[target]

    def note_mark(self, footnote: Footnote) -> str:
        number = self.brush.notes.get(id(footnote), (1, None))[0] if self.brush else 1
        return circled(number)

    def notices(self) -> list[Problem]:
        """Return what the user should know of: links and page references that lead nowhere."""
        links = [Problem(None, None, None, f"link to {target!r}: {why}", "drawn as plain text")
                 for target, why in self._bad_links.items()]  # fmt: skip
        return links + [
            Problem(None, None, None, f"page reference to {target!r}: no block has this id", "its page number is wrong")
            for target in self.asked
            if target not in self._ids
        ]

    # Links

    def fault_of(self, target: str) -> str | None:
        """Return why a link cannot be made; None if it can."""
        if target.startswith("#"):
            return None if target[1:] in self._ids else "no block has this id"
        return None if target.startswith(ADDRESSES) else "only http, https and mailto addresses are links"

    def on_link(self, canvas: Any, target: str, rect: tuple[float, float, float, float]) -> None:
        assert self.brush is not None
        fault = self.fault_of(target)
        if fault is not None:
            self._bad_links[target] = fault
            return
        text = self._titles.get(target[1:], target[1:]) if target.startswith("#") else target
        drawn = next((one for one in self._drawn if one[0] == target), None)
        if drawn is not None:
            self._drawn.remove(drawn)
        self.brush.link(target, rect, text, drawn[1] if drawn else None)

    # Tags

    def open(self, canvas: Any, block: object, kind: str, target: object) -> None:
        """Begin a piece of a paragraph: its text, a link, a footnote mark, or a decoration."""
        brush = self.brush
        if brush is None:
            return
        match kind:
            case "link" if self.fault_of(str(target)) is None:
                self._drawn.append((str(target), brush.enter_inner("Link")))
            case "note":
                brush.enter_inner("Reference")
                if isinstance(target, Footnote) and id(target) in brush.notes:
                    brush.place_note(brush.notes[id(target)][1])
            case "artifact":
                brush.begin_artifact()
            case _:
                brush.resume()

    def close(self, canvas: Any) -> None:
        if self.brush is not None:
            self.brush.end_inner()
