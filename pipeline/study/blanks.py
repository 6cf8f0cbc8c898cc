"""Where a sentence may be left blank: the words that carry its point and that nobody could fill in otherwise.

Best first: what a maxim ends in, the member of a series of headings, a quoted term or number phrase, what something
is said to be, a member of an enumeration, a weighty noun phrase. Never function words, names, stray figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.chinese import HAN_CLASS, match_quotes
from pipeline.speech import Section, Speech
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.people import find_people
from pipeline.study.segment import Token, rarity
from pipeline.study.words import load_words

Source = Literal["maxim", "heading", "term", "definition", "series", "phrase"]
_HAN = f"[{HAN_CLASS}]"
_SCORE: dict[Source, float] = {"maxim": 5, "heading": 4.5, "term": 4, "definition": 3.5, "series": 2.5, "phrase": 2}
_WHY: dict[Source, str] = {
    "maxim": "警句的落点", "heading": "并列标题的一项", "term": "引号中的提法", "definition": "判断句的落点",
    "series": "并列成分的一项", "phrase": "关键词组",
}  # fmt: skip
FIRST = 4  # no blank begins within so many characters of the sentence's start
_NOUNY = re.compile(r"^(?:n(?!r|s|t)|vn|an|b|j|l|i|a$)")
_ENDS = re.compile(r"^(?:n(?!r|s|t)|vn|j|l)")


@dataclass(frozen=True, slots=True)
class Blank:
    """A span of a sentence that may be blanked: offsets in `unit.text`."""

    unit: Unit
    start: int
    stop: int
    source: Source
    score: float

    @property
    def answer(self) -> str:
        return self.unit.text[self.start : self.stop]

    @property
    def why(self) -> str:
        return _WHY[self.source]


def find_blanks(speech: Speech, analysis: Analysis, units: Sequence[Unit]) -> list[Blank]:
    """Return every blank of `units` that makes a fair item, best first in each sentence."""
    count = Counter(token.text for unit in analysis.units for token in unit.tokens)
    variable = _varying_parts(speech)
    spans = [list(dict.fromkeys(_spans(unit, variable))) for unit in units]
    recurs = Counter(
        unit.text[start:stop]
        for unit, found in zip(units, spans, strict=True)
        for start, stop in {(start, stop) for start, stop, _ in found}
    )
    blanks: list[Blank] = []
    for unit, found in zip(units, spans, strict=True):
        best: dict[tuple[int, int], Blank] = {}
        people = [(person.start, person.stop) for person in find_people(unit.text)]
        for start, stop, source in found:
            if not _is_fair(unit, start, stop, source, people):
                continue
            score = _SCORE[source] + unit.weight + _key(unit, start, stop, count)
            if source in ("phrase", "definition"):
                again = recurs[unit.text[start:stop]] > 1
                if not again and _ends_in_action(unit, start, stop):
                    continue
                score += (0.3 if again else -0.3) - (1.5 if stop - start < 3 else 0)
            known = best.get((start, stop))
            if known is None or known.score < score:
                best[start, stop] = Blank(unit, start, stop, source, score)
        blanks += sorted(best.values(), key=lambda blank: (-blank.score, blank.start))
    return blanks


def _spans(unit: Unit, variable: dict[str, list[str]]) -> Iterator[tuple[int, int, Source]]:
    for finder in (_maxims, _quoted_terms, _definitions, _series, _phrases):
        yield from finder(unit)
    if unit.section is not None and unit.kind == "heading":
        for part in variable.get(unit.section.id, ()):
            at = unit.text.find(part)
            if at >= 0:
                yield at, at + len(part), "heading"


_MAXIMS = (
    re.compile(f"(?:贵在|(?<!注)重在|关键在于|关键在|根本在于|根本在|核心在于|就在于)(?P<answer>{_HAN}{{2,10}})[，。；！]"),
    re.compile(f"没有{_HAN}{{2,10}}，就?没有(?P<answer>{_HAN}{{2,10}})[，。；！]"),
    re.compile(f"只有{_HAN}{{2,14}}，才能?(?P<answer>{_HAN}{{4,10}})[。；！]"),
    re.compile(
        f"{_HAN}{{2,10}}的(?:灵魂|核心|关键|根本|本质|前提|基础|生命线)(?:就?是|在于)(?P<answer>{_HAN}{{2,10}})[，。；！]"
    ),
)


def _maxims(unit: Unit) -> Iterator[tuple[int, int, Source]]:
    for pattern in _MAXIMS:
        for match in pattern.finditer(unit.text):
            yield match.start("answer"), match.end("answer"), "maxim"


def _quoted_terms(unit: Unit) -> Iterator[tuple[int, int, Source]]:
    """Quoted words of 3-11 characters without marks inside: “三服务”, “信仰与信念”."""
    for start, stop in match_quotes(unit.text).pairs:
        if unit.text[start] in "“「" and re.fullmatch(f"(?![要有是不]){_HAN}{{3,11}}", unit.text[start + 1 : stop]):
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
    return re.fullmatch(f"{_HAN}+", text) is not None


_LIST = re.compile(f"(?:{_HAN}{{2,9}}、){{2,9}}{_HAN}{{2,9}}")


def _series(unit: Unit) -> Iterator[tuple[int, int, Source]]:
    """A member of an enumeration of equals, 4 characters or more, between two 、."""
    for match in _LIST.finditer(unit.text):
        members = match.group().split("、")
        inner = members[1:-1]
        at = match.start() + len(members[0]) + 1
        for member in inner:
            alike = sum(len(other) == len(member) for other in inner)
            if len(member) >= 4 and alike == len(inner):
                yield at, at + len(member), "series"
            at += len(member) + 1


def _phrases(unit: Unit) -> Iterator[tuple[int, int, Source]]:
    """Noun phrases of two words or more that end a clause: whole, never a piece."""
    for match in re.finditer("[，。；！]", unit.text):
        phrase = _phrase_before(unit.tokens, match.start())
        if phrase is not None and phrase[1] - phrase[0] >= 4:
            yield *phrase, "phrase"


_EDGES = "的了和与是在对为把被等着过来去"
_UNFIT = re.compile(
    f"^[{_EDGES}]|[{_EDGES}]$|[么什谁哪这那它他她我你]|自己|大家|各位|^有关|证明|表明|指出|说明|显示"
    "|作出|做出|得到|产生|主席|书记|同志"
)


def _is_fair(unit: Unit, start: int, stop: int, source: Source, people: Sequence[tuple[int, int]]) -> bool:
    answer = unit.text[start:stop]
    if start < FIRST or not 2 <= len(answer) <= 14 or unit.text.count(answer) > 1:
        return False
    if any(first < stop and start < last for first, last in people):
        return False
    if answer in load_words("generic_answers") or _UNFIT.search(answer):
        return False
    inside = [token for token in unit.tokens if start < token.stop and token.start < stop]
    if not inside or inside[0].start != start or inside[-1].stop != stop:
        return source == "term"
    if any(token.tag in ("nr", "nrt", "nrfg", "ns", "t", "x", "eng") for token in inside):
        return False
    if source != "term" and any(token.tag[0] in "mqr" for token in inside):
        return False
    content = [token for token in inside if token.text not in load_words("stopwords")]
    return bool(content) and not all(token.text in load_words("generic_answers") for token in content)


def _ends_in_action(unit: Unit, start: int, stop: int) -> bool:
    """Return whether a phrase of several words may be a clause, subject and verb: 境界发展."""
    inside = [token for token in unit.tokens if start <= token.start and token.stop <= stop]
    return len(inside) > 1 and inside[-1].tag == "vn"


def _key(unit: Unit, start: int, stop: int, count: Counter[str]) -> float:
    """Return 0-1: how much the speech makes of the words of the answer."""
    words = [t for t in unit.tokens if start <= t.start and t.stop <= stop and len(t.text) > 1]
    if not words:
        return 0.3
    return min(1.0, sum(min(count[t.text], 6) * min(rarity(t.text), 12) for t in words) / len(words) / 60)


def _varying_parts(speech: Speech) -> dict[str, list[str]]:
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
            parts[section.id] = [tail] if re.fullmatch(f"{_HAN}{{2,14}}", tail) else []
    return parts


def shared_frame(group: Sequence[Section]) -> tuple[str, str]:
    """Return the words with which all titles of a group begin, and those with which all end."""
    titles = [section.title for section in group]
    prefix = _shared(titles)
    rest = [title[len(prefix) :] for title in titles]
    suffix = _shared([title[::-1] for title in rest])[::-1]
    return prefix, suffix


def _shared(texts: Sequence[str]) -> str:
    length = 0
    while all(len(text) > length for text in texts) and len({text[length] for text in texts}) == 1:
        length += 1
    return texts[0][:length] if texts else ""
