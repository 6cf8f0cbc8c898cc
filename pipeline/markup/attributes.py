"""What an attribute of the markup may be, and what it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.document import STYLE_NAMES


class ValueFault(ValueError):
    """An attribute's value is not allowed; `hint` says what to write."""

    def __init__(self, hint: str, known: tuple[str, ...] = ()) -> None:
        super().__init__(hint)
        self.hint, self.known = hint, known


@dataclass(frozen=True, slots=True)
class Attribute:
    """How to read one attribute, and whether it must be there."""

    read: Callable[[str], Any]
    required: bool = False


Attributes = Mapping[str, Attribute]


def text(value: str) -> str:
    return value


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers within limits."""

    def read(value: str) -> int:
        if not (value.isascii() and value.isdigit() and least <= int(value[:9]) <= most):
            raise ValueFault(f"write a whole number from {least} to {most}")
        return int(value)

    return read


def number(least: float, most: float) -> Callable[[str], float]:
    """Return a reader of numbers within limits; a whole one comes out whole."""

    def read(value: str) -> float:
        try:
            result = float(value)
        except ValueError:
            result = float("nan")
        if not least <= result <= most:
            raise ValueFault(f"write a number from {least:g} to {most:g}")
        return int(result) if result == int(result) else result

    return read


def one_of(*words: str) -> Callable[[str], str]:
    """Return a reader of one of some words."""

    def read(value: str) -> str:
        if value not in words:
            raise ValueFault("write one of " + ", ".join(words), words)
        return value

    return read


def style(value: str) -> str:
    """Return the name of a style."""
    if value not in STYLE_NAMES:
        raise ValueFault("the classes are " + ", ".join(STYLE_NAMES), STYLE_NAMES)
    return value


def widths(value: str) -> tuple[float, ...]:
    """Return the weights of a table's columns, written with blanks between."""
    read = number(0.01, 1000)
    parts = tuple(read(part) for part in value.split())
    if not parts:
        raise ValueFault("write one number a column, for example 1 2 1")
    return parts


def address(value: str) -> str:
    """Return a link's target: a block's id after #, or an address of the web or of mail."""
    if not value.startswith(("#", "https://", "http://", "mailto:")) or value == "#":
        raise ValueFault("write #id or an address that begins with https://")
    return value


def filled(value: str) -> str:
    """Return a text that must not be empty."""
    if not value.strip():
        raise ValueFault("write something there")
    return value
