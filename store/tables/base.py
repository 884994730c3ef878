"""What all tables share: names of constraints, types of columns, SQLite's STRICT."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from store.tables.columns import BIG, REAL, Choice, Day, Exact, Flag, Instant, Month, Words
from targets.vocabulary import (
    ActionState,
    ClosingState,
    ObservationState,
    Period,
    Severity,
    SubmissionState,
)

STRICT: dict[str, Any] = {"sqlite_strict": True}
CLUSTERED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""Rows lie in the order of the primary key; for tables that are read by its first columns."""

NAMES = {
    "ix": "%(table_name)s_by_%(column_0_N_name)s",
    "uq": "%(table_name)s_unique_%(column_0_N_name)s",
    "ck": "%(table_name)s_%(constraint_name)s",
    "fk": "%(table_name)s_%(column_0_name)s",
    "pk": "%(table_name)s_key",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {
        int: BIG,
        str: Words(),
        bool: Flag(),
        float: REAL,
        datetime: Instant(),
        date: Day(),
        Decimal: Exact(),
        Period: Month(),
        ObservationState: Choice(ObservationState),
        ActionState: Choice(ActionState),
        SubmissionState: Choice(SubmissionState),
        Severity: Choice(Severity),
        ClosingState: Choice(ClosingState),
    }
