"""Lengths and font sizes as people write them: `25mm`, `10.5pt`, `2em`, `三号`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.language.characters import HAN

# Points in one unit. 1 pt = 1/72 in, the PDF user-space unit (ISO 32000-1, 8.3.2.3).
POINTS = {
    "pt": 1.0,
    "mm": 72 / 25.4,
    "cm": 720 / 25.4,
    "in": 72.0,
    "磅": 1.0,
    "毫米": 72 / 25.4,
    "厘米": 720 / 25.4,
}

# The 字号 of Word and WPS in points.
CHINESE_SIZES = {
    "初号": 42.0, "小初": 36.0, "一号": 26.0, "小一": 24.0, "二号": 22.0, "小二": 18.0, "三号": 16.0, "小三": 15.0,
    "四号": 14.0, "小四": 12.0, "五号": 10.5, "小五": 9.0, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5.0,
}  # fmt: skip

_LENGTH = re.compile(rf"\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*([a-z]+|{HAN}+)\s*")
_BARE = re.compile(r"\s*[+-]?(?:\d+(?:\.\d+)?|\.\d+)\s*")


class LengthError(ValueError):
    """The text is no length; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Length:
    """An amount with its unit: `pt` (absolute), `em` (the font size) or `line` (the line pitch)."""

    amount: float
    unit: str

    def points(self, em: float | None = None, line: float | None = None) -> float:
        """Return the length in points; `em` and `line` are the sizes that relative units mean.

        Raises LengthError if the unit is relative and its size was not given.
        """
        scale = {"pt": 1.0, "em": em, "line": line}[self.unit]
        if scale is None:
            raise LengthError(f"{self.amount:g}{self.unit} has no meaning here; write for example 10.5pt or 25mm")
        return self.amount * scale


ZERO = Length(0.0, "pt")


def parse_length(text: object) -> Length:
    """Return `text` ("10.5pt", "25mm", "2em", "2字", "1line", "三号", 0) as a Length.

    Raises LengthError if the unit is missing: "16" is ambiguous.
    """
    if isinstance(text, Length):
        return text
    if isinstance(text, (int, float)) and not isinstance(text, bool):
        if text == 0:
            return ZERO
        raise LengthError(f"{text:g} has no unit; write for example {text:g}pt or 三号")
    if not isinstance(text, str):
        raise LengthError(f"{text!r} is no length; write for example 16pt, 25mm, 2em or 三号")
    word = text.strip()
    if word in CHINESE_SIZES:
        return Length(CHINESE_SIZES[word], "pt")
    match = _LENGTH.fullmatch(word.lower())
    if match is None:
        if _BARE.fullmatch(word):
            if float(word) == 0:
                return ZERO
            raise LengthError(f"{word} has no unit; write for example {word}pt or 三号")
        raise LengthError(f"{text!r} is no length; write for example 16pt, 25mm, 2em or 三号")
    amount, unit = float(match[1]), match[2]
    if unit in POINTS:
        return Length(amount * POINTS[unit], "pt")
    if unit in ("em", "字"):
        return Length(amount, "em")
    if unit in ("line", "lines", "行"):
        return Length(amount, "line")
    raise LengthError(
        f"{text!r}: unknown unit {unit!r}; the units are pt, mm, cm, in, em (字), line (行) and 三号, 小四, …"
    )
