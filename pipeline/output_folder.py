"""The folder of one speech's files: each appears whole or not at all, edited ones are kept, a manifest remembers."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError

MANIFEST = ".jiangyi.json"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: to a neighbour first, then in its place. Raises PipelineError."""
    neighbour = path.with_name(f".{os.getpid()}.part")
    try:
        neighbour.write_bytes(data)
        neighbour.replace(path)
    except OSError as error:
        hint = "close it in Word, or choose another --output"
        raise PipelineError.at(path, f"cannot be written ({error.strerror})", hint) from error
    finally:
        if neighbour.exists():
            neighbour.unlink()


class OutputFolder:
    """Files of one speech. `inputs` is the digest of all that decides them, for `is_current`."""

    def __init__(self, folder: Path, inputs: str | None = None) -> None:
        self.folder = folder
        self._inputs = inputs
        self._before = _manifest(folder)
        self._sums: dict[str, str] = {}
        self._pages: dict[str, int | None] = {}

    def make(self) -> None:
        """Create the folder. Raises PipelineError if that cannot be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"the folder cannot be made ({error.strerror})"
            raise PipelineError.at(self.folder, message, "choose another --output") from error

    def is_current(self) -> dict[str, int | None] | None:
        """Return file names and page counts if the same inputs were built before and nothing is missing."""
        names = self._before.get("files", {})
        if not self._inputs or self._before.get("inputs") != self._inputs:
            return None
        if not all((self.folder / name).is_file() for name in names):
            return None
        return {name: self._before.get("pages", {}).get(name) for name in names}

    def put(self, name: str, data: bytes, pages: int | None) -> Path:
        """Write one file and return its path. A file edited since it was built is kept as NAME.edited.docx."""
        path = self.folder / name
        digest = hashlib.sha256(data).hexdigest()
        before = self._before.get("files", {}).get(name)
        if before is not None and path.is_file():
            current = hashlib.sha256(path.read_bytes()).hexdigest()
            if current not in (before, digest):
                path.replace(path.with_suffix(f".edited{path.suffix}"))
        write_whole(path, data)
        self._sums[name] = digest
        self._pages[name] = pages
        return path

    def finish(self, complete: bool) -> None:
        """Write the manifest; only a `complete` build counts as current next time."""
        manifest = {"inputs": self._inputs if complete else None, "files": self._sums, "pages": self._pages}
        write_whole(self.folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode())


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}
