"""What is imported is declared in pyproject.toml: a package that only comes along with another may stop coming."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
OURS = ("pipeline", "tests", "benchmarks", "tools")

# The package that brings a module, where it has another name.
PACKAGE_OF = {
    "PIL": "pillow",
    "cosmic_ray": "cosmic-ray",
    "docx": "python-docx",
    "docx_integrity": "docx-integrity",
    "markdown_it": "markdown-it-py",
    "pypandoc": "pypandoc-binary",
    "yaml": "pyyaml",
}
# Who may use which lists of packages; `run` is what an installed jiangyi needs.
ALLOWED = {
    "pipeline": ("run",),
    "tests": ("run", "test", "judges", "fuzz"),
    "tools": ("run", "test", "mutants"),
    "benchmarks": ("run", "test", "bench", "peers"),
}


def declared() -> dict[str, set[str]]:
    """Return the packages of each list, by their normal names."""
    lists = {"run": PROJECT["dependencies"], **PROJECT["optional-dependencies"]}
    return {name: {normal(re.split(r"[^\w.-]", line)[0]) for line in lines} for name, lines in lists.items()}


def normal(name: str) -> str:
    """Return a package's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported(path: Path) -> set[str]:
    """Return the packages that a file imports anywhere in it, without the standard library's and our own."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(node.module or "")
    modules = {name.split(".")[0] for name in found} - set(sys.stdlib_module_names) - set(OURS)
    return {normal(PACKAGE_OF.get(module, module)) for module in modules}


@pytest.mark.parametrize("folder", OURS)
def test_every_imported_package_is_declared(folder: str) -> None:
    known = set().union(*(declared()[name] for name in ALLOWED[folder]))
    undeclared = {
        str(path.relative_to(ROOT)): missing
        for path in sorted((ROOT / folder).rglob("*.py"))
        if (missing := imported(path) - known)
    }
    assert undeclared == {}


def test_every_package_that_runs_is_imported() -> None:
    used = set().union(*(imported(path) for path in (ROOT / "pipeline").rglob("*.py")))
    assert declared()["run"] - used == set()
