"""Makes a PDF accessible and archivable: structure tree, XMP, output intent (PDF/UA-1, PDF/A-2).

Works on the finished file with pikepdf; imported only when a layout asks for it.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from pipeline.document import Document
from pipeline.layout.model import DocumentLayout
from pipeline.resources import packaged
from pipeline.writers.pdf.metadata import facts_of
from pipeline.writers.pdf.structure import Annotated, Content, Node
from pipeline.writers.pdf.xmp import add_xmp

SRGB = "sRGB IEC61966-2.1"  # its name in the ICC's registry of characterisations


def finish(data: bytes, document: Document, layout: DocumentLayout, root: Node | None) -> bytes:
    """Return the PDF with what `layout.pdf` asks for. `root` is its structure tree, None if it has no tags."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        if root is not None:
            _TreeWriter(pdf).write(root)
            pdf.Root.MarkInfo = Dictionary(Marked=True)
        pdf.Root.Lang = String(document.language)
        add_xmp(pdf, facts_of(document, layout), document.language, root is not None, layout.pdf.archive)
        if layout.pdf.archive:
            _add_output_intent(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _add_output_intent(pdf: Pdf) -> None:
    profile = pdf.make_stream(packaged("writers/pdf/data/sRGB.icc"), N=3)
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFA1,
                OutputConditionIdentifier=String(SRGB),
                Info=String(SRGB),
                DestOutputProfile=profile,
            )
        ]
    )


class _TreeWriter:
    """Writes structure elements and the way back from content to them (ISO 32000-1, 14.7.4.4)."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.parents: list[dict[int, Object]] = [{} for _ in self.pages]  # by page: mcid → element
        self.annotated: list[Object] = []  # elements of annotations, in the order of their keys
        self.notes = 0

    def write(self, root: Node) -> None:
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = self._element(root, tree)
        numbers: list[object] = []
        for index, page in enumerate(self.pages):
            page.StructParents = index
            page.Tabs = Name.S
            marked = self.parents[index]
            numbers += [index, self.pdf.make_indirect(Array([marked[mcid] for mcid in sorted(marked)]))]
        for index, element in enumerate(self.annotated, len(self.pages)):
            numbers += [index, element]
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self.pages) + len(self.annotated)
        self.pdf.Root.StructTreeRoot = tree

    def _element(self, node: Node, parent: Object) -> Object:
        element = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.role), P=parent))
        self._describe(node, element)
        kids: list[object] = []
        for kid in node.kids:
            match kid:
                case Node():
                    if not _is_empty(kid):
                        kids.append(self._element(kid, element))
                case Content(page, mcid):
                    self.parents[page][mcid] = element
                    kids.append(Dictionary(Type=Name.MCR, Pg=self.pages[page], MCID=mcid))
                case Annotated(page, position):
                    kids.append(self._annotation(element, page, position))
        element.K = Array(kids)
        return element

    def _annotation(self, element: Object, page: int, position: int) -> Dictionary:
        annotation = self.pages[page].Annots[position]
        annotation.StructParent = len(self.pages) + len(self.annotated)
        self.annotated.append(element)
        return Dictionary(Type=Name.OBJR, Pg=self.pages[page], Obj=annotation)

    def _describe(self, node: Node, element: Object) -> None:
        if node.alt is not None:
            element.Alt = String(node.alt)
        if node.role == "Note":  # PDF/UA-1, 7.9
            self.notes += 1
            element.ID = String(f"note-{self.notes}")
        if node.role in ("TH", "TD") and (node.scope or node.span > 1):
            attributes = Dictionary(O=Name.Table)
            if node.scope:
                attributes.Scope = Name("/" + node.scope)
            if node.span > 1:
                attributes.ColSpan = node.span
            element.A = attributes
        if node.numbering is not None:
            element.A = Dictionary(O=Name.List, ListNumbering=Name("/" + node.numbering))


def _is_empty(node: Node) -> bool:
    """Tell whether an element has no content; an empty cell stays, its row needs it."""
    return node.role not in ("TH", "TD") and all(isinstance(kid, Node) and _is_empty(kid) for kid in node.kids)
