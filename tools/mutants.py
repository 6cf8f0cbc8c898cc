"""Changes the program in small ways, one at a time, and tells which changes no test notices.

    make mutants                                  # 40 changes a room, seed 1
    python tools/mutants.py study --sample 100 --seed 7

The changes are Cosmic Ray's: another operator, another number, a condition turned round, a loop that never runs. Of
each place one change is drawn, then so many places of a room; the same seed draws the same. A room's own tests run
first, then the others that go through it; the first failure ends a run. All happens in a copy of the checkout.
A change that survives is a test to write, code to delete, or a change of nothing: judge each.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).resolve().parents[1]
# Loaded once, before the forks: what takes long and is not under test.
LIBRARIES = ("hypothesis", "jinja2", "pikepdf", "pydantic", "reportlab.pdfgen.canvas", "rjieba", "typer", "uharfbuzz")
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "output", "build", "dist")
# Beside tests/ROOM and tests/test_ROOM.py: the tests that go through a room on their way, quick ones.
THROUGH = {
    "layout": ("tests/test_units.py", "tests/writers/pdf/test_grid.py", "tests/writers/pdf/test_furniture.py"),
    "batch": ("tests/test_job.py",),
}
NOT_THESE = "not thousand and not new_kind"  # long, and of no change's business
PROCESSOR_SECONDS, SECONDS = 120, 600  # after which a run counts as failed: the change made an endless loop
# What guards against bugs or saves time and changes no result: without it a program does the same.
GUARDS = {"strict", "slots", "frozen", "maxsize", "lru_cache"}


class Mutant(NamedTuple):
    """One change: `occurrence` counts the places where the operator can change the file."""

    path: Path
    line: int
    column: int
    operator: str
    occurrence: int


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield every change of a file, in the operators' order and then the text's."""
    tree = get_ast(path.read_text("utf-8"))
    for name in sorted(operator_names()):
        operator = get_operator(name)
        if operator.arguments():
            continue
        places = (place for node in ast_nodes(tree) for place in operator().mutation_positions(node))
        for occurrence, ((line, column), _) in enumerate(places):
            yield Mutant(path, line, column, name, occurrence)


def changed(mutant: Mutant) -> str | None:
    """Return the file's text with the change, None where that is no program or the same: in hints of types, guards."""
    source = mutant.path.read_text("utf-8")
    text = mutate_code(source, get_operator(mutant.operator)(), mutant.occurrence)
    try:
        return None if text is None or _meaning(text) == _meaning(source) else text
    except SyntaxError:
        return None


def _meaning(source: str) -> str:
    """Return a program's tree without what nothing reads: hints of types outside classes, guards."""
    tree = ast.parse(source)
    fields = {id(child) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for child in node.body}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
            node.decorator_list = [each for each in node.decorator_list if not _keeps_results(each)]
        elif isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.Call):
            node.keywords = [keyword for keyword in node.keywords if keyword.arg not in GUARDS]
        elif isinstance(node, ast.AnnAssign) and id(node) not in fields:
            node.annotation = ast.Constant(None)
    return ast.dump(tree)


def _keeps_results(decorator: ast.expr) -> bool:
    return any(isinstance(node, ast.Name) and node.id in GUARDS for node in ast.walk(decorator))


def draw(paths: Sequence[Path], count: int, seed: int) -> list[tuple[Mutant, str]]:
    """Return `count` changes with the changed text, each at a place of its own, each place as likely as any other."""
    places: dict[tuple[Path, int, int], list[Mutant]] = {}
    for path in paths:
        for mutant in mutants_of(path):
            places.setdefault((path, mutant.line, mutant.column), []).append(mutant)
    chance = random.Random(seed)
    drawn: list[tuple[Mutant, str]] = []
    for place in chance.sample(sorted(places), len(places)):
        if len(drawn) == count:
            break
        mutant = chance.choice(places[place])
        if (text := changed(mutant)) is not None:
            drawn.append((mutant, text))
    return drawn


@contextmanager
def replaced(path: Path, text: str) -> Iterator[None]:
    """Give a file other text for a while; its time comes back too, so that its bytecode is still good."""
    before, stat = path.read_bytes(), path.stat()
    path.write_text(text, "utf-8")
    try:
        yield
    finally:
        path.write_bytes(before)
        os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def passes(tests: Sequence[str], copy: Path, bytecode: bool = False) -> bool:
    """Return whether the tests pass in the copy. They run in a fork, which has pytest and the libraries loaded."""
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
        signal.alarm(SECONDS)
        sys.dont_write_bytecode = not bytecode
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        os.environ["PYTHONPATH"] = str(copy)
        options = ["-x", "-p", "no:xdist", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib"]
        os._exit(int(pytest.main([*options, "-k", NOT_THESE, *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def tests_of(room: str, path: Path, copy: Path) -> list[str]:
    """Return the tests for a file of a room: those named like it, the room's own, those that go through the room."""
    own = [copy / "tests" / room, copy / "tests" / f"test_{room}.py"]
    near = [found for each in own for found in sorted(each.rglob(f"test_{path.stem}.py"))]
    return [str(each) for each in (*near, *own, *(copy / each for each in THROUGH.get(room, ()))) if each.exists()]


def report(room: str, copy: Path, count: int, seed: int) -> None:
    """Try `count` changes of a room and print each that survives, then how many."""
    room_path = copy / "pipeline" / room
    paths = sorted(room_path.rglob("*.py")) if room_path.is_dir() else [room_path.with_suffix(".py")]
    if not passes(tests_of(room, room_path, copy), copy, bytecode=True):
        sys.exit(f"{room}: its tests fail without any change; mend them first")
    drawn, survivors = draw(paths, count, seed), 0
    for number, (mutant, text) in enumerate(drawn, 1):
        print(f"{room} {number}/{len(drawn)}", end="\r", file=sys.stderr, flush=True)
        line = mutant.path.read_text("utf-8").splitlines()[mutant.line - 1].strip()
        with replaced(mutant.path, text):
            seen = not passes(tests_of(room, mutant.path, copy), copy)
        survivors += not seen
        if not seen:
            after = text.splitlines()[mutant.line - 1].strip()
            print(f"{mutant.path.relative_to(copy)}:{mutant.line}: {line}\n  → {after}", flush=True)
    print(f"{room}: {survivors} of {len(drawn)} changes survive (seed {seed})", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("rooms", nargs="*", default=["study", "layout", "batch"], help="rooms of pipeline/")
    parser.add_argument("--sample", type=int, default=40, help="changes a room (40)")
    parser.add_argument("--seed", type=int, default=1, help="which changes are drawn (1)")
    arguments = parser.parse_args()
    for library in LIBRARIES:
        importlib.import_module(library)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / ROOT.name
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT)
        for room in arguments.rooms:
            report(room, copy, arguments.sample, arguments.seed)


if __name__ == "__main__":
    main()
