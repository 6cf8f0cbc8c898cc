"""What recorders and meeting software print around the words: 关键词, 会议时长, 文字记录, “Transcribed by …”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from pipeline.language.script import fold
from pipeline.language.words import load_lines
from pipeline.reader.source import SourceLine

_DATA = Path(__file__).with_name("data")
_FOOT = 5  # lines at the end in which a foot stands
_LONGEST = 200


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    found: dict[str, list[str]] = {}
    for line in load_lines("transcript_lines", _DATA):
        kind, pattern = line.split(" | ", 1)
        found.setdefault(kind, []).append(pattern)
    return {kind: re.compile(f"(?:{'|'.join(patterns)})") for kind, patterns in found.items()}


def is_recorders_key(text: str) -> bool:
    """Return whether words before a colon are the name of a fact that software prints: 参会人, Duration."""
    return _patterns()["key"].fullmatch(fold(text.strip(" \u3000：:【】[]"))) is not None


def recorders_lines(lines: Sequence[SourceLine], first: int) -> Iterator[int]:
    """Yield the indices of the lines that the software printed: before line `first`, where the turns begin, and last.

    What stands below the name of a fact, up to an empty line (or the next line after one), belongs to it.
    """
    inside = None  # lines taken below a name
    for index in range(first):
        text = fold(lines[index].text[:_LONGEST])
        name, colon, rest = text.replace(":", "：").partition("：")
        if is_recorders_key(name if colon else text):
            inside = None if rest.strip() else 0
            yield index
        elif _patterns()["line"].fullmatch(text.rstrip("：: ")):
            inside = None
            yield index
        elif inside is not None and text:
            inside += 1
            yield index
        elif inside:
            inside = None
    written = [index for index in range(first, len(lines)) if lines[index].text]
    for index in written[-_FOOT:]:
        text = fold(lines[index].text)
        if len(text) <= _LONGEST and any(_patterns()[kind].fullmatch(text) for kind in ("foot", "line")):
            yield index
