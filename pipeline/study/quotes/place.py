"""A pair of quotation marks and what is around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from pipeline.speech import Paragraph
from pipeline.study.quotes.attribution import Cue, find_cue
from pipeline.study.quotes.attribution_after import After, find_after
from pipeline.study.quotes.marked import marked
from pipeline.study.quotes.pronouns import Context, Subject
from pipeline.study.quotes.shape import Shape
from pipeline.study.quotes.work_before import sentence_before
from pipeline.study.quotes.woven import whose_thought

IGNORED = frozenset({"title", "subtitle", "speaker", "date", "occasion", "byline", "toc", "note"})
LONGEST_HEAD = 400  # characters before a quotation in its sentence, and behind it, that may say whose it is
_NEAR = 40  # characters between two quotations of which the second may go on with the first one's speaker
_REACH = 400  # characters before the sentence in which a pronoun's person is looked for


@dataclass(frozen=True, slots=True)
class Found:
    """A pair of marks on its way to be a quotation."""

    paragraph: Paragraph
    start: int  # of the opening mark
    stop: int  # of the closing mark
    text: str
    kind: Literal["quotation", "partial"]
    speaker: str | None
    work: str | None
    cue: str | None
    inherits: bool  # a quotation that adjoins may take over the speaker
    why: str


@dataclass(frozen=True, slots=True)
class Place:
    """A pair of marks and what is around it.

    `masked` is the paragraph's text with what is quoted, titled or bracketed made unreadable; `opening` where the
    sentence begins; `before` the pair of marks before this one, `last` the quotation found before it.
    """

    paragraph: Paragraph
    masked: str
    previous: Paragraph | None
    opening: int
    start: int
    stop: int
    inner: str
    before: tuple[int, int] | None
    last: Found | None

    @property
    def shape(self) -> Shape:
        return Shape.of(self.inner, self.paragraph.text[self.stop + 1 : self.stop + 24])

    @property
    def head(self) -> str:
        return self.masked[self.opening : self.start]

    @property
    def _reach(self) -> str:
        """The text before the sentence in which a pronoun's person is looked for."""
        return self.masked[max(0, self.opening - _REACH) : self.opening]

    @property
    def sentence_before(self) -> str:
        """The sentence before the quotation's own, as it is written."""
        return sentence_before(self.paragraph.text, self.opening, _REACH)

    def cue(self) -> Cue | None:
        """Return the words that bring it in, also at the end of the paragraph before."""
        if self.start == 0 and self.previous is not None:
            return _led_by(self.previous)
        written = self.paragraph.text[self.opening : self.start]
        return find_cue(written, self.head, Context(self._reach, self._carried()))

    def _carried(self) -> str | None:
        """Return the speaker of the previous quotation if the cue may go on speaking of it (…“…”，又说：“…”)."""
        if self.last is None or self.last.speaker is None:
            return None
        if self.start - self.last.stop > _NEAR:
            return None
        near = len(re.findall("[。！？]", self.masked[self.last.stop + 1 : self.start])) <= 1
        return self.last.speaker if near else None

    def thinker(self) -> Subject | None:
        """Return whose thought the quotation is a piece of, with the characters of the text."""
        return whose_thought(self.head, Context(self._reach, None))

    def after(self) -> After | None:
        """Return what the rest of the sentence, or the next one, says of who said it."""
        sentences = self.paragraph.sentences
        index = bisect_right(sentences, self.stop, key=lambda sentence: sentence.start) - 1
        end = sentences[index].stop if index >= 0 else len(self.paragraph.text)
        tail = self.paragraph.text[self.stop + 1 : min(end, self.stop + LONGEST_HEAD)]
        coming = sentences[index + 1].text if index + 1 < len(sentences) else ""
        if len(coming) > LONGEST_HEAD:
            coming = ""
        if tail.strip("。！？…”」 "):
            coming = ""
        tail = tail.lstrip("。") if not tail.strip("。") else tail
        return find_after(tail, coming, Context(self._reach, None))

    def found(
        self,
        kind: Literal["quotation", "partial"],
        speaker: str | None,
        work: str | None,
        cue: str | None,
        inherits: bool,
        why: str,
    ) -> Found:
        return Found(self.paragraph, self.start, self.stop, self.inner, kind, speaker, work, cue, inherits, why)


def _led_by(previous: Paragraph) -> Cue | None:
    """Return the cue at the end of the paragraph before, when its colon announces the quotation: X指出：¶“…”"""
    if not previous.text.endswith(("：", ":")) or not previous.sentences or previous.role in IGNORED:
        return None
    opening = previous.sentences[-1].start
    masked = marked(previous.text)[1]
    return find_cue(previous.text[opening:], masked[opening:], Context(masked[:opening], None))
