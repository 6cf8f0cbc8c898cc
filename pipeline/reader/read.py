"""Source lines to a Speech: the walk through the reader's steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.language.identification import identify
from pipeline.language.script import fold
from pipeline.language.sentences import split_sentences
from pipeline.reader.clean import Counter
from pipeline.reader.cues import subtitle_cues, timed_cues
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.exercises import mark_exercises
from pipeline.reader.foot import mark_foot
from pipeline.reader.furniture import mark_furniture
from pipeline.reader.genre import find_genre
from pipeline.reader.head import read_head
from pipeline.reader.outline import Outline, find_outline
from pipeline.reader.overrule import Overrule, apply_overrule
from pipeline.reader.source import Source, SourceLine
from pipeline.reader.subtitles import join_cues
from pipeline.reader.tree import build_sections
from pipeline.reader.turns import mark_turns, settle_turns
from pipeline.reader.wrap import make_drafts
from pipeline.speech import NearMiss, NumberSlip, Paragraph, Sentence, SlipKind, Speech, TextKind

_SHOWN_MISSES = 200
_LINES_LOOKED_AT = 400  # of a source, to tell its language


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a source comes from: path, encoding, changes counted so far, and facts of its front matter."""

    path: str
    encoding: str
    counter: Counter
    facts: Mapping[str, str] = field(default_factory=dict)
    kind: TextKind | None = None  # as the front matter says
    notices: tuple[tuple[int, int, str], ...] = ()  # what the front matter makes doubtful


def assemble(source: Source, origin: Origin, fields: Mapping[str, str], overrule: Overrule | None = None) -> Speech:
    """Return the Speech of a source; `fields` (title, subtitle, speaker, date, occasion) and `overrule` are the
    user's word and go before what the text says.
    """
    language, known = _identify(source)
    english = language == "en"
    lines, told = _as_spoken(source.lines, origin.counter)
    drafts = make_drafts(lines, english, origin.counter)
    settle_turns(drafts)
    mark_furniture(drafts)
    head = read_head(drafts, english, origin.counter)
    mark_exercises(drafts)
    mark_foot(drafts)
    unmatched = apply_overrule(overrule, drafts) if overrule else ()
    own_headings = source.own_headings and any(line.level is not None or line.heads for line in lines)
    outline = find_outline(drafts, english, own_headings, own_headings and source.marks_all, source.plain_numbers)
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
        subtitle=_said(fields, "subtitle", head.subtitle),
        speaker=_said(fields, "speaker", head.speaker),
        date=_said(fields, "date", head.date),
        occasion=_said(fields, "occasion", head.occasion),
        paragraphs=paragraphs,
        sections=sections,
        encoding=origin.encoding,
        normalisations=origin.counter.result(),
        notices=(
            *origin.notices,
            *unmatched,
            *((1, 1, doubt) for doubt in genre.doubts),
            *told,
            *map(_told, outline.slips),
        ),
        number_slips=tuple(outline.slips),
        near_misses=tuple(_misses(outline, drafts)),
        facts=dict(origin.facts),
        genre=genre,
        dropped=source.dropped,
    )


_NOBODY = frozenset(("", "无", "無", "none", "None"))


def _said(fields: Mapping[str, str], key: str, found: str | None) -> str | None:
    """Return a part of the head: the user's word if he gives one, where nothing or 无 means that there is none."""
    if key not in fields:
        return found
    written = fields[key].strip()
    return None if written in _NOBODY else written


def _as_spoken(
    lines: tuple[SourceLine, ...], counter: Counter
) -> tuple[tuple[SourceLine, ...], tuple[tuple[int, int, str], ...]]:
    """Return the lines with the turns of speakers marked and subtitles joined, and notices about them."""
    cues = subtitle_cues(lines, counter)
    if cues is None:
        turns = mark_turns(lines, counter)
        if turns is not None:
            return turns, ()
        cues = timed_cues(lines, counter)
    if cues is None:
        return lines, ()
    subtitles = join_cues(cues, counter)
    return subtitles.lines, subtitles.notices


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
