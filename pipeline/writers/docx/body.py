"""The main story: blocks in sections, and pages begun where the PDF begins one for a filling block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.document import Block, Columns, Heading, LineNumbered, PageBreak, Para
from pipeline.layout.model import DocumentLayout
from pipeline.writers import measures
from pipeline.writers.docx.blocks import apart, break_before, compose, elements
from pipeline.writers.docx.draft import Draft
from pipeline.writers.docx.fields import paragraph, properties_of, style_of
from pipeline.writers.docx.frames import Place, seam
from pipeline.writers.docx.roles import SEAM
from pipeline.writers.docx.sections import Section
from pipeline.writers.docx.xml import Element, insert, name, switch, w

# Section → its w:sectPr; the flag marks the first section of the document.
SectionProperties = Callable[[Section, bool], Element]


@dataclass(slots=True)
class Body:
    """The body as it grows. `section` is the open one."""

    draft: Draft
    properties: SectionProperties
    elements: list[Element] = field(default_factory=list)
    section: Section = field(default_factory=Section)
    opened: int = 0  # where the open section begins in `elements`
    sections: int = 0
    break_pending: bool = False
    owed: int = 0  # lines that must still follow the last heading on its page

    def add(self, block: Block) -> None:
        """Append a block of the document."""
        match block:
            case PageBreak(side):
                self._page_break(side == "odd")
            case Columns(count, blocks):
                self._own_section(Section("continuous", columns=count), blocks)
            case LineNumbered(every, blocks):
                self._own_section(Section("continuous", line_every=every), blocks)
            case _:
                self._append(block)

    def finish(self) -> list[Element]:
        """Return the body's elements, the last section's properties at the end."""
        last = self.elements[-1] if self.elements else None
        if last is None or last.tag != name("p") or self._ends_section(last):
            self.elements.append(seam())
        return [*self.elements, self.properties(self.section, self.sections == 0)]

    def _append(self, block: Block) -> None:
        fill = self.draft.pages.fill_of(block)
        if fill is not None and fill.begins:
            self._begin_page()
        measure = self.draft.width
        if self.section.columns > 1:
            measure = measures.column_width(self.draft.layout, measure, self.section.columns)
        parts = elements(block, self.draft, Place(measure))
        if self.section.line_every:
            number_lines(parts)
        self._keep_lines_with_heading(block, parts)
        self._extend(parts)
        if fill is not None and fill.ends:
            self.break_pending = True

    def _keep_lines_with_heading(self, block: Block, parts: list[Element]) -> None:
        """Keep a paragraph with the next when it is shorter than the lines that must follow a heading on its page."""
        layout = self.draft.layout
        if keeps_with_next(block, layout):
            self.owed = layout.typography.heading_lines
        elif isinstance(block, Para) and self.owed:
            lines = max(len(self.draft.pages.lines_of(block.children)), 1)
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
        self.break_pending = not odd
        if odd:
            self._close(Section("oddPage"))

    def _own_section(self, section: Section, blocks: tuple[Block, ...]) -> None:
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

    def _begin_page(self) -> None:
        """Begin a page, with the headings that stand last, which belong to what follows."""
        kept = {self.draft.styles[role] for role, style in self.draft.layout.styles.items() if style.keep_with_next}
        first = len(self.elements)
        while first > self.opened and style_of(self.elements[first - 1]) in kept:
            first -= 1
        if first < len(self.elements):
            insert(properties_of(self.elements[first]), w("pageBreakBefore"))
        else:
            self.break_pending = True


def keeps_with_next(block: Block, layout: DocumentLayout) -> bool:
    """Tell whether a block stands on the page of what follows it: a heading."""
    match block:
        case Heading(level, style=role):
            return layout.styles[role or f"heading{min(level, 5)}"].keep_with_next
        case Para(style=role, keep_with_next=kept):
            return kept or layout.styles[role].keep_with_next
        case _:
            return False


def number_lines(parts: list[Element]) -> None:
    """Let lines be counted: Normal forbids it, for LibreOffice numbers the lines of all sections if of one."""
    for part in parts:
        for each in part.iter(name("p")):
            insert(properties_of(each), switch("suppressLineNumbers", False))
