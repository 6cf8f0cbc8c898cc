"""What docs/architecture.md says of imports and of the world outside holds for every file.

Each module imports from lower floors only, no imports go round in a circle, and files, environment and clock are
touched only where the page names it.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from pipeline.formats import FORMATS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pipeline"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")

# Floor of every module or package below pipeline/, from the ground up.
FLOORS = [
    {"errors", "files", "formats", "units", "resources", "language", "kinds"},
    {"speech", "document", "layout"},
    {"reader"},
    {"study"},
    {"markup"},
    {"rendering"},
    {"typeset"},
    {"typefaces", "office_file"},
    {"writers"},
    {"fit", "output_folder"},
    {"job"},
    {"batch"},
    {"cli"},
    {"__main__"},
]
# On one floor, these may use those: units and kinds of text have Chinese names, the resolved layout speaks of the document's styles.
SAME_FLOOR = {("units", "language"), ("kinds", "language"), ("layout", "document")}

# Inside a room: these never import those. The room's other modules lie where their imports put them.
WITHIN = {
    "writers/pdf/ink": "writers/pdf",  # a sub-package knows nothing of the package around it
}

# The modules that may reach outside the process: the page says the same, with the reason.
OUTSIDE = (
    "files.py", "resources.py", "language/words.py", "layout", "reader", "reader/libreoffice.py",
    "rendering/choices.py", "rendering/environment.py",
    "typefaces", "office_file.py", "output_folder.py", "batch.py", "cli",
)  # fmt: skip
CLOCK = {"time", "datetime"}
CHANCE = {"random", "secrets", "uuid"}
PROCESS = {
    "os", "sys", "platform", "socket", "subprocess", "multiprocessing", "urllib", "http", "shutil", "tempfile", "glob",
    "linecache", "fileinput", "tarfile", "mmap", "sqlite3", "ctypes", "builtins",
}  # fmt: skip
TOUCHING = {
    "open", "open_code", "ZipFile", "save", "read_bytes", "read_text", "write_bytes", "write_text", "exists", "is_file", "is_dir", "stat", "iterdir",
    "glob", "rglob", "resolve", "unlink", "mkdir", "rename", "touch", "home", "cwd", "expanduser", "from_file_path",
}  # fmt: skip
# These touch nothing where what they are given is a BytesIO; `open` by itself always does, `canvas.save()` never.
IN_MEMORY = {"open", "ZipFile", "save"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def floor_of(room: str) -> int:
    found = [index for index, rooms in enumerate(FLOORS) if room in rooms]
    assert found, f"pipeline/{room} has no floor; give it one in FLOORS"
    return found[0]


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def files_by_module() -> dict[str, Path]:
    """Return the files by what an import calls them: "pipeline.reader" is its __init__.py."""
    named = {}
    for path in modules():
        parts = path.relative_to(ROOT).with_suffix("").parts
        named[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return named


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def imports_of(path: Path) -> frozenset[str]:
    """Return the modules that a file imports, wherever in it the import stands, also for types only."""
    named = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write imports in full"
            for alias in node.names:
                module = f"{node.module}.{alias.name}"
                named.add(module if module in files_by_module() else str(node.module))
    return frozenset(named)


def circles(graph: dict[str, set[str]]) -> list[str]:
    """Return what is left when all that imports nothing more is taken away, again and again: circles and their users."""
    left = {name: set(targets) for name, targets in graph.items()}
    while free := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in free:
            del left[name]
    return sorted(left)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_run_downwards(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        return  # the package's front door may name what it offers
    rooms = {module.split(".")[1] for module in imports_of(path) if module.startswith("pipeline.")}
    for other in rooms - {room}:
        lower = floor_of(other) < floor_of(room)
        assert lower or (room, other) in SAME_FLOOR, f"{path.name} on floor {room} imports {other} from above"


def test_no_imports_go_round_in_a_circle() -> None:
    named = {module: imports_of(path) & files_by_module().keys() for module, path in files_by_module().items()}
    assert circles({module: set(targets) for module, targets in named.items()}) == []


def test_a_circle_would_be_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["a", "b", "c"]


@pytest.mark.parametrize("inner", WITHIN)
def test_a_sub_package_does_not_import_what_stands_around_it(inner: str) -> None:
    outer = "pipeline." + WITHIN[inner].replace("/", ".")
    own = "pipeline." + inner.replace("/", ".")
    for path in (PACKAGE / inner).rglob("*.py"):
        around = {module for module in imports_of(path) if (module + ".").startswith(outer + ".")}
        assert {module for module in around if not (module + ".").startswith(own + ".")} == set(), path


def test_every_floor_is_inhabited() -> None:
    rooms = {room_of(path) for path in modules()}
    assert set().union(*FLOORS) <= rooms | {"__main__"}


def may_touch(path: Path) -> bool:
    name = name_of(path)
    return any(name == place or name.startswith(place + "/") for place in OUTSIDE)


def touches(path: Path) -> set[str]:
    """Return what of a file may reach outside the process: imports, and calls by their name."""
    found = {module.split(".")[0] for module in imports_of(path)} & (PROCESS | CLOCK)
    found |= {"pipeline.files"} & imports_of(path)
    buffers = buffers_of(tree_of(path))
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and not stays_in_memory(node, buffers):
            found |= {ast.unparse(node.func).rpartition(".")[2]} & TOUCHING
    return found


def buffers_of(tree: ast.Module) -> set[str]:
    """Return the names that a file binds to a BytesIO and to nothing else."""
    bound: dict[str, list[bool]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                bound.setdefault(ast.unparse(target), []).append(makes_buffer(node.value))
        elif isinstance(node, ast.arg):
            bound.setdefault(node.arg, []).append(False)
    return {name for name, buffers in bound.items() if all(buffers)}


def makes_buffer(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) in {"BytesIO", "io.BytesIO"}


def stays_in_memory(call: ast.Call, buffers: set[str]) -> bool:
    called = ast.unparse(call.func)
    if called == "open" or called.rpartition(".")[2] not in IN_MEMORY:
        return False
    if not call.args:
        return called.endswith(".save") and not call.keywords
    return makes_buffer(call.args[0]) or ast.unparse(call.args[0]) in buffers


@pytest.mark.parametrize(
    ("code", "memory"),
    [
        ('open("/etc/hosts")', False), ("open(BytesIO(data))", False), ("Pdf.open(path)", False), ("path.open()", False),
        ("Pdf.open(io.BytesIO(data))", True), ("ZipFile(path)", False), ("zipfile.ZipFile(BytesIO(data))", True),
        ("canvas.save()", True), ("out = BytesIO()\npdf.save(out)", True), ("out = path\npdf.save(out)", False),
        ("out = BytesIO()\ndef write(out):\n    pdf.save(out)", False),
    ],
)  # fmt: skip
def test_only_what_is_given_a_buffer_stays_in_memory(code: str, memory: bool) -> None:
    tree = ast.parse(code)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and not makes_buffer(node)]
    assert [stays_in_memory(call, buffers_of(tree)) for call in calls] == [memory]


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_files_and_environment_are_touched_only_where_the_page_says(path: Path) -> None:
    if not may_touch(path):
        assert touches(path) == set()


def test_only_the_converter_starts_another_program() -> None:
    starting = {name_of(path) for path in modules() if "subprocess" in imports_of(path)}
    starting |= {
        name_of(path)
        for path in modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and re.fullmatch(r"os\.(?:system|popen|fork\w*|exec\w+|spawn\w+)", ast.unparse(node.func))
    }
    assert starting == {"reader/libreoffice.py"}


def test_writers_are_handed_what_is_opened() -> None:
    """Only their door opens font files and the office's Word file; `office_file` also names the value they get."""
    inside = [path for path in (PACKAGE / "writers").rglob("*.py") if path.parent != PACKAGE / "writers"]
    opening = {name_of(path) for path in inside if "pipeline.typefaces" in imports_of(path)}
    opening |= {name_of(path) for path in inside if "read_office_file" in path.read_text("utf-8")}
    assert opening == set()


@pytest.mark.parametrize("format", FORMATS)
def test_a_format_imports_no_other(format: str) -> None:
    """What they share lies beside them; only their door knows that pages are counted in `pdf/laid_out`."""
    others = tuple(f"pipeline.writers.{other}." for other in FORMATS if other != format)
    own = [path for path in (PACKAGE / "writers").rglob("*.py") if name_of(path).startswith(f"writers/{format}")]
    assert own
    assert {module for path in own for module in imports_of(path) if f"{module}.".startswith(others)} == set()


def test_places_that_may_touch_the_world_do() -> None:
    idle = {
        place for place in OUTSIDE if not any(touches(path) for path in modules() if name_of(path).startswith(place))
    }
    assert idle == set()


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_nothing_hangs_on_the_clock_or_on_chance(path: Path) -> None:
    assert {module.split(".")[0] for module in imports_of(path)} & (CLOCK | CHANCE) == set()


def test_the_page_names_the_same_places() -> None:
    table = PAGE.split("## Where the world is touched")[1].split("\n## ")[0]
    named = {
        name.rstrip("/") for row in re.findall(r"^\| (`.*?) \|", table, re.M) for name in re.findall(r"`(.*?)`", row)
    }
    assert named == {place.removesuffix(".py") for place in OUTSIDE}


def test_the_page_has_the_same_floors() -> None:
    rows = re.findall(r"^\| \d+ \| (.*?) \|", PAGE, re.M)
    named = [{name.rstrip("/") for name in re.findall(r"`(.*?)`", row)} for row in rows]
    assert named == FLOORS[:-1]
