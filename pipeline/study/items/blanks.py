"""Where a sentence may be left blank: the words that carry its point and that nobody could fill in otherwise.

Best first: what a maxim ends in, the member of a series of headings, a quoted term or number phrase, what something
is said to be, a member of an enumeration, a weighty noun phrase. Never function words, names, stray figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.chinese import HAN_CLASS, match_quotes
from pipeline.speech import Speech
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.headings import shared_frame, shared_start
from pipeline.study.analysis.people import find_people
from pipeline.study.analysis.segment import Token, cut_words, rarity
from pipeline.study.analysis.words import load_words
from pipeline.study.items.structure import structure_of

_DATA = Path(__file__).with_name("data")

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


def find_blanks(analysis: Analysis, units: Sequence[Unit]) -> list[Blank]:
    """Return every blank of `units` that makes a fair item, best first in each sentence."""
    count = Counter(token.text for unit in analysis.units for token in unit.tokens)
    variable = _varying_parts(analysis.speech)
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
                if stop - start < (4 if source == "phrase" or not again else 3):
                    continue
                score += 0.3 if again else -0.3
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
    re.compile(
        f"(?:贵在|(?<!注)重在|关键在于|关键在|根本在于|根本在|核心在于|就在于)(?P<answer>{_HAN}{{2,10}})[，。；！]"
    ),
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
        if unit.text[start] in "“「" and re.fullmatch(f"(?![要有是不第]){_HAN}{{3,11}}", unit.text[start + 1 : stop]):
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


_BETWEEN_MARKS = re.compile(f"(?<=、){_HAN}{{3,9}}(?=、)")


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


_EDGES = "的了和与是在对为把被等着过来去"
_UNFIT = re.compile(
    f"^[{_EDGES}]|[{_EDGES}]$|[么什谁哪这那它他她我你]|自己|大家|各位|^有关|证明|表明|指出|说明|显示"
    "|作出|做出|得到|产生|主席|书记|同志"
    "|^在|在$|有所|^方能|^才能|^所|^多[长少大]|多少|怎样|如何|[为何]了?$"
)
_TAIL = 3  # characters of a noun that all members of an enumeration share: 等问题
_COUNT = re.compile("^[一二两三四五六七八九十]+[个大项条种]?")
_TO_WHOM = frozenset("为对向把被从与和给将以由")
_NICKNAME = re.compile("(?:叫做|叫作|名曰|之曰|称为|称作|俗称|所谓的?|自称)[“「]?$")


def _is_fair(unit: Unit, start: int, stop: int, source: Source, people: Sequence[tuple[int, int]]) -> bool:
    answer = unit.text[start:stop]
    if start < FIRST or not 2 <= len(answer) <= 14 or unit.text.count(answer) > 1:
        return False
    if any(first < stop and start < last for first, last in people):
        return False
    if answer in load_words("generic_answers", _DATA) or _UNFIT.search(answer):
        return False
    if source == "term" and _NICKNAME.search(unit.text[:start]):
        return False
    if source in ("phrase", "definition") and not _is_noun_phrase(unit, start, stop):
        return False
    if _is_told_by_its_stem(unit.text, start, stop):
        return False
    inside = [token for token in unit.tokens if start < token.stop and token.start < stop]
    if not inside or inside[0].start != start or inside[-1].stop != stop:
        return source == "term"
    if any(token.tag in ("nr", "nrt", "nrfg", "ns", "t", "x", "eng") for token in inside):
        return False
    if source != "term" and any(token.tag[0] in "mqr" for token in inside):
        return False
    content = [token for token in inside if token.text not in load_words("stopwords")]
    return bool(content) and not all(token.text in load_words("generic_answers", _DATA) for token in content)


def _is_noun_phrase(unit: Unit, start: int, stop: int) -> bool:
    """Return whether the words are one noun phrase: no verb with its object (健全补偿机制), no clause (用…武装全党).

    At the head of a clause a word that may be a verb is taken for one; so is any after 用, 以, 把, 将.
    """
    inside = [token for token in unit.tokens if start <= token.start and token.stop <= stop]
    before = unit.text[start - 1]
    if not inside or (inside[-1].tag[0] not in "nlj" and inside[-1].tag != "vn"):
        return False
    if before in _TO_WHOM and len(inside) > 1:
        return False  # 坚持为|作家服务, 由|国家规定
    first = inside[0]
    if before != "的" and (first.tag[0] in "li" or (len(inside) == 1 and _may_be_clause(first.text))):
        return False  # 一定能|闪闪发光, 建成|投入使用
    if (start > 1 and unit.text[start - 2] == unit.text[start]) or _follows_short_verb(unit, start):
        return False  # 联防|联控机制, 稳就业保|民生政策
    may_be_verb = first.tag[0] in "vadi" or first.text in load_words("outline_verbs")
    at_head = before in "，、；：“" or _follows_verb(unit, start)
    if at_head and (may_be_verb or (before != "、" and len(inside) > 2)):
        return False  # 健全|补偿机制, 加快|发展乡村产业, ，白色势力|高压|边界
    clause = re.split("[，。；：、]", unit.text[:start])[-1]
    return len(inside) < 3 or re.search("[用以把将]", clause) is None


def _may_be_clause(word: str) -> bool:
    """Return whether a word of four characters, a noun to the dictionary, is a verb with its object: 发挥作用."""
    first = word[:2]
    return len(word) == 4 and (cut_words(first)[0].tag[0] in "vd" or first in load_words("outline_verbs"))


def _follows_short_verb(unit: Unit, start: int) -> bool:
    """Return whether a verb of one character stands before, itself behind another word: 稳就业|保|…"""
    place = next((index for index, token in enumerate(unit.tokens) if token.stop == start), 0)
    if place == 0 or len(unit.tokens[place].text) > 1 or unit.tokens[place].tag[0] != "v":
        return False
    return unit.tokens[place - 1].tag[0] == "n"


def _follows_verb(unit: Unit, start: int) -> bool:
    return any(token.stop == start and token.tag[0] == "v" for token in unit.tokens)


def _is_told_by_its_stem(text: str, start: int, stop: int) -> bool:
    """Return whether two characters running of the answer stand elsewhere in the sentence, its shared tail aside."""
    answer = text[start:stop]
    rest = text[:start] + "\n" + text[stop:]
    neighbours = [part for part in re.split("[，。；：、]", text) if part and part != answer]
    if text[start - 1] == "、" or text[stop : stop + 1] == "、":
        tail = max((len(shared_start([answer[::-1], part[::-1]])) for part in neighbours), default=0)
        head = max((len(shared_start([answer, part])) for part in neighbours), default=0)
        answer = answer[min(head, len(answer)) : len(answer) - tail] if head + tail < len(answer) else ""
    answer = _COUNT.sub("", answer)
    return any(answer[at : at + 2] in rest for at in range(len(answer) - 1))


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
