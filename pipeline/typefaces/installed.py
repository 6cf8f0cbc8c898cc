"""Finds the office's own faces: family names to font files, by reading the fonts in the system's folders."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

import uharfbuzz as hb

_ENDINGS = (".ttf", ".otf", ".ttc", ".otc")
_REGULAR = 400


def font_folders() -> list[Path]:
    """Return the folders where this system keeps fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "win32":
        roots = [Path(os.environ.get("LOCALAPPDATA", home)) / "Microsoft/Windows/Fonts"]
        return [*roots, Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    shared = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    own = [Path(os.environ.get("XDG_DATA_HOME", home / ".local/share")) / "fonts", home / ".fonts"]
    return own + [Path(root) / "fonts" for root in shared if root]


@cache
def installed() -> dict[str, tuple[str, int]]:
    """Return family and full names, in lower case, with their file and face number; upright and regular ones win.

    Files are read in the order of their names, so that equal machines choose equally.
    """
    found: dict[str, tuple[int, str, int]] = {}
    for folder in font_folders():
        for path in _font_files(folder):
            for distance, name, index in _names(path):
                if name not in found or distance < found[name][0]:
                    found[name] = (distance, path, index)
    return {name: (path, index) for name, (_, path, index) in found.items()}


def _font_files(folder: Path) -> list[str]:
    walk = os.walk(folder, followlinks=True)
    names = [os.path.join(top, name) for top, _, files in walk for name in files]  # noqa: PTH118
    return sorted(name for name in names if name.lower().endswith(_ENDINGS))


def _names(path: str) -> list[tuple[int, str, int]]:
    """Return (distance from upright regular, name, face number) for each name in a font file; none if it is broken."""
    try:
        blob = hb.Blob.from_file_path(path)
        count = hb.Face(blob).count
    except Exception:  # a broken font of the system is not this document's fault
        return []
    names = []
    for index in range(min(count, 64)):
        face = hb.Face(blob, index)
        if "OS/2" not in face.table_tags or not ({"glyf", "CFF ", "CFF2"} & set(face.table_tags)):
            continue
        table = bytes(face.reference_table("OS/2").data)
        weight, slanted = int.from_bytes(table[4:6], "big"), table[63] & 1
        distance = abs(weight - _REGULAR) + 1000 * slanted
        for entry in face.list_names():
            if int(entry.name_id) in (1, 4, 16):
                name = str(face.get_name(int(entry.name_id), entry.language) or "").strip().lower()
                names.append((distance, name, index))
    return names
