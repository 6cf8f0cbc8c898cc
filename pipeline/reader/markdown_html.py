"""HTML in Markdown: comments go unread, tags that stand for blocks end a line, tables are read cell by cell."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from pipeline.reader.clean import Counter
from pipeline.reader.markdown_inline import plain_characters
from pipeline.reader.source import SourceLine
from pipeline.reader.spans import cut_out

_FENCE = re.compile("(`{3,}|~{3,})")
_START = re.compile(
    r"(?P<comment><!--)|(?P<hidden>(?:^|(?<=\n))\[(?://|comment|注释)\]:[ \t]*(?:#|<>)[^\n]*)"
    r"|<(?P<code>script|style)\b[^<>]*>"
    "|(?P<block></?(?:div|center|p|section|article|header|footer|main|aside|details|summary|figure|figcaption|blockquote"
    "|ul|ol|li|dl|dt|dd|hr|address|form|fieldset|nav|body|html|head|meta|link|title|pre|h[1-6])(?:[ \t\n/][^<>]*)?>)",
    re.IGNORECASE,
)
_PARAGRAPH_END = re.compile("\n[ \t]*\n|\\Z")
_LEVEL = re.compile("<h([1-6])", re.IGNORECASE)
_DIRECTIVE = re.compile(
    r"(?:>[ \t]?)*(?::{3,}[ \t]*[A-Za-z]*|\[TOC\]|\[\[_?TOC_?\]\]|\\(?:newpage|pagebreak|tableofcontents)"
    r"|\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])",
    re.IGNORECASE,
)


def without_html(lines: Sequence[SourceLine], counter: Counter) -> list[SourceLine]:
    """Return the lines without comments and without the tags of blocks; <h2> gives its line a level.

    Code between fences stays as it is. A line that only held such things is blank.
    """
    text = "\n".join(line.text for line in lines)
    fenced = _fenced(lines)
    cuts: dict[int, list[tuple[int, int, str]]] = {}
    number = start = 0
    for first, stop, what, tag in _unread(text):
        while start + len(lines[number].text) < first:
            start += len(lines[number].text) + 1
            number += 1
        if number in fenced:
            continue
        counter.add(what, *lines[number].position(first - start))
        at, begin = number, start
        while begin < stop and at < len(lines):
            length = len(lines[at].text)
            cuts.setdefault(at, []).append((max(first - begin, 0), min(stop - begin, length), tag))
            at, begin = at + 1, begin + length + 1
    result: list[SourceLine] = []
    for index, line in enumerate(lines):
        if index in cuts:
            result.extend(_parts(line, cuts[index]))
        elif line.text[:1] in "[\\>:" and index not in fenced and _DIRECTIVE.fullmatch(line.text):
            counter.add("marks for a program ([TOC], \\newpage, [!NOTE], :::) taken out", line.line, line.column)
            result.append(SourceLine("", line.line))
        else:
            result.append(line)
    return result


def _unread(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, stop, what it is, the tag of a block) for all that is no text, in order."""
    at = 0
    endless: set[str] = set()  # what is not ended any more: looked for once
    while match := _START.search(text, at):
        at = match.end()
        end = "-->" if match["comment"] else f"</{match['code'].lower()}>" if match["code"] else ""
        if not end:
            what = "HTML tags taken out" if match["block"] else "comments taken out"
            yield match.start(), at, what, match["block"] or ""
            continue
        stop = -1 if end in endless else text.find(end, at)
        if stop >= 0:
            at = stop + len(end)
            yield match.start(), at, "comments taken out" if match["comment"] else "programs and styles taken out", ""
            continue
        endless.add(end)
        if match["comment"] and (blank := _PARAGRAPH_END.search(text, at)):
            at = blank.start()
            yield match.start(), at, "comments (<!--) that never end taken out up to the next blank line", ""


def _fenced(lines: Sequence[SourceLine]) -> set[int]:
    """Return the lines between fences; a fence without an end is none."""
    found: set[int] = set()
    began: tuple[int, str] | None = None
    for index, line in enumerate(lines):
        match = _FENCE.match(line.text) if line.text[:1] in "`~" else None
        if match and began is None:
            began = index, match[1]
        elif match and began and line.text == match[1] and match[1].startswith(began[1]):
            found.update(range(began[0], index + 1))
            began = None
    return found


def _parts(line: SourceLine, cuts: Sequence[tuple[int, int, str]]) -> Iterator[SourceLine]:
    """Yield the parts of a line between the tags of blocks, a blank line on either side of each."""
    bounds = [0, *(side for start, stop, tag in cuts if tag for side in (start, stop)), len(line.text)]
    comments = [(start, stop) for start, stop, tag in cuts if not tag]
    tags = [tag for _, _, tag in cuts if tag]
    if tags:
        yield SourceLine("", line.line)
    for index in range(0, len(bounds), 2):
        first, last = bounds[index], bounds[index + 1]
        inner = [(a, b) for a, b in comments if first <= a and b <= last]
        part = cut_out(line, [(0, first), *inner, (last, len(line.text))])
        level = _LEVEL.match(tags[index // 2 - 1]) if index and part.text else None
        yield replace(part, level=int(level[1])) if level else part
        if tags:
            yield SourceLine("", line.line)


@dataclass
class Cell:
    """A cell's words with their places: (text, line of the table from 0, column from 0)."""

    pieces: list[tuple[str, int, int]] = field(default_factory=list)
    head: bool = False


class _Table(HTMLParser):
    """Reads the cells of an HTML table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[list[Cell]] = []
        self.outside: list[tuple[str, int, int]] = []  # the caption

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(Cell(head=tag == "th"))
        elif tag in ("br", "p", "div", "li"):
            self._add(" ")

    def handle_data(self, data: str) -> None:
        line, column = self.getpos()
        for index, part in enumerate(data.split("\n")):
            at = column if index == 0 else len(part) - len(part.lstrip())
            text = part if index == 0 else part.lstrip()
            if text.strip():
                self._into().append((text, line - 1 + index, at))

    def handle_entityref(self, name: str) -> None:
        self._add(plain_characters(html.unescape(f"&{name};")))

    def handle_charref(self, name: str) -> None:
        self._add(plain_characters(html.unescape(f"&#{name};")))

    def _add(self, text: str) -> None:
        line, column = self.getpos()
        self._into().append((text, line - 1, column))

    def _into(self) -> list[tuple[str, int, int]]:
        return self.rows[-1][-1].pieces if self.rows and self.rows[-1] else self.outside


def read_table(text: str) -> tuple[list[list[Cell]], list[tuple[str, int, int]]]:
    """Return the rows of an HTML table and the words outside its cells (its caption)."""
    reader = _Table()
    reader.feed(text)
    reader.close()
    return [row for row in reader.rows if row], reader.outside
