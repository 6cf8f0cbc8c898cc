"""The outline of a whole document: gathers candidates, weighs them together, keeps what holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.reader.bare_numbers import counted_candidates
from pipeline.reader.bold import bold_candidates
from pipeline.reader.bracketed import bracketed_candidates
from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.glue import PairCounts, cut_at_speaker, cut_glued
from pipeline.reader.labels import read_bare_number, read_label
from pipeline.reader.number_slips import find_number_slips, relabelled
from pipeline.reader.numbered import numbered_candidates
from pipeline.reader.ownline import Setting, find_setting, ownline_candidates, weigh_ownlines
from pipeline.reader.parallel import parallel_candidates
from pipeline.reader.questions import question_candidates, question_label
from pipeline.reader.ranks import LOW, RANKS
from pipeline.reader.series import find_series
from pipeline.reader.series_weighed import are_told_of, weigh_series
from pipeline.reader.tree import set_families, set_levels
from pipeline.reader.unmarked import before_speakers, repeating_candidates, unmarked_candidates
from pipeline.speech import NumberSlip

_ARTICLE = "第一条"  # no heading itself, but it ends that of its chapter


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings in text order with their levels, the candidates not taken, and slips in the numbers."""

    headings: list[Candidate]
    misses: list[Candidate]
    slips: list[NumberSlip]


def find_outline(
    drafts: Sequence[Draft],
    english: bool,
    own_headings: bool = False,
    marks_all: bool = False,
    plain_numbers: bool = False,
) -> Outline:
    """Return the headings a careful reader would see.

    `own_headings`: the source marks its title lines itself; `marks_all`: all its headings;
    `plain_numbers`: but not those inside paragraphs (see Source).
    """
    marked = list(_marked(drafts))
    _attach_marked_numbers(marked, drafts)
    if marks_all:
        set_levels(marked, drafts)
        return Outline(marked, [], [])
    setting = find_setting(drafts, english)
    pairs = PairCounts(drafts)
    numbered = _numbered(drafts, english, own_headings, plain_numbers)
    series = _weighed(numbered, drafts, setting, pairs, marked)
    taken = [c for c in numbered if c.taken]
    _attach_bare_numbers(taken, drafts)
    used = {c.index for c in taken} | {c.index for c in numbered if c.start == 0}
    plain = [] if own_headings else [c for c in ownline_candidates(drafts, setting, taken) if c.index not in used]
    weigh_ownlines(plain, drafts, setting, [c for c in taken if c.kind == "own-line"])
    _fill_gaps(taken, plain, drafts)
    certain = [*_clear_of(marked, (c for c in (*numbered, *plain) if c.taken)), *marked]
    _add_plain_ones(certain, drafts, setting, pairs, own_headings)
    headings = sorted(certain, key=lambda c: c.order)
    set_families(headings, drafts)
    set_levels(headings, drafts)
    misses = sorted((c for c in (*numbered, *plain) if not c.taken and c.against), key=lambda c: c.order)
    return Outline(headings, misses, find_number_slips(series, drafts))


def _numbered(drafts: Sequence[Draft], english: bool, own_headings: bool, plain_numbers: bool) -> list[Candidate]:
    """Return the numbers that may head something: beside marked headings, only those that are set off."""
    numbered = list(numbered_candidates(drafts, english))
    if own_headings:
        numbered = [c for c in numbered if _is_set_off(c, drafts[c.index]) or (plain_numbers and c.kind == "run-in")]
    return numbered


def _weighed(
    numbered: Sequence[Candidate],
    drafts: Sequence[Draft],
    setting: Setting,
    pairs: PairCounts,
    marked: Sequence[Candidate],
) -> list[list[Candidate]]:
    """Return the numbers in series, each taken or refused."""
    series = find_series(numbered, drafts)
    apart = _forms_apart(series, drafts)
    for members in series:
        cut_at_speaker(members, drafts, setting.labels)
        cut_glued(members, drafts, pairs, numbered)
        weigh_series(members, drafts, setting.flush, apart, setting.english)
    _take_marked(numbered, marked)
    _drop_orphans(series, drafts)
    _drop_inside_lists(series)
    _end_before_lower(numbered)
    return series


def _add_plain_ones(
    certain: list[Candidate], drafts: Sequence[Draft], setting: Setting, pairs: PairCounts, own_headings: bool
) -> None:
    """Add to the headings that are certain those without number or mark, each kind where those before leave room."""
    certain.extend(_clear_of(certain, bold_candidates(drafts)))
    if not own_headings:
        certain.extend(_clear_of(certain, bracketed_candidates(drafts)))
    if not any(c.kind in ("own-line", "markup") or RANKS.get(c.family, 9) < 5 for c in certain):
        certain.extend(question_candidates(drafts, setting.english))
    if not setting.english and not any(_is_plain_heading(c) for c in certain):
        certain.extend(counted := counted_candidates(drafts, pairs, certain))
        if not counted:
            certain.extend(_clear_of(certain, unmarked_candidates(drafts, pairs)))
    if not own_headings and not setting.english:
        certain.extend(_clear_of(certain, repeating_candidates(drafts)))
    if setting.labels and not own_headings:
        certain.extend(_clear_of(certain, before_speakers(drafts, setting.labels)))
    if not setting.english:
        certain.extend(parallel_candidates(drafts, certain))


def _is_set_off(candidate: Candidate, draft: Draft) -> bool:
    """Return whether a numbered heading counts beside marked ones: its number is a high one, or its words are bold."""
    bold = candidate.start == 0 and candidate.stop <= draft.strong
    return bold or (RANKS.get(candidate.family, 0) < 5 and candidate.family != "——")


def _is_plain_heading(candidate: Candidate) -> bool:
    """Return whether a heading shows that those of its document are not glued to their bodies, or numbered if so."""
    rank = RANKS.get(candidate.family, LOW)
    return rank <= 3 or (candidate.kind in ("own-line", "markup", "question") and (not candidate.family or rank < 5))


def _drop_orphans(series: Sequence[Sequence[Candidate]], drafts: Sequence[Draft]) -> None:
    """Drop series of a low form, such as （1） or ①, that stand below no higher number: examples and lists.

    Those with a line of their own for each number and text below, or with long bodies, are the writer's highest, and
    stay.
    """
    first = min((s[0].order for s in series if s[0].taken and RANKS.get(s[0].family, 4) <= 5), default=None)
    for members in series:
        if all(c.kind == "own-line" and c.governs for c in members) and len(members) > 1:
            continue
        if are_told_of(members, drafts):
            continue
        if RANKS.get(members[0].family, 0) >= LOW and (first is None or members[0].order < first):
            for candidate in members:
                if candidate.taken:
                    candidate.taken = False
                    candidate.against.append("a low form of number with no higher one above it: a list")


def _drop_inside_lists(series: Sequence[Sequence[Candidate]]) -> None:
    """Drop series that stand between two members of a higher one that is no series of headings.

    The points below the third of six rules are no headings when the six rules are none.
    """
    refused = [s for s in series if len(s) > 1 and s[0].family in RANKS and not any(c.taken for c in s)]
    for members in series:
        rank = RANKS.get(members[0].family)
        if rank is None or not members[0].taken:
            continue
        for outer in refused:
            inside = any(a.order < members[0].order and members[-1].order < b.order for a, b in pairwise(outer))
            if RANKS[outer[0].family] < rank and inside:
                for candidate in members:
                    candidate.taken = False
                    candidate.against.append("stands inside an item of a list with a higher form of number")
                break


def _fill_gaps(taken: Sequence[Candidate], plain: Sequence[Candidate], drafts: Sequence[Draft]) -> None:
    """Take the line that stands where a number is missing and begins with it, though its mark is lost: 三抓好落实"""
    lines = {c.index: c for c in plain}
    last: dict[str, Candidate] = {}
    for heading in taken:
        before = last.get(heading.family)
        last[heading.family] = heading
        if heading.kind != "own-line" or not before or not before.value or heading.value != before.value + 2:
            continue
        number = relabelled(before.label.strip(), before.value + 1).rstrip("、．.，,：:。 ")
        between = [lines[i] for i in range(before.index + 1, heading.index) if i in lines]
        found = [c for c in between if drafts[c.index].text.startswith(number) and len(drafts[c.index].text) > 3]
        if len(found) == 1:
            found[0].taken, found[0].family, found[0].value = True, heading.family, before.value + 1
            found[0].label = number
            found[0].against.clear()
            found[0].why.append(f"begins with the number that is missing here: {number}")


def _end_before_lower(numbered: Sequence[Candidate]) -> None:
    """End a heading where the next lower one begins on its line: 二、加快流程再造（三）精简材料。"""
    for outer, inner in pairwise(c for c in numbered if c.taken or c.family == _ARTICLE):
        if outer.taken and outer.index == inner.index and outer.start < inner.start < outer.stop:
            outer.stop, outer.kind = inner.start, "glued"
            outer.why.append("the next lower heading begins on its line")


def _clear_of(certain: list[Candidate], more: Iterable[Candidate]) -> list[Candidate]:
    """Return those of `more` that are not headings already."""
    taken = {c.order for c in certain}
    return [c for c in more if c.order not in taken]


def _forms_apart(series: Sequence[Sequence[Candidate]], drafts: Sequence[Draft]) -> frozenset[str]:
    """Return the forms of number that some series sets without indent."""
    return frozenset(s[0].family for s in series if len(s) > 1 and all(drafts[c.index].indent < 1 for c in s))


def _marked(drafts: Sequence[Draft]) -> Iterator[Candidate]:
    """Yield the headings that the source or the user marks."""
    for index, draft in enumerate(drafts):
        whole = () if draft.level is None else ((0, draft.head_stop or len(draft.text), draft.level),)
        for start, stop, level in draft.heads or whole:
            alone = start == 0 and stop == len(draft.text)
            heading = Candidate(index, start, stop, "markup" if alone else "run-in", taken=True, given=level)
            label = read_label(draft.text, start)
            if label and label.stop < stop:
                heading.label = label.text
            elif alone and read_bare_number(draft.text):
                heading.label = draft.text
            heading.label = heading.label or question_label(draft.text[start:stop])
            heading.why.append("marked as a heading in the source or by the user")
            yield heading


def _take_marked(numbered: Sequence[Candidate], marked: Sequence[Candidate]) -> None:
    """Take the numbers that marked headings begin with, and none inside them: they tell what stands above others."""
    own = {c.order: c for c in marked}
    inside: dict[int, list[tuple[int, int]]] = {}
    for heading in marked:
        inside.setdefault(heading.index, []).append((heading.start, heading.stop))
    for candidate in numbered:
        if candidate.order in own:
            candidate.taken, candidate.stop = True, own[candidate.order].stop
            candidate.against.clear()
        elif candidate.index in inside and any(a < candidate.start < b for a, b in inside[candidate.index]):
            candidate.taken = False


def _attach_marked_numbers(marked: Sequence[Candidate], drafts: Sequence[Draft]) -> None:
    """Let a number alone on its line stand before the marked heading that follows it."""
    for heading in marked:
        before = drafts[heading.index - 1] if heading.index and not heading.start else None
        if heading.label or before is None or before.role != "body" or before.level is not None:
            continue
        if read_bare_number(before.text):
            heading.lead, heading.label = heading.index - 1, before.text
            before.role = "heading"
            heading.why.append("its number stands on the line before")


def _attach_bare_numbers(taken: list[Candidate], drafts: Sequence[Draft]) -> None:
    """Let a number alone on its line stand before the title line that follows it."""
    known = {c.index for c in taken}
    for candidate in taken:
        draft = drafts[candidate.index]
        if candidate.kind != "own-line" or candidate.label != draft.text or candidate.index + 1 >= len(drafts):
            continue
        following = drafts[candidate.index + 1]
        if following.level is not None or following.is_body or candidate.index + 1 in known:
            continue
        if following.role == "body" and len(following.text) <= 45 and following.text[-1] not in "。！？：；，、.":
            candidate.lead = candidate.index
            candidate.index += 1
            candidate.start, candidate.stop = 0, len(following.text)
            draft.role = "heading"
            candidate.why.append("its number stands on the line before")
