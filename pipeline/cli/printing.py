"""What the user sees: a table of files on a terminal, plain lines elsewhere, faults on standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipeline.errors import Problem

if TYPE_CHECKING:
    from pipeline.job import BuildResult

MOST_NOTICES = 20  # of one speech; the rest are counted


class Printer:
    """Prints results. On a terminal with colour and a table; into a pipe or file, plain lines; `quiet`, faults only."""

    def __init__(self, quiet: bool = False) -> None:
        self.quiet = quiet
        self.fancy = sys.stdout is not None and sys.stdout.isatty() and not quiet

    def lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            print(line)

    def problems(self, problems: Iterable[Problem], label: str = "error") -> None:
        for problem in problems:
            print(f"{label}: {problem}", file=sys.stderr)

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[BuildResult], None]]:
        """Yield what to call as each speech ends: a progress bar for more than one speech on a terminal."""
        if not self.fancy or total < 2:
            yield lambda result: None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, transient=True) as bar:
            task = bar.add_task("building", total=total)
            yield lambda result: bar.update(task, advance=1, description=result.speech)

    def results(self, results: Sequence[BuildResult]) -> int:
        """Print what was written and what failed; return the exit status."""
        for result in results:
            self.notes(result.notices)
            self.problems(result.failed)
            if result.bug:
                print(f"error: {result.speech}: a fault of jiangyi's own\n{result.bug}", file=sys.stderr)
        if not self.quiet:
            self._table([result for result in results if not result.unchanged])
            unchanged = sum(result.unchanged for result in results)
            if unchanged:
                print(f"Nothing to do for {unchanged} of {len(results)}: nothing has changed (--force builds anew).")
        if not any(result.failed or result.bug for result in results):
            return 0
        return 1 if any(result.files for result in results) else 2

    def notes(self, notices: Sequence[Problem]) -> None:
        if self.quiet:
            return
        self.problems(notices[:MOST_NOTICES], "note")
        if len(notices) > MOST_NOTICES:
            print(f"note: … and {len(notices) - MOST_NOTICES} more", file=sys.stderr)

    def _table(self, results: Sequence[BuildResult]) -> None:
        rows = [
            (str(built.path), "" if built.pages is None else str(built.pages))
            for result in results
            for built in result.files
        ]
        if not rows:
            return
        if not self.fancy:
            for path, pages in rows:
                print(f"{path}\t{pages} page{'s' * (pages != '1')}" if pages else path)
            return
        from rich.console import Console
        from rich.table import Table

        table = Table("file", "pages", box=None, pad_edge=False)
        table.columns[1].justify = "right"
        for row in rows:
            table.add_row(*row)
        Console(no_color=bool(os.environ.get("NO_COLOR"))).print(table)
