"""What stands at a place of the source: the words a finding is about, the marks around a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pipeline.speech import Paragraph, Speech
from pipeline.study.results import Finding, Quote, Ref

# Findings about words that mislead a reader; those about marks and spelling do not show in a line of an outline.
DOUBTFUL = ("疑错别字", "疑重字", "占位未填")
CORNERS: Mapping[str, str] = {"「": "」", "『": "』"}
_WORD = re.compile("“([^”]+)”")


def offset_in(paragraph: Paragraph, line: int, column: int) -> int | None:
    """Return where in a paragraph's text a place of the file stands, None if elsewhere."""
    ends = [*(place.offset for place in paragraph.places[1:]), len(paragraph.text)]
    for place, end in zip(paragraph.places, ends, strict=True):
        offset = place.offset + column - place.column
        if place.line == line and place.offset <= offset < end:
            return offset
    return None


class Doubts:
    """The doubtful words of each sentence; what templates call as `doubtful`."""

    def __init__(self, speech: Speech, findings: Iterable[Finding]) -> None:
        self._words: dict[str, list[str]] = {}
        for finding in findings:
            word = _WORD.search(finding.hint)  # a hint names the word first
            sentence = _sentence_at(speech, finding) if word and finding.kind in DOUBTFUL else None
            if word and sentence:
                self._words.setdefault(sentence, []).append(word[1])

    def __call__(self, text: str, ref: Ref) -> bool:
        """Return whether `text`, made of the sentences of `ref`, holds words of theirs that may be a slip."""
        return any(word in text for sentence in ref.sentences for word in self._words.get(sentence, ()))


def _sentence_at(speech: Speech, finding: Finding) -> str | None:
    for paragraph in speech.paragraphs:
        offset = offset_in(paragraph, finding.line, finding.column)
        if offset is not None:
            return next((one.id for one in paragraph.sentences if one.start <= offset < one.stop), None)
    return None


class Marks:
    """The outer marks of quotations; what templates call as `marks`."""

    def __init__(self, speech: Speech) -> None:
        self._paragraphs = speech.paragraphs

    def __call__(self, quote: Quote) -> tuple[str, str]:
        """Return the corner brackets that the source has around a quotation, else “ and ”."""
        for paragraph in self._paragraphs:
            offset = offset_in(paragraph, quote.ref.line, quote.column)
            if offset is not None:
                opening = paragraph.text[max(offset - 1, 0)]
                return (opening, CORNERS[opening]) if opening in CORNERS else ("“", "”")
        return "“", "”"
