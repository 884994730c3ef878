"""Handing a finished letter over: to an SMTP server, or into a folder where there is none."""

from __future__ import annotations

import errno
import os
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol
from urllib.parse import parse_qs, quote, unquote, urlsplit

Security = Literal["none", "starttls", "tls"]

TIMEOUT = 20
"""Seconds for each step of the talk, so that all of them end before the claim on the letter does."""

BUSY = 421
"""The server closes the channel: a fault of the way, as an unreachable server is."""

SCHEMES: dict[str, tuple[Security, int]] = {
    "smtp": ("none", 25),
    "smtp+starttls": ("starttls", 587),
    "smtps": ("tls", 465),
}
"""How the way is secured, and the usual port."""

KEPT_IN_NAMES = "@+=,"


class Handed(StrEnum):
    """What became of one handing over."""

    SENT = "sent"
    NOT_NOW = "not_now"  # this letter was put off (4xx)
    NO_WAY = "no_way"  # the server could not be reached or did not let us in
    REFUSED = "refused"  # this letter will never be taken (5xx)
    UNMADE = "unmade"  # a fault of ours: the letter could not be made


@dataclass(frozen=True, slots=True)
class Reply:
    """`detail`: why not, or the file that a letter became; empty where a server took it."""

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
    """MONITOR_SMTP_URL is not smtp://, smtps:// or smtp+starttls:// with a host.

    Never tells what stands there: a password may.
    """

    def __init__(self) -> None:
        super().__init__("smtp://, smtp+starttls:// or smtps:// and HOST or HOST:PORT are needed")


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
            return _plainly(error)
        return None if os.access(self.folder, os.W_OK) else os.strerror(errno.EACCES)

    def hand(self, letter: bytes, *, sender: str, recipient: str, name: str) -> Reply:
        del sender, recipient
        path = self.folder / f"{quote(name, safe=KEPT_IN_NAMES)}.eml"
        partial = path.with_suffix(".partial")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(letter)
            partial.replace(path)
        except OSError as error:
            return Reply(Handed.NO_WAY, _plainly(error))
        return Reply(Handed.SENT, str(path))


@dataclass(frozen=True, slots=True)
class SmtpPoster:
    """One SMTP server; certificates are verified against the system's, or `trusted` in tests."""

    host: str
    port: int
    user: str | None = None
    password: str | None = None
    security: Security = "none"
    trusted: ssl.SSLContext | None = None

    @classmethod
    def at(cls, url: str) -> SmtpPoster:
        """smtp://host:25, smtp+starttls://user:password@host:587, smtps://user:password@host:465."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise SmtpAddressError from error
        if parts.scheme not in SCHEMES or not parts.hostname:
            raise SmtpAddressError
        security, usual = SCHEMES[parts.scheme]
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
        except smtplib.SMTPDataError as error:
            return _reply(error.smtp_code, error.smtp_error)
        except smtplib.SMTPResponseException as error:
            # greeting, sign-in or sender: not the letter
            return Reply(Handed.NO_WAY, _said(error.smtp_code, error.smtp_error))
        except OSError as error:  # every fault of smtplib is one, too
            return Reply(Handed.NO_WAY, _plainly(error))
        except UnicodeError:  # the protocol has no way to say such a name or password
            return Reply(Handed.NO_WAY, "a name or password beyond ASCII")
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
    except OSError:
        server.close()


def _reply(code: int, said: bytes | str) -> Reply:
    if code == BUSY:
        return Reply(Handed.NO_WAY, _said(code, said))
    return Reply(Handed.REFUSED if code >= 500 else Handed.NOT_NOW, _said(code, said))


def _said(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"{code} {text}"


def _plainly(error: OSError) -> str:
    return error.strerror or str(error) or type(error).__name__
