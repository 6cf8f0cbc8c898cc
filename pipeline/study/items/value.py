"""A time or figure of a text, whole with its unit, and what may stand for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Value:
    """A time or figure: offsets of all of it and of its core, without 以上, 左右, 前.

    `family`: values of one family may stand for one another; `size` orders them (None: a date, ordered by nothing).
    """

    start: int
    stop: int
    core_start: int
    core_stop: int
    family: str
    size: float | None
    time: bool
