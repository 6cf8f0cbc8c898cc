"""One sentence as the study sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.language.segmentation import Token
from pipeline.speech import Paragraph, Section, Sentence
from pipeline.study.analysis.roles import Role, RoleFound

UnitKind = Literal[
    "title", "subtitle", "speaker", "date", "occasion", "byline", "salutation", "heading", "body", "verse",
    "caption", "toc", "closing", "signature", "note", "label", "meta", "table", "picture", "page", "exercise",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence as the study sees it; `index` counts all units of the speech.

    `section` is the deepest section it lies in (for a heading: its own). `part` is the number of the top-level
    section from 1, 0 before the first. `tokens` joined are `text`.
    """

    index: int
    sentence: Sentence
    paragraph: Paragraph
    kind: UnitKind
    section: Section | None
    part: int
    tokens: tuple[Token, ...]
    leans: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    weight: float = 0.0
    people: tuple[tuple[int, int], ...] = ()  # where they are named: offsets in `text`
    particular: bool = False
    narrative: bool = False
    roles: tuple[RoleFound, ...] = ()  # the main one first

    @property
    def role(self) -> Role:
        """What the sentence does in the first place; headings and furniture are statements."""
        return self.roles[0].role if self.roles else "statement"

    @property
    def subject(self) -> str:
        """Whom the sentence binds, in simplified characters: 各级党委, 我们; "" if it says nobody."""
        return next((found.subject for found in self.roles if found.subject), "")

    def does(self, *roles: Role) -> bool:
        """Return whether the sentence does one of these things, in the first place or beside it."""
        return any(found.role in roles for found in self.roles)

    @property
    def id(self) -> str:
        return self.sentence.id

    @property
    def text(self) -> str:
        return self.sentence.text

    @property
    def spoken(self) -> bool:
        """Whether this is running text, not a heading, a salutation or the head or foot of the document."""
        return self.kind in ("body", "verse")
