"""Spans of a sentence that carry its point: by the marks, the words and the headings around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.language.characters import HAN
from pipeline.language.quotation import match_quotes
from pipeline.language.segmentation import Token
from pipeline.speech import Speech
from pipeline.study.analysis import Unit
from pipeline.study.analysis.headings import shared_frame
from pipeline.study.items.structure import structure_of

Source = Literal["maxim", "heading", "term", "definition", "series", "phrase"]
_NOUNY = re.compile(r"^(?:n(?!r|s|t)|vn|an|b|j|l|i|a$)")
_ENDS = re.compile(r"^(?:n(?!r|s|t)|vn|j|l)")


def find_spans(unit: Unit, variable: dict[str, list[str]]) -> Iterator[tuple[int, int, Source]]:
    """Yield (start, stop, source) of what may be blanked; `variable`: section id → what tells its heading apart."""
    for finder in (_maxims, _quoted_terms, _definitions, _series, _phrases):
        yield from finder(unit)
    if unit.section is not None and unit.kind == "heading":
        for part in variable.get(unit.section.id, ()):
            at = unit.text.find(part)
            if at >= 0:
                yield at, at + len(part), "heading"


_MAXIMS = (
    re.compile(
        f"(?:贵在|(?<!注)重在|关键在于|关键在|根本在于|根本在|核心在于|就在于)(?P<answer>{HAN}{{2,10}})[，。；！]"
    ),
    re.compile(f"没有{HAN}{{2,10}}，就?没有(?P<answer>{HAN}{{2,10}})[，。；！]"),
    re.compile(f"只有{HAN}{{2,14}}，才能?(?P<answer>{HAN}{{4,10}})[。；！]"),
    re.compile(
        f"{HAN}{{2,10}}的(?:灵魂|核心|关键|根本|本质|前提|基础|生命线)(?:就?是|在于)(?P<answer>{HAN}{{2,10}})[，。；！]"
    ),
)


def _maxims(unit: Unit) -> Iterator[tuple[int, int, Source]]:
    for pattern in _MAXIMS:
        for match in pattern.finditer(unit.text):
            yield match.start("answer"), match.end("answer"), "maxim"


def _quoted_terms(unit: Unit) -> Iterator[tuple[int, int, Source]]:
    """Quoted words of 3-11 characters without marks inside: “三服务”, “信仰与信念”."""
    for start, stop in match_quotes(unit.text).pairs:
        if unit.text[start] in "“「" and re.fullmatch(f"(?![要有是不第]){HAN}{{3,11}}", unit.text[start + 1 : stop]):
            yield start + 1, stop, "term"


def _definitions(unit: Unit) -> Iterator[tuple[int, int, Source]]:
    """The noun phrase at the end of …是…的政治灵魂."""
    for match in re.finditer("[，。；！]", unit.text):
        clause_start = max((unit.text.rfind(mark, 0, match.start()) for mark in "，。；：！？"), default=-1) + 1
        clause = unit.text[clause_start : match.start()]
        if not re.search("(?<![不还但可只总别其于凡便])是", clause):
            continue
        phrase = _phrase_before(unit.tokens, match.start())
        if phrase is not None and phrase[0] > clause_start:
            yield *phrase, "definition"


def _phrase_before(tokens: Sequence[Token], stop: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends at `stop`, whole up to the 的 or verb before it."""
    last = next((index for index, token in enumerate(tokens) if token.stop == stop), None)
    if last is None or not _ENDS.match(tokens[last].tag):
        return None
    first = last
    while first > 0 and _NOUNY.match(tokens[first - 1].tag) and _is_han(tokens[first - 1].text):
        first -= 1
    if first == 0 or not (tokens[first - 1].text in "的是，、“" or tokens[first - 1].tag[0] in "vp"):
        return None
    if len(tokens[first].text) == 1:
        return None  # 更|大|改革: the first character may belong to the word before
    before = tokens[first - 1]
    if before.tag[0] == "v" and first > 1 and _NOUNY.match(tokens[first - 2].tag):
        return None  # 区域|协调|发展战略: the verb may belong to the phrase
    idiom = any(token.tag[0] in "li" for token in tokens[first + 1 : last + 1]) or tokens[last].tag[0] in "li"
    if idiom and not (first == last and before.text == "的"):
        return None
    return tokens[first].start, stop


def _is_han(text: str) -> bool:
    return re.fullmatch(f"{HAN}+", text) is not None


_BETWEEN_MARKS = re.compile(f"(?<=、){HAN}{{3,9}}(?=、)")


def _series(unit: Unit) -> Iterator[tuple[int, int, Source]]:
    """A member of an enumeration between two 、 that is built like the member before it or after it."""
    for match in _BETWEEN_MARKS.finditer(unit.text):
        start, stop = match.span()
        own = structure_of(unit.tokens, start, stop)
        if own is None or any(part.kind in "pcrmq" for part in own):
            continue
        size = stop - start
        before = structure_of(unit.tokens, start - 1 - size, start - 1)
        after = structure_of(unit.tokens, stop + 1, stop + 1 + size)
        if own in (before, after):
            yield start, stop, "series"


def _phrases(unit: Unit) -> Iterator[tuple[int, int, Source]]:
    """Noun phrases of two words or more that end a clause: whole, never a piece."""
    for match in re.finditer("[，。；！]", unit.text):
        phrase = _phrase_before(unit.tokens, match.start())
        if phrase is None or phrase[1] - phrase[0] < 4:
            continue
        start, stop = phrase
        if unit.text[start - 1] == "、":
            member = _member_with_shared_tail(unit, start, stop)
            if member is not None:
                yield *member, "series"
        else:
            yield start, stop, "phrase"


def _member_with_shared_tail(unit: Unit, start: int, stop: int) -> tuple[int, int] | None:
    """Return the last member of an enumeration without the noun that all its members share: 用工难、用工贵|问题."""
    for size in range(max(3, stop - start - _TAIL), stop - start - 1):
        before = unit.text[start - 1 - size : start - 1]
        member = unit.text[start : start + size]
        if len(before) == size and (before[:2] == member[:2] or before[-2:] == member[-2:]):
            own = structure_of(unit.tokens, start, start + size)
            return (start, start + size) if own is not None else None
    return None


_TAIL = 3  # characters of a noun that all members of an enumeration share: 等问题


def varying_parts(speech: Speech) -> dict[str, list[str]]:
    """Return for each heading of a series of three or more the part that the rest of the heading tells: id → parts.

    二是坚持高度自觉的大局意识: 高度自觉 tells 大局意识. A heading that only its number tells apart has none.
    """
    parts: dict[str, list[str]] = {}
    groups = [speech.sections, *(section.children for section in speech.walk())]
    for group in groups:
        if len(group) < 3:
            continue
        prefix, suffix = shared_frame(group)
        own = [section.title[len(prefix) : len(section.title) - len(suffix) or None] for section in group]
        cut = [name.strip("，、“”").rpartition("的") for name in own]
        if len({head for head, _, _ in cut}) < len(cut) or not all(len(head) > 1 for head, _, _ in cut):
            continue
        for section, (_, _, tail) in zip(group, cut, strict=True):
            parts[section.id] = [tail] if re.fullmatch(f"{HAN}{{2,14}}", tail) else []
    return parts
