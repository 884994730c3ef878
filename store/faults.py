"""A database's own complaint turned into one of ours, which a person can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from store.errors import (
    DamagedDatabaseError,
    DatabaseLockedError,
    DatabaseUnreachableError,
    DiskFullError,
    NotOurDatabaseError,
    NotWritableError,
    StoreError,
)

BY_SQLITE_TEXT: tuple[tuple[str, type[StoreError]], ...] = (
    ("is locked", DatabaseLockedError),
    ("readonly database", NotWritableError),
    ("unable to open database file", NotWritableError),
    ("file is not a database", NotOurDatabaseError),
    ("malformed", DamagedDatabaseError),
    ("is full", DiskFullError),
    ("disk I/O error", DiskFullError),
)
BY_SQLSTATE: dict[str, type[StoreError]] = {
    "55P03": DatabaseLockedError,
    "25006": NotWritableError,
    "42501": NotWritableError,
    "53100": DiskFullError,
    "53300": DatabaseUnreachableError,
    "57P01": DatabaseUnreachableError,
    "57P02": DatabaseUnreachableError,
    "57P03": DatabaseUnreachableError,
}


def place(url: URL) -> str:
    """Where the database is, without its password, wherever in the address that stands."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.difference_update_query(["password"]).render_as_string()


@contextmanager
def explained(url: URL) -> Iterator[None]:
    """Raises: StoreError in place of what the driver raised, if it is a fault of place or moment."""
    try:
        yield
    except PoolTimeoutError as error:
        raise DatabaseLockedError(place=place(url)) from error
    except DBAPIError as error:
        kind = _kind(error, is_sqlite=url.get_backend_name() == "sqlite")
        if kind is None:
            raise
        raise kind(place=place(url), reason=_first_line(error)) from error


def _kind(error: DBAPIError, *, is_sqlite: bool) -> type[StoreError] | None:
    if is_sqlite:
        said = str(error.orig)
        return next((kind for text, kind in BY_SQLITE_TEXT if text in said), None)
    sqlstate = getattr(error.orig, "sqlstate", None)
    if sqlstate is None and type(error.orig).__name__ in ("OperationalError", "ConnectionTimeout"):
        return DatabaseUnreachableError  # no answer from the server at all
    if sqlstate is not None and sqlstate[:2] in ("08", "28", "3D"):
        return DatabaseUnreachableError
    return BY_SQLSTATE.get(sqlstate or "")


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0]
