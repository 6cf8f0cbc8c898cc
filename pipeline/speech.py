"""The source as read: frozen paragraphs with exact text and positions, and a heading tree over them.

Nothing of the text is lost: the paragraphs, in order, are the whole speech. Headings are spans of
paragraphs, so a run-in heading stays where the speaker put it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.kinds import TextKind as TextKind

Role = Literal[
    "title", "subtitle", "speaker", "date", "occasion", "byline",  # the head of the document
    "salutation", "heading", "body", "verse", "caption", "toc", "closing", "signature", "note",
    "label",  # who speaks next, alone on a line
    "meta",  # of the paper, not of the speech: letterhead, addressees, facts of minutes, who is responsible, copies
    "table",  # one row of a table
    "exercise",  # of a learning paper: what is to be filled in or chosen, and the answers
    "picture",  # where a picture stood: what is said of it
    "page",  # the number or the running head of a page that the text was copied from: kept, not printed
]  # fmt: skip

HeadingKind = Literal["own-line", "run-in", "parallel", "question", "glued", "markup"]


NO_MARK = "no mark of any other kind"


@dataclass(frozen=True, slots=True)
class Genre:
    """What kind of text this is, and what says so. `declared`: the user said it, in the front matter.

    `doubts`: what in the text speaks against it, as sentences for the user.
    """

    kind: TextKind
    why: tuple[str, ...]
    declared: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Whether something tells the kind; a text without any mark is studied as an essay, but may be another."""
        return self.why != (NO_MARK,)


@dataclass(frozen=True, slots=True)
class Place:
    """From `offset` (in the paragraph's text) on, characters stand at `line`, `column` of the file."""

    offset: int
    line: int
    column: int


def position_in(places: Sequence[Place], offset: int) -> tuple[int, int]:
    """Return (line, column) in the file of the character at `offset` of a text; `places` are sorted and begin at 0."""
    index = bisect_right(places, offset, key=lambda place: place.offset) - 1
    place = places[max(index, 0)]
    return place.line, place.column + offset - place.offset


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with its end mark and closing quotes; `start` is its offset in the paragraph."""

    id: str  # "p3s2": second sentence of the third paragraph; stable for the same text
    text: str
    start: int

    @property
    def stop(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of table number `table` (from 1): where each cell stands in the paragraph's text, (start, stop).

    The text holds the cells in order with U+3000 between them; an empty cell has start == stop.
    `head`: the row names the columns.
    """

    table: int
    cells: tuple[tuple[int, int], ...]
    head: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the source: its exact text (no line ends, no surrounding blanks) and its places.

    `number` counts the paragraphs that readers refer to (¶3): body text, not titles or own-line headings.
    `sentences` partition `text` but for blanks between them; a run-in heading ends a sentence.
    `places` is sorted by offset and begins at offset 0; hard-wrapped lines that were joined give one each.
    `row` when it is a row of a table (role "table"). `time`: when a turn began, as the recorder wrote it
    ("00:03:21"), of a line that says who speaks next, of a paragraph with which its speaker goes on, or of subtitles;
    the text does not hold it.
    """

    id: str  # "p3"
    text: str
    role: Role
    number: int | None
    places: tuple[Place, ...]
    sentences: tuple[Sentence, ...]
    row: Row | None = None
    time: str = ""

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of a character in the file as the user sees it, both from 1."""
        return position_in(self.places, offset)

    @property
    def line(self) -> int:
        return self.places[0].line


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A point in the text: paragraph index (in Speech.paragraphs) and offset in its text."""

    paragraph: int
    offset: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what it governs.

    The heading is `speech.paragraphs[start.paragraph].text[start.offset:head_stop]`, kept in `text`
    (an own-line heading of several joined lines is one paragraph). `label` is its number as written
    ("一、", "（一）", "第一，", "一是", "Q:"), "" if none; `title` is the rest without the label and the end mark.
    The section governs the text from the end of its heading to `stop` (exclusive), children included.
    """

    id: str  # "s2.1": first child of the second top section
    level: int  # from 1, consistent over the document
    kind: HeadingKind
    text: str
    label: str
    title: str
    line: int
    column: int
    start: Spot
    head_stop: int
    stop: Spot
    why: tuple[str, ...]  # the evidence, for people: "number series 一、二、三、", "short line without stop"
    children: tuple[Section, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, in text order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A line that looked like a heading and was not taken, with the reason."""

    line: int
    column: int
    text: str
    why: tuple[str, ...]


SlipKind = Literal["begins", "missing", "twice", "wrong"]


@dataclass(frozen=True, slots=True)
class NumberSlip:
    """A number of a heading (`label`, as written) that does not count on; `expected` is written like it.

    "begins": a series does not begin with one, nor with what `expected` says should stand before; "missing":
    `expected` is wanting before it; "twice": it stands a second time; "wrong": those around it count on without it.
    """

    line: int
    column: int
    kind: SlipKind
    label: str
    expected: str


@dataclass(frozen=True, slots=True)
class Normalisation:
    """One kind of change made while reading ("zero-width characters removed"), how often, and where first.

    `lost`: characters of the file are not in the text, or were none to begin with: the user must know.
    """

    what: str
    count: int
    line: int
    column: int
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech as read.

    `title`, `subtitle`, `speaker`, `date`, `occasion` are the text's own words (or the front matter's), None when
    the text gives none: never guessed. `facts` are the meeting facts of the front matter (单位, 主题, …) in order.
    `language` says which labels and line rules fit; `known_language` is False for a text that is in neither of the two.
    """

    path: str
    language: Literal["zh", "en"]
    title: str | None
    subtitle: str | None
    speaker: str | None
    date: str | None
    occasion: str | None
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    encoding: str
    normalisations: tuple[Normalisation, ...] = ()
    notices: tuple[tuple[int, int, str], ...] = ()  # (line, column, text) for the user
    number_slips: tuple[NumberSlip, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    genre: Genre = Genre("speech", ())
    known_language: bool = True
    dropped: tuple[str, ...] = ()  # what the file held that the text does not keep (pictures, words struck out, …)

    def walk(self) -> Iterator[Section]:
        """Yield every section in text order."""
        for section in self.sections:
            yield from section.walk()

    def sentences(self, start: Spot | None = None, stop: Spot | None = None) -> Iterator[tuple[Paragraph, Sentence]]:
        """Yield (paragraph, sentence) in text order, of the whole text or between two spots."""
        first = start or Spot(0, 0)
        last = stop or Spot(len(self.paragraphs), 0)
        for index in range(first.paragraph, min(last.paragraph + 1, len(self.paragraphs))):
            paragraph = self.paragraphs[index]
            for sentence in paragraph.sentences:
                if first <= Spot(index, sentence.start) < last:
                    yield paragraph, sentence
