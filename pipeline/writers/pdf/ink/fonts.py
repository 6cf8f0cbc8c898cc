"""The fonts of one document: what it shows of each face, and the tables that turn its text into codes."""

from __future__ import annotations

from typing import Any

from reportlab.pdfbase import pdfdoc

from pipeline.typeset import Faces
from pipeline.typeset.face import Face
from pipeline.writers.pdf.ink.embedding import box_font, embed
from pipeline.writers.pdf.ink.font_use import BOX_CODES, Boxes, FontUse
from pipeline.writers.pdf.ink.glyph_tables import CellTable, WordTable


class Fonts:
    """The fonts of one document."""

    def __init__(self, faces: Faces) -> None:
        self.faces = faces
        self.uses: dict[Face, FontUse] = {}
        self.boxes = Boxes()
        self.cells: dict[tuple[Face, float], CellTable] = {}
        self.words: dict[tuple[Face, float], WordTable] = {}
        self.marks: dict[tuple[str, float, Face, float, int], tuple[float, float, str, str]] = {}

    def use(self, face: Face) -> FontUse:
        found = self.uses.get(face)
        if found is None:
            found = self.uses[face] = FontUse(face, f"T{len(self.uses)}")
        return found

    def add_to(self, document: Any) -> None:
        """Add the subset fonts to a ReportLab document."""
        fonts = document.idToObject[pdfdoc.BasicFonts].dict
        for use in self.uses.values():
            if any(use.layers):
                for number, font in enumerate(embed(document, use)):
                    fonts[use.layer_name(number)] = document.Reference(font)
        chars = list(self.boxes.codes)
        for start in range(0, len(chars), BOX_CODES):
            font = box_font(document, chars[start : start + BOX_CODES], self.faces.box)
            fonts[f"TB{start // BOX_CODES}"] = document.Reference(font)
