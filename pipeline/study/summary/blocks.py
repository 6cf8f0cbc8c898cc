"""The blocks of a text that a summary should each have a sentence of: its parts, the large ones cut into theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.speech import Section
from pipeline.study.analysis import Analysis, Unit


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text under one heading; `section` is None before the first and after the last part."""

    section: Section | None
    units: tuple[Unit, ...]

    @property
    def size(self) -> int:
        return sum(len(unit.text) for unit in self.units)

    @property
    def name(self) -> str:
        return (self.section.label or self.section.title) if self.section else "what stands under no heading"

    def shown(self, chosen: Iterable[Unit]) -> bool:
        """Return whether one of these is of this block or a heading in it."""
        inside = {unit.index for unit in self.units}
        below = f"{self.section.id}." if self.section else "-"
        return any(unit.index in inside or f"{unit.section.id}.".startswith(below) for unit in chosen if unit.section)


def blocks_of(analysis: Analysis, most: int) -> list[Block]:
    """Return the top parts in text order; the largest is cut into its own parts again and again, up to `most` blocks.

    A text without headings has none. What stands before the first heading, after the last part, or before
    the first part inside a part is a block of its own where it has any text.
    """
    blocks = [_block(section, analysis) for section in analysis.speech.sections]
    if not blocks:
        return []
    first = next(unit.index for unit in analysis.units if unit.section)
    blocks.insert(0, Block(None, tuple(unit for unit in analysis.parts[0] if unit.index < first)))
    blocks.append(Block(None, tuple(unit for unit in analysis.parts[0] if unit.index > first)))
    while True:
        cut = [block for block in blocks if block.section and _whole(block) and block.section.children]
        cut = [block for block in cut if block.section and len(blocks) + len(block.section.children) <= most]
        if not cut:
            return [block for block in blocks if block.units]
        largest = max(cut, key=lambda block: block.size)
        assert largest.section is not None
        place = blocks.index(largest)
        own = Block(largest.section, analysis.inside(largest.section, own=True))
        blocks[place : place + 1] = [own, *(_block(child, analysis) for child in largest.section.children)]


def _block(section: Section, analysis: Analysis) -> Block:
    return Block(section, analysis.inside(section))


def _whole(block: Block) -> bool:
    """Return whether a block still has the text of its children."""
    own = block.section.id if block.section else None
    return any(unit.section is None or unit.section.id != own for unit in block.units)
