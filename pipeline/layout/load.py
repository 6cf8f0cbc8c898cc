"""Reads a layout: its file, the layouts it extends, the command line's changes; checks and resolves it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from pipeline.document import STYLE_NAMES
from pipeline.errors import PipelineError, Problem
from pipeline.layout.model import DocumentLayout, Layout
from pipeline.layout.resolve import resolve
from pipeline.layout.schema import LayoutSpec
from pipeline.layout.unasked import with_unasked
from pipeline.layout.yaml_source import NULLABLE, KeyPath, Origin, Source, dotted, merge, parse_yaml, read_yaml
from pipeline.resources import find_layout, layout_names

DEFAULT_LAYOUT = "handout-a4"
MAX_EXTENDS = 10

# Keys that say something of all documents together.
WHOLE_LAYOUT_ONLY = ("extends", "name", "description", "documents", "formats", "meeting", "metadata")

# What to write instead, by pydantic's name of the fault.
KINDS = {
    "string_type": "text", "bool_parsing": "true or false", "bool_type": "true or false",
    "dict_type": "keys and values", "model_type": "keys and values", "tuple_type": "a list", "list_type": "a list",
}  # fmt: skip


def load_layout(name: str | Path = DEFAULT_LAYOUT, changes: Iterable[str] = ()) -> Layout:
    """Return the layout `name` (a shipped layout's name or a YAML file), with KEY=VALUE changes laid on top.

    Raises PipelineError with all problems of the layout together, each with file, line and column.
    """
    source, path = load_source(name, changes)
    return _checked(source, path)


def load_source(name: str | Path, changes: Iterable[str] = ()) -> tuple[Source, Path]:
    """Return the merged values of a layout with their origins, and the file it began in."""
    path = _find(name, None, None)
    source = _extended(path, ())
    for change in changes:
        source = merge(source, _change(change))
    return source, path


def explain(name: str | Path, changes: Iterable[str] = ()) -> list[str]:
    """Return one line for each value of a layout: key, value, and the file and line that set it."""
    source, path = load_source(name, changes)
    _checked(source, path)
    lines = []
    for where, origin in sorted(source.origins.items(), key=lambda item: tuple(map(str, item[0]))):
        value = _value_at(source.data, where)
        if where and not isinstance(value, (dict, list)):
            lines.append(f"{dotted(where)} = {value}  ({origin.path}:{origin.line})")
    return lines


def _value_at(data: Any, where: KeyPath) -> Any:
    for key in where:
        data = data[key]
    return data


def _find(name: str | Path, folder: Path | None, origin: Origin | None) -> Path:
    """Return the file of a layout named on the command line, or in `extends` of a file in `folder`."""
    text = str(name)
    is_path = isinstance(name, Path) or text.endswith((".yaml", ".yml")) or "/" in text or "\\" in text
    path = (folder or Path()) / text if is_path else find_layout(text)
    if path is not None and path.is_file():
        return path
    place = origin or Origin(text if origin is None else "")
    if is_path:
        raise PipelineError(
            Problem(
                place.path,
                place.line,
                place.column,
                "there is no such layout file" if origin is None else f"extends: there is no file {text}",
            )
        )
    close = difflib.get_close_matches(text, layout_names(), 1)
    hint = f"did you mean {close[0]!r}?" if close else "the layouts are " + ", ".join(layout_names())
    raise PipelineError(Problem(place.path, place.line, place.column, f"there is no layout named {text!r}", hint))


def _extended(path: Path, above: tuple[Path, ...]) -> Source:
    own = read_yaml(path)
    parent = own.data.get("extends")
    if parent is None:
        return own
    origin = own.origins[("extends",)]
    if not isinstance(parent, str):
        raise PipelineError(
            Problem(
                origin.path,
                origin.line,
                origin.column,
                "extends: must be a layout's name",
                "write for example extends: handout-a4",
            )
        )
    parent_path = _find(parent, path.parent, origin).resolve()
    if parent_path in (path.resolve(), *above) or len(above) >= MAX_EXTENDS:
        raise PipelineError(
            Problem(origin.path, origin.line, origin.column, f"extends: {parent} extends this layout in turn")
        )
    return merge(_extended(parent_path, (*above, path.resolve())), own)


def _change(text: str) -> Source:
    """Return a Source for KEY=VALUE of the command line; VALUE is YAML."""
    key, equals, value = text.partition("=")
    place = Origin(f"--set {text}")
    if not equals or not key.strip():
        raise PipelineError(
            Problem(
                place.path,
                None,
                None,
                "is no change",
                "write KEY=VALUE, for example study.summary.length=200",
            )
        )
    try:
        parsed = parse_yaml(f"value: {value}", place.path).data["value"]
    except PipelineError as error:
        raise PipelineError(Problem(place.path, None, None, f"{value[:40]!r} is no YAML value")) from error
    parts = key.strip().split(".")
    if parts[0] == "extends":
        raise PipelineError(Problem(place.path, None, None, "extends cannot be changed here", "use --layout"))
    data: Any = parsed
    for part in reversed(parts):
        data = {part: data}
    return Source(data, dict.fromkeys(_paths(data, ()), place))


def _paths(value: Any, where: KeyPath) -> Iterator[KeyPath]:
    yield where
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from _paths(inner, (*where, key))


def _checked(source: Source, path: Path) -> Layout:
    spec = _validated(source)
    spec = spec.model_copy(update={"documents": with_unasked(spec.documents)})
    problems = [*_shared_names(spec, source), *_misplaced_keys(spec, source)]
    if problems:
        raise PipelineError(problems)
    plain = _resolved(spec, source, path)
    documents = {}
    for key, document in spec.documents.items():
        own = _of_document(source, key, path) if document.layout else plain
        documents[key] = replace(own, key=key, spec=document)
    return Layout(plain.name, plain.path, spec.formats, plain, documents)


def _of_document(source: Source, key: str, path: Path) -> DocumentLayout:
    """Return the layout with the changes of documents.KEY.layout laid on top."""
    base = {name: value for name, value in source.data.items() if name != "documents"}
    origins = {where: origin for where, origin in source.origins.items() if where[:1] != ("documents",)}
    merged = merge(Source(base, origins), _subtree(source, ("documents", key, "layout")))
    return _resolved(_validated(merged), merged, path)


def _shared_names(spec: LayoutSpec, source: Source) -> Iterator[Problem]:
    """Yield a problem for each document that would write over another's file."""
    owners: dict[str, str] = {}
    for key, document in spec.documents.items():
        name = document.name.strip().casefold()
        other = owners.setdefault(name, key)
        if document.enabled and other != key:
            where = ("documents", key, "name")
            yield _problem(
                source, where, f"{document.name!r} is the name of {other} too", "give each a name of its own"
            )


def _misplaced_keys(spec: LayoutSpec, source: Source) -> Iterator[Problem]:
    """Yield a problem for each key of a document's own layout that only a whole layout has."""
    for key, document in spec.documents.items():
        for name in document.layout:
            if name in WHOLE_LAYOUT_ONLY:
                yield _problem(source, ("documents", key, "layout", name), "is not allowed here", "write it at the top")


def _subtree(source: Source, where: KeyPath) -> Source:
    size = len(where)
    origins = {path[size:]: origin for path, origin in source.origins.items() if path[:size] == where}
    return Source(_value_at(source.data, where), origins)


def _resolved(spec: LayoutSpec, source: Source, path: Path) -> DocumentLayout:
    problems: list[Problem] = []

    def fault(where: KeyPath, message: str, hint: str | None) -> None:
        problems.append(_problem(source, where, message, hint))

    layout = resolve(spec, spec.name or path.stem, str(path), fault)
    if problems:
        raise PipelineError(dict.fromkeys(problems))
    return layout


def _validated(source: Source) -> LayoutSpec:
    problems = _unknown_styles(source)
    try:
        said = {key: value for key, value in source.data.items() if value is not None or key in NULLABLE}
        spec = LayoutSpec.model_validate(said)
    except ValidationError as error:
        problems += [_translate(source, dict(fault)) for fault in error.errors()]
        raise PipelineError(problems) from error
    if problems:
        raise PipelineError(problems)
    return spec


def _unknown_styles(source: Source) -> list[Problem]:
    styles = source.data.get("styles")
    if not isinstance(styles, dict):
        return []
    problems = []
    for name, style in styles.items():
        if name not in STYLE_NAMES:
            problems.append(_problem(source, ("styles", name), "unknown style", _did_you_mean(name, STYLE_NAMES)))
        parent = style.get("based_on") if isinstance(style, dict) else None
        if isinstance(parent, str) and parent not in STYLE_NAMES:
            problems.append(
                _problem(
                    source,
                    ("styles", name, "based_on"),
                    f"unknown style {parent!r}",
                    _did_you_mean(parent, STYLE_NAMES),
                )
            )
    return problems


def _problem(source: Source, where: KeyPath, message: str, hint: str | None) -> Problem:
    origin = next(
        (source.origins[where[:size]] for size in range(len(where), -1, -1) if where[:size] in source.origins),
        Origin("layout"),
    )
    return Problem(origin.path, origin.line, origin.column, f"{dotted(where)}: {message}", hint)


def _translate(source: Source, fault: Mapping[str, Any]) -> Problem:
    """Return pydantic's fault in the user's terms; the kind decides the words, never pydantic's own text."""
    where = tuple(
        part for part in fault["loc"] if not (isinstance(part, str) and part in ("[key]", "GlossaryEntry", "str"))
    )
    kind, context = fault["type"], fault.get("ctx", {})
    if fault["input"] is None:
        return _problem(source, where, "is empty", "write a value, or take the line out")
    if kind == "extra_forbidden":
        return _problem(source, where, "unknown key", _did_you_mean(str(where[-1]), _known_keys(where[:-1])))
    if kind == "missing":
        return _problem(source, where, "is missing", "add it")
    if kind == "literal_error":
        if where[:1] == ("fonts",) and len(where) == 2:
            return _problem(source, where, "unknown font role", f"write one of {context['expected']}")
        return _problem(source, where, f"{fault['input']!r} is not allowed", f"write one of {context['expected']}")
    if kind == "value_error":
        return _problem(source, where, str(context["error"]), None)
    if kind.startswith(("int", "float", "greater_than", "less_than")):
        limits = {
            "greater_than_equal": f"at least {context.get('ge')}",
            "less_than_equal": f"at most {context.get('le')}",
        }
        return _problem(
            source,
            where,
            f"{fault['input']!r} is not allowed",
            f"write a number, {limits[kind]}" if kind in limits else "write a number",
        )
    if kind == "string_pattern_mismatch":
        return _problem(source, where, f"{fault['input']!r} is no colour", "write for example '#000000'")
    return _problem(
        source,
        where,
        f"{fault['input']!r} is not allowed here",
        f"write {KINDS[kind]}" if kind in KINDS else None,
    )


def _known_keys(where: KeyPath) -> list[str]:
    """Return the keys that the schema allows at a key path."""
    kind: Any = LayoutSpec
    for part in where:
        kind = _inner(kind, part)
    model = next((option for option in (kind, *get_args(kind)) if _is_model(option)), None)
    return sorted(model.model_fields) if model else []


def _inner(kind: Any, part: str | int) -> Any:
    """Return the type of the value at `part` of a model, a mapping or a list; None if there is none."""
    for option in (kind, *get_args(kind)):
        if _is_model(option) and part in option.model_fields:
            return option.model_fields[part].annotation
    if get_origin(kind) is dict:
        return get_args(kind)[1]
    return get_args(kind)[0] if get_origin(kind) is tuple else None


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _did_you_mean(word: str, known: Iterable[str]) -> str | None:
    close = difflib.get_close_matches(word, list(known), 1, 0.6)
    return f"did you mean {close[0]!r}?" if close else None
