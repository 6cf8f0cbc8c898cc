"""Reads a speech: decodes, normalises and finds the structure a careful reader would see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.reader.clean import Counter, clean_lines
from pipeline.reader.decode import Decoded, decode
from pipeline.reader.read import Origin, assemble
from pipeline.reader.source import Source, SourceLine
from pipeline.speech import Speech

__all__ = ["Source", "SourceLine", "read_speech", "read_text"]

Structure = str | Sequence[str] | Mapping[int, str | Sequence[int]] | None


def read_speech(path: Path | str, *, structure: Structure = None) -> Speech:
    """Return the speech in a .txt, .md or .docx file.

    `structure` overrules how headings are found, as the front matter's `structure:` does.
    Raises PipelineError when the file is missing, is no text, or its front matter is wrong.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PipelineError.at(path, f"cannot read the file ({error.strerror})", "check the name") from error
    if data.startswith(b"PK\x03\x04") or path.suffix.lower() == ".docx":
        return _read_docx(path, data)
    decoded = decode(data, str(path))
    return _read_decoded(decoded, str(path), path.suffix.lower() in (".md", ".markdown"), structure)


def read_text(text: str, path: str = "-", *, markdown: bool = False, structure: Structure = None) -> Speech:
    """Return the speech in a string; `path` is only named in messages."""
    return _read_decoded(Decoded(text, "text"), path, markdown, structure)


def _read_decoded(decoded: Decoded, path: str, markdown: bool, structure: Structure) -> Speech:
    counter = Counter()
    if decoded.bad:
        counter.add("bytes that are no character replaced by U+FFFD", 1, 1, decoded.bad)
    lines = tuple(clean_lines(decoded.text, counter))
    return assemble(Source(lines), Origin(path, decoded.encoding, counter), {})


def _read_docx(path: Path, data: bytes) -> Speech:
    from pipeline.reader.docx import read_paragraphs  # type: ignore[import-not-found,import-untyped,unused-ignore]

    source: Source = read_paragraphs(path, data)
    return assemble(source, Origin(str(path), "Word document (.docx)", Counter()), {})
