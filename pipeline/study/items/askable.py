"""Which sentences make test items: those that say something whole without the sentences around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pipeline.language.characters import count_han
from pipeline.language.quotation import match_quotes
from pipeline.language.words import load_list
from pipeline.speech import Speech
from pipeline.study.analysis import Unit
from pipeline.study.analysis.number_phrases import count_of, is_number_phrase
from pipeline.study.analysis.people import find_people
from pipeline.study.analysis.standing import POINTS_ELSEWHERE

_DATA = Path(__file__).with_name("data")

_SHORTEST, _LONGEST = 10, 90  # Chinese characters
_LABEL = re.compile("(?:问|答|记者|主持人|[QA])[：:]")
_ENUMERATED = re.compile("(?:第?[一二三四五六七八九十]+(?:是|、|，|要)|（[一二三四五六七八九十]+）|其[一二三])")
_LATIN_NAME = re.compile("[A-Z][a-z]+")
_SAID_OF = re.compile("指出|强调|提出|要求|明确|论述|论断|定位|思想|理论|精神|主义")
_OF_THE_SPEAKER = re.compile("我(?![们国军党])")
_WITH_SUBJECT = re.compile("(?:我们|全党|我们党|机关|党员|干部|各级)[^，]{2,}(?:是|要|必须)")
_QUOTED = re.compile("“([^“”]+)”")


def is_askable(unit: Unit, series: Mapping[str, str]) -> bool:
    """Return whether a sentence makes sense alone, is whole and without a suspected slip.

    A heading says too little alone (一是坚持…) unless its series has a name (see `name_series`). Sentences about
    somebody, in the first person or that point elsewhere do not stand alone either.
    """
    if unit.flags or not (_says_of_what(unit, series) if unit.kind == "heading" else unit.spoken and not unit.leans):
        return False
    if unit.text.startswith("—") or (_ENUMERATED.match(unit.text) and unit.kind != "heading"):
        return False
    size = count_han(unit.text)
    if not _SHORTEST <= size <= _LONGEST or not unit.text.endswith(("。", "！", "。”", "！”")):
        return False
    if match_quotes(unit.text).stray or _LABEL.match(unit.text):
        return False
    own = re.sub("[“「][^“”「」]*[”」]", "", unit.text)
    if any(pattern.search(own) for pattern in (_OF_THE_SPEAKER, POINTS_ELSEWHERE, _LATIN_NAME)):
        return False
    if find_people(unit.text) and not _SAID_OF.search(unit.text):
        return False
    return not any(word in unit.text for word in load_list("local_words", _DATA))


def _says_of_what(unit: Unit, series: Mapping[str, str]) -> bool:
    """Return whether a heading is a sentence with its subject (我们要…就是…), or its series has a name."""
    return (unit.section is not None and unit.section.id in series) or _WITH_SUBJECT.match(unit.text) is not None


def name_series(speech: Speech) -> dict[str, str]:
    """Return for each heading what its series is called, where the heading above says so: id → “五个坚持”中，.

    The number phrase above must count just as many headings as there are.
    """
    named: dict[str, str] = {}
    for section in speech.walk():
        phrases = [phrase for phrase in _QUOTED.findall(section.title) if is_number_phrase(phrase)]
        if len(phrases) == 1 and count_of(phrases[0]) == len(section.children) > 2:
            named |= {child.id: f"“{phrases[0]}”中，" for child in section.children}
    return named
