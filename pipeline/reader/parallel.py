"""Parallel leading sentences, in one long paragraph or of paragraphs in a row: 必须有…的担当。……必须有…的方法。……"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from statistics import median

from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.labels import read_label

_PREFIX = 3  # characters that must agree at least
_LONGEST = 42  # characters of a leading sentence
_LONGEST_PARAGRAPH = 2500  # characters: a longer one is a whole speech on one line, its repeats are rhetoric
_SHORTEST_PARAGRAPH = 100  # characters: three leading sentences with their bodies
_SHORTEST_BODY = 30  # characters that follow each on average
_LIKE, _LIKE_COMMON = 0.34, 0.55  # shared part of neighbours; more for openings that any sentence has
_FEWEST, _LONGEST_OPENING = 3, 26  # paragraphs; characters of the sentence that opens each
_DEMANDS = re.compile("必须|必須|要|应当|應當|应该|應該|务必|務必|坚持|堅持|一定要|不能|不要|坚决|反对|反對")
_COMMON = ("我们", "我們", "他们", "他們", "这", "這", "那", "在", "有", "我", "是", "也", "不")


def parallel_candidates(drafts: Sequence[Draft], headings: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the leading sentences of paragraphs: three or more, begun alike, of like length, each with a body.

    No other heading stands between them.
    """
    known: dict[int, list[int]] = defaultdict(list)
    for heading in headings:
        known[heading.index].append(heading.start)
    yield from _paragraphs_alike(drafts, known)
    for index, draft in enumerate(drafts):
        if draft.role != "body" or draft.is_body or not _SHORTEST_PARAGRAPH <= len(draft.text) <= _LONGEST_PARAGRAPH:
            continue
        if len(draft.spans) < 6:
            continue
        groups: dict[str, list[int]] = defaultdict(list)
        for number, (start, stop) in enumerate(draft.spans):
            if stop - start <= _LONGEST and draft.text[stop - 1] == "。" and not read_label(draft.text, start):
                groups[draft.text[start : start + _PREFIX]].append(number)
        for members in groups.values():
            leaders = _leaders(draft, members)
            if leaders and not _interrupted(draft, leaders, known.get(index, [])):
                yield from _candidates(index, draft, leaders)


def _paragraphs_alike(drafts: Sequence[Draft], known: Mapping[int, list[int]]) -> Iterator[Candidate]:
    """Yield the short first sentences of three or more paragraphs in a row that demand with the same word."""
    openings = [_opening(draft) if index not in known else None for index, draft in enumerate(drafts)]
    for word, run in groupby(range(len(drafts)), key=lambda index: openings[index]):
        members = list(run)
        heads = [drafts[index].text[slice(*drafts[index].spans[0])] for index in members] if word else []
        if len(members) < _FEWEST or len(set(heads)) < len(members):
            continue
        for index, head in zip(members, heads, strict=True):
            found = Candidate(index, 0, len(head), "parallel", family="∥", taken=True)
            found.why.append(f"parallel leading sentence: {word}… ({len(members)} paragraphs in a row)")
            yield found


def _opening(draft: Draft) -> str | None:
    """Return the demanding word that opens a paragraph whose first sentence is short and has a body after it."""
    word = _DEMANDS.match(draft.text)
    if word is None or draft.role != "body" or draft.is_body or draft.level is not None:
        return None
    start, stop = draft.spans[0]
    short = stop - start <= _LONGEST_OPENING and draft.text[stop - 1] == "。"
    return word.group() if short and len(draft.text) - stop >= _SHORTEST_BODY else None


def _interrupted(draft: Draft, leaders: list[int], starts: list[int]) -> bool:
    first, last = draft.spans[leaders[0]][0], draft.spans[leaders[-1]][0]
    return any(first <= start <= last for start in starts)


def _leaders(draft: Draft, members: list[int]) -> list[int]:
    """Return those members of a group with the same opening that lead; [] when they do not."""
    while len(members) >= 3:
        if _are_parallel(draft, members):
            return members
        longer: dict[str, list[int]] = defaultdict(list)
        opening = _common_prefix([_sentence(draft, m) for m in members])
        for member in members:
            longer[_sentence(draft, member)[: len(opening) + 1]].append(member)
        closest = max(longer.values(), key=len)
        if len(closest) == len(members):
            return []  # the same sentence again and again
        members = closest
    return []


def _are_parallel(draft: Draft, members: list[int]) -> bool:
    texts = [_sentence(draft, m) for m in members]
    if len(set(texts)) < len(texts):
        return False
    middle = median(len(text) for text in texts)
    if any(abs(len(text) - middle) > 0.4 * middle + 1 for text in texts):
        return False
    stops = [*(draft.spans[m][0] for m in members[1:]), len(draft.text)]
    bodies = [stop - draft.spans[m][1] for m, stop in zip(members, stops, strict=True)]
    if min(bodies) < 12 or median(bodies) < _SHORTEST_BODY or any(b == a + 1 for a, b in pairwise(members)):
        return False
    wanted = _LIKE_COMMON if texts[0].startswith(_COMMON) else _LIKE
    return all(_likeness(a, b) >= wanted for a, b in pairwise(texts))


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def _sentence(draft: Draft, number: int) -> str:
    start, stop = draft.spans[number]
    return draft.text[start:stop]


def _common_prefix(texts: Sequence[str]) -> str:
    first, last = min(texts), max(texts)
    length = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), min(len(first), len(last)))
    return first[:length]


def _candidates(index: int, draft: Draft, leaders: list[int]) -> Iterator[Candidate]:
    opening = _common_prefix([_sentence(draft, m) for m in leaders])
    for member in leaders:
        start, stop = draft.spans[member]
        found = Candidate(index, start, stop, "parallel", family="∥", taken=True)
        found.why.append(f"parallel leading sentence: {opening}… ({len(leaders)} times, each with its own body)")
        yield found
