"""A real SMTP server on loopback that answers as it is told and keeps what it took."""

from __future__ import annotations

import socket
import ssl
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Condition
from typing import Any, ClassVar

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "monitor", "correct horse"
TAKEN = "250 taken"


@dataclass
class Answers:
    """`to` and `data`: replies to RCPT and DATA by reader, used up one by one; then all is taken.

    `drops`: how many letters are taken without a word of it, the line cut instead.
    """

    to: dict[str, list[str]] = field(default_factory=dict)
    data: dict[str, list[str]] = field(default_factory=dict)
    sender: list[str] = field(default_factory=list)
    drops: int = 0
    taken: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def readers(self) -> list[str]:
        return [reader for reader, _ in self.taken]

    async def handle_MAIL(  # noqa: N802 the name that the server calls
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if self.sender:
            return self.sender.pop(0)
        envelope.mail_from = address
        return "250 ok"

    async def handle_RCPT(  # noqa: N802
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if self.to.get(address):
            return self.to[address].pop(0)
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(  # noqa: N802
        self, server: Any, _session: Session, envelope: Envelope
    ) -> str:
        [reader] = envelope.rcpt_tos
        if self.data.get(reader):
            return self.data[reader].pop(0)
        self.taken.append((reader, envelope.original_content or b""))
        if self.drops:
            self.drops -= 1
            server.transport.abort()
        return TAKEN


def authenticate(
    server: SMTP, session: Session, envelope: Envelope, mechanism: str, said: LoginPassword
) -> AuthResult:
    is_right = (said.login, said.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=is_right, handled=False)


class Line(SMTP):
    """One connection, counted so that the server is not taken away while it talks."""

    open: ClassVar[set[Line]] = set()
    quiet: ClassVar[Condition] = Condition()

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        with self.quiet:
            self.open.add(self)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        with self.quiet:
            self.open.discard(self)
            self.quiet.notify_all()


class Server(Controller):
    def factory(self) -> SMTP:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Requiring AUTH while not requiring TLS")
            return Line(self.handler, **self.SMTP_kwargs)


@contextmanager
def served(
    answers: Answers,
    *,
    port: int = 0,
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
    asks_who: bool = False,
) -> Iterator[int]:
    """The port of the server while it runs."""
    said: dict[str, Any] = {"ssl_context": tls, "tls_context": starttls}
    if asks_who:
        said |= {
            "authenticator": authenticate,
            "auth_required": True,
            "auth_require_tls": starttls is not None,
        }
    server = Server(answers, hostname="127.0.0.1", port=port or free_port(), **said)
    server.start()
    try:
        yield server.port
    finally:
        with Line.quiet:
            Line.quiet.wait_for(lambda: not Line.open, timeout=10)
        server.stop()


def free_port() -> int:
    """One that nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
