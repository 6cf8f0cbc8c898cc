"""Sentences that a writer set in bold at the start of paragraphs, one after the other: run-in headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.reader.draft import Candidate, Draft

_SHORTEST, _LONGEST = 4, 50  # characters
_ENDS = "。．？.?"  # not ！: that is how one greets
FAMILY = "bold"  # stands where a form of number would: they are one series below the marked heading


def bold_candidates(drafts: Sequence[Draft]) -> list[Candidate]:
    """Return the bold sentences that open neighbouring paragraphs; one alone is emphasis, one with a colon a label."""
    led = [index for index, draft in enumerate(drafts) if _opens(draft)]
    near = {index for pair in pairwise(led) if pair[1] == pair[0] + 1 for index in pair}
    return [_heading(index, drafts[index].strong) for index in led if index in near]


def _opens(draft: Draft) -> bool:
    own = (
        _SHORTEST <= draft.strong <= _LONGEST
        and draft.strong < len(draft.text)
        and draft.text[draft.strong - 1] in _ENDS
    )
    return own and draft.role == "body" and draft.level is None and not draft.is_body


def _heading(index: int, stop: int) -> Candidate:
    found = Candidate(index, 0, stop, "run-in", family=FAMILY, taken=True)
    found.why.append("set in bold at the start of its paragraph, as its neighbour is")
    return found
