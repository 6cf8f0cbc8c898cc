"""What each sentence does: it claims, demands, sets a target, defines, binds, tells what was done or what is wrong …

Found once, for all kinds of study. The rules are data (data/sentence_roles.txt), each with what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from pipeline.speech import TextKind

Role = Literal[
    "direction", "ceremony", "bridge", "question", "definition", "target", "duty", "problem", "achievement",
    "demand", "claim", "quotation", "example", "reason", "narrative", "statement",
]  # fmt: skip

# A number or a label before the sentence says nothing of what it does.
_LABEL = re.compile(
    r"^[\s—\-·•　]*(?:第[一二三四五六七八九十百零〇\d]+[条章节]?[，、：\s　]*"
    r"|[一二三四五六七八九十]+(?:、|是|要(?=[^求]))"
    r"|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．]\s*|[①-⑳⑴-⒇]\s*|(?:问|答|[QA])[：:])"
)


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A role, the words of the sentence that show it, and what they show."""

    role: Role
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class _Rule:
    role: Role
    kinds: frozenset[str]  # of text; empty: any
    heading: str  # the class of headings it must stand below; "": anywhere
    pattern: re.Pattern[str]
    why: str


@lru_cache(maxsize=1)
def _data() -> tuple[tuple[_Rule, ...], Mapping[str, re.Pattern[str]]]:
    rules: list[_Rule] = []
    headings: dict[str, re.Pattern[str]] = {}
    for line in Path(__file__).with_name("data").joinpath("sentence_roles.txt").read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        role, where, rest = line.split(" | ", 2)
        if role == "heading":
            headings[where] = re.compile(rest)
            continue
        pattern, _, why = rest.rpartition(" | ")
        assert role in get_args(Role), line
        kinds, _, heading = where.partition("@")
        named = frozenset() if kinds == "any" else frozenset(kinds.split("+"))
        rules.append(_Rule(cast(Role, role), named, heading, re.compile(pattern, re.IGNORECASE), why))
    return tuple(rules), headings


@lru_cache(maxsize=64)
def _rules_for(kind: str, english: bool) -> tuple[_Rule, ...]:
    """Return the rules for a kind of text and a language; the patterns for Chinese find nothing in English."""
    rules, _ = _data()
    if english:
        return tuple(rule for rule in rules if "en" in rule.kinds or rule.role in ("question", "direction"))
    return tuple(rule for rule in rules if not rule.kinds or kind in rule.kinds)


@lru_cache(maxsize=512)
def classes_of(heading: str) -> frozenset[str]:
    """Return what a heading (in simplified characters) announces: past, trouble, tasks, meaning."""
    return frozenset(name for name, pattern in _data()[1].items() if pattern.search(heading))


def find_roles(text: str, headings: Sequence[str], kind: TextKind, language: str) -> tuple[RoleFound, ...]:
    """Return what a sentence does, the main thing first; a sentence without any mark is a statement.

    `text` and the `headings` above it (deepest last) are in simplified characters.
    """
    label = _LABEL.match(text)
    bare = text[label.end() :] if label else text
    announced = frozenset[str]().union(*(classes_of(heading) for heading in headings))
    found: dict[Role, RoleFound] = {}
    for rule in _rules_for(kind, language == "en"):
        if rule.role in found or (rule.heading and rule.heading not in announced):
            continue
        match = rule.pattern.search(bare)
        if match is not None:
            found[rule.role] = RoleFound(rule.role, match.group().strip(), rule.why)
    return tuple(found.values()) or (RoleFound("statement", "", "no mark of anything else"),)
