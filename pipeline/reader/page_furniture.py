"""Page numbers and running heads that came along with the lines of printed pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.language.marks import CLOSERS
from pipeline.reader.clean import Counter
from pipeline.reader.furniture import is_page_number
from pipeline.reader.source import SourceLine

_BARE = re.compile(r"[0-9]{1,4}|[０-９]{1,4}")
_DIGITS = re.compile("[0-9０-９]+")
_FAR_IN = 5  # characters of indent from which a bare number stands in the middle or at the right of a page
_FEWEST = 2
_LONGEST = 80  # characters of a running head
_EDGE = 2  # lines from a page number in which a running head stands
_SENTENCE_END = frozenset("。！？!?…：:；;，,") | CLOSERS
# What running heads say besides a name: the number of an issue or a page, set apart by blanks.
_ISSUE = re.compile("[ \u3000\t]{3,}.{0,12}第 ?#.{0,3}[期页頁版号號卷]|第 ?# ?[页頁]|(?:[Pp]age|[Pp]\\.) ?#")


def mark_pages(lines: Sequence[SourceLine], counter: Counter) -> list[SourceLine]:
    """Return the lines, those that belong to the pages with the role "page"; none is taken away.

    A page number is one of several in the text, framed (— 3 —, 第 3 页) or alone in the middle of its line. A running
    head comes again and again, the same but for its figures, next to page numbers or with the number of an issue.
    """
    numbers = _page_numbers(lines)
    pages = numbers | _running_heads(lines, numbers)
    for index in sorted(pages):
        counter.add("page numbers and running heads set apart, not printed", lines[index].line, lines[index].column)
    return [replace(line, role="page") if index in pages else line for index, line in enumerate(lines)]


def _page_numbers(lines: Sequence[SourceLine]) -> set[int]:
    framed = {i for i, line in enumerate(lines) if line.text and line.role is None and is_page_number(line.text)}
    if len(framed) < _FEWEST:
        framed = {i for i in framed if lines[i].indent >= _FAR_IN or _interrupts(lines, i)}
    bare = [
        i
        for i, line in enumerate(lines)
        if line.role is None and _BARE.fullmatch(line.text) and (line.indent >= _FAR_IN or _interrupts(lines, i))
    ]
    values = [int(lines[i].text) for i in bare]
    counted = len(values) >= _FEWEST and values == list(range(values[0], values[0] + len(values)))
    return framed | (set(bare) if counted else set())


def _interrupts(lines: Sequence[SourceLine], index: int) -> bool:
    """Return whether the sentence before a line has no end."""
    before = next((lines[i].text for i in range(index - 1, max(index - 4, -1), -1) if lines[i].text), "。")
    return len(before) > _EDGE and before[-1] not in _SENTENCE_END


def _running_heads(lines: Sequence[SourceLine], numbers: set[int]) -> set[int]:
    places: dict[str, list[int]] = defaultdict(list)
    shown = [i for i, line in enumerate(lines) if line.text]
    near = _near(shown, numbers)
    for index in shown:
        line = lines[index]
        if index not in numbers and _may_be_head(line):
            places[_key(line.text)].append(index)
    return {index for key, found in places.items() if _is_head(key, found, near, len(shown)) for index in found}


def _near(shown: Sequence[int], numbers: set[int]) -> Mapping[int, bool]:
    """Return for each line that shows something whether a page number stands within _EDGE such lines of it."""
    at = [position for position, index in enumerate(shown) if index in numbers]
    close = {position + step for position in at for step in range(-_EDGE, _EDGE + 1)}
    return {index: position in close for position, index in enumerate(shown)}


def _may_be_head(line: SourceLine) -> bool:
    plain = line.role is None and line.level is None and not line.is_title and not line.is_body
    return plain and 2 <= len(line.text) <= _LONGEST and line.text[-1] not in _SENTENCE_END


def _key(text: str) -> str:
    return _DIGITS.sub("#", text)


def _is_head(key: str, found: Sequence[int], near: Mapping[int, bool], lines: int) -> bool:
    if not any(char.isalpha() for char in key):
        return False
    if len(found) < _FEWEST:
        return near[found[0]] and _ISSUE.search(key) is not None
    edges = sum(near[index] for index in found)
    return edges >= 0.6 * len(found) or (_ISSUE.search(key) is not None and len(found) * 4 <= lines)
