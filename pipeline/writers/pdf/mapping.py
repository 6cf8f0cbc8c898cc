"""The map of laid-out pages: what stands where, and what formats without pages need to come out alike."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.writers.measures import note_gap
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.paint import marks_of, page_label
from pipeline.writers.pdf.strips import Sheet
from pipeline.writers.results import Fill, PageMap


def map_pages(sheets: list[Sheet], composer: Composer) -> PageMap:
    """Return where each marked block stands, what filling blocks got, how texts were broken."""
    layout = composer.layout
    sheet_of = {mark.id: sheet.number for sheet in reversed(sheets) for mark in marks_of(sheet)}
    labels = {id_: page_label(number, layout.page_number.start) for id_, number in sheet_of.items()}
    last = sheets[-1]
    overflow = None if last.begun or len(sheets) == 1 else min(last.bottom / layout.page.depth, 1.0)
    fills = {key: fill for sheet in sheets for key, fill in _fills(sheet, layout.page.depth, note_gap(layout))}
    lines = {key: tuple(line.text for line in set_) for key, (_, set_) in composer.texts.items()}
    return PageMap(len(sheets), labels, sheet_of, overflow, fills, lines, frozenset(composer.tall))


def _fills(sheet: Sheet, depth: float, gap: float) -> Iterator[tuple[int, Fill]]:
    """Yield the identity of each block that fills the page, and what it got."""
    foot = depth - (gap + sum(part.height for part in sheet.notes) if sheet.notes else 0.0)
    known: set[int] = set()
    for index, placed in enumerate(sheet.placed):
        block = placed.strip.fills
        if block is not None and id(block) not in known:
            known.add(id(block))
            begins = not sheet.begun and sheet.number > 1 and all(one.strip.keep for one in sheet.placed[1 : index + 1])
            ends = sheet.placed[-1].strip.fills is block
            yield id(block), Fill(foot - placed.y, placed.y, begins, ends)
