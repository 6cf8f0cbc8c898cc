"""Flattens inlines to one string and the looks of its parts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from pipeline.document import (
    Blank,
    Comment,
    Dotted,
    Footnote,
    Inline,
    LineBreak,
    Link,
    PageRef,
    ProperName,
    Raised,
    Ruby,
    Strong,
    Styled,
    Text,
    Underline,
)
from pipeline.layout.model import TextStyle
from pipeline.layout.schema import FontRole

OBJECT = "\ufffc"
"""Stands in the flat text for what is no text: a footnote mark, an em of a blank."""
_RAISED_SCALE = 0.6
_CONTROL_SPACES = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a part of a paragraph looks; `name`, `underline`, `blank` number the inline that a part belongs to."""

    font: FontRole
    latin: FontRole
    color: str
    scale: float = 1.0
    raised: Literal["super", "sub"] | None = None
    dotted: bool = False
    name: int = 0
    underline: int = 0
    blank: int = 0
    blank_em: float = 0.0
    link: str | None = None
    link_number: int = 0
    note: Footnote | None = None
    annotation: str | None = None

    @property
    def decorated(self) -> bool:
        """Whether more than glyphs is drawn, or a link made."""
        return bool(self.dotted or self.name or self.underline or self.blank or self.link is not None)


@dataclass(frozen=True, slots=True)
class Part:
    """`text[start:stop]` of a flat paragraph in one look."""

    start: int
    stop: int
    look: Look


@dataclass(frozen=True, slots=True)
class Flat:
    """A stretch of a paragraph between forced line ends: its text and its parts, in order, without holes."""

    text: str
    parts: tuple[Part, ...]


class _Flattener:
    def __init__(self, style: TextStyle, styles: Callable[[str], TextStyle], page_of: Callable[[str], str]) -> None:
        self.style, self.styles, self.page_of = style, styles, page_of
        self.done: list[Flat] = []
        self.text: list[str] = []
        self.parts: list[Part] = []
        self.length = 0
        self.count = 0

    def add(self, text: str, look: Look) -> None:
        if not text:
            return
        self.text.append(text)
        stop = self.length + len(text)
        if self.parts and self.parts[-1].look == look and not (look.note or look.annotation):
            self.parts[-1] = Part(self.parts[-1].start, stop, look)
        else:
            self.parts.append(Part(self.length, stop, look))
        self.length = stop

    def end(self) -> None:
        self.done.append(Flat("".join(self.text), tuple(self.parts)))
        self.text, self.parts, self.length = [], [], 0

    def number(self) -> int:
        self.count += 1
        return self.count

    def walk(self, children: tuple[Inline, ...], look: Look) -> None:
        for child in children:
            match child:
                case Text(text):
                    self.add(_CONTROL_SPACES.sub(" ", text), look)
                case Strong(inner):
                    self.walk(inner, replace(look, font="hei"))
                case Styled(style, inner):
                    other = self.styles(style)
                    self.walk(inner, replace(look, font=other.font, latin=other.latin, color=other.color))
                case Dotted(inner):
                    self.walk(inner, replace(look, dotted=True))
                case ProperName(inner):
                    self.walk(inner, replace(look, name=self.number()))
                case Underline(inner):
                    self.walk(inner, replace(look, underline=self.number()))
                case Raised(position, inner):
                    self.walk(inner, replace(look, raised=position, scale=look.scale * _RAISED_SCALE))
                case Ruby(base, annotation):
                    self.add(_CONTROL_SPACES.sub(" ", base), replace(look, annotation=annotation or None))
                case Blank(chars):
                    self.blank(chars, look)
                case Link(target, inner):
                    self.walk(inner, replace(look, link=target, link_number=self.number()))
                case PageRef(target):
                    self.add(self.page_of(target), look)
                case Footnote():
                    self.add(OBJECT, replace(look, note=child, raised="super", scale=look.scale * _RAISED_SCALE))
                case Comment(_, inner):
                    self.walk(inner, look)
                case LineBreak():
                    self.end()
                case _:
                    assert_never(child)

    def blank(self, chars: float, look: Look) -> None:
        number = self.number()
        whole = min(int(chars), 2000)
        self.add(OBJECT * whole, replace(look, blank=number, blank_em=1.0))
        if chars - int(chars) > 0.01:
            self.add(OBJECT, replace(look, blank=number, blank_em=chars - int(chars)))


def flatten(
    children: tuple[Inline, ...], style: TextStyle, styles: Callable[[str], TextStyle], page_of: Callable[[str], str]
) -> tuple[Flat, ...]:
    """Return the paragraph's text and looks, one Flat for each stretch between LineBreaks (at least one).

    Control characters that mean white space become spaces; all other text stays as it is.
    """
    flattener = _Flattener(style, styles, page_of)
    flattener.walk(children, Look(style.font, style.latin, style.color))
    flattener.end()
    return tuple(flattener.done)
