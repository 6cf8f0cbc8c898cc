"""The faces of one document: roles to font files, characters to the face that has them."""

from __future__ import annotations

from pipeline.errors import Problem
from pipeline.layout.model import Layout


class Faces:
    """The faces of one document."""

    @classmethod
    def for_layout(cls, layout: Layout, *, system: bool | None = None) -> Faces:
        """Return the faces a layout asks for.

        `system` says whether the office's own faces (`fonts.*.prefer`) are looked for; None asks the environment:
        JIANGYI_SYSTEM_FONTS=0 turns it off, so that every machine gives the same pages.
        Raises PipelineError for a font file that is missing, broken or may not be embedded.
        """
        raise NotImplementedError

    @property
    def problems(self) -> list[Problem]:
        """What fell back to another face and what no face has, each with its place in the text."""
        raise NotImplementedError
