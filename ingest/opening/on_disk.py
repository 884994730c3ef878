"""The bytes of a file as it lies on the disk: a regular file only, and no more than a file may have."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from ingest.errors import UnreadableError
from ingest.opening.limits import MEBIBYTE, ROSTER_BOUNDS

LARGEST = ROSTER_BOUNDS.file_bytes


def bytes_of(path: Path, *, largest: int = LARGEST) -> bytes:
    """Never waits for a pipe, and never reads more than one byte beyond the largest size.

    Raises: UnreadableError, OSError.
    """
    _be_regular(path, path.stat().st_mode)  # before it is opened: a device may act on that alone
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    with open(descriptor, "rb") as file:  # noqa: PTH123 the descriptor that was looked at
        status = os.fstat(descriptor)
        _be_regular(path, status.st_mode)
        size = status.st_size
        if size <= largest:
            content = file.read(largest + 1)
            size = len(content)
    if size > largest:
        raise UnreadableError(
            "file_too_large", size=f"{size / MEBIBYTE:.1f}", limit=f"{largest / MEBIBYTE:g}"
        )
    return content


def _be_regular(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise UnreadableError("folder", name=path)
    if not stat.S_ISREG(mode):
        raise UnreadableError("not_a_regular_file", name=path)
