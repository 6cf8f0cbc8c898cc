"""How a few words are built: the classes and lengths of their parts, by which one may stand for another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.language.segmentation import Token

_ALIKE = {"b": "a", "z": "a", "j": "n", "l": "n", "i": "n", "s": "n", "f": "n"}


class Part(NamedTuple):
    """A word of a phrase: its class (n, v, a, …) and its length in characters."""

    kind: str
    length: int


def structure_of(tokens: Sequence[Token], start: int, stop: int) -> tuple[Part, ...] | None:
    """Return how the words from `start` to `stop` are built; None if these cut through a word."""
    inside = [token for token in tokens if start < token.stop and token.start < stop]
    if not inside or inside[0].start != start or inside[-1].stop != stop:
        return None
    return tuple(Part(_kind(token), len(token.text)) for token in inside)


def _kind(token: Token) -> str:
    """Return the class of a word: what names an action (加强, 发展) counts as a verb, what a verb governs as a noun."""
    if token.tag in ("an", "ad"):
        return "a"
    return _ALIKE.get(token.tag[0], token.tag[0])
