"""The office's own Word file, which a layout may name as a base: found, read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.files import read_regular
from pipeline.layout.model import DocumentLayout
from pipeline.reader.docx_package import WordPackage, open_package

MOST_BYTES = 50 * 2**20
_MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """An office's file that has passed the checks."""

    path: str
    data: bytes


def read_office_file(layout: DocumentLayout) -> OfficeFile | None:
    """Return the file that `word.reference` names, None when it names none.

    Raises PipelineError when it is missing, no .docx, encrypted, damaged, or holds macros or links to other files.
    """
    if not layout.word.reference:
        return None
    path = _place(layout.word.reference, layout)
    try:
        data = read_regular(path, MOST_BYTES)
    except OSError as error:
        raise PipelineError.at(
            layout.path, f"word.reference: cannot read {path} ({error.strerror})", "check the name"
        ) from error
    if len(data) > MOST_BYTES:
        raise PipelineError.at(path, f"word.reference: is larger than {MOST_BYTES // 2**20} MB", "remove its pictures")
    check(open_package(data, path))
    return OfficeFile(str(path), data)


def _place(name: str, layout: DocumentLayout) -> Path:
    """Return where the file is: beside the layout that names it, else in the current folder."""
    beside = Path(layout.path).parent / name if layout.path else Path(name)
    return beside if beside.exists() else Path(name)


def check(package: WordPackage) -> None:
    """Raise PipelineError when a file lacks a part, or holds what must not be passed on (macros, links to others)."""
    types = package.parts["[Content_Types].xml"]
    if any(name.lower().endswith("vbaproject.bin") for name in package.parts) or b"macroEnabled" in types:
        raise PipelineError.at(package.path, "holds macros", "save it as a document without macros (.docx)")
    if _MAIN_TYPE not in types:
        raise PipelineError.at(
            package.path, "is a template or another kind of Word file", "save it as .docx (Word 文档)"
        )
    for name in package.parts:
        if not name.endswith(".rels"):
            continue
        folder, _, base = name.rpartition("_rels/")
        for relation in package.relations(folder + base.removesuffix(".rels")):
            if relation.external and relation.kind != "hyperlink":
                raise PipelineError.at(
                    package.path, f"links to another file ({relation.target})", "put its content into the file"
                )
            if not relation.external and relation.kind != "hyperlink" and relation.target not in package.parts:
                raise PipelineError.at(
                    package.path, f"is damaged: the part {relation.target} is missing", "save it again in Word or WPS"
                )
    for name in package.parts:
        if name.endswith(".xml"):
            package.xml(name)  # refuses document types and damage
