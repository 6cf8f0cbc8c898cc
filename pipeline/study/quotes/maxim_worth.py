"""Which part of a sentence is a maxim, and how good: its turn of speech, its balance, its brevity and reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.language.characters import count_han
from pipeline.language.words import alternatives, load_lines, load_list, load_words
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.unit import Unit
from pipeline.study.quotes.balance import are_opposed, mirror
from pipeline.study.quotes.maxim_clauses import Part

_DATA = Path(__file__).with_name("data")
_SHORTEST, _LONGEST = 8, 56  # Chinese characters
_SHORTEST_WHOLE = 5  # of a whole sentence: 病毒无国界
_BRIEF = 12  # characters up to which the dictionary's word for verb is not asked for: 空谈误国，实干兴邦
_LONGEST_WHOLE = 56  # of a sentence that is printed with the maxim in it
_MOST_CLAUSES = 5


class Maxim(NamedTuple):
    """A part of a sentence, where it stands in it, how good a maxim it is, and why."""

    start: int
    stop: int
    worth: float
    why: str


class Turn(NamedTuple):
    """A turn of speech: what it is called, the words a text must have, the pattern, what it is worth."""

    name: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]
    worth: float


def load_turns(name: str) -> tuple[Turn, ...]:
    """Return the turns of speech of a data file, a line each: name | words needed | pattern | worth."""
    rows = [line.split(" | ") for line in load_lines(name, _DATA)]
    return tuple(Turn(row[0], tuple(row[1].split()), re.compile(row[2]), float(row[3])) for row in rows)


@lru_cache(maxsize=1)
def _turns() -> tuple[Turn, ...]:
    return load_turns("maxim_turns")


@lru_cache(maxsize=16)
def _mark(name: str) -> re.Pattern[str]:
    """Return the pattern of a mark in data/maxim_marks.txt; of its alternatives one at most may have a group."""
    rows = [line.split(" | ") for line in load_lines("maxim_marks", _DATA)]
    return re.compile("|".join(row[1] for row in rows if row[0] == name))


@lru_cache(maxsize=1)
def bars() -> re.Pattern[str]:
    """Return what no maxim has."""
    return re.compile("|".join(load_lines("maxim_bars", _DATA)))


@lru_cache(maxsize=1)
def directive() -> re.Pattern[str]:
    """Return the verbs that a task opens with: 发展海洋经济，建设海洋强国 is no maxim."""
    verbs = alternatives(word for word in load_list("outline_verbs") if len(word) > 1)
    return re.compile(f"(?:{verbs})(?![^，；。]{{0,8}}(?:是|才|就|没有|永远|在于|带来|离不开|不))")


@lru_cache(maxsize=1)
def _figures() -> re.Pattern[str]:
    return re.compile(
        f"(?:是|就是|作为)[^，。]{{0,16}}(?:{alternatives(load_words('figures', _DATA))})(?=[，。；！]|$)"
    )


@lru_cache(maxsize=1)
def concrete() -> re.Pattern[str]:
    """Return the words of particular things: 连有支部，班有小组 tells how things are, nothing general."""
    return re.compile(alternatives(load_words("concrete_subjects", _DATA)))


def maxims_of(unit: Unit, text: str, clauses: Sequence[Part]) -> list[Maxim]:
    """Return the maxims in a sentence (`text`: in simplified characters) that do not overlap, in text order."""
    if not clauses or unit.role in ("direction", "ceremony", "bridge", "question", "duty"):
        return []
    found = [*_by_turn(unit, text, clauses), *_by_balance(unit, text, clauses), *_by_statement(unit, text, clauses)]
    kept: list[Maxim] = []
    for maxim in sorted(found, key=lambda maxim: (-maxim.worth, maxim.start)):
        if all(maxim.stop <= other.start or maxim.start >= other.stop for other in kept):
            kept.append(maxim)
    return sorted(kept)


def _by_turn(unit: Unit, text: str, clauses: Sequence[Part]) -> list[Maxim]:
    found: list[Maxim] = []
    for turn in _turns():
        if not all(word in text for word in turn.needs):
            continue
        for match in turn.pattern.finditer(text, clauses[0].start, clauses[-1].stop):
            first = max((i for i, part in enumerate(clauses) if part.start <= match.start()), default=0)
            last = max(i for i, part in enumerate(clauses) if part.start < match.end())
            while last + 1 < len(clauses) and last - first < _MOST_CLAUSES - 1 and clauses[last].mark in "，；":
                following = text[clauses[last + 1].start : clauses[last + 1].stop]
                if turn.needs[0] not in following and not _mark("goes_on").match(following):
                    break
                last += 1
            wider = _from(clauses, first) if last == len(clauses) - 1 else first
            why = f"句式“{turn.name}”"
            found += _weigh(unit, text, clauses, wider, last, turn.worth, why) or _weigh(
                unit, text, clauses, first, last, turn.worth, why
            )
    return found


def _by_balance(unit: Unit, text: str, clauses: Sequence[Part]) -> list[Maxim]:
    found: list[Maxim] = []
    degrees = [mirror(one.tokens, other.tokens) if one.mark in "，；" else 0.0 for one, other in pairwise(clauses)]
    first = 0
    while first < len(degrees):
        last = first
        while last < len(degrees) and degrees[last]:
            last += 1
        if last > first and last - first < _MOST_CLAUSES:
            degree = sum(degrees[first:last]) / (last - first)
            told = bool(_mark("told").search(text[clauses[first].start : clauses[last].stop]))  # what went on
            found += _weigh(unit, text, clauses, _from(clauses, first), last, 0.1 + degree - 0.7 * told, "对仗")
        first = last + 1
    return found


def _from(clauses: Sequence[Part], first: int) -> int:
    """Return the clause from which a run is whole: a neighbour of like length, or the start, belongs to it."""
    while first and clauses[first].before in "，、" and abs(_size(clauses[first - 1]) - _size(clauses[first])) <= 2:
        first -= 1
    if first == 1 and clauses[1].before == "，" and clauses[0].before in ("", "："):
        return 0
    return first


def _size(part: Part) -> int:
    return part.stop - part.start


def _by_statement(unit: Unit, text: str, clauses: Sequence[Part]) -> list[Maxim]:
    """Return the general statement that a short sentence is: 舞剧是感情和行动的世界."""
    if unit.particular and any(token.tag == "t" for token in unit.tokens):
        return []
    whole = max((i for i, part in enumerate(clauses) if part.before in ("", "：")), default=0)
    runs = {(i, i) for i in range(len(clauses))}
    if len(clauses) - whole <= 2:
        runs.add((whole, len(clauses) - 1))
    found: list[Maxim] = []
    for first, last in sorted(runs):
        words = text[clauses[first].start : clauses[last].stop]
        if count_han(words) > 30 or (clauses[first].tokens[:1] and clauses[first].tokens[0].tag[0] in "pcd"):
            continue
        if _mark("task").search(words) or not (_mark("states").match(words) or _mark("figure").search(words)):
            continue
        found += _weigh(unit, text, clauses, first, last, 0.8, "概括的判断")
    return found


def _weigh(unit: Unit, text: str, clauses: Sequence[Part], first: int, last: int, base: float, why: str) -> list[Maxim]:
    """Return the maxim that the clauses from `first` to `last` make, [] if they cannot stand alone or are none."""
    start, stop = clauses[first].start, clauses[last].stop
    words = text[start:stop]
    size = count_han(words)
    whole = first == 0 and last == len(clauses) - 1
    if not (_SHORTEST_WHOLE if whole else _SHORTEST) <= size <= _LONGEST or bars().search(words):
        return []
    if not _stands_free(text, clauses, first, last) or _CUT_QUOTATION.search(words):
        return []
    parts = clauses[first : last + 1]
    if parts[0].tokens and parts[0].tokens[0].text in load_words("maxim_no_start", _DATA):
        return []
    if why == "对仗" and size > _BRIEF and not any(has_predicate(part.tokens) for part in parts):
        return []  # 帝国主义和中华民族的矛盾，封建主义和人民大众的矛盾
    directives = sum(directive().match(text, part.start) is not None for part in parts)
    if (directives and not why.startswith("句式")) or (why == "对仗" and concrete().search(words)):
        return []
    first, last = _widened(text, clauses, first, last)
    start, stop = clauses[first].start, clauses[last].stop
    worth = base + _graces(words, parts) - _faults(words, parts, directives)
    worth += 0.3 * whole + 0.8 * parts[0].called
    worth += 0.2 * (size <= 24) - 0.3 * (size > 40) - 0.3 * (unit.role == "demand")
    return [Maxim(start, _end(text, stop) if last == len(clauses) - 1 else stop, worth, why)]


def _widened(text: str, clauses: Sequence[Part], first: int, last: int) -> tuple[int, int]:
    """Return the clauses of the whole sentence, where it is brief and nothing in it bars; else those given.

    A sentence is easier to learn, and to cite, than a part of it.
    """
    start = max((i for i, part in enumerate(clauses[: first + 1]) if part.before in ("", "：", "；")), default=first)
    stop = next((i for i in range(last, len(clauses)) if clauses[i].mark in ("", "；")), last)
    words = text[clauses[start].start : clauses[stop].stop]
    begins = clauses[start].tokens and clauses[start].tokens[0].text not in load_words("maxim_no_start", _DATA)
    if begins and count_han(words) <= _LONGEST_WHOLE and not bars().search(words) and not _CUT_QUOTATION.search(words):
        return start, stop
    return first, last


def _end(text: str, stop: int) -> int:
    """Return where a sentence ends: with its end mark, without a closing mark that nothing in it opened."""
    mark = _END_MARK.match(text, stop)
    return mark.end() if mark else stop


_END_MARK = re.compile("(?:（[^（）]*）)?[。！]")
_CUT_QUOTATION = re.compile("^[^“‘「『]*[”’」』]|[“‘「『][^”’」』]*$|“[^”]{9,}”")


def _graces(words: str, parts: Sequence[Part]) -> float:
    """Return what opposites, figures, words that say always, and balance beside a turn add."""
    opposed = any(are_opposed((t.text for t in a.tokens), (t.text for t in b.tokens)) for a, b in pairwise(parts))
    balanced = max((mirror(a.tokens, b.tokens) for a, b in pairwise(parts)), default=0.0)
    repeated = _repeats(parts)
    return (
        0.4 * opposed
        + 0.3 * min(1.0, balanced)
        + 0.5 * bool(_mark("figure").search(words))
        + 0.3 * bool(_mark("always").search(words))
        + 0.4 * bool(_figures().search(words))
        + 0.3 * (repeated or bool(_mark("echo").search(words)))
    )


def _repeats(parts: Sequence[Part]) -> bool:
    """Return whether a noun or verb of two characters comes twice: 用一个问题换来另一个问题."""
    words = [token.text for part in parts for token in part.tokens if len(token.text) > 1 and token.tag[0] in "nva"]
    return len(set(words)) < len(words)


def _faults(words: str, parts: Sequence[Part], directives: int) -> float:
    """Return what names, places, days, lists and the words of tasks take away."""
    tags = [token.tag for part in parts for token in part.tokens]
    return (
        0.15 * min(3, sum(tag in ("ns", "nt", "nr", "nz") for tag in tags))
        + 0.2 * min(2, sum(tag == "t" for tag in tags))
        + 0.3 * ("我们" in words)
        + 0.15 * ("需要" in words and "不是" not in words)
        + 0.3 * (words.startswith("不是") and len(words) > 20)
        + 0.4 * ("是一种" in words)
        + 0.6 * (words.count("、") >= 3)
        + 0.3 * directives
        + 0.2 * max(0, sum(tag == "vn" for tag in tags) - 2)
    )


def _stands_free(text: str, clauses: Sequence[Part], first: int, last: int) -> bool:
    """Return whether nothing before the clauses governs them and nothing behind goes on with them."""
    if first and clauses[first].before.startswith("—"):
        return False
    if first and clauses[first].before in "，,":
        before = text[clauses[first - 1].start : clauses[first - 1].stop]
        if _mark("opens").match(before) or _mark("opens").search(before[-1:]):
            return False
    if last + 1 == len(clauses) or clauses[last].mark not in "，,":
        return clauses[last].mark != "："
    if clauses[last + 1].tokens[:1] and clauses[last + 1].tokens[0].text == clauses[last].tokens[0].text:
        return False  # 要看到成绩，要看到光明，|要提高勇气: one more of the same build
    return _mark("goes_on").match(text, clauses[last + 1].start) is None
