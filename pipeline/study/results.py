"""What a study of a speech finds: frozen values, each citing the sentences it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Ref:
    """Where something stands: printed paragraph number (¶; None for headings), source line, sentence ids, reasons.

    `article`: the article of a statute in which it stands, as the text writes it (第四条); None anywhere else.
    """

    paragraph: int | None
    line: int
    sentences: tuple[str, ...]
    why: tuple[str, ...] = ()
    article: str | None = None


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One line of the outline. `text` is the source's heading with its number; `short` what is printed.

    `label` is the number as printed before `short` ("" if the speech has none). `kind`: a heading of the speech, a
    weighty sentence under a section without sub-points, or the editor's own group heading (marked 〔编〕).
    """

    level: int
    text: str
    label: str
    short: str
    kind: Literal["heading", "sentence", "editorial"]
    ref: Ref
    section: str | None  # Section.id
    children: tuple[OutlineItem, ...] = ()
    prefix: str | None = None  # the words that `short` leaves out because its neighbours begin with them too


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline; `prefix` is the words that the top headings share and the items leave out ("中国共产党人的…：")."""

    items: tuple[OutlineItem, ...]
    prefix: str | None = None


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of the speech, verbatim."""

    text: str
    section: str | None
    ref: Ref


@dataclass(frozen=True, slots=True)
class SectionSummary:
    """The summary of one top-level section, from its own sentences."""

    section: str  # Section.id
    title: str
    sentences: tuple[SummarySentence, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """`sentences` in text order within the budget; `headline` is the one-sentence summary."""

    sentences: tuple[SummarySentence, ...]
    headline: SummarySentence | None
    sections: tuple[SectionSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its inner marks, without the outer ones.

    `speaker` and `work` only as the text itself gives them for this quotation, else None (原稿未注明出处).
    `partial`: a piece of the quoted sentence woven into the speaker's own. `aphorism`: the speaker's own maxim.
    """

    text: str
    kind: Literal["quotation", "partial", "aphorism"]
    speaker: str | None
    work: str | None
    cue: str | None  # 指出, 强调, …
    column: int
    ref: Ref


@dataclass(frozen=True, slots=True)
class Term:
    """A term: a number phrase (三服务), one that the text defines, a name in quotation marks, or the user's own.

    `definition` comes from the text (with `definition_ref`) or from the user's glossary (with `source`), else None.
    `count` is the number that a number phrase names; `members` those the text lists, () if it does not.
    """

    text: str
    kind: Literal["number", "defined", "name", "user"]
    definition: str | None
    definition_ref: Ref | None
    source: str | None
    members: tuple[str, ...]
    count: int | None
    ref: Ref


@dataclass(frozen=True, slots=True)
class Question:
    """A discussion question. `before`: one of the three to think of before reading."""

    text: str
    level: Literal["understand", "apply", "analyse", "act"]
    before: bool
    section: str | None
    ref: Ref


@dataclass(frozen=True, slots=True)
class SpeakingPoint:
    """What a reader may speak to: a verb phrase that the text demands, or (`view`) a sentence of it to be quoted.

    `part`: the title of the part it comes from, None in a text without parts. `rank` from 0: which to keep first.
    """

    text: str
    view: bool
    part: str | None
    rank: int
    ref: Ref


@dataclass(frozen=True, slots=True)
class Remarks:
    """Points to speak to in text order."""

    points: tuple[SpeakingPoint, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank of an item: the answer that belongs in it."""

    answer: str


@dataclass(frozen=True, slots=True)
class Item:
    """A test item made of one sentence.

    cloze: `parts` are the sentence's text with gaps in it. choice: the same with one gap, `options` in print order,
    `correct` the index of the right one. true_false: `parts` is one text, `correct` 1 (true) or 0 (false), and
    `original` the sentence as it stands in the speech.
    """

    kind: Literal["cloze", "choice", "true_false"]
    parts: tuple[str | Gap, ...]
    answers: tuple[str, ...]
    options: tuple[str, ...]
    correct: int | None
    original: str
    section: str | None
    ref: Ref


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, date, person or work named in the speech, with the words around it."""

    text: str
    kind: Literal["date", "figure", "person", "work"]
    context: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Reading:
    """How long the speech is and takes to read aloud; `pinyin` lists (characters, pinyin) of rare ones."""

    characters: int
    minutes: float
    pinyin: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A suspected slip in the source, reported and never corrected."""

    line: int
    column: int
    kind: str
    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one sentence does: the main thing (demand, claim, …), what it does besides, whom it binds ("": nobody)."""

    text: str
    role: str
    beside: tuple[str, ...]
    subject: str
    ref: Ref
