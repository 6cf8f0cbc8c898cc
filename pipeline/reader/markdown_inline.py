"""The words of a Markdown paragraph, without the marks; each part knows where it stood."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field

from lxml.html.defs import tags as HTML_TAGS
from markdown_it.token import Token

from pipeline.language.marks import CLOSERS

_TAG = re.compile("<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")
_ALT = re.compile(r"""\balt[ \t]*=[ \t]*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE)
_STRUCK = frozenset({"s", "strike", "del"})
_UNSAID = frozenset({"rt", "rp", "script", "style"})  # readings above characters; what a browser does not show
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})
_PAUSES = "，、；：,;:"
_STOPS = "。！？；.!?;" + _PAUSES + "".join(CLOSERS)

# What is counted, by the token that opens it.
_COUNTED = {
    "strong_open": "emphasis marks taken out", "em_open": "emphasis marks taken out",
    "mark_open": "emphasis marks taken out", "code_inline": "code marks (`) taken out",
    "link_open": "link addresses taken out", "html_inline": "HTML tags taken out",
    "image": "pictures read as the words said of them",
}  # fmt: skip


@dataclass(slots=True)
class WordLine:
    """A line's words: (text, where it begins in the paragraph's text); `hard`: the writer broke the line here."""

    words: list[tuple[str, int]] = field(default_factory=list)
    length: int = 0
    hard: bool = False
    pictures: list[str] = field(default_factory=list)  # what is said of each
    plain: bool = False  # words stand beside the pictures
    strong: str = ""  # the words at its start that are set in bold

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.words)


@dataclass(slots=True)
class Words:
    """Reads the tokens of a paragraph. `count` takes what was changed and where in the paragraph's text.

    `mark` gives the mark of a footnote in the text. `struck` are the words that were crossed out, with their places.
    """

    source: str
    count: Callable[[str, int], None]
    mark: Callable[[str], str]
    lines: list[WordLine] = field(default_factory=lambda: [WordLine()])
    struck: list[tuple[str, int]] = field(default_factory=list)
    _bold: int = 0  # open marks of bold words
    _hidden: list[str] = field(default_factory=list)  # open marks whose words are not read
    _crossed: list[str] = field(default_factory=list)
    _after: bool = False  # right after words that were crossed out
    _run: tuple[int, int] = (-1, 0)  # where a run of markers stands, how many of them were read

    def read(self, tokens: Sequence[Token]) -> None:
        ends = {_end_tag(token): index for index, token in enumerate(tokens)}
        for index, token in enumerate(tokens):
            at = int(token.meta["at"])
            match token.type:
                case "text" | "text_special" | "code_inline":
                    self._text(token, at)
                case "softbreak" | "hardbreak":
                    self._break(token.type == "hardbreak")
                case "strong_open" | "strong_close":
                    self._bold += token.nesting
                case "s_open":
                    self._cross(at)
                case "s_close":
                    self._crossed_out()
                case "image":
                    self._picture(token, at)
                case "footnote":
                    self.count("marks of footnotes ([^1]) written as [1]", at)
                    self._add(self.mark(token.content), at)
                case "html_inline":
                    self._tag(token, at, {name for name, last in ends.items() if last > index})
            if token.type in _COUNTED and not (token.type == "html_inline" and not _known(token.content)):
                self.count(_COUNTED[token.type], at)

    def _text(self, token: Token, at: int) -> None:
        text = token.content
        if self.source[at : at + 1] == "<" and text[:1] not in ("<", ""):
            at += 1  # <https://…>
            text = self.source[at : self.source.find(">", at)]
        elif token.info == "entity":
            self.count("HTML entities (&nbsp;) read as characters", at)
            text = plain_characters(text)
        elif token.info == "escape" and len(text) == 1:
            self.count("backslashes before marks taken out", at)
            at += 1
        elif token.type == "code_inline":
            at += len(token.markup)
            at += self.source[at : at + len(text)].replace("\n", " ") != text
        elif self._run[0] == at:
            at += self._run[1]
            self._run = (self._run[0], self._run[1] + max(len(text), 1))
        else:
            self._run = (at, max(len(text), 1))
        self._add(text, at)

    def _add(self, text: str, at: int) -> None:
        if not text or self._hidden:
            return
        if self._crossed:
            self._crossed.append(text)
            return
        line = self.lines[-1]
        if self._after:
            self._after = False
            if text[0] in _STOPS and line.words and line.words[-1][0][-1:] in _PAUSES:
                last, place = line.words.pop()
                self.count("marks before words struck out left out", place + len(last) - 1)
                line.words.append((last[:-1], place))
            elif text[0] in _PAUSES and not line.text.strip():
                self.count("marks after words struck out left out", at)
                text, at = text[1:], at + 1
        line.plain = line.plain or not text.isspace()
        if self._bold and len(line.strong) == line.length:
            line.strong += text
        line.length += len(text)
        line.words.append((text, at))

    def _break(self, hard: bool) -> None:
        if not self._crossed and not self._hidden:
            self.lines[-1].hard = hard
            self.lines.append(WordLine())

    def _cross(self, at: int) -> None:
        self.struck.append(("", at))
        self._crossed = self._crossed or [""]

    def _crossed_out(self) -> None:
        _, at = self.struck.pop()
        self.struck.append(("".join(self._crossed), at))
        self.count("words struck out (~~) left out", at)
        self._crossed = []
        self._after = True

    def _picture(self, token: Token, at: int) -> None:
        said = Words(token.content, lambda what, place: None, self.mark)
        said.read(token.children or ())
        words = [(text, at + 2 + place) for line in said.lines for text, place in line.words]
        title = str(token.attrs.get("title", ""))
        self._show(words if words or not title else [(title, at)])

    def _show(self, words: list[tuple[str, int]]) -> None:
        if not self._hidden and not self._crossed:
            self.lines[-1].pictures.append("".join(text for text, _ in words))
            self.lines[-1].words.extend(words)

    def _tag(self, token: Token, at: int, ended: Container[str]) -> None:
        match = _TAG.match(token.content)
        if not _known(token.content) or match is None:
            self._add(token.content if match else "", at)
            return
        name = match["name"].lower()
        if name in _UNSAID:
            if match["end"]:
                if name in self._hidden:
                    self._hidden.remove(name)
            elif name in ended:
                self._hidden.append(name)
        elif name in _STRUCK:
            if match["end"]:
                if self._crossed:
                    self._crossed_out()
            elif name in ended:
                self._cross(at)
        elif name in ("b", "strong"):
            self._bold = max(self._bold + (-1 if match["end"] else 1), 0)
        elif name in _BREAKS:
            self._break(True)
        elif name == "img":
            alt = _ALT.search(token.content)
            self._show([(html.unescape(alt["double"] or alt["single"] or ""), at)] if alt else [])


def _end_tag(token: Token) -> str:
    match = _TAG.match(token.content) if token.type == "html_inline" else None
    return match["name"].lower() if match and match["end"] else ""


def _known(tag: str) -> bool:
    """Return whether this is HTML; <CPU> and <A公司> are words."""
    match = _TAG.match(tag)
    return match is None or match["name"].lower() in HTML_TAGS


def plain_characters(text: str) -> str:
    """Return what an entity stands for: a blank or a full-width one for blanks of all widths, no invisible ones."""
    wide = ("\u3000" if char in "\u2003\u3000" else " " if char.isspace() else char for char in text)
    return "".join(char for char in wide if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
