"""Reads the files that users name, which need not be files: a device has no end, a pipe may never begin."""

from __future__ import annotations

import errno
from pathlib import Path


def read_regular(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file; of one longer than `most`, the first `most` + 1.

    Raises OSError for what cannot be read, also for devices, pipes and sockets.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.EINVAL, "it is a device or a pipe, no file")
    with path.open("rb") as stream:
        return stream.read(most + 1)
