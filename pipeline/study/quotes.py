"""The quotations of a speech: every direct quotation that is a statement, with the speaker the text gives for it.

A quoted term (“四个意识”), motto (“…”的精神) or title is no quotation. Never corrected, never completed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from pipeline.chinese import CLOSERS, DASHES, END_MARKS, QUOTE_OPENERS, count_han, match_quotes, outermost
from pipeline.layout.schema import StudySpec
from pipeline.speech import Paragraph, Speech
from pipeline.study.analysis import Analysis
from pipeline.study.aphorisms import find_aphorisms
from pipeline.study.attribution import Cue, find_cue
from pipeline.study.attribution_after import After, find_after
from pipeline.study.people import alternatives, fold
from pipeline.study.results import Quote, Ref
from pipeline.study.subjects import ASIDE, QUOTED, TERM, WORK, Context, person_at_end
from pipeline.study.words import load_words

_IGNORED = frozenset({"title", "subtitle", "speaker", "date", "occasion", "byline", "toc", "note"})
_WORD = re.compile(r"[A-Za-z]{2,}(?:['’-][A-Za-z]+)*")
_BETWEEN = re.compile(r"[\s，、；,;]*(?:和|与|及|以及|又)?\s*")
_TERM_AFTER = re.compile(
    "的|式|型|化|等|之|这一|这个|这种|这些|那种|两|三大|跟|与|是一回事|是两回事|是件|为主题|为主线|为指导|为目标|为核心"
    "|二字|四字|八字|字样|一词|这样的"
)
_SAYING_AFTER = re.compile(
    "(?:的[^，。；]{0,8}|这一?[句首段](?:千古|著名)?)(?:名言|名句|诗篇|诗句|诗行|誓言|豪言|呐喊|感慨|感叹|慨叹|绝唱|心声|警句|金句|论断|告诫|嘱托|号召|教导|教诲|遗言|家训|古训|古语|古诗|老话"
    "|诗|话)"
)
_THIS_IS_AFTER = re.compile("，这(?:就?是|正是|[一两]?[句段番首])")
_TERM = 8  # Chinese characters from which a quoted text may be a quotation, though it is no sentence
_COLON = re.compile(r"[：:]\s*$")
_NUMBER_PHRASE = re.compile(r"[一二三四五六七八九十两]{1,2}[个大项条种]?[\u4e00-\u9fff]{1,7}")


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


def find_quotes(speech: Speech, analysis: Analysis | None, options: StudySpec) -> tuple[Quote, ...]:
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
    if options.quotes.aphorisms:
        taken = {sentence for _, _, quote in quotes for sentence in quote.ref.sentences}
        quotes += find_aphorisms(speech, taken, options.quotes.max_aphorisms)
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
    text = paragraph.text
    if not any(mark in text for mark in QUOTE_OPENERS):
        return []
    pairs, masked = _marked(text)
    result: list[_Found] = []
    before: tuple[int, int] | None = None
    for index, (start, stop) in enumerate(pairs):
        follows = pairs[index + 1] if index + 1 < len(pairs) else None
        last = result[-1] if result else None
        found = _judge(paragraph, masked, (start, stop), before, follows, last, previous)
        if found is not None:
            result.append(found)
        before = (start, stop)
    return _spread_back(result, text)


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


def _judge(
    paragraph: Paragraph,
    masked: str,
    pair: tuple[int, int],
    before: tuple[int, int] | None,
    follows: tuple[int, int] | None,
    last: _Found | None,
    previous: Paragraph | None,
) -> _Found | None:
    """Return the quotation between two marks, None if it is a term or a motto."""
    text = paragraph.text
    start, stop = pair
    inner = _inner(text[start + 1 : stop])
    if not inner:
        return None
    shape = _Shape.of(inner, text[stop + 1 : stop + 24])
    opening = _sentence_start(paragraph, start)
    head = masked[opening:start]
    adjoins = before is not None and before[1] < start and _BETWEEN.fullmatch(text[before[1] + 1 : start])
    if adjoins and last is not None and last.stop == (before or (0, 0))[1] and shape.is_statement_beside():
        why = "紧接上一处引文"
        speaker, work = (last.speaker, last.work) if last.inherits else (None, None)
        after = None if speaker else _after(paragraph, masked, pair, opening, follows, last)
        if after is None:
            return _Found(paragraph, start, stop, inner, "quotation", speaker, work, last.cue, last.inherits, why)
    context = Context(masked[:opening], _carried(masked, last, start))
    cue = _led_by(previous) if start == 0 and previous else find_cue(text[opening:start], head, context)
    if cue is not None and not cue.hypothetical and (kind := _brought_in(cue, shape)) is not None:
        speaker, work = cue.speaker, cue.work
        if speaker is None and work is None and not cue.reported:
            after = _after(paragraph, masked, pair, opening, follows, last)
            if after is not None:
                speaker, work = after.speaker, after.work
        why = cue.why or f"“{cue.verb}”引出，原稿未注明出处"
        return _Found(paragraph, start, stop, inner, kind, speaker, work, cue.verb or None, not cue.reported, why)
    if cue is not None and cue.hypothetical:
        return None
    if shape.called_a_saying and shape.size >= 8 and (owner := person_at_end(head)) is not None:
        name = text[opening + owner.start : opening + owner.stop]
        why = f"“{name}”的话"
        return _Found(paragraph, start, stop, inner, "quotation", name, None, None, False, why)
    after = _after(paragraph, masked, pair, opening, follows, last)
    if after is not None and (shape.is_statement_beside() or shape.is_half(inner)):
        said = after.cue or None
        return _Found(paragraph, start, stop, inner, "quotation", after.speaker, after.work, said, False, after.why)
    if _stands_alone(head, shape):
        why = "独立成句的引文，原稿未注明出处"
        return _Found(paragraph, start, stop, inner, "quotation", None, None, None, False, why)
    return None


def _inner(text: str) -> str:
    """Return the quoted text without a doubled outer mark (““…””)."""
    text = text.strip()
    pairs = match_quotes(text).pairs
    if text[:1] in QUOTE_OPENERS and (0, len(text) - 1) in pairs:
        return text[1:-1].strip()
    return text


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a quoted text looks like: `size` in characters (a Latin word counts two), whole, clauses, what follows."""

    size: int
    ended: bool
    clauses: int
    follows: str
    number: bool

    @staticmethod
    def of(inner: str, follows: str) -> _Shape:
        bare = inner.rstrip("".join(CLOSERS))
        size = count_han(inner) + 2 * len(_WORD.findall(inner))
        ended = bool(bare) and (bare[-1] in END_MARKS or bare.endswith(("…", ".")))
        clauses = len(re.findall(r"[，；,;：。！？]", bare[:-1]))
        return _Shape(size, ended, clauses, follows.lstrip(), bool(_NUMBER_PHRASE.fullmatch(inner)))

    @property
    def termlike(self) -> bool:
        folded = fold(self.follows)
        return bool(_TERM_AFTER.match(folded)) and not _SAYING_AFTER.match(folded)

    @property
    def called_a_saying(self) -> bool:
        """Whether the words after it call it one: “…”的著名论断, “…”的谆谆告诫."""
        return _SAYING_AFTER.match(fold(self.follows)) is not None

    def is_statement_beside(self) -> bool:
        return (self.ended and self.size >= 4) or (self.size >= 8 and self.clauses > 0) or self.size >= 12

    def is_half(self, inner: str) -> bool:
        """Return whether it may be the first half of a split quotation, or a short saying that is signed."""
        return inner.endswith(("，", ",", "；")) or (self.size >= 8 and not self.number and not self.termlike)

    def is_statement_alone(self) -> bool:
        if self.ended:
            return self.size >= 6
        if self.clauses > 0:
            return self.size >= 12 or (self.size >= 8 and _THIS_IS_AFTER.match(fold(self.follows)) is not None)
        return self.size >= 14 and self.follows[:1] in ("", "。", "！", "？", "”")


def _brought_in(cue: Cue, shape: _Shape) -> Literal["quotation", "partial"] | None:
    """Return the kind of what a verb of reporting brings in, None if that is a term."""
    if shape.number or (shape.follows[:1] == "、" and not shape.ended and shape.clauses == 0 and shape.size < 12):
        return None
    weak = cue.verb in load_words("reporting_verbs_weak")
    if not cue.mark and cue.verb in load_words("reporting_topics"):
        whole = shape.ended and not shape.termlike
        return "quotation" if whole and shape.size >= 6 else None
    if cue.reported:
        whole = shape.follows[:1] in ("", "。", "；", "！", "？", "，") and not shape.termlike
        return "partial" if whole and shape.size >= 8 and not weak else None
    if shape.termlike and not (shape.ended or shape.size >= 16):
        return None
    if cue.mark == "：":
        return "quotation" if shape.size >= (8 if weak else 5) or (shape.ended and shape.size >= 2) else None
    if cue.mark == "，":
        return "quotation" if shape.ended or (shape.size >= 8 and (shape.clauses > 0 or not weak)) else None
    if weak:
        if (shape.ended or shape.called_a_saying) and shape.size >= 8:
            return "quotation"
        return "quotation" if shape.clauses > 0 and shape.size >= 10 and not shape.termlike else None
    if not shape.ended and shape.size < 8:
        return None
    return "quotation"


@lru_cache(maxsize=1)
def _saying() -> re.Pattern[str]:
    return re.compile(f"(?:^|[，。；,])(?:这?[正就]?是?)?(?:{alternatives(load_words('sayings'))})[：，:,]?$")


def _stands_alone(head: str, shape: _Shape) -> bool:
    """Return whether a quotation without a cue is a statement: a sentence of its own, or a saying brought in."""
    bare = head.strip(" 　" + QUOTED)
    if shape.follows.startswith("这句") and shape.called_a_saying:
        return shape.clauses > 0 and shape.size >= 8
    if not bare:
        return shape.is_statement_alone() and not shape.termlike
    folded = fold(bare)
    if _saying().search(folded):
        return (shape.ended or shape.clauses > 0) and shape.size >= 8
    if _COLON.search(folded):
        return (shape.ended and shape.size >= 6) or (shape.clauses > 0 and shape.size >= 10 and not shape.termlike)
    return False


def _sentence_start(paragraph: Paragraph, at: int) -> int:
    starts = [sentence.start for sentence in paragraph.sentences]
    index = bisect_right(starts, at) - 1
    return starts[index] if index >= 0 else 0


def _led_by(previous: Paragraph) -> Cue | None:
    """Return the cue at the end of the paragraph before, when its colon announces the quotation: X指出：¶“…”"""
    if not previous.text.endswith(("：", ":")) or not previous.sentences or previous.role in _IGNORED:
        return None
    opening = previous.sentences[-1].start
    masked = _marked(previous.text)[1]
    return find_cue(previous.text[opening:], masked[opening:], Context(masked[:opening], None))


def _carried(masked: str, last: _Found | None, start: int) -> str | None:
    """Return the speaker of the previous quotation if the cue may go on speaking of it (…“…”，又说：“…”)."""
    if last is None or last.speaker is None:
        return None
    between = masked[last.stop + 1 : start]
    return last.speaker if len(re.findall("[。！？]", between)) <= 1 and len(between) <= 40 else None


def _after(
    paragraph: Paragraph,
    masked: str,
    pair: tuple[int, int],
    opening: int,
    follows: tuple[int, int] | None,
    last: _Found | None,
) -> After | None:
    stop = pair[1]
    sentences = paragraph.sentences
    index = bisect_right([sentence.start for sentence in sentences], pair[1]) - 1
    end = sentences[index].stop if index >= 0 else len(paragraph.text)
    tail = paragraph.text[stop + 1 : end]
    coming = sentences[index + 1].text if index + 1 < len(sentences) else ""
    if tail.strip("。！？…”」 "):
        coming = ""
    tail = tail.lstrip("。") if not tail.strip("。") else tail
    context = Context(masked[:opening], None)
    return find_after(tail, coming, context)


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
