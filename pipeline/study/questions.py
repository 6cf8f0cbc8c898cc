"""Questions for discussion: by level, each tied to a part of the speech, none that yes or no would answer.

The words come from the headings, the forms from data/questions.yaml and from the user's own templates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

import yaml

from pipeline.layout.schema import StudySpec
from pipeline.speech import Section, Speech
from pipeline.study.analysis import Analysis
from pipeline.study.outline import make_outline
from pipeline.study.points import Point, heading_units, point_of, point_of_sentence
from pipeline.study.results import Question, Ref
from pipeline.study.terms import find_terms
from pipeline.study.words import DATA

Level = Literal["understand", "apply", "analyse", "act"]
# By turns, so that more than half ask for the reader's own post; a heading with parts is taken for "analyse" first.
_TURNS: tuple[Level, ...] = ("understand", "apply", "analyse", "act", "apply", "understand", "act", "analyse")
_PER_POINT = 2  # questions about one point
_BEFORE = 40  # characters of a question to think of before reading


def ask_questions(speech: Speech, analysis: Analysis, options: StudySpec) -> tuple[Question, ...]:
    """Return the questions: those to think of before reading, then those for discussion in text order."""
    if speech.language != "zh":
        return ()
    points = _points(speech, analysis, options)
    if not points:
        return ()
    wanted = options.questions
    asked: set[str] = set()
    before = list(_before(points, analysis, wanted.before, asked))
    own = list(_own(points, analysis, options, asked))[: wanted.count]
    made = list(_discussion(points, analysis, wanted.count - len(own), asked))
    source = _source(speech)
    order = {id(point): number for number, point in enumerate(points)}
    ranked = sorted((*own, *made), key=lambda entry: order[id(entry[0])])
    questions = (*before, *(question for _, question in ranked))
    return tuple(replace(question, text=question.text.replace("{source}", source)) for question in questions)


@lru_cache(maxsize=1)
def _templates() -> dict[str, dict[str, list[str]]]:
    """Return level → kind of point → forms, as in data/questions.yaml."""
    text = (DATA / "questions.yaml").read_text(encoding="utf-8")
    templates: dict[str, dict[str, list[str]]] = yaml.safe_load(text)
    return templates


def _source(speech: Speech) -> str:
    """Return what to call the text: by its title's last words, else 讲话."""
    title = speech.title or ""
    if re.search("(?:意见|决定|通知|规划|纲要|条例|办法|方案|法|细则)[）》]?$", title):
        return "文件"
    return "报告" if re.search("报告[）》]?$", title) else "讲话"


def _points(speech: Speech, analysis: Analysis, options: StudySpec) -> list[Point]:
    """Return what may be asked about: the headings of the top levels, else the terms of the speech."""
    level: Sequence[Section] = speech.sections
    while len(level) == 1 and level[0].children:
        level = level[0].children
    points = [point for section in level if (point := point_of(section, analysis)) is not None]
    if len(points) < options.questions.count:
        below = [child for section in level for child in section.children]
        known = {point.text for point in points}
        lower = [point for child in below if (point := point_of(child, analysis)) is not None]
        points += [point for point in lower if point.text not in known]
        place = {section.id: number for number, section in enumerate(speech.walk())}
        points.sort(key=lambda point: place[point.section.id] if point.section else -1)
    if len(points) >= 2:
        return points
    lines = [line for item in make_outline(speech, analysis, options).items for line in (item, *item.children)]
    plain = [point for line in lines if line.kind == "sentence" and (point := point_of_sentence(line)) is not None]
    terms = [term for term in find_terms(speech, analysis, options) if term.kind in ("number", "defined")]
    plain += [Point(term.text, "topic", None, (), term.ref.sentences) for term in terms]
    return points + plain if len(points) + len(plain) > 1 else []


def _before(points: Sequence[Point], analysis: Analysis, number: int, asked: set[str]) -> Iterator[Question]:
    """Yield short questions to think of before reading, over the whole speech."""
    forms = _templates()["before"]
    step = max(1, len(points) // max(1, number))
    made = 0
    for point in [*points[::step], *points]:
        if made == number:
            return
        choices = forms[point.kind]
        for turn in range(len(choices)):
            text = _fill(choices[(made + turn) % len(choices)], point)
            if len(text) <= _BEFORE and text not in asked and not _is_asked_of(point, asked):
                asked |= {text, f"before:{point.text}"}
                made += 1
                yield Question(text, "understand", True, _section_id(point), _cite(point, analysis, "导读"))
                break


def _is_asked_of(point: Point, asked: set[str]) -> bool:
    return f"before:{point.text}" in asked


def _discussion(
    points: Sequence[Point], analysis: Analysis, number: int, asked: set[str]
) -> Iterator[tuple[Point, Question]]:
    """Yield up to `number` questions, the largest points first, each point once before any is asked twice."""
    used: Counter[tuple[str, str]] = Counter()
    done: set[tuple[int, str]] = set()
    made = 0
    for turn in range(len(_TURNS)):
        for point, level in _matched(points, number - made, turn, made):
            question = _ask(point, level, analysis, used, asked, done)
            if question is not None:
                made += 1
                yield point, question
        if made >= number:
            return


def _matched(points: Sequence[Point], number: int, turn: int, made: int) -> list[tuple[Point, Level]]:
    """Return points with the level each is asked at: groups are analysed, the rest take turns."""
    if number <= 0:
        return []
    largest = sorted(points, key=lambda point: (-_weight(point), points.index(point)))[:number]
    chosen = [point for point in points if point in largest]
    levels = [_TURNS[(made + turn + place) % len(_TURNS)] for place in range(len(chosen))]
    if turn == 0:
        for place, point in enumerate(chosen):
            if point.members and levels[place] != "analyse" and "analyse" in levels:
                other = levels.index("analyse")
                if not chosen[other].members:
                    levels[place], levels[other] = levels[other], levels[place]
    return list(zip(chosen, levels, strict=True))


def _weight(point: Point) -> float:
    """Return how much a point weighs: upper headings before lower ones, those with parts first."""
    if point.section is None:
        return 0
    return 10 - point.section.level + (0.5 if point.members else 0)


def _ask(
    point: Point,
    level: Level,
    analysis: Analysis,
    used: Counter[tuple[str, str]],
    asked: set[str],
    done: set[tuple[int, str]],
) -> Question | None:
    kind = "group" if level == "analyse" and point.members else point.kind
    forms = _templates()[level][kind]
    if (id(point), level) in done or sum(other == id(point) for other, _ in done) >= _PER_POINT:
        return None
    for turn in range(len(forms)):
        text = _fill(forms[(used[level, kind] + turn) % len(forms)], point)
        if text in asked:
            continue
        used[level, kind] += 1
        asked.add(text)
        done.add((id(point), level))
        return Question(text, level, False, _section_id(point), _cite(point, analysis, f"{level}·{kind}"))
    return None


def _own(
    points: Sequence[Point], analysis: Analysis, options: StudySpec, asked: set[str]
) -> Iterator[tuple[Point, Question]]:
    """Yield the user's own questions, each about the next point; one without a placeholder is asked once."""
    for number, template in enumerate(options.questions.templates):
        point = points[number % len(points)]
        text = _fill(template.text, point)
        if text not in asked:
            asked.add(text)
            yield point, Question(text, template.level, False, _section_id(point), _cite(point, analysis, "自拟"))


def _fill(form: str, point: Point) -> str:
    section = point.section.title if point.section else point.text
    values = {
        "point": point.text.rstrip("。！？?"), "quoted": point.quoted, "section": section, "title": point.text,
        "members": "、".join(point.members), "number": point.number,
    }  # fmt: skip
    for name, value in values.items():
        form = form.replace("{" + name + "}", value)
    return form


def _section_id(point: Point) -> str | None:
    return point.section.id if point.section else None


def _cite(point: Point, analysis: Analysis, why: str) -> Ref:
    """Return the reference: the heading and the first sentence under it, or the sentence a point rests on."""
    if point.section is not None:
        units = [*heading_units(point.section, analysis), *analysis.inside(point.section)[:1]]
        if units:
            return analysis.cite(units, why)
        return analysis.cite_section(point.section, why)
    return analysis.cite([analysis.unit(sentence) for sentence in point.sentences], why)
