"""What speaks for and against a stretch being a maxim: its build, its reach, what it is about; the same for Chinese
and English. data/maxim_weights.txt says what each trait means and what it is worth.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from pipeline.language.words import load_numbers
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.analysis.unit import Unit
from pipeline.study.quotes.balance import holds_opposites
from pipeline.study.quotes.maxim_candidates import LIMITS, Stretch
from pipeline.study.quotes.maxim_clauses import Part
from pipeline.study.quotes.maxim_marks import DANGLES

_DATA = Path(__file__).with_name("data")
_AGAINST = "contrasts"  # counts behind the first clause only: 不是… alone denies, it sets nothing against it
_OPENING = "joined"  # counts at the first clause only
_INNER = ("opposed", "echoes", "contrast_echo", "denied", "mirrored")
_OF_MIRRORED = ("antithesis", "couplet")
_TECHNICAL = 0.05  # share of sentences with foreign words from which on a lecture is a technical one
_PITHY = (
    12  # characters up to which even the words of tasks, or none that is a verb, make a couplet: 一分部署，九分落实
)
_MIRRORED = 0.4  # from which on clauses count as mirroring each other
_DENIAL = re.compile("(?:不|没有|非|无|别)(?:会|要|能|是|再)?")
_TELLING = ("narrative", "achievement", "example", "target", "quotation")


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Return what each trait is worth, and under "bias" what a stretch without any is."""
    return load_numbers("maxim_weights", _DATA)


def worth(traits: Mapping[str, float]) -> float:
    """Return what traits add to the logarithm of the odds that a careful reader notes down what has them."""
    table = weights()
    return sum(table[name] * value for name, value in traits.items() if name in table)


def traits_of_text(analysis: Analysis, units: Sequence[Unit]) -> dict[str, float]:
    """Return what the whole text tells of its sentences: how much of it is figures, foreign words, demands, talk."""
    count = max(1, len(units))
    english = analysis.speech.language == "en"
    latin = 0.0 if english else sum(any("a" <= c <= "z" for c in unit.text) for unit in units) / count
    technical = analysis.kind == "lecture" and (english or latin > _TECHNICAL)  # a lesson of the party is a speech
    return {
        "text_figures": sum(any(c.isdigit() for c in unit.text) for unit in units) / count,
        "text_latin": latin,
        "text_demands": sum(unit.role == "demand" for unit in units) / count,
        "text_interview": float(analysis.kind == "interview"),
        "text_talk": float(technical or analysis.kind == "transcript" or analysis.unprepared),
    }


def outer_traits(stretch: Stretch, language: str, closes: bool, short: bool) -> set[str]:
    """Return the traits that a stretch has by its marks, its length and its place.

    `closes`: its sentence is a paragraph's last; `short`: that is much shorter than the text's sentences mostly are.
    """
    parts, (_, brief, long, _) = stretch.parts, LIMITS[language]
    found: set[str] = set().union(*stretch.marks[1:])
    found.discard(_OPENING)
    found |= stretch.marks[0] - {_AGAINST} if language == "zh" else stretch.marks[0]
    role = stretch.units[0].role
    if stretch.turns:
        found.add("turn" if any(turn.strong for turn in stretch.turns) else "turn_weak")
    if len(parts) == 1:
        found.add("one")
    elif _is_even(parts):
        found.add("even")
    if stretch.whole:
        found |= {name for name, holds in (("whole_brief", stretch.size <= 0.7 * long), ("short", short)) if holds}
    elif stretch.size <= 0.6 * brief:
        found.add("tiny")
    if parts[0].called:
        found.add("called")
    if stretch.cuts and parts[0].tokens and parts[0].tokens[0].tag[0] in "vdpc":
        found.add("starts_verb")
    if closes:
        found.add("closes")
    if role in ("claim", "definition"):
        found.add("claims")
    elif role in _TELLING:
        found.add("tells")
    if "points" not in found:
        found.add("free")
        found |= {f"free_{name}" for name in ("turn", "defines", "whole_brief") if name in found}
    if "whole_brief" in found:
        found |= {f"brief_{name}" for name in ("states", "images", "condition") if name in found}
    return found - {DANGLES}


def inner_traits(stretch: Stretch, language: str, outer: Collection[str]) -> dict[str, float]:
    """Return the traits that a stretch has by its words: opposites, words that come again; 0 to about 1."""
    parts, (_, brief, long, _) = stretch.parts, LIMITS[language]
    words = [token.text for part in parts for token in part.tokens]
    echoes = _echoes(parts, language)
    opposed = holds_opposites(words, language)
    denied = any(_denies(one, two) for one, two in pairwise(parts))
    mirrored = max(stretch.likeness, default=0.0)
    traits = {
        "opposed": float(opposed),
        "antithesis": float(mirrored >= _MIRRORED and (opposed or denied)),
        "couplet": float(
            mirrored >= _MIRRORED
            and stretch.whole
            and stretch.size <= long
            and sum(stretch.likeness) >= 0.4 * len(stretch.likeness)
            and ("official" not in outer or stretch.size <= _PITHY)
            and "points" not in outer
            and (language == "en" or stretch.size <= _PITHY or any(has_predicate(part.tokens) for part in parts))
        ),
        "echoes": float(echoes),
        "contrast_echo": float(echoes and _AGAINST in outer),
        "denied": float(denied),
        "mirrored": mirrored,
        "long": max(0.0, (stretch.size - long) / brief),
    }
    if language == "zh":
        tags = [token.tag for part in parts for token in part.tokens]
        traits["official"] = 0.0 if "official" in outer else min(1.0, tags.count("vn") / 3)
    return traits


def most_inner(stretch: Stretch) -> float:
    """Return what the inner traits can add at most, told by how far the clauses mirror each other."""
    return _most_inner(max(stretch.likeness, default=0.0) >= _MIRRORED)


@lru_cache(maxsize=2)
def _most_inner(mirrored: bool) -> float:
    names = (*_INNER, *_OF_MIRRORED) if mirrored else _INNER
    return sum(max(0.0, weights().get(name, 0.0)) for name in names)


def _is_even(parts: Sequence[Part]) -> bool:
    lengths = [part.stop - part.start for part in parts]
    return len(parts) > 1 and max(lengths) <= 1.4 * min(lengths)


def _echoes(parts: Sequence[Part], language: str) -> bool:
    """Return whether a word of weight comes twice: 用一个问题换来另一个问题."""
    seen: set[str] = set()
    for part in parts:
        for token in part.tokens:
            if (len(token.text) > 4) if language == "en" else (len(token.text) > 1 and token.tag[0] in "nva"):
                if token.text in seen:
                    return True
                seen.add(token.text)
    return False


def _denies(one: Part, two: Part) -> bool:
    """Return whether one clause denies of its word what the other says: 有本领…，没有本领…; 赞成…，不赞成…"""
    for here, there in ((one, two), (two, one)):
        text = "".join(token.text for token in there.tokens)
        matches = [*_DENIAL.finditer(text)]
        words = [token.text for token in here.tokens if token.tag[0] in "nva"] if matches else []
        if any(text.startswith(word, match.end()) for match in matches for word in words):
            return True
    return False
