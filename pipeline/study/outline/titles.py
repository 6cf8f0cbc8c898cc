"""Titles that stand in brackets on a line of their own, as scripts of talks and slides have them: （關懷六力）."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.script import fold
from pipeline.study.analysis import Unit
from pipeline.study.outline.point import Point

_TITLE = re.compile(r"[（(](?P<words>[^（）()。；]{2,30})[）)]")
_LEAST = 2  # titles
_NO_TITLE = re.compile("注|[图图表]|续|完|[上下]$|掌声|音乐|笑|鼓掌|略|讲话|插话|^来源|^作者|^记者|\\d{4}|年")


def find_titles(units: Sequence[Unit]) -> list[tuple[Point, tuple[Unit, ...]]]:
    """Return the bracketed titles of a text, each with the sentences up to the next; [] for fewer than two."""
    found: list[tuple[Point, tuple[Unit, ...]]] = []
    for unit in units:
        title = _TITLE.fullmatch(unit.text.strip()) if unit.sentence.start == 0 else None
        alone = title is not None and len(unit.paragraph.sentences) == 1 and unit.role != "direction"
        if title and alone and not _NO_TITLE.search(fold(title["words"])):
            found.append((Point(unit, "", title["words"], "title in brackets", title["words"]), ()))
        elif found:
            found[-1] = (found[-1][0], (*found[-1][1], unit))
    return found if len(found) >= _LEAST else []
