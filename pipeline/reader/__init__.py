"""Reads a speech: decodes, normalises and finds the structure a careful reader would see."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.files import read_regular
from pipeline.reader.clean import Counter, clean_lines
from pipeline.reader.decode import Decoded, decode
from pipeline.reader.front import split_front_matter
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


def read_speech(path: Path | str, *, structure: object = None) -> Speech:
    """Return the speech in a .txt, .md or .docx file.

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
    if data.startswith(b"PK\x03\x04") or path.suffix.lower() == ".docx":
        return _read_docx(path, data, _given(structure, str(path)))
    decoded = decode(data, str(path))
    return _read(decoded, str(path), path.suffix.lower() in _MARKDOWN, structure)


def read_text(text: str, path: str = "-", *, markdown: bool = False, structure: object = None) -> Speech:
    """Return the speech in a string; `path` is only named in messages and in the result."""
    return _read(Decoded(text, "text"), path, markdown, structure)


def _read(decoded: Decoded, path: str, markdown: bool, structure: object) -> Speech:
    counter = Counter()
    if decoded.bad:
        counter.add("bytes that are no character replaced by U+FFFD", 1, 1, decoded.bad)
    if decoded.text.lstrip("\ufeff").startswith("[Script Info]"):
        raise PipelineError.at(path, "is a subtitle file of the kind .ass, which is not read", "save it as .srt")
    front, text = split_front_matter(decoded.text, path)
    for _, line in front.left_out:
        counter.add("keys of other programs in the front matter left out (layout, tags, …)", line, 1)
    lines = clean_lines(_with_characters(text, counter, front.lines), counter, front.lines + 1)
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


def _with_characters(text: str, counter: Counter, lines_before: int) -> str:
    """Return the text with U+FFFD for U+FFFE and U+FFFF, which are no characters; lone surrogates go the same way."""
    first = _NO_CHARACTERS.search(text)
    if first is None:
        return text
    text, count = _NO_CHARACTERS.subn("\ufffd", text)
    before = text[: first.start()].replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1 + lines_before, len(before) - before.rfind("\n")
    counter.add("U+FFFE and U+FFFF, which are no characters, replaced by U+FFFD", line, column, count)
    return text


def _given(structure: object, path: str) -> Overrule | None:
    if structure is None:
        return None
    found = read_overrule(structure)
    if isinstance(found, str):
        raise PipelineError.at(path, f"structure: {found}", "write none, patterns or line numbers")
    return found


def _read_docx(path: Path, data: bytes, overrule: Overrule | None) -> Speech:
    from pipeline.reader.docx import read_paragraphs

    source: Source = read_paragraphs(path, data)
    return assemble(source, Origin(str(path), "Word document (.docx)", Counter()), {}, overrule)
