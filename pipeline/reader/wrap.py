"""Source lines to paragraphs: joins lines that were broken only because the page was full."""

from __future__ import annotations

import itertools
import re
from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.language.characters import is_han
from pipeline.language.dates import DATE_LINE
from pipeline.language.marks import CLOSERS
from pipeline.reader.clean import Counter
from pipeline.reader.draft import Draft
from pipeline.reader.furniture import is_page_number
from pipeline.reader.labels import read_label
from pipeline.reader.named_turns import recurring_speakers, speaker_before
from pipeline.reader.people import LATIN_PERSON, PERSON_LINE
from pipeline.reader.source import SourceLine
from pipeline.speech import Place

_TALK = re.compile("[你您我吗呢吧嗎]")
# A line that is a date or a name stands for itself, however full the line before it.
_ALONE = re.compile(f"{DATE_LINE.pattern}|{PERSON_LINE.pattern}")
_OPTION = re.compile("[A-HＡ-Ｈ][．.、](?=[^A-Za-z.]|[ \u3000])")  # of an exercise
_SENTENCE_END = frozenset("。！？!?…：:；;.") | CLOSERS


@dataclass(frozen=True, slots=True)
class Measure:
    """The width at which lines are full, and how they were broken.

    `cut` means inside words (every full line has the same number of characters); `spaced` that a blank line
    follows every line, so that it does not end a paragraph.
    """

    width: int
    cut: bool
    spaced: bool
    english: bool


def make_drafts(lines: Sequence[SourceLine], english: bool, counter: Counter) -> list[Draft]:
    """Return the paragraphs of the source in order; blank lines are only remembered at their neighbours."""
    measure = find_measure(lines, english)
    speakers = recurring_speakers(line.text for line in lines) if measure else frozenset()
    drafts: list[Draft] = []
    group: list[SourceLine] = []
    late: list[Draft] = []  # page numbers that stood inside a paragraph follow it
    blank = False
    gap = False
    for line in lines:
        if not line.text:
            blank = True
            continue
        if group and measure and late_page_number(line, group, measure):
            late.append(_draft([line], blank, measure, role_note=True))
            counter.add("page numbers inside a paragraph set after it", line.line, line.column)
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


def late_page_number(line: SourceLine, group: list[SourceLine], measure: Measure) -> bool:
    """Return whether `line` is a page number that interrupts an unfinished paragraph."""
    last = group[-1].text
    return is_page_number(line.text) and _full(last, "", measure) and last[-1] not in _SENTENCE_END


def find_measure(lines: Sequence[SourceLine], english: bool) -> Measure | None:
    """Return the width of hard-wrapped lines, None when every line is a paragraph of its own."""
    full = [line for line in lines if line.text and line.level is None and line.role is None]
    if len(full) < 4:
        return None
    lengths = [len(line.text) + round(line.indent) for line in full]
    longest = max(lengths)
    if longest > 120 or longest < 12:
        return None
    spaced = _is_spaced(lines, len(full))
    if english:
        return Measure(longest, False, spaced, True) if _greedy(full, lengths, longest) else None
    tally = Tally(lengths)
    width = max((w for w in tally), key=lambda w: (tally[w] + tally.get(w - 1, 0) + tally.get(w + 1, 0), w))
    near = sum(count for length, count in tally.items() if width - 2 <= length <= width + 2)
    beyond = sum(count for length, count in tally.items() if length > width + 2)
    open_ended = sum(
        1 for line, n in zip(full, lengths, strict=True) if n >= width - 2 and line.text[-1] not in _SENTENCE_END
    )
    exact = tally[width] / near > 0.85
    common = near >= max(3, 0.4 * len(full)) and open_ended >= 0.5 * near
    telling = exact and near >= max(5, 0.04 * len(full)) and open_ended >= 0.75 * near
    if beyond > 0.03 * len(full) or not (common or telling):
        return None
    return Measure(width, exact, spaced, False)


def _is_spaced(lines: Sequence[SourceLine], count: int) -> bool:
    gaps = sum(1 for a, b in itertools.pairwise(lines) if a.text and not b.text)
    return gaps > 0.85 * count


def _greedy(full: list[SourceLine], lengths: list[int], longest: int) -> bool:
    """Return whether lines break only where the next word did not fit any more."""
    pairs = [
        lengths[i] + 1 + len(full[i + 1].text.split(" ", 1)[0]) > longest - 4
        for i in range(len(full) - 1)
        if full[i].text[-1] not in ".!?:"
    ]
    return longest >= 40 and len(pairs) >= 4 and sum(pairs) >= 0.7 * len(pairs)


def _full(text: str, following: str, measure: Measure, indent: float = 0) -> bool:
    length = len(text) + round(indent)
    if measure.english:
        return length + 1 + len(following.split(" ", 1)[0]) > measure.width - 2
    slack = 1 if measure.cut else 2
    if following[:1].isascii() and following[:1].isalnum():
        slack = max(slack, len(following.split(" ", 1)[0]) if not measure.cut else slack)
    return length >= measure.width - slack


def _continues(group: list[SourceLine], line: SourceLine, blank: bool, measure: Measure) -> bool:
    before = group[-1]
    if line.level is not None or before.level is not None or line.is_title or before.is_title:
        return False
    if line.role or before.role or line.time:
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
    if not _full(before.text, line.text, measure, before.indent):
        return False
    if before.text[-1] in "。！？!?：:":
        if read_label(line.text, 0, measure.english):
            return False
        if len(line.text) < measure.width - 2 and _stands_alone(line.text):
            return False
    return True


def _stands_alone(text: str) -> bool:
    """Return whether a short line after a full stop is a title line, and not the end of the paragraph."""
    if text[0] in "。，、；：！？”’）》」』":
        return False
    if text[-1] in "？?":
        return len(text) <= 20 and _TALK.search(text) is None
    return text[-1] not in "。！!；;…." or len(text) < 8


def _draft(group: list[SourceLine], blank_before: bool, measure: Measure | None, role_note: bool = False) -> Draft:
    first = group[0]
    if len(group) == 1:
        draft = Draft(first.text, first.all_places(), first.indent, blank_before, centred=first.centred,
                      level=first.level, is_title=first.is_title, is_body=first.is_body, role=first.role or "body",
                      row=first.row, time=first.time)  # fmt: skip
    else:
        text, places = first.text, list(first.all_places())
        for line in group[1:]:
            joint = _joint(text, line.text, measure)
            offset = len(text) + len(joint)
            places.extend(Place(p.offset + offset, p.line, p.column) for p in line.all_places())
            text += joint + line.text
        draft = Draft(text, tuple(places), first.indent, blank_before, is_body=first.is_body, time=first.time)
    if role_note:
        draft.role = "note"
    return draft


def _joint(before: str, after: str, measure: Measure | None) -> str:
    """Return what stands between two joined lines: nothing beside Han, a blank between Latin words."""
    if before[-1:] == "-" and measure and measure.english and before[-2:-1].isalpha() and after[:1].islower():
        return ""
    if is_han(before[-1:] or "一") or is_han(after[:1] or "一") or not (before[-1].isascii() and after[0].isascii()):
        return ""
    if measure and measure.cut:
        return ""
    return " "
