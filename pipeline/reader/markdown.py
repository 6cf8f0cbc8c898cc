"""Markdown as people write it: paragraphs, headings, rows of tables, notes, each character with its line and column.

What a mark says is kept, the mark itself goes and is counted. What was struck out (~~) is left out and listed: its
writer crossed it out, and a secretary who makes a fair copy does not write it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from pipeline.reader.clean import Counter
from pipeline.reader.furniture import is_page_number
from pipeline.reader.markdown_html import read_table, without_html
from pipeline.reader.markdown_inline import WordLine, Words
from pipeline.reader.markdown_levels import with_levels
from pipeline.reader.markdown_parser import FOOTNOTE_TEXT, parse
from pipeline.reader.soft_breaks import Written, join_lines
from pipeline.reader.source import Source, SourceLine
from pipeline.reader.spans import Spelling, cut_out, places_in
from pipeline.speech import Place, Role, Row

_CELL_GAP = "\u3000"
_NUMBERED_NOTE = re.compile(r"\[\d{1,3}\][:：]")
_WHOLE_FENCE = re.compile("(?:`{3,}|~{3,})[ ]*(?:markdown|md|text|txt|plain(?:text)?)?[ ]*", re.IGNORECASE)
_UNDERLINE = re.compile("={3,}|`{3,}|~{3,}")  # of a sentence; a fence that is never closed
_BODY_MARK = re.compile(r"\\(?![!-/:-@\[-`{-~\s])")
_SHOWN = 40  # characters of what was struck out


def read_markdown(lines: Sequence[SourceLine], broken: frozenset[int], counter: Counter) -> Source:
    """Return a Markdown file as a source; `broken` are the lines that end with two blanks: the writer broke them."""
    lines = without_html(_without_fence_around(lines, counter), counter)
    pads = [" " * round(2 * line.indent) for line in lines]
    text = "\n".join(
        f"{pad}{line.text}{'  ' if line.line in broken else ''}" for pad, line in zip(pads, lines, strict=True)
    )
    walk = _Walk(lines, text.split("\n"), pads, counter, text)
    walk.blocks(parse(text, frozenset(m["label"] for m in map(FOOTNOTE_TEXT.match, walk.lines_of_text()) if m)))
    levelled = with_levels(walk.written)
    joined = join_lines(levelled, any(each.line.level is not None for each in walk.written), counter)
    return Source(
        tuple(joined),
        own_headings=any(line.level is not None for line in joined),
        dropped=tuple(walk.dropped()),
    )


def _without_fence_around(lines: Sequence[SourceLine], counter: Counter) -> Sequence[SourceLine]:
    """Return the lines without a fence that holds the whole text, as one copies it from a chat."""
    full = [index for index, line in enumerate(lines) if line.text]
    if len(full) < 3:
        return lines
    first, last = full[0], full[-1]
    sign = lines[last].text
    if not (_WHOLE_FENCE.fullmatch(lines[first].text) and sign in ("```", "~~~", "````")):
        return lines
    if any(line.text.startswith(sign) for line in lines[first + 1 : last]) or not lines[first].text.startswith(sign):
        return lines
    counter.add("fence (```) around the whole text taken out", lines[first].line, 1)
    blank = {first: SourceLine("", lines[first].line), last: SourceLine("", lines[last].line)}
    return [blank.get(index, line) for index, line in enumerate(lines)]


@dataclass(slots=True)
class _Stretch:
    """The text of a block's words, and where each of its lines stands: (line of the file, column from 0)."""

    text: str
    starts: list[int]
    sources: list[tuple[int, int]]

    def index(self, offset: int) -> int:
        index = 0
        while index + 1 < len(self.starts) and self.starts[index + 1] <= offset:
            index += 1
        return index


@dataclass
class _Walk:
    """A walk over the blocks of the text; `rows` are its lines as the parser sees them, `pads` blanks before each."""

    lines: Sequence[SourceLine]
    rows: list[str]
    pads: list[str]
    counter: Counter
    text: str
    written: list[Written] = field(default_factory=list)
    prefix: list[tuple[str, int, int]] = field(default_factory=list)  # a number or check box: text, line, column
    quoted: int = 0
    tables: int = 0
    done: int = 0  # lines that were read
    lists: list[list[int]] = field(default_factory=list)  # open lists: [what all items say or -1, next number]
    notes: dict[str, str] = field(default_factory=dict)  # label of a footnote → its number
    struck: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def lines_of_text(self) -> Iterator[str]:
        return (line.text for line in self.lines)

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
                case "table_open":
                    self._table(tokens[index:])
                case "html_table":
                    self._html_table(token)

    # Places

    def _places(self, row: int, start: int, stop: int) -> Iterator[Place]:
        """Yield the places of some columns of a row as the parser sees it."""
        pad = len(self.pads[row])
        return places_in(self.lines[row].all_places(), max(start - pad, 0), max(stop - pad, 0))

    def _count(self, what: str, token: Token) -> None:
        row = token.map[0] if token.map else 0
        line = self.lines[row]
        self.counter.add(what, line.line, line.column)

    def _stretch(self, token: Token) -> _Stretch:
        """Return where the words of a block stand: each line of them ends a line of the file."""
        first = token.map[0] if token.map else 0
        starts, sources, at = [], [], 0
        for index, part in enumerate(token.content.split("\n")):
            row = self.rows[first + index]
            bare, whole = part.rstrip(), row.rstrip()
            column = len(whole) - len(bare) if whole.endswith(bare) else row.find(bare)
            starts.append(at)
            sources.append((first + index, max(column, 0)))
            at += len(part) + 1
        return _Stretch(token.content, starts, sources)

    def _spell(self, spelling: Spelling, text: str, at: int, stretch: _Stretch) -> None:
        index = stretch.index(at)
        while text:
            row, column = stretch.sources[index]
            room = stretch.starts[index + 1] - at if index + 1 < len(stretch.starts) else len(text)
            part = text[:room]
            start = column + at - stretch.starts[index]
            spelling.add(part, self._places(row, start, start + len(part)))
            text, at, index = text[room:], at + room, index + 1

    # Blocks

    def _gap(self, token: Token) -> None:
        """Write the blank lines before a block."""
        first, stop = token.map or (0, 0)
        blank = next((row for row in range(self.done, first) if not self.lines[row].text), None)
        if blank is not None and self.written:
            self.written.append(Written(SourceLine("", self.lines[blank].line)))
        self.done = max(self.done, stop)

    def _words(self, token: Token, stretch: _Stretch) -> list[WordLine]:
        def count(what: str, at: int) -> None:
            index = stretch.index(at)
            row, column = stretch.sources[index]
            place = next(self._places(row, column + at - stretch.starts[index], column + at + 1))
            self.counter.add(what, place.line, place.column)

        words = Words(stretch.text, count, self._mark)
        words.read(token.children or ())
        self.struck += [text for text, _ in words.struck]
        self.pictures += [said for line in words.lines for said in line.pictures]
        return words.lines

    def _line(self, words: WordLine, stretch: _Stretch, like: SourceLine) -> SourceLine:
        spelling = Spelling()
        for text, row, column in self.prefix:
            spelling.add(text, [next(self._places(row, column, column + 1))])
        bold = spelling.text + words.strong if words.strong else ""
        self.prefix = []
        for text, at in words.words:
            self._spell(spelling, text, at, stretch)
        return replace(spelling.line(like), strong=len(bold.strip()))

    def _heading(self, token: Token, inline: Token) -> None:
        self._gap(token)
        stretch = self._stretch(inline)
        if token.markup[0] in "=-":
            self._count("heading underlines taken out", token)
        else:
            self._count("heading marks (#) taken out", token)
            row = stretch.sources[0][0]
            start = self.rows[row].find(token.markup) + len(token.markup)
            stretch.sources[0] = (row, max(self.rows[row].find(stretch.text, start), start))
        if token.info:
            self._count("# without a blank after it read as a heading mark", token)
        lines = self._words(inline, stretch)
        whole = WordLine([word for line in lines for word in line.words])
        line = self._line(whole, stretch, SourceLine("", self.lines[stretch.sources[0][0]].line))
        level = None if self.quoted else len(token.markup) if token.markup[0] not in "=-" else 1 + (token.markup == "-")
        self.written.append(Written(replace(line, level=level if line.text else None)))

    def _paragraph(self, inline: Token) -> None:
        self._gap(inline)
        stretch = self._stretch(inline)
        lines = self._words(inline, stretch)
        note = False
        soft = False
        for words in lines:
            first = words.words[0][1] if words.words else 0
            row, column = stretch.sources[stretch.index(first)]
            source = self.lines[row]
            own = stretch.text[first : first + 70]
            match = FOOTNOTE_TEXT.match(own)
            numbered = _NUMBERED_NOTE.match(own)
            opens = bool(match or (numbered and self.text.count(own[: numbered.end() - 1]) > 1))
            note = opens or (note and soft)
            if match and words.words:
                words = self._note(words, match, first)
            listed = bool(self.lists or self.quoted or self.prefix)
            like = SourceLine("", source.line, indent=0.0 if listed or column > len(self.pads[row]) else source.indent)
            if source.level and not self.quoted:
                like = replace(like, level=source.level)
            line = self._line(words, stretch, like)
            if not line.text or _UNDERLINE.fullmatch(line.text):
                soft = soft and not line.text
                continue
            role: Role | None = "note" if note else "picture" if words.pictures and not words.plain else None
            if role is None and _BODY_MARK.match(line.text):
                self.counter.add("body marks (\\) taken out", line.line, line.column)
                line = replace(cut_out(line, [(0, 1)]), is_body=True)
            extra = len(self.rows[row]) - len(self.rows[row].lstrip()) if not listed else 0
            self.written.append(Written(replace(line, role=role), soft and not opens, extra))
            soft = not words.hard

    def _item(self, token: Token) -> None:
        row = token.map[0] if token.map else 0
        source = self.rows[row]
        marks = self.lists[-1]
        if token.info:
            number, at = token.info + token.markup, source.find(token.info + token.markup)
            stop = at + len(number)
            rest = source[stop:]
            gap = len(rest) - len(rest.lstrip(" "))
            if marks[0] >= 0 and marks[1] > marks[0]:
                self._count("numbers of list items counted on (1. 1. 1.)", token)
                self.prefix.append((f"{marks[1]}{token.markup} ", row, at))
            else:
                self.prefix.append((number + rest[:gap], row, at))
            marks[1] += 1
        elif is_page_number(source.strip()):
            self.prefix.append((token.markup + " ", row, source.find(token.markup)))
        else:
            self._count("list bullets taken out", token)
        if token.meta and "checked" in token.meta:
            self._count("check boxes written as ☐ and ☑", token)
            self.prefix.append(("☑ " if token.meta["checked"] else "☐ ", row, source.find("[")))

    def _flush(self) -> None:
        """Write a number or a check box that nothing follows."""
        if self.prefix:
            row = self.prefix[0][1]
            line = self._line(WordLine(), _Stretch("", [0], [(row, 0)]), SourceLine("", self.lines[row].line))
            self.written.append(Written(line))
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
        return WordLine([(self._mark(match["label"]) + " ", first), *kept], words.hard)

    def _fence(self, token: Token) -> None:
        self._gap(token)
        self._flush()
        self._count("fences (```) taken out", token)
        first, stop = token.map or (0, 0)
        for row in range(first + 1, stop - 1):
            line = self.lines[row]
            if line.text:
                self.written.append(Written(replace(line, role="note", is_body=True)))

    def _table(self, tokens: Sequence[Token]) -> None:
        self._gap(tokens[0])
        self._count("tables read as rows", tokens[0])
        self.tables += 1
        head, cells = False, list[Token]()
        for token in tokens:
            if token.type in ("thead_open", "tbody_open"):
                head = token.type == "thead_open"
            elif token.type == "inline":
                cells.append(token)
            elif token.type == "tr_close":
                self._row(cells, head)
                cells = []
            elif token.type == "table_close":
                break

    def _row(self, cells: Sequence[Token], head: bool) -> None:
        row = next((token.map[0] for token in cells if token.map), 0)
        columns = _cell_starts(self.rows[row])
        spelled: list[SourceLine] = []
        like = SourceLine("", self.lines[row].line)
        for cell, column in zip(cells, [*columns, *[0] * len(cells)], strict=False):
            stretch = _cell_stretch(cell.content, row, column, self.rows[row])
            lines = self._words(cell, stretch)
            whole = WordLine([word for line in lines for word in (*line.words, (" ", len(cell.content)))])
            spelled.append(self._line(whole, stretch, like))
        self._add_row(spelled, head)

    def _html_table(self, token: Token) -> None:
        self._gap(token)
        self._count("tables read as rows", token)
        self.tables += 1
        first, stop = token.map or (0, 0)
        rows, outside = read_table("\n".join(self.rows[first:stop]))
        if outside:
            caption = self._spelled(outside, first)
            if caption.text:
                self.written.append(Written(replace(caption, role="caption")))
        for cells in rows:
            self._add_row([self._spelled(cell.pieces, first) for cell in cells], all(cell.head for cell in cells))

    def _spelled(self, pieces: Sequence[tuple[str, int, int]], first: int) -> SourceLine:
        spelling = Spelling()
        for text, row, column in pieces:
            spelling.add(text, self._places(first + row, column, column + len(text)))
        return spelling.line(SourceLine("", self.lines[first].line))

    def _add_row(self, cells: Sequence[SourceLine], head: bool) -> None:
        """Write a row of a table; one without words is none."""
        if not any(cell.text for cell in cells):
            return
        spelling = Spelling()
        bounds: list[tuple[int, int]] = []
        for number, cell in enumerate(cells):
            if number:
                last = spelling.places[-1] if spelling.places else Place(0, cell.line, cell.column)
                spelling.add(_CELL_GAP, [Place(0, last.line, last.column + spelling.length - last.offset)])
            start = spelling.length
            if cell.text:
                spelling.add(cell.text, cell.all_places())
            bounds.append((start, spelling.length))
        row = Row(self.tables, tuple(bounds), head)
        places = tuple(spelling.places)
        line = SourceLine(spelling.text, places[0].line, places[0].column, role="table", places=places, row=row)
        self.written.append(Written(line))


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


def _cell_stretch(text: str, row: int, column: int, source: str) -> _Stretch:
    """Return where the words of a cell stand: the parser has taken the backslash from \\| already."""
    starts, sources, at = [0], [(row, column)], column
    for offset, char in enumerate(text):
        if char == "|" and source[at : at + 1] == "\\":
            at += 1
            starts.append(offset)
            sources.append((row, at))
        at += 1
    return _Stretch(text, starts, sources)


def _cell_starts(row: str) -> list[int]:
    """Return where the words of each cell of a row begin; \\| is no border."""
    borders = [match.start() for match in re.finditer(r"(?<!\\)\|", row)]
    start = len(row) - len(row.lstrip())
    if not borders or borders[0] != start:
        borders.insert(0, start - 1)
    return [at + 1 + len(row[at + 1 :]) - len(row[at + 1 :].lstrip()) for at in borders]
