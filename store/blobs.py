"""Uploaded files, kept untouched under their SHA-256 before any transaction speaks of them."""

from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from store.errors import BlobDamagedError, BlobMissingError, DiskFullError, NotWritableError


@dataclass(frozen=True, slots=True)
class BlobFolder:
    """`aa/<sha256>` under `root`. A file without a row is harmless; a row never comes before its file."""

    root: Path

    def path(self, digest: str) -> Path:
        return self.root / digest[:2] / digest

    def keep(self, content: bytes) -> str:
        """Returns the content's SHA-256 once it is safely on disk. Raises: DiskFullError, NotWritableError."""
        digest = sha256(content).hexdigest()
        path = self.path(digest)
        if not _holds(path, digest):
            try:
                _write(path, content)
            except OSError as error:
                full = error.errno in (errno.ENOSPC, errno.EDQUOT)
                kind = DiskFullError if full else NotWritableError
                raise kind(place=str(self.root), reason=error.strerror or "") from error
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes as they came in. Raises: BlobMissingError, BlobDamagedError."""
        try:
            content = self.path(digest).read_bytes()
        except OSError as error:
            raise BlobMissingError(place=str(self.path(digest))) from error
        if sha256(content).hexdigest() != digest:
            raise BlobDamagedError(place=str(self.path(digest)))
        return content

    def size(self, digest: str) -> int:
        """Raises: BlobMissingError."""
        try:
            return self.path(digest).stat().st_size
        except OSError as error:
            raise BlobMissingError(place=str(self.path(digest))) from error


def _holds(path: Path, digest: str) -> bool:
    try:
        return sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _write(path: Path, content: bytes) -> None:
    """To a file beside it, flushed, then renamed, then the folders flushed: whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".coming-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent):
        _flush(folder)


def _flush(folder: Path) -> None:
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
