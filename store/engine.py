"""The Store: one database and its blobs, opened by address, read in snapshots, written one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy import URL, Connection, Engine, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from store import clock, postgresql, revisions, sqlite
from store.blobs import BlobFolder
from store.clock import Change
from store.errors import (
    DatabaseAddressError,
    NewerDatabaseError,
    NotOurDatabaseError,
    NotWritableError,
    OutdatedDatabaseError,
)
from store.faults import explained, place

PASSWORD = re.compile("(?<=:)(?!//).*(?=@)|(?<=password=)[^&]*")
MIGRATION_LOCK = 7_306_211
"""PostgreSQL: two programs that start at once must not both create the tables."""


class Store:
    """Open it with `open_store`. Threads may share one; so may processes, each with its own."""

    def __init__(self, url: URL, blobs: BlobFolder) -> None:
        self.url = url
        self.blobs = blobs
        kind = sqlite if url.get_backend_name() == "sqlite" else postgresql
        self._reads: Engine = kind.engine(url, writes=False)
        self._writes: Engine = kind.engine(url, writes=True)
        self._revision: str | None = None
        try:
            self._look()
        except BaseException:
            self.close()
            raise

    @property
    def place(self) -> str:
        """Where the database is, for messages; never with a password."""
        return place(self.url)

    @property
    def folder(self) -> Path | None:
        """Where the database's file lies; None: it is no file."""
        return self._file.parent if self._file is not None else None

    @property
    def needs_migration(self) -> bool:
        return self._revision != revisions.newest()

    @property
    def keeps_rollback_journal(self) -> bool:
        """An SQLite build too old for the write-ahead log is in use; worth one line at start."""
        if self.url.get_backend_name() != "sqlite":
            return False
        return not sqlite.is_wal_safe(sqlite.driver().sqlite_version_info)

    def migrate(self) -> None:
        """Creates the tables or brings them up to date, all or nothing; twice is harmless."""
        if self._file is not None:
            _make_folder(self._file.parent)
        with explained(self.url), self._writes.begin() as connection:
            if self._file is None:
                connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            revisions.upgrade(connection)
        self._revision = revisions.newest()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A snapshot: everything read in it was true at one moment. Raises: StoreError."""
        self._be_current()
        with explained(self.url), Session(self._reads, autoflush=False) as session, session.begin():
            yield session

    @contextmanager
    def operating(self) -> Iterator[Session]:
        """A write transaction that is no change of what is known (post, leases). Raises: StoreError."""
        self._be_current()
        with explained(self.url), Session(self._writes) as session, session.begin():
            session.connection()  # on SQLite the write lock is taken here, not at the first statement
            yield session

    @contextmanager
    def writing(self, *, actor: str, kind: str, now: datetime) -> Iterator[Change]:
        """A change of what is known, all or nothing, one at a time. Raises: StoreError."""
        with self.operating() as session:
            yield clock.advance(session, actor=actor, kind=kind, now=now)

    def close(self) -> None:
        self._reads.dispose()
        self._writes.dispose()

    @property
    def _file(self) -> Path | None:
        is_file = self.url.get_backend_name() == "sqlite"
        return Path(self.url.database or "") if is_file else None

    def _be_current(self) -> None:
        if self.needs_migration:
            self._look()
        if self.needs_migration:
            raise OutdatedDatabaseError(place=self.place)

    def _look(self) -> None:
        """Learns the revision without creating anything."""
        if self._file is not None and not self._file.exists():
            self._revision = None
            return
        with explained(self.url), self._reads.connect() as connection:
            self._revision = self._recognised(connection)

    def _recognised(self, connection: Connection) -> str | None:
        revision = revisions.present(connection)
        if revision is None and revisions.has_tables(connection):
            raise NotOurDatabaseError(place=self.place)
        if revision is not None and revision not in revisions.all_known():
            raise NewerDatabaseError(place=self.place, revision=revision)
        return revision


def open_store(url: str, blob_url: str | None = None) -> Store:
    """Opens, without creating anything, the database at `sqlite:///file` or `postgresql://…`.

    `blob_url` None: the uploaded files lie beside the database, in `<database>.blobs/`.
    Raises: StoreError.
    """
    address = _address(url)
    return Store(address, BlobFolder(_blob_folder(address, blob_url)))


def _address(url: str) -> URL:
    refused = DatabaseAddressError(seen=PASSWORD.sub("***", url))
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as error:  # the latter for a port that is no number
        raise refused from error
    backend = address.get_backend_name()
    if backend == "sqlite" and address.database not in (None, "", ":memory:"):
        return address.set(drivername="sqlite+pysqlite")
    if backend in ("postgresql", "postgres") and address.database:
        return address.set(drivername="postgresql+psycopg")
    raise refused


def _blob_folder(address: URL, blob_url: str | None) -> Path:
    if blob_url is None:
        return Path(f"{address.database}.blobs")
    parts = urlsplit(blob_url)
    if parts.scheme not in ("", "file"):
        raise DatabaseAddressError(seen=PASSWORD.sub("***", blob_url))
    return Path(unquote(parts.path) if parts.scheme else blob_url)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritableError(place=str(folder), reason=error.strerror or "") from error
