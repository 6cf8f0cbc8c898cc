"""How many lines fill a page in Word: as many as the PDF found room for, with a margin for Word's own line breaks."""

from __future__ import annotations

from pipeline.document import Block
from pipeline.writers import measures
from pipeline.writers.docx.draft import Draft
from pipeline.writers.docx.frames import Place

BORDERS = 6.0  # points for the borders and the paragraph after a table that takes a whole page


def lines_that_fill(block: Block, draft: Draft, place: Place) -> int:
    """Return the number of writing lines of a filling block; a few in a frame or column, where it fills nothing.

    Below text there is a line less than in the PDF: Word may break the text above into one line more, and lines that
    ran over would take a page of their own. Raises LookupError if the pages are not those of this very document.
    """
    fill = draft.pages.fill_of(block)
    if fill is None and not place.nested:
        raise LookupError(f"the page map does not know {block!r}; write a document with the map of its own pages")
    if fill is None:
        return measures.NESTED_NOTE_LINES
    spare = max(BORDERS, draft.layout.grid.pitch) if fill.above else BORDERS
    return max(int((fill.room - spare) / measures.writing_pitch(draft.layout) + 1e-6), 0)
