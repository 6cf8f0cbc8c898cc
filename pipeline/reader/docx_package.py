"""Opens a .docx as data: nothing in it is fetched, run or trusted."""

from __future__ import annotations

import posixpath
import re
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile

from lxml import etree

from pipeline.errors import PipelineError
from pipeline.reader.filetypes import SAVE_AS, type_of_bytes

# Any: lxml's stubs know no element class to name here.
Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = ("officeDocument", "word/document.xml")
# The strict variant of the format (ISO/IEC 29500-1) differs in the names of its namespaces.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R[1:-1].encode()),
)

MOST_PARTS = 5_000
MOST_BYTES = 300 * 2**20  # of all parts unpacked
MOST_RATIO = 300  # unpacked to packed; XML rarely goes beyond 50
SMALL = 2**20  # below this a ratio says nothing


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: its kind (the last word of its type), the part or address it points to."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class WordPackage:
    """The parts of a .docx by name, unpacked; `main` is the name of the document's part."""

    path: str
    parts: dict[str, bytes]
    main: str

    def xml(self, name: str) -> Element | None:
        """Return the root of a part, None when there is no such part."""
        data = self.parts.get(name)
        return None if data is None else parse(data, self.path)

    def relations(self, name: str) -> list[Relation]:
        """Return the relationships of a part ("" for the package)."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return [] if root is None else [_relation(entry, folder) for entry in root]

    def related(self, kind: str) -> Element | None:
        """Return the root of the part to which the document has a relationship of this kind: "styles"."""
        for relation in self.relations(self.main):
            if relation.kind == kind and not relation.external:
                return self.xml(relation.target)
        return None


def _relation(entry: Element, folder: str) -> Relation:
    external = entry.get("TargetMode") == "External"
    target = entry.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(entry.get("Id", ""), entry.get("Type", "").rpartition("/")[2], target, external)


def parse(data: bytes, path: str) -> Element:
    """Return the root of an XML part. Raises PipelineError when it is broken or declares a document type."""
    if re.search(rb"<!DOCTYPE|<!ENTITY", data) or b"<\0!\0D\0O" in data[:4096]:
        raise PipelineError.at(path, "holds an XML document type, which no Word file has", "do not trust this file")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise PipelineError.at(path, "is damaged: a part of it is no well-formed XML", SAVE_AS) from error


def open_package(data: bytes, path: str | Path) -> WordPackage:
    """Return the parts of a Word file. Raises PipelineError with the reason when it is none or not to be trusted."""
    path = str(path)
    other = type_of_bytes(data, path)
    if other is not None:
        raise other.refusal(path)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = _unpacked(archive, path)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError) as error:
        raise PipelineError.at(path, "is no Word document (.docx), or is damaged", SAVE_AS) from error
    package = WordPackage(path, parts, "")
    main = next((r.target for r in package.relations("") if r.kind == _MAIN[0] and not r.external), _MAIN[1])
    if main not in parts or "[Content_Types].xml" not in parts:
        raise PipelineError.at(path, "is a zip file but no Word document (.docx)", SAVE_AS)
    root = parse(parts[main], path)
    if root.tag != f"{W}document":
        raise PipelineError.at(path, "is an Office file but no Word document (.docx)", SAVE_AS)
    return WordPackage(path, parts, main)


def _unpacked(archive: ZipFile, path: str) -> dict[str, bytes]:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if len(entries) > MOST_PARTS or total > MOST_BYTES or (total > SMALL and total > MOST_RATIO * max(packed, 1)):
        raise PipelineError.at(
            path, f"would unpack to {total / 2**20:.0f} MB in {len(entries)} parts", "do not trust this file"
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise PipelineError.at(path, "is an encrypted zip file", "save it without a password")
    parts: dict[str, bytes] = {}
    for entry in entries:
        if entry.filename in parts:
            raise PipelineError.at(path, f"holds the part {entry.filename} twice", "do not trust this file")
        with archive.open(entry) as stream:
            parts[entry.filename] = stream.read(entry.file_size + 1)[: entry.file_size]
    return parts
