"""Rules and dots: emphasis dots, lines under names and words, blanks to write in."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.typeset.classes import HAS_IDEOGRAPH, KINDS
from pipeline.typeset.inlines import Look
from pipeline.typeset.lines import Element, Line
from pipeline.typeset.metrics import MPT
from pipeline.writers.pdf.ink.glyph_tables import number

# In em of the text, from the baseline down.
_RULE_DEPTH, _RULE_WIDTH = 0.18, 0.045
_NAME_INSET = 0.06  # a name's line ends this much before its edge, so that neighbours stay apart (GB/T 15834, 4.15)
_DOT_DEPTH, _DOT_SIZE = 0.24, 0.13


def decorate(line: Line, x: float, baseline: float) -> list[str]:
    """Return the operators that draw a line's rules and dots; none if it has none."""
    elements = list(line.elements())
    size = line.measured.metrics.size
    marks: list[str] = []
    rules = list(_rules(elements, size))
    if rules:
        y = number(baseline - _RULE_DEPTH * size)
        marks.append(f"{number(_RULE_WIDTH * size)} w 0 J [] 0 d")
        for color, left, right in rules:
            marks.append(f"{_stroke(color)} {number(x + left)} {y} m {number(x + right)} {y} l S")
    dots = list(_dots(line, elements))
    if dots:
        y = number(baseline - _DOT_DEPTH * size)
        marks.append(f"{number(_DOT_SIZE * size)} w 1 J [] 0 d")
        for color, middle in dots:
            place = number(x + middle)
            marks.append(f"{_stroke(color)} {place} {y} m {place} {y} l S")
    return marks


def _rules(elements: list[Element], size: float) -> Iterator[tuple[str, float, float]]:
    """Yield (colour, left, right) of each line under a name, an underlined word, a blank."""
    key: object = None
    color, left, right, inset = "", 0.0, 0.0, 0.0
    for _, _, x, width, _, look in elements:
        wanted = _rule_key(look)
        if wanted != key:
            if key is not None:
                yield color, left / MPT + inset, right / MPT - inset
            key, color, left = wanted, look.color, x
            inset = 0.0 if look.underline and not look.name else _NAME_INSET * size
        right = x + width
    if key is not None:
        yield color, left / MPT + inset, right / MPT - inset


def _rule_key(look: Look) -> tuple[str, int] | None:
    if look.blank:
        return "blank", look.blank
    if look.name:
        return "name", look.name
    return ("underline", look.underline) if look.underline else None


def _dots(line: Line, elements: list[Element]) -> Iterator[tuple[str, float]]:
    """Yield (colour, centre) for each emphasised character; marks of punctuation have none (GB/T 15834, 4.14)."""
    text, step = line.measured.text, line.measured.metrics.cell + line.extra
    for start, stop, x, width, atom, look in elements:
        if not look.dotted:
            continue
        if atom is not None:
            if HAS_IDEOGRAPH.search(text[start:stop]):
                yield look.color, (x + width / 2) / MPT
            continue
        for place in range(start, stop):
            if text[place] not in KINDS:
                yield look.color, (x + (place - start) * step + line.measured.metrics.cell / 2) / MPT


def _stroke(color: str) -> str:
    return " ".join(number(int(color[place : place + 2], 16) / 255) for place in (1, 3, 5)) + " RG"
