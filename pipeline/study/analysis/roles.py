"""What each sentence does: it claims, demands, sets a target, defines, binds, tells what was done or what is wrong …

Found once, for all kinds of study. The rules are data (data/sentence_roles.txt), each with what it shows. A rule is
tried only where one of its cue words stands; the words of a sentence are looked up once for all rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from pipeline.kinds import TextKind
from pipeline.language.characters import HAN_CLASS
from pipeline.language.labels import label_length
from pipeline.language.words import load_lines

Role = Literal[
    "direction", "ceremony", "bridge", "question", "definition", "target", "duty", "problem", "achievement",
    "demand", "claim", "quotation", "example", "reason", "narrative", "statement",
]  # fmt: skip
ROLES: tuple[Role, ...] = get_args(Role)
CREDIT = "the credit of a photograph"  # the reason that data/sentence_roles.txt gives for one

_UNKNOWN_PART = re.compile(r"\{[A-Z]")
_SEEN = 400  # characters of a sentence: what it does shows in its first clauses
_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)?|[^\sa-z]")
# Whom a sentence speaks to, before what it says.
_CALLED = re.compile(
    r"[\s—\-·•　]*(?:同志们|同学们|朋友们|乡亲们|各位(?:领导|代表|同志|同学|来宾|朋友|老师|同事|委员|嘉宾))[，！]\s*"
)
_NAMED = re.compile(
    rf"(?![^：:]{{0,20}}[的是说我你了请要在就这那])[{HAN_CLASS}·A-Za-z .]{{2,20}}[：:]\s*"
)  # who speaks, before what he says


# What stands before or after a subject and is no part of it.
_ADVERBS = re.compile(
    "^(?:但是?|而且?|因此|所以|同时|另外|此外|这样|今后|首先|其次|最后)+|(?:都|也|就|还|更|又|才|始终|一定|同样|同时|首先)+$"
)


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A role, the words of the sentence that show it, what they show, and whom it binds ("" where it says nobody).

    Words and subject are in simplified characters; they are for showing and asking, not for printing.
    """

    role: Role
    words: str
    why: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class _Rule:
    role: Role
    kinds: frozenset[str]  # of text; empty: any
    heading: str  # the class of headings it must stand below; "": anywhere
    apart: str  # the class of headings it must not stand below
    cues: tuple[str, ...]
    find: Callable[[str], re.Match[str] | None]
    why: str


@dataclass(frozen=True, slots=True)
class _Rules:
    """Rules in the order of their strength, and where to look for those that may hold.

    `always`: bits of the rules without cues. `cues`: by their first character (an English cue: by itself) the cues,
    with the bits of the rules that have each.
    """

    rules: tuple[_Rule, ...]
    always: int
    cues: Mapping[str, Sequence[tuple[str, int]]]
    starts: frozenset[str]  # of the cues

    def tried(self, text: str, english: bool) -> Iterator[_Rule]:
        """Yield the rules of which a cue stands in a sentence."""
        words = set(_LATIN.findall(text.lower())) if english else set(text)
        within: Container[str] = words if english else text
        bits = self.always
        for start in words & self.starts:
            for cue, rules in self.cues[start]:
                if cue in within:
                    bits |= rules
        while bits:
            lowest = bits & -bits
            yield self.rules[lowest.bit_length() - 1]
            bits ^= lowest


@dataclass(slots=True)
class _Reading:
    """The file as it is read: its groups of kinds, its parts, its headings and its rules."""

    groups: dict[str, list[str]]
    parts: dict[str, str]
    headings: dict[str, re.Pattern[str]]
    rules: list[_Rule]

    def add(self, line: str) -> None:
        form, name, rest = line.split(" | ", 2)
        if form == "group":
            self.groups[name] = rest.split()
        elif form == "part":
            self.parts[f"{{{name}}}"] = self._whole(rest)
        elif form == "heading":
            self.headings[name] = re.compile(rest, re.IGNORECASE)
        else:
            assert form in ROLES, line
            self.rules.append(self._rule(form, name, rest))

    def _whole(self, pattern: str) -> str:
        """Return a pattern with the parts named in it, which stand above it in the file."""
        for name, part in self.parts.items():
            pattern = pattern.replace(name, part)
        assert not _UNKNOWN_PART.search(pattern), pattern
        return pattern

    def _rule(self, role: Role, where: str, rest: str) -> _Rule:
        words, rest = rest.split(" | ", 1)
        pattern, _, why = rest.rpartition(" | ")
        cues = () if words == "-" else tuple(words.split())
        pattern = self._whole(pattern)
        any_cue = f"(?:{'|'.join(map(re.escape, cues))})"
        pattern = any_cue if pattern == "-" else pattern.replace("~", any_cue)
        where, _, apart = where.partition("!")
        where, _, heading = where.partition("@")
        named = [] if where == "any" else [kind for each in where.split("+") for kind in self.groups.get(each, [each])]
        compiled = re.compile(pattern, re.IGNORECASE if "en" in named else re.NOFLAG)
        find = compiled.match if _only_at_the_start(pattern) else compiled.search
        return _Rule(role, frozenset(named), heading, apart, cues, find, why)


def _only_at_the_start(pattern: str) -> bool:
    """Return whether each alternative of a pattern begins with ^, so that it need not be tried anywhere else."""
    depth = 0
    starts = [0]
    for match in re.finditer(r"\\.|\[(?:\\.|[^\]])*\]|[()|]", pattern):
        depth += {"(": 1, ")": -1}.get(match.group(), 0)
        if match.group() == "|" and not depth:
            starts.append(match.end())
    return all(pattern.startswith("^", start) for start in starts)


@lru_cache(maxsize=1)
def _data() -> _Reading:
    reading = _Reading({}, {}, {}, [])
    for line in load_lines("sentence_roles", Path(__file__).with_name("data")):
        reading.add(line)
    return reading


@lru_cache(maxsize=64)
def _rules_for(kind: str, english: bool) -> _Rules:
    """Return the rules for a kind of text and a language."""
    if english:
        own = [rule for rule in _data().rules if "en" in rule.kinds or rule.role in ("question", "direction")]
        rules = [rule for rule in own if rule.kinds <= {"en"} or kind in rule.kinds]
    else:
        rules = [rule for rule in _data().rules if not rule.kinds or kind in rule.kinds]
    always, index = 0, dict[str, int]()
    for number, rule in enumerate(rules):
        if not rule.cues:
            always |= 1 << number
        for cue in rule.cues:
            index[cue] = index.get(cue, 0) | 1 << number
    cues: dict[str, list[tuple[str, int]]] = {}
    for cue, bits in index.items():
        cues.setdefault(cue if english else cue[0], []).append((cue, bits))
    return _Rules(tuple(rules), always, cues, frozenset(cues))


@lru_cache(maxsize=512)
def classes_of(heading: str) -> frozenset[str]:
    """Return what a heading (in simplified characters) announces: past, trouble, tasks, meaning."""
    return frozenset(name for name, pattern in _data().headings.items() if pattern.search(heading))


def find_roles(text: str, headings: Sequence[str], kind: TextKind, language: str) -> tuple[RoleFound, ...]:
    """Return what a sentence does, the main thing first; a sentence without any mark is a statement.

    `text` and the `headings` above it (deepest last) are in simplified characters. The first 400 characters are looked
    at, whatever the length of the sentence.
    """
    seen = text[:_SEEN] if len(text) <= _SEEN else text[:_SEEN] + text[-1]
    if kind in ("interview", "transcript") and (named := _NAMED.match(seen)):
        seen = seen[named.end() :]
    called = _CALLED.match(seen)
    bare = seen[called.end() :] if called else seen
    bare = bare[label_length(bare) :]
    announced = _announced(tuple(headings))
    found: dict[Role, RoleFound] = {}
    for rule in _rules_for(kind, language == "en").tried(bare, language == "en"):
        if rule.role in found or (rule.heading and rule.heading not in announced) or rule.apart in announced:
            continue
        match = rule.find(bare)
        if match is not None:
            subject = _ADVERBS.sub("", match.groupdict().get("who") or "")
            found[rule.role] = RoleFound(rule.role, match.group().strip(" ，。；："), rule.why, subject)
    return tuple(found.values()) or (RoleFound("statement", "", "no mark of anything else"),)


@lru_cache(maxsize=512)
def _announced(headings: tuple[str, ...]) -> frozenset[str]:
    return frozenset[str]().union(*(classes_of(heading) for heading in headings))
