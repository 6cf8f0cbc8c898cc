"""Templates filled with what was read and found: one document of a layout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from pipeline.document import Document
from pipeline.errors import PipelineError
from pipeline.layout.model import DocumentLayout
from pipeline.markup import parse_markup
from pipeline.rendering.budget import Budget
from pipeline.rendering.callables import Nothing, Whereabouts, filled
from pipeline.rendering.choices import Parts, check_choices, choose_template
from pipeline.rendering.environment import Sandbox, sandbox
from pipeline.rendering.faults import as_pipeline_error
from pipeline.rendering.full_text import full_text
from pipeline.rendering.labels import Labels, is_traditional, length_of, titled
from pipeline.rendering.pieces import find_pieces
from pipeline.rendering.source import Doubts, Marks
from pipeline.speech import Speech
from pipeline.study import Study

LANGUAGES = {"zh": "zh-CN", "en": "en"}


def render(study: Study, speech: Speech, layout: DocumentLayout) -> Document:
    """Return the document that the layout is of, its template filled in.

    It is `empty` if the template says that there is nothing to put in it.
    Raises PipelineError with the template's file and line for what is wrong in a template, with the layout's key
    for what the layout asks of it in vain.
    """
    spec = layout.spec
    name, folders = choose_template(layout)
    environment = sandbox(folders)
    parts = Parts(layout)
    meeting = {**layout.meeting, **{fact: value for fact, value in speech.facts.items() if value.strip()}}
    nothing = Nothing()
    values = _values(study, speech, layout) | {"meeting": meeting, "chosen": parts, "nothing": nothing}
    xml = _fill(environment, name, values)
    check_choices(layout, parts, environment.loader.sources)
    title = speech.title or spec.name
    return Document(
        name=spec.name,
        key=layout.key,
        title=title,
        blocks=parse_markup(xml, name, environment.loader.sources),
        language=LANGUAGES[speech.language],
        metadata=tuple((field, value) for field, value in layout.metadata if value),
        variables={"title": title, "document": spec.name, **meeting},
        empty=nothing.said,
        why_empty=nothing.why,
    )


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


def _values(study: Study, speech: Speech, layout: DocumentLayout) -> dict[str, Any]:
    """Return what a template may name."""
    spec = layout.spec

    labels = Labels(speech.language, is_traditional(speech))
    pieces = find_pieces(speech)
    numbered = spec.numbering == "paragraphs" and pieces.referable

    def text() -> Markup:
        return full_text(
            speech,
            pieces.all,
            numbers=numbered,
            times=layout.reader.times == "keep",
            findings=study.findings if spec.options.get("comments") else (),
            readings=study.reading.pinyin if layout.study.reading.pinyin == "ruby" else (),
        )

    return {
        "speech": speech,
        "study": study,
        "layout": layout,
        "document": spec,
        "options": spec.options,
        "full_text": text,
        "say": labels.say,
        "called": labels.ours(study.called),
        "numeral": labels.numeral,
        "titled": lambda name, room: titled(speech, name, labels, room),
        "aloud": (length_of(speech, study.reading.characters), study.reading.minutes),
        "filled": filled,
        "where": Whereabouts(speech, pieces).find,
        "numbered": numbered,
        "divided": pieces.divided,
        "doubtful": Doubts(speech, study.findings),
        "marks": Marks(speech),
    }
