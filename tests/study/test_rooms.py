"""The rooms of the study: a kind rests on the shared analysis and on what other kinds hand it, and on no other room."""

from __future__ import annotations

from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.test_architecture import files_by_module, imports_of

STUDY = Path(__file__).resolve().parents[2] / "pipeline" / "study"
MODULES = {name: path for name, path in files_by_module().items() if f"{name}.".startswith("pipeline.study.")}
KINDS = sorted(path.parent.name for path in STUDY.glob("*/__init__.py") if path.parent.name != "analysis")


def imported_by(name: str) -> frozenset[str]:
    """Return the modules of the study that one of them imports."""
    return imports_of(MODULES[name]) & MODULES.keys()


def modules_of(room: str) -> list[str]:
    return [name for name in MODULES if name.split(".")[2:3] == [room]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_imports_the_analysis_and_its_own_room_only(kind: str) -> None:
    lower = ("pipeline.study.analysis", "pipeline.study.results", f"pipeline.study.{kind}")
    strange = {other for name in modules_of(kind) for other in imported_by(name) if not other.startswith(lower)}
    assert not strange, f"{kind} imports {strange}; let make_study hand it what they find"


def test_the_analysis_knows_no_kind() -> None:
    lower = ("pipeline.study.analysis", "pipeline.study.results")
    strange = {other for name in modules_of("analysis") for other in imported_by(name) if not other.startswith(lower)}
    assert not strange


def test_no_module_of_the_study_imports_itself_in_a_circle() -> None:
    order = TopologicalSorter({name: imported_by(name) for name in MODULES})
    assert len(list(order.static_order())) == len(MODULES)


def test_every_word_list_is_read_by_its_own_room() -> None:
    for path in STUDY.glob("*/data/*"):
        code = "".join(module.read_text("utf-8") for module in path.parent.parent.glob("*.py"))
        assert f'"{path.stem}"' in code or f"'{path.stem}'" in code or f'"{path.name}"' in code, path
