"""Headings in lenticular brackets: 【背景】 on a line of its own, or before its text."""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Sequence

from pipeline.reader.draft import Candidate, Draft

_HEAD = re.compile("(?:【[^【】。！？；]{2,24}】|〖[^〖〗。！？；]{2,24}〗)")
_FEWEST = 2
_BODY = 20  # characters that stand below each on average: less is a form to fill in
# What is said of the text, of who speaks, or of an exercise, and heads no part.
_LABEL = re.compile(
    ".(?:标题|題目|题目|作者|来源|來源|日期|时间|時間|出处|关键词|關鍵詞|摘要|编者按|記者|记者|主持人|发言人|答案|解析|分析|注释?|譯文|译文)"
)


def bracketed_candidates(drafts: Sequence[Draft]) -> list[Candidate]:
    """Return the bracketed headings of a document that has two or more, all different, each with text below."""
    found = [
        Candidate(index, 0, match.end(), "own-line" if match.end() == len(draft.text) else "run-in", family="【】")
        for index, draft in enumerate(drafts)
        if draft.role == "body" and not draft.is_body and draft.level is None
        and (match := _HEAD.match(draft.text)) and not _LABEL.match(draft.text)
    ]  # fmt: skip
    told = Tally(drafts[c.index].text[: c.stop] for c in found)
    found = [c for c in found if told[drafts[c.index].text[: c.stop]] == 1]  # one that comes again says who speaks
    if len(found) < _FEWEST:
        return []
    stops = [*(c.index for c in found[1:]), len(drafts)]
    bodies = [sum(len(d.text) for d in drafts[c.index : stop]) - c.stop for c, stop in zip(found, stops, strict=True)]
    if min(bodies) <= 0 or sum(bodies) < _BODY * len(found):
        return []
    for candidate in found:
        candidate.taken = True
        candidate.why.append(f"in lenticular brackets, as {len(found)} here")
    return found
