"""Short forms of the lines of one level: in one grammatical form, and no two the same."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.language.quotation import match_quotes
from pipeline.language.script import fold
from pipeline.study.analysis.clauses import Clause, bare, is_name, is_opener, may_end, split_clauses
from pipeline.study.analysis.shorten import OVER, POINTS_BACK, short_forms
from pipeline.study.outline.line import ROOM

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


_SAYS_OF_IT = re.compile("\\s*(?:就?是|即|指|为|包括|[具没]?有|[在属]于)")  # the name before it is its subject
_SPEAKERS = re.compile(r"^(?:我们|大家|全体[^，]{2,6}|各级[^，]{2,8}?)(?=要|必须|应当|应该|应|需要|务必|坚持|始终)")
_ADVERBS = re.compile(r"^(?:首先|其次|再次|最后|同时|此外|另外|总之)[，,]?(?=.{4})")


def shorten_level(titles: Sequence[str], most: int) -> list[str]:
    """Return the short forms of sibling headings without their shared prefix, in one grammatical form.

    我们 before 要 and the like goes only when all siblings have it; a connective at the beginning always goes. What
    takes a line and a half stays whole. No form is words with which a sibling begins too: what tells the siblings
    apart stays. A title without any such form stays whole. Where one is cut to the name that it explains (窗口的定位)
    and all have such a name, all are cut to it.
    """
    titles = [_ADVERBS.sub("", title) for title in titles]
    if len(titles) > 1 and all(_SPEAKERS.match(title) for title in titles):
        titles = [_SPEAKERS.sub("", title) for title in titles]
    if len(titles) > 1 and any(len(title) > ROOM * most for title in titles):
        named = [name for title in titles if (name := _name(title, most))]
        if len(set(named)) == len(titles):
            return named
    openings = _Openings(titles)
    chosen: list[str] = []
    printed: set[str] = set()
    for title in titles:
        forms = _forms(title, most)
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


def _forms(title: str, most: int) -> Iterator[str]:
    """Yield the forms of a title, best first: a point is what it opens with, not what it goes on to.

    The longest that is complete within a line and a half; a name that the rest explains; the longest that is complete
    within two lines; the main clause after those that only say when or why; the first clause.
    """
    whole = bare(title)
    asks = fold(title)[-1:] in "？?"
    if asks and len(whole) <= 2 * most:
        yield whole
    forms = short_forms(title, int(ROOM * most))
    yield from (form for form in forms if title[: len(form)].startswith(form[:_SAME_START]))
    if name := _name(title, most):
        yield name
    clauses = split_clauses(whole)
    plain = fold(whole)
    last = len(clauses) - 1
    ends = [number for number in range(last + 1) if clauses[number].stop <= 2 * most]
    ends = [number for number in ends if number == last or may_end(plain, clauses, 0, number)]
    yield from (whole[: clauses[number].stop] for number in ends)
    if main := _main_clause(whole, plain, clauses, most):
        yield main
    if len(whole) > 2 * most and clauses:
        yield whole[: clauses[0].stop]


def _name(title: str, most: int) -> str | None:
    """Return the name with which a title begins and that the rest explains: 窗口的定位，要展示…."""
    whole = bare(title)
    clauses = split_clauses(whole)
    if len(clauses) < 2 or clauses[0].stop > most or _SAYS_OF_IT.match(fold(whole[clauses[1].start :])):
        return None
    name = whole[: clauses[0].stop]
    return name if is_name(fold(name)) else None


def _main_clause(whole: str, plain: str, clauses: Sequence[Clause], most: int) -> str | None:
    """Return what follows the clauses that only say when, why or by what: 由于…，由于…，|中国的政治发展极端不平衡."""
    first = 0
    while first < len(clauses) - 1 and is_opener(plain[clauses[first].start : clauses[first].stop]):
        first += 1
    if not first or POINTS_BACK.search(plain, clauses[first].start, clauses[first].stop):
        return None
    ends = [each.stop for each in clauses[first:] if each.stop - clauses[first].start <= ROOM * most]
    return whole[clauses[first].start : ends[-1]] if ends else None
