"""Questions for discussion: by level, each about something that the text says, none that yes or no would answer.

The words come from the text (points), the frames from data/frames.txt and from the user's own templates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from pipeline.layout.schema import QuestionsSpec, QuestionTemplate
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.addressed import binds_readers
from pipeline.study.questions.frames import Level, Writer, frames_for, own_words
from pipeline.study.questions.point import Kind, Point
from pipeline.study.questions.points import find_points
from pipeline.study.results import Question, Ref, Term

# Which level to take when several have been asked equally often: demands ask for the reader's own post and plans.
_LEVELS: dict[Kind, tuple[Level, ...]] = {
    "do": ("apply", "act", "analyse", "understand"),
    "demand": ("apply", "analyse", "understand", "act"),
    "target": ("apply", "understand", "analyse", "act"),
    "problem": ("apply", "analyse", "act", "understand"),
    "targets": ("apply", "understand", "analyse"),
    "group": ("analyse", "apply", "understand", "act"),
    "members": ("apply", "understand", "analyse"),
}
_OTHER: tuple[Level, ...] = ("understand", "apply", "analyse")
_PER_POINT = 2  # questions about one point, where points are few; where they are many, one
_ONCE = frozenset(
    ("definition", "sentence", "quotation", "account", "question", "call", "members", "series")
)  # of little to ask
_SAME = _ONCE - {"call"}  # to read with, they would be asked in the same words
_LEAST_POINTS = 2
_FEW = 4  # questions, after which nothing is asked twice about a point, nor about a plain statement
_MOST_POINTS = 400  # looked at; the worthiest of a long text
_AGAIN = 0.7  # what a point loses for each question asked about its part
_ALIKE = 0.5  # and for each about a point of its kind
_ASKED = ("interview", "transcript")
_BEFORE = 60  # characters of a question to think of before reading
_BEFORE_EN = 150


def ask_questions(analysis: Analysis, terms: Sequence[Term], options: QuestionsSpec) -> tuple[Question, ...]:
    """Return the questions: those to read with, then those for discussion in text order.

    None where too little can be asked. The worthiest points are asked about, spread over the parts of the text and over
    what points there are.
    """
    points = find_points(analysis, terms)
    if len(points) < _LEAST_POINTS:
        return ()
    if len(points) > _MOST_POINTS:
        points = sorted(
            sorted(points, key=lambda each: -each.worth)[:_MOST_POINTS], key=lambda each: each.units[0].index
        )
    paper = _Paper(analysis)
    own = list(_own(points, paper, options.templates))[: options.count]
    # The questions of an interview are those to read it with; elsewhere the discussion takes its pick first.
    few = min(options.before, len(points) // 2)
    first = list(_before(points, paper, few)) if analysis.kind in _ASKED else []
    made = list(_discussion(points, paper, options.count - len(own)))
    before = first or list(_before(points, paper, options.before))
    order = {id(point): number for number, point in enumerate(points)}
    ranked = sorted((*own, *made), key=lambda entry: order[id(entry[0])])
    return (*before, *(question for _, question in ranked))


class _Paper:
    """What has been asked so far: no frame twice, no level of one point twice."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.writer = Writer.of(analysis)
        self.binding = binds_readers(analysis)
        self.frames: set[str] = set()
        self.levels: Counter[Level] = Counter()
        self.asked: Counter[int] = Counter()
        self.done: set[tuple[int, Level]] = set()

    def frames_of(self, level: Level | Literal["before"], point: Point) -> list[str]:
        frames = frames_for(level, point.kind, self.analysis.kind, self.binding, self.writer.english)
        return [frame for frame in frames if own_words(frame, point) not in self.frames]

    def write(self, frame: str, point: Point, level: Level, before: bool, why: str) -> Question:
        """Return the question in a frame, which is then no longer free."""
        self.frames.add(own_words(frame, point))
        text = self.writer.fill(frame, point)
        return Question(text, level, before, point.section.id if point.section else None, self._cite(point, why))

    def ask(self, point: Point) -> Question | None:
        """Return a question about a point at the level that has been asked least."""
        order = sorted(_LEVELS.get(point.kind, _OTHER), key=lambda level: self.levels[level])
        for level in order:
            frames = self.frames_of(level, point)
            if frames and (id(point), level) not in self.done:
                self.levels[level] += 1
                self.asked[id(point)] += 1
                self.done.add((id(point), level))
                return self.write(frames[0], point, level, False, f"{level}·{point.kind}")
        return None

    def _cite(self, point: Point, why: str) -> Ref:
        """Return the reference: the sentences a point rests on, for a heading the first sentence under it too."""
        units = list(point.units)
        if point.section is not None and units[0].kind == "heading":
            units += self.analysis.inside(point.section)[:1]
        return self.analysis.cite(units, why)


def _discussion(points: Sequence[Point], paper: _Paper, number: int) -> Iterator[tuple[Point, Question]]:
    """Yield up to `number` questions, the worthiest first; a part or a kind asked about weighs less after that."""
    parts: Counter[int] = Counter()
    kinds: Counter[str] = Counter()
    left = list(points)
    most = 1 if len(points) >= number else _PER_POINT
    few = max(_FEW, number * 2 // 3)
    made = 0
    while left and made < number:

        def worth(point: Point) -> float:
            again = 1.6 * paper.asked[id(point)]
            return point.worth - _AGAIN * parts[point.units[0].part] - _ALIKE * kinds[point.kind] - again

        best = max(left, key=worth)
        if made >= few and (best.worth < 0 or paper.asked[id(best)]):
            left.remove(best)  # fewer good ones rather than more
            continue
        question = paper.ask(best)
        if question is None or paper.asked[id(best)] == (1 if best.kind in _ONCE else most):
            left.remove(best)
        if question is not None:
            made += 1
            parts[best.units[0].part] += 1
            kinds[best.kind] += 1
            yield best, question


def _before(points: Sequence[Point], paper: _Paper, number: int) -> Iterator[Question]:
    """Yield short questions to read with, over the whole text, which the text itself answers."""
    answered = [point for point in points if point.answered]
    told = [point for point in answered if point.kind != "sentence"]
    points = next(
        (some for some in (told, answered) if len(some) >= number), [each for each in points if _may_read(each)]
    )
    longest = _BEFORE_EN if paper.writer.english else _BEFORE
    fresh = [point for point in points if not paper.asked[id(point)]]
    points = fresh if len(fresh) >= number else [each for each in points if each.kind not in _SAME or each in fresh]
    step = max(1, len(points) // max(1, number))
    stretches = [points[start : start + step] for start in range(0, len(points), step)]
    ordered = [max(stretch, key=lambda point: (not paper.asked[id(point)], point.worth)) for stretch in stretches]
    ordered += sorted(points, key=lambda point: -point.worth)
    made: set[int] = set()
    found: list[tuple[int, Question]] = []
    for point in ordered:
        if len(found) == number:
            break
        frames = [f for f in paper.frames_of("before", point) if len(paper.writer.fill(f, point)) <= longest]
        if id(point) in made or not frames:
            continue
        made.add(id(point))
        found.append((point.units[0].index, paper.write(frames[0], point, "understand", True, "导读")))
    yield from (question for _, question in sorted(found, key=lambda entry: entry[0]))


def _may_read(point: Point) -> bool:
    """Return whether a short text may answer: what it only demands it does not go on about."""
    return point.answered or point.kind not in ("do", "demand", "duty")


def _own(
    points: Sequence[Point], paper: _Paper, templates: Sequence[QuestionTemplate]
) -> Iterator[tuple[Point, Question]]:
    """Yield the user's own questions, each about the next point; one asked before is left out."""
    for number, template in enumerate(templates):
        point = points[number % len(points)]
        if template.text not in paper.frames:
            yield point, paper.write(template.text, point, template.level, False, "自拟")
