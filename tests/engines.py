"""Databases for tests: each is fresh, on SQLite or on the tests' own PostgreSQL server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from store.engine import open_store
from tests.postgres_server import BARE, MIGRATED, PostgresServer, joined

ENGINES = ("sqlite", "postgresql")


@dataclass
class Databases:
    """Those of one test process; close it when the last database is no longer used.

    `server_folder` is where PostgreSQL runs, `locks` what the processes of one test run have in common.
    """

    folder: Path
    server_folder: Path
    locks: Path
    _numbers: Iterator[int] = field(default_factory=count)
    _running: ExitStack = field(default_factory=ExitStack)
    _server: PostgresServer | None = None

    @contextmanager
    def fresh(self, engine: str, *, migrated: bool = True) -> Iterator[str]:
        """The address of an empty database that no test has seen, with or without its tables."""
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        if engine == "sqlite":
            yield self._file(name, migrated=migrated)
            return
        self.server.create(name, like=MIGRATED if migrated else BARE)
        try:
            yield self.server.url(name)
        finally:
            self.server.drop(name)

    @property
    def server(self) -> PostgresServer:
        if self._server is None:
            self._server = self._running.enter_context(joined(self.server_folder, locks=self.locks))
        return self._server

    def close(self) -> None:
        self._running.close()

    def _file(self, name: str, *, migrated: bool) -> str:
        folder = self.folder / name
        folder.mkdir()
        if migrated:
            shutil.copy(self._migrated_file(), folder / "test.db")
        return f"sqlite:///{folder / 'test.db'}"

    def _migrated_file(self) -> Path:
        file = self.folder / "migrated.db"
        if not file.exists():
            store = open_store(f"sqlite:///{file}")
            store.migrate()
            store.close()
        return file
