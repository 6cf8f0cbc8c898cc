"""What kind of text a speech is: speech, report, policy, statute, interview … and what in the text says so.

The rules are data (data/text_kinds.txt): marks at the places where each kind shows itself, with points that add up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast, get_args

from pipeline.speech import Genre, Paragraph, TextKind

_OPENING = 400  # characters
_CLOSING = 200
_SHOWN = 24  # characters of the words that a reason quotes
_MOST_TEXT = 60_000  # characters looked at: the kind shows itself early or never
_PARTICLES = re.compile("这个|那个|就是说|的话|然后|对吧|是吧|[吧嘛呢啊呀]|其实|我觉得|咱们|什么的|一下")
_ADDRESS = re.compile(r"我们|咱们|大家|同志们|你们|\b(?:we|you|our|I)\b")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_+-]+")
_LINE_START = 60  # characters of a paragraph in which its beginning is looked for


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: TextKind
    place: str
    least: float  # matches; below 1 the share of paragraphs (of characters, for talk and latin)
    points: float
    pattern: re.Pattern[str]
    why: str


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    text = files("pipeline.reader").joinpath("data", "text_kinds.txt").read_text("utf-8")
    return tuple(_rule(line) for line in text.splitlines() if line and not line.startswith("#"))


def _rule(line: str) -> _Rule:
    kind, place, least, points, rest = line.split(" | ", 4)
    pattern, _, why = rest.rpartition(" | ")
    assert kind in get_args(TextKind), line
    return _Rule(cast(TextKind, kind), place, float(least), float(points), re.compile(pattern, re.MULTILINE), why)


def find_genre(
    title: str | None, paragraphs: Sequence[Paragraph], language: str, folded: Sequence[str], headed: bool
) -> Genre:
    """Return the kind of a text and what says so; `folded` are the paragraphs' texts in simplified characters.

    The kind whose marks give most points, ties to the earlier kind of `TextKind`. A text without any mark is a speech
    if it calls on somebody, else an essay.
    """
    places = _places(title, paragraphs, folded)
    points: dict[TextKind, float] = {}
    reasons: dict[TextKind, list[str]] = {}
    for rule in _rules():
        if rule.place == "talk" and (headed or language != "zh"):
            continue
        found = _match(rule, places, language)
        if found is not None:
            points[rule.kind] = points.get(rule.kind, 0) + rule.points
            reasons.setdefault(rule.kind, []).append(f"{rule.why}: {found}" if found else rule.why)
    if not points:
        return Genre("essay", ("no mark of any other kind",))
    order = get_args(TextKind)
    kind = min(points, key=lambda each: (-points[each], order.index(each)))
    return Genre(kind, tuple(reasons[kind]))


def _places(title: str | None, paragraphs: Sequence[Paragraph], folded: Sequence[str]) -> dict[str, list[str]]:
    """Return the texts of each place; those of the head are no lines of the text."""
    head = ("title", "subtitle", "occasion")
    named = [text for text, paragraph in zip(folded, paragraphs, strict=True) if paragraph.role in head]
    rest = [text for text, paragraph in zip(folded, paragraphs, strict=True) if paragraph.role not in ("title", "toc")]
    whole = "\n".join(rest)[:_MOST_TEXT]
    calls = [text for text, paragraph in zip(folded, paragraphs, strict=True) if paragraph.role == "salutation"]
    return {
        "title": named or [title or ""],
        "opening": [whole[:_OPENING]],
        "closing": ["\n".join(rest)[-_CLOSING:]],
        "lines": [text[:_LINE_START] for text in rest],
        "text": [whole],
        "salutation": calls,
    }


def _match(rule: _Rule, places: dict[str, list[str]], language: str) -> str | None:
    """Return the words that a rule finds ("" where they are a share of the whole), None if it finds too few."""
    if rule.place in _SHARES:
        return "" if _SHARES[rule.place](places["text"][0], language) >= rule.least else None
    found = list(_found(rule, places[rule.place]))
    enough = rule.least * len(places[rule.place]) if rule.least < 1 else rule.least
    if not found or len(found) < enough:
        return None
    return found[0].strip()[:_SHOWN]


def _talk(text: str, language: str) -> float:
    return len(_PARTICLES.findall(text)) / max(len(text), 1)


def _latin(text: str, language: str) -> float:
    return sum(map(len, _LATIN_WORD.findall(text))) / max(len(text), 1) if language == "zh" else 0.0


def _address(text: str, language: str) -> float:
    return len(_ADDRESS.findall(text)) / max(len(text), 1)


_SHARES: dict[str, Callable[[str, str], float]] = {"talk": _talk, "latin": _latin, "address": _address}


def _found(rule: _Rule, texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        if rule.place == "lines":
            match = rule.pattern.match(text)
            if match:
                yield match.group()
        else:
            yield from (match.group() for match in rule.pattern.finditer(text))
