"""Lengths that no style names and that Word and PDF must share: cells, boxes, writing lines, margins of numbers.

All functions return points. Gaps between paragraphs add up: one's `space_after` plus the next one's `space_before`.
"""

from __future__ import annotations

from pipeline.layout.model import DocumentLayout, TextStyle

HAIRLINE = 0.5  # table lines, frames, writing lines
THICK_LINE = 1.0  # head and foot of a three-line table

# A writing line needs about 7 mm for handwriting (Chinese exercise books are ruled at 7 to 9 mm).
LEAST_WRITING_PITCH = 20.0
NESTED_NOTE_LINES = 6  # "fill the page" inside a box, a cell or columns
LEAST_FILL_LINES = 4  # a filling block moves to the next page when less is left
TALL = 0.9  # of a page: a row or box with more is divided rather than kept whole in Word
CORNELL_CUE = 0.28  # of the measure
CORNELL_SUMMARY_LINES = 5

MARKER_EM = 2.0  # a list marker hangs in two characters when its style does not say


def cell_padding(style: TextStyle) -> float:
    """Return the space left and right of a table cell's text: 0.4 em. Above and below there is none."""
    return 0.4 * style.size


def box_padding(style: TextStyle) -> tuple[float, float]:
    """Return the space inside a box's frame: left and right 0.8 em, above and below 0.4 em."""
    return 0.8 * style.size, 0.4 * style.size


def column_gap(layout: DocumentLayout) -> float:
    """Return the gap between columns: two body characters (CLREQ asks for at least two em)."""
    return 2 * layout.styles["body"].cell


def column_width(layout: DocumentLayout, measure: float, count: int) -> float:
    """Return the width of each of `count` columns in `measure`: a whole number of body characters where it can be."""
    cell = layout.styles["body"].cell
    width = (measure - (count - 1) * column_gap(layout)) / count
    return int(width / cell + 1e-6) * cell if width >= 4 * cell else max(width, cell)


def writing_pitch(layout: DocumentLayout) -> float:
    """Return the distance of writing lines: the grid's pitch, or one and a half of it when that is too narrow."""
    pitch = layout.grid.pitch
    return pitch if pitch >= LEAST_WRITING_PITCH else 1.5 * pitch


def margin_number_size(layout: DocumentLayout) -> float:
    """Return the size of paragraph and line numbers in the margin: 0.6 of the body's, at least 6 pt."""
    return max(6.0, 0.6 * layout.styles["body"].size)


def margin_number_gap(layout: DocumentLayout) -> float:
    """Return the distance of a number in the left margin from the text: 0.8 em of the body."""
    return 0.8 * layout.styles["body"].size


def contents_indent(layout: DocumentLayout) -> float:
    """Return the room kept free for the page number at the right of a contents line: three body characters."""
    return 3 * layout.styles["body"].cell


def box_gap(layout: DocumentLayout) -> float:
    """Return the space above and below a box, table or picture: 0.3 of the body's pitch."""
    return 0.3 * layout.grid.pitch


def note_gap(layout: DocumentLayout) -> float:
    """Return the space between text and footnotes: half of the body's pitch, the rule in it."""
    return 0.5 * layout.grid.pitch
