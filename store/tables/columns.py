# ruff: noqa: ARG002, FBT001 — the signatures are SQLAlchemy's
"""How our words lie in columns, the same on SQLite (whose STRICT tables know few types) and PostgreSQL."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import REAL as REAL_OF_SQLITE
from sqlalchemy import BigInteger, Boolean, Date, DateTime, Dialect, Double, Integer, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from targets.vocabulary import Period

Chosen = TypeVar("Chosen", bound=StrEnum)

BIG = BigInteger().with_variant(Integer(), "sqlite")
REAL: TypeEngine[float] = Double().with_variant(REAL_OF_SQLITE(), "sqlite")
"""Forecasts alone; what was reported is exact."""
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with what no database can hold (NUL, half characters) replaced by �."""
    return UNSTORABLE.sub("\ufffd", text)


class Words(TypeDecorator[str]):
    """Storable text, compared and ordered by its bytes on both engines."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        return Text(collation="C" if _is_postgresql(dialect) else None)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class Instant(TypeDecorator[datetime]):
    """An aware UTC moment; on SQLite as text of fixed width, so that text order is time order."""

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return _either(dialect, DateTime(timezone=True), Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without its time zone: {value}")
        moment = value.astimezone(UTC)
        return moment if _is_postgresql(dialect) else moment.isoformat(timespec="microseconds")

    def process_result_value(
        self, value: datetime | str | None, dialect: Dialect
    ) -> datetime | None:
        if value is None:
            return None
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
        return moment.astimezone(UTC)


class Day(TypeDecorator[date]):
    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return _either(dialect, Date(), Text())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> date | str | None:
        return value if value is None or _is_postgresql(dialect) else value.isoformat()

    def process_result_value(self, value: date | str | None, dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


class Month(TypeDecorator[Period]):
    """A period as 202305."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Period | None, dialect: Dialect) -> int | None:
        return None if value is None else value.year * 100 + value.month

    def process_result_value(self, value: int | None, dialect: Dialect) -> Period | None:
        return None if value is None else Period(*divmod(value, 100))


class Exact(TypeDecorator[Decimal]):
    """A decimal as it was said, every digit of it, as text without an exponent."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Flag(TypeDecorator[bool]):
    impl = Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return _either(dialect, Boolean(), Integer())

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> bool | int | None:
        return value if value is None or _is_postgresql(dialect) else int(value)

    def process_result_value(self, value: bool | int | None, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Choice(TypeDecorator[Chosen]):
    """One of the words of an enumeration, as its text."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[Chosen]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: Chosen | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Chosen | None:
        return None if value is None else self.words(value)


def _either(
    dialect: Dialect, on_postgresql: TypeEngine[Any], on_sqlite: TypeEngine[Any]
) -> TypeEngine[Any]:
    return on_postgresql if _is_postgresql(dialect) else on_sqlite


def _is_postgresql(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"
