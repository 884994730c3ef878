"""SQLite as this product uses it: which build, which journal, how a transaction begins."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

WAITS_SECONDS = 10
TRIES_AT_JOURNAL = 50
FIRST_WITH_WAL_FAULT = (3, 7, 0)
MENDED_IN = (3, 51, 3)
MENDED_BACK_IN = ((3, 44, 6), (3, 50, 7))


def driver() -> ModuleType:
    """The pysqlite3 wheel where one is installed, else the standard library's."""
    try:
        return importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3")


def is_wal_safe(version: tuple[int, ...]) -> bool:
    """False for the builds whose write-ahead log can lose a commit when several programs share the file."""
    if version < FIRST_WITH_WAL_FAULT or version >= MENDED_IN:
        return True
    return any(mended <= version < (mended[0], mended[1] + 1) for mended in MENDED_BACK_IN)


def engine(url: URL, *, writes: bool) -> Engine:
    """An engine for reading only, or for writing: one connection, so that threads queue in order.

    `?timeout=` in the address says how many seconds to wait for another program's lock.
    """
    sqlite = driver()
    made = create_engine(
        url,
        module=sqlite,
        connect_args={"check_same_thread": False}
        | ({} if "timeout" in url.query else {"timeout": WAITS_SECONDS}),
        pool_size=1 if writes else 10,
        max_overflow=0 if writes else 40,
        pool_timeout=3 * WAITS_SECONDS,
    )
    journal = "WAL" if is_wal_safe(sqlite.sqlite_version_info) else "DELETE"

    @event.listens_for(made, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        if writes:
            _keep_journal(connection, journal, sqlite.OperationalError)
            connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}")

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return made


def _keep_journal(connection: Any, journal: str, locked: type[Exception]) -> None:
    """Unlike any other statement, this one does not wait for a lock; so a transaction waits for it."""
    for _ in range(TRIES_AT_JOURNAL):
        try:
            connection.execute(f"PRAGMA journal_mode = {journal}")
        except locked:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("COMMIT")
        else:
            return
    raise locked("database is locked")
