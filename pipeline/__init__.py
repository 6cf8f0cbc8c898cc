"""jiangyi (讲义): study outlines, summaries and handouts from a speech, as Word and PDF.

The stages, each a function from one frozen value to another:

    read_speech(path) -> Speech
    load_layout(name) -> Layout
    layout.document(key) -> DocumentLayout            # what the next stages take
    make_study(speech, layout) -> Study
    render(study, speech, layout) -> Document
    write(document, layout, format) -> Written
    build(speech, layout, output) -> BuildResult      # all of them, into files
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from pipeline.job import build
    from pipeline.layout import load_layout
    from pipeline.reader import read_speech
    from pipeline.rendering import render
    from pipeline.study import make_study
    from pipeline.writers import write

__all__ = ["build", "load_layout", "make_study", "read_speech", "render", "write"]

_HOMES = {
    "build": "pipeline.job",
    "load_layout": "pipeline.layout",
    "make_study": "pipeline.study",
    "read_speech": "pipeline.reader",
    "render": "pipeline.rendering",
    "write": "pipeline.writers",
}


def __getattr__(name: str) -> object:
    """Import a stage when it is asked for: a program that only reads speeches never loads the writers."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
