"""The quotations of a speech: every direct quotation that is a statement, with the speaker the text gives for it.

A quoted term (“四个意识”), motto (“…”的精神) or title is no quotation. Never corrected, never completed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from pipeline.language.marks import DASHES, QUOTE_OPENERS
from pipeline.layout.schema import QuotesSpec
from pipeline.speech import Paragraph
from pipeline.study.analysis import Analysis
from pipeline.study.quotes.aphorisms import find_aphorisms
from pipeline.study.quotes.attribution_after import find_after
from pipeline.study.quotes.authors import author_of, authors_in
from pipeline.study.quotes.english import find_english
from pipeline.study.quotes.interview import answerer, recalls
from pipeline.study.quotes.judge import BETWEEN, is_talk, judge
from pipeline.study.quotes.marked import marked, sentence_start, without_doubled_marks
from pipeline.study.quotes.place import IGNORED, LONGEST_HEAD, Found, Place
from pipeline.study.quotes.pronouns import Context
from pipeline.study.results import Quote, Ref


def find_quotes(analysis: Analysis, options: QuotesSpec) -> tuple[Quote, ...]:
    """Return the quotations of a speech in text order, and the speaker's own maxims among them if asked for."""
    speech = analysis.speech
    everything: list[tuple[int, Found]] = []
    find = _find_english if speech.language == "en" else _in_paragraph
    for number, paragraph in enumerate(speech.paragraphs):
        if paragraph.role in IGNORED:
            continue
        previous = speech.paragraphs[number - 1] if number else None
        found_here = find(paragraph, previous)
        if found_here and number + 1 < len(speech.paragraphs):
            found_here[-1] = _signed_below(found_here[-1], speech.paragraphs[number + 1])
        everything += [(number, found) for found in found_here]
    quotes = [(number, found.start, _quote(found)) for number, found in _by_rest_of_text(everything, speech.paragraphs)]
    if options.aphorisms:
        taken = {sentence for _, _, quote in quotes for sentence in quote.ref.sentences}
        quotes += find_aphorisms(analysis, taken, options.max_aphorisms)
    return tuple(quote for _, _, quote in sorted(quotes, key=lambda entry: entry[:2]))


def _by_rest_of_text(everything: list[tuple[int, Found]], paragraphs: tuple[Paragraph, ...]) -> list[tuple[int, Found]]:
    """Return the quotations, with the speakers that only the rest of the text names: a work's author, who is asked."""
    authors = authors_in(paragraphs) if any(found.work and not found.speaker for _, found in everything) else {}
    asked = answerer(paragraphs) if any(recalls(found) for _, found in everything) else None
    result: list[tuple[int, Found]] = []
    for number, found in everything:
        author = author_of(found.work, authors) if found.work and not found.speaker else None
        if author:
            why = f"{found.why}；文中另处称作者为“{author}”"
            result.append((number, replace(found, speaker=author, why=why)))
        elif asked and recalls(found):
            result.append((number, replace(found, speaker=asked, why=f"提问者所称的“您”是“{asked}”")))
        else:
            result.append((number, found))
    return result


def _signed_below(found: Found, following: Paragraph) -> Found:
    """Return the last quotation of a paragraph with the signature that stands alone below it: ——鲁迅《…》"""
    ends = not found.paragraph.text[found.stop + 1 :].strip()
    if not ends or found.speaker or found.work or following.text[:1] not in DASHES:
        return found
    after = find_after(following.text, "", Context("", None))
    if after is None:
        return found
    return replace(found, speaker=after.speaker, work=after.work, why=after.why)


def _quote(found: Found) -> Quote:
    paragraph = found.paragraph
    line, column = paragraph.position(found.start + 1)
    first = bisect_right(paragraph.sentences, found.start, key=lambda sentence: sentence.stop)
    last = bisect_left(paragraph.sentences, found.stop, key=lambda sentence: sentence.start)
    sentences = tuple(sentence.id for sentence in paragraph.sentences[first:last])
    ref = Ref(paragraph.number, line, sentences, (found.why,))
    return Quote(found.text, found.kind, found.speaker, found.work, found.cue, column, ref)


def _find_english(paragraph: Paragraph, previous: Paragraph | None) -> list[Found]:
    marks = any(mark in paragraph.text for mark in QUOTE_OPENERS)
    return find_english(paragraph, previous) if marks or ", '" in paragraph.text or ": '" in paragraph.text else []


def _in_paragraph(paragraph: Paragraph, previous: Paragraph | None) -> list[Found]:
    if not any(mark in paragraph.text for mark in QUOTE_OPENERS):
        return []
    pairs, masked = marked(paragraph.text)
    result: list[Found] = []
    before: tuple[int, int] | None = None
    for start, stop in pairs:
        inner = without_doubled_marks(paragraph.text[start + 1 : stop])
        opening = max(sentence_start(paragraph, start), start - LONGEST_HEAD)
        place = Place(paragraph, masked, previous, opening, start, stop, inner, before, result[-1] if result else None)
        found = judge(place) if inner else None
        if found is not None and not is_talk(found):
            result.append(found)
        before = (start, stop)
    return _spread_back(result, paragraph.text)


def _spread_back(found: list[Found], text: str) -> list[Found]:
    """Give the first half of a split or adjoining group the speaker that is named after the group."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, there = result[index], result[index + 1]
        if here.speaker or here.work or here.cue or there.inherits or not there.cue:
            continue
        gap = text[here.stop + 1 : there.start]
        if BETWEEN.fullmatch(gap) and there.speaker:
            result[index] = replace(here, speaker=there.speaker, cue=there.cue, why="与下一处引文并列")
    return result
