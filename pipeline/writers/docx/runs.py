"""Inlines as runs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

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
    plain_text,
)
from pipeline.layout.model import TextStyle
from pipeline.writers.docx import hints, roles
from pipeline.writers.docx.draft import Draft
from pipeline.writers.docx.fields import field, paragraph, run
from pipeline.writers.docx.xml import Element, R, val, w

EM_SPACE, EN_SPACE, HAIR_SPACE = "\u2003", "\u2002", "\u200a"
_SAFE = ("https://", "http://", "mailto:")

# What a character style looks like, for words that need two: a run takes only one (ISO/IEC 29500-1, 17.3.2.29).
_LOOKS = {
    roles.DOTTED: ("em", "underDot"),
    roles.PROPER_NAME: ("u", "single"),
    roles.UNDERLINE: ("u", "single"),
    roles.SUPERSCRIPT: ("vertAlign", "superscript"),
    roles.SUBSCRIPT: ("vertAlign", "subscript"),
    roles.BLANK: ("u", "single"),
}


def runs(children: tuple[Inline, ...], draft: Draft, style: TextStyle) -> list[Element]:
    """Return the runs of a paragraph's inlines; `style` is the paragraph's."""
    return _Line(draft, style, hints.needs(plain_text(children))).elements(children, ())


@dataclass(slots=True)
class _Line:
    """One paragraph's inlines. `need` says for each of its characters whether it is hinted; `at` is the next one.

    `linked`: inside a link already. `in_note`: in a footnote, where Word allows no notes and comments, and a link
    would need a relationship of the footnotes' part.
    """

    draft: Draft
    style: TextStyle
    need: list[hints.Need]
    at: int = 0
    linked: bool = False
    in_note: bool = False

    def elements(self, children: tuple[Inline, ...], styles: tuple[str, ...]) -> list[Element]:
        """Return the elements of `children` inside character styles `styles`, the innermost last."""
        result: list[Element] = []
        for index, child in enumerate(children):
            if index and isinstance(child, ProperName) and isinstance(children[index - 1], ProperName):
                result.append(run(HAIR_SPACE))  # two names in a row keep two lines (CLREQ)
            result += self._inline(child, styles)
        return result

    def _inline(self, child: Inline, styles: tuple[str, ...]) -> list[Element]:
        match child:
            case Text(text):
                return self._text(text, styles)
            case Strong(children):
                return self.elements(children, (*styles, roles.STRONG))
            case Styled(role, children):
                return self.elements(children, (*styles, roles.inline_style(role)))
            case Dotted(children):
                return self.elements(children, (*styles, roles.DOTTED))
            case ProperName(children):
                return self.elements(children, (*styles, roles.PROPER_NAME))
            case Underline(children):
                return self.elements(children, (*styles, roles.UNDERLINE))
            case Raised(position, children):
                raised = roles.SUPERSCRIPT if position == "super" else roles.SUBSCRIPT
                return self.elements(children, (*styles, raised))
            case Ruby(base, annotation):
                return [self._ruby(base, annotation, styles)]
            case Blank(chars):
                return [run(_spaces(chars), _properties((*styles, roles.BLANK)))]
            case Link(target, children):
                return self._link(target, children, styles)
            case PageRef(target):
                return self._page(target, styles)
            case Footnote(children):
                return self._bracketed(children) if self.in_note else [self._footnote(children)]
            case Comment(note, children):
                return self.elements(children, styles) if self.in_note else self._comment(note, children, styles)
            case LineBreak():
                self.at += 1
                return [w("r", w("br"))]
            case _:
                assert_never(child)

    def _text(self, text: str, styles: tuple[str, ...]) -> list[Element]:
        need = self.need[self.at : self.at + len(text)]
        self.at += len(text)
        return [run(part, _properties(styles), hint) for part, hint in hints.split(text, need)]

    def _ruby(self, base: str, annotation: str, styles: tuple[str, ...]) -> Element:
        self.at += len(base)
        size = self.style.size
        small = round(size)  # half the size, in half-points
        properties = w(
            "rubyPr",
            val("rubyAlign", "center"),
            val("hps", small),
            val("hpsRaise", round(size * 1.8)),
            val("hpsBaseText", round(size * 2)),
            val("lid", "zh-CN"),
        )
        above = w("rt", run(annotation, [*_properties(styles), val("sz", small), val("szCs", small)]))
        return w("r", w("ruby", properties, above, w("rubyBase", run(base, _properties(styles)))))

    def _link(self, target: str, children: tuple[Inline, ...], styles: tuple[str, ...]) -> list[Element]:
        anchor = self.draft.targets.get(target.removeprefix("#")) if target.startswith("#") else None
        outside = target.startswith(_SAFE)
        if self.linked or (not anchor and (self.in_note or not outside)):
            return self.elements(children, styles)
        self.linked = True
        content = self.elements(children, styles)
        self.linked = False
        element = w("hyperlink", *content, anchor=anchor, history=1)
        if anchor is None:
            element.set(f"{{{R}}}id", self.draft.link_to(target))
        return [element]

    def _page(self, target: str, styles: tuple[str, ...]) -> list[Element]:
        pages, bookmark = self.draft.pages, self.draft.targets.get(target)
        label = pages.labels.get(target, "?")
        shown = run(label, _properties(styles))
        return field(f"PAGEREF {bookmark} \\h", [shown]) if bookmark else [shown]

    def _bracketed(self, children: tuple[Inline, ...]) -> list[Element]:
        """Return a note inside a note as words in brackets."""
        inner = (Text("（"), *children, Text("）"))
        return _Line(self.draft, self.style, hints.needs(plain_text(inner)), in_note=True).elements(inner, ())

    def _footnote(self, children: tuple[Inline, ...]) -> Element:
        draft = self.draft
        number = len(draft.footnotes) + 1
        mark = w("rPr", w("rStyle", val=roles.FOOTNOTE_MARK))
        draft.footnotes.append(w("footnote", id=number))  # its place, before notes inside it
        content = _Line(draft, draft.layout.styles["footnote"], hints.needs(plain_text(children)), in_note=True)
        words = [w("r", mark, w("footnoteRef")), *content.elements(children, ())]
        draft.footnotes[number - 1].append(paragraph(draft.styles["footnote"], words))
        return w("r", w("rPr", w("rStyle", val=roles.FOOTNOTE_MARK)), w("footnoteReference", id=number))

    def _comment(self, note: str, children: tuple[Inline, ...], styles: tuple[str, ...]) -> list[Element]:
        draft = self.draft
        number = len(draft.comments)
        mark = w("r", w("rPr", w("rStyle", val=roles.COMMENT_MARK)), w("annotationRef"))
        words = [run(part, (), hint) for part, hint in hints.split(note, hints.needs(note))]
        author = draft.layout.word.comment_author
        body = paragraph(roles.COMMENT_TEXT, [mark, *words])
        draft.comments.append(w("comment", body, id=number, author=author, initials=author[:2]))
        reference = w("r", w("rPr", w("rStyle", val=roles.COMMENT_MARK)), w("commentReference", id=number))
        content = self.elements(children, styles)
        return [w("commentRangeStart", id=number), *content, w("commentRangeEnd", id=number), reference]


def _properties(styles: Iterable[str]) -> list[Element]:
    """Return the run properties of nested character styles: one style, the looks of the others."""
    names = list(dict.fromkeys(styles))
    if not names:
        return []
    faces = [name for name in names if name not in _LOOKS]
    chosen = faces[-1] if faces else names[-1]
    looks = {_LOOKS[name][0]: _LOOKS[name][1] for name in names if name in _LOOKS and name != chosen}
    return [w("rStyle", val=chosen), *(val(tag, value) for tag, value in looks.items())]


def _spaces(chars: float) -> str:
    """Return what a blank is drawn on: spaces a character wide, which may break over lines, and a half one."""
    whole = max(int(chars + 0.25), 1)
    return EM_SPACE * whole + (EN_SPACE if chars - whole >= 0.25 else "")
