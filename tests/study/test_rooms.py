"""The rooms of the study: a kind rests on the shared analysis and on what other kinds hand it, and on no other room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

STUDY = Path(__file__).resolve().parents[2] / "pipeline" / "study"
MODULES = {
    ".".join(("pipeline", *path.relative_to(STUDY.parent).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(STUDY.rglob("*.py"))
}
KINDS = sorted(path.parent.name for path in STUDY.glob("*/__init__.py") if path.parent.name != "analysis")


def imports_of(name: str) -> Iterator[str]:
    """Yield the modules of the study that one of them imports."""
    for node in ast.walk(ast.parse(MODULES[name].read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module in MODULES:
            yield node.module


def modules_of(room: str) -> list[str]:
    return [name for name in MODULES if name.split(".")[2:3] == [room]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_imports_the_analysis_and_its_own_room_only(kind: str) -> None:
    lower = ("pipeline.study.analysis", "pipeline.study.results", f"pipeline.study.{kind}")
    strange = {other for name in modules_of(kind) for other in imports_of(name) if not other.startswith(lower)}
    assert not strange, f"{kind} imports {strange}; let make_study hand it what they find"


def test_the_analysis_knows_no_kind() -> None:
    lower = ("pipeline.study.analysis", "pipeline.study.results")
    strange = {other for name in modules_of("analysis") for other in imports_of(name) if not other.startswith(lower)}
    assert not strange


def test_no_module_of_the_study_imports_itself_in_a_circle() -> None:
    order = TopologicalSorter({name: set(imports_of(name)) for name in MODULES})
    assert len(list(order.static_order())) == len(MODULES)


def test_every_word_list_is_read_by_its_own_room() -> None:
    for path in STUDY.glob("*/data/*"):
        code = "".join(module.read_text("utf-8") for module in path.parent.parent.glob("*.py"))
        assert f'"{path.stem}"' in code or f"'{path.stem}'" in code or f'"{path.name}"' in code, path
