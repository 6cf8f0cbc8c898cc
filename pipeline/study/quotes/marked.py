"""Quotation marks in a paragraph, and the text with what they hold made unreadable."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.language.characters import count_han
from pipeline.language.marks import END_MARKS, QUOTE_OPENERS
from pipeline.language.quotation import match_quotes, outermost
from pipeline.speech import Paragraph
from pipeline.study.quotes.clauses import ASIDE, QUOTED, TERM, WORK

_TERM = 8  # Chinese characters from which a quoted text may be a quotation, though it is no sentence


def marked(text: str) -> tuple[list[tuple[int, int]], str]:
    """Return the outermost quotation marks outside 《》, and the text with what they hold made unreadable."""
    matched = match_quotes(text).pairs
    works = outermost(pair for pair in matched if text[pair[0]] == "《")
    starts = [start for start, _ in works]
    pairs: list[tuple[int, int]] = []
    for pair in outermost(pair for pair in matched if text[pair[0]] in QUOTE_OPENERS):
        index = bisect_right(starts, pair[0]) - 1
        if index < 0 or pair[0] > works[index][1]:
            pairs.append(pair)
    return pairs, _mask(text, matched, pairs)


def _mask(text: str, matched: list[tuple[int, int]], quotes: list[tuple[int, int]]) -> str:
    """Return the text, of the same length, with what is quoted, titled or in brackets made unreadable."""
    chars = list(text)
    for start, stop in matched:
        if text[start] in "（(":
            chars[start : stop + 1] = ASIDE * (stop + 1 - start)
    for start, stop in matched:
        if text[start] == "《":
            chars[start : stop + 1] = WORK * (stop + 1 - start)
    for start, stop in quotes:
        long = not text.startswith("时", stop + 1) and (
            count_han(text[start:stop]) >= _TERM or text[stop - 1] in END_MARKS
        )
        chars[start : stop + 1] = (QUOTED if long else TERM) * (stop + 1 - start)
    return "".join(chars)


def without_doubled_marks(text: str) -> str:
    """Return the quoted text without a doubled outer mark (““…””)."""
    text = text.strip()
    pairs = match_quotes(text).pairs
    if text[:1] in QUOTE_OPENERS and (0, len(text) - 1) in pairs:
        return text[1:-1].strip()
    return text


def sentence_start(paragraph: Paragraph, at: int) -> int:
    """Return the offset of the sentence that `at` lies in, 0 before the first."""
    index = bisect_right(paragraph.sentences, at, key=lambda sentence: sentence.start) - 1
    return paragraph.sentences[index].start if index >= 0 else 0
