"""The reading process: warm with openpyxl, it forks one short-lived child a workbook.

Run as `python -m ingest.opening.server FD`. FD is a socket that passes one more socket for every
workbook: limits and bytes come in over it, JSON goes out. A child that dies closes its socket without
an answer; that is all the caller needs to know. The web process never forks itself and never sees a
hostile workbook's objects.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import struct
import sys
from datetime import date
from io import BytesIO
from typing import Any

HEADER = struct.Struct("!QIIQ")  # memory in bytes, CPU seconds, wall seconds, length of the bytes
ANSWER = struct.Struct("!Q")
CHUNK = 1 << 20

for unneeded in ("numpy", "PIL", "lxml"):  # openpyxl takes them where they are; reading needs none
    sys.modules[unneeded] = None  # type: ignore[assignment]

import openpyxl  # noqa: E402 after the modules it must not load

from ingest.opening import cell_reader  # noqa: E402


def warm_up() -> None:
    """Load now what Python loads on first use: a child may open no file."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("表")
    sheet.append(["甲", 1, 2.5, date(2023, 5, 31), "=1+1"])
    sheet.merge_cells("A3:B4")
    sheet.column_dimensions["A"].hidden = True
    target = BytesIO()
    book.save(target)
    cell_reader.read(target.getvalue())
    _answer(b"PK")


def serve(control: socket.socket) -> None:
    """Until the caller goes away."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        if descriptors:
            _fork(control, descriptors[0])


def _fork(control: socket.socket, descriptor: int) -> None:
    try:
        is_child = os.fork() == 0
    except OSError:
        is_child = False
    if is_child:
        control.close()
        _answer_and_exit(descriptor)
    os.close(descriptor)


def _answer_and_exit(descriptor: int) -> None:
    status = 1
    try:
        with socket.socket(fileno=descriptor) as link:
            memory, cpu_seconds, wall_seconds, length = HEADER.unpack(_exactly(link, HEADER.size))
            _limit(memory, cpu_seconds, wall_seconds)
            answer = _answer(_exactly(link, length))
            link.sendall(ANSWER.pack(len(answer)) + answer)
        status = 0
    finally:
        os._exit(status)


def _limit(memory: int, cpu_seconds: int, wall_seconds: int) -> None:
    """Each limit kills by the kernel's hand, whatever code is running."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, wall_seconds)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))  # no file, no network from here on


def _answer(content: bytes) -> bytes:
    try:
        found: dict[str, Any] = {"workbook": cell_reader.read(content)}
    except MemoryError:
        found = {"fault": "too_much_memory"}
    except BaseException as error:  # noqa: BLE001 whatever a workbook can raise is an answer
        found = {"fault": "damaged", "error": type(error).__name__}
    return json.dumps(found).encode()


def _exactly(link: socket.socket, length: int) -> bytes:
    parts = []
    while length:
        part = link.recv(min(length, CHUNK))
        if not part:
            raise EOFError
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


if __name__ == "__main__":
    warm_up()
    with socket.socket(fileno=int(sys.argv[1])) as caller:
        serve(caller)
