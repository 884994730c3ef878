"""What every test may ask for: a store of its own, on both engines unless --engine names one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from store.engine import Store, open_store
from tests.engines import ENGINES, Databases

settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")
"""No examples by chance, and no verdict on how fast a machine is."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--engine",
        choices=(*ENGINES, "both"),
        default="both",
        help="run the tests that use a store on one database engine only",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        chosen = metafunc.config.getoption("engine")
        metafunc.parametrize("engine", ENGINES if chosen == "both" else (chosen,))


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """For tests that need several databases, or one for a whole module: `databases.fresh(engine)`."""
    own = tmp_path_factory.mktemp("databases")
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")  # None: not in parallel
    server_folder = Path(tempfile.gettempdir()) / f"postgres-{(run or str(os.getpid()))[:12]}"
    made = Databases(
        own, server_folder, locks=tmp_path_factory.getbasetemp().parent if run else own
    )
    yield made
    made.close()


@pytest.fixture
def database_url(databases: Databases, engine: str) -> Iterator[str]:
    """The address of a fresh database with its tables."""
    with databases.fresh(engine) as url:
        yield url


@pytest.fixture
def bare_database_url(databases: Databases, engine: str) -> Iterator[str]:
    """The address of a fresh database without any table; on SQLite the file is not there yet."""
    with databases.fresh(engine, migrated=False) as url:
        yield url


@pytest.fixture
def store(database_url: str, tmp_path: Path) -> Iterator[Store]:
    """An empty store that no other test has seen, once on each engine."""
    opened = open_store(database_url, str(tmp_path / "blobs"))
    yield opened
    opened.close()


@pytest.fixture
def fresh_store(store: Store) -> Store:
    """The same as `store`, for tests that are about something else."""
    return store
