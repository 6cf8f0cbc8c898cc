"""Front matter: YAML between --- lines at the head of a file, with the meeting's facts and the user's overrules.

Its values are text: a date, a time or a number stays as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml

from pipeline.errors import PipelineError, Problem
from pipeline.kinds import TextKind, kind_named, kind_names
from pipeline.reader.front_keys import (
    FACTS,
    KIND,
    STRUCTURE,
    fact_of,
    field_of,
    is_of_other_programs,
    known_keys,
    meant_key,
)
from pipeline.reader.overrule import Overrule, read_overrule

_LONGEST = 400  # lines
_MOST = 40_000  # characters
_DEEPEST = 4  # structure: {1: [5]} needs three
_SHOWN = 120  # characters of a message that repeats what was written
_STRUCTURE_HINT = "write none, a list of patterns (one for each level), or 1: [line numbers]"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2: Char
_TAG = "tag:yaml.org,2002:"
_FULL_WIDTH = re.compile("(?P<key>[^\\s#'\"\\[{:：-][^:：]{0,29}?)\\s*：")
_CLOSE = re.compile("(?P<key>[^\\s#'\"\\[{:：-][^:：]{0,29}):(?=[^\\s/])")
_OWN_LINE = re.compile("\\s|#|-|$|[^:：]{1,60}:(?:\\s|$)")  # what may stand on a line between --- and ---


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`lines` is how many lines of the file it takes; `fields` overrule what the text says of itself."""

    lines: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    overrule: Overrule | None = None
    kind: TextKind | None = None
    notices: tuple[tuple[int, int, str], ...] = ()  # (line, column, text)
    left_out: tuple[tuple[str, int], ...] = ()  # keys of other programs, with their lines


def split_front_matter(text: str, path: str) -> tuple[FrontMatter, str]:
    """Return the front matter and the text after it; without front matter, the text as it is.

    A first line --- begins it only when a --- or ... line ends it and YAML keys stand between; when keys of ours follow
    and nothing ends it, that is a fault. Raises PipelineError with the place of each fault.
    """
    head = text[:200_000].lstrip("\ufeff")
    if not head.startswith("---"):
        return FrontMatter(), text
    lines = head.splitlines(keepends=True)
    if lines[0].strip() != "---":
        return FrontMatter(), text
    end = next((i for i, line in enumerate(lines[1:_LONGEST], 1) if line.rstrip() in ("---", "...")), None)
    if end is None:
        _tell_if_open(lines[1:_LONGEST], path)
        return FrontMatter(), text
    if not any(_is_key_line(line) for line in lines[1:end]):
        return FrontMatter(), text
    yaml_text = "".join(lines[1:end])
    offset = len(text) - len(text.lstrip("\ufeff")) + sum(len(line) for line in lines[: end + 1])
    return _read(yaml_text, path, end + 1), text[offset:]


def _is_key_line(line: str) -> bool:
    key = line.split(":", 1)[0] if ":" in line else line.split("：", 1)[0] if "：" in line else ""
    return 0 < len(key.strip()) <= 30 and not key.startswith((" ", "#"))


def _tell_if_open(lines: list[str], path: str) -> None:
    """Raise PipelineError if lines below --- are front matter that nothing ends."""
    stop = next((i for i, line in enumerate(lines) if not _OWN_LINE.match(line) or not line.strip()), len(lines))
    keys = {line.partition(":")[0].strip().lower() for line in lines[:stop] if ":" in line}
    if keys & set(known_keys()) or len(keys & set(FACTS.values())) > 1:
        hint = "write --- on a line of its own where the text begins"
        raise PipelineError(Problem(path, stop + 2, 1, "the front matter that line 1 opens is never closed", hint))


def _read(yaml_text: str, path: str, lines: int) -> FrontMatter:
    if len(yaml_text) > _MOST:
        raise PipelineError(Problem(path, 2, 1, f"front matter has {len(yaml_text)} characters; at most {_MOST}"))
    try:
        node = yaml.compose(yaml_text, Loader=_FlatLoader)
    except yaml.YAMLError as error:
        raise PipelineError(_line_problems(yaml_text, path) or [_yaml_problem(error, yaml_text, path)]) from error
    if not isinstance(node, yaml.MappingNode):
        if problems := _line_problems(yaml_text, path):
            raise PipelineError(problems)
        raise PipelineError(Problem(path, 2, 1, "front matter must be keys with values", "write 主题: …"))
    reading = _Reading(path)
    for key, value in node.value:
        reading.add(key, value)
    if reading.problems:
        raise PipelineError(reading.problems)
    return FrontMatter(
        lines, reading.fields, reading.facts, reading.overrule, reading.kind,
        tuple(reading.notices), tuple(reading.left_out),
    )  # fmt: skip


class _FlatLoader(yaml.SafeLoader):
    """Composes YAML without aliases and deep nests, by which a short text becomes endless work."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # the stubs leave it out
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not for front matter", mark)
        if self.depth >= _DEEPEST:
            raise yaml.composer.ComposerError(None, None, "nested too deeply", mark)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


@dataclass(slots=True)
class _Reading:
    """Takes in key after key."""

    path: str
    fields: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    overrule: Overrule | None = None
    kind: TextKind | None = None
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    notices: list[tuple[int, int, str]] = field(default_factory=list)
    left_out: list[tuple[str, int]] = field(default_factory=list)

    def add(self, key: yaml.Node, value: yaml.Node) -> None:
        name = key.value.strip() if isinstance(key, yaml.ScalarNode) else ""
        bad = _NOT_XML.search(name)
        same = field_of(name) or name
        if not name or bad:
            self._fault(key, "a key must be a word", "write 主题: …")
        elif same in self.seen:
            self._fault(key, f"{name}: the key stands here twice", "keep one")
        elif name.lower() in STRUCTURE:
            self._add_structure(name, key, value)
        elif name.lower() in KIND:
            self._add_kind(name, value)
        elif is_of_other_programs(name) or (name.lower() == "draft" and value.tag == f"{_TAG}bool"):
            self.left_out.append((name, key.start_mark.line + 2))
        else:
            self._add_fact(name, key, value)
        self.seen.add(same)

    def _add_structure(self, name: str, key: yaml.Node, value: yaml.Node) -> None:
        found = read_overrule(_plain(value))
        if isinstance(found, str):
            shown = found if len(found) <= _SHOWN else found[:_SHOWN] + "…"
            self._fault(key, f"{name}: {shown}", _STRUCTURE_HINT)
        else:
            self.overrule = found

    def _add_kind(self, name: str, value: yaml.Node) -> None:
        written = (_written(value) or "").strip()
        self.kind = kind_named(written)
        if self.kind is None:
            hint = "write one of " + "、".join(kind_names())
            self._fault(value, f"{name}: {written[:_SHOWN]!r} is no kind of text", hint)

    def _add_fact(self, name: str, key: yaml.Node, value: yaml.Node) -> None:
        written = _written(value)
        if written is None:
            self._fault(key, f"{name}: must be text", f"write {name}: … on one line")
        elif bad := _NOT_XML.search(written):
            self._fault(
                value, f"{name}: holds U+{ord(bad.group()):04X}, which is no character of a text", "leave it out"
            )
        elif part := field_of(name):
            self.fields[part] = written
        else:
            self.facts[fact_of(name)] = written
            meant = meant_key(name) if fact_of(name) == name else None
            if meant:
                told = f"{name}: no key of its own; did you mean {meant}? It is printed as a fact of the meeting"
                self.notices.append((key.start_mark.line + 2, key.start_mark.column + 1, told))

    def _fault(self, node: yaml.Node, message: str, hint: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(self.path, mark.line + 2, mark.column + 1, message, hint))


def _written(node: yaml.Node) -> str | None:
    """Return a value as the user wrote it, lists joined, yes and no in Chinese; None for what is no text."""
    if isinstance(node, yaml.SequenceNode):
        parts = [_written(child) if isinstance(child, yaml.ScalarNode) else None for child in node.value]
        return None if None in parts else "、".join(part for part in parts if part is not None)
    if not isinstance(node, yaml.ScalarNode):
        return None
    if node.tag == f"{_TAG}null":
        return ""
    if node.tag == f"{_TAG}bool":
        return "是" if _is_yes(node.value) else "否"
    return str(node.value).strip()


def _plain(node: yaml.Node) -> object:
    """Return what stands under `structure:` as plain values; only what can be a level or a line is a number."""
    match node:
        case yaml.MappingNode():
            return {str(key.value)[:_SHOWN]: _plain(value) for key, value in node.value}
        case yaml.SequenceNode():
            return [_plain(child) for child in node.value]
    text = str(node.value)
    if node.tag == f"{_TAG}int" and text.isdecimal() and len(text) < 10:
        return int(text)
    if node.tag == f"{_TAG}null":
        return None
    return _is_yes(text) if node.tag == f"{_TAG}bool" else text


def _is_yes(text: str) -> bool:
    return text.lower() in ("yes", "true", "on")


def _line_problems(yaml_text: str, path: str) -> list[Problem]:
    """Return what is wrong with lines that should be a key and its value: colons as typists write them, or text."""
    found: list[Problem] = []
    for number, line in enumerate(yaml_text.splitlines(), 2):
        if match := _FULL_WIDTH.match(line):
            told = f"{match.group('key')}： has a full-width colon"
            found.append(Problem(path, number, match.end(), told, f"write {match.group('key')}: and a blank"))
        elif match := _CLOSE.match(line):
            told = f"{match.group('key')}: wants a blank after the colon"
            found.append(Problem(path, number, match.end(), told, f"write {match.group('key')}: and a blank"))
        elif not _OWN_LINE.match(line):
            hint = "write KEY: value; if the text begins here, close the front matter above it with ---"
            found.append(Problem(path, number, 1, f"{line[:20]!r} is no key with a value", hint))
            break
    return found


def _yaml_problem(error: yaml.YAMLError, yaml_text: str, path: str) -> Problem:
    line, column, reason = 2, 1, "not valid"
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        reason = error.problem or reason
        if mark is not None:
            line, column = mark.line + 2, mark.column + 1
    elif isinstance(error, yaml.reader.ReaderError):
        before = yaml_text[: error.position]
        line, column = before.count("\n") + 2, error.position - before.rfind("\n")
        reason = f"U+{ord(yaml_text[error.position]):04X} is no character of a text"
    return Problem(path, line, column, f"front matter is no valid YAML ({reason})", "check quotes, colons and indents")
