"""A filled store and the app over it, made once a process; tests that write take a copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.document import Dashboard
from store import recall
from store.engine import Store, open_store
from tests.make_pages import dashboard_over, filled_store


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    filled_store(folder).close()
    return folder


@pytest.fixture(scope="session")
def filled(filled_folder: Path) -> Iterator[Store]:
    """For tests that only look."""
    store = open_store(f"sqlite:///{filled_folder / 'pages.db'}")
    yield store
    store.close()


@pytest.fixture(scope="session")
def app(filled: Store) -> Dashboard:
    return dashboard_over(filled)


@pytest.fixture(scope="session")
def waiting(filled: Store) -> int:
    """The submission of Jinshan that waits, with an explained warning."""
    with filled.reading() as session:
        return next(s.id for s in recall.waiting(session) if s.agency == "310116")


@pytest.fixture
def own_store(filled_folder: Path, tmp_path: Path) -> Iterator[Store]:
    """For tests that record something."""
    folder = tmp_path / "own"
    shutil.copytree(filled_folder, folder)
    store = open_store(f"sqlite:///{folder / 'pages.db'}")
    yield store
    store.close()
