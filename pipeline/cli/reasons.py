"""Why something was found, told to the reader of a Chinese text in plain Chinese (data/reasons_zh.txt)."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from pipeline.language.words import load_lines

_DATA = Path(__file__).with_name("data")
_SHOWN = re.compile(r"(?P<why>[^(]+) \((?P<words>.*)\)", re.DOTALL)


def in_chinese(reason: str) -> str:
    """Return a reason in plain Chinese; one that is not in the table, or is Chinese already, as it stands."""
    whole = _phrase(reason)
    if whole is not None:
        return whole
    level, dot, kind = reason.partition("·")
    if dot:
        return "；".join(_phrase(name) or name for name in (level, f"of {kind}"))
    name, colon, why = reason.partition(": ")
    told = _phrase(name)
    if not colon or told is None:
        return reason
    shown = _SHOWN.fullmatch(why)
    if shown is not None and (known := _phrase(shown["why"])) is not None:
        return f"{told}：{known}（“{shown['words']}”）"
    known = _phrase(why)
    return f"{told}：{known}" if known is not None else f"{told}：“{why}”"


@lru_cache(maxsize=4096)
def _phrase(reason: str) -> str | None:
    """Return the Chinese for a phrase of the table, None if it has none."""
    if reason in _table():
        return _table()[reason]
    for pattern, chinese in _forms():
        if match := pattern.fullmatch(reason):
            values = (_table().get(value, value) for value in match.groups())
            return chinese.format(*values)
    return None


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    rows = (line.split(" | ") for line in load_lines("reasons_zh", _DATA))
    return {reason: chinese for reason, chinese in rows if "{}" not in reason}


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (line.split(" | ") for line in load_lines("reasons_zh", _DATA))
    return tuple((_pattern(reason), chinese) for reason, chinese in rows if "{}" in reason)


def _pattern(reason: str) -> re.Pattern[str]:
    return re.compile("(.+?)".join(map(re.escape, reason.split("{}"))))
