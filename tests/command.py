"""The command, run in this process: what it prints and how it ends, without a second of imports each time."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from pipeline.cli import main


@dataclass(frozen=True)
class Done:
    """What became of a command, named as subprocess names it."""

    returncode: int
    stdout: str
    stderr: str


def jiangyi(*words: str | Path, folder: Path | None = None) -> Done:
    """Run `jiangyi` with these arguments, in `folder`. A bug comes out as the exception it is."""
    out, err = io.StringIO(), io.StringIO()
    arguments = ["jiangyi", *map(str, words)]
    with (
        contextlib.chdir(folder or Path.cwd()),
        patch.object(sys, "argv", arguments),
        patch.dict(os.environ, {"COLUMNS": "200"}),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
            status: object = 0
        except SystemExit as end:
            status = end.code or 0
    assert isinstance(status, int)
    return Done(status, out.getvalue(), err.getvalue())
