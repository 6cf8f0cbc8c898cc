"""An outline as the lines of a page."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.layout.schema import OutlineSpec, StudySpec
from pipeline.reader import read_text
from pipeline.study.analysis import analyse
from pipeline.study.outline import make_outline
from pipeline.study.results import OutlineItem


def lines(text: str, **options: object) -> list[str]:
    """Return the outline of a text line by line, two blanks a level, with labels."""
    spec = StudySpec(outline=OutlineSpec.model_validate(options))
    items = make_outline(analyse(read_text(text), spec), spec.outline).items
    return [f"{'  ' * (item.level - 1)}{item.label}{item.short}" for item in _walk(items)]


def _walk(items: tuple[OutlineItem, ...]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from _walk(item.children)
