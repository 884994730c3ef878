"""The reading process: warm with openpyxl, it forks one short-lived child a workbook.

Run as `python -m ingest.opening.server FD [READER]`. FD is a socket that passes one more socket for
every workbook: limits and bytes come in over it, JSON goes out, or what the reader writes itself. A
child that dies closes its socket without an answer; that is all the caller needs to know. The web
process never forks itself and never sees a hostile workbook's objects.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from io import BytesIO
from typing import Any, NoReturn, TypeAlias

from ingest.opening.protocol import ANSWER, HEADER, received

Reader: TypeAlias = Callable[[bytes], "dict[str, Any] | memoryview"]
CELLS, ROSTERS = "ingest.opening.cell_reader", "ingest.opening.roster_reader"
UNNEEDED = ("numpy", "PIL", "lxml")
"""openpyxl takes these where they are; reading cells needs none, so here they may not be imported."""


def main(descriptor: int, name: str = CELLS) -> None:
    for unneeded in UNNEEDED:
        sys.modules[unneeded] = None  # type: ignore[assignment]
    module = import_module(name)
    reader: Reader = module.read
    if name == ROSTERS:
        reader(module.sample())
        _answer(reader, b"PK")
    else:
        warm_up(reader)
    with socket.socket(fileno=descriptor) as control:
        serve(control, reader)


def warm_up(reader: Reader) -> None:
    """Load now what Python loads on first use: a child may open no file."""
    book = import_module("openpyxl").Workbook()
    sheet = book.create_sheet("表")
    sheet.append(["甲", 1, 2.5, date(2023, 5, 31), "=1+1"])
    sheet.merge_cells("A3:B4")
    sheet.column_dimensions["A"].hidden = True
    target = BytesIO()
    book.save(target)
    reader(target.getvalue())
    _answer(reader, b"PK")


def serve(control: socket.socket, reader: Reader) -> None:
    """Until the caller goes away."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        if descriptors:
            _fork(control, descriptors[0], reader)


def _fork(control: socket.socket, descriptor: int, reader: Reader) -> None:
    try:
        is_child = os.fork() == 0
    except OSError:
        is_child = False
    if is_child:
        control.close()
        _answer_and_exit(descriptor, reader)
    os.close(descriptor)


def _answer_and_exit(descriptor: int, reader: Reader) -> NoReturn:
    status = 1
    try:
        with socket.socket(fileno=descriptor) as link:
            head = received(link, HEADER.size) or b""
            memory, cpu_seconds, wall_seconds, length = HEADER.unpack(head)
            _limit(memory, cpu_seconds, wall_seconds)
            answer = _answer(reader, received(link, length) or b"")
            link.sendall(ANSWER.pack(len(answer)))
            link.sendall(answer)
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


def _answer(reader: Reader, content: bytes) -> bytes | memoryview:
    try:
        read = reader(content)
        if isinstance(read, memoryview):
            return read
        found: dict[str, Any] = {"workbook": read}
    except MemoryError:
        found = {"fault": "too_much_memory"}
    except BaseException as error:  # noqa: BLE001 whatever a workbook can raise is an answer
        found = {"fault": "damaged", "error": type(error).__name__}
    return json.dumps(found).encode()


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:3])
