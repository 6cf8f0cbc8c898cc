"""Files that are no text and no Word document are told by their first bytes, whatever they are called."""

from __future__ import annotations

import os
import shutil
import stat
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from pipeline.errors import PipelineError
from pipeline.reader import read_speech
from pipeline.reader.libreoffice import convert_to_docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
RTF = rb"{\rtf1\ansi\uc0 \u20844?\par}"


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le")


def packed(*entries: tuple[str, str]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, text in entries:
            archive.writestr(name, text)
    return target.getvalue()


OTHERS = {
    "an RTF file (.rtf)": [RTF, b"\r\n{\\rtf1}", "\ufeff{\\rtf1 甲}".encode()],
    "a PDF file": [b"%PDF-1.7\n%\xe2\xe3", b"\n%PDF-1.4"],
    "an old Word file (.doc)": [stream("WordDocument"), OLE],
    "a spreadsheet (.xls, .xlsx)": [stream("Workbook"), packed(("[Content_Types].xml", ""), ("xl/workbook.xml", ""))],
    "a presentation (.ppt, .pptx)": [stream("PowerPoint Document"), packed(("[Content_Types].xml", ""), ("ppt/a.xml", ""))],
    "encrypted": [stream("EncryptedPackage")],
    "an e-book (.epub)": [packed(("mimetype", "application/epub+zip"), ("a.html", ""))],
    "an OpenDocument text (.odt)": [packed(("mimetype", "application/vnd.oasis.opendocument.text"))],
    "an OFD file": [packed(("OFD.xml", ""), ("Doc_0/Document.xml", ""))],
    "an archive": [packed(("讲话.txt", "甲")), b"Rar!\x1a\x07\0", b"7z\xbc\xaf\x27\x1c\0", b"\x1f\x8b\x08\0"],
    "a picture": [b"\x89PNG\r\n\x1a\n" + bytes(300), b"\xff\xd8\xff\xe0", b"GIF89a..", b"RIFF\1\2\3\4WEBP", b"\0\0\0\x18ftypheic"],
    "a recording": [b"ID3\3\0", b"\0\0\0\x18ftypM4A ", b"RIFF\1\2\3\4WAVE", b"#!AMR\n"],
    "a web page (.html)": [
        "<!DOCTYPE html>\n<p>甲</p>".encode(), "\ufeff\r\n<!-- saved -->\n<HTML lang='zh'>".encode(), "<html><p>同志们</p>".encode("gbk"),
        "<html><p>同志们</p>".encode("utf-16"), "<div class='a'><p>甲</p><p>乙</p></div>".encode(),
        b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>',
    ],
    "an XML file": [b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'],
    "a saved web page or mail (.mht, .eml)": [
        b"From: <Saved by X>\r\nSubject: y\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=z\r\n\r\n"
    ],
}  # fmt: skip


@pytest.mark.parametrize("ending", [".txt", ".docx"])
@pytest.mark.parametrize(("name", "data"), [(name, data) for name, many in OTHERS.items() for data in many])
def test_a_file_is_told_by_its_first_bytes(tmp_path: Path, name: str, data: bytes, ending: str) -> None:
    if ending == ".docx" and name in ("a web page (.html)", "an XML file", "a saved web page or mail (.mht, .eml)"):
        pytest.skip("these are known as text, and text is no Word document")
    path = tmp_path / f"讲话{ending}"
    path.write_bytes(data)
    if data.startswith(b"\xef\xbb\xbf{") and ending == ".docx":
        pytest.skip("the same")
    with pytest.raises(PipelineError) as caught:
        read_speech(path)
    assert str(caught.value).startswith(f"{path}: is {name}; ")


@pytest.mark.parametrize(
    "text",
    ["<人民日报>刊文说，工作很好。", "<p>只有一个。", "PK赛规则说明。", "BM公司的讲话。", "Reason: one.\nAnother: two.\n\nOn MIME-Version: 1.0.",
     "ID3标签是什么？", "I <b>really</b> mean it."],
)  # fmt: skip
def test_a_text_that_only_begins_alike_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    assert "".join(p.text for p in read_speech(path).paragraphs) == text.replace("\n", "")


def test_markdown_may_begin_with_a_piece_of_html(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('<div align="center">\n<p>甲</p>\n<p>乙</p>\n</div>\n\n正文一段。\n', "utf-8")
    assert "正文一段。" in [p.text for p in read_speech(path).paragraphs]


def test_wps_is_called_by_its_name_and_told_how_to_go_on(tmp_path: Path) -> None:
    path = tmp_path / "讲话.wps"
    path.write_bytes(stream("WordDocument"))
    with pytest.raises(PipelineError) as caught:
        read_speech(path)
    assert str(caught.value) == (
        f"{path}: is a WPS file (.wps); open it in Word or WPS and save it as .docx (Word 文档)"
        ", or say --convert where LibreOffice is installed"
    )


# LibreOffice itself is tried where it is installed; what happens around it, with small programs in its place.


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    temporary = folder / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr("tempfile.tempdir", str(temporary))


def test_a_conversion_that_takes_too_long_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, monkeypatch, f"sh -c 'sleep 3; touch {tmp_path}/late' & wait")
    with pytest.raises(PipelineError) as caught:
        convert_to_docx(RTF, ".rtf", "讲话.rtf", seconds=0.5)
    assert str(caught.value).startswith("讲话.rtf: LibreOffice did not convert it within 0.5 seconds; open it in Word")
    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_conversion_that_makes_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(PipelineError) as caught:
        convert_to_docx(RTF, ".rtf", "讲话.rtf")
    assert str(caught.value).startswith("讲话.rtf: LibreOffice could not convert it; open it in Word")
    assert list((tmp_path / "temporary").iterdir()) == []


def test_without_libreoffice_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(PipelineError) as caught:
        convert_to_docx(RTF, ".rtf", "讲话.rtf")
    assert str(caught.value).startswith("讲话.rtf: cannot be converted: LibreOffice is not installed; install")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_an_rtf_file_is_read_through_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "夜校工作讲话\n一、办实课程\n课程从群众中来。\n二、请好老师\n老师讲得明白。"
    body = "\\par ".join("".join(f"\\u{ord(char)}?" for char in line) for line in words.split("\n"))
    path = tmp_path / "讲话.txt"
    path.write_bytes(rb"{\rtf1\ansi\uc1 " + body.encode() + rb"\par}")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    speech = read_speech(path, convert=True)
    assert [p.text for p in speech.paragraphs] == words.split("\n")
    assert [section.text for section in speech.walk()] == ["一、办实课程", "二、请好老师"]
    assert (speech.path, speech.encoding) == (str(path), "an RTF file (.rtf), converted by LibreOffice")
    assert list(temporary.iterdir()) == []
