"""A command line on a fresh database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines import Databases
from tests.make_commands import CommandLine


@pytest.fixture
def line(databases: Databases, tmp_path: Path) -> Iterator[CommandLine]:
    """On SQLite: what differs between the engines is the store's, and tested there."""
    with databases.fresh("sqlite") as url:
        yield CommandLine(tmp_path, url)


@pytest.fixture
def each_line(database_url: str, tmp_path: Path) -> CommandLine:
    """Once on each engine, every call in a process of its own."""
    return CommandLine(tmp_path, database_url, is_process=True)
