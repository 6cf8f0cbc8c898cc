"""Whether a number series is one of headings: its members support each other, and are taken or refused together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.reader.draft import Candidate, Draft
from pipeline.reader.labels import read_label
from pipeline.reader.ranks import LOW, RANKS
from pipeline.reader.series import NUMBER, stretch

_LONGEST_TYPICAL = 48  # characters: a heading sentence is rarely longer
_MOST_PAUSES = 2  # commas, besides the one of the number
_SHORT_POINT = 26  # a point that stands in an indented paragraph is a heading only when it is short
_LONGEST_ENGLISH = 110  # letters of an English one: two and a half to a word's place of a Chinese character
_LONGEST = 85
_LETTERS = frozenset({"a.", "（a）"})
_SMALL = 5  # rank of 1.
_FEWEST_TOLD, _TOLD, _TOLD_OF = 3, 24, 60  # points of so many characters, with so many from one to the next, are parts
_LONG_BODY = 200  # and so are whole sentences with as many
_MARK = re.compile("[？?：:]")
_SHORTEST = 3  # characters of a question or of what a colon announces
_FEWEST_ASKED = 3
_LIST_ENDS = "；;，,、"
_STRONG = frozenset({"第一章", "第一节", "第一部分", "一、", "（一）", "Part"})


def weigh_series(
    series: list[Candidate], drafts: Sequence[Draft], flush: bool, apart: frozenset[str], english: bool = False
) -> None:
    """Decide for a whole series whether its members are headings; each member notes why.

    `flush` means that the document sets its body with indents and its headings without; `apart` are the forms of
    number that stand flush then.
    """
    _end_at_marks(series, drafts)
    _mark_governing(series, drafts)
    against = _against_series(series, drafts, flush, apart, english)
    name = "".join(c.label.strip() for c in series[:4]) + ("…" if len(series) > 4 else "")
    for candidate in series:
        draft = drafts[candidate.index]
        if len(series) > 1:
            candidate.why.append(f"number series {name} ({len(series)} members)")
        if against:
            candidate.against.extend(filter(None, [candidate.fault, *against]))
        if candidate.kind == "own-line" and draft.text[-1] not in "。；;，,":
            candidate.why.append("short line without stop")
        elif candidate.kind in ("run-in", "glued"):
            candidate.why.append(
                "first sentence of its paragraph" if candidate.start == 0 else "sentence with a number"
            )
        candidate.taken = not against
    refused = [c for c in series if _fault(c, english)]
    if not against and 2 * len(refused) >= len(series):
        for candidate in series:
            candidate.taken = False
        for candidate in refused:
            candidate.against.append(_fault(candidate, english))


def are_told_of(series: Sequence[Candidate], drafts: Sequence[Draft]) -> bool:
    """Return whether a series of short points is talked of at length, as no list is."""
    lengths = [c.stop - c.start for c in series]
    return len(series) >= _FEWEST_TOLD and median(lengths) <= _TOLD and stretch(series, drafts) >= _TOLD_OF


def _fault(candidate: Candidate, english: bool) -> str:
    """Return what speaks against one member; a series is taken or refused as most of its members are."""
    length = candidate.stop - candidate.start
    if length > (2 * _LONGEST if english else _LONGEST) and candidate.kind == "run-in":
        return f"first sentence of {length} characters: body, not a heading"
    return candidate.fault


def _end_at_marks(series: list[Candidate], drafts: Sequence[Draft]) -> None:
    """End the members at their ？ or ： where all of a series ask or announce: 3.首问负责制的内容是什么？首接部门…"""
    marks = [_MARK.search(drafts[c.index].text, c.start + len(c.label) + _SHORTEST, c.stop) for c in series]
    whole = [m for c, m in zip(series, marks, strict=True) if m and (m.end() == c.stop or m.group() in "？?")]
    if len(series) < _FEWEST_ASKED or any(c.start for c in series) or None in marks or 2 * len(whole) < len(series):
        return
    for candidate, mark in zip(series, marks, strict=True):
        if mark and mark.end() < candidate.stop:
            candidate.stop, candidate.kind = mark.end(), "run-in"
        candidate.fault = ""


def _against_series(
    series: list[Candidate], drafts: Sequence[Draft], flush: bool, apart: frozenset[str], english: bool
) -> list[str]:
    reasons: list[str] = []
    first = series[0]
    listed = sum(1 for c in series if _ends_like_list(c, drafts))
    if listed * 2 >= len(series) and listed:
        reasons.append("its series is a list: members end with ； or ，")
    if first.family == "第一条" and any(drafts[c.index].text[-1] in "。；：" for c in series):
        reasons.append("articles of a law have no headings: the number is followed by the rule itself")
    governing = sum(1 for c in series if c.governs)
    if governing * 2 < len(series):
        reasons.append("nothing follows the members of its series: a list")
    lengths = [c.stop - c.start for c in series]
    if median(lengths) > (_LONGEST_ENGLISH if english else _LONGEST_TYPICAL if first.family != "——" else 32):
        reasons.append(f"the sentences of its series have {median(lengths):.0f} characters on average: body")
    pauses = [drafts[c.index].text.count("，", c.start + len(c.label), c.stop) for c in series if c.kind == "run-in"]
    if pauses and median(pauses) > _MOST_PAUSES:
        reasons.append(f"the sentences of its series have {median(pauses):g} commas on average: body")
    if all(drafts[c.index].indent > 0.9 for c in series):
        if first.family in apart:
            reasons.append("set like body, while headings with this form of number stand flush")
        elif flush and _is_set_like_body(series, drafts, apart):
            reasons.append("set like body (indented), while headings stand flush")
    reasons.extend(_against_form(series, drafts, english))
    if len(series) == 1:
        reasons.extend(_against_single(first, drafts))
    elif any(c.start for c in series):
        reasons.extend(_against_inline(series, drafts))
    return reasons


def _is_set_like_body(series: list[Candidate], drafts: Sequence[Draft], apart: frozenset[str]) -> bool:
    """Judge an indented series of a document whose title lines stand flush; `apart` are their forms of number."""
    first = series[0]
    lengths = [c.stop - c.start for c in series]
    if len(series) > 1 and all(c.kind == "own-line" and c.governs for c in series) and median(lengths) <= _SHORT_POINT:
        return stretch(series, drafts) < _TOLD_OF  # a level of its own below the flush ones
    if RANKS.get(first.family, 0) >= _SMALL or all(c.kind == "own-line" for c in series):
        return True
    return not apart and (first.family in RANKS or median(lengths) > _SHORT_POINT)


def _ends_like_list(candidate: Candidate, drafts: Sequence[Draft]) -> bool:
    draft = drafts[candidate.index]
    if candidate.kind == "own-line":
        return draft.text[-1] in _LIST_ENDS
    return draft.text[-1] in "；;"


def _against_single(candidate: Candidate, drafts: Sequence[Draft]) -> list[str]:
    draft = drafts[candidate.index]
    plain = candidate.kind == "own-line" and candidate.start == 0 and draft.text[-1] not in "。；，：、！"
    if plain and candidate.family in _STRONG and candidate.governs and len(draft.text) <= 30 and candidate.value == 1:
        return []
    return ["a series with one member is weak"]


def _against_inline(series: list[Candidate], drafts: Sequence[Draft]) -> list[str]:
    """Judge a series inside running text: its members must open stretches of text, not be sentences of a list."""
    same = [c for c, d in pairwise(series) if c.index == d.index]
    if not same:
        return []
    stretches = [d.start - c.stop for c, d in pairwise(series) if c.index == d.index]
    values = [c.value for c in series if c.value is not None]
    if any(b != a + 1 for a, b in pairwise(values)):
        return ["numbers are missing between its members: a list in running text"]
    if median(stretches) < min(24, 1.5 * median(c.stop - c.start for c in series)):
        return ["the next number follows at once: a list in running text"]
    return []


def _mark_governing(series: list[Candidate], drafts: Sequence[Draft]) -> None:
    """Set for each member whether text follows it before the next member of its series."""
    members = {c.index for c in series}
    for candidate, following in zip(series, [*series[1:], None], strict=True):
        if drafts[candidate.index].text[candidate.stop :].strip():
            same = following is not None and following.index == candidate.index
            candidate.governs = not same or (following is not None and following.start - candidate.stop > 12)
        else:
            candidate.governs = _text_follows(candidate, members, drafts)


def _text_follows(candidate: Candidate, members: set[int], drafts: Sequence[Draft]) -> bool:
    for later in range(candidate.index + 1, min(candidate.index + 6, len(drafts))):
        draft = drafts[later]
        if draft.role in ("note", "caption", "toc", "meta", "picture", "page"):
            continue
        if draft.role not in ("body", "salutation", "byline", "label", "exercise") or later in members:
            return False
        label = read_label(draft.text)
        if label is None:
            return True
        # What begins with a number of the same or of a higher form is the next point, not the text of this one.
        own, other = RANKS.get(candidate.family, 0), RANKS.get(label.family, LOW)
        return label.family != candidate.family and (other >= LOW or other > own)
    return False


def _against_form(series: list[Candidate], drafts: Sequence[Draft], english: bool) -> list[str]:
    """Judge what some forms of number need besides."""
    first = series[0]
    lengths = [c.stop - c.start for c in series]
    run_in = any(c.kind == "run-in" for c in series)
    if first.family == "首先":
        if first.value != 1:
            return ["no 首先 before it"]
        if len(series) < 3 or any(c.start for c in series) or max(lengths) > 40:
            return ["these words open sentences, not parts, here"]
    elif first.family == "First" and (first.value != 1 or len(series) < _FEWEST_TOLD or any(c.start for c in series)):
        return ["no three of them count the parts"]
    elif first.family == "第一个" and len({NUMBER.sub("", c.label) for c in series}) > 1:
        return ["the words after the number change: spoken, no series"]
    elif first.family in _LETTERS and not english:
        return ["letters number the items of a list"]
    elif (
        RANKS.get(first.family, 0) >= LOW
        and (median(lengths) > 30 or (run_in and len(series) < 3 and median(lengths) > 15))
        and not (len(series) >= _FEWEST_TOLD and stretch(series, drafts) >= _LONG_BODY)
    ):
        return ["a low form of number before whole sentences: a list"]
    if run_in and first.value is not None and first.value != 1 and RANKS.get(first.family, 9) > 2:
        return [f"its series begins with {first.label.strip()}: nothing counts before it"]
    return []
