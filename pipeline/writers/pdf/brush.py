"""Draws on a ReportLab canvas, and marks each piece of content with its structure element when the PDF is tagged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.writers.pdf.ink import FontCanvas
from pipeline.writers.pdf.structure import Annotated, Content, Node


class Brush:
    """A canvas with a pen for rules and the tagging of what is drawn."""

    def __init__(self, canvas: FontCanvas, tagged: bool) -> None:
        self.canvas = canvas
        self.tagged = tagged
        self.page = 0  # index of the page being drawn
        self.after_row = False  # a table row stands right above: its lower line is the next one's upper one
        self._node: Node | None = None  # whose content is open
        self._last: Node | None = None  # whose content was last opened
        self._inner = False
        self._open = False
        self._mcid = 0
        self._artifact = 0
        self._annotations = 0

    def next_page(self) -> None:
        self.leave()
        self.canvas.showPage()
        self.page += 1
        self._mcid = self._annotations = 0

    # Tagging

    def enter(self, node: Node) -> None:
        """Make what is drawn from now on the content of `node`."""
        if not self.tagged or self._artifact or (self._open and self._node is node):
            return
        self.leave()
        node.kids.append(Content(self.page, self._mcid))
        self._write(f"/{node.role} <</MCID {self._mcid}>> BDC")
        self._mcid += 1
        self._node = self._last = node
        self._open = True

    def leave(self) -> None:
        """End the content of the current element."""
        if self._open:
            self._write("EMC")
            self._node, self._open = None, False

    def resume(self) -> None:
        """Go on with the element that content was last drawn for."""
        if self._last is not None:
            self.enter(self._last)

    def enter_inner(self, role: str) -> Node | None:
        """Begin an element inside the current one, for a piece of its text; `end_inner` ends it."""
        if not self.tagged or self._artifact or self._last is None:
            return None
        outer = self._last
        node = Node(role)
        outer.kids.append(node)
        self.enter(node)
        self._last, self._inner = outer, True
        return node

    def put_here(self, node: Node | None) -> None:
        """Put an element after what was just drawn, to be read there."""
        if node is not None and self._last is not None and not self._artifact:
            self._last.kids.append(node)

    def begin_artifact(self) -> None:
        """Begin a decoration inside a text; `end_inner` ends it."""
        if self.tagged and not self._artifact:
            self.leave()
            self._write("/Artifact BMC")
            self._artifact, self._inner = 1, True

    def end_inner(self) -> None:
        """End what `enter_inner` or `begin_artifact` began; plain text just goes on."""
        if not self._inner:
            return
        self._inner = False
        if self._artifact:
            self._artifact = 0
            self._write("EMC")
        else:
            self.leave()

    @contextmanager
    def inside(self, node: Node | None) -> Iterator[None]:
        """Draw content of `node`, then go on with the element before it."""
        before = self._node
        if node is not None:
            self.enter(node)
        yield
        if node is not None:
            self.leave()
            if before is not None:
                self.enter(before)

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Draw what is no content: rules, frames, running heads."""
        if not self.tagged:
            yield
            return
        before = self._node
        if not self._artifact:
            self.leave()
            self._write("/Artifact BMC")
        self._artifact += 1
        yield
        self._artifact -= 1
        if not self._artifact:
            self._write("EMC")
            if before is not None:
                self.enter(before)

    def _write(self, code: str) -> None:
        self.canvas.literal(code)

    # Links

    def link(self, target: str, rect: tuple[float, float, float, float], text: str, node: Node | None) -> None:
        """Make `rect` (left, bottom, right, top) a link to "#id" of this document or to an address."""
        # Contents is what a screen reader says of the link (PDF/UA-1, 7.18.5).
        if target.startswith("#"):
            self.canvas.linkRect(text, target[1:], rect, relative=0, thickness=0, Border="[0 0 0]", F=4)
        else:
            from reportlab.pdfbase.pdfdoc import PDFString

            self.canvas.linkURL(target, rect, relative=0, thickness=0, Contents=PDFString(text), F=4)
        if node is not None and self.tagged and not self._artifact:
            node.kids.append(Annotated(self.page, self._annotations))
        self._annotations += 1

    # Pen

    def rule(self, x: float, y: float, width: float, thickness: float, dash: tuple[float, ...] | None = None) -> None:
        """Draw a horizontal rule."""
        self.stroke(x, y, x + width, y, thickness, dash)

    def stroke(
        self, x0: float, y0: float, x1: float, y1: float, thickness: float, dash: tuple[float, ...] | None = None
    ) -> None:
        """Draw a straight line in black."""
        if dash is None:
            self._write(f"{thickness:.2f} w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")
        else:
            pattern = " ".join(f"{length:g}" for length in dash)
            self._write(f"q {thickness:.2f} w 1 J [{pattern}] 0 d {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S Q")

    def rectangle(self, x: float, y: float, width: float, height: float, thickness: float) -> None:
        """Draw a rectangle's outline from its lower left corner."""
        self._write(f"{thickness:.2f} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")
