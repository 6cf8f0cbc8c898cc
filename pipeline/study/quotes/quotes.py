"""The quotations of a speech: every direct quotation that is a statement, with the speaker the text gives for it.

A quoted term (“四个意识”), motto (“…”的精神) or title is no quotation. Never corrected, never completed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.chinese import DASHES, END_MARKS, QUOTE_OPENERS, count_han, match_quotes, outermost
from pipeline.layout.schema import QuotesSpec
from pipeline.speech import Paragraph, Speech
from pipeline.study.analysis.people import fold
from pipeline.study.quotes.aphorisms import find_aphorisms
from pipeline.study.quotes.attribution import Cue, find_cue
from pipeline.study.quotes.attribution_after import After, find_after
from pipeline.study.quotes.shape import Shape, brought_in, stands_alone
from pipeline.study.quotes.subjects import ASIDE, QUOTED, TERM, WORK, Context, person_at_end
from pipeline.study.results import Quote, Ref

_IGNORED = frozenset({"title", "subtitle", "speaker", "date", "occasion", "byline", "toc", "note"})
_REACH = 400  # characters before the sentence in which a pronoun's person is looked for
_BETWEEN = re.compile(r"[\s，、；,;]*(?:和|与|及|以及|又)?\s*")
_OF_ONESELF = re.compile("我(?![们国党军])|[呢吗]？$")
_CHATTY = re.compile("[A-Za-z]{2}|你(?!们)|觉得|认为|真的|准备|不要给")
_WOVEN = 30  # characters from which words of several sentences woven into one are a quotation
_TERM = 8  # Chinese characters from which a quoted text may be a quotation, though it is no sentence


@dataclass(frozen=True, slots=True)
class _Found:
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
class _Place:
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
    last: _Found | None

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
        between = self.masked[self.last.stop + 1 : self.start]
        near = len(re.findall("[。！？]", between)) <= 1 and len(between) <= 40
        return self.last.speaker if near else None

    def after(self) -> After | None:
        """Return what the rest of the sentence, or the next one, says of who said it."""
        sentences = self.paragraph.sentences
        index = bisect_right(sentences, self.stop, key=lambda sentence: sentence.start) - 1
        end = sentences[index].stop if index >= 0 else len(self.paragraph.text)
        tail = self.paragraph.text[self.stop + 1 : end]
        coming = sentences[index + 1].text if index + 1 < len(sentences) else ""
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
    ) -> _Found:
        return _Found(self.paragraph, self.start, self.stop, self.inner, kind, speaker, work, cue, inherits, why)


def find_quotes(speech: Speech, options: QuotesSpec) -> tuple[Quote, ...]:
    """Return the quotations of `speech` in text order, and the speaker's own maxims among them if asked for."""
    quotes: list[tuple[int, int, Quote]] = []
    for number, paragraph in enumerate(speech.paragraphs):
        if paragraph.role in _IGNORED:
            continue
        previous = speech.paragraphs[number - 1] if number else None
        found_here = _in_paragraph(paragraph, previous)
        if found_here and number + 1 < len(speech.paragraphs):
            found_here[-1] = _signed_below(found_here[-1], speech.paragraphs[number + 1])
        quotes += [(number, found.start, _quote(found)) for found in found_here]
    if options.aphorisms:
        taken = {sentence for _, _, quote in quotes for sentence in quote.ref.sentences}
        quotes += find_aphorisms(speech, taken, options.max_aphorisms)
    return tuple(quote for _, _, quote in sorted(quotes, key=lambda entry: entry[:2]))


def _signed_below(found: _Found, following: Paragraph) -> _Found:
    """Return the last quotation of a paragraph with the signature that stands alone below it: ——鲁迅《…》"""
    ends = not found.paragraph.text[found.stop + 1 :].strip()
    if not ends or found.speaker or found.work or following.text[:1] not in DASHES:
        return found
    after = find_after(following.text, "", Context("", None))
    if after is None:
        return found
    return replace(found, speaker=after.speaker, work=after.work, why=after.why)


def _quote(found: _Found) -> Quote:
    paragraph = found.paragraph
    line, column = paragraph.position(found.start + 1)
    sentences = tuple(s.id for s in paragraph.sentences if s.start < found.stop and s.stop > found.start)
    ref = Ref(paragraph.number, line, sentences, (found.why,))
    return Quote(found.text, found.kind, found.speaker, found.work, found.cue, column, ref)


def _in_paragraph(paragraph: Paragraph, previous: Paragraph | None) -> list[_Found]:
    if not any(mark in paragraph.text for mark in QUOTE_OPENERS):
        return []
    pairs, masked = _marked(paragraph.text)
    result: list[_Found] = []
    before: tuple[int, int] | None = None
    for start, stop in pairs:
        inner = _inner(paragraph.text[start + 1 : stop])
        opening = _sentence_start(paragraph, start)
        place = _Place(paragraph, masked, previous, opening, start, stop, inner, before, result[-1] if result else None)
        found = _judge(place) if inner else None
        if found is not None and not _is_talk(found):
            result.append(found)
        before = (start, stop)
    return _spread_back(result, paragraph.text)


def _marked(text: str) -> tuple[list[tuple[int, int]], str]:
    """Return the outermost quotation marks outside 《》, and the text with what they hold made unreadable."""
    matched = match_quotes(text).pairs
    works = [pair for pair in matched if text[pair[0]] == "《"]
    pairs = [
        pair
        for pair in outermost([pair for pair in matched if text[pair[0]] in QUOTE_OPENERS])
        if not any(start < pair[0] < stop for start, stop in works)
    ]
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
        long = count_han(text[start:stop]) >= _TERM or text[stop - 1] in END_MARKS
        chars[start : stop + 1] = (QUOTED if long else TERM) * (stop + 1 - start)
    return "".join(chars)


def _judge(place: _Place) -> _Found | None:
    """Return the quotation between two marks, None if it is a term or a motto."""
    shape = place.shape
    if (found := _beside(place, shape)) is not None:
        return found
    cue = place.cue()
    if cue is not None and cue.hypothetical:
        return None
    if cue is not None and (kind := brought_in(cue, shape)) is not None:
        speaker, work = cue.speaker, cue.work
        if speaker is None and work is None and not cue.reported:
            # Only a signature counts here: “妈妈呢？”孩子问：“…”X说。 names the wrong one.
            after = place.after()
            if after is not None and after.cue in ("", "出自"):
                speaker, work = after.speaker, after.work
        why = cue.why or f"“{cue.verb}”引出，原稿未注明出处"
        return place.found(kind, speaker, work, cue.verb or None, not cue.reported, why)
    if shape.called_a_saying and shape.size >= 8 and (owner := person_at_end(place.head)) is not None:
        name = place.paragraph.text[place.opening + owner.start : place.opening + owner.stop]
        return place.found("quotation", name, None, None, False, f"“{name}”的话")
    after = place.after()
    if after is not None and (shape.is_statement_beside() or shape.is_half(place.inner)):
        return place.found("quotation", after.speaker, after.work, after.cue or None, False, after.why)
    if stands_alone(place.head, shape):
        return place.found("quotation", None, None, None, False, "独立成句的引文，原稿未注明出处")
    if place.head and shape.size >= _WOVEN and re.search("。.", place.inner):
        return place.found("partial", None, None, None, False, "嵌在句中的引文，原稿未注明出处")
    return None


def _is_talk(found: _Found) -> bool:
    """Return whether words that nobody is named for are somebody's chat, mostly made up: 喔我真的做不到这个."""
    if found.speaker or found.work:
        return False
    text = fold(found.text)
    if re.match("[喔哦嗯啊呃哎嘿诶]", text):
        return True
    return _OF_ONESELF.search(text) is not None and _CHATTY.search(text) is not None


def _beside(place: _Place, shape: Shape) -> _Found | None:
    """Return the quotation that adjoins another and is brought in by the same cue: 指出：“…”，“…”"""
    before, last = place.before, place.last
    if before is None or last is None or last.stop != before[1] or not shape.is_statement_beside():
        return None
    if not _BETWEEN.fullmatch(place.paragraph.text[before[1] + 1 : place.start]):
        return None
    speaker, work = (last.speaker, last.work) if last.inherits else (None, None)
    if speaker is None and place.after() is not None:
        return None
    return place.found("quotation", speaker, work, last.cue, last.inherits, "紧接上一处引文")


def _inner(text: str) -> str:
    """Return the quoted text without a doubled outer mark (““…””)."""
    text = text.strip()
    pairs = match_quotes(text).pairs
    if text[:1] in QUOTE_OPENERS and (0, len(text) - 1) in pairs:
        return text[1:-1].strip()
    return text


def _sentence_start(paragraph: Paragraph, at: int) -> int:
    index = bisect_right(paragraph.sentences, at, key=lambda sentence: sentence.start) - 1
    return paragraph.sentences[index].start if index >= 0 else 0


def _led_by(previous: Paragraph) -> Cue | None:
    """Return the cue at the end of the paragraph before, when its colon announces the quotation: X指出：¶“…”"""
    if not previous.text.endswith(("：", ":")) or not previous.sentences or previous.role in _IGNORED:
        return None
    opening = previous.sentences[-1].start
    masked = _marked(previous.text)[1]
    return find_cue(previous.text[opening:], masked[opening:], Context(masked[:opening], None))


def _spread_back(found: list[_Found], text: str) -> list[_Found]:
    """Give the first half of a split or adjoining group the speaker that is named after the group."""
    result = list(found)
    for index in range(len(result) - 2, -1, -1):
        here, there = result[index], result[index + 1]
        if here.speaker or here.work or here.cue or there.inherits or not there.cue:
            continue
        gap = text[here.stop + 1 : there.start]
        if _BETWEEN.fullmatch(gap) and there.speaker:
            result[index] = replace(here, speaker=there.speaker, cue=there.cue, why="与下一处引文并列")
    return result
