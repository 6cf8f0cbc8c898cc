"""Short forms of the lines of one level: in one grammatical form, and no two the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.language.quotation import match_quotes
from pipeline.language.script import fold
from pipeline.study.analysis.clauses import bare, is_name, may_end, split_clauses
from pipeline.study.analysis.shorten import OVER, short_forms

_SAME_START = 3  # characters (an aside may be left out after them)
_TOPIC = ("：", ":", "—")
# A clause that all have in common is left out with the 必须 after it, for the lines say what must be.
_SAME_CLAUSE = re.compile("[^：:—]{5,}[，,](?:(?:我们)?(?:必须|就?要|应当|应该|应))?")


def shared_prefix(titles: Sequence[str]) -> str:
    """Return what all titles begin with: a topic up to and with the last ： or ——, or a clause (…，必须)."""
    first, last = min(titles), max(titles)
    same = 0
    while same < min(len(first), len(last)) and first[same] == last[same]:
        same += 1
    cut = max(first.rfind(mark, 0, same) for mark in _TOPIC) + 1
    if not cut and (clause := _SAME_CLAUSE.match(first[:same])):
        cut = clause.end()
    prefix = first[:cut]
    if any(len(title) - len(prefix) < OVER for title in titles) or _is_unclosed(prefix):
        return ""
    return prefix


def _is_unclosed(text: str) -> bool:
    return bool(match_quotes(text).stray)


_SPEAKERS = re.compile(r"^(?:我们|大家|全体[^，]{2,6}|各级[^，]{2,8}?)(?=要|必须|应当|应该|应|需要|务必|坚持|始终)")
_ADVERBS = re.compile(r"^(?:首先|其次|再次|最后|同时|此外|另外|总之)[，,]?(?=.{4})")


def shorten_level(titles: Sequence[str], most: int) -> list[str]:
    """Return the short forms of sibling headings without their shared prefix, in one grammatical form.

    我们 before 要 and the like goes only when all siblings have it; a connective at the beginning always goes. No form
    is words with which a sibling begins too: what tells the siblings apart stays. A title without any such form
    stays whole.
    """
    titles = [_ADVERBS.sub("", title) for title in titles]
    if len(titles) > 1 and all(_SPEAKERS.match(title) for title in titles):
        titles = [_SPEAKERS.sub("", title) for title in titles]
    openings = _Openings(titles)
    chosen: list[str] = []
    printed: set[str] = set()
    for title in titles:
        forms = [*_from_the_start(title, most), *_longer(title, most)]
        form = next((form for form in forms if form not in printed and not openings.repeats(form, title)), bare(title))
        chosen.append(form)
        printed.add(form)
    return chosen


class _Openings:
    """With what the siblings begin."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._titles = sorted(fold(bare(title)) for title in titles)

    def repeats(self, form: str, title: str) -> bool:
        """Return whether a form that leaves something out is what another title begins with too."""
        plain = fold(form)
        if plain == fold(bare(title)):
            return False
        at = bisect_left(self._titles, plain) + 1  # the next after the title itself, or after another like it
        return at < len(self._titles) and self._titles[at].startswith(plain)


def _from_the_start(title: str, most: int) -> list[str]:
    """Return the short forms that begin as the title does: a point is what it opens with, not what it goes on to."""
    return [form for form in short_forms(title, most) if title[: len(form)].startswith(form[:_SAME_START])]


def _longer(title: str, most: int) -> list[str]:
    """Return the beginnings of a title of which no short one is complete, best first.

    A name that the rest explains (窗口的定位，…); up to two lines; its first clause.
    """
    whole = bare(title)
    clauses = split_clauses(whole)
    plain = fold(whole)
    last = len(clauses) - 1
    ends = [number for number in range(last + 1) if clauses[number].stop <= 2 * most]
    ends = [number for number in ends if number == last or may_end(plain, clauses, 0, number)]
    beginnings = [whole[: clauses[number].stop] for number in ends]
    if last > 0 and clauses[0].stop <= most and is_name(plain[: clauses[0].stop]):
        beginnings.insert(0, whole[: clauses[0].stop])
    if len(whole) > 2 * most and clauses:
        beginnings.append(whole[: clauses[0].stop])
    return beginnings
