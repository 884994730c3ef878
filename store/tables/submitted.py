"""Tables of what came in, untouched: files, submissions and what each of them said."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import CLUSTERED, STRICT, Base
from targets.vocabulary import ActionState, ObservationState, Period, Severity, SubmissionState

COUNTS_AS_SENT = text("state IN ('submitted', 'accepted')")


class BlobRow(Base):
    """A file that is kept under its hash; the row comes after the file is safe on disk."""

    __tablename__ = "blob"
    __table_args__ = STRICT

    sha256: Mapped[str] = mapped_column(primary_key=True)
    size: Mapped[int]
    created_seq: Mapped[int] = mapped_column(ForeignKey("change.seq"))


class SubmissionRow(Base):
    """One workbook. `state` and `revision_of` follow its decisions; all else never changes.

    `digest` covers everything that it said, so that a flipped byte is found.
    """

    __tablename__ = "submission"
    __table_args__ = (
        Index(
            "submission_sent_once",
            "agency",
            "form",
            "period",
            "sha256",
            unique=True,
            sqlite_where=COUNTS_AS_SENT,
            postgresql_where=COUNTS_AS_SENT,
        ),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agency: Mapped[str]
    form: Mapped[str]
    form_version: Mapped[str]
    layout: Mapped[str]
    period: Mapped[Period]
    sha256: Mapped[str] = mapped_column(ForeignKey("blob.sha256"), index=True)
    file_name: Mapped[str]
    state: Mapped[SubmissionState]
    is_correction: Mapped[bool]
    is_made_up: Mapped[bool]
    revision_of: Mapped[int | None] = mapped_column(ForeignKey("submission.id"))
    by: Mapped[str]
    received_at: Mapped[datetime]
    received_seq: Mapped[int] = mapped_column(ForeignKey("change.seq"))
    digest: Mapped[str]


class FigureRow(Base):
    """A figure as the submission said it, whether or not it counts."""

    __tablename__ = "figure"
    __table_args__ = CLUSTERED

    submission: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    indicator: Mapped[str]
    source: Mapped[str]
    period: Mapped[Period]
    area: Mapped[str]
    value: Mapped[Decimal | None]
    numerator: Mapped[Decimal | None]
    denominator: Mapped[Decimal | None]
    state: Mapped[ObservationState]
    sheet: Mapped[str]
    row: Mapped[int]
    column: Mapped[int]
    why: Mapped[str | None]
    seen: Mapped[str]
    explanation: Mapped[str | None]


class NoteRow(Base):
    """What the submission said of an action or a clause, whether or not it counts.

    `suggested_numbers` is a JSON list; `clause` is null in rows from before it was kept.
    """

    __tablename__ = "note"
    __table_args__ = CLUSTERED

    submission: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    clause: Mapped[int | None]
    action: Mapped[str | None]
    item: Mapped[int]
    source: Mapped[str]
    period: Mapped[Period]
    state: Mapped[ActionState | None]
    text: Mapped[str]
    work: Mapped[str]
    problems: Mapped[str]
    next_steps: Mapped[str]
    suggested_numbers: Mapped[str]
    done_on: Mapped[date | None]
    evidence: Mapped[str]
    self_assessed: Mapped[str | None]
    sheet: Mapped[str]
    row: Mapped[int]
    column: Mapped[int]


class PlannedRow(Base):
    """A milestone or an allocation as the submission said it, whether or not it counts."""

    __tablename__ = "planned"
    __table_args__ = CLUSTERED

    submission: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[str]
    source: Mapped[str]
    area: Mapped[str]
    period: Mapped[Period]
    value: Mapped[Decimal]
    sheet: Mapped[str]
    row: Mapped[int]
    column: Mapped[int]
    seen: Mapped[str]


class LevelRow(Base):
    """A district's own level of a parameter as the submission said it, whether or not it counts."""

    __tablename__ = "level"
    __table_args__ = CLUSTERED

    submission: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    parameter: Mapped[str]
    source: Mapped[str]
    area: Mapped[str]
    value: Mapped[Decimal]
    effective_from: Mapped[date | None]
    text: Mapped[str]
    sheet: Mapped[str]
    row: Mapped[int]
    column: Mapped[int]
    seen: Mapped[str]


class FindingRow(Base):
    """`placeholders` is a JSON list of pairs; sheet, row and column are null for the file as a whole."""

    __tablename__ = "finding"
    __table_args__ = CLUSTERED

    submission: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    severity: Mapped[Severity]
    sheet: Mapped[str | None]
    row: Mapped[int | None]
    column: Mapped[int | None]
    seen: Mapped[str]
    expected: Mapped[str]
    placeholders: Mapped[str]
    explanation: Mapped[str | None]


class UploadedRow(Base):
    """The texts of a sheet's row that gave a figure, as a JSON list of (address, text)."""

    __tablename__ = "uploaded_row"
    __table_args__ = CLUSTERED

    submission: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    sheet: Mapped[str] = mapped_column(primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)
    texts: Mapped[str]
