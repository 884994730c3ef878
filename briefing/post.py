"""Handing a finished letter over: to an SMTP server, or into a folder where there is none."""

from __future__ import annotations

import os
import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

TIMEOUT = 30
BUSY = 421
"""The server closes the channel: a fault of the way, as an unreachable server is."""


class Handed(StrEnum):
    """What became of one handing over."""

    SENT = "sent"
    NOT_NOW = "not_now"  # this letter was put off (4xx)
    NO_WAY = "no_way"  # the server could not be reached or did not let us in
    REFUSED = "refused"  # this letter will never be taken (5xx)


@dataclass(frozen=True, slots=True)
class Reply:
    handed: Handed
    detail: str = ""


class Poster(Protocol):
    @property
    def place(self) -> str:
        """Where letters go, for messages; never with a password."""

    def fault(self) -> str | None:
        """Why nothing could be handed over now; None: it could."""

    def hand(self, letter: bytes, *, sender: str, recipient: str, name: str) -> Reply:
        """`name` names the letter, in case it becomes a file."""


class SmtpAddressError(ValueError):
    """MONITOR_SMTP_URL is not smtp://, smtps:// or smtp+starttls:// with a host."""


def poster(smtp_url: str | None, folder: Path) -> Poster:
    """A server where one is named, else the folder. Raises: SmtpAddressError."""
    return FolderPoster(folder) if smtp_url is None else SmtpPoster.at(smtp_url)


@dataclass(frozen=True, slots=True)
class FolderPoster:
    """Letters as .eml files, each written whole or not at all."""

    folder: Path

    @property
    def place(self) -> str:
        return str(self.folder)

    def fault(self) -> str | None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return error.strerror or str(error)
        return None if os.access(self.folder, os.W_OK) else os.strerror(13)

    def hand(self, letter: bytes, *, sender: str, recipient: str, name: str) -> Reply:
        del sender, recipient
        path = self.folder / f"{re.sub(r'[^A-Za-z0-9._-]+', '_', name)}.eml"
        partial = path.with_suffix(".partial")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(letter)
            partial.replace(path)
        except OSError as error:
            return Reply(Handed.NO_WAY, error.strerror or str(error))
        return Reply(Handed.SENT, str(path))


@dataclass(frozen=True, slots=True)
class SmtpPoster:
    """One SMTP server; certificates are verified against the system's, or `trusted` in tests."""

    host: str
    port: int
    user: str | None = None
    password: str | None = None
    security: str = "none"  # none, starttls, tls
    trusted: ssl.SSLContext | None = None

    @classmethod
    def at(cls, url: str) -> SmtpPoster:
        """smtp://host:25, smtp+starttls://user:password@host:587, smtps://user:password@host:465."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise SmtpAddressError(str(error)) from error
        schemes = {"smtp": ("none", 25), "smtp+starttls": ("starttls", 587), "smtps": ("tls", 465)}
        if parts.scheme not in schemes or not parts.hostname:
            raise SmtpAddressError("smtp://, smtp+starttls:// or smtps:// and a host are needed")
        security, usual = schemes[parts.scheme]
        if parts.scheme == "smtp" and parse_qs(parts.query).get("starttls") in (["1"], ["true"]):
            security = "starttls"
        return cls(
            host=parts.hostname,
            port=port or usual,
            user=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
            security=security,
        )

    @property
    def place(self) -> str:
        return f"{self.host}:{self.port}"

    def fault(self) -> str | None:
        reply = self._tried(lambda server: server.noop())
        return None if reply.handed is Handed.SENT else reply.detail

    def hand(self, letter: bytes, *, sender: str, recipient: str, name: str) -> Reply:
        del name
        return self._tried(lambda server: server.sendmail(sender, [recipient], letter))

    def _tried(self, act: Callable[[smtplib.SMTP], object]) -> Reply:
        try:
            with self._session() as server:
                act(server)
        except smtplib.SMTPRecipientsRefused as error:
            code, said = next(iter(error.recipients.values()))
            return _reply(code, said)
        except smtplib.SMTPAuthenticationError as error:
            return Reply(Handed.NO_WAY, _said(error.smtp_code, error.smtp_error))
        except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as error:
            return _reply(error.smtp_code, error.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            return Reply(Handed.NO_WAY, _plainly(error))
        return Reply(Handed.SENT)

    @contextmanager
    def _session(self) -> Iterator[smtplib.SMTP]:
        context = self.trusted or ssl.create_default_context()
        server: smtplib.SMTP
        if self.security == "tls":
            server = smtplib.SMTP_SSL(self.host, self.port, timeout=TIMEOUT, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=TIMEOUT)
        try:
            if self.security == "starttls":
                server.starttls(context=context)
            if self.user is not None:
                server.login(self.user, self.password or "")
            yield server
        finally:
            _quit(server)


def _quit(server: smtplib.SMTP) -> None:
    """The letter is handed over by now; how the server says goodbye changes nothing."""
    try:
        server.quit()
    except (smtplib.SMTPException, OSError):
        server.close()


def _reply(code: int, said: bytes | str) -> Reply:
    if code == BUSY:
        return Reply(Handed.NO_WAY, _said(code, said))
    return Reply(Handed.REFUSED if code >= 500 else Handed.NOT_NOW, _said(code, said))


def _said(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"{code} {text}"


def _plainly(error: Exception) -> str:
    reason = getattr(error, "strerror", None)
    return str(reason or error or type(error).__name__)
