"""Markdown to tokens: markdown-it-py with GitHub's tables, task lists and strike-through, as Chinese writers need it.

What differs from CommonMark 0.31, and why:
- Every inline token says in `meta["at"]` where it stands in the text it was parsed from; the library keeps lines only.
- Blanks at the start of a line are a first-line indent, never code.
- `**“强调”**是` is emphasis: CommonMark 6.2 wants a blank beside a run that touches a mark, and Chinese has none. Stars
  that stand for figures or names (5*3*2, 李**、王**) and blanks to be filled in (____) are none.
- `#标题` and `＃ 标题` are headings, `#话题#今天` is text. A sentence above --- is no heading.
- A fence that is never closed is text. `[1]: 来源` is a link's address only if it looks like one.
- HTML but tables and words in a line is taken out before (markdown_html).
- `==重点==` is a mark, as in Typora and Obsidian.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, fence, lheading, reference
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token

from pipeline.language.characters import is_han
from pipeline.language.dates import DATE_LINE
from pipeline.language.marks import CLOSERS, OPENERS
from pipeline.reader.people import PERSON_LINE

_DEEPEST = 60  # blocks inside blocks; what stands deeper would be lost
_HEADING = re.compile("(?P<signs>[#＃]{1,6})(?P<gap>[ \t\u3000]+|(?=[^#＃ \t]))")
_TAIL = re.compile("[ \t\u3000]+(?:[#＃]+|\\{[#.][^{}]*\\})[ \t\u3000]*$")  # closing marks, a name for links
_LONGEST_UNSPACED = 60  # characters of a heading whose # has no blank after it
_LONGEST_UNDERLINED = 80
_NO_HEADING_END = frozenset("。，、；：,;:…")
_STOPS = frozenset("。，、；：！？,.;:!?…") | CLOSERS
_ADDRESS = re.compile(r"[ \t]*(?:[!-~]+(?:[ \t].*)?)?$")
_MARK = re.compile("==(?=[^\\s=])(?P<words>[^\n=]{0,200}[^\\s=])==(?!=)")
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]{1,60})\]")
_NUMBER_OF_LINK = re.compile(r"\]\[(\d{1,4})\]")  # [手册][1]; a bare [1] is a note on the text
FOOTNOTE_TEXT = re.compile(r"\[\^(?P<label>[^\[\]\s]{1,60})\][:：][ \t\u3000]*")


def parse(text: str, footnotes: frozenset[str]) -> list[Token] | None:
    """Return the block tokens of a Markdown text; `footnotes` are the labels that it explains.

    None when it is nested so deeply that the parser leaves some of it out.
    """
    numbers = frozenset(_NUMBER_OF_LINK.findall(text))
    tokens = _PARSER.parse(text, {"footnotes": footnotes, "numbers": numbers, "endless": set()})
    return None if any(token.level >= _DEEPEST - 2 for token in tokens) else tokens


class _State(StateInline):
    """An inline state that notes where each token stands in its text."""

    began: int | None = None  # of the pending text

    def append_pending(self, text: str) -> None:
        if self.began is None:
            self.began = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta = {"at": self.pos if self.began is None else self.began}
        self.began = None
        return token

    def push(self, ttype: str, tag: str, nesting: Any) -> Token:
        token = super().push(ttype, tag, nesting)
        token.meta = {"at": self.pos}
        self.began = None
        return token

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:
        marker = self.src[start]
        stop = start
        while stop < self.posMax and self.src[stop] == marker:
            stop += 1
        before = self.src[start - 1] if start else " "
        after = self.src[stop] if stop < self.posMax else " "
        if _is_no_mark(marker, stop - start, before, after):
            return Scanned(False, False, stop - start)
        if stop - start == 4 and marker == "*":
            return Scanned(False, True, 2)  # **甲****乙**: one ends, the next begins
        scanned = super().scanDelims(start, canSplitWord)
        if marker == "_":
            return scanned
        if stop - start == 1:
            opens, closes = after in OPENERS, before in CLOSERS
        else:
            opens, closes = after not in _STOPS and not after.isspace(), before not in OPENERS and not before.isspace()
        return Scanned(scanned.can_open or opens, scanned.can_close or closes, stop - start)


def _is_no_mark(marker: str, length: int, before: str, after: str) -> bool:
    """Return whether a run of * or _ is arithmetic, a hidden name or a blank to fill in."""
    if marker == "_":
        return length > 3 or (after in _STOPS and before in _STOPS)
    if marker != "*":
        return False
    if length == 1:
        return (before.isdigit() and not after.isspace()) or (after.isdigit() and before in "）)")
    if length > 3:
        ends, begins = not before.isspace() and before not in OPENERS, not after.isspace() and after not in _STOPS
        return not (length == 4 and ends and begins)
    return before.isdigit() and after.isdigit()


class _Inline(ParserInline):
    """The library's inline parser on our state."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    found = _HEADING.match(state.src, first, last)
    if found is None or (found.end() < last and state.src[found.end()] in "#＃"):
        return False
    text = state.src[found.end() : last]
    if not found["gap"] and not _is_unspaced_heading(found["signs"], text, not state.tokens):
        return False
    if silent:
        return True
    state.line = start + 1
    token = state.push("heading_open", f"h{len(found['signs'])}", 1)
    token.markup, token.map, token.info = found["signs"], [start, start + 1], "" if found["gap"] else "unspaced"
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = _TAIL.sub("", text).strip(), [start, start + 1], []
    state.push("heading_close", f"h{len(found['signs'])}", -1)
    return True


def _is_unspaced_heading(signs: str, text: str, first: bool) -> bool:
    """Return whether what follows # without a blank is a title and no topic (#话题#), channel or number (#3).

    `first`: nothing stands above it.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST_UNSPACED or "#" in text or "＃" in signs:
        return False
    if first or len(signs) > 1:
        return text[0].isalnum() or text[0] in OPENERS or text[0] in "*_"
    return text[-1] not in _NO_HEADING_END and (
        is_han(text[0]) or text[0] in OPENERS or (text[0].isalpha() and " " in text)
    )


def _underlined(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    count, kind = len(state.tokens), state.parentType
    if not lheading(state, start, end, silent):
        state.parentType = kind
        return False
    content = state.tokens[count + 1].content
    line = state.line - 1
    underline = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip()
    named = count > 0 and state.tokens[count - 1].tag == "h1" and PERSON_LINE.fullmatch(content)  # below the title
    if len(underline) >= 3 and not named and _may_be_underlined(content, underline[0]):
        return True
    del state.tokens[count:]
    state.line = start
    return False


def _may_be_underlined(text: str, sign: str) -> bool:
    if len(text) > _LONGEST_UNDERLINED or text.count("\n") > (sign == "=") or text[0] in "-=>|":
        return False
    return text[-1] not in _NO_HEADING_END and not DATE_LINE.fullmatch(text)


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take a fence with its end only: one that is never closed would turn the rest of the speech into code."""
    if not fence(state, start, end, True):
        return False
    first = state.bMarks[start] + state.tShift[start]
    sign = state.src[first]
    signs = sign * (state.skipCharsStr(first, sign) - first)
    if signs in state.env["endless"]:
        return False
    for line in range(start + 1, end):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        if text.startswith(signs) and not text.strip().strip(sign):
            return silent or fence(state, start, end, False)
    if end == state.lineMax:
        state.env["endless"].add(signs)
    return False


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.src[first : first + 1] != "[" or state.src.startswith("[^", first):
        return False
    label, _, address = state.src[first + 1 : last].partition("]:")
    if _ADDRESS.match(address) is None or (label.isdigit() and label not in state.env["numbers"]):
        return False
    return reference(state, start, end, silent)


def _html_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take the lines from <table> to </table>, blank ones too: other HTML is taken out before."""
    begins = state.src.startswith(("<table", "<TABLE"), state.bMarks[start] + state.tShift[start])
    if not begins or "table" in state.env["endless"]:
        return False
    for line in range(start, end):
        if "</table>" in state.src[state.bMarks[line] : state.eMarks[line]].lower():
            if not silent:
                state.line = line + 1
                state.push("html_table", "", 0).map = [start, line + 1]
            return True
    if end == state.lineMax:
        state.env["endless"].add("table")
    return False


def _footnote(state: StateInline, silent: bool) -> bool:
    match = _FOOTNOTE.match(state.src, state.pos) if state.src[state.pos] == "[" else None
    if match is None or match["label"] not in state.env["footnotes"]:
        return False
    if not silent:
        state.push("footnote", "", 0).content = match["label"]
    state.pos = match.end()
    return True


def _highlight(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("==", state.pos) or state.src[state.pos - 1 : state.pos] == "=":
        return False
    match = _MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        most = state.posMax
        state.push("mark_open", "mark", 1)
        state.pos, state.posMax = match.start("words"), match.end("words")
        state.md.inline.tokenize(state)
        state.push("mark_close", "mark", -1)
        state.posMax = most
    state.pos = match.end()
    return True


def _make_parser() -> MarkdownIt:
    above = ["paragraph", "reference", "blockquote"]
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST, "tasklists": True, "inline_definitions": True})
    parser.inline = _Inline()
    parser.enable(["table", "strikethrough"]).disable(["code", "normalize", "text_join", "linkify"])
    parser.disable(["replacements", "smartquotes", "html_block"])
    parser.block.ruler.before("paragraph", "html_table", _html_table, {"alt": above})
    parser.inline.ruler2.disable("fragments_join")
    parser.block.ruler.at("heading", _heading, {"alt": above})
    parser.block.ruler.at("fence", _fence, {"alt": [*above, "list"]})
    parser.block.ruler.at("lheading", _underlined)
    parser.block.ruler.at("reference", _reference)
    parser.inline.ruler.before("link", "footnote", _footnote)
    parser.inline.ruler.before("emphasis", "highlight", _highlight)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # nothing is opened: file: and data: too
    return parser


_PARSER = _make_parser()
