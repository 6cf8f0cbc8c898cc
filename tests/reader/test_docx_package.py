"""Files that are no Word document, or not to be trusted: one clear message each."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.errors import PipelineError
from pipeline.reader.docx_package import W, open_package, parse

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
DOCUMENT = f'<w:document xmlns:w="{W[1:-1]}"><w:body/></w:document>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def message(data: bytes) -> str:
    with pytest.raises(PipelineError) as caught:
        open_package(data, "a.docx")
    (problem,) = caught.value.problems
    assert problem.path == "a.docx"
    assert problem.hint
    return problem.message


def test_a_word_file_opens() -> None:
    package = open_package(packed({"[Content_Types].xml": TYPES, "word/document.xml": DOCUMENT}), "a.docx")
    assert package.main == "word/document.xml"
    assert package.related("styles") is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 and then nothing", "只是文字".encode()])
def test_what_is_no_zip_is_no_word_file(data: bytes) -> None:
    assert message(data) == "is no Word document (.docx), or is damaged"


def test_a_truncated_file_is_damaged() -> None:
    data = packed({"[Content_Types].xml": TYPES, "word/document.xml": DOCUMENT})
    assert message(data[: len(data) // 2]) == "is no Word document (.docx), or is damaged"


def test_an_old_and_an_encrypted_file_are_told_apart() -> None:
    assert message(OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le")) == "is an old Word file (.doc)"
    assert message(OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")) == "is encrypted"


def test_another_zip_and_another_office_file_are_refused() -> None:
    assert message(packed({"a.txt": "x"})) == "is an archive"
    sheet = {"[Content_Types].xml": TYPES, "word/document.xml": "<workbook/>"}
    assert message(packed(sheet)) == "is an Office file but no Word document (.docx)"


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = packed({"[Content_Types].xml": TYPES, "word/document.xml": b"\0" * (40 * 2**20)})
    assert message(bomb) == "would unpack to 40 MB in 2 parts"


def test_entities_are_refused_and_nothing_is_read_from_outside(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密", encoding="utf-8")
    evil = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>' + DOCUMENT.replace(
        "<w:body/>", "<w:body>&e;</w:body>"
    )
    assert message(packed({"[Content_Types].xml": TYPES, "word/document.xml": evil})) == (
        "holds an XML document type, which no Word file has"
    )
    with pytest.raises(PipelineError, match="document type"):
        parse(evil.encode("utf-16"), "a.docx")


def test_broken_xml_is_damage() -> None:
    broken = {"[Content_Types].xml": TYPES, "word/document.xml": DOCUMENT[:-5]}
    assert message(packed(broken)) == "is damaged: a part of it is no well-formed XML"
