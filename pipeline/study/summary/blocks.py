"""The blocks of a text over which a summary should spread: its parts, large ones cut into theirs, or slices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from pipeline.study.analysis import Analysis, Unit

_LARGE = 1.5  # times the equal share: what is larger is cut


def blocks_of(analysis: Analysis, most: int) -> Mapping[int, int]:
    """Return the number of the block of each sentence and heading, by Unit.index: about `most` blocks of like size."""
    units = [unit for unit in analysis.units if unit.spoken or unit.kind == "heading"]
    share = sum(len(unit.text) for unit in units) / max(1, most)
    blocks = _cut(units, share, 1)
    return {unit.index: number for number, block in enumerate(blocks) for unit in block}


def _cut(units: Sequence[Unit], share: float, depth: int) -> list[Sequence[Unit]]:
    size = sum(len(unit.text) for unit in units)
    if size <= _LARGE * share:
        return [units]
    if any(len(_path(unit)) >= depth for unit in units):
        parts = [list(part) for _, part in groupby(units, key=lambda unit: _path(unit)[:depth])]
        return [block for part in parts for block in _cut(part, share, depth + 1)]
    return _slices(units, size / max(2, round(size / share)))


def _path(unit: Unit) -> list[str]:
    return unit.section.id.split(".") if unit.section else []


def _slices(units: Sequence[Unit], size: float) -> list[Sequence[Unit]]:
    slices: list[list[Unit]] = [[]]
    filled = 0
    for unit in units:
        if filled >= size:
            slices.append([])
            filled = 0
        slices[-1].append(unit)
        filled += len(unit.text)
    return list(slices)
