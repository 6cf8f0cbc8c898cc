"""Fonts in the PDF. All of ReportLab's internals that we use are here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from pipeline.typeset.faces import Faces


class FontCanvas(Canvas):  # type: ignore[misc]  # reportlab is untyped
    """A canvas that embeds our faces. `canvas.literal("… EMC")` adds operators to the page."""

    def literal(self, operators: str) -> None:
        """Add content stream operators to the page."""
        raise NotImplementedError


def font_canvas(faces: Faces) -> Callable[..., Any]:
    """Return a canvas maker for `BaseDocTemplate.build(canvasmaker=…)`: keyword arguments as Canvas takes them."""
    raise NotImplementedError
