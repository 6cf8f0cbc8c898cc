"""Stretches of a sentence that say something whole without the rest of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.language.labels import LABEL
from pipeline.language.words import load_lines
from pipeline.speech import TextKind
from pipeline.study.analysis.clauses import TIED_END, Clause, may_begin, may_end, split_clauses
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.roles import Role
from pipeline.study.items.stems import Stem

_SHORTEST, _LONGEST = 6, 110  # characters of a Chinese stretch
_SHORTEST_EN, _LONGEST_EN = 24, 230
_GOOD = 0.6  # of the longest stretch: a sentence up to there is printed whole
_TRIED = 6  # places to begin and to end, the nearest to the answer
_CALLING: frozenset[TextKind] = frozenset(("lecture", "transcript", "letter"))  # 你 is anybody


@lru_cache(maxsize=16)
def _leaning(where: str) -> re.Pattern[str]:
    """Return the pattern of data/leaning.txt for one place."""
    rows = (line.split(" | ", 1) for line in load_lines("leaning", Path(__file__).with_name("data")))
    patterns = [rest.rpartition(" | ")[0] for name, rest in rows if name == where]
    return re.compile(f"(?:{'|'.join(patterns)})", re.IGNORECASE)


def points_elsewhere(stem: Stem, start: int, stop: int, kind: TextKind, english: bool, led: bool = False) -> bool:
    """Return whether words of a stretch can only be understood from outside it.

    After the first clause 它 and 其 may mean what stands before them in the stretch itself; `led`: in the first one
    too, for the sentence before is printed with it.
    """
    text = stem.unit.text[start:stop] if english else stem.folded[start:stop]
    own = re.sub("[“「《][^“”「」《》]*[”」》]", "", text)
    if english:
        return _leaning("en out" if led else "en").search(own) is not None
    if _leaning("any").search(own) or (kind not in _CALLING and _leaning("you").search(own)):
        return True
    if led:
        return _leaning("out").search(own) is not None
    first, _, rest = own.partition("，")
    return _leaning("first").search(first) is not None or _leaning("later").search(rest) is not None


class Stretches:
    """The stretches of one stem that stand alone; where they may begin and end is found once."""

    def __init__(self, stem: Stem, kind: TextKind, english: bool) -> None:
        self._stem = stem
        self._kind = kind
        self._english = english
        self._clauses = [each for each in split_clauses(stem.folded[: stem.stop]) if each.stop > stem.start]
        self._starts: dict[int, bool] = {}
        self._stops: dict[int, bool] = {}
        self._leads: dict[tuple[int, int], str | None] = {}
        self._around: dict[tuple[int, int], list[tuple[int, int]]] = {}

    def lead(self, first: int, last: int) -> str | None:
        """Return what is to be printed before a stretch ("": nothing), None if it cannot be understood even so."""
        if (first, last) not in self._leads:
            self._leads[first, last] = self._lead(first, last)
        return self._leads[first, last]

    def _lead(self, first: int, last: int) -> str | None:
        stem, kind, english = self._stem, self._kind, self._english
        opens = first == stem.start
        elsewhere = points_elsewhere(stem, first, last, kind, english)
        if opens and stem.before and (stem.leans or elsewhere):
            return None if points_elsewhere(stem, first, last, kind, english, led=True) else stem.before
        return None if elsewhere else stem.lead

    def stands_whole(self) -> bool:
        """Return whether the whole sentence may be printed, of a length to be judged."""
        shortest, longest = (_SHORTEST_EN, _LONGEST_EN) if self._english else (_SHORTEST, _LONGEST)
        stem = self._stem
        if not shortest <= stem.stop - stem.start <= longest or not self._may_start(0):
            return False
        return self.lead(stem.start, stem.stop) is not None

    def around(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the stretches around the words from `first` to `last`, the best first.

        The whole sentence when it is short; else runs of clauses, those of a good length first. Empty if none is fit.
        """
        clauses = self._clauses
        holds = [n for n, each in enumerate(clauses) if each.start < last and first < each.stop]
        if not holds:
            return []
        key = holds[0], holds[-1]
        if key not in self._around:
            self._around[key] = self._runs(*key)
        return self._around[key]

    def _runs(self, first: int, last: int) -> list[tuple[int, int]]:
        """Return the runs of clauses that hold those from `first` to `last`."""
        shortest, longest = (_SHORTEST_EN, _LONGEST_EN) if self._english else (_SHORTEST, _LONGEST)
        stem, clauses, good = self._stem, self._clauses, longest * _GOOD
        starts = [n for n in range(first, -1, -1) if self._may_start(n)][:_TRIED]
        stops = [n for n in range(last, len(clauses)) if self._may_stop(n)][:_TRIED]
        ends = {n: clauses[n].stop if n < len(clauses) - 1 else stem.stop for n in stops}
        whole = {n for n in stops if n == len(clauses) - 1 or clauses[n].mark in "；;"}
        found = {
            _stripped(stem.folded, max(clauses[a].start, stem.start), ends[b])
            for a in starts
            for b in stops
            if b in whole or not any(self._supposes(n) for n in range(a, b + 1))
        }

        def rank(each: tuple[int, int]) -> tuple[bool, float, tuple[int, int]]:
            size = each[1] - each[0]
            return not (each == (stem.start, stem.stop) and size <= good), abs(size - good / 2), each

        fit = [each for each in found if shortest - len(stem.lead) <= each[1] - each[0] <= longest]
        return sorted(fit, key=rank)

    def _supposes(self, number: int) -> bool:
        """Return whether a clause is a condition: what follows from it may take all the rest of the sentence."""
        clause = self._clauses[number]
        words = self._stem.folded[max(clause.start, self._stem.start) : clause.stop].lstrip()
        return not self._english and _leaning("open").match(words) is not None

    def _may_start(self, number: int) -> bool:
        if number not in self._starts:
            self._starts[number] = _may_start(self._stem, self._clauses, number, self._english)
        return self._starts[number]

    def _may_stop(self, number: int) -> bool:
        if number not in self._stops:
            self._stops[number] = _may_stop(self._stem, self._clauses, number, self._english)
        return self._stops[number]


def _stripped(text: str, start: int, stop: int) -> tuple[int, int]:
    words = text[start:stop]
    return start + len(words) - len(words.lstrip()), stop - len(words) + len(words.rstrip())


_SAYS_EN = re.compile(
    r"\s*(?:the |an? |our |[A-Z])?[a-z'-]+(?: [a-z'-]+){0,3} (?:is|are|was|were|will|must|shall|can|has|have)\b"
)
_OPEN_EN = re.compile(
    r"(?:and |but |so )?(?:if|when|because|although|while|since|as|after|before|unless|for|in|with|to)\b"
)


# What such a sentence says after its first clause is said of the subject of the first.
_TOLD: frozenset[Role] = frozenset(("narrative", "example", "reason", "statement", "quotation"))


def _may_start(stem: Stem, clauses: Sequence[Clause], number: int, english: bool) -> bool:
    """Return whether a stretch may begin with a clause: the first of what stands alone, or one with its own subject."""
    text = stem.folded
    if not english and _leaning("start").match(text, max(clauses[number].start, stem.start)):
        return False
    if number == 0:
        return not stem.leans or bool(stem.before)
    before, clause = clauses[number - 1], clauses[number]
    if english:
        earlier = text[before.start : before.stop].strip().lower()
        return before.mark == ";" or (_SAYS_EN.match(text, clause.start) is not None and not _OPEN_EN.match(earlier))
    words = text[clause.start : clause.stop].lstrip()
    if _is_conditional(text, clauses, number):
        return False
    if _leaning("linked").match(words) or LABEL.match(words) or before.mark == "—":
        return False
    earlier = text[max(before.start, stem.start) : before.stop]
    if before.mark in "；;":
        return True
    if _leaning("open").match(earlier) or TIED_END.search(earlier):
        return False
    if stem.unit.role not in _TOLD and not _leaning("frame").match(earlier) and may_begin(text, clauses, number):
        return True
    own = [token for token in stem.unit.tokens if clause.start <= token.start < clause.stop and token.text.strip()]
    return bool(own) and own[0].tag[0] in "njlb" and len(own) > 2 and has_predicate(own)


def _is_conditional(text: str, clauses: Sequence[Clause], number: int) -> bool:
    """Return whether what a clause says holds under a condition before it: 要求立即执行的，…，公务员不承担责任."""
    for before in reversed(clauses[:number]):
        if before.mark in "；;":
            return False
        if text[before.start : before.stop].rstrip("，, ").endswith("的"):
            return True
    return False


def _may_stop(stem: Stem, clauses: Sequence[Clause], number: int, english: bool) -> bool:
    if number == len(clauses) - 1 or clauses[number].mark in "；;":
        return True
    text = stem.folded
    if english:
        following = text[clauses[number + 1].start : clauses[number + 1].stop].strip()
        if not _SAYS_EN.match(text, clauses[number].start):
            return False
        return not _OPEN_EN.match(text[clauses[number].start : clauses[number].stop].strip().lower()) and bool(
            _SAYS_EN.match(following) or re.match(r"(?:which|so|but)\b", following)
        )
    following = text[clauses[number + 1].start : clauses[number + 1].stop].lstrip()
    return may_end(text, clauses, 0, number) and not re.match("就|才|便|则|都|而是|也|却", following)
