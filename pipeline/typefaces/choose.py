"""Chooses the faces of a layout: the office's own where it has them, else the shipped ones."""

from __future__ import annotations

import os
from pathlib import Path

from pipeline.errors import PipelineError, Problem
from pipeline.layout.model import DocumentLayout
from pipeline.layout.schema import FontRole, FontSpec
from pipeline.resources import FONTS
from pipeline.typefaces.files import FontFileError, open_face
from pipeline.typefaces.installed import installed
from pipeline.typeset.face import Face
from pipeline.typeset.faces import Faces

SHIPPED = ("song", "hei", "kai", "fangsong")  # in this order they fill in for one another
_FILE_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")


def faces_for(layout: DocumentLayout, *, system: bool | None = None) -> Faces:
    """Return the faces a layout asks for, for one document.

    `system` says whether the office's own faces (`fonts.*.prefer`) are looked for; None asks the environment:
    JIANGYI_SYSTEM_FONTS=0 turns it off, so that every machine gives the same pages. Font files named by a path are
    always used; for one that is missing, broken or may not be embedded a shipped face stands in, and `Faces.check`
    raises its PipelineError. Raises PipelineError for a shipped face that there is not.
    """
    if system is None:
        system = os.environ.get("JIANGYI_SYSTEM_FONTS", "1") != "0"
    notices: list[Problem] = []
    broken: list[PipelineError] = []
    roles = {role: _choose(role, spec, layout, system, notices, broken) for role, spec in layout.fonts.items()}
    return Faces(roles, [_shipped(name) for name in SHIPPED], notices, broken)


def _choose(
    role: FontRole,
    spec: FontSpec,
    layout: DocumentLayout,
    system: bool,
    notices: list[Problem],
    broken: list[PipelineError],
) -> Face:
    """Return a role's face; what could not be used adds to `notices` and `broken`."""
    for wanted in spec.prefer:
        if _is_file(wanted):
            try:
                return _open_file(wanted, role, spec, layout)
            except PipelineError as error:
                broken.append(error)
                break
        if system and (place := installed().get(wanted.lower())):
            try:
                return open_face(*place, spec.weight)
            except FontFileError as error:
                message = f"fonts.{role}: {wanted} ({place[0]}) {error}, not used"
                notices.append(Problem(layout.path, None, None, message))
    if spec.embedded not in _shipped_names():
        message = f"fonts.{role}.embedded: there is no face {spec.embedded!r}"
        raise PipelineError.at(layout.path, message, f"write one of {', '.join(_shipped_names())}")
    return _shipped(spec.embedded, spec.weight)


def _shipped(name: str, weight: int | None = None) -> Face:
    """Return a face of the package by its file's name without ending."""
    for ending in (".otf", ".ttf"):
        path = FONTS / f"{name}{ending}"
        if path.is_file():
            return open_face(str(path), 0, weight)
    raise FileNotFoundError(FONTS / name)


def _shipped_names() -> list[str]:
    return sorted(path.stem for path in FONTS.iterdir() if path.suffix in (".otf", ".ttf"))


def _is_file(name: str) -> bool:
    return "/" in name or "\\" in name or name.partition("#")[0].lower().endswith(_FILE_ENDINGS)


def _open_file(name: str, role: FontRole, spec: FontSpec, layout: DocumentLayout) -> Face:
    """Return the face in a font file ("fonts/a.ttf", "msyh.ttc#1"), relative to the layout's folder."""
    file, _, number = name.partition("#")
    path = (Path(layout.path).parent if layout.path else Path()) / Path(file).expanduser()
    if not path.is_file():
        raise PipelineError.at(layout.path, f"fonts.{role}.prefer: there is no font file {path}", "correct the path")
    try:
        return open_face(str(path), int(number) if number.isdecimal() else 0, spec.weight)
    except FontFileError as error:
        raise PipelineError.at(layout.path, f"fonts.{role}.prefer: {path} {error}", "name another font") from error
