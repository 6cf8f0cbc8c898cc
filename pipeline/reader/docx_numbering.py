"""Restores the numbers that Word counts itself: 一、（一）1.（1）① as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.language.characters import is_han
from pipeline.language.numerals import DIGITS, chinese_number, circled, digit_by_digit, formal
from pipeline.reader.docx_package import Element, W

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def _counted(number: int) -> str:
    """Return a count as Word writes it: 〇 before 一."""
    return chinese_number(number) if number else DIGITS[0]


def full_width_circled(number: int) -> str:
    """Return ① to ㊿; a larger number in full-width brackets."""
    return circled(number, "（）")


def _letters(number: int) -> str:
    """Return a…z, aa…zz as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


MOST = 10_000  # a count beyond this is a fault of the file; its Roman numeral would fill pages

# ISO/IEC 29500-1, 17.18.59 ST_NumberFormat: those that Chinese Word and WPS offer.
FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate({ord(d): chr(ord(d) + 0xFEE0) for d in "0123456789"}),
    "decimalEnclosedCircle": full_width_circled,
    "decimalEnclosedCircleChinese": full_width_circled,
    "decimalEnclosedParen": lambda number: chr(0x2474 + number - 1) if 1 <= number <= 20 else f"({number})",
    "decimalEnclosedFullstop": lambda number: chr(0x2488 + number - 1) if 1 <= number <= 20 else f"{number}.",
    "chineseCounting": _counted,
    "chineseCountingThousand": _counted,
    "taiwaneseCountingThousand": _counted,
    "taiwaneseCounting": _counted,
    "japaneseCounting": _counted,
    "ideographDigital": digit_by_digit,
    "japaneseDigitalTenThousand": digit_by_digit,
    "taiwaneseDigital": digit_by_digit,
    "chineseLegalSimplified": lambda number: formal(_counted(number)),
    "japaneseLegal": lambda number: formal(_counted(number)),
    "ideographLegalTraditional": lambda number: formal(_counted(number)),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": lambda number: chr(0x3280 + number - 1) if 1 <= number <= 10 else f"（{number}）",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda number: "",
}


@dataclass(slots=True)
class Numbers:
    """The numberings of a document, counting as its paragraphs are read in order."""

    levels: dict[str, dict[int, Element]] = field(default_factory=dict)  # numId → level → w:lvl
    lists: dict[str, str] = field(default_factory=dict)  # numId → abstractNumId
    starts: dict[str, dict[int, int]] = field(default_factory=dict)  # numId → level → startOverride
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)  # abstractNumId → level → count
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, number: str, level: int) -> str:
        """Return the next label of a numbering at a level, with the blank that Word shows after it (w:suff).

        A bullet, and a number set in the margin (right-aligned, blanks after it), is no text: "".
        """
        found = self.levels.get(number, {}).get(level)
        if found is None:
            return ""
        self._count(number, level)
        pattern = _value(found, "lvlText", "")
        if _value(found, "numFmt", "decimal") == "bullet" or _is_marginal(found, pattern):
            return ""
        text = _PLACE.sub(lambda match: self._shown(number, int(match[1]) - 1, found), pattern).strip()
        return text + _separator(text) if _value(found, "suff", "tab") != "nothing" else text

    def _count(self, number: str, level: int) -> None:
        counts = self._counts.setdefault(self.lists[number], {})
        override = self.starts.get(number, {}).get(level)
        if override is not None and (number, level) not in self._begun:
            counts[level] = override
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = self._start(number, level)
        self._begun.add((number, level))
        for deeper in [each for each in counts if each > level and self._restarts(number, each)]:
            del counts[deeper]

    def _shown(self, number: str, level: int, current: Element) -> str:
        count = self._counts[self.lists[number]].get(level, self._start(number, level))
        own = self.levels[number].get(level, current)
        format = "decimal" if current.find(f"{W}isLgl") is not None else _value(own, "numFmt", "decimal")
        return FORMATS.get(format, str)(count) if 0 <= count < MOST else str(count)

    def _start(self, number: str, level: int) -> int:
        found = self.levels[number].get(level)
        return 1 if found is None else _integer(_value(found, "start", "1"), 1)

    def _restarts(self, number: str, level: int) -> bool:
        found = self.levels[number].get(level)
        return found is None or _value(found, "lvlRestart", "1") != "0"


def _separator(label: str) -> str:
    """Return what stands for the tab or space after a label: a wide blank after Han, none after a mark."""
    if label[-1:].isascii():
        return " " if label else ""
    return "\u3000" if is_han(label[-1]) or "０" <= label[-1] <= "９" else ""


def read_numbers(root: Element | None) -> Numbers:
    """Return the numberings of a numbering part; none when there is no such part."""
    numbers = Numbers()
    if root is None:
        return numbers
    abstracts = {entry.get(f"{W}abstractNumId", ""): entry for entry in root.iter(f"{W}abstractNum")}
    linked = {_value(entry, "styleLink", ""): entry for entry in abstracts.values()}
    for entry in root.iter(f"{W}num"):
        id = entry.get(f"{W}numId", "")
        base = _value(entry, "abstractNumId", "")
        abstract = abstracts.get(base)
        if abstract is not None and abstract.find(f"{W}numStyleLink") is not None:
            abstract = linked.get(_value(abstract, "numStyleLink", ""), abstract)
        levels = {} if abstract is None else _levels(abstract)
        starts: dict[int, int] = {}
        for override in entry.iter(f"{W}lvlOverride"):
            level = _integer(override.get(f"{W}ilvl", "0"), 0)
            if override.find(f"{W}lvl") is not None:
                levels[level] = override.find(f"{W}lvl")
            if override.find(f"{W}startOverride") is not None:
                starts[level] = _integer(_value(override, "startOverride", "1"), 1)
        numbers.lists[id], numbers.levels[id], numbers.starts[id] = base, levels, starts
    return numbers


def _levels(abstract: Element) -> dict[int, Element]:
    return {_integer(level.get(f"{W}ilvl", "0"), 0): level for level in abstract.iter(f"{W}lvl")}


def _is_marginal(level: Element, pattern: str) -> bool:
    return _value(level, "lvlJc", "left") in ("right", "end") and pattern != pattern.rstrip()


def _value(element: Element, tag: str, otherwise: str) -> str:
    found = element.find(f"{W}{tag}")
    return otherwise if found is None else str(found.get(f"{W}val", otherwise))


def _integer(text: str, otherwise: int) -> int:
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 9 else otherwise
