"""The speech in printed paragraphs: those of the source, or the parts of one that came without divisions.

The characters and their order stay; only where a new line begins is ours. Numbers count what is printed, so that a
reference leads somewhere even in a text that had a single paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.speech import Section, Speech

FEW = 3  # numbered paragraphs: with fewer, a number says nothing
LONG = 800  # characters of a paragraph that fills a page
ALONE = ("question", "glued")  # headings that stand on a line of their own


@dataclass(frozen=True, slots=True)
class Piece:
    """From `start` to `stop` of the text of `speech.paragraphs[paragraph]`, printed as one paragraph.

    `number` is the one readers see, None for what has none.
    """

    paragraph: int
    start: int
    stop: int
    id: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Pieces:
    """All printed paragraphs in order; `divided` if some are parts of one of the source."""

    all: tuple[Piece, ...]
    divided: bool

    @property
    def referable(self) -> bool:
        """Whether paragraph numbers tell places apart."""
        return sum(piece.number is not None for piece in self.all) >= FEW


def find_pieces(speech: Speech) -> Pieces:
    """Return the speech in printed paragraphs.

    A paragraph of more than LONG characters is divided at its headings, and after one that its answer or text follows
    without a stop, when the speech has fewer than FEW numbered paragraphs: a speaker's own division is never touched.
    """
    whole = sum(paragraph.number is not None for paragraph in speech.paragraphs) >= FEW
    headings = {} if whole else _headings(speech)
    pieces: list[Piece] = []
    count = 0
    for index, paragraph in enumerate(speech.paragraphs):
        for order, (start, stop, heading) in enumerate(_parts(paragraph.text, headings.get(index, ())), 1):
            numbered = paragraph.number is not None and not heading
            count += numbered
            name = paragraph.id if order == 1 else f"{paragraph.id}-{order}"
            pieces.append(Piece(index, start, stop, name, count if numbered else None))
    return Pieces(tuple(pieces), len(pieces) > len(speech.paragraphs))


def _headings(speech: Speech) -> dict[int, list[Section]]:
    """Return, by paragraph, the headings at which to divide it."""
    found: dict[int, list[Section]] = {}
    for section in speech.walk():
        paragraph = speech.paragraphs[section.start.paragraph]
        if paragraph.number is not None and len(paragraph.text) > LONG:
            found.setdefault(section.start.paragraph, []).append(section)
    return found


def _parts(text: str, headings: Sequence[Section]) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, stop, whether it is a heading alone) of a paragraph's parts; blanks end the part before."""
    cuts = {section.start.offset for section in headings}
    cuts |= {section.head_stop for section in headings if section.kind in ALONE}
    starts = [0]
    for cut in sorted(cuts):
        at = cut + len(text[cut:]) - len(text[cut:].lstrip())
        if at < len(text) and text[starts[-1] : at].strip():
            starts.append(at)
    ends = {section.start.offset: section.head_stop for section in headings}
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        yield start, stop, start in ends and not text[ends[start] : stop].strip()
