"""The measure at which the lines of a text were broken, and which of its lines are full.

A line is full when the first thing of the next line, a character with the marks that cling to it or a word or figure,
would not have fitted on it any more. Widths are counted in cells of half a Chinese character.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.language.characters import HAN_CLASS, display_cells
from pipeline.language.marks import CLOSERS
from pipeline.reader.source import SourceLine

SENTENCE_END = frozenset("。！？!?…：:；;.") | CLOSERS
_FEWEST = 4  # lines
_NARROWEST, _WIDEST = 24, 240  # cells
_STRAY = 0.03  # of the lines may be wider than the measure: headings, addresses
_LINE = 8  # characters: a shorter line may be a heading
_SLACK = 3  # a mark that hangs or is pressed together, an odd cell at the end
_FEWEST_FLUSH = 5
_SPACED = 0.85  # of the lines stand between empty ones
_EXACT = 0.85  # of the full lines end at the very measure: they were cut inside words and figures
_HANGING = "，。、；：！？”’）》」』"  # a mark may stand beyond the measure
# The first thing of a line that could not be broken: a word or figure, or one character, with the marks after it.
_UNIT = re.compile("(?:[0-9A-Za-z.%:/@+_-]+|.)[，。、；：！？”’）》」』%℃]*")
_HAN_LATIN = re.compile(f"[{HAN_CLASS}]( ?)[0-9A-Za-z]|[0-9A-Za-z%]( ?)[{HAN_CLASS}]")


@dataclass(frozen=True, slots=True)
class Measure:
    """The width at which lines are full, and how they were broken.

    `cells`: it is counted in cells of half a Chinese character, as printers and editors do; else in characters.
    `cut` means inside words and figures (every full line is equally wide); `spaced` that a blank line follows every
    line, so that it does not end a paragraph; `indented` that every paragraph begins with an indent, so that a flush
    line goes on with the one before it; `apart` that blanks stand between Chinese characters and figures.
    """

    width: int
    cut: bool
    spaced: bool
    english: bool
    cells: bool = False
    indented: bool = False
    apart: bool = False

    def is_full(self, text: str, following: str, indent: float = 0) -> bool:
        """Return whether what follows would not have fitted on a line any more."""
        width = _width(text, indent, self.cells)
        if self.english:
            return width + 1 + len(following.split(" ", 1)[0]) > self.width - 2
        unit = "" if self.cut else _first_unit(following)
        blank = 1 if unit and unit[0].isascii() and self.apart else 0
        slack = 1 if self.cut else _SLACK
        return width + max(_width(unit, 0, self.cells) + blank, slack + 1) > self.width

    def is_short(self, text: str) -> bool:
        """Return whether a line is clearly shorter than a full one."""
        return _width(text, 0, self.cells) < self.width - (4 if self.cells else 2)


def _first_unit(text: str) -> str:
    """Return what stands together at the start of a line."""
    found = _UNIT.match(text)
    return found.group() if found else ""


def _width(text: str, indent: float, cells: bool) -> int:
    return display_cells(text) + round(2 * indent) if cells else len(text) + round(indent)


def find_measure(lines: Sequence[SourceLine], english: bool) -> Measure | None:
    """Return the measure of hard-wrapped lines, None when every line is a paragraph of its own."""
    shown = [line for line in lines if line.text and line.level is None and line.role is None]
    if len(shown) < _FEWEST:
        return None
    spaced = _is_spaced(lines, len(shown))
    if english:
        widths = [_width(line.text, line.indent, False) for line in shown]
        longest = max(widths)
        greedy = longest <= _WIDEST // 2 and _greedy(shown, widths, longest)
        return Measure(longest, False, spaced, True) if greedy else None
    found = [_broken_at(shown, spaced, cells) for cells in (False, True)]
    return max(found, key=lambda each: each[0])[1]


def _broken_at(shown: Sequence[SourceLine], spaced: bool, cells: bool) -> tuple[float, Measure | None]:
    """Return the measure of Chinese lines, and which share of the full ones end at it."""
    widths = [_width(line.text.rstrip(_HANGING) or line.text, line.indent, cells) for line in shown]
    width = _common_width(widths)
    if not _NARROWEST <= (width if cells else 2 * width) <= _WIDEST:
        return 0.0, None
    loose = Measure(width, False, spaced, False, cells, _is_indented(shown, width, cells), _is_apart(shown))
    full = [a for a, b in itertools.pairwise(shown) if loose.is_full(a.text, b.text, a.indent)]
    if not full:
        return 0.0, None
    at_end = sum(1 for line in full if width - cells <= _width(line.text, line.indent, cells) <= width)
    open_ended = sum(1 for line in full if line.text[-1] not in SENTENCE_END)
    exact = at_end > _EXACT * len(full) and not _keeps_words(shown, loose)
    common = len(full) >= max(3, 0.4 * len(shown)) and open_ended >= 0.5 * len(full)
    telling = exact and len(full) >= max(5, 0.04 * len(shown)) and open_ended >= 0.75 * len(full)
    if not (common or telling or (loose.indented and _flush_lines_go_on(shown))):
        return 0.0, None
    return at_end / len(full), replace(loose, cut=exact)


def _common_width(widths: Sequence[int]) -> int:
    """Return the greatest width that is no stray: hardly any line is wider, and some are as wide."""
    tally = Tally(widths)
    wider = 0
    for width in sorted(tally, reverse=True):
        near = sum(tally[width - step] for step in range(4))
        if near >= 3 or wider + tally[width] > _STRAY * len(widths):
            return width
        wider += tally[width]
    return 0


def _is_spaced(lines: Sequence[SourceLine], count: int) -> bool:
    gaps = sum(1 for a, b in itertools.pairwise(lines) if a.text and not b.text)
    return gaps > _SPACED * count


def _is_indented(shown: Sequence[SourceLine], width: int, cells: bool) -> bool:
    """Return whether nearly every line after the short last line of a paragraph is indented."""
    ends = [
        (a, b) for a, b in itertools.pairwise(shown)
        if a.text[-1] in "。！？" and _width(a.text, a.indent, cells) <= width - 8 and len(b.text) >= _LINE
    ]  # fmt: skip
    return len(ends) >= 2 and sum(1 for _, b in ends if b.indent >= 1) >= 0.8 * len(ends)


def _flush_lines_go_on(shown: Sequence[SourceLine]) -> bool:
    """Return whether most flush lines below the first indented one go on with a sentence of the line before."""
    first = next((i for i, line in enumerate(shown) if line.indent >= 1), len(shown))
    flush = [a for a, b in itertools.pairwise(shown[first:]) if b.indent < 1]
    return len(flush) >= _FEWEST_FLUSH and sum(1 for a in flush if a.text[-1] not in SENTENCE_END) >= 0.6 * len(flush)


def _keeps_words(shown: Sequence[SourceLine], measure: Measure) -> bool:
    """Return whether some sentence's line ends early because the next begins with a word or figure that did not fit."""
    plain = replace(measure, cut=True)
    return any(
        a.text[-1] not in SENTENCE_END
        and measure.is_full(a.text, b.text, a.indent)
        and not plain.is_full(a.text, b.text, a.indent)
        for a, b in itertools.pairwise(shown)
    )


def _is_apart(shown: Sequence[SourceLine]) -> bool:
    """Return whether the text sets blanks between Chinese characters and figures."""
    blanks = [a or b for line in shown for a, b in _HAN_LATIN.findall(line.text)]
    return len(blanks) >= 4 and sum(1 for blank in blanks if blank) >= 0.8 * len(blanks)


def _greedy(shown: Sequence[SourceLine], widths: Sequence[int], longest: int) -> bool:
    """Return whether lines break only where the next word did not fit any more."""
    pairs = [
        widths[i] + 1 + len(shown[i + 1].text.split(" ", 1)[0]) > longest - 4
        for i in range(len(shown) - 1)
        if shown[i].text[-1] not in ".!?:"
    ]
    return longest >= 40 and len(pairs) >= 4 and sum(pairs) >= 0.7 * len(pairs)
