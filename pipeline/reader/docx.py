"""Word documents (.docx) as source lines."""

from __future__ import annotations

from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.reader.source import Source


def read_paragraphs(path: Path, data: bytes) -> Source:
    """Return the paragraphs of a Word document, headings with their levels.

    Raises PipelineError: this version does not read Word documents.
    """
    raise PipelineError.at(path, "Word documents are not read yet", "save it as plain text (.txt, UTF-8)")
