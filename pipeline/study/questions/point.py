"""A point of a text that can be asked about: words of the text, and how a question may use them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.language.numerals import chinese_number
from pipeline.speech import Section
from pipeline.study.analysis import Unit

# What each is, is told at the head of data/frames.txt.
Kind = Literal[
    "do", "demand", "call", "claim", "contrast", "definition", "members", "target", "targets", "problem", "duty",
    "ban", "matter", "topic", "account", "done", "group", "parts", "series", "question", "quotation", "sentence",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """What a question asks about: words of the text, how a question may use them, what they rest on.

    `worth` orders the points of a text; `members`: names of its parts, for a group or a term that counts them.
    `answered`: the text says more about it, so that a question to read with has its answer there.
    """

    text: str
    kind: Kind
    units: tuple[Unit, ...]
    section: Section | None = None
    members: tuple[str, ...] = ()
    worth: float = 1.0
    answered: bool = True

    @property
    def number(self) -> str:
        """How many members it has, in Chinese."""
        count = len(self.members)
        return chinese_number(count) if count <= 10 else str(count)
