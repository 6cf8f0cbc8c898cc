"""The faces of one document: roles to font files, characters to the face that has them."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from pipeline.errors import PipelineError, Problem
from pipeline.layout.model import Layout
from pipeline.layout.schema import FontRole, FontSpec
from pipeline.resources import FONTS
from pipeline.typeset.face import AnyFace, BoxFace, Face, FontFileError, open_face
from pipeline.typeset.system_fonts import installed

SHIPPED = ("song", "hei", "kai", "fangsong")  # in this order they fill in for one another
_FILE_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_CONTEXT = 6  # characters shown either side of one that fell back


class Faces:
    """The faces of one document. `chain(role)` is the role's face and those that fill in for it."""

    def __init__(self, layout: Layout, *, system: bool, strict: bool) -> None:
        self._notices: list[Problem] = []
        self._roles: dict[FontRole, Face] = {}
        for role, spec in layout.fonts.items():
            self._roles[role] = self._choose(role, spec, layout, system, strict)
        self.box = BoxFace()
        shipped = [_shipped(name) for name in SHIPPED]
        self._chains: dict[FontRole, tuple[AnyFace, ...]] = {
            role: (*dict.fromkeys((face, *shipped)), self.box) for role, face in self._roles.items()
        }
        self._fallen: dict[tuple[str, str], dict[str, str]] = {}
        self._picked: dict[tuple[FontRole, str], AnyFace] = {}

    @classmethod
    def for_layout(cls, layout: Layout, *, system: bool | None = None, strict: bool = True) -> Faces:
        """Return the faces a layout asks for.

        `system` says whether the office's own faces (`fonts.*.prefer`) are looked for; None asks the environment:
        JIANGYI_SYSTEM_FONTS=0 turns it off, so that every machine gives the same pages. Font files named by a path
        are always used. Raises PipelineError for a font file that is missing, broken or may not be embedded; unless
        `strict`, the shipped face stands in for it, which is near enough to count pages.
        """
        if system is None:
            system = os.environ.get("JIANGYI_SYSTEM_FONTS", "1") != "0"
        return cls(layout, system=system, strict=strict)

    def face(self, role: FontRole) -> Face:
        return self._roles[role]

    def chain(self, role: FontRole) -> tuple[AnyFace, ...]:
        return self._chains[role]

    def pick(self, role: FontRole, char: str, text: str, at: int) -> AnyFace:
        """Return the first face of a role's chain that has a character; `text[at]` is its place, for the report."""
        key = (role, char)
        face = self._picked.get(key)
        if face is None:
            chain = self._chains[role]
            control = unicodedata.category(char) == "Cc"  # some fonts have a blank glyph for them
            face = self.box if control else next(face for face in chain if face.has(char))
            self._picked[key] = face
            if face is not chain[0] and face.advance(char):
                near = text[max(0, at - _CONTEXT) : at + _CONTEXT + 1]
                shown = "".join(other if other.isprintable() else "\ufffd" for other in near)
                self._fallen.setdefault((chain[0].family, face.family), {}).setdefault(char, shown)
        return face

    @property
    def problems(self) -> list[Problem]:
        """What fell back to another face and what no face has, each with the text it first stands in."""
        problems = list(self._notices)
        for (wanted, used), chars in self._fallen.items():
            listed = "、".join(
                f"{char} (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}" for char in chars
            )
            place = next(iter(chars.values()))
            if used == self.box.family:
                message = f"no face has {listed}, first in “{place}”: drawn as a box"
                problems.append(Problem(None, None, None, message, "name a face that has it in fonts.*.prefer"))
            else:
                problems.append(
                    Problem(None, None, None, f"{wanted} lacks {listed}, first in “{place}”: set in {used}")
                )
        return problems

    def _choose(self, role: FontRole, spec: FontSpec, layout: Layout, system: bool, strict: bool) -> Face:
        for wanted in spec.prefer:
            if _is_file(wanted):
                try:
                    return _open_file(wanted, role, spec, layout)
                except PipelineError:
                    if strict:
                        raise
                    break
            if system and (place := installed().get(wanted.lower())):
                try:
                    return open_face(*place, spec.weight)
                except FontFileError as error:
                    self._notices.append(
                        Problem(layout.path, None, None, f"fonts.{role}: {wanted} ({place[0]}) {error}, not used")
                    )
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


def _open_file(name: str, role: FontRole, spec: FontSpec, layout: Layout) -> Face:
    """Return the face in a font file ("fonts/a.ttf", "msyh.ttc#1"), relative to the layout's folder."""
    file, _, number = name.partition("#")
    path = (Path(layout.path).parent if layout.path else Path()) / Path(file).expanduser()
    if not path.is_file():
        raise PipelineError.at(layout.path, f"fonts.{role}.prefer: there is no font file {path}", "correct the path")
    try:
        return open_face(str(path), int(number) if number.isdecimal() else 0, spec.weight)
    except FontFileError as error:
        raise PipelineError.at(layout.path, f"fonts.{role}.prefer: {path} {error}", "name another font") from error
