"""Every fault a user can cause or must know of, with its place and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault or notice: where, what, and what to write instead.

    `line` and `column` count from 1 in the file as the user sees it; None means the whole file.
    """

    path: str | None
    line: int | None
    column: int | None
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        text = f"{self.message}; {self.hint}" if self.hint else self.message
        return f"{place}: {text}" if place else text


class PipelineError(Exception):
    """A fault of the input, not of the program: shown without a traceback, exit status 2."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @classmethod
    def at(cls, path: str | Path | None, message: str, hint: str | None = None) -> PipelineError:
        """Return an error about a whole file."""
        return cls(Problem(None if path is None else str(path), None, None, message, hint))
