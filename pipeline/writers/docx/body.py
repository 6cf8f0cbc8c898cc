"""The main story: blocks in sections, and what is left of the page where a filling block stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.document import Block, Columns, Cornell, LineNumbered, NoteLines, PageBreak, Para, Toc
from pipeline.writers import measures
from pipeline.writers.docx.blocks import apart, break_before, compose, elements
from pipeline.writers.docx.draft import Draft
from pipeline.writers.docx.fields import paragraph, properties_of, style_of
from pipeline.writers.docx.flow import Estimate, keeps_with_next, pieces
from pipeline.writers.docx.frames import Place, seam
from pipeline.writers.docx.roles import SEAM, WRITING_TABLE
from pipeline.writers.docx.sections import Section
from pipeline.writers.docx.toc import listed
from pipeline.writers.docx.xml import Element, insert, name, switch, w

FULL_PAGE_SPARE = 6.0  # points for borders and the paragraph after a table that fills a page

# Section → its w:sectPr; the flag marks the first section of the document.
SectionProperties = Callable[[Section, bool], Element]


@dataclass(slots=True)
class Body:
    """The body as it grows. `section` is the open one; `estimate` is where the text stands on the page."""

    draft: Draft
    properties: SectionProperties
    elements: list[Element] = field(default_factory=list)
    section: Section = field(default_factory=Section)
    opened: int = 0  # where the open section begins in `elements`
    sections: int = 0
    break_pending: bool = False
    owed: int = 0  # lines that must still follow the last heading on its page
    estimate: Estimate = field(init=False)

    def __post_init__(self) -> None:
        self.estimate = Estimate(self.draft.layout)

    def add(self, block: Block) -> None:
        """Append a block of the document."""
        match block:
            case PageBreak(side):
                self._page_break(side == "odd")
            case Columns(count, blocks):
                self._own_section(Section("continuous", columns=count), blocks, block)
            case LineNumbered(every, blocks):
                self._own_section(Section("continuous", line_every=every), blocks, block)
            case _:
                self._append(block)

    def finish(self) -> list[Element]:
        """Return the body's elements, the last section's properties at the end."""
        last = self.elements[-1] if self.elements else None
        if last is None or last.tag != name("p") or self._ends_section(last):
            self.elements.append(seam())
        return [*self.elements, self.properties(self.section, self.sections == 0)]

    def _append(self, block: Block) -> None:
        room = self._room(block) if isinstance(block, (NoteLines, Cornell)) else None
        measure = self.draft.width
        if self.section.columns > 1:
            measure = measures.column_width(self.draft.layout, measure, self.section.columns)
        parts = elements(block, self.draft, Place(measure), room)
        if self.section.line_every:
            number_lines(parts)
        self._keep_lines_with_heading(block, parts)
        self._extend(parts)
        self._advance(block)

    def _keep_lines_with_heading(self, block: Block, parts: list[Element]) -> None:
        """Keep a paragraph with the next when it is shorter than the lines that must follow a heading on its page."""
        layout = self.draft.layout
        if keeps_with_next(block, layout):
            self.owed = layout.typography.heading_lines
        elif isinstance(block, Para) and self.owed:
            lines = len(list(pieces(block, layout, self.draft.width)))
            if lines < self.owed:
                insert(properties_of(parts[0]), w("keepNext"))
            self.owed = max(self.owed - lines, 0)
        else:
            self.owed = 0

    def _extend(self, parts: list[Element]) -> None:
        if self.break_pending and parts:
            parts = break_before(parts)
            self.break_pending = False
        if self.sections and len(self.elements) == self.opened and parts and parts[0].tag == name("tbl"):
            parts = [seam(), *parts]  # LibreOffice puts a table that begins a section into the head
        self.elements += apart(self.elements, parts)

    def _page_break(self, odd: bool) -> None:
        if not self.elements:
            return  # a document begins on a right-hand page of its own
        self.estimate = Estimate(self.draft.layout)
        if odd:
            self._close(Section("oddPage"))
        else:
            self.break_pending = True

    def _own_section(self, section: Section, blocks: tuple[Block, ...], block: Block) -> None:
        if self.break_pending:
            section = Section("nextPage", section.columns, section.line_every)
            self.break_pending = False
        self._close(section)
        if section.columns > 1:
            measure = measures.column_width(self.draft.layout, self.draft.width, section.columns)
            self.elements += compose(blocks, self.draft, Place(measure, nested=True))
        else:
            for each in blocks:
                self.add(each)
        self._close(Section("continuous"))
        if section.columns > 1:
            self._advance(block)

    def _close(self, following: Section) -> None:
        """End the open section and open `following`."""
        if len(self.elements) == self.opened:
            start = self.section.start if following.start == "continuous" else following.start
            self.section = Section(start, following.columns, following.line_every)
            return
        last = self.elements[-1]
        if last.tag != name("p") or self._ends_section(last):
            last = paragraph(SEAM, ())
            self.elements.append(last)
        insert(properties_of(last), self.properties(self.section, self.sections == 0))
        self.sections += 1
        self.section = following
        self.opened = len(self.elements)

    @staticmethod
    def _ends_section(element: Element) -> bool:
        properties = element.find(name("pPr"))
        return properties is not None and properties.find(name("sectPr")) is not None

    def _room(self, block: NoteLines | Cornell) -> float | None:
        """Return what is left of the page for a filling block; too little moves it to the next page.

        Lines that go on from other lines stay: they may be none.
        """
        if isinstance(block, NoteLines) and block.lines is not None:
            return None
        layout = self.draft.layout
        pitch = measures.writing_pitch(layout)
        least = measures.LEAST_FILL_LINES * pitch if isinstance(block, NoteLines) else layout.page.depth / 2
        room = self.estimate.room
        if self.estimate.y and room < least and not self._ends_in_lines():
            room = layout.page.depth - self._break_above()
        return max(room - FULL_PAGE_SPARE, 0.0)

    def _ends_in_lines(self) -> bool:
        style = next(self.elements[-1].iter(name("tblStyle")), None) if self.elements else None
        return style is not None and style.get(name("val")) == WRITING_TABLE

    def _break_above(self) -> float:
        """Begin a new page with the headings that stand last, which belong to what follows; return their height."""
        layout = self.draft.layout
        heights = {self.draft.styles[role]: style.line_height for role, style in layout.styles.items()}
        kept = {self.draft.styles[role] for role, style in layout.styles.items() if style.keep_with_next}
        first, height = len(self.elements), 0.0
        while first > self.opened and style_of(self.elements[first - 1]) in kept:
            first -= 1
            height += heights[style_of(self.elements[first])]
        if first < len(self.elements):
            insert(properties_of(self.elements[first]), w("pageBreakBefore"))
        else:
            self.break_pending = True
        return height

    def _advance(self, block: Block) -> None:
        entries = len(listed(self.draft.document)) if isinstance(block, Toc) else 0
        if isinstance(block, NoteLines) and block.lines is None:
            self.estimate = Estimate(self.draft.layout, self.draft.layout.page.depth)
        else:
            self.estimate = self.estimate.after(block, self.draft.width, entries)


def number_lines(parts: list[Element]) -> None:
    """Let lines be counted: Normal forbids it, for LibreOffice numbers the lines of all sections if of one."""
    for part in parts:
        for each in part.iter(name("p")):
            insert(properties_of(each), switch("suppressLineNumbers", False))
