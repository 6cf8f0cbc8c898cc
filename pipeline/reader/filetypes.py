"""What a file is by its first bytes, whatever its name says, and what to do when it is nothing the reader reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from pipeline.errors import PipelineError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "open it in Word or WPS and save it as .docx (Word 文档)"
_COPY = "copy its text into a text file or into Word or WPS and save that (另存为 .txt 或 .docx)"
_CONVERTER = ", or say --convert where LibreOffice is installed"


@dataclass(frozen=True, slots=True)
class FileType:
    """`name`: what the file is, with its article ("a PDF file"); `hint`: what to do.

    `ending`: how LibreOffice wants it named to convert it, None for what is not converted.
    """

    name: str
    hint: str
    ending: str | None = None

    def refusal(self, path: str | Path) -> PipelineError:
        """Return the error about a file of this type."""
        return PipelineError.at(path, f"is {self.name}", self.hint + (_CONVERTER if self.ending else ""))


_RTF = FileType("an RTF file (.rtf)", SAVE_AS, ".rtf")
_ODT = FileType("an OpenDocument text (.odt)", SAVE_AS, ".odt")
_DOC = FileType("an old Word file (.doc)", SAVE_AS, ".doc")
_WPS = FileType("a WPS file (.wps)", SAVE_AS, ".doc")
_ENCRYPTED = FileType("encrypted", "open it with its password and save it without one")
_PDF = FileType("a PDF file", _COPY)
_PICTURE = FileType("a picture", "have its text typed or recognised (OCR) and save that as .docx or .txt")
_RECORDING = FileType("a recording", "have it transcribed and save the text as .docx or .txt")
_ARCHIVE = FileType("an archive", "unpack it and name the files in it")
_EPUB = FileType("an e-book (.epub)", _COPY)
_OFD = FileType("an OFD file", _COPY)
_SHEET = FileType("a spreadsheet (.xls, .xlsx)", _COPY)
_SLIDES = FileType("a presentation (.ppt, .pptx)", _COPY)
_PAGE = FileType("a web page (.html)", "open it in a browser, " + _COPY)
_MAIL = FileType("a saved web page or mail (.mht, .eml)", "open it in a browser or mail program, " + _COPY)
_XML = FileType("an XML file", SAVE_AS)

_STARTS: tuple[tuple[bytes, FileType], ...] = (
    (rb"\s{0,9}\{\\rtf", _RTF),
    (rb"\s{0,9}%PDF-", _PDF),
    (rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\x00{4}|II\*\x00|MM\x00\*|RIFF.{4}WEBP", _PICTURE),
    (rb"\x00\x00.{2}ftyp(?:heic|heix|mif1|avif)", _PICTURE),
    (rb"\x00\x00.{2}ftyp|ID3[\x02-\x04]|RIFF.{4}(?:WAVE|AVI )|OggS\x00|#!AMR|fLaC\x00|FLV\x01", _RECORDING),
    (rb"\x1aE\xdf\xa3|\xff[\xfb\xf3\xfa\xf1\xf9][^\x00-\x0f]|0&\xb2u\x8ef\xcf\x11", _RECORDING),
    (rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|\xfd7zXZ\x00|BZh[1-9]1AY&SY", _ARCHIVE),
    (rb"PK(?:\x05\x06|\x07\x08)|MSCF\x00{4}", _ARCHIVE),
)  # fmt: skip
_START = tuple((re.compile(pattern, re.DOTALL), found) for pattern, found in _STARTS)

_ENTRIES = (
    ("word/document.xml", None), ("OFD.xml", _OFD), ("xl/", _SHEET), ("ppt/", _SLIDES), ("word/", None),
    ("Index/", FileType("a Pages, Numbers or Keynote file", SAVE_AS)),
)  # fmt: skip
_MIME_TYPES = {
    "application/epub+zip": _EPUB,
    "application/vnd.oasis.opendocument.text": _ODT,
    "application/vnd.oasis.opendocument.spreadsheet": _SHEET,
    "application/vnd.oasis.opendocument.presentation": _SLIDES,
}

_MARKUP = re.compile(
    r"\ufeff?(?:\s|<!--(?:[^-]|-(?!->)){0,2000}-->){0,50}"
    r"(?:(?P<page><!doctype\s+html|<(?:html|head|body)\b|Version:[0-9.]+\s+StartHTML:)"
    r"|(?P<xml><\?xml\s)|(?P<rtf>\{\\rtf)"
    r"|(?P<piece><(?:div|p|span|table|meta|title|section|article|h[1-6]|font|center|style|script|ul|ol|br)\b[^<>]{0,2000}>))",
    re.IGNORECASE,
)
_XHTML = re.compile(r"<!doctype\s+html|<html\b", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:div|p|span|table|section|article|h[1-6]|font|center|style|script|ul|ol)>", re.IGNORECASE)
_HEADERS = re.compile(r"\ufeff?\s{0,9}(?:[A-Za-z-]{1,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n){0,50}){2,60}")
_MIME = re.compile(r"^MIME-Version:", re.IGNORECASE | re.MULTILINE)
_LOOKED_AT = 8000  # characters of a text


def type_of_bytes(data: bytes, path: str | Path) -> FileType | None:
    """Return what a file is that is neither text nor a Word document (.docx); None for these two, and for zip files
    that cannot be opened."""
    if data.startswith(OLE):
        return _type_of_ole(data, Path(path))
    if data.startswith(b"PK\x03\x04"):
        return _type_of_zip(data)
    return next((found for pattern, found in _START if pattern.match(data)), None)


def type_of_text(text: str, *, markdown: bool) -> FileType | None:
    """Return what a text is that holds codes of another kind of file; None for a text to be read.

    Markdown may hold pieces of HTML, but no whole page.
    """
    start = text[:_LOOKED_AT]
    match = _MARKUP.match(start)
    if match is None:
        headers = _HEADERS.match(start)
        return _MAIL if headers and _MIME.search(headers.group()) else None
    if match["rtf"]:
        return _RTF
    if match["xml"]:
        return _PAGE if _XHTML.search(start) else _XML
    if match["page"]:
        return _PAGE
    return None if markdown or len(_CLOSING.findall(start)) < 2 else _PAGE


def _type_of_ole(data: bytes, path: Path) -> FileType:
    """Return which old Office program wrote a compound file, by the names of its streams."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return _ENCRYPTED
    if not has("WordDocument"):
        if has("PowerPoint Document"):
            return _SLIDES
        if has("Workbook") or has("Book\0"):
            return _SHEET
    return _WPS if path.suffix.lower() in (".wps", ".wpt") else _DOC


def _type_of_zip(data: bytes) -> FileType | None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            with archive.open("mimetype") if "mimetype" in names else BytesIO() as stream:
                kind = stream.read(100).decode("ascii", "replace").strip()
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        return None  # the reader of .docx says what is wrong with it
    if kind in _MIME_TYPES:
        return _MIME_TYPES[kind]
    for start, found in _ENTRIES:
        if any(name.startswith(start) for name in names):
            return found
    return None if "[Content_Types].xml" in names else _ARCHIVE
