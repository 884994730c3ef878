"""`app.py serve`: the pages, on this machine only until there is a sign-in."""

from __future__ import annotations

import errno
import ipaddress
import socket
from collections.abc import Callable
from typing import Any

from waitress.server import create_server

from commands.console import DONE, FAILED, complain, stop_politely, tell
from commands.worker import Ticking
from dashboard.held import LIMIT
from targets.vocabulary import Language

THREADS = 8
LARGEST_BODY = LIMIT + 1024 * 1024
"""A body that says it is larger is refused before it is taken in; the pages refuse in words what is a
little too large.
"""


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def in_url(host: str) -> str:
    """As it stands before a port: an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host else host


def _bound(host: str, port: int) -> socket.socket:
    """A socket that holds the address. Raises: OSError, and leaves nothing open."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
        door.listen()
    except OSError:
        door.close()
        raise
    return door


def run(
    pages: Callable[..., Any],
    *,
    host: str,
    port: int,
    language: Language,
    worker: Ticking | None = None,
    on_ready: Callable[[], None] = lambda: None,
) -> int:
    """Serves a WSGI application until interrupted. 3 when the address cannot be had."""
    try:
        door = _bound(host, port)
    except OSError as error:
        key = "address_in_use" if error.errno == errno.EADDRINUSE else "address_refused"
        complain(f"command.{key}", host=in_url(host), port=port, reason=error.strerror)
        return FAILED
    server: Any = create_server(
        pages, sockets=[door], threads=THREADS, ident=None, max_request_body_size=LARGEST_BODY
    )
    if worker is not None:
        worker.start()
    try:
        stop_politely()
        tell("command.serving", language, url=f"http://{in_url(host)}:{port}")
        on_ready()
        server.run()
    except KeyboardInterrupt:
        pass
    finally:
        server.close()
        if worker is not None:
            worker.stop()
    return DONE
