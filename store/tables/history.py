"""Tables of who changed what when: the change clock, decisions, the audit, the rules' versions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import STRICT, Base


class CounterRow(Base):
    """The last number given; updated under the write lock, so numbers are in order of commit."""

    __tablename__ = "counter"
    __table_args__ = STRICT

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[int]


class ChangeRow(Base):
    """One committed change; `at` never falls, whatever the clock does."""

    __tablename__ = "change"
    __table_args__ = STRICT

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    actor: Mapped[str]
    kind: Mapped[str]


class DecisionRow(Base):
    """The newest decision on a submission holds."""

    __tablename__ = "decision"
    __table_args__ = STRICT

    submission: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    actor: Mapped[str]
    action: Mapped[str]
    comment: Mapped[str]


class AuditRow(Base):
    """Append-only by trigger; `hash` covers the row and the hash before it."""

    __tablename__ = "audit"
    __table_args__ = STRICT

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(ForeignKey("change.seq"))
    at: Mapped[datetime]
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


class CatalogueVersionRow(Base):
    """A targets.yaml that was in force from `seq` on."""

    __tablename__ = "catalogue_version"
    __table_args__ = STRICT

    seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    sha256: Mapped[str]
    text: Mapped[str]


class LayoutVersionRow(Base):
    """One version of a workbook's layout that a person confirmed; the newest of a layout comes first."""

    __tablename__ = "layout_version"
    __table_args__ = STRICT

    layout: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(ForeignKey("change.seq"))
    text: Mapped[str]
    actor: Mapped[str]
    comment: Mapped[str]


class RuleVersionRow(Base):
    """What the checks' rules were altered to, in force from `seq` on."""

    __tablename__ = "rule_version"
    __table_args__ = STRICT

    seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    text: Mapped[str]
    sha256: Mapped[str]
    actor: Mapped[str]
    comment: Mapped[str]
