"""Markdown as people write it: paragraphs, headings, rows of tables, notes, each character with its line and column.

What a mark says is kept, the mark itself goes and is counted. What was struck out (~~) is left out and listed: its
writer crossed it out, and a secretary who makes a fair copy does not write it again.
"""

from __future__ import annotations

import re
from collections import Counter as Tally
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from pipeline.reader.clean import Counter
from pipeline.reader.furniture import is_page_number
from pipeline.reader.markdown_html import read_table, without_html
from pipeline.reader.markdown_inline import WordLine, Words
from pipeline.reader.markdown_levels import with_levels
from pipeline.reader.markdown_page import Page, Stretch
from pipeline.reader.markdown_parser import FOOTNOTE_TEXT, parse
from pipeline.reader.markdown_tables import pipe_rows, row_line
from pipeline.reader.soft_breaks import Written, join_lines
from pipeline.reader.source import Source, SourceLine
from pipeline.reader.spans import Spelling, cut_out
from pipeline.speech import Role

_NUMBERED_NOTE = re.compile(r"\[(\d{1,3})\](?:[:：]|[ \u3000])")
_NUMBERED = re.compile(r"\[(\d{1,3})\\?\]")
_REMAINS = re.compile("={3,}|(?:`{3,}|~{3,})[A-Za-z]*")  # an underline below a sentence, a fence that is never closed
_BODY_MARK = re.compile(r"\\(?=[^!-/:-@\[-`{-~\s])")
_WHOLE_FENCE = re.compile("(?:`{3,}|~{3,})[ ]*(?:markdown|md|text|txt|plain(?:text)?)?[ ]*", re.IGNORECASE)
_SHOWN = 40  # characters of what was struck out


def read_markdown(lines: Sequence[SourceLine], broken: frozenset[int], counter: Counter) -> Source:
    """Return a Markdown file as a source; `broken` are the lines that end with two blanks: the writer broke them."""
    page = Page.of(without_html(_without_fence_around(lines, counter), counter), broken)
    explained = (FOOTNOTE_TEXT.match(line.text) for line in page.lines if line.text.startswith("[^"))
    text = "\n".join(page.rows)
    walk = _Walk(page, counter, Tally(_NUMBERED.findall(text)))
    tokens = parse(text, frozenset(match["label"] for match in explained if match))
    if tokens is None:
        counter.add("Markdown nested too deeply, read as plain text", 1, 1)
        return Source(tuple(lines))
    walk.blocks(tokens)
    headed = any(each.line.level is not None for each in walk.written)
    joined = join_lines(with_levels(walk.written), headed, counter)
    own_headings = any(line.level is not None for line in joined)
    return Source(tuple(joined), own_headings, dropped=tuple(walk.dropped()))


def _without_fence_around(lines: Sequence[SourceLine], counter: Counter) -> Sequence[SourceLine]:
    """Return the lines without a fence that holds the whole text, as one copies it from a chat."""
    full = [index for index, line in enumerate(lines) if line.text]
    if len(full) < 3:
        return lines
    first, last = full[0], full[-1]
    sign = lines[last].text
    if sign not in ("```", "~~~", "````") or not _WHOLE_FENCE.fullmatch(lines[first].text):
        return lines
    if any(line.text.startswith(sign) for line in lines[first + 1 : last]) or not lines[first].text.startswith(sign):
        return lines
    counter.add("fence (```) around the whole text taken out", lines[first].line, lines[first].column)
    blank = {index: SourceLine("", lines[index].line) for index in (first, last)}
    return [blank.get(index, line) for index, line in enumerate(lines)]


@dataclass
class _Walk:
    """A walk over the blocks of a page."""

    page: Page
    counter: Counter
    numbers: Tally[str]  # how often [1] stands there
    written: list[Written] = field(default_factory=list)
    prefix: list[tuple[str, int, int]] = field(default_factory=list)  # a number or check box: text, row, column
    quoted: int = 0
    tables: int = 0
    done: int = 0  # rows that were read
    lists: list[list[int]] = field(default_factory=list)  # open lists: [what all items say or -1, next number]
    notes: dict[str, str] = field(default_factory=dict)  # label of a footnote → its number
    struck: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def dropped(self) -> Iterator[str]:
        """Yield what the text does not hold."""
        for words in self.struck:
            yield f"struck out: {words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}"
        if self.pictures:
            said = "、".join(words or "nothing said of it" for words in self.pictures)
            yield f"pictures and drawings: {len(self.pictures)} ({said})"

    def blocks(self, tokens: Sequence[Token]) -> None:
        """Read the blocks one after the other."""
        for index, token in enumerate(tokens):
            match token.type:
                case "heading_open":
                    self._heading(token, tokens[index + 1])
                case "paragraph_open":
                    self._paragraph(tokens[index + 1])
                case "blockquote_open" | "blockquote_close":
                    self.quoted += token.nesting
                    if token.nesting > 0:
                        self._count("quotation marks (>) taken out", token)
                case "ordered_list_open" | "bullet_list_open":
                    self.lists.append(_numbering(tokens, index))
                case "ordered_list_close" | "bullet_list_close":
                    self.lists.pop()
                case "list_item_open":
                    self._item(token)
                case "list_item_close":
                    self._flush()
                case "hr":
                    self._count("rules (---) taken out", token)
                case "definition":
                    self._count("addresses of links ([1]: …) taken out", token)
                case "fence":
                    self._fence(token)
                case "table_open" | "html_table":
                    self._table(token, tokens[index:] if token.type == "table_open" else ())

    def _count(self, what: str, token: Token) -> None:
        line = self.page.lines[token.map[0] if token.map else 0]
        self.counter.add(what, line.line, line.column)

    def _gap(self, token: Token) -> None:
        """Write the blank line before a block."""
        first, stop = token.map or (0, 0)
        blank = next((row for row in range(self.done, first) if not self.page.lines[row].text), None)
        if blank is not None and self.written:
            self.written.append(Written(SourceLine("", self.page.lines[blank].line)))
        self.done = max(self.done, stop)

    def _words(self, token: Token, stretch: Stretch) -> list[WordLine]:
        def count(what: str, at: int) -> None:
            self.counter.add(what, *self.page.place(*stretch.where(at)))

        words = Words(stretch.text, count, self._mark)
        words.read(token.children or ())
        self.struck += [text for text, _ in words.struck]
        self.pictures += [said for line in words.lines for said in line.pictures]
        return words.lines

    def _line(self, words: WordLine, stretch: Stretch, like: SourceLine) -> SourceLine:
        """Return words as a line that is otherwise like another, after the number of a list's item."""
        spelling = Spelling()
        for text, row, column in self.prefix:
            spelling.add(text, self.page.places(row, column, column + 1))
        bold = spelling.text + words.strong if words.strong else ""
        self.prefix = []
        for text, at in words.words:
            self.page.spell(spelling, text, at, stretch)
        return spelling.line(like, len(bold.strip()))

    def _whole(self, token: Token, stretch: Stretch, row: int) -> SourceLine:
        """Return the words of a block on one line."""
        lines = self._words(token, stretch)
        gap = [(" ", len(stretch.text))] if len(lines) > 1 and not token.type.startswith("h") else []
        whole = WordLine([word for line in lines for word in (*line.words, *gap)])
        return self._line(whole, stretch, SourceLine("", self.page.lines[row].line))

    # Blocks

    def _heading(self, token: Token, inline: Token) -> None:
        self._gap(token)
        underlined = token.markup[0] in "=-"
        self._count("heading underlines taken out" if underlined else "heading marks (#) taken out", token)
        if token.info:
            self._count("# without a blank after it read as a heading mark", token)
        stretch = self.page.stretch(inline) if underlined else self.page.heading(inline, token.markup)
        words = [word for line in self._words(inline, stretch) for word in line.words]
        row = inline.map[0] if inline.map else 0
        level = None if self.quoted else int(token.tag[1])
        line = self._line(WordLine(words), stretch, SourceLine("", self.page.lines[row].line, level=level))
        self.written.append(Written(line))

    def _paragraph(self, inline: Token) -> None:
        self._gap(inline)
        stretch = self.page.stretch(inline)
        note = soft = False
        for words in self._words(inline, stretch):
            first = words.words[0][1] if words.words else 0
            own = stretch.text[first : first + 70]
            explained, numbered = FOOTNOTE_TEXT.match(own), _NUMBERED_NOTE.match(words.text[:8])
            opens = explained is not None or (numbered is not None and self.numbers[numbered[1]] > 1)
            note = opens or (note and soft)
            if explained and words.words:
                words = self._note(words, explained, first)
            role: Role | None = "note" if note else "picture" if words.pictures and not words.plain else None
            row, column = stretch.sources[stretch.part(first)]
            listed = bool(self.lists or self.quoted or column > self.page.pads[row])
            source = self.page.lines[row]
            level = source.level if not self.quoted else None
            like = SourceLine("", source.line, indent=0.0 if listed else source.indent, level=level, role=role)
            line = self._line(words, stretch, like)
            if _REMAINS.fullmatch(line.text):
                self.counter.add("underlines of no heading and fences that never end taken out", line.line, line.column)
                line = SourceLine("", line.line)
            if not line.text:
                continue
            if role is None and _BODY_MARK.match(line.text):
                self.counter.add("body marks (\\) taken out", line.line, line.column)
                line = replace(cut_out(line, [(0, 1)]), is_body=True)
            self.written.append(Written(line, soft and not opens, 0 if listed else self.page.pads[row]))
            soft = not words.hard

    def _fence(self, token: Token) -> None:
        self._gap(token)
        self._flush()
        self._count("fences (```) taken out", token)
        first, stop = token.map or (0, 0)
        for line in self.page.lines[first + 1 : stop - 1]:
            if line.text:
                self.written.append(Written(replace(line, role="note", is_body=True)))

    def _table(self, token: Token, tokens: Sequence[Token]) -> None:
        self._gap(token)
        self._count("tables read as rows", token)
        self.tables += 1
        first, stop = token.map or (0, 0)
        rows: list[tuple[list[SourceLine], bool]] = []
        for placed, head in pipe_rows(tokens, self.page):
            rows.append(([self._whole(cell, stretch, stretch.sources[0][0]) for cell, stretch in placed], head))
        if not tokens:
            found, caption = read_table("\n".join(self.page.rows[first:stop]))
            above = self._spelled(caption, first)
            if above.text:
                self.written.append(Written(replace(above, role="caption")))
            rows = [([self._spelled(c.pieces, first) for c in cells], all(c.head for c in cells)) for cells in found]
        for lines, head in rows:
            if any(line.text for line in lines):
                self.written.append(Written(row_line(lines, self.tables, head)))

    def _spelled(self, pieces: Sequence[tuple[str, int, int]], first: int) -> SourceLine:
        spelling = Spelling()
        for text, row, column in pieces:
            spelling.add(text, self.page.places(first + row, column, column + len(text)))
        return spelling.line(SourceLine("", self.page.lines[first].line))

    # Lists and notes

    def _item(self, token: Token) -> None:
        row = token.map[0] if token.map else 0
        source = self.page.rows[row]
        number = token.info + token.markup
        at = source.find(number)
        if token.info:
            alike, counted = self.lists[-1]
            rest = source[at + len(number) :]
            gap = rest[: len(rest) - len(rest.lstrip(" "))]
            if alike >= 0 and counted > alike:
                self._count("numbers of list items counted on (1. 1. 1.)", token)
                number, gap = f"{counted}{token.markup}", " "
            self.prefix.append((number + gap, row, at))
            self.lists[-1][1] += 1
        elif is_page_number(source.strip()):
            self.prefix.append((number + " ", row, at))
        else:
            self._count("list bullets taken out", token)
        if token.meta and "checked" in token.meta:
            self._count("check boxes written as □ and √", token)
            self.prefix.append(("√ " if token.meta["checked"] else "□ ", row, source.find("[")))

    def _flush(self) -> None:
        """Write a number or a check box that nothing follows."""
        if self.prefix:
            row = self.prefix[0][1]
            self.written.append(Written(self._line(WordLine(), Stretch("", [0], [(row, 0)]), self.page.lines[row])))
            self.done = max(self.done, row + 1)

    def _mark(self, label: str) -> str:
        """Return the mark of a footnote: the writer's own number, or the next free one."""
        if label not in self.notes:
            used = set(self.notes.values())
            free = next(str(n) for n in range(1, len(used) + 2) if str(n) not in used)
            self.notes[label] = label if label.isdigit() and label not in used else free
        return f"[{self.notes[label]}]"

    def _note(self, words: WordLine, match: re.Match[str], first: int) -> WordLine:
        """Return the words of a footnote with the mark that stands in the text."""
        stop = first + match.end()
        kept = [(text[max(stop - at, 0) :], max(at, stop)) for text, at in words.words if at + len(text) > stop]
        return WordLine([(self._mark(match["label"]) + " ", first), *kept], hard=words.hard)


def _numbering(tokens: Sequence[Token], index: int) -> list[int]:
    """Return [the number that all items of a list say, the first one]; [-1, …] for a list that counts by itself."""
    level = tokens[index].level
    said: list[str] = []
    for token in tokens[index + 1 :]:
        if token.level == level and token.nesting < 0:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            said.append(token.info)
    alike = len(said) > 1 and len(set(said)) == 1 and said[0] != ""
    return [int(said[0]) if alike else -1, int(said[0] or 0) if said else 0]
