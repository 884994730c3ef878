"""A letter as the bytes of a mail: the same letter always gives the same bytes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime

from briefing.render import Rendered

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
ADDRESS = re.compile(rf"(?P<user>{_ATOM}(?:\.{_ATOM})*)@(?P<domain>{_LABEL}(?:\.{_LABEL})*)")
LONGEST_USER, LONGEST_ADDRESS = 64, 254
TOKENS = ("message-id", "references", "list-id")


class BadAddressError(ValueError):
    """No letter can go to or come from there: not one plain address."""


class _Policy(EmailPolicy):
    """Ids stay on one line: the standard library would cut long ones into encoded words."""

    def fold_binary(self, name: str, value: str) -> bytes:
        if name.lower() in TOKENS:
            return f"{name}: {value}{self.linesep}".encode("ascii")
        return super().fold_binary(name, value)


POLICY = _Policy(linesep="\r\n", cte_type="7bit", max_line_length=78)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Whose letter this is. `written_at` is its date; `list_name` stands before the sender's address."""

    schedule: str
    slot: str
    edition: str
    sender: str
    recipient: str
    written_at: datetime
    list_name: str

    @property
    def domain(self) -> str:
        return self.sender.rpartition("@")[2]

    @property
    def message_id(self) -> str:
        """A resend carries the same id, so that a mailbox shows one letter."""
        letter = _hash(self.schedule, self.slot, self.edition, self.recipient)
        return f"<{letter}@{self.domain}>"

    @property
    def thread_id(self) -> str:
        """All issues of a schedule hang on it."""
        return f"<{_hash(self.schedule)}@{self.domain}>"

    @property
    def list_id(self) -> str:
        """By RFC 2919 a dot-atom: a schedule named otherwise is told by its hash."""
        name = self.schedule if re.fullmatch(_ATOM, self.schedule) else _hash(self.schedule)
        return f"<{name}.{self.domain}>"


def message(rendered: Rendered, envelope: Envelope) -> bytes:
    """Raises: BadAddressError, also on an address that tries to smuggle a header in."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = address(envelope.sender, envelope.list_name)
    mail["To"] = address(envelope.recipient)
    mail["Subject"] = " ".join(rendered.subject.split())
    mail["Date"] = format_datetime(envelope.written_at)
    mail["Message-ID"] = envelope.message_id
    mail["References"] = envelope.thread_id
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail["List-Id"] = envelope.list_id
    mail.set_content(rendered.text, cte="base64")
    mail.add_alternative(rendered.html, subtype="html", cte="base64")
    mail.set_boundary(f"=_{_hash(envelope.message_id, 'boundary')}")
    return mail.as_bytes()


def address(text: str, name: str = "") -> Address:
    """Raises: BadAddressError."""
    found = ADDRESS.fullmatch(text)
    if found is None or len(text) > LONGEST_ADDRESS or len(found["user"]) > LONGEST_USER:
        raise BadAddressError(f"not a mail address: {text!r}")
    return Address(display_name=name, username=found["user"], domain=found["domain"])


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
