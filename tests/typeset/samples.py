"""Settings, lines and PDFs for the tests of line layout; always the shipped faces, so that every machine agrees."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.document import Inline, Text
from pipeline.layout import load_layout
from pipeline.layout.model import DocumentLayout, TextStyle
from pipeline.typefaces import faces_for
from pipeline.typeset import Line, Setting, set_lines
from pipeline.writers.pdf.ink import FontCanvas, draw_lines
from tests.inspector import Area

TEXTS = Path(__file__).parent / "texts"
SPEECH = Path(__file__).parents[2] / "seeds" / "speech.txt"
MARGIN = 72.0


@cache
def gbt9704() -> DocumentLayout:
    return load_layout("gbt9704").plain


def make_setting(**typography: Any) -> Setting:
    """Return the GB/T 9704 layout with gaps of a quarter em and other typography, and fresh faces."""
    layout = gbt9704()
    typography = {"cjk_latin_gap": 0.25, **typography}
    layout = replace(layout, typography=layout.typography.model_copy(update=typography))
    return Setting(layout, faces_for(layout, system=False))


def make_style(size: float = 16.0, indent: float = 0.0, **changes: Any) -> TextStyle:
    """Return a body style in Song with cells of exactly one em; `indent` in em."""
    body = gbt9704().styles["body"]
    changes = {"font": "song", "letter_spacing": 0.0, **changes}
    return replace(body, size=size, indent=indent * size, line_height=size * 1.75, **changes)


def lines_of(
    text: str | tuple[Inline, ...], chars: float, style: TextStyle | None = None, **typography: Any
) -> tuple[Line, ...]:
    """Return the lines of a paragraph without indent in a measure of so many characters."""
    style = style or make_style()
    children = (Text(text),) if isinstance(text, str) else text
    return set_lines(children, style, make_setting(**typography), chars * style.cell)


def texts_of(text: str | tuple[Inline, ...], chars: float, **typography: Any) -> list[str]:
    return [line.text for line in lines_of(text, chars, **typography)]


def places(line: Line) -> dict[int, float]:
    """Return where the elements of a line begin, in em, by the place of their first character in the line."""
    elements = list(line.elements())
    first = elements[0][0]
    return {start - first: x / line.measured.metrics.cell for start, _, x, _, _, _ in elements}


def widths(line: Line) -> dict[str, float]:
    """Return the widths of the line's atoms in em, by their text (those that stand in whole cells are left out)."""
    text, cell = line.measured.text, line.measured.metrics.cell
    return {text[start:stop]: width / cell for start, stop, _, width, atom, _ in line.elements() if atom is not None}


def make_pdf(
    paragraphs: Sequence[tuple[Inline, ...]],
    style: TextStyle,
    setting: Setting,
    width: float,
    height: float = 700.0,
    columns: int = 1,
) -> bytes:
    """Return a PDF of paragraphs in columns of `width`, 2 em of 16 pt apart, line by line to the foot of each."""
    buffer = io.BytesIO()
    gap = 32.0
    page = (2 * MARGIN + columns * width + (columns - 1) * gap, height + 2 * MARGIN)
    canvas = FontCanvas(setting.faces, buffer, pagesize=page)
    column, top = 0, MARGIN + height
    for line in (line for children in paragraphs for line in set_lines(children, style, setting, width)):
        if top - style.line_height < MARGIN - 0.01:
            column, top = (column + 1) % columns, MARGIN + height
            if column == 0:
                canvas.showPage()
        draw_lines(canvas, (line,), MARGIN + column * (width + gap), top)
        top -= style.line_height
    canvas.save()
    return buffer.getvalue()


def text_pdf(
    text: str, chars: int, size: float = 16.0, font: str = "song", columns: int = 1, **typography: Any
) -> tuple[bytes, Area]:
    """Return the PDF of a text, one indented paragraph a line, and what the inspector must know of it."""
    setting = make_setting(**typography)
    style = make_style(size, 2.0, font=font)
    paragraphs = [line for line in text.splitlines() if line.strip()]
    width = chars * size
    data = make_pdf([(Text(line),) for line in paragraphs], style, setting, width, columns=columns)
    chosen = setting.layout.typography
    edges = tuple((MARGIN + n * (width + 32.0), MARGIN + n * (width + 32.0) + width) for n in range(columns))
    area = Area(
        edges, size, level=chosen.level, manner=chosen.punctuation, hanging=chosen.hanging, source="\n".join(paragraphs),
        gap=chosen.cjk_latin_gap, line_start_squeeze=chosen.line_start_squeeze, last_line_chars=chosen.last_line_chars,
    )  # fmt: skip
    return data, area
