"""A PostgreSQL server of the tests' own, shared by all processes of a test run."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from store.engine import open_store
from tests import postgres_keeper

MIGRATED, BARE = "migrated", "template0"
"""What a new database can be a copy of."""


@dataclass(frozen=True, slots=True)
class PostgresServer:
    folder: Path

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def create(self, database: str, *, like: str) -> None:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run(statement.format(sql.Identifier(database), sql.Identifier(like)))

    def drop(self, database: str) -> None:
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database)))

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def joined(folder: Path, *, locks: Path) -> Iterator[PostgresServer]:
    """The server in `folder`, for all processes that have the folder `locks` in common.

    The first of them starts it; it ends with the last, even if that one is killed.
    """
    server = PostgresServer(folder)
    with (locks / "gate").open("w") as gate, (locks / "users").open("w") as users:
        fcntl.flock(gate, fcntl.LOCK_EX)
        fcntl.flock(users, fcntl.LOCK_SH)
        if not folder.exists():
            keeper = [sys.executable, postgres_keeper.__file__, str(folder), users.name]
            subprocess.run(keeper, check=True, stdout=subprocess.DEVNULL)
            _prepare(server)
        fcntl.flock(gate, fcntl.LOCK_UN)
        yield server


def _prepare(server: PostgresServer) -> None:
    server.create(MIGRATED, like=BARE)
    store = open_store(server.url(MIGRATED))
    store.migrate()
    store.close()
