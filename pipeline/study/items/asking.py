"""What is worth asking in a sentence: the rules of data/asked.txt, and times, figures, lists, coined phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from pipeline.language.quotation import match_quotes
from pipeline.language.words import load_lines
from pipeline.study.analysis.number_phrases import is_number_phrase
from pipeline.study.items.listed import find_lists, find_pairs
from pipeline.study.items.phrases import Phrase, find_phrases
from pipeline.study.items.phrases_english import find_english_phrases
from pipeline.study.items.stems import Stem
from pipeline.study.items.values import find_values

Matter = Literal[
    "definition", "time", "figure", "who", "list", "term", "penalty", "rule", "institution", "basis", "contrast",
    "maxim", "claim", "heading", "phrase", "statement",
]  # fmt: skip
MATTERS: tuple[Matter, ...] = get_args(Matter)


class Asked(NamedTuple):
    """What may be asked: offsets in the sentence; `family` and `size`: see `Value`; `core`: without 以上, 左右.

    `against`: the other side of a contrast, where it stands. `members` of a list.
    """

    start: int
    stop: int
    matter: Matter
    points: float
    why: str
    family: str = ""
    size: float | None = None
    core: tuple[int, int] | None = None
    against: tuple[int, int] | None = None
    members: tuple[str, ...] = ()
    subject: bool = False  # what the sentence speaks of: it may stand first
    phrase: Phrase | None = None  # how it is bounded, of a key phrase


@dataclass(frozen=True, slots=True)
class _Rule:
    matter: Matter
    where: frozenset[str]
    cues: tuple[str, ...]
    begins: frozenset[str]  # the first characters of the cues
    pattern: re.Pattern[str]
    points: float
    why: str

    @property
    def subject(self) -> bool:
        return self.why.startswith("what is said")


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    parts: dict[str, str] = {}
    rules: list[_Rule] = []
    for line in load_lines("asked", Path(__file__).with_name("data")):
        name, where, rest = line.split(" | ", 2)
        if name == "part":
            parts[f"{{{where}}}"] = rest
            continue
        words, rest = rest.split(" | ", 1)
        cues = tuple(words.replace("-", "").split())
        begins = frozenset(cue[0] for cue in cues)
        pattern, points, why = rest.rsplit(" | ", 2)
        assert name in MATTERS, line
        for part, words in parts.items():
            pattern = pattern.replace(part, words)
        flags = re.IGNORECASE if where == "en" and name in ("rule", "contrast") else re.NOFLAG
        rules.append(
            _Rule(
                name,
                frozenset(where.split("+")),
                cues,
                begins,
                re.compile(pattern, flags),
                float(points),
                why,
            )
        )
    return tuple(rules)


@lru_cache(maxsize=32)
def _rules_for(kind: str, english: bool) -> tuple[_Rule, ...]:
    """Return the rules for a kind of text and a language."""
    if english:
        return tuple(rule for rule in _rules() if "en" in rule.where)
    return tuple(rule for rule in _rules() if rule.where & {"any", kind})


def find_asked(stem: Stem, kind: str, language: str) -> Iterator[Asked]:
    """Yield what may be asked in a sentence of a text of some kind, in no order."""
    text, base = stem.folded, stem.start
    own = text[base : stem.stop]
    seen = own.lower() if language == "en" else own
    characters = set(seen)
    for rule in _rules_for(kind, language == "en"):
        if rule.cues and (rule.begins.isdisjoint(characters) or not any(cue in seen for cue in rule.cues)):
            continue
        for match in rule.pattern.finditer(own):
            start, stop = match.start("a") + base, match.end("a") + base
            if rule.matter == "claim" and (counted := _COUNTED.match(text[start:stop])):
                start += counted.end()
            against = None
            if "b" in rule.pattern.groupindex:
                against = (match.start("b") + base, match.end("b") + base)
            yield Asked(start, stop, rule.matter, rule.points, rule.why, against=against, subject=rule.subject)
    yield from _values(stem, language)
    if language != "en":
        for start, stop, members in find_lists(text[: stem.stop], stem.unit.tokens):
            if start >= stem.start:
                points = _worth(text, start, stop, members)
                yield Asked(start, stop, "list", points, "the members of a list", members=members)
        for start, stop, members in find_pairs(text[: stem.stop], stem.unit.tokens):
            if start >= stem.start:
                yield Asked(start, stop, "list", 2.2, "two that belong together", members=members)
    yield from _coined(stem)
    if stem.lead and stem.unit.kind == "heading":
        return  # only the number of its series tells what it says
    tokens = [token for token in stem.unit.tokens if stem.start <= token.start and token.stop <= stem.stop]
    for phrase in find_english_phrases(tokens) if language == "en" else find_phrases(text, tokens):
        before, words = stem.folded[phrase.start - 1], stem.folded[phrase.start : phrase.stop]
        name = language != "en" and before not in "（(" and _NAME.fullmatch(words) is not None
        yield Asked(phrase.start, phrase.stop, "phrase", 0, "a key phrase", "name" * name, phrase=phrase)


_NAME = re.compile(r"(?=.*[A-Z].*[A-Z\d])[A-Za-z][A-Za-z\d+.-]*")  # MuSig2, FROST, DAG, in a Chinese text


_COUNTED = re.compile("(?:我国的?|我们的)?一?(?:种|个|项|类|场|条|次|门|座)(?=..)")


def _values(stem: Stem, language: str) -> Iterator[Asked]:
    for value in find_values(stem.folded[: stem.stop], language):
        if value.start < stem.start:
            continue
        matter: Matter = "time" if value.time else "figure"
        core = (value.core_start, value.core_stop)
        yield Asked(
            value.start, value.stop, matter, 3.2 if value.time else 3, f"a {matter}", value.family, value.size, core
        )


def _worth(text: str, start: int, stop: int, members: Sequence[str]) -> float:
    """Return what a list is worth knowing: a formula or the classes of a thing more than things that come along."""
    if re.search("(?:划分为|分为|分成|包括)$", text[:start]):
        return 3.6
    even = len({len(member) for member in members}) == 1 and len(members[0]) > 2
    named = re.match(
        "的?(?:原则|方针|要求|办法|总要求|目标|道路|精神|作风|理念|思路)|相?结合|相?统一|并重", text[stop:]
    )
    return (2.4 if len(members) > 2 else 1.9) + 0.8 * even + 0.8 * bool(named) - 0.3 * text.startswith("等", stop)


_BEHIND = re.compile(
    "[”」](?:的?(?:要求|制度|原则|方针|工作|机制|行动|工程|思想|精神|政策|战略|任务|目标|模式|方法|理念|体系|计划|方案|标准|布局|举措|措施|活动|做法|经验|格局|道路))"
)
_BEFORE = re.compile(
    "(?:落实|坚持|做到|实行|做好|执行|推行|实施|增强|坚定|贯彻|按照|遵循|统筹推进|严守|建立|开展|弘扬|克服|防止|反对|避免|称为|叫做|打造|构建|形成|杜绝|出现|突出|体现|彰显)[“「]$"
)


def _coined(stem: Stem) -> Iterator[Asked]:
    """Coined phrases in quotation marks: number phrases, and those that the text calls a rule, a system, a spirit."""
    text = stem.folded
    for start, stop in match_quotes(text).pairs:
        words = text[start + 1 : stop]
        if text[start] not in "“「" or start < stem.start or not re.fullmatch("[^。；：！？“”A-Za-z]{2,24}", words):
            continue
        number = is_number_phrase(words)
        if number or _BEHIND.match(text, stop) or _BEFORE.search(text[: start + 1]):
            if ("，" in words or len(words) > 12) and not _BEHIND.match(text, stop):
                continue
            if len(words) > 2 or number:
                yield Asked(
                    start + 1, stop, "term", 3.8 if number else 2.8, "a coined phrase", "number" if number else ""
                )
