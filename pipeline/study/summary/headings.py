"""Headings that say something: a summary may have them as the speaker's own words for a part."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.script import fold
from pipeline.study.analysis import Analysis, Unit
from pipeline.study.analysis.predicate import has_predicate
from pipeline.study.summary.labels import label_of
from pipeline.study.summary.merit import merit_of

_LEAST = {"zh": 12, "en": 36}  # characters of a heading worth printing
_SCRAP = 12  # characters of a heading under which it is printed with its number
_NUMERAL = re.compile("[零一二三四五六七八九十百\\d]+")
_END = re.compile("[。！.!]$")
_ASKS = re.compile("^(?:问|記者|记者|Q)|[？?]|(?:什么|怎样|如何|为何|哪些)")
_TOPIC = re.compile(
    "^(?:关于|有关|概述|概况|引言|前言|导言|结语|结论|附录|背景|开场|快问快答|问答)"
)  # says nothing of it


def written(text: str) -> int:
    """Return how many characters words have, without spaces."""
    return sum(not letter.isspace() for letter in text)


def needs_label(unit: Unit) -> bool:
    """Return whether a unit is a heading that would be a scrap without its number."""
    return not unit.spoken and written(unit.text[label_of(unit) :]) < _SCRAP


def headings_of(analysis: Analysis) -> Sequence[Unit]:
    """Return the headings that say something."""
    return [unit for unit in analysis.units if unit.kind == "heading" and _says_something(unit, analysis)]


def _says_something(unit: Unit, analysis: Analysis) -> bool:
    return (
        written(unit.text) >= _LEAST["en" if analysis.speech.language == "en" else "zh"]
        and not unit.flags
        and not _ASKS.search(fold(unit.text))
        and not _TOPIC.match(fold(unit.text[label_of(unit) :]).strip())
        and merit_of(unit, analysis) > 0
        and (unit.does("demand") or has_predicate(unit.tokens))
        and _says_it_after_its_name(unit)
    )


def _says_it_after_its_name(unit: Unit) -> bool:
    """Return whether a heading in two parts says something in the second (成功密码：坚持只做一件事)."""
    name = max((number for number, token in enumerate(unit.tokens) if token.text[0] in "：:—"), default=-1)
    return name < 0 or has_predicate(unit.tokens[name + 1 :])


def runs_of_headings(analysis: Analysis) -> list[list[Unit]]:
    """Return the headings of the upper two levels that are whole sentences, in runs of siblings numbered alike.

    Those of the first level come first. Headings over what a text of the kind does not tell first (last year's work
    in a report) are left, with their whole run.
    """
    runs: dict[tuple[str, str], list[Unit]] = {}
    for section in (each for top in analysis.speech.sections for each in (top, *top.children)):
        heads = analysis.heads(section)
        label = _NUMERAL.sub("#", section.label.strip())
        if label and len(heads) == 1:
            runs.setdefault((section.id.rpartition(".")[0], label), []).append(heads[0])
    whole = [run for run in runs.values() if len(run) > 1 and all(_is_sentence(unit, analysis) for unit in run)]
    return sorted(whole, key=lambda run: run[0].section.level if run[0].section else 0)


def _is_sentence(unit: Unit, analysis: Analysis) -> bool:
    return bool(_END.search(unit.text)) and _says_something(unit, analysis) and merit_of(unit, analysis) >= 1
