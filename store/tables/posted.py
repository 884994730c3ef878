"""Tables of what is sent and by whom: schedules, letters, attempts, leases. Operations, not history."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import STRICT, Base
from targets.vocabulary import Period


class ScheduleRow(Base):
    """`at` is a local time of day as 08:30; `recipients` a JSON list of {address, language, scope}."""

    __tablename__ = "schedule"
    __table_args__ = STRICT

    name: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    working_day: Mapped[int]
    at: Mapped[str]
    recipients: Mapped[str]
    since: Mapped[datetime]
    is_paused: Mapped[bool]


class LetterRow(Base):
    """One summary to one reader; the unique key lets it be planned by many and sent once."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("schedule", "slot", "edition", "channel", "recipient"),
        Index("outbox_by_state", "state", "next_at"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    schedule: Mapped[str]
    slot: Mapped[str]
    edition: Mapped[str]
    channel: Mapped[str]
    recipient: Mapped[str]
    language: Mapped[str]
    scope: Mapped[str | None]
    period: Mapped[Period]
    as_of: Mapped[datetime]
    state: Mapped[str]
    next_at: Mapped[datetime]
    failures: Mapped[int]
    worker: Mapped[str | None]
    until: Mapped[datetime | None]
    planned_at: Mapped[datetime]
    detail: Mapped[str]


class DeliveryAttemptRow(Base):
    __tablename__ = "delivery_attempt"
    __table_args__ = STRICT

    letter: Mapped[int] = mapped_column(ForeignKey("outbox.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    worker: Mapped[str]
    outcome: Mapped[str]
    detail: Mapped[str]


class LeaseRow(Base):
    __tablename__ = "lease"
    __table_args__ = STRICT

    name: Mapped[str] = mapped_column(primary_key=True)
    holder: Mapped[str]
    until: Mapped[datetime]
