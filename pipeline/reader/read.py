"""Source lines to a Speech: the walk through the reader's steps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.language.dates import DATE_LINE
from pipeline.language.identification import identify
from pipeline.language.script import fold
from pipeline.language.sentences import split_sentences
from pipeline.reader.clean import Counter
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.furniture import mark_furniture
from pipeline.reader.genre import find_genre
from pipeline.reader.head import read_head
from pipeline.reader.labels import read_label
from pipeline.reader.outline import Outline, find_outline
from pipeline.reader.overrule import Overrule, apply_overrule
from pipeline.reader.ownline import find_labels, is_customary
from pipeline.reader.source import Source
from pipeline.reader.tree import build_sections
from pipeline.reader.wrap import make_drafts
from pipeline.speech import NearMiss, NumberSlip, Paragraph, Sentence, SlipKind, Speech, TextKind

_SHOWN_MISSES = 200
_LINES_LOOKED_AT = 400  # of a source, to tell its language
_TURN = re.compile("[^，。！？；：:、]{1,30}(?<![说說道是出调調下括点點即如为為问問])(?<!说明)(?<!說明)[：:]")
_TURNS = 4  # lines that say who speaks next, among them speakers that come again


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a source comes from: path, encoding, changes counted so far, and facts of its front matter."""

    path: str
    encoding: str
    counter: Counter
    facts: Mapping[str, str] = field(default_factory=dict)
    kind: TextKind | None = None  # as the front matter says


def assemble(source: Source, origin: Origin, fields: Mapping[str, str], overrule: Overrule | None = None) -> Speech:
    """Return the Speech of a source; `fields` (title, subtitle, speaker, date, occasion) and `overrule` are the
    user's word and go before what the text says.
    """
    language, known = _identify(source)
    english = language == "en"
    drafts = make_drafts(source.lines, english, origin.counter)
    mark_furniture(drafts)
    head = read_head(drafts, english)
    _mark_signature(drafts)
    if overrule:
        apply_overrule(overrule, drafts)
    outline = find_outline(drafts, english, source.own_headings, source.marks_all)
    _mark_labels(drafts)
    sections = build_sections(outline.headings, drafts)
    for heading in outline.headings:
        if heading.start == 0 and heading.stop >= len(drafts[heading.index].text):
            drafts[heading.index].role = "heading"
    paragraphs = tuple(_paragraphs(drafts, outline.headings))
    title = fields.get("title") or source.title or head.title
    genre = find_genre(title, paragraphs, language, [fold(each.text) for each in paragraphs], origin.kind)
    return Speech(
        path=origin.path,
        language=language,
        known_language=known,
        title=title,
        subtitle=fields.get("subtitle") or head.subtitle,
        speaker=fields.get("speaker") or head.speaker,
        date=fields.get("date") or head.date,
        occasion=fields.get("occasion") or head.occasion,
        paragraphs=paragraphs,
        sections=sections,
        encoding=origin.encoding,
        normalisations=origin.counter.result(),
        notices=(*((1, 1, doubt) for doubt in genre.doubts), *map(_told, outline.slips)),
        number_slips=tuple(outline.slips),
        near_misses=tuple(_misses(outline, drafts)),
        facts=dict(origin.facts),
        genre=genre,
        dropped=source.dropped,
    )


_SLIPS: Mapping[SlipKind, str] = {
    "begins": "{} begins a series: nothing counts before it",
    "missing": "{} comes without {} before it: a number is missing",
    "twice": "{} stands twice: {} would count on",
    "wrong": "{} stands where {} would count on",
}


def _told(slip: NumberSlip) -> tuple[int, int, str]:
    return slip.line, slip.column, _SLIPS[slip.kind].format(slip.label, slip.expected)


def _identify(source: Source) -> tuple[Literal["zh", "en"], bool]:
    return identify("\n".join(line.text for line in source.lines[:_LINES_LOOKED_AT]))


def _mark_labels(drafts: Sequence[Draft]) -> None:
    """Mark the lines that only say who speaks next, in a text where speakers take turns."""
    labels = {text for text in find_labels(drafts) if _TURN.fullmatch(text)}
    standing = [d for d in drafts if d.role == "body" and d.level is None and _TURN.fullmatch(d.text)]
    if sum(1 for draft in standing if draft.text in labels) >= _TURNS:
        for draft in standing:
            draft.role = "label"


def _mark_signature(drafts: Sequence[Draft]) -> None:
    """Mark the short lines after the last sentence of the speech: who signed, when, and remarks."""
    index = len(drafts) - 1
    tail: list[Draft] = []
    while index > 0 and len(tail) < 6:
        draft = drafts[index]
        if draft.role not in ("note", "caption"):
            if draft.level is not None:
                return  # what stands right below a heading
            if draft.role != "body" or len(draft.text) > 30:
                break
            if draft.text[-1] in "。！？：；，!?.…”":
                break
            spoken = draft.text[-1] in ":：" or drafts[index - 1].text[-1] in ":："
            if spoken or is_customary(draft.text) or read_label(draft.text):
                return
            tail.append(draft)
        index -= 1
    for draft in tail:
        if DATE_LINE.fullmatch(draft.text):
            draft.role = "date"
        else:
            draft.role = "note" if draft.text[0] in "（(" else "signature"


def _paragraphs(drafts: Sequence[Draft], headings: Sequence[Candidate]) -> list[Paragraph]:
    cuts: dict[int, list[int]] = {}
    for heading in headings:
        cuts.setdefault(heading.index, []).extend((heading.start, heading.stop))
    result: list[Paragraph] = []
    number = 0
    for index, draft in enumerate(drafts):
        name = f"p{index + 1}"
        spans = split_sentences(draft.text, cuts[index]) if index in cuts else draft.spans
        sentences = tuple(
            Sentence(f"{name}s{i}", draft.text[start:stop], start) for i, (start, stop) in enumerate(spans, 1)
        )
        counted = draft.role == "body"
        number += counted
        shown = number if counted else None
        result.append(Paragraph(name, draft.text, draft.role, shown, draft.places, sentences, draft.row, draft.time))
    return result


def _misses(outline: Outline, drafts: Sequence[Draft]) -> list[NearMiss]:
    result: list[NearMiss] = []
    for miss in outline.misses[:_SHOWN_MISSES]:
        draft = drafts[miss.index]
        line, column = draft.position(miss.start)
        result.append(NearMiss(line, column, draft.text[miss.start : miss.stop][:80], tuple(miss.against)))
    return result
