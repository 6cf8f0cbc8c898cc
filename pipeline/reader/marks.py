"""The light marks of a plain text: # before a heading, \\ before body.

A heading mark is `#` to `####` and a blank at the start of a line; `\\` at the start of a line says that the line
is body, whatever it looks like. Marks are taken out of the text and counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.reader.clean import Counter
from pipeline.reader.source import SourceLine
from pipeline.reader.spans import cut_out

_LIGHT = re.compile(r"(#{1,4})[ \u3000]+(?=\S)")


def read_marks(lines: Iterable[SourceLine], counter: Counter) -> Iterator[SourceLine]:
    """Yield the lines of a plain text with the light marks taken out."""
    for line in lines:
        match = _LIGHT.match(line.text) if line.text[:1] == "#" else None
        if match:
            counter.add("heading marks (#) taken out", line.line, line.column)
            yield replace(cut_out(line, [(0, match.end())]), level=len(match.group(1)))
        elif line.text[:1] == "\\" and len(line.text) > 1:
            counter.add("body marks (\\) taken out", line.line, line.column)
            yield replace(cut_out(line, [(0, 1)]), is_body=True)
        else:
            yield line
