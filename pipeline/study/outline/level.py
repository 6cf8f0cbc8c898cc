"""Short forms of the headings of one level, in one grammatical form."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.quotation import match_quotes
from pipeline.study.analysis.clauses import bare
from pipeline.study.analysis.shorten import OVER, shorten


def shared_prefix(titles: Sequence[str]) -> str:
    """Return what all titles begin with, up to and with the last ： or ——: the topic that they have in common."""
    first, last = min(titles), max(titles)
    same = 0
    while same < min(len(first), len(last)) and first[same] == last[same]:
        same += 1
    cut = max(first.rfind(mark, 0, same) for mark in ("：", ":", "—"))
    prefix = first[: cut + 1]
    if any(len(title) - len(prefix) < OVER for title in titles) or _is_unclosed(prefix):
        return ""
    return prefix


def _is_unclosed(text: str) -> bool:
    return bool(match_quotes(text).stray)


_SPEAKERS = re.compile(r"^(?:我们|大家|全体[^，]{2,6}|各级[^，]{2,8}?)(?=要|必须|应当|应该|应|需要|务必|坚持|始终)")
_ADVERBS = re.compile(r"^(?:首先|其次|再次|最后|同时|此外|另外|总之)[，,]?(?=.{4})")


def shorten_level(titles: Sequence[str], most: int) -> list[str]:
    """Return the short forms of sibling headings without their shared prefix, in one grammatical form.

    我们 before 要 and the like goes only when all siblings have it; a connective at the beginning always goes.
    A title that has no sane short form stays whole.
    """
    titles = [_ADVERBS.sub("", title) for title in titles]
    if len(titles) > 1 and all(_SPEAKERS.match(title) for title in titles):
        titles = [_SPEAKERS.sub("", title) for title in titles]
    return [shorten(title, most) or bare(title) for title in titles]
