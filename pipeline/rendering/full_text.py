"""The speech itself as markup: every character in order, headings found, remarks and readings laid over the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from pipeline.document import StyleName
from pipeline.markup import guard
from pipeline.rendering.paper import is_set_apart, signature_lines, styles_of
from pipeline.rendering.pieces import Piece
from pipeline.rendering.source import offset_in
from pipeline.speech import Paragraph, Section, Speech
from pipeline.study.results import Finding

MAX_STYLE = 5  # heading1 … heading5
NARROWEST = 12  # a column of a table has at least this share of the words' width: four characters a line on A4


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `stop` of a paragraph's text the tags `before` and `after` stand around it."""

    start: int
    stop: int
    before: str
    after: str


def full_text(
    speech: Speech,
    pieces: Sequence[Piece],
    *,
    numbers: bool,
    times: bool = False,
    findings: Sequence[Finding] = (),
    readings: Sequence[tuple[str, str]] = (),
) -> Markup:
    """Return the speech as markup, a block a printed paragraph, with the paragraphs' and sections' ids.

    `numbers`: paragraph numbers in the margin. `times`: when each turn of a recording began, after its speaker.
    `findings` become comments, `readings` ruby at first mention.
    """
    sections: dict[int, list[Section]] = {}
    for section in speech.walk():
        sections.setdefault(section.start.paragraph, []).append(section)
    remarks = _remarks(speech.paragraphs, findings)
    left = dict(readings)
    styles = styles_of(speech.paragraphs)
    blocks: list[str] = []
    rows: list[tuple[Paragraph, list[Span]]] = []
    for order, piece in enumerate(pieces):
        paragraph = speech.paragraphs[piece.paragraph]
        if rows and not (paragraph.row and rows[-1][0].row and paragraph.row.table == rows[-1][0].row.table):
            blocks.append(_table(rows))
            rows = []
        if paragraph.role == "page":
            continue
        if paragraph.row:
            rows.append((paragraph, remarks.get(piece.paragraph, [])))
            continue
        if order and piece.start == 0:
            before = speech.paragraphs[piece.paragraph - 1]
            if paragraph.role == before.role == "title" and blocks:
                blocks[-1] = _with_title(blocks[-1], before.text, paragraph.text)
                continue
            if is_set_apart(speech.paragraphs, styles, piece.paragraph):
                blocks.append("<space/>")
        headings = [s for s in sections.get(piece.paragraph, ()) if piece.start <= s.start.offset < piece.stop]
        spans = _within(piece, remarks.get(piece.paragraph, ()))
        spans += _ruby(paragraph.text[piece.start : piece.stop], left)
        blocks.append(_block(paragraph, styles[piece.paragraph], piece, headings, spans, numbers, times))
    if rows:
        blocks.append(_table(rows))
    return Markup("\n".join(blocks))


def _with_title(block: str, before: str, text: str) -> str:
    """Return a title's markup with its next line: lines are set anew, as the page is wide."""
    blank = " " if before[-1].isascii() and text[0].isascii() else ""
    return block.removesuffix("</p>") + blank + _laid(text, []) + "</p>"


def _block(
    paragraph: Paragraph,
    style: StyleName,
    piece: Piece,
    sections: Sequence[Section],
    spans: list[Span],
    numbers: bool,
    times: bool,
) -> str:
    text = paragraph.text[piece.start : piece.stop]
    end = piece.start + len(text.rstrip())
    own = next((s for s in sections if s.start.offset == piece.start and s.head_stop >= end), None)
    if own is not None:
        deep = f' class="heading{MAX_STYLE}"' if own.level + 1 > MAX_STYLE else ""
        level = min(own.level + 1, 9)
        return f'<h{level} id="{_attribute(own.id)}"{deep}>{_laid(text, spans)}</h{level}>'
    heads = _within(piece, [_run_in(section) for section in sections])
    if style == "signature":
        spans = spans + [Span(at, at, "<br/>", "") for at in signature_lines(text)]
    number = f' number="{piece.number}"' if numbers and piece.number is not None else ""
    opening = f'<p id="{_attribute(piece.id)}"' + (f' class="{style}"' if style != "body" else "") + number
    time = escape(paragraph.time) if times and paragraph.time and piece.start == 0 else ""
    before, after = ("", f"\u3000{time}") if paragraph.role == "label" else (f"{time}\u3000", "")
    words = _laid(text, heads + spans)
    return f"{opening}>{before}{words}{after}</p>" if time else f"{opening}>{words}</p>"


def _table(rows: Sequence[tuple[Paragraph, list[Span]]]) -> str:
    """Return the rows of a table as markup: as many columns as the longest row has, as wide as their words want."""
    cells = [row.cells for paragraph, _ in rows if (row := paragraph.row)]
    columns = max(len(each) for each in cells)
    wide = [max((each[i][1] - each[i][0] for each in cells if i < len(each)), default=0) for i in range(columns)]
    least = max(sum(wide) / NARROWEST, 1)
    widths = " ".join(f"{max(width, least):g}" for width in wide)
    lines = [f'<table widths="{widths}" id="{_attribute(rows[0][0].id)}">']
    heads = next((i for i, (paragraph, _) in enumerate(rows) if not (paragraph.row and paragraph.row.head)), len(rows))
    for index, ((paragraph, spans), places) in enumerate(zip(rows, cells, strict=True)):
        tag = "th" if index < heads else "td"
        lines.append("<tr>")
        for number, (start, stop) in enumerate(places, 1):
            own = [Span(max(s.start, start) - start, min(s.stop, stop) - start, s.before, s.after) for s in spans
                   if s.start < stop and s.stop > start]  # fmt: skip
            wider = f' colspan="{columns - number + 1}"' if number == len(places) < columns else ""
            lines.append(f"<{tag}{wider}>{_laid(paragraph.text[start:stop], own)}</{tag}>")
        lines.append("</tr>")
    lines.append("</table>")
    return "".join(lines)


def _within(piece: Piece, spans: Iterable[Span]) -> list[Span]:
    """Return the spans that begin in a piece, counted from its start."""
    return [
        Span(span.start - piece.start, min(span.stop, piece.stop) - piece.start, span.before, span.after)
        for span in spans
        if piece.start <= span.start < piece.stop
    ]


def _run_in(section: Section) -> Span:
    level = section.level + 1
    deep = f' level="{min(level, 9)}"' if level > MAX_STYLE else ""
    opening = f'<span class="heading{min(level, MAX_STYLE)}" id="{_attribute(section.id)}"{deep}>'
    return Span(section.start.offset, section.head_stop, opening, "</span>")


def _laid(text: str, spans: Iterable[Span]) -> str:
    """Return the text with its spans' tags; a span that crosses one that began before it ends with that one."""
    parts: list[str] = []
    open_spans: list[Span] = []
    at = 0

    def advance(stop: int) -> None:
        nonlocal at
        parts.append(_guarded(text, at, stop))
        at = stop

    for span in sorted(spans, key=lambda span: (span.start, -span.stop)):
        while open_spans and open_spans[-1].stop <= span.start:
            advance(open_spans[-1].stop)
            parts.append(open_spans.pop().after)
        if span.start < at or (open_spans and "<ruby>" in open_spans[-1].before):
            continue
        advance(span.start)
        parts.append(span.before)
        stop = min([span.stop, len(text), *(outer.stop for outer in open_spans)])
        open_spans.append(Span(span.start, stop, span.before, span.after))
    for span in reversed(open_spans):
        advance(span.stop)
        parts.append(span.after)
    advance(len(text))
    return "".join(parts)


def _remarks(paragraphs: Sequence[Paragraph], findings: Sequence[Finding]) -> dict[int, list[Span]]:
    """Return, for each paragraph's index, the comments that findings make on it."""
    remarks: dict[int, list[Span]] = {}
    for finding in findings:
        for index, paragraph in enumerate(paragraphs):
            offset = offset_in(paragraph, finding.line, finding.column)
            if offset is not None:
                stop = min(offset + max(len(finding.text), 1), len(paragraph.text))
                note = f"{finding.kind}：{finding.hint}"
                remarks.setdefault(index, []).append(
                    Span(offset, stop, f'<comment note="{_attribute(note)}">', "</comment>")
                )
                break
    return remarks


def _ruby(text: str, left: dict[str, str]) -> list[Span]:
    """Return ruby for readings that the text is the first to hold, and take those out of `left`."""
    spans: list[Span] = []
    for base, reading in list(left.items()):
        start = text.find(base) if base else -1
        if start >= 0:
            del left[base]
            spans.append(Span(start, start + len(base), "<ruby>", f"<rt>{escape(guard(reading))}</rt></ruby>"))
    return spans


def _attribute(text: str) -> str:
    return str(escape(guard(text)))


def _guarded(text: str, start: int, stop: int) -> str:
    return str(escape(guard(text[start:stop])))
