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
        hint = "close it if it is open, or choose another place"
        raise PipelineError.at(path, f"cannot be written ({error.strerror})", hint) from error
    finally:
        if neighbour.exists():
            neighbour.unlink()


class OutputFolder:
    """Files of one speech. `inputs` is the digest of all that decides them, for `is_current`.

    The manifest knows what each file was when it was built, also those of an earlier run: a file that is something
    else by now was edited by somebody (or was never ours) and is kept beside the new one.
    """

    def __init__(self, folder: Path, inputs: str | None = None) -> None:
        self.folder = folder
        self._inputs = inputs
        self._before = _manifest(folder)
        self._built: dict[str, int | None] = {}
        self._sums = {name: str(value) for name, value in self._before["files"].items()}

    def make(self) -> None:
        """Create the folder. Raises PipelineError if that cannot be."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"the folder cannot be made ({error.strerror})"
            raise PipelineError.at(self.folder, message, "choose another --output") from error

    def is_current(self) -> dict[str, int | None] | None:
        """Return file names and page counts if the same inputs were built before and nothing is missing."""
        pages = self._before["pages"]
        if not self._inputs or self._before["inputs"] != self._inputs:
            return None
        return dict(pages) if all((self.folder / name).is_file() for name in pages) else None

    def put(self, name: str, data: bytes, pages: int | None) -> tuple[Path, Path | None]:
        """Write one file; return its path, and where a file that was not as we built it has been kept."""
        path = self.folder / name
        digest = hashlib.sha256(data).hexdigest()
        kept = None
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() not in (self._sums.get(name), digest):
            kept = _free_name(path)
            path.replace(kept)
        write_whole(path, data)
        self._sums[name] = digest
        self._built[name] = pages
        return path, kept

    def finish(self, complete: bool) -> None:
        """Write the manifest; only a `complete` build counts as current next time."""
        manifest = {"inputs": self._inputs if complete else None, "files": self._sums, "pages": self._built}
        write_whole(self.folder / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode())


def _free_name(path: Path) -> Path:
    """Return 讲义.edited.docx for 讲义.docx, or 讲义.edited-2.docx, … where that is taken."""
    names = (f"{path.stem}.edited{count}{path.suffix}" for count in ("", *(f"-{n}" for n in range(2, 10_000))))
    return next(kept for name in names if not (kept := path.with_name(name)).exists())


def _manifest(folder: Path) -> dict[str, Any]:
    """Return what an earlier build left; an empty manifest where there is none, or it is damaged."""
    empty: dict[str, Any] = {"inputs": None, "files": {}, "pages": {}}
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return empty
    sound = isinstance(found, dict) and all(isinstance(found.get(key), dict) for key in ("files", "pages"))
    return empty | found if sound else empty
