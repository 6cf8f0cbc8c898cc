"""What stands around the type area: running heads and feet, page numbers, the binding line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.layout.model import Running, TextStyle
from pipeline.writers.measures import HAIRLINE
from pipeline.writers.pdf.brush import Brush
from pipeline.writers.pdf.composer import Composer
from pipeline.writers.pdf.ink import draw_lines

Side = Literal["left", "center", "right"]
_NAME = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What running heads of one page may name. `sheet` counts from 1, `label` is the printed number."""

    sheet: int
    label: str
    total: int
    section: str


class Furniture:
    """Draws what stands around the type area of each page."""

    def __init__(self, composer: Composer) -> None:
        layout, document = composer.layout, composer.document
        self.composer = composer
        self.layout = layout
        self.names: dict[str, str] = {
            **layout.meeting,
            **(document.variables or {}),
            "title": document.title,
            "document": document.name,
        }
        self.unknown: dict[str, None] = {}  # names without a value, in order

    def paint(self, brush: Brush, facts: PageFacts) -> None:
        """Draw it all. Nothing of it is content: the reading order leaves it out."""
        layout = self.layout
        with brush.artifact():
            if layout.header is not None and (facts.sheet > 1 or layout.header.first_page):
                self._running(brush, layout.header, facts, layout.styles["header"], above=True)
            if layout.footer is not None and (facts.sheet > 1 or layout.footer.first_page):
                self._running(brush, layout.footer, facts, layout.styles["footer"], above=False)
            if layout.page_number.show and (facts.sheet > 1 or layout.page_number.first_page):
                self._page_number(brush, facts)
            if layout.page.binding_line and facts.sheet % 2 == 1:
                self._binding_line(brush)

    def _running(self, brush: Brush, running: Running, facts: PageFacts, style: TextStyle, above: bool) -> None:
        page = self.layout.page
        middle = page.height - page.top + running.distance if above else page.bottom - running.distance
        outside: Side = "right" if facts.sheet % 2 else "left"
        inside: Side = "left" if facts.sheet % 2 else "right"
        texts: tuple[tuple[str, Side], ...] = (
            (running.inside, inside), (running.center, "center"), (running.outside, outside)
        )  # fmt: skip
        for text, side in texts:
            room = page.measure / sum(1 for other, _ in texts if other) if text else 0.0
            whole = self._shorten(self.fill_in(text, facts), style, room)
            self._text(brush, whole, side, middle, style, 0.0, facts.sheet)
        if running.rule:
            y = middle - 0.8 * style.size if above else middle + 0.8 * style.size
            brush.rule(page.left(facts.sheet), y, page.measure, HAIRLINE)

    def _shorten(self, text: str, style: TextStyle, room: float) -> str:
        """Return the text, cut to what fits in `room` points."""
        whole = text
        while len(text) > 1 and self.composer.line(text, style).width > room:
            fitting = int(len(text) * room / self.composer.line(text, style).width)
            text = whole[: max(1, min(fitting, len(text) - 1) - 1)] + "…"
        return text

    def _page_number(self, brush: Brush, facts: PageFacts) -> None:
        number, page = self.layout.page_number, self.layout.page
        text = number.format.replace("{n}", facts.label).replace("{total}", str(facts.total))
        sides: dict[str, Side] = {
            "outside": "right" if facts.sheet % 2 else "left",
            "inside": "left" if facts.sheet % 2 else "right",
            "right": "right",
            "left": "left",
        }
        side = sides.get(number.position, "center")
        style = self.layout.styles["footer"]
        self._text(brush, text, side, page.bottom - number.distance, style, number.indent, facts.sheet)

    def _text(
        self, brush: Brush, text: str, side: Side, middle: float, style: TextStyle, indent: float, sheet: int
    ) -> None:
        """Draw one line whose em box has its middle (where dashes are) at height `middle`."""
        if not text:
            return
        page = self.layout.page
        line = self.composer.line(text, replace(style, left=0.0, right=0.0, indent=0.0, align="left"))
        left, measure = page.left(sheet), page.measure
        x = {
            "left": left + indent,
            "right": left + measure - indent - line.width,
            "center": left + (measure - line.width) / 2,
        }[side]
        draw_lines(brush.canvas, (line,), x - line.x, middle + style.line_height / 2)

    def fill_in(self, text: str, facts: PageFacts) -> str:
        """Return a running text with {names} replaced; a name nobody gave a value is left out."""
        page: Mapping[str, str] = {"page": facts.label, "pages": str(facts.total), "section": facts.section}

        def value(match: re.Match[str]) -> str:
            name = match[1].strip()
            if name not in page and name not in self.names:
                self.unknown[name] = None
            return page.get(name) or self.names.get(name, "")

        return _NAME.sub(value, text)

    def _binding_line(self, brush: Brush) -> None:
        """Draw the 装订线 in the middle of the inner margin: a dashed line with its name."""
        page = self.layout.page
        x = page.inside / 2
        style = replace(self.layout.styles["footnote"], left=0.0, right=0.0, indent=0.0, align="left")
        step = page.height / 4
        dash = (3.0, 3.0)
        y = page.height - 20.0
        for number, char in enumerate("装订线", 1):
            middle = page.height - number * step
            brush.stroke(x, y, x, middle + style.size, HAIRLINE, dash)
            line = self.composer.line(char, style)
            draw_lines(brush.canvas, (line,), x - line.x - line.width / 2, middle + style.line_height / 2)
            y = middle - style.size
        brush.stroke(x, y, x, 20.0, HAIRLINE, dash)
