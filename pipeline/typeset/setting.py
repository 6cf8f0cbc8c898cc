"""What a paragraph must know of its surroundings: the layout, the faces, the page numbers it names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.layout.model import DocumentLayout, TextStyle
from pipeline.typeset.atoms import AtomMakers
from pipeline.typeset.faces import Faces
from pipeline.typeset.metrics import Metrics


def _no_page(target: str) -> str:
    return "0"


@dataclass(frozen=True, slots=True)
class Setting:
    """The surroundings of the text of one document.

    `page_of(id)` gives the text of a PageRef while lines are set.
    """

    layout: DocumentLayout
    faces: Faces
    page_of: Callable[[str], str] = _no_page
    _makers: dict[TextStyle, AtomMakers] = field(init=False, default_factory=dict, repr=False, compare=False)

    def makers(self, style: TextStyle) -> AtomMakers:
        """Return what makes the atoms of a style, the same object for the same style."""
        found = self._makers.get(style)
        if found is None:
            found = self._makers[style] = AtomMakers(Metrics(style, self.layout, self.faces))
        return found
