"""The faces of one document: each role's, and to each character the one that has it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from pipeline.errors import PipelineError, Problem
from pipeline.layout.schema import FontRole
from pipeline.typeset.face import AnyFace, BoxFace, Face

_CONTEXT = 6  # characters shown either side of one that fell back


class Faces:
    """The faces of one document. `chain(role)` is the role's face and those that fill in for it.

    `roles` gives each role's face, `shipped` those that fill in, in their order; `notices` tell what was passed over.
    `broken` is the fault of each font file that another face stands in for: near enough to count pages, not to print.
    """

    def __init__(
        self,
        roles: Mapping[FontRole, Face],
        shipped: Sequence[Face],
        notices: Sequence[Problem] = (),
        broken: Sequence[PipelineError] = (),
    ) -> None:
        self._roles, self._notices, self._broken = roles, notices, broken
        self.box = BoxFace()
        self._chains: dict[FontRole, tuple[AnyFace, ...]] = {
            role: (*dict.fromkeys((face, *shipped)), self.box) for role, face in roles.items()
        }
        self._fallen: dict[tuple[str, str], dict[str, str]] = {}
        self._picked: dict[tuple[FontRole, str], AnyFace] = {}

    def check(self) -> None:
        """Raise the PipelineError of the first font file that another face stands in for."""
        if self._broken:
            raise self._broken[0]

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
