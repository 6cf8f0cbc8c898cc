"""Headings of the editor's own over items that share their first words, marked 〔编〕."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.study.results import OutlineItem


def group_items(items: Sequence[OutlineItem]) -> tuple[OutlineItem, ...]:
    """Return the items with those that share a prefix under a heading of the editor's, marked 〔编〕."""
    result: list[OutlineItem] = []
    for item in items:
        if item.prefix is None:
            result.append(item)
            continue
        last = result[-1] if result else None
        if last is None or last.kind != "editorial" or last.prefix != item.prefix:
            name = item.prefix.rstrip("：:—，,")
            last = OutlineItem(item.level, "", "", f"〔编〕{name}", "editorial", item.ref, None, (), item.prefix)
            result.append(last)
        result[-1] = replace(last, children=(*last.children, _deeper(item)))
    return tuple(result)


def _deeper(item: OutlineItem) -> OutlineItem:
    return replace(item, level=item.level + 1, children=tuple(map(_deeper, item.children)))
