"""Whom a text speaks to: whether what it demands is for its readers to do, or a view of its author to be weighed.

A report, an official paper or minutes bind those who study them; a law binds whom it names, an interview, a history or
an address to other nations nobody in the room.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from pipeline.language.script import fold
from pipeline.language.words import alternatives, load_lines, load_words
from pipeline.study.analysis.analysis import Analysis
from pipeline.study.analysis.demands import demanded
from pipeline.study.analysis.unit import Unit

_DATA = Path(__file__).with_name("data")
_BINDING = frozenset(("report", "policy", "minutes"))
_SPOKEN_TO = frozenset(("speech", "letter"))
_TEACHING = frozenset(("lecture", "transcript"))
# Characters of the text in which it greets its readers or says where it speaks; English greets in its first sentences.
_OPENING = 120
_OPENING_EN = 400
_HEADINGS = 2  # that demand: so many make a programme of an essay
# Who is meant by a demand that names whom it binds.
_HEARERS = re.compile(
    "我们|大家|你们|咱们|同志|同学|干部|党员|职工|员工|老师|教师|医生|护士|学员|每[个一位名]|人人|各(?:单位|部门|支部|科室|处室|班组|岗位|村|乡镇)"
    r"|全[体党院校局行厂市县镇村]|有关部门|^(?:we|you|all|each|every)\b"
)
_THREATENS = re.compile("予以|给予[^，]{0,4}处|处以|追究|通报|问责|罚款")
# Guests are there too, but the house is greeted: 各位来宾，同志们.
_AMONG_US = re.compile("同志|乡亲|同学|老师|职工|员工|村民|居民|业主|家长")
_NATIONS = re.compile("各国|国际社会|成员国|地区国家")
_NATIONS_PER = 300
_PLAN = "what the speaker's side will do"


def binds_readers(analysis: Analysis) -> bool:
    """Return whether the demands of a text are for its readers to carry out."""
    kind = analysis.kind
    if kind in _BINDING:
        return True
    if kind == "essay":
        return _is_programme(analysis)
    own, outside = _says("own", analysis), _says("outside", analysis) or _speaks_of_nations(analysis)
    if kind in _SPOKEN_TO:
        return not outside or _AMONG_US.search(fold(_greeting(analysis))) is not None
    return kind in _TEACHING and own and not outside and _demands_often(analysis)


def _speaks_of_nations(analysis: Analysis) -> bool:
    """Return whether a text speaks of nations throughout: once in 300 characters or more."""
    text = fold("".join(each.text for each in analysis.speech.paragraphs))
    return len(_NATIONS.findall(text)) * _NATIONS_PER >= len(text)


def speaks_to_the_public(analysis: Analysis) -> bool:
    """Return whether a text greets learners, residents or parents, who have no post to apply it to."""
    greeted = fold(_greeting(analysis)).lower()
    return any(word in greeted for word in _words()["homely", analysis.speech.language])


def _demands_often(analysis: Analysis) -> bool:
    """Return whether an eighth of the sentences demand: a training talk, not a history."""
    spoken = [unit for unit in analysis.units if unit.spoken]
    return 8 * sum(unit.does("demand") for unit in spoken) >= len(spoken) > 0


def _says(group: str, analysis: Analysis) -> bool:
    opening = _opening(analysis)
    return any(word in opening for word in _words()[group, analysis.speech.language])


def _opening(analysis: Analysis) -> str:
    """Return what a text says before it comes to its matter: title, salutations, first lines."""
    most = _OPENING_EN if analysis.speech.language == "en" else _OPENING
    lines = " ".join(each.text for each in analysis.speech.paragraphs[:6])[:most]
    return fold(f"{_greeting(analysis)} {lines}").lower()


def _greeting(analysis: Analysis) -> str:
    """Return the title of a text and whom it greets, where it is held."""
    speech = analysis.speech
    greeted = (each.text for each in speech.paragraphs[:40] if each.role in ("salutation", "occasion", "subtitle"))
    return " ".join((speech.title or "", *greeted))


def _is_programme(analysis: Analysis) -> bool:
    """Return whether at least half of the headings of a text demand."""
    titles = [section.title for section in analysis.speech.walk()]
    demands = sum(demanded(title, analysis.speech.language) is not None for title in titles)
    return demands >= max(_HEADINGS, len(titles) / 2)


@lru_cache(maxsize=1)
def _words() -> Mapping[tuple[str, str], tuple[str, ...]]:
    words: dict[tuple[str, str], tuple[str, ...]] = {}
    for line in load_lines("addressed", _DATA):
        group, language, listed = line.split(" | ")
        words[group, language] = (
            *words.get((group, language), ()),
            *(listed.split(";") if language == "en" else listed.split()),
        )
    return words


def is_plan(unit: Unit) -> bool:
    """Return whether a sentence tells what the speaker's own side will do (我们将…)."""
    return any(found.why == _PLAN for found in unit.roles)


def threatens(plain: str) -> bool:
    """Return whether words (in simplified characters) tell what follows on a breach: no one's task, no one's view."""
    return _THREATENS.search(plain) is not None


def is_for_the_state(plain: str) -> bool:
    """Return whether words (in simplified characters) name what only a government can do: no one's own post."""
    return re.search(alternatives(load_words("matters_of_state", _DATA)), plain) is not None


def asks_hearers(unit: Unit) -> bool:
    """Return whether a demand names nobody else as the one who has to act (各国应该…, 外交部应…)."""
    return not unit.subject or _HEARERS.search(unit.subject) is not None
