"""Font files: opened, and refused when they are broken or may not be embedded."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from pipeline.typeset.face import Face

# OS/2 fsType (OpenType 1.9): restricted licence embedding; no subsetting; bitmaps only.
_RESTRICTED, _NO_SUBSETTING, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_USABLE = 0x0004 | 0x0008


class FontFileError(Exception):
    """A font file cannot be used; the message says why."""


@lru_cache(maxsize=64)
def open_face(path: str, index: int = 0, weight: int | None = None) -> Face:
    """Return a face; the same object for the same file. Raises FontFileError."""
    face = _open(path, index)
    _check_licence(face)
    return Face(face, weight, Path(path).stem)


def _open(path: str, index: int) -> Any:
    try:
        blob = hb.Blob.from_file_path(path)
    except Exception as error:  # uharfbuzz raises its own and OS errors
        raise FontFileError("cannot be read") from error
    if index >= max(_count(blob), 1):
        raise FontFileError(f"has no face number {index}")
    face = hb.Face(blob, index)
    if face.glyph_count == 0 or not ({"glyf", "CFF ", "CFF2"} & set(face.table_tags)) or "cmap" not in face.table_tags:
        raise FontFileError("is no font that can be embedded: it has no outlines or no characters")
    if not _is_whole(path, index) or not face.unicodes:
        raise FontFileError("is broken: some of it is missing")
    return face


def _is_whole(path: str, index: int) -> bool:
    """Return whether all tables that a font file lists lie inside it (OpenType, table directory)."""
    size = Path(path).stat().st_size
    with Path(path).open("rb") as file:
        if file.read(4) == b"ttcf":
            file.seek(12 + 4 * index)
            file.seek(int.from_bytes(file.read(4), "big") + 4)
        count = int.from_bytes(file.read(2), "big")
        file.seek(6, 1)
        entries = [file.read(16) for _ in range(count)]
    return all(int.from_bytes(e[8:12], "big") + int.from_bytes(e[12:16], "big") <= size for e in entries)


def _count(blob: Any) -> int:
    return int(hb.Face(blob).count)


def _check_licence(face: Any) -> None:
    if "OS/2" not in face.table_tags:
        return
    data = bytes(face.reference_table("OS/2").data)
    kind = int.from_bytes(data[8:10], "big")
    if (kind & _RESTRICTED and not kind & _USABLE) or kind & (_NO_SUBSETTING | _BITMAPS_ONLY):
        raise FontFileError(f"forbids embedding (OS/2 fsType {kind:#06x})")
