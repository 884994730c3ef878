"""Tables of what counts, and counted at any moment before: nothing is overwritten, only superseded."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from store.tables.base import CLUSTERED, STRICT, Base
from targets.vocabulary import ClosingState, ObservationState, Period

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
    """A plan point that counts from `recorded_seq` until `superseded_seq`; its value is in `planned`."""

    __tablename__ = "plan"
    __table_args__ = (
        _current_once("plan_current", "target", "source", "area", "period"),
        CheckConstraint(REPLACED_LATER, "replaced_later"),
        ForeignKeyConstraint(["submission", "planned"], ["planned.submission", "planned.number"]),
        CLUSTERED,
    )

    target: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    area: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[Period] = mapped_column(primary_key=True)
    recorded_seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    superseded_seq: Mapped[int | None] = mapped_column(ForeignKey("change.seq"))
    submission: Mapped[int]
    planned: Mapped[int]


class ParameterLevelRow(Base):
    """A level that counts from `recorded_seq` until `superseded_seq`; its value is in `level`."""

    __tablename__ = "parameter_level"
    __table_args__ = (
        _current_once("parameter_level_current", "parameter", "source", "area"),
        CheckConstraint(REPLACED_LATER, "replaced_later"),
        ForeignKeyConstraint(["submission", "level"], ["level.submission", "level.number"]),
        CLUSTERED,
    )

    parameter: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(primary_key=True)
    area: Mapped[str] = mapped_column(primary_key=True)
    recorded_seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    superseded_seq: Mapped[int | None] = mapped_column(ForeignKey("change.seq"))
    submission: Mapped[int]
    level: Mapped[int]


class ExtensionRow(Base):
    """A due date granted by the office, in force from `recorded_seq` until `superseded_seq`."""

    __tablename__ = "extension"
    __table_args__ = (
        _current_once("extension_current", "agency", "form", "period"),
        CheckConstraint(REPLACED_LATER, "replaced_later"),
        CLUSTERED,
    )

    agency: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[Period] = mapped_column(primary_key=True)
    recorded_seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    superseded_seq: Mapped[int | None] = mapped_column(ForeignKey("change.seq"))
    due: Mapped[date]
    reason: Mapped[str]
    granted_by: Mapped[str]


class ClosingRow(Base):
    """That a month is closed or opened again, from `recorded_seq` until `superseded_seq`.

    `form` is empty for every form of the month.
    """

    __tablename__ = "closing"
    __table_args__ = (
        _current_once("closing_current", "period", "form"),
        CheckConstraint(REPLACED_LATER, "replaced_later"),
        CLUSTERED,
    )

    period: Mapped[Period] = mapped_column(primary_key=True)
    form: Mapped[str] = mapped_column(primary_key=True)
    recorded_seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    superseded_seq: Mapped[int | None] = mapped_column(ForeignKey("change.seq"))
    state: Mapped[ClosingState]
    actor: Mapped[str]
    comment: Mapped[str]


class ClosedForecastRow(Base):
    """What was forecast of a window that is over, as of its month `months`, and what happened."""

    __tablename__ = "closed_forecast"
    __table_args__ = (
        _current_once("closed_forecast_current", "target", "area", "end", "months"),
        CheckConstraint(REPLACED_LATER, "replaced_later"),
        CLUSTERED,
    )

    target: Mapped[str] = mapped_column(primary_key=True)
    area: Mapped[str] = mapped_column(primary_key=True)
    end: Mapped[Period] = mapped_column(primary_key=True)
    months: Mapped[int] = mapped_column(primary_key=True)
    recorded_seq: Mapped[int] = mapped_column(ForeignKey("change.seq"), primary_key=True)
    superseded_seq: Mapped[int | None] = mapped_column(ForeignKey("change.seq"))
    rule: Mapped[str]
    years: Mapped[int]
    forecast: Mapped[float]
    spread: Mapped[float | None]
    low80: Mapped[float]
    high80: Mapped[float]
    actual: Mapped[float]
    chance: Mapped[float | None]
    kept: Mapped[bool | None]
