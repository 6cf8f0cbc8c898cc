"""Questions for discussion: by level, each tied to a part of the speech, none that yes or no would answer.

The words come from the headings, the forms from data/questions.yaml and from the user's own templates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from pipeline.layout.schema import QuestionsSpec, QuestionTemplate
from pipeline.speech import Section
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.people import find_people
from pipeline.study.analysis.standing import POINTS_ELSEWHERE
from pipeline.study.questions.points import Kind, Point, point_of, point_of_sentence
from pipeline.study.results import Outline, OutlineItem, Question, Ref, Term

_DATA = Path(__file__).with_name("data")

Level = Literal["understand", "apply", "analyse", "act"]
# Which level to take when several have been asked equally often: demands ask for the reader's own post and plans.
_LEVELS: dict[Kind, tuple[Level, ...]] = {
    "do": ("apply", "act", "analyse", "understand"),
    "is": ("understand", "apply", "analyse"),
    "topic": ("understand", "analyse", "apply"),
    "question": ("understand", "analyse", "apply"),
    "sentence": ("understand", "analyse", "apply"),
}
_PER_POINT = 2  # questions about one point
_REPORTS = re.compile("指出|强调|表示|主持|出席")
_BEFORE = 40  # characters of a question to think of before reading


def ask_questions(
    analysis: Analysis, outline: Outline, terms: Sequence[Term], options: QuestionsSpec
) -> tuple[Question, ...]:
    """Return the questions: those to think of before reading, then those for discussion in text order.

    They are made of the headings; where these are too few, of the sentences of the `outline` and of the `terms`.
    """
    if analysis.speech.language != "zh":
        return ()
    points = _points(analysis, outline, terms, options.count)
    if not points:
        return ()
    paper = _Paper(analysis)
    before = list(_before(points, paper, options.before))
    own = list(_own(points, paper, options.templates))[: options.count]
    made = list(_discussion(points, paper, options.count - len(own)))
    order = {id(point): number for number, point in enumerate(points)}
    ranked = sorted((*own, *made), key=lambda entry: order[id(entry[0])])
    questions = (*before, *(question for _, question in ranked))
    return tuple(replace(question, text=question.text.replace("{source}", analysis.called)) for question in questions)


class _Paper:
    """What has been asked so far: no form twice, no level of one point twice."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.forms: set[str] = set()
        self.levels: Counter[Level] = Counter()
        self.asked: set[tuple[int, str]] = set()

    def ask(self, point: Point, level: Level, forms: Sequence[str], why: str, longest: int = 0) -> Question | None:
        """Return a question in the first form that is still free, of up to `longest` characters (0: any length)."""
        for form in forms:
            text = _fill(form, point)
            if form in self.forms or (longest and len(text) > longest):
                continue
            self.forms.add(form)
            return Question(text, level, bool(longest), _section_id(point), _cite(point, self.analysis, why))
        return None


@lru_cache(maxsize=1)
def _templates() -> dict[str, dict[str, list[str]]]:
    """Return level → kind of point → forms, as in data/questions.yaml."""
    text = (_DATA / "questions.yaml").read_text(encoding="utf-8")
    templates: dict[str, dict[str, list[str]]] = yaml.safe_load(text)
    return templates


def _points(analysis: Analysis, outline: Outline, terms: Sequence[Term], count: int) -> list[Point]:
    """Return what may be asked about: the headings of the top levels, else the terms of the speech."""
    level: Sequence[Section] = analysis.speech.sections
    while len(level) == 1 and level[0].children:
        level = level[0].children
    points = [point for section in level if (point := point_of(section, analysis)) is not None]
    if len(points) < count:
        below = [child for section in level for child in section.children]
        known = {point.text for point in points}
        lower = [point for child in below if (point := point_of(child, analysis)) is not None]
        points += [point for point in lower if point.text not in known]
        place = {section.id: number for number, section in enumerate(analysis.speech.walk())}
        points.sort(key=lambda point: place[point.section.id] if point.section else -1)
    if len(points) >= 2:
        return points
    lines = [line for item in outline.items for line in (item, *item.children)]
    told = [line for line in lines if not _says_nothing_alone(line, analysis)]
    plain = [point for line in told if line.kind == "sentence" and (point := point_of_sentence(line)) is not None]
    plain += [
        Point(term.text, "topic", None, (), term.ref.sentences) for term in terms if term.kind in ("number", "defined")
    ]
    return points + plain if len(points) + len(plain) > 1 else []


def _says_nothing_alone(line: OutlineItem, analysis: Analysis) -> bool:
    """Return whether a sentence tells of somebody or points to others: no point to discuss."""
    units = [analysis.unit(each) for each in line.ref.sentences]
    told = any(unit.particular or find_people(unit.text) or _REPORTS.search(unit.text) for unit in units)
    return told or POINTS_ELSEWHERE.search(line.short) is not None or line.short.startswith(("现在", "今天"))


def _before(points: Sequence[Point], paper: _Paper, number: int) -> Iterator[Question]:
    """Yield short questions to think of before reading, over the whole speech, each about another point."""
    forms = _templates()["before"]
    step = max(1, len(points) // max(1, number))
    made: set[str] = set()
    for point in [*points[::step], *points]:
        if len(made) == number:
            return
        if point.text in made:
            continue
        question = paper.ask(point, "understand", forms[point.kind], "导读", _BEFORE)
        if question is not None:
            made.add(point.text)
            yield question


def _discussion(points: Sequence[Point], paper: _Paper, number: int) -> Iterator[tuple[Point, Question]]:
    """Yield up to `number` questions, the largest points first, each point once before any is asked twice."""
    made = 0
    for _ in range(_PER_POINT):
        largest = sorted(points, key=lambda point: (-_weight(point), points.index(point)))
        chosen = [point for point in points if point in largest[: number - made]]
        chosen.sort(key=lambda point: not (point.members and point.kind == "do"))  # these are analysed first
        for point in chosen:
            question = _ask(point, paper) if made < number else None
            if question is not None:
                made += 1
                yield point, question


def _weight(point: Point) -> float:
    """Return how much a point weighs: upper headings before lower ones, demands and those with parts first."""
    if point.section is None:
        return 0.7 if point.kind == "do" else 0
    return 10 - point.section.level + (0.2 if point.members else 0) + (0.7 if point.kind == "do" else 0)


def _ask(point: Point, paper: _Paper) -> Question | None:
    """Return a question about a point at the level that has been asked least."""
    order = list(_LEVELS[point.kind])
    order.sort(key=lambda level: paper.levels[level])
    if point.members and "analyse" in order and not paper.levels["analyse"]:
        order.sort(key=lambda level: level != "analyse")
    for level in order:
        for kind in _forms_for(point, level):
            if (id(point), level) in paper.asked:
                continue
            question = paper.ask(point, level, _templates()[level].get(kind, ()), f"{level}·{kind}")
            if question is not None:
                paper.levels[level] += 1
                paper.asked.add((id(point), level))
                return question
    return None


def _forms_for(point: Point, level: Level) -> tuple[str, ...]:
    """Return the kinds of forms a point may be asked in, the closest first."""
    if level != "analyse" or not point.members:
        return (point.kind,)
    return ("group" if point.kind == "do" else "parts", point.kind)


def _own(
    points: Sequence[Point], paper: _Paper, templates: Sequence[QuestionTemplate]
) -> Iterator[tuple[Point, Question]]:
    """Yield the user's own questions, each about the next point; one asked before is left out."""
    for number, template in enumerate(templates):
        point = points[number % len(points)]
        question = paper.ask(point, template.level, (template.text,), "自拟")
        if question is not None:
            yield point, question


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
        units = [*analysis.heads(point.section), *analysis.inside(point.section)[:1]]
        if units:
            return analysis.cite(units, why)
        return analysis.cite_section(point.section, why)
    return analysis.cite([analysis.unit(sentence) for sentence in point.sentences], why)
