"""What templates may call besides Jinja's own: places in the speech, signals."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, takewhile
from typing import Any

from markupsafe import Markup

from pipeline.markup import without_marks
from pipeline.markup.characters import unguard
from pipeline.rendering.pieces import Piece, Pieces
from pipeline.speech import Section, Speech, Spot
from pipeline.study.results import Ref


def filled(markup: Any) -> bool:
    """Return whether markup says anything at all."""
    return bool(unguard(without_marks(str(markup))).strip())


class Nothing:
    """What a template calls as `nothing` when there is nothing to print but the document's head."""

    def __init__(self) -> None:
        self.said = False
        self.why = ""

    def __call__(self, why: str = "") -> Markup:
        """Note it with its reason, and write nothing."""
        self.said = True
        self.why = self.why or why
        return Markup()


@dataclass(frozen=True, slots=True)
class Whereabout:
    """Paragraph numbers `first` to `last`, and the id of the first of those paragraphs.

    `article`: in a statute, the article by which the place is cited instead (第四条). `dash`: between the two numbers.
    """

    first: int
    last: int
    target: str
    article: str | None = None
    dash: str = "～"

    @property
    def numbers(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}{self.dash}{self.last}"


class Whereabouts:
    """Where references and sections lie, in the paragraph numbers that readers see."""

    def __init__(self, speech: Speech, pieces: Pieces) -> None:
        self._sections: Mapping[str, Section] = {section.id: section for section in speech.walk()}
        self._dash = "–" if speech.language == "en" else "～"  # GB/T 15834 4.13.3.2; English sets an en dash
        self._pieces = pieces.all if pieces.referable else ()
        self._starts = [Spot(piece.paragraph, piece.start) for piece in self._pieces]
        self._paragraphs = {
            paragraph.number: index for index, paragraph in enumerate(speech.paragraphs) if paragraph.number is not None
        }
        self._sentences = {sentence.id: (index, sentence.start)
                           for index, paragraph in enumerate(speech.paragraphs)
                           for sentence in paragraph.sentences}  # fmt: skip

    def find(self, ref: Ref | None, section: str | None = None) -> Whereabout | None:
        """Return where a reference points to; one to a heading of its own line means the section's paragraphs.

        None if it points nowhere, or if the speech has too few paragraphs for their numbers to say anything.
        """
        place = self._place(ref, section)
        if place is None:
            return None
        return replace(place, article=ref.article if ref is not None else None, dash=self._dash)

    def _place(self, ref: Ref | None, section: str | None) -> Whereabout | None:
        own = self._sections.get(section or "")
        if ref is not None and (ref.paragraph is not None or own is None):
            spot = self._spot(ref)
            return self._range(islice(self._from(spot), 1)) if spot is not None else None
        if own is None:
            return None
        return self._range(
            takewhile(lambda piece: Spot(piece.paragraph, piece.start) < own.stop, self._from(own.start))
        )

    def _spot(self, ref: Ref) -> Spot | None:
        """Return where a reference's first sentence in its paragraph begins, else the paragraph."""
        paragraph = self._paragraphs.get(ref.paragraph) if ref.paragraph is not None else None
        for sentence in ref.sentences:
            index, start = self._sentences.get(sentence, (None, 0))
            if index is not None and paragraph in (None, index):
                return Spot(index, start)
        return Spot(paragraph, 0) if paragraph is not None else None

    def _from(self, spot: Spot) -> Iterator[Piece]:
        """Yield the numbered pieces from the one that holds `spot` on."""
        first = max(bisect_right(self._starts, spot) - 1, 0)
        return (piece for piece in islice(self._pieces, first, None) if piece.number is not None)

    def _range(self, pieces: Iterable[Piece]) -> Whereabout | None:
        found = [(piece.number, piece.id) for piece in pieces if piece.number is not None]
        return Whereabout(found[0][0], found[-1][0], found[0][1]) if found else None
