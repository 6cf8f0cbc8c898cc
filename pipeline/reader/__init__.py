"""Reads a speech: decodes, normalises and finds the structure a careful reader would see."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.files import read_regular
from pipeline.reader.clean import Counter, clean_lines, place_of, with_ordinary_characters
from pipeline.reader.decode import Decoded, decode
from pipeline.reader.filetypes import type_of_bytes, type_of_text
from pipeline.reader.front import split_front_matter
from pipeline.reader.libreoffice import convert_to_docx
from pipeline.reader.markdown import read_markdown
from pipeline.reader.marks import read_marks
from pipeline.reader.overrule import Overrule, read_overrule
from pipeline.reader.read import Origin, assemble
from pipeline.reader.source import Source, SourceLine
from pipeline.speech import Speech

__all__ = ["Source", "SourceLine", "read_speech", "read_text"]

_MARKDOWN = frozenset({".md", ".markdown"})
_MOST_BYTES = 200_000_000  # a Word file may hold pictures
_LINE_END = re.compile("\r\n|\n|\r")
_NO_CHARACTERS = re.compile("[\ufffe\uffff]")  # no XML holds them (XML 1.0, 2.2), so no Word file


def read_speech(path: Path | str, *, structure: object = None, convert: bool = False) -> Speech:
    """Return the speech in a .txt, .md or .docx file; with `convert` also in one that LibreOffice makes a .docx of.

    `structure` overrules how headings are found, as the front matter's `structure:` does: "none", a pattern or a
    list of patterns (one for each level), or a mapping of levels to a pattern or to line numbers.
    Raises PipelineError when the file is missing, no regular file, too large or no text, or its front matter is wrong.
    """
    path = Path(path)
    try:
        data = read_regular(path, _MOST_BYTES)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise PipelineError.at(path, f"cannot read the file: {reason}", "check the name") from error
    if len(data) > _MOST_BYTES:
        raise PipelineError.at(path, f"is larger than {_MOST_BYTES // 10**6} MB", "take the pictures out")
    markdown = path.suffix.lower() in _MARKDOWN
    other = type_of_bytes(data, path)
    if other is None and not data.startswith(b"PK\x03\x04") and path.suffix.lower() != ".docx":
        decoded = decode(data, str(path))
        other = type_of_text(decoded.text, markdown=markdown)
        if other is None:
            return _read(decoded, str(path), markdown, structure)
    encoding = "Word document (.docx)"
    if other is not None:
        if not convert or other.ending is None:
            raise other.refusal(path)
        data = convert_to_docx(data, other.ending, path)
        encoding = f"{other.name}, converted by LibreOffice"
    return _read_docx(path, data, encoding, _given(structure, str(path)))


def read_text(text: str, path: str = "-", *, markdown: bool = False, structure: object = None) -> Speech:
    """Return the speech in a string; `path` is only named in messages and in the result."""
    return _read(Decoded(text, "text"), path, markdown, structure)


def _read(decoded: Decoded, path: str, markdown: bool, structure: object) -> Speech:
    counter = Counter()
    _count_replaced(decoded, counter)
    if decoded.text.lstrip("\ufeff").startswith("[Script Info]"):
        raise PipelineError.at(path, "is a subtitle file of the kind .ass, which is not read", "save it as .srt")
    front, text = split_front_matter(with_ordinary_characters(decoded.text, counter), path)
    for _, line in front.left_out:
        counter.add("keys of other programs in the front matter left out (layout, tags, …)", line, 1)
    text = _with_characters(text, counter, front.lines)
    lines = clean_lines(text, counter, front.lines + 1, entities=not markdown)
    if markdown:
        source = read_markdown(tuple(lines), _broken(text, front.lines + 1), counter)
    else:
        source = Source(tuple(read_marks(lines, counter)))
    overrule = _given(structure, path) or front.overrule
    origin = Origin(path, decoded.encoding, counter, front.facts, front.kind, front.notices)
    return assemble(source, origin, front.fields, overrule)


def _broken(text: str, first_line: int) -> frozenset[int]:
    """Return the lines that end with two blanks: Markdown's line break."""
    if "  \n" not in text and "  \r" not in text:
        return frozenset()
    return frozenset(number for number, line in enumerate(_LINE_END.split(text), first_line) if line.endswith("  "))


def _count_replaced(decoded: Decoded, counter: Counter) -> None:
    """Count the characters that are lost, here or before the file was saved: each stands as U+FFFD."""
    count = decoded.text.count("\ufffd")
    if count:
        line, column = place_of(decoded.text, decoded.text.index("\ufffd"))
        what = "bytes that are no character replaced by U+FFFD" if decoded.bad else "lost characters (U+FFFD)"
        counter.add(what, line, column, count, lost=True)


def _with_characters(text: str, counter: Counter, lines_before: int) -> str:
    """Return the text with U+FFFD for U+FFFE and U+FFFF, which are no characters; lone surrogates go the same way."""
    first = _NO_CHARACTERS.search(text)
    if first is None:
        return text
    before = text
    text, count = _NO_CHARACTERS.subn("\ufffd", text)
    line, column = place_of(before, first.start())
    what = "U+FFFE and U+FFFF, which are no characters, replaced by U+FFFD"
    counter.add(what, line + lines_before, column, count, lost=True)
    return text


def _given(structure: object, path: str) -> Overrule | None:
    if structure is None:
        return None
    found = read_overrule(structure)
    if isinstance(found, str):
        raise PipelineError.at(path, f"structure: {found}", "write none, patterns or line numbers")
    return found


def _read_docx(path: Path, data: bytes, encoding: str, overrule: Overrule | None) -> Speech:
    from pipeline.reader.docx import read_paragraphs

    counter = Counter()
    source: Source = read_paragraphs(path, data, counter)
    return assemble(source, Origin(str(path), encoding, counter), {}, overrule)
