"""Times of recordings: 00:03:21, 0:03, 12:05:33.500, 2026-03-12 14:05, （00:12）, 3分21秒."""

from __future__ import annotations

import re

_DAY = r"(?:[12]\d{3}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[ T,，\u3000]{0,2})"
_CLOCK = r"\d{1,3}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?(?: ?[AaPp]\.?[Mm]\.?)?"
_IN_WORDS = r"\d{1,3}分\d{1,2}秒|(?:\d{1,2}h ?)?\d{1,3}m ?\d{1,2}s"
_TIME = f"(?:{_DAY}?(?:[上下]午 ?)?{_CLOCK}|{_IN_WORDS})"
_SPAN = f"{_TIME}(?: ?(?:-->|->|[-—–~～至]) ?{_TIME})?"
TIME = f"(?:[（(\\[【［<《] ?{_SPAN} ?[）)\\]】］>》]|{_SPAN}(?![\\d%％]))"
_FIGURES = re.compile(r"\d+")
_FIRST = re.compile(_TIME)
_PARTS = re.compile(r"[.,]\d{1,3}(?= |$|[AaPp])")
_DATE = re.compile(_DAY)
_AFTERNOON = re.compile("下午|[Pp]\\.?[Mm]")


def written_time(text: str) -> str:
    """Return when something began as it is written, without brackets, an end, and parts of a second."""
    found = _FIRST.search(text)
    return _PARTS.sub("", found.group()) if found else text


def seconds(text: str) -> float | None:
    """Return the first time in `text` in seconds, None when there is none; a day before it is left out."""
    found = _FIRST.search(text)
    if found is None:
        return None
    clock = _DATE.sub("", found.group())
    whole, _, part = re.sub("[,]", ".", clock).partition(".")
    figures = [int(figure) for figure in _FIGURES.findall(whole)]
    if len(figures) == 2 and _is_hours(clock):
        figures.append(0)
    total = 0.0
    for figure in figures:
        total = total * 60 + figure
    fraction = _FIGURES.match(part)
    if fraction:
        total += float(f"0.{fraction.group()}")
    return total + (43200 if _AFTERNOON.search(clock) and figures[0] < 12 else 0)


def _is_hours(clock: str) -> bool:
    """Return whether a time of two figures says hours and minutes."""
    return "午" in clock or re.search("[AaPp]\\.?[Mm]", clock) is not None
