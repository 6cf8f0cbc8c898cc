"""Where a heading ends that runs into its body with no mark: how likely each place of the first sentence is.

One model, fitted on headings glued to their bodies (data/heading_end_weights.txt says on which): its traits are the
words on both sides of the place and their classes, lengths, marks, and words that come again.
"""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from statistics import median
from typing import Protocol

from pipeline.language.script import fold
from pipeline.language.segmentation import Token, cut_words
from pipeline.language.words import load_numbers, load_pattern, load_words

_DATA = Path(__file__).with_name("data")
SHORTEST, LONGEST = 2, 45
_LOOK = 16  # characters of the body that are looked at
_MARK = re.compile("[，。；：、！？,;:!?…—]")
_STOP = re.compile("[。！？!?]")
_PAUSE = frozenset("，、；：,;:")
_NEVER_FIRST = frozenset("，、；：。？！”》）［］…—.,;:!?%％①②③④⑤⑥⑦⑧⑨⑩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽")  # a note's mark is the heading's
_OPENER = re.compile(load_pattern("body_openers", _DATA))
_WEAK_OPENER = re.compile(load_pattern("weak_body_openers", _DATA))
_WANTS_OBJECT = re.compile(f"{load_pattern('wanting_object', _DATA)}$")
_HEAD_END = re.compile(f"{load_pattern('heading_ends', _DATA)}$")
_TOLD = re.compile(load_pattern("telling_words", _DATA))
_GOES_ON = re.compile(f"{load_pattern('unfinished_ends', _DATA)}$")
_BEGINS = re.compile(load_pattern("sentence_beginnings", _DATA))
_GOING_ON = load_words("going_on", _DATA)
_SAID_OF_SUBJECT = load_words("said_of_subject", _DATA)
_STEPS = (2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 32)


class Pairs(Protocol):
    """How often two neighbouring characters occur in a text, in all, and where clauses begin and end."""

    scored: dict[str, list[tuple[int, float]]]  # the places of beginnings seen before, with their scores

    def __getitem__(self, pair: str) -> int: ...
    def ends(self, pair: str) -> int: ...
    def begins(self, pair: str) -> int: ...


def _step(length: int) -> int:
    return next((step for step in _STEPS if length <= step), 99)


@dataclass(frozen=True, slots=True)
class End:
    """Where a heading ends most likely, and the logarithm of the odds that one ends anywhere: 0 means even."""

    offset: int
    odds: float


@dataclass(frozen=True, slots=True)
class Build:
    """How the headings of a text are built: their middle length, whether most have a comma, ends that come again."""

    length: float
    paused: bool
    endings: frozenset[str]


def find_build(heads: Sequence[str]) -> Build | None:
    """Return how most headings are built; None for fewer than three."""
    if len(heads) < 3:
        return None
    endings = Tally(head[-2:] for head in heads)
    paused = 2 * sum(1 for head in heads if "，" in head) > len(heads)
    return Build(median(map(len, heads)), paused, frozenset(end for end, count in endings.items() if count > 1))


def likely_end(text: str, pairs: Pairs, build: Build | None = None) -> End:
    """Return where a heading that `text` begins with ends, in a text whose headings are of that build."""
    scored = pairs.scored.get(text)
    if scored is None:
        weights = load_numbers("heading_end_weights", _DATA)
        found = places(fold(text), pairs)
        scored = [(offset, sum(weights.get(trait, 0.0) for trait in traits)) for offset, traits in found]
        pairs.scored[text] = scored
    best, best_score, total = 0, -99.0, 0.0
    for offset, score in scored:
        if build:
            score += _likeness(text[:offset], build)
        total += exp(min(score, 50.0))
        if score > best_score:
            best, best_score = offset, score
    return End(best, log(total) if total else -99.0)


def _likeness(head: str, build: Build) -> float:
    pauses = 1.25 if build.paused and head.count("，") == 1 else 0.0
    return pauses + (1.5 if head[-2:] in build.endings else 0.0) - 0.06 * abs(len(head) - build.length)


def places(text: str, pairs: Pairs) -> Iterator[tuple[int, list[str]]]:
    """Yield each place between two words where a heading at the start of `text` may end, with its traits."""
    stop = _STOP.search(text, SHORTEST)
    limit = min(len(text) - 4, LONGEST, stop.start() - 2 if stop else LONGEST)
    tokens = cut_words(text[: LONGEST + _LOOK])
    for index, token in enumerate(tokens):
        offset = token.start
        if offset > limit:
            break
        if token.text in _GOING_ON or not _may_end(text[offset - 1], text[offset]):
            continue
        if offset >= SHORTEST and not _ends_twice(text[:offset]):
            yield offset, _traits(text, offset, tokens[:index], tokens[index:], pairs)


def _may_end(before: str, after: str) -> bool:
    if after in _NEVER_FIRST or after.isspace() or not (before.isalnum() or before in "”》）？］"):
        return False
    return not (before.isascii() and after.isascii())


def _ends_twice(head: str) -> bool:
    """Return whether its last word stands twice: the heading ended between the two, 唱腔里的方言|方言在…"""
    return any(len(head) > 2 * size and head[-2 * size : -size] == head[-size:] for size in (2, 3, 4))


def _traits(text: str, offset: int, left: list[Token], right: list[Token], pairs: Pairs) -> list[str]:
    head, body = text[:offset], text[offset : offset + _LOOK]
    last, first = left[-1], right[0]
    second = right[1] if len(right) > 1 else first
    third = right[2] if len(right) > 2 else second
    traits = [
        "one", f"length {_step(offset)}", f"end {last.text}", f"end class {last.tag[:2]}", f"begin {first.text}",
        f"begin class {first.tag[:2]}", f"classes {last.tag[:1]} {first.tag[:1]}", f"second {second.tag[:1]}",
        f"begin classes {first.tag[:1]} {second.tag[:1]} {third.tag[:1]}", f"begin {first.text} {second.text}",
        f"end sign {head[-1]}", f"begin sign {body[0]}", f"head class {left[0].tag[:2]}", f"head {left[0].text}",
        f"head end classes {left[0].tag[:1]} {last.tag[:1]}",
        f"end classes {left[-2].tag[:1] if len(left) > 1 else ''} {last.tag[:1]}",
    ]  # fmt: skip
    pauses = sum(1 for sign in head if sign in "，,")
    traits.append(f"commas {min(pauses, 3)}")
    clause = max((head.rfind(sign) for sign in _PAUSE), default=-1)
    if clause >= 0:
        traits.append(f"clause {_step(offset - clause - 1)}")
    mark = _MARK.search(text, offset + 1)
    reach = mark.start() - offset if mark else 99
    traits.append(f"reach {_step(reach)}")
    if mark:
        traits.append(f"reach mark {mark.group()}")
        if not pauses:
            traits.append(f"whole clause {_step(mark.start())}")
    if _OPENER.match(body):
        traits.append("opener")
    elif _WEAK_OPENER.match(body):
        traits.append("weak opener")
    if _BEGINS.match(body):
        traits.append("beginning")
    if any(m and m.end() > offset + 1 for m in (_OPENER.match(text, at) for at in (offset - 1, offset - 2) if at > 0)):
        traits.append("inside opener")
    if _WANTS_OBJECT.search(head[-4:]):
        traits.append("wants object")
    if _HEAD_END.search(head[-4:]):
        traits.append("heading end")
    if _GOES_ON.search(head[-4:]):
        traits.append("goes on")
    if _TOLD.search(head):
        traits.append("told")
    if head[:3] in head[3:]:
        traits.append("said again before")
    if body[:4] in head:
        traits.append("again 4")
    elif body[:3] in head:
        traits.append("again 3")
    elif body[:2] in head:
        traits.append("again 2")
    if any(body[i : i + 4] in head for i in range(1, 5)):
        traits.append("again soon 4")
    elif any(body[i : i + 2] in head for i in range(1, 8)):
        traits.append("again soon 2")
    if body[:2] == head[-2:] or body[:3] == head[-3:] or body[:4] == head[-4:]:
        traits.append("again at once")
    verbs = sum(1 for token in left if token.tag[:1] == "v")
    traits.append(f"verbs {min(verbs, 4)}")
    if any(token.text in ("是", "有", "了", "就") for token in left):
        traits.append("predicate")
    later = next((t for t in right[1:] if t.tag[:1] in "vdp"), None)
    if first.tag[:1] in "nrs" and later and later.start < offset + reach:
        traits.append("subject")
    if first.tag[:1] in "nrst":
        said = next((t.text for t in right[1:3] if t.text in _SAID_OF_SUBJECT), None)
        if said:
            traits += ["subject said", f"subject {said}"]
    elif first.text in _SAID_OF_SUBJECT and last.tag[:1] in "nrs":
        traits += ["said of the end", f"said of the end {first.text}"]
    traits += _in_text(head, body, pairs)
    return traits


def _in_text(head: str, body: str, pairs: Pairs) -> list[str]:
    """Return what the rest of the text says of the two sides."""
    joint = max(pairs[head[-1] + body[0]] - 1, 0)
    around = min(pairs[head[-2:]], pairs[body[:2]]) - 1
    return [
        f"joint {min(joint, 6)}",
        f"joint share {round(2 * log((joint + 0.5) / (max(around, joint) + 0.5)))}" if joint > 0 else "joint none",
        f"end seen {min(pairs[head[-2:]] - 1, 4)}",
        f"begin seen {min(pairs[body[:2]] - 1, 4)}",
        f"ends clause {min(pairs.ends(head[-2:]), 4)}",
        f"begins clause {min(pairs.begins(body[:2]), 4)}",
        f"end begins clause {min(pairs.begins(head[-2:]), 2)}",
    ]
