"""The user's word on the structure: patterns or line numbers a level, or none; it overrules what is found.

The patterns come from files of strangers. Python's `re` can be made to run for years by nested repeats, so such
patterns are refused, all are short, and they only see the first characters of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.reader.draft import Draft

_LONGEST_PATTERN = 200
_SEEN = 80  # characters of a paragraph a pattern sees
_DEEPEST = 9
_NESTED = re.compile(
    r"[*+}?]\)?[*+{]|\([^()]*[*+}?][^()]*\)[*+{]|\([^()]*\|[^()]*\)[*+{]|\)[^()]*\)[*+{]"
    r"|\\[1-9]|\(\?P="
)
_REPEATS = re.compile(r"(?<!\\)[*+{]")
_CHOICES = re.compile(r"(?<![\\(*+}])\?")
_MOST_REPEATS, _MOST_CHOICES = 3, 6


@dataclass(frozen=True, slots=True)
class Overrule:
    """`patterns`: one a level, a paragraph that matches from its start is a heading of that level.

    `lines`: line number to level. Both empty: the text has no headings.
    """

    patterns: tuple[re.Pattern[str], ...] = ()
    lines: Mapping[int, int] | None = None


def read_overrule(value: object) -> Overrule | str:
    """Return what `structure:` says, or what is wrong with it.

    `none`; a pattern or a list of patterns, the first for level 1; a mapping of levels to a pattern or line numbers.
    """
    if value is None or value is False or (isinstance(value, str) and value.strip().lower() in ("none", "无")):
        return Overrule()
    if isinstance(value, str):
        value = [value]
    if isinstance(value, Sequence):
        return _read_patterns(list(value))
    if isinstance(value, Mapping):
        return _read_mapping(value)
    return "is neither none, patterns nor line numbers"


def _read_patterns(values: list[object]) -> Overrule | str:
    patterns: list[re.Pattern[str]] = []
    for value in values:
        pattern = _compile(value)
        if isinstance(pattern, str):
            return pattern
        patterns.append(pattern)
    if len(patterns) > _DEEPEST:
        return f"has {len(patterns)} levels; at most {_DEEPEST}"
    return Overrule(tuple(patterns))


def _read_mapping(value: Mapping[object, object]) -> Overrule | str:
    lines: dict[int, int] = {}
    patterns: dict[int, object] = {}
    for key, entry in value.items():
        level = int(str(key)) if str(key).isdecimal() else 0
        if not 1 <= level <= _DEEPEST:
            return f"{key} is no level; levels are 1 to {_DEEPEST}"
        numbers = entry if isinstance(entry, list) else [entry]
        if all(isinstance(number, int) and not isinstance(number, bool) for number in numbers):
            lines.update({number: level for number in numbers if isinstance(number, int)})
        else:
            patterns[level] = entry
    if patterns and lines:
        return "mixes patterns and line numbers"
    if lines:
        return Overrule((), lines)
    nothing = "(?!)"
    return _read_patterns([patterns.get(level, nothing) for level in range(1, max(patterns, default=0) + 1)])


def _compile(value: object) -> re.Pattern[str] | str:
    if not isinstance(value, str) or not value:
        return f"{value!r} is no pattern"
    if len(value) > _LONGEST_PATTERN:
        return f"a pattern has {len(value)} characters; at most {_LONGEST_PATTERN}"
    if _is_risky(value):
        return f"{value!r} repeats too much and could take for ever; write it with fewer * + ?"
    try:
        return re.compile(value)
    except (re.error, RecursionError, OverflowError) as error:
        return f"{value!r} is no regular expression ({error})"


def _is_risky(pattern: str) -> bool:
    """Return whether matching may take more than a short line's length to the third power."""
    repeats, choices = len(_REPEATS.findall(pattern)), len(_CHOICES.findall(pattern))
    return _NESTED.search(pattern) is not None or repeats > _MOST_REPEATS or choices > _MOST_CHOICES


def apply_overrule(overrule: Overrule, drafts: Sequence[Draft]) -> tuple[tuple[int, int, str], ...]:
    """Mark headings as the user says; every other paragraph is body and cannot be a heading.

    A paragraph of several sentences that a pattern finds has its first sentence as a run-in heading. Returns notices:
    that nothing was found, or which lines hold no paragraph.
    """
    for draft in drafts:
        level = _level(overrule, draft)
        if level is not None:
            draft.level, draft.role = level, "body"
            if overrule.lines is None and len(draft.spans) > 1:
                draft.head_stop = draft.spans[0][1]
        else:
            draft.level = None
            draft.is_body = True
    if overrule.lines is not None:
        held = {place.line for draft in drafts for place in draft.places}
        return tuple((line, 1, _NO_LINE.format(line)) for line in overrule.lines if line not in held)
    if overrule.patterns and not any(draft.level is not None for draft in drafts):
        return ((1, 1, _NO_MATCH),)
    return ()


_NO_LINE = "structure: no paragraph stands at line {}; lines count from the file's first, front matter included"
_NO_MATCH = "structure: no paragraph begins as its patterns say, so there is no heading"


def _level(overrule: Overrule, draft: Draft) -> int | None:
    if overrule.lines is not None:
        return next((overrule.lines[p.line] for p in draft.places if p.line in overrule.lines), None)
    seen = draft.text[:_SEEN]
    return next((level for level, pattern in enumerate(overrule.patterns, 1) if pattern.match(seen)), None)
