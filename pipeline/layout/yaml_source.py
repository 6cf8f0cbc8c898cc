"""YAML read safely into plain values, with the file, line and column each value came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import PipelineError, Problem

KeyPath = tuple[str | int, ...]

# A layout is a page of settings; more nodes than this is an attack (aliases within aliases).
MAX_NODES = 20_000
MAX_BYTES = 1_000_000
MAX_DEPTH = 50
MAX_NUMBER = 100  # characters

# What no file format can hold: controls but for tab and line ends, lone surrogates, noncharacters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

# The tags of YAML's own plain values; anything else would name code or types of some program.
PLAIN_TAGS = {
    f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp")
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was written: file (or "--set"), line and column from 1."""

    path: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Plain values (dict, list, str, int, float, bool, None) and the origin of every key path."""

    data: dict[str, Any]
    origins: Mapping[KeyPath, Origin]


def read_yaml(path: Path) -> Source:
    """Return a YAML file's mapping. Raises PipelineError with line and column if it is no such thing."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise PipelineError.at(path, f"cannot be read ({error.strerror})") from error
    if len(raw) > MAX_BYTES:
        raise PipelineError.at(path, "is too large for a settings file", "keep it under 1 MB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise PipelineError(Problem(str(path), line, column, "is not UTF-8", "save the file as UTF-8")) from error
    return parse_yaml(text, str(path))


def parse_yaml(text: str, path: str, first_line: int = 1) -> Source:
    """Return the mapping in `text`; `first_line` is the line of the file on which `text` begins."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (None, None)
        message = f"is not valid YAML: {error.problem or error.context}"
        raise PipelineError(Problem(path, line, column, message, "check the indentation and the colons")) from error
    except yaml.YAMLError as error:
        raise PipelineError.at(path, f"is not valid YAML: {error}") from error
    except RecursionError as error:
        raise PipelineError.at(path, "is nested too deeply") from error
    if node is None:
        return Source({}, {})
    if not isinstance(node, yaml.MappingNode):
        raise PipelineError(
            Problem(path, first_line, 1, "must hold keys and values", "write for example “page: {size: A4}”")
        )
    builder = _Builder(path, first_line)
    data = builder.build(node, ())
    if builder.problems:
        raise PipelineError(builder.problems)
    return Source(data, builder.origins)


class _Builder:
    """Turns composed nodes into values, noting origins; counts nodes so that aliases cannot explode."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.origins: dict[KeyPath, Origin] = {}
        self.problems: list[Problem] = []
        self._count = 0
        self._scalars = yaml.constructor.SafeConstructor()

    def build(self, node: yaml.Node, where: KeyPath) -> Any:
        self._count += 1
        if self._count > MAX_NODES or len(where) > MAX_DEPTH:
            raise PipelineError(self._problem(node, "is too large or too deeply nested for a settings file"))
        self.origins.setdefault(where, self._origin(node))
        if node.tag not in PLAIN_TAGS:
            self.problems.append(self._problem(node, f"the tag {node.tag} is not allowed", "write a plain value"))
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*where, index)) for index, child in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, where: KeyPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(self._problem(key_node, "a key must be a word", "write key: value"))
                continue
            key = str(key_node.value)
            if key_node.tag == "tag:yaml.org,2002:merge":
                self.problems.append(self._problem(key_node, "<< is not supported", "name a layout in extends"))
                continue
            if key in values:
                self.problems.append(
                    self._problem(key_node, f"{dotted((*where, key))}: the key stands here twice", "keep one")
                )
            self.origins[(*where, key)] = self._origin(key_node)
            values[key] = self.build(value_node, (*where, key))
        return values

    def _scalar(self, node: yaml.Node) -> Any:
        if node.tag == "tag:yaml.org,2002:timestamp":
            return node.value  # a date stays as the user wrote it
        if node.tag != "tag:yaml.org,2002:str" and len(node.value) > MAX_NUMBER:
            self.problems.append(self._problem(node, f"{node.value[:20]}… is too long a number"))
            return None
        try:
            value = self._scalars.construct_object(node)
        except (yaml.YAMLError, ValueError) as error:
            self.problems.append(self._problem(node, f"{node.value[:40]!r} is no valid value ({error})"))
            return None
        if isinstance(value, str) and (bad := _UNPRINTABLE.search(value)):
            self.problems.append(self._problem(node, f"holds the control character U+{ord(bad[0]):04X}", "take it out"))
        return value

    def _origin(self, node: yaml.Node) -> Origin:
        return Origin(self.path, node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def _problem(self, node: yaml.Node, message: str, hint: str | None = None) -> Problem:
        origin = self._origin(node)
        return Problem(origin.path, origin.line, origin.column, message, hint)


# Mappings that a layout may switch off by writing nothing (or null) for them.
NULLABLE = ("header", "footer", "fit")


def merge(base: Source, over: Source) -> Source:
    """Return `base` with the values of `over` laid on top: mappings merge key by key, all else replaces."""
    origins = dict(base.origins)
    data = _merge(base.data, over.data, (), origins, over.origins)
    return Source(data, origins)


def _merge(
    base: dict[str, Any],
    over: dict[str, Any],
    where: KeyPath,
    origins: dict[KeyPath, Origin],
    over_origins: Mapping[KeyPath, Origin],
) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        path = (*where, key)
        if value is None and isinstance(merged.get(key), dict) and key not in NULLABLE:
            continue  # a key with all its lines taken out leaves things as they are
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = _merge(merged[key], value, path, origins, over_origins)
        else:
            merged[key] = value
            for old in [old for old in origins if old[: len(path)] == path]:
                del origins[old]
            origins.update({new: origin for new, origin in over_origins.items() if new[: len(path)] == path})
    return merged


def dotted(where: KeyPath) -> str:
    """Return a key path as people write it: styles.body.size, documents.0."""
    return ".".join(str(part) for part in where)
