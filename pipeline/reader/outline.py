"""The outline of a whole document: gathers candidates, weighs them together, keeps what holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.numbered import numbered_candidates
from pipeline.reader.ownline import find_setting, ownline_candidates, weigh_ownlines
from pipeline.reader.series import find_series, weigh_series
from pipeline.reader.tree import numbering_notices, set_levels


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings in text order with their levels, the candidates not taken, and notices about numbering."""

    headings: list[Candidate]
    misses: list[Candidate]
    notices: list[tuple[int, int, str]]


def find_outline(drafts: Sequence[Draft], english: bool) -> Outline:
    """Return the headings a careful reader would see."""
    setting = find_setting(drafts, english)
    numbered = list(numbered_candidates(drafts, english))
    series = find_series(numbered, drafts)
    for members in series:
        weigh_series(members, drafts, setting.flush)
    taken = [c for c in numbered if c.taken]
    _attach_bare_numbers(taken, drafts)
    used = {c.index for c in taken}
    plain = [c for c in ownline_candidates(drafts, setting) if c.index not in used]
    numbered_lines = {c.index for c in numbered if c.start == 0}
    plain = [c for c in plain if c.index not in numbered_lines]
    weigh_ownlines(plain, drafts, setting, sum(1 for c in taken if c.start == 0))
    marked = [_marked(index, draft) for index, draft in enumerate(drafts) if draft.level is not None]
    headings = sorted([*(c for c in (*numbered, *plain) if c.taken), *marked], key=lambda c: c.order)
    set_levels(headings, drafts)
    misses = sorted((c for c in (*numbered, *plain) if not c.taken and c.against), key=lambda c: c.order)
    return Outline(headings, misses, numbering_notices(series, drafts))


def _marked(index: int, draft: Draft) -> Candidate:
    heading = Candidate(index, 0, len(draft.text), "markup", taken=True)
    heading.why.append("marked as a heading in the source")
    return heading


def _attach_bare_numbers(taken: list[Candidate], drafts: Sequence[Draft]) -> None:
    """Let a number alone on its line stand before the title line that follows it."""
    for candidate in taken:
        draft = drafts[candidate.index]
        if candidate.kind != "own-line" or candidate.label != draft.text or candidate.index + 1 >= len(drafts):
            continue
        following = drafts[candidate.index + 1]
        if following.role == "body" and len(following.text) <= 45 and following.text[-1] not in "。！？：；，、.":
            candidate.lead = candidate.index
            candidate.index += 1
            candidate.start, candidate.stop = 0, len(following.text)
            draft.role = "heading"
            candidate.why.append("its number stands on the line before")
