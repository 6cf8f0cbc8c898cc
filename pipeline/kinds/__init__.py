"""The kinds of text that offices and teachers bring: their names, and what a text of each is called in print."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from pipeline.language.words import load_lines

TextKind = Literal[
    "statute", "report", "policy", "interview", "minutes", "letter", "news", "transcript", "lecture", "speech", "essay",
]  # fmt: skip
KINDS: tuple[TextKind, ...] = get_args(TextKind)

# What stands after the last word of a title: （试行）, (2019年修订), a mark.
_AFTER = re.compile(r"(?:\s*[（(〔\[][^）)〕\]]{0,30}[）)〕\]]|[》〉”\"'\s。！])+$")
_LATIN_END = re.compile(r"([A-Za-z]+)(?: of)?(?: \d{4})?$")


@dataclass(frozen=True, slots=True)
class _Table:
    """`names`: a user's word to its kind; `shown`: the kinds' own names; `words`: (kind, last word of the title).

    `points`: the fewest points with which an outline of such a text is worth printing.
    """

    names: Mapping[str, TextKind]
    shown: Mapping[TextKind, str]
    words: Mapping[tuple[TextKind, str], tuple[str, str]]
    points: Mapping[TextKind, int]


@lru_cache(maxsize=1)
def _table() -> _Table:
    names: dict[str, TextKind] = {}
    shown: dict[TextKind, str] = {}
    words: dict[tuple[TextKind, str], tuple[str, str]] = {}
    points: dict[TextKind, int] = {}
    for line in load_lines("kinds", Path(__file__).with_name("data")):
        form, name, *rest = line.split(" | ")
        assert name in KINDS, line
        kind = name
        if form == "name":
            names.update({**dict.fromkeys(rest[0].split(), kind), kind: kind})
            shown[kind] = rest[0].split()[0]
        elif form == "points":
            points[kind] = int(rest[0])
        else:
            ending, chinese, english = rest if form == "title" else ("", *rest)
            words[kind, ending] = (chinese, english)
    return _Table(names, shown, words, points)


def kind_named(name: str) -> TextKind | None:
    """Return the kind that a user's word names (讲话, 条例, speech), None if it names none."""
    return _table().names.get(name.strip().lower())


def kind_names(english: bool = False) -> list[str]:
    """Return the name of each kind as a message lists them: 讲话, 工作报告, … or speech, report, …."""
    return [kind if english else name for kind, name in _table().shown.items()]


def name_of(kind: TextKind) -> str:
    """Return the Chinese name of a kind: 讲话, 工作报告, 政策文件, …"""
    return _table().shown[kind]


def call(kind: TextKind, title: str | None, english: bool = False) -> str:
    """Return what to call a text in print: by its title's last word (条例, 通知, 致辞; 本法), else by its kind (讲话).

    `title` is in simplified characters.
    """
    words = _table().words
    bare = _AFTER.sub("", title or "")
    latin = _LATIN_END.search(bare)
    ending = latin.group(1) if latin else next((e for n in (4, 3, 2, 1) if (kind, e := bare[-n:]) in words), "")
    return words.get((kind, ending), words[kind, ""])[english]


def least_points(kind: TextKind) -> int:
    """Return with how many points an outline of such a text, and what rests on it, is worth printing; 0: always."""
    return _table().points.get(kind, 0)
