"""The terms that a text explains or whose members it lists, as points to ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.characters import count_han
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.demands import is_verb_phrase
from pipeline.study.analysis.quotable import is_doubtful
from pipeline.study.questions.point import Kind, Point
from pipeline.study.results import Term

_NUMBER_EN = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten) \w+s$", re.I)
_WORTH = 2.7
_LEAST = 6  # Chinese characters, or words, of an explanation
_LONGEST_NAME = 4  # characters of a person's name
_LEAST_MENTIONS = 2  # of a term, for it to matter in the text
_DEFINED = frozenset(("statute", "policy"))  # texts that lay down what their words mean
# What stands before words that explain a word, where 是 alone says something of it (…是伟大的事业), or behind them.
_EXPLAINS = re.compile(
    "是指|指的?是|指|就是|即|所谓|称[为作]|意思|意味着|是(?=[一对以由])|定义[^，。]{0,10}：|[（(：:]|——"
    r"|\b(?:means?|meant|stands for|that is|is an?|are|called|which is|refers? to)\b"
)
_NAMES = re.compile("叫做?|称[为作之]|名曰|之曰|简称|所谓|就是")
_NEAR = 8  # characters between what explains and the mark that says so
_NEAR_EN = 20
_POINTS = re.compile("^(?:[它他她这那]|还有)|什么|啥|(?:一种|一个|的|和|与|及)$")
_MERE_NAME = re.compile("[的，；。]")
_DIVIDED = re.compile("(?:划?分为|包括)[：:]?$")
_BY_WHOM = re.compile("由(?!.*(?:组成|构成)$)")  # who sees to it is no meaning


def points_of_terms(analysis: Analysis, terms: Sequence[Term]) -> Iterator[Point]:
    """Yield a point for each term that the text itself explains; a person's name is no term to explain."""
    for term in terms:
        if term.kind == "user" or (term.definition is None and not term.members):
            continue
        ref = term.definition_ref or term.ref
        units = tuple(analysis.unit(each) for each in ref.sentences)
        if not units or any(is_doubtful(unit) for unit in units) or _is_person(term.text):
            continue
        if is_verb_phrase(term.text):
            continue  # 发展文化事业: something to be done is no term
        name = _in_running_text(term.text, analysis) if analysis.speech.language == "en" else term.text
        if (analysis.kind == "statute" and "的" in name) or re.search(r"[.;:!?。；：！？]", name):
            continue  # 交流的方式: what the law lists, not a word it explains
        if not term.members and not _is_explained(term, units, analysis):
            continue
        if not term.members and (term.kind == "number" or _NUMBER_EN.match(name)):
            continue  # it counts what the text does not list
        members = term.members or _divisions(term.definition or "", units)
        kind: Kind = "members" if members else "definition"
        yield Point(name, kind, units, units[0].section, members, _WORTH)


def _is_explained(term: Term, units: Sequence[Unit], analysis: Analysis) -> bool:
    """Return whether the text explains a term so that there is something to go over, and speaks of it elsewhere.

    The name in full or in another language explains nothing; what is only said of a thing is no meaning of its name.
    """
    meaning = fold(term.definition or "")
    if (
        not _says_enough(meaning)
        or _POINTS.search(meaning)
        or _BY_WHOM.match(meaning)
        or _is_short_for(term.text, meaning)
    ):
        return False
    if analysis.kind in _DEFINED:
        return True
    said = " ".join(unit.text for unit in units)
    coined = re.search(f"[“‘「『]{re.escape(term.text)}[”’」』]", said) is not None
    mentions = sum(_stands_in(term.text, unit) for unit in analysis.units)
    return (coined or mentions >= _LEAST_MENTIONS) and _is_marked(fold(said), meaning, analysis.speech.language)


def _divisions(meaning: str, units: Sequence[Unit]) -> tuple[str, ...]:
    """Return what a term is divided into, where that is all that the text says of it (处分分为：警告、记过…)."""
    said = " ".join(unit.text for unit in units)
    start = said.find(meaning)
    names = tuple(meaning.split("、"))
    return names if len(names) > 2 and start > 0 and _DIVIDED.search(fold(said[:start])) else ()


def _says_enough(definition: str) -> bool:
    return count_han(definition) >= _LEAST or len(definition.split()) >= _LEAST


def _is_short_for(name: str, meaning: str) -> bool:
    """Return whether a term only shortens the words given for it: RNG, 水站 for 水质自动监测站."""
    if _MERE_NAME.search(meaning) or not count_han(meaning):
        return False
    if name.isascii():
        return name.isupper()
    rest = iter(meaning)
    return all(char in rest for char in fold(name))


def _stands_in(name: str, unit: Unit) -> bool:
    """Return whether a sentence has a term as whole words: 宏观, not 基本原 of 基本原则."""
    start = unit.text.lower().find(name.lower())
    stops = {0, *(token.stop for token in unit.tokens)}
    return start in stops and start + len(name) in stops


def _is_marked(said: str, meaning: str, language: str) -> bool:
    """Return whether words are said to be the meaning: a mark of explaining stands next to them."""
    start = said.find(meaning)
    if start < 0:
        return False
    stop = start + len(meaning)
    near = _NEAR_EN if language == "en" else _NEAR
    before, after = said[max(0, start - near) : start + 1], said[stop : stop + near]
    return _EXPLAINS.search(before) is not None or _NAMES.search(after) is not None


def _is_person(name: str) -> bool:
    tokens = cut_words(fold(name))
    return len(name) <= _LONGEST_NAME and tokens[0].tag == "nr" and all(token.tag[0] == "n" for token in tokens)


def _in_running_text(name: str, analysis: Analysis) -> str:
    """Return an English term as it stands inside a sentence: public service, but Sia."""
    lower = name[0].lower() + name[1:]
    return lower if any(f" {lower}" in unit.text for unit in analysis.units) else name
