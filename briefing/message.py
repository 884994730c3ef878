"""A letter as the bytes of a mail: the same letter always gives the same bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from briefing.render import Rendered

POLICY = SMTP.clone(cte_type="7bit", max_line_length=78)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Whose letter this is. `domain` stands behind every message id; `written_at` is its date."""

    schedule: str
    slot: str
    edition: str
    sender: str
    recipient: str
    written_at: datetime
    list_name: str
    domain: str

    @property
    def message_id(self) -> str:
        """A resend carries the same id, so that a mailbox shows one letter."""
        return (
            f"<{self._hash(self.schedule, self.slot, self.edition, self.recipient)}@{self.domain}>"
        )

    @property
    def thread_id(self) -> str:
        """All issues of a schedule hang on it."""
        return f"<{self._hash(self.schedule)}@{self.domain}>"

    @staticmethod
    def _hash(*parts: str) -> str:
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def message(rendered: Rendered, envelope: Envelope) -> bytes:
    """Raises: ValueError on an address that is none or tries to smuggle a header in."""
    mail = EmailMessage(policy=POLICY)
    mail["From"] = address(envelope.sender, envelope.list_name)
    mail["To"] = address(envelope.recipient)
    mail["Subject"] = " ".join(rendered.subject.split())
    mail["Date"] = format_datetime(envelope.written_at)
    mail["Message-ID"] = envelope.message_id
    mail["References"] = envelope.thread_id
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "All"
    mail["List-Id"] = f"<{envelope.schedule.replace('_', '-')}.{envelope.domain}>"
    mail.set_content(rendered.text, cte="base64")
    mail.add_alternative(rendered.html, subtype="html", cte="base64")
    mail.set_boundary(f"=_{Envelope._hash(envelope.message_id, 'boundary')}")  # noqa: SLF001 its own module
    return mail.as_bytes()


def address(text: str, name: str = "") -> Address:
    """Raises: ValueError."""
    if any(sign in text for sign in "\r\n\0"):
        raise ValueError("an address of one line is needed")
    user, at, domain = text.rpartition("@")
    if not (user and at and domain):
        raise ValueError(f"not an address: {text!r}")
    return Address(display_name=name, username=user, domain=domain)
