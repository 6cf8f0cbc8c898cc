"""Source lines to paragraphs: joins lines that were broken only because the page was full."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from pipeline.language.characters import HAN_CLASS, is_han
from pipeline.language.dates import DATE_LINE
from pipeline.language.marks import OPENERS
from pipeline.reader.clean import Counter
from pipeline.reader.draft import Draft
from pipeline.reader.labels import read_label
from pipeline.reader.measure import SENTENCE_END, Measure, find_measure
from pipeline.reader.named_turns import recurring_speakers, speaker_before
from pipeline.reader.page_furniture import mark_pages
from pipeline.reader.people import LATIN_PERSON, PERSON_LINE
from pipeline.reader.source import SourceLine
from pipeline.reader.web import is_of_page
from pipeline.speech import Place

_TALK = re.compile("[你您我吗呢吧嗎]")
_MEETS = re.compile(f"[{HAN_CLASS}][0-9A-Za-z]|[0-9A-Za-z%][{HAN_CLASS}]")
# A line that is a date or a name stands for itself, however full the line before it.
_ALONE = re.compile(f"{DATE_LINE.pattern}|{PERSON_LINE.pattern}")
_HOUR = re.compile(r"\d{1,2}[:：]\d{2}(?!\d)")  # 09:00 签到, 09:30 开会: the lines of a programme
_OPTION = re.compile("[A-HＡ-Ｈ][．.、](?=[^A-Za-z.]|[ \u3000])")  # of an exercise


def make_drafts(lines: Sequence[SourceLine], english: bool, counter: Counter) -> list[Draft]:
    """Return the paragraphs of the source in order; blank lines are only remembered at their neighbours."""
    lines = mark_pages(lines, counter)
    measure = find_measure(lines, english)
    speakers = recurring_speakers(line.text for line in lines) if measure else frozenset()
    drafts: list[Draft] = []
    group: list[SourceLine] = []
    late: list[Draft] = []  # what belongs to the page and stood inside a paragraph follows it
    blank = False
    gap = False
    for line in lines:
        if not line.text:
            blank = True
            continue
        if group and line.role == "page":
            late.append(_draft([line], blank, measure))
            continue
        turn = bool(speakers) and speaker_before(line.text) in speakers
        if group and measure and not turn and _continues(group, line, blank and not late, measure):
            counter.add("lines joined that were broken at the page's width", line.line, line.column)
            group.append(line)
        else:
            if group:
                drafts.append(_draft(group, gap, measure))
                drafts.extend(late)
            group, gap, late = [line], blank or not drafts, []
        blank = False
    if group:
        drafts.append(_draft(group, gap, measure))
        drafts.extend(late)
    for before, after in itertools.pairwise(drafts):
        before.blank_after = after.blank_before
    if drafts:
        drafts[-1].blank_after = True
    return drafts


def _continues(group: list[SourceLine], line: SourceLine, blank: bool, measure: Measure) -> bool:
    before = group[-1]
    if line.level is not None or before.level is not None or line.is_title or before.is_title:
        return False
    if line.role or before.role or line.time or line.heads or before.heads:
        return False
    if is_of_page(line.text) or is_of_page(before.text):
        return False
    if blank and not measure.spaced:
        return False
    if len(line.text) <= 40 and (_ALONE.fullmatch(line.text) or LATIN_PERSON.fullmatch(line.text)):
        return False
    if line.indent >= 1 and line.indent > before.indent + 0.9 and len(group) > 1:
        return False
    if line.indent >= 1.5 and before.indent >= 1.5 and len(group) == 1:
        return False  # two indented lines: two paragraphs, or a centred title
    if not measure.english and (_OPTION.match(line.text) or _OPTION.match(before.text)):
        return False
    if _HOUR.match(line.text) and _HOUR.match(before.text):
        return False
    if measure.indented and line.indent >= 1:
        return False
    if measure.indented and group[0].indent >= 1 and before.text[-1] not in SENTENCE_END:
        return True  # a torn line: the next paragraph would be indented
    if before.text[-1] in OPENERS:
        return True
    if not measure.is_full(before.text, line.text, before.indent):
        return False
    if before.text[-1] in "。！？!?：:":
        if read_label(line.text, 0, measure.english):
            return False
        if measure.is_short(line.text) and _stands_alone(line.text):
            return False
    return True


def _stands_alone(text: str) -> bool:
    """Return whether a short line after a full stop is a title line, and not the end of the paragraph."""
    if text[0] in "。，、；：！？”’）》」』":
        return False
    if text[-1] in "？?":
        return len(text) <= 20 and _TALK.search(text) is None
    return text[-1] not in "。！!；;…." or len(text) < 8


def _draft(group: list[SourceLine], blank_before: bool, measure: Measure | None) -> Draft:
    first = group[0]
    if len(group) == 1:
        draft = Draft(first.text, first.all_places(), first.indent, blank_before, centred=first.centred,
                      level=first.level, is_title=first.is_title, is_body=first.is_body, role=first.role or "body",
                      row=first.row, time=first.time, heads=first.heads, strong=first.strong)  # fmt: skip
    else:
        text, places = first.text, list(first.all_places())
        for line in group[1:]:
            joint = _joint(text, line.text, measure)
            offset = len(text) + len(joint)
            places.extend(Place(p.offset + offset, p.line, p.column) for p in line.all_places())
            text += joint + line.text
        draft = Draft(text, tuple(places), first.indent, blank_before, is_body=first.is_body, time=first.time)
    return draft


def _joint(before: str, after: str, measure: Measure | None) -> str:
    """Return what stands between two joined lines: nothing beside Han, a blank between Latin words.

    Where the text sets blanks between Chinese characters and figures, the line's end took one.
    """
    if measure and measure.apart and _MEETS.fullmatch(before[-1:] + after[:1]):
        return " "
    if before[-1:] == "-" and measure and measure.english and before[-2:-1].isalpha() and after[:1].islower():
        return ""
    if is_han(before[-1:] or "一") or is_han(after[:1] or "一") or not (before[-1].isascii() and after[0].isascii()):
        return ""
    if measure and measure.cut:
        return ""
    return " "
