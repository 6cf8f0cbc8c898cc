"""Feeds the reader with made-up bytes for as long as you let it (needs atheris, which is no dependency of ours).

python tests/fuzz/fuzz_reader.py -max_total_time=600 -max_len=4000 FOLDER_OF_TEXTS
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import atheris

with atheris.instrument_imports(include=["pipeline"]):
    from pipeline.errors import PipelineError
    from pipeline.reader import read_text
    from pipeline.reader.decode import decode
    from pipeline.reader.explain import speech_as_json, tree_lines


def read_once(data: bytes) -> None:
    """Read `data` (its first byte chooses Markdown or plain text) and check what must hold for any input."""
    began = time.perf_counter()
    try:
        speech = read_text(decode(data[1:], "fuzz").text, markdown=bool(data[:1] and data[0] & 1))
    except PipelineError:
        return
    tree_lines(speech, why=True)
    speech_as_json(speech)
    for section in speech.walk():
        text = speech.paragraphs[section.start.paragraph].text
        assert text[section.start.offset : section.head_stop] == section.text
        assert section.start < section.stop
    assert time.perf_counter() - began < 5


if __name__ == "__main__":
    atheris.Setup(sys.argv, read_once)
    atheris.Fuzz()
