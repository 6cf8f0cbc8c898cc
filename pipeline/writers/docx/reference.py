"""The office's own Word file as a base: read, checked, and its styles found for our roles."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path

from pipeline.document import STYLE_NAMES
from pipeline.errors import PipelineError, Problem
from pipeline.files import read_regular
from pipeline.layout.model import Layout
from pipeline.reader.docx_package import WordPackage, open_package
from pipeline.writers.docx.roles import ROLES

MOST_BYTES = 50 * 2**20
_MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

# What Chinese Word and WPS show for built-in names.
SHOWN = {
    "正文": "normal", "标题": "title", "副标题": "subtitle", "正文文本": "body text", "页眉": "header",
    "页脚": "footer", "题注": "caption", "脚注文本": "footnote text", "列表段落": "list paragraph",
    "列出段落": "list paragraph",
    "引用": "quote", "称呼": "salutation", "结束语": "closing", "签名": "signature", "要点": "strong",
    "目录标题": "toc heading", "toc 标题": "toc heading",
    **{f"标题 {level}": f"heading {level}" for level in range(1, 10)},
    **{f"目录 {level}": f"toc {level}" for level in range(1, 10)},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reference:
    """An office's file that has passed the checks."""

    path: str
    data: bytes


def read_reference(layout: Layout) -> Reference | None:
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
    return Reference(str(path), data)


def _place(name: str, layout: Layout) -> Path:
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


def wanted_names(layout: Layout) -> dict[str, list[str]]:
    """Return for each of our style names the names to look for in the office's file, the best first.

    Raises PipelineError when `word.roles` names a role that there is not.
    """
    names = {style.name: [style.name.lower()] for style in ROLES.values()}
    names["Body Text"].append("normal")  # offices write their text in 正文
    for role, name in layout.word.roles.items():
        if role not in STYLE_NAMES:
            close = difflib.get_close_matches(role, STYLE_NAMES, 1)
            hint = f"did you mean {close[0]!r}?" if close else "the roles are those of styles:"
            raise PipelineError(Problem(layout.path, None, None, f"word.roles: unknown role {role!r}", hint))
        own = next(style for key, style in ROLES.items() if key == role)
        names[own.name].insert(0, SHOWN.get(name.lower(), name.lower()))
    return names
