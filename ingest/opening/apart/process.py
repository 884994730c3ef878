"""The caller's side of the reading process: started on first use, shared by threads, replaced when it dies."""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import UnreadableError
from ingest.opening.apart.protocol import ANSWER, HEADER, received, received_in_place
from ingest.opening.formats import FileFormat

ROOT = Path(__file__).resolve().parents[3]
GRACE_SECONDS = 5.0
SERVER = "ingest.opening.apart.server"
FAULT = b'{"fault"'
ENVIRONMENT = {
    "PYTHONPATH": str(ROOT),
    "OPENPYXL_LXML": "False",
    "ARROW_DEFAULT_MEMORY_POOL": "system",  # the others reserve gigabytes of addresses
    "PATH": os.defpath,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one workbook may cost; `answer_bytes` bounds what the child may send back."""

    memory: int = 1 << 30
    cpu_seconds: int = 20
    wall_seconds: int = 30
    answer_bytes: int = 256 << 20


class ReadingProcess:
    """One warm process. Its environment holds no secret: only where to find this package.

    `module`: the server that it runs; another than the cell reader's answers in its own way.
    """

    def __init__(self, module: str = "ingest.opening.apart.server") -> None:
        self._module = module
        self._lock = threading.Lock()
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def read(
        self, content: bytes, limits: Limits, file_format: FileFormat = FileFormat.XLSX
    ) -> dict[str, Any]:
        """The cell reader's answer. Raises: UnreadableError when the child gave none."""
        return dict(json.loads(self.ask(content, limits, file_format))["workbook"])

    def ask(
        self, content: bytes, limits: Limits, file_format: FileFormat = FileFormat.XLSX
    ) -> bytearray:
        """A reader's answer as it came. Raises: UnreadableError when the child gave none."""
        started = time.monotonic()
        with self._link() as link:
            link.settimeout(limits.wall_seconds + GRACE_SECONDS)
            try:
                link.sendall(_header(limits, len(content), file_format))
                link.sendall(content)
                answer = _answered(link, limits.answer_bytes)
            except OSError:
                answer = None
        if answer is None:
            is_slow = time.monotonic() - started >= min(limits.cpu_seconds, limits.wall_seconds)
            raise UnreadableError("took_too_long" if is_slow else "reading_died")
        if answer.startswith(FAULT):
            found = json.loads(answer)
            raise UnreadableError(found["fault"], **found["values"])
        return answer

    def stop(self) -> None:
        with self._lock:
            self._stop()

    def _link(self) -> socket.socket:
        """A socket whose other end a fresh child holds; a dead process is replaced once."""
        with self._lock:
            for is_last_try in (False, True):
                if self._control is None or self._owner != os.getpid():
                    self._start()
                ours, theirs = socket.socketpair()
                with theirs:
                    try:
                        assert self._control is not None  # noqa: S101 _start has just set it
                        socket.send_fds(self._control, [b"r"], [theirs.fileno()])
                    except OSError:
                        ours.close()
                        self._stop()
                        if is_last_try:
                            break
                    else:
                        return ours
        raise UnreadableError("reading_died")

    def _start(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 our own interpreter and module
                [sys.executable, "-m", self._module, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                cwd=ROOT,
                env=ENVIRONMENT,
                start_new_session=True,
            )
        self._control, self._owner = ours, os.getpid()

    def _stop(self) -> None:
        if self._control is not None:
            self._control.close()
        if self._process is not None and self._owner == os.getpid():
            try:
                self._process.wait(GRACE_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._control = self._process = None


def _header(limits: Limits, length: int, file_format: FileFormat) -> bytes:
    seconds = limits.cpu_seconds, limits.wall_seconds
    return HEADER.pack(limits.memory, *seconds, length, file_format.encode())


def _answered(link: socket.socket, limit: int) -> bytearray | None:
    """The whole answer, or None when the child went away before its end."""
    start = received(link, ANSWER.size)
    if start is None:
        return None
    (length,) = ANSWER.unpack(start)
    return received_in_place(link, length) if length <= limit else None


SHARED = ReadingProcess()
atexit.register(SHARED.stop)
