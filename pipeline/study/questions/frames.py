"""The frames of questions, and how one is filled: by level, by what the point is, by kind and script of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from pipeline.kinds import KINDS, TextKind
from pipeline.language.words import load_lines
from pipeline.study.analysis import Analysis
from pipeline.study.analysis.addressed import speaks_to_the_public
from pipeline.study.questions.point import Kind, Point

_DATA = Path(__file__).with_name("data")

Level = Literal["understand", "apply", "analyse", "act"]
_OF_NO_LAW = frozenset(("topic", "account", "done", "parts", "do", "demand", "call"))
_SPEAKERS = frozenset(("speech", "lecture", "transcript", "interview"))


@dataclass(frozen=True, slots=True)
class _Frame:
    level: str
    point: str
    kinds: frozenset[str]
    binding: bool | None  # only where demands are the readers' to carry out, only where they are not; None: either
    text: str


@lru_cache(maxsize=2)
def _frames(english: bool) -> tuple[_Frame, ...]:
    name = "frames_en" if english else "frames"
    return tuple(_frame(line) for line in load_lines(name, _DATA))


def _frame(line: str) -> _Frame:
    level, point, where, text = line.split(" | ", 3)
    assert point in get_args(Kind), line
    binding = {"own": True, "!own": False}.get(where)
    everywhere = binding is not None or where == "any"
    named = frozenset(where.removeprefix("!").split("+"))
    kinds = frozenset(KINDS) if everywhere else frozenset(KINDS) - named if where[0] == "!" else named
    assert kinds <= frozenset(KINDS), line
    return _Frame(level, point, kinds, binding, text)


def frames_for(
    level: Level | Literal["before"], point: Kind, kind: TextKind, binding: bool, english: bool
) -> list[str]:
    """Return the frames of a level for such a point in such a text, in the order of the data."""
    return [
        frame.text
        for frame in _frames(english)
        if frame.level == level and frame.point == point and kind in frame.kinds and frame.binding in (None, binding)
    ]


@dataclass(frozen=True, slots=True)
class Writer:
    """Fills frames in the language of one text, for those to whom it speaks."""

    english: bool
    called: str
    person: str
    statute: bool = False
    public: bool = False  # it speaks to those who have no post

    @classmethod
    def of(cls, analysis: Analysis) -> Writer:
        """Return the writer for a text."""
        person = "speaker" if analysis.kind in _SPEAKERS else "author"
        english = analysis.speech.language == "en"
        called = analysis.called if analysis.genre.known else ("text" if english else "原文")
        if english and called.endswith("s") and not called.endswith("ss"):
            called = "text"  # minutes, regulations: the frames speak of one thing
        called = {"信": "这封信", "答记者问": "这篇答记者问"}.get(called, called)
        public = not english and speaks_to_the_public(analysis)
        return cls(english, called, person, analysis.kind == "statute", public)

    def fill(self, frame: str, point: Point) -> str:
        """Return the question: the frame in the text's script, the words of the text as they stand."""
        for word, other in _without_a_post() if self.public else ():
            frame = frame.replace(word, other)
        called = self._called(point)
        bare = point.text.rstrip("。！？?.")
        title = point.section.title if point.section else point.text
        values = {
            "quoted": _quoted(bare), "inner": _single(bare), "point": bare, "title": point.text, "section": title,
            "members": "、".join(point.members), "all": _all(point.members, self.english),
            "number": point.number, "source": called, "person": self.person,
        }  # fmt: skip
        for name, value in values.items():
            frame = frame.replace("{" + name + "}", value)
        return frame

    def _called(self, point: Point) -> str:
        """Return what to call the text: what stands in a law without articles is another text bound with it."""
        called = self.called
        if self.statute and point.kind in _OF_NO_LAW:
            called = "text" if self.english else "原文"
        return called


def _all(members: Sequence[str], english: bool) -> str:
    """Return sentences one after the other, each in quotation marks."""
    return ", ".join(map(_quoted, members)) if english else "".join(map(_quoted, members))


def _quoted(words: str) -> str:
    return "“" + _single(words) + "”"


@lru_cache(maxsize=1)
def _without_a_post() -> tuple[tuple[str, str], ...]:
    pairs = (line.split(" | ") for line in load_lines("words_without_a_post", _DATA))
    return tuple((word, other) for word, other in pairs)


def _single(words: str) -> str:
    return words.replace("“", "‘").replace("”", "’")


def own_words(frame: str, point: Point) -> str:
    """Return what must not come twice: the frame, or the text's own question."""
    return point.text if frame == "{title}" else frame
