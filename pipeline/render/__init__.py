"""Templates filled with what was read and found: one document of a layout."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipeline.document import Document
from pipeline.errors import PipelineError, Problem
from pipeline.layout.model import Layout
from pipeline.markup import parse_markup
from pipeline.render.budget import Budget
from pipeline.render.environment import Sandbox, sandbox
from pipeline.render.faults import as_pipeline_error
from pipeline.render.full_text import full_text
from pipeline.render.helpers import Whereabouts, chinese_number, chosen_parts, filled
from pipeline.resources import find_template, template_names, templates_folder
from pipeline.speech import Speech
from pipeline.study.results import Study

ENDING = ".xml.j2"
LANGUAGES = {"zh": "zh-CN", "en": "en"}


def render(study: Study, speech: Speech, layout: Layout, key: str) -> Document:
    """Return the document `key` of the layout (documents.KEY), its template filled in.

    Raises PipelineError with the template's file and line for what is wrong in a template.
    """
    spec = layout.documents[key]
    layout = layout.for_document(key)
    name, folders = _template(layout, key)
    environment = sandbox(folders)
    meeting = {**layout.meeting, **{fact: value for fact, value in speech.facts.items() if value.strip()}}
    xml = _fill(environment, name, _values(study, speech, layout, key, meeting))
    title = speech.title or spec.name
    return Document(
        name=spec.name,
        title=title,
        blocks=parse_markup(xml, name, environment.loader.sources),
        language=LANGUAGES[speech.language],
        metadata=tuple((field, value) for field, value in layout.metadata if value),
        variables={"title": title, "document": spec.name, **meeting},
    )


def _template(layout: Layout, key: str) -> tuple[str, tuple[Path, ...]]:
    """Return the template's name and the folders to look in: shipped, or of the layout's own folder."""
    name = layout.documents[key].template
    if not name.endswith(ENDING):
        if find_template(name) is None:
            close = difflib.get_close_matches(name, template_names(), 1)
            hint = f"did you mean {close[0]!r}?" if close else "the templates are " + ", ".join(template_names())
            raise PipelineError(_at(layout, key, f"there is no template {name!r}", hint))
        return name + ENDING, (templates_folder(),)
    folder = Path(layout.path).parent if layout.path else Path()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise PipelineError(_at(layout, key, f"{name} lies outside the layout's folder", "put it beside the layout"))
    if not path.is_file():
        raise PipelineError(_at(layout, key, f"there is no file {name} beside the layout", None))
    return path.relative_to(folder.resolve()).as_posix(), (folder, templates_folder())


def _at(layout: Layout, key: str, message: str, hint: str | None) -> Problem:
    return Problem(layout.path, None, None, f"documents.{key}.template: {message}", hint)


def _fill(environment: Sandbox, name: str, values: Mapping[str, Any]) -> str:
    environment.budget = Budget()
    try:
        return environment.get_template(name).render(values)
    except PipelineError:
        raise
    except Exception as error:
        fault = as_pipeline_error(error, name)
        if fault is None:
            raise
        raise fault from error


def _values(study: Study, speech: Speech, layout: Layout, key: str, meeting: Mapping[str, str]) -> dict[str, Any]:
    """Return what a template may name."""
    spec = layout.documents[key]
    places = Whereabouts(speech)

    def text() -> Markup:
        return full_text(
            speech,
            numbers=spec.numbering == "paragraphs",
            findings=study.findings if spec.options.get("comments") else (),
            readings=study.reading.pinyin if layout.study.reading.pinyin == "ruby" else (),
        )

    return {
        "speech": speech,
        "study": study,
        "layout": layout,
        "document": spec,
        "meeting": meeting,
        "options": spec.options,
        "full_text": text,
        "numeral": chinese_number,
        "filled": filled,
        "chosen": partial(chosen_parts, layout, key),
        "where": places.find,
    }
