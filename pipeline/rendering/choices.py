"""What a layout chooses for a document: its template, its parts, its options, each checked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import PipelineError, Problem
from pipeline.layout.model import DocumentLayout
from pipeline.markup import Source
from pipeline.rendering.faults import suggest
from pipeline.resources import find_template, template_names, templates_folder

ENDING = ".xml.j2"
SHARED = "_parts.xml.j2"
OPTIONS = ("comments",)  # of every template


def choose_template(layout: DocumentLayout) -> tuple[str, tuple[Path, ...]]:
    """Return the template's name and the folders to look in: a shipped one's, or the layout's own first."""
    name = layout.spec.template
    if not name.endswith(ENDING):
        if find_template(name) is None:
            raise _fault(layout, "template", f"there is no template {name!r}", suggest(name, template_names()))
        return name + ENDING, (templates_folder(),)
    folder = (Path(layout.path).parent if layout.path else Path()).resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        raise _fault(layout, "template", f"{name} lies outside the layout's folder", "put it beside the layout")
    if not path.is_file():
        raise _fault(layout, "template", f"there is no file {name} beside the layout")
    return path.relative_to(folder).as_posix(), (folder, templates_folder())


class Parts:
    """The parts of a document that the layout chose; what a template calls as `chosen`."""

    def __init__(self, layout: DocumentLayout) -> None:
        self._layout = layout
        self.asked = False

    def __call__(self, known: Sequence[str], unasked: Sequence[str] = ()) -> list[str]:
        """Return the names of the parts to print, in order: the layout's choice, else all but the `unasked`.

        Raises PipelineError for a name that the template does not know.
        """
        self.asked = True
        spec = self._layout.spec
        if spec.parts is None:
            return [name for name in known if name not in unasked]
        for name in spec.parts:
            if name not in known:
                hint = "the parts are " + ", ".join(known)
                raise _fault(self._layout, "parts", f"{spec.template} has no part {name!r}", hint)
        return list(dict.fromkeys(spec.parts))


def check_choices(layout: DocumentLayout, parts: Parts, sources: Sequence[Source]) -> None:
    """Raise PipelineError for parts or options that the layout chooses and a shipped template does not offer."""
    spec = layout.spec
    if spec.parts is not None and not parts.asked:
        hint = "leave the line out, or take the template handout"
        raise _fault(layout, "parts", f"{spec.template} has no parts to choose", hint)
    if spec.template.endswith(ENDING):
        return  # the user's own may read its options anywhere
    own = [source.text for source in sources if Path(source.name).name in (spec.template + ENDING, SHARED)]
    known = [*OPTIONS, *dict.fromkeys(re.findall(r"\boptions\.(\w+)", "".join(own)))]
    for option in spec.options:
        if option not in known:
            hint = suggest(option, known)
            raise _fault(layout, "options", f"{spec.template} has no option {option!r}", hint)


def _fault(layout: DocumentLayout, field: str, message: str, hint: str | None = None) -> PipelineError:
    return PipelineError(Problem(layout.path, None, None, f"documents.{layout.key}.{field}: {message}", hint))
