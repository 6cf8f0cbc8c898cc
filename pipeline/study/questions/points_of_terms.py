"""The terms that a text explains or whose members it lists, as points to ask about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.language.characters import count_han
from pipeline.language.script import fold
from pipeline.language.segmentation import cut_words
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.demands import is_verb_phrase
from pipeline.study.analysis.quotable import is_doubtful
from pipeline.study.questions.point import Kind, Point
from pipeline.study.results import Term

_NUMBER_EN = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten) \w+s$", re.I)
_WORTH = 2.7
_LEAST = 6  # Chinese characters, or words, of an explanation
_LONGEST_NAME = 4  # characters of a person's name


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
        if not term.members and not _says_enough(term.definition or ""):
            continue  # the name in another language is no explanation to go over
        if not term.members and (term.kind == "number" or _NUMBER_EN.match(name)):
            continue  # it counts what the text does not list
        kind: Kind = "members" if term.members else "definition"
        yield Point(name, kind, units, units[0].section, term.members, _WORTH)


def _says_enough(definition: str) -> bool:
    return count_han(definition) >= _LEAST or len(definition.split()) >= _LEAST


def _is_person(name: str) -> bool:
    tokens = cut_words(fold(name))
    return len(name) <= _LONGEST_NAME and tokens[0].tag == "nr" and all(token.tag[0] == "n" for token in tokens)


def _in_running_text(name: str, analysis: Analysis) -> str:
    """Return an English term as it stands inside a sentence: public service, but Sia."""
    lower = name[0].lower() + name[1:]
    return lower if any(f" {lower}" in unit.text for unit in analysis.units) else name
