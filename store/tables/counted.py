"""Tables of what counts, and counted at any moment before: nothing is overwritten, only superseded."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import CLUSTERED, STRICT, Base
from targets.vocabulary import ObservationState, Period

IS_CURRENT = text("superseded_seq IS NULL")
REPLACED_LATER = "superseded_seq > recorded_seq"


def _current_once(name: str, *columns: str) -> Index:
    return Index(name, *columns, unique=True, sqlite_where=IS_CURRENT, postgresql_where=IS_CURRENT)


class SeriesRow(Base):
    """How many decimals the whole numbers of an indicator's observations carry; never changed."""

    __tablename__ = "series"
    __table_args__ = STRICT

    indicator: Mapped[str] = mapped_column(primary_key=True)
    decimals: Mapped[int]


class ObservationRow(Base):
    """A figure that counts from `recorded_seq` until `superseded_seq`.

    `value` is a whole number scaled by the series' decimals, numerator and denominator by those of money.
    `figure` is its number in the submission, where the cell's text and explanation stand.
    """

    __tablename__ = "observation"
    __table_args__ = (
        _current_once("observation_current", "indicator", "source", "period", "area"),
        CheckConstraint(REPLACED_LATER, "replaced_later"),
        ForeignKeyConstraint(["submission", "figure"], ["figure.submission", "figure.number"]),
        CLUSTERED,
    )

    indicator: Mapped[str] = mapped_column(ForeignKey("series.indicator"), primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[Period] = mapped_column(primary_key=True)
    area: Mapped[str] = mapped_column(primary_key=True)
    recorded_seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    superseded_seq: Mapped[int | None] = mapped_column(ForeignKey("change.seq"))
    value: Mapped[int | None]
    numerator: Mapped[int | None]
    denominator: Mapped[int | None]
    state: Mapped[ObservationState]
    submission: Mapped[int]
    figure: Mapped[int]
    sheet: Mapped[str]
    row: Mapped[int]
    column: Mapped[int]


class ActionNoteRow(Base):
    """A note that counts from `recorded_seq` until `superseded_seq`; its text is in `note`.

    `subject`: the action's id, or the number of the clause that it is about as a whole.
    """

    __tablename__ = "action_note"
    __table_args__ = (
        _current_once("action_note_current", "subject", "item", "source", "period"),
        CheckConstraint(REPLACED_LATER, "replaced_later"),
        ForeignKeyConstraint(["submission", "note"], ["note.submission", "note.number"]),
        CLUSTERED,
    )

    subject: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[Period] = mapped_column(primary_key=True)
    recorded_seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    superseded_seq: Mapped[int | None] = mapped_column(ForeignKey("change.seq"))
    submission: Mapped[int]
    note: Mapped[int]


class PlanRow(Base):
    """A milestone or an allocation that holds from `recorded_seq` until `superseded_seq`."""

    __tablename__ = "plan"
    __table_args__ = (
        _current_once("plan_current", "target", "area", "period"),
        CheckConstraint(REPLACED_LATER, "replaced_later"),
        CLUSTERED,
    )

    target: Mapped[str] = mapped_column(primary_key=True)
    area: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[Period] = mapped_column(primary_key=True)
    recorded_seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    superseded_seq: Mapped[int | None] = mapped_column(ForeignKey("change.seq"))
    value: Mapped[Decimal]
