"""Imports run only downwards: each module may import from lower floors, never from its own or higher ones."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"

# Floor of every module or package below pipeline/, from the ground up. Modules of one package may use each other.
FLOORS = [
    {"errors", "files", "units", "resources", "language", "kinds"},
    {"speech", "document", "layout"},
    {"reader"},
    {"study"},
    {"markup"},
    {"rendering"},
    {"typeset"},
    {"writers"},
    {"fit", "output_folder"},
    {"job"},
    {"batch"},
    {"cli"},
    {"__main__"},
]
# On one floor, these may use those: units have Chinese names, the resolved layout speaks of the document's styles.
SAME_FLOOR = {("units", "language"), ("layout", "document"), ("output_folder", "errors")}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def floor_of(room: str) -> int:
    found = [index for index, rooms in enumerate(FLOORS) if room in rooms]
    assert found, f"pipeline/{room} has no floor; give it one in FLOORS"
    return found[0]


def imported_rooms(path: Path) -> set[str]:
    """Return the rooms (first name below pipeline) that a module imports, wherever the import stands."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write imports in full"
            names = [node.module or ""] if node.module != "pipeline" else [f"pipeline.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        rooms |= {name.split(".")[1] for name in names if name.startswith("pipeline.")}
    return {room for room in rooms if not room.startswith("__")}


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downwards(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return  # the package's front door may name what it offers
    for other in imported_rooms(path) - {room}:
        lower = floor_of(other) < floor_of(room)
        assert lower or (room, other) in SAME_FLOOR, f"{path.name} on floor {room} imports {other} from above"


def test_every_floor_is_inhabited() -> None:
    rooms = {room_of(path) for path in modules()}
    assert set().union(*FLOORS) <= rooms | {"__main__"}


def test_a_writer_never_touches_files_or_clocks() -> None:
    forbidden = {"time", "datetime", "socket", "subprocess", "urllib", "shutil", "tempfile"}
    for path in (PACKAGE / "writers").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.split(".")[0] for name in names} & forbidden, path
