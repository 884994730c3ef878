"""The reading process: warm with every reader, it forks one short-lived child a workbook.

Run as `python -m ingest.opening.apart.server FD`. FD is a socket that passes one more socket for
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
from functools import partial
from importlib import import_module
from typing import Any, NoReturn, TypeAlias

from ingest.errors import UnreadableError
from ingest.opening.apart.protocol import ANSWER, HEADER, received

Reader: TypeAlias = Callable[[str, bytes], "dict[str, Any] | memoryview"]
UNNEEDED = ("numpy", "PIL", "lxml")
"""openpyxl takes these where they are; reading cells needs none, so here they may not be imported."""


def main(descriptor: int) -> None:
    for name in UNNEEDED:
        sys.modules[name] = None  # type: ignore[assignment]
    readers = import_module("ingest.opening.readers")
    readers.warm_up()
    _answer(partial(readers.read, "xlsx"), b"PK")
    with socket.socket(fileno=descriptor) as control:
        serve(control, readers.read)


def serve(control: socket.socket, reader: Reader) -> None:
    """Until the caller goes away."""
    silence = os.open(os.devnull, os.O_WRONLY)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        if descriptors:
            _fork(control, descriptors[0], reader, silence)


def _fork(control: socket.socket, descriptor: int, reader: Reader, silence: int) -> None:
    try:
        is_child = os.fork() == 0
    except OSError:
        is_child = False
    if is_child:
        control.close()
        os.dup2(silence, sys.stderr.fileno())  # calamine writes its panics there
        _answer_and_exit(descriptor, reader)
    os.close(descriptor)


def _answer_and_exit(descriptor: int, reader: Reader) -> NoReturn:
    status = 1
    try:
        with socket.socket(fileno=descriptor) as link:
            head = received(link, HEADER.size) or b""
            memory, cpu_seconds, wall_seconds, length, name = HEADER.unpack(head)
            _limit(memory, cpu_seconds, wall_seconds)
            file_format = name.rstrip(b"\0").decode()
            answer = _answer(partial(reader, file_format), received(link, length) or b"")
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


def _answer(
    reader: Callable[[bytes], dict[str, Any] | memoryview], content: bytes
) -> bytes | memoryview:
    try:
        read = reader(content)
        if isinstance(read, memoryview):
            return read
        found: dict[str, Any] = {"workbook": read}
    except UnreadableError as error:
        found = {"fault": error.code, "values": error.values}
    except MemoryError:
        found = {"fault": "too_much_memory", "values": {}}
    except BaseException as error:  # noqa: BLE001 whatever a workbook can raise is an answer
        found = {"fault": "damaged", "values": {"error": type(error).__name__}}
    return json.dumps(found).encode()


if __name__ == "__main__":
    main(int(sys.argv[1]))
