"""A document as text, for goldens and diffs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from pipeline.document import Text


def dump(value: object, depth: int = 0) -> str:
    """Return a document as indented text, one node a line, fields that are unset left out."""
    return "\n".join(_dump_lines(value, depth))


def _dump_lines(value: object, depth: int) -> Iterator[str]:
    pad = "  " * depth
    if isinstance(value, Text):
        yield f"{pad}{value.text!r}"
    elif is_dataclass(value) and not isinstance(value, type):
        simple, nested = [], []
        for field in fields(value):
            if not field.repr:
                continue  # where it is from, not what it is
            item = getattr(value, field.name)
            if isinstance(item, tuple) and any(is_dataclass(part) for part in item):
                nested.append(item)
            elif item != field.default and item not in (None, (), ""):
                simple.append(f"{field.name}={_short(item)}")
        yield pad + " ".join([type(value).__name__, *simple])
        for item in nested:
            for part in item:
                yield from _dump_lines(part, depth + 1)
    else:
        yield f"{pad}{value!r}"


def _short(item: object) -> str:
    return f"<{len(item)} bytes>" if isinstance(item, bytes) else repr(item)
