"""What kind of text a speech is: speech, report, policy, statute, interview … and what in the text says so.

The rules are data (data/text_kinds.txt): marks at the places where each kind shows itself, with points that add up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.kinds import KINDS, TextKind, name_of
from pipeline.language.words import load_lines
from pipeline.speech import NO_MARK, Genre, Paragraph

_OPENING = 400  # characters
_CLOSING = 200
_SHOWN = 24  # characters of the words that a reason quotes
_MOST_TEXT = 60_000  # characters looked at: the kind shows itself early or never
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_+-]{2,}")
_FEWEST_LATIN = 3  # different words: one (END) tells nothing
_SURE = 4  # points with which a text shows its kind against the user's word: a title, or two weaker marks
_MIXED = 6  # points with which a second kind shows itself too: its title or opening and more; one text seldom has two
_LINE_START = 60  # characters of a paragraph in which its beginning is looked for


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: TextKind
    place: str
    least: float
    points: float
    pattern: re.Pattern[str]
    why: str


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(_rule(line) for line in load_lines("text_kinds", Path(__file__).with_name("data")))


def _rule(line: str) -> _Rule:
    kind, place, least, points, rest = line.split(" | ", 4)
    pattern, _, why = rest.rpartition(" | ")
    assert kind in KINDS and place in _PLACES, line
    flags = re.MULTILINE if place != "title" else re.NOFLAG
    return _Rule(kind, place, float(least), float(points), re.compile(pattern, flags), why)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text by its places; `lines` without title and contents, each in full; `whole` is those in one.

    `labels` say who speaks next, `timed` of them with the recorder's time.
    """

    title: list[str]
    calls: list[str]
    lines: list[str]
    whole: str
    language: str
    labels: list[str]
    timed: list[str]


def find_genre(
    title: str | None,
    paragraphs: Sequence[Paragraph],
    language: str,
    folded: Sequence[str],
    declared: TextKind | None = None,
) -> Genre:
    """Return the kind of a text and what says so; `folded` are the paragraphs' texts in simplified characters.

    The kind whose marks give most points, ties to the earlier kind of `KINDS`. A text without any mark is an essay.
    The user's word (`declared`) goes before; what speaks against it, or for two kinds at once, is told in `doubts`.
    """
    text = _by_place(title, paragraphs, language, folded)
    points: dict[TextKind, float] = {}
    reasons: dict[TextKind, list[str]] = {}
    for rule in _rules():
        found = _PLACES[rule.place](rule, text)
        if found is not None:
            shown = " ".join(found.split())[:_SHOWN]
            points[rule.kind] = points.get(rule.kind, 0) + rule.points
            reasons.setdefault(rule.kind, []).append(f"{rule.why}: {shown}" if shown else rule.why)
    ranked = sorted(points, key=lambda each: (-points[each], KINDS.index(each)))
    if declared is not None:
        why = ("the front matter says so",)
        against = [each for each in ranked[:1] if each != declared and points[each] >= _SURE]
        told = "the front matter calls this {}, but it has the marks of {} ({}); it is treated as declared"
        doubts = [told.format(name_of(declared), name_of(each), "; ".join(reasons[each])) for each in against]
        return Genre(declared, why, declared=True, doubts=tuple(doubts) if declared not in points else ())
    if not ranked:
        return Genre("essay", (NO_MARK,))
    kind, *others = ranked
    told = "this has the marks of {} and of {} ({}): if it holds two texts, make a file of each; it is treated as {}"
    doubts = [
        told.format(name_of(kind), name_of(each), "; ".join(reasons[each]), name_of(kind))
        for each in others[:1]
        if points[each] >= _MIXED
    ]
    return Genre(kind, tuple(reasons[kind]), doubts=tuple(doubts))


def _by_place(title: str | None, paragraphs: Sequence[Paragraph], language: str, folded: Sequence[str]) -> _Text:
    head, calls, lines = [], [], []
    for text, paragraph in zip(folded, paragraphs, strict=True):
        if paragraph.role in ("title", "subtitle", "occasion"):
            head.append(text)
        if paragraph.role == "salutation":
            calls.append(text)
        if paragraph.role not in ("title", "toc"):
            lines.append(text)
    labels = [(text, each.time) for text, each in zip(folded, paragraphs, strict=True) if each.role == "label"]
    timed = [text for text, time in labels if time]
    whole = "\n".join(lines)[:_MOST_TEXT]
    return _Text(head or [title or ""], calls, lines, whole, language, [text for text, _ in labels], timed)


def _enough(rule: _Rule, found: list[str], of: int = 0) -> str | None:
    """Return the first of the words found, None if they are fewer than the rule asks (below 1: that share `of`)."""
    least = rule.least * of if rule.least < 1 else rule.least
    return found[0] if found and len(found) >= least else None


def _in(rule: _Rule, *texts: str) -> str | None:
    return _enough(rule, [match.group() for text in texts for match in rule.pattern.finditer(text)])


def _lines(rule: _Rule, text: _Text) -> str | None:
    starts = (rule.pattern.match(line[:_LINE_START]) for line in text.lines)
    return _enough(rule, [match.group() for match in starts if match], len(text.lines))


def _share(rule: _Rule, text: _Text) -> str | None:
    count = sum(1 for _ in rule.pattern.finditer(text.whole))
    return "" if count >= rule.least * max(len(text.whole), 1) else None


def _latin(rule: _Rule, text: _Text) -> str | None:
    words = set(_LATIN_WORD.findall(text.whole)) if text.language == "zh" else set()
    return "" if len(words) >= max(rule.least * len(text.whole), _FEWEST_LATIN) else None


def _asked(rule: _Rule, text: _Text) -> str | None:
    found = list(rule.pattern.finditer(text.whole))
    enough = len(found) > 1 and len(text.whole) - found[0].start() >= rule.least * len(text.whole)
    return found[0].group() if enough else None


def _turns(rule: _Rule, text: _Text) -> str | None:
    found = {line: None for line in text.lines if len(line) <= _LINE_START and rule.pattern.fullmatch(line)}
    return _enough(rule, list({**found, **dict.fromkeys(text.labels)}))


_PLACES: Mapping[str, Callable[[_Rule, _Text], str | None]] = {
    "title": lambda rule, text: _in(rule, *text.title),
    "opening": lambda rule, text: _in(rule, text.whole[:_OPENING]),
    "closing": lambda rule, text: _in(rule, text.whole[-_CLOSING:]),
    "text": lambda rule, text: _in(rule, text.whole),
    "salutation": lambda rule, text: _in(rule, *text.calls),
    "lines": _lines,
    "share": _share,
    "latin": _latin,
    "asked": _asked,
    "turns": _turns,
    "timed": lambda rule, text: _enough(rule, text.timed),
}
