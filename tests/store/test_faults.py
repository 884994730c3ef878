from pathlib import Path

import pytest
from sqlalchemy import text

from store import recall
from store.engine import Store, open_store
from store.errors import DamagedDatabaseError, DatabaseUnreachableError, DiskFullError
from tests.engines import Databases
from tests.make_store import NOW, accepted, figure, received

OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"


def test_a_full_disk_is_said_to_be_one_and_nothing_is_half_written(databases: Databases) -> None:
    with databases.fresh("sqlite") as url:
        store = open_store(url)
        _allow_pages(store, 1)  # SQLite raises it to what is there: not one page more
        with pytest.raises(DiskFullError):
            received(store, *(figure(n, area=str(n)) for n in range(2000)))
        with store.reading() as session:
            assert recall.known(session).submissions == ()
        _allow_pages(store, 100_000)
        assert accepted(store, figure()).accepted_seq == 2
        store.close()


def test_a_damaged_file_is_said_to_be_one(databases: Databases) -> None:
    with databases.fresh("sqlite") as url:
        file = Path(url.removeprefix("sqlite:///"))
        content = bytearray(file.read_bytes())
        content[4096 * 2 :] = b"\xff" * (len(content) - 4096 * 2)
        file.write_bytes(content)
        with pytest.raises(DamagedDatabaseError) as refused:
            open_store(url)
    assert refused.value.values["place"] == str(file)


def test_a_connection_that_died_between_two_uses_is_not_noticed(
    databases: Databases, tmp_path: Path
) -> None:
    with databases.fresh("postgresql") as url:
        store, other = open_store(url, str(tmp_path)), open_store(url, str(tmp_path))
        received(store, figure())
        _end_all_others(other)
        with store.reading() as session:
            assert recall.newest_seq(session) == 1
        assert received(store, figure(2)).received_seq == 2
        store.close()
        other.close()


def test_a_connection_that_dies_during_a_change_leaves_nothing_of_it(
    databases: Databases, tmp_path: Path
) -> None:
    with databases.fresh("postgresql") as url:
        store, other = open_store(url, str(tmp_path)), open_store(url, str(tmp_path))
        with pytest.raises(DatabaseUnreachableError):
            _change_cut_off_by(store, other)
        assert received(store, figure()).received_seq == 1
        store.close()
        other.close()


def _change_cut_off_by(store: Store, other: Store) -> None:
    with store.writing(actor="li", kind="test", now=NOW) as change:
        _end_all_others(other)
        change.session.execute(text("SELECT 1"))


def _allow_pages(store: Store, pages: int) -> None:
    with store.operating() as session:
        session.execute(text(f"PRAGMA max_page_count = {pages}"))


def _end_all_others(store: Store) -> None:
    with store.operating() as session:
        session.execute(text(f"{OTHERS} AND pid <> pg_backend_pid()"))
