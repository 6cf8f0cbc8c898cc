"""Finds packaged files: templates, layouts, fonts, in the installed package or the checkout."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
FONTS = PACKAGE / "fonts"
STARTER_LAYOUT = PACKAGE / "layout" / "starter.yaml"


def packaged(name: str) -> bytes:
    """Return a data file of the package by its path in it ("writers/pdf/data/sRGB.icc")."""
    return (PACKAGE / name).read_bytes()


def templates_folder() -> Path:
    """Return the folder of templates and layouts: the checkout's own, else the installed copy."""
    checkout = PACKAGE.parent / "templates"
    return checkout if (checkout / "layouts").is_dir() else PACKAGE / "templates"


def find_layout(name: str) -> Path | None:
    """Return the shipped layout with this name ("handout-a4"), or None."""
    return _child(templates_folder() / "layouts", f"{name}.yaml")


def find_template(name: str) -> Path | None:
    """Return the shipped template with this name ("handout"), or None."""
    return _child(templates_folder(), f"{name}.xml.j2")


def layout_names() -> list[str]:
    """Return the names of the shipped layouts, sorted."""
    return sorted(path.stem for path in (templates_folder() / "layouts").glob("*.yaml"))


def template_names() -> list[str]:
    """Return the names of the shipped templates, sorted; those that begin with _ are parts of others."""
    names = (path.name.removesuffix(".xml.j2") for path in templates_folder().glob("*.xml.j2"))
    return sorted(name for name in names if not name.startswith("_"))


def describe_template(name: str) -> str:
    """Return what a shipped template says of itself: the first line of the comment that it begins with, or nothing.

    It begins with the document's printed name and a colon: "研讨提纲: questions by level".
    """
    path = find_template(name)
    lines = path.read_text("utf-8-sig", errors="replace").splitlines() if path is not None else []
    if not lines or not lines[0].startswith("{#"):
        return ""
    return lines[0].removeprefix("{#").split("#}")[0].strip("- ")


def _child(folder: Path, name: str) -> Path | None:
    if "/" in name or "\\" in name or name.startswith("."):
        return None
    path = folder / name
    return path if path.is_file() else None
