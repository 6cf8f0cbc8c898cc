"""One job: a speech and a layout in, the files of its documents out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.errors import PipelineError, Problem
from pipeline.fit import fit_document
from pipeline.formats import FORMATS
from pipeline.layout import DEFAULT_LAYOUT, DocumentLayout, Layout, load_layout
from pipeline.output_folder import OutputFolder
from pipeline.reader import read_speech
from pipeline.rendering import render
from pipeline.speech import Speech
from pipeline.study import Study, make_study
from pipeline.writers import writer


@dataclass(frozen=True, slots=True)
class Built:
    """One file as it stands in the output folder; `pages` is None where the format has none."""

    path: Path
    pages: int | None


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What became of one speech: files written, faults that cost a document, notices that cost nothing.

    `unchanged`: the files were there already, made from the same inputs. `bug` is the traceback of a fault of ours.
    """

    speech: str
    files: tuple[Built, ...] = ()
    failed: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
    unchanged: bool = False
    bug: str | None = None


def build(
    speech: str | Path,
    layout: str | Path | Layout = DEFAULT_LAYOUT,
    output: str | Path = "output",
    *,
    formats: Sequence[str] | None = None,
    only: Sequence[str] = (),
    changes: Iterable[str] = (),
    comments: bool = False,
    convert: bool = False,
) -> BuildResult:
    """Build every document of the layout from one speech into `output`/<speech>/.

    `only` names documents by key or printed name; `formats` rules over the layout's; `convert` reads .doc, .wps,
    .rtf and .odt through LibreOffice. A document that fails is in `failed` and the others are still built.
    Raises PipelineError if the speech or the layout cannot be read, or the output folder cannot be written.
    """
    resolved = layout if isinstance(layout, Layout) else load_layout(layout, changes)
    folder = OutputFolder(Path(output) / folder_name(Path(speech)))
    return build_into(folder, Path(speech), resolved, formats=formats, only=only, comments=comments, convert=convert)


def build_into(
    folder: OutputFolder,
    path: Path,
    layout: Layout,
    *,
    formats: Sequence[str] | None = None,
    only: Sequence[str] = (),
    comments: bool = False,
    convert: bool = False,
) -> BuildResult:
    """Build the documents of the speech at `path` into `folder`; see `build`."""
    layout = with_comments(layout) if comments else layout
    keys = choose_documents(layout, only)
    chosen = choose_formats(formats if formats is not None else layout.formats)
    speech = read_speech(path, convert=convert)
    if not speech.paragraphs:
        raise PipelineError.at(path, "holds no text", "check that it is the right file")
    study = make_study(speech, layout.plain)
    folder.make()
    commented = any(layout.document(key).spec.options.get("comments") for key in keys)
    outcome = _Outcome(notices=[Problem(speech.path, line, column, text) for line, column, text in speech.notices])
    outcome.notices += _lost(speech)
    if "study" in study.withheld:
        outcome.notices.append(Problem(speech.path, None, None, study.withheld["study"]))
    outcome.notices += _proofreading(speech.path, len(study.findings), commented)
    for key in keys:
        own = layout.document(key)
        found = study if own.study == layout.plain.study else make_study(speech, own)
        try:
            _build_document(folder, speech, found, own, chosen, outcome)
        except PipelineError as error:
            outcome.failed += error.problems
    folder.finish(complete=not outcome.failed)
    failed, notices = (tuple(dict.fromkeys(problems)) for problems in (outcome.failed, outcome.notices))
    return BuildResult(speech.path, tuple(outcome.files), failed, notices)


def _lost(speech: Speech) -> Iterator[Problem]:
    """Yield a notice for each kind of character that the file holds and the text does not, at the first of them."""
    for change in speech.normalisations:
        if change.lost:
            yield Problem(speech.path, change.line, change.column, f"{change.what}: {change.count}, here the first")


def _fewer_than_asked(study: Study, layout: DocumentLayout) -> Iterator[str]:
    """Yield a line for each of what a document asks questions and test items of which fewer are made than asked for."""
    parts = layout.spec.parts
    prints = {"discussion": {"questions"}, "quiz": {"quiz"}}.get(layout.spec.template, set(parts or ()))
    if layout.spec.template == "handout" and parts is None:
        prints = {"questions", "before", "quiz"}
    asked = layout.study.questions
    discussed = sum(not question.before for question in study.questions)
    counts = [
        ("questions", "questions for discussion", discussed, asked.count),
        ("before", "questions to read with", len(study.questions) - discussed, asked.before),
    ]
    items = layout.study.cloze
    forms = (("cloze", items.count), ("choice", items.choice), ("true_false", items.true_false))
    counts += [
        ("quiz", f"{form} items", sum(item.kind == form for item in study.items), most)
        for form, most in forms
        if most is not None
    ]
    for part, name, made, wanted in counts:
        if part in prints and made < wanted:
            yield f"{made} of {wanted} {name}: no more are sound enough to print"


@dataclass(slots=True)
class _Outcome:
    """What has come of a speech's documents so far."""

    files: list[Built] = field(default_factory=list)
    failed: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)


def _build_document(
    folder: OutputFolder,
    speech: Speech,
    study: Study,
    layout: DocumentLayout,
    formats: Sequence[str],
    outcome: _Outcome,
) -> None:
    """Put one document's files into the folder and note what came of it.

    A format that cannot be written (a face that only the PDF needs is broken) costs the others nothing.
    """
    stem = file_stem(layout)
    document = render(study, speech, layout)
    if document.empty:
        reason = f": {document.why_empty}" if document.why_empty else ""
        outcome.notices.append(Problem(speech.path, None, None, f"nothing found for {stem}{reason}; not written"))
        return
    outcome.notices += [Problem(speech.path, None, None, text) for text in _fewer_than_asked(study, layout)]
    fitted = fit_document(document, speech, study, layout)
    for format in formats:
        try:
            written = writer(format)(fitted)
        except PipelineError as error:
            outcome.failed += error.problems
            continue
        pages = written.pages.pages if written.pages is not None else None
        path, kept = folder.put(f"{stem}.{format}", written.data, pages)
        outcome.files.append(Built(path, pages))
        if kept is not None:
            outcome.notices.append(Problem(str(path), None, None, f"was not as built; kept as {kept.name}"))
        outcome.notices += [_placed(problem, speech.path) for problem in written.notices]


def _proofreading(path: str, count: int, commented: bool) -> Iterator[Problem]:
    """Yield the notice of how many slips the source may have, and where to see them."""
    if count:
        findings = "1 proofreading finding" if count == 1 else f"{count} proofreading findings"
        shown = f"jiangyi study {path} shows them"
        hint = f"{shown}, and so do comments in Word" if commented else f"{shown}, --comments puts them into Word"
        yield Problem(path, None, None, findings, hint)


def choose_documents(layout: Layout, only: Sequence[str] = ()) -> list[str]:
    """Return the keys of the documents to build, in the layout's order. Raises PipelineError for an unknown name."""
    if not only:
        enabled = [key for key, own in layout.documents.items() if own.spec.enabled]
        if not enabled:
            raise PipelineError.at(layout.path, "has no documents to build", "write extends: handout-a4, or name one")
        return enabled
    names = {own.spec.name: key for key, own in layout.documents.items()}
    unknown = [name for name in only if name not in layout.documents and name not in names]
    for name in unknown:
        layout.document(name)  # says which there are
    wanted = {names.get(name, name) for name in only}
    return [key for key in layout.documents if key in wanted]


def choose_formats(formats: Sequence[str]) -> list[str]:
    """Return the formats without repeats, PDF first. Raises PipelineError if unknown."""
    unknown = [format for format in formats if format not in FORMATS]
    if unknown or not formats:
        message = f"{unknown[0]!r} is no format" if unknown else "no format is named"
        raise PipelineError.at(None, message, "write some of " + ",".join(FORMATS))
    return sorted(set(formats), key=lambda format: (format != "pdf", format))


def with_comments(layout: Layout) -> Layout:
    """Return the layout with every document asked to carry the findings as comments."""

    def commented(own: DocumentLayout) -> DocumentLayout:
        options = {**own.spec.options, "comments": True}
        return replace(own, spec=own.spec.model_copy(update={"options": options}))

    documents = {key: commented(own) for key, own in layout.documents.items()}
    return replace(layout, documents=documents)


def folder_name(speech: Path) -> str:
    """Return the name of a speech's folder: the file's, without ending; never one that leads out of the output."""
    return speech.stem if speech.stem.strip(". ") else "speech"


_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]')


def file_stem(layout: DocumentLayout) -> str:
    """Return the file name of a document, without ending. Raises PipelineError if it could leave the folder."""
    name = layout.spec.name.strip()
    if not name or _FORBIDDEN.search(name) or name.startswith(".") or len(name.encode()) > 200:
        hint = "use letters, without / \\ : * ?"
        raise PipelineError.at(layout.path, f"documents: {layout.spec.name!r} cannot name a file", hint)
    return name


def _placed(problem: Problem, path: str) -> Problem:
    return problem if problem.path else Problem(path, problem.line, problem.column, problem.message, problem.hint)
