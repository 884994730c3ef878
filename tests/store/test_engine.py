import sqlite3
import sys
from pathlib import Path
from typing import get_args

import pytest
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from store import recall
from store.engine import Store, open_store
from store.errors import (
    DatabaseAddressError,
    DatabaseLockedError,
    DatabaseUnreachableError,
    DecisionCode,
    DecisionRefusedError,
    DriverMissingError,
    NewerDatabaseError,
    NotOurDatabaseError,
    NotWritableError,
    OutdatedDatabaseError,
    StoreError,
)
from store.sqlite import _keep_journal, driver, is_wal_safe
from targets.vocabulary import LANGUAGES, Language
from tests.engines import Databases
from tests.make_store import NOW, figure, received
from wording import say

VALUES = (
    *("place", "reason", "seen", "extra", "revision"),
    *("actor", "submission", "count", "newer", "period", "day", "sha256", "line"),
)


def test_opening_a_database_that_is_not_there_creates_nothing(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'absent.db'}")
    assert store.needs_migration
    assert list(tmp_path.iterdir()) == []


def test_a_new_database_needs_migration_and_then_no_more(bare_database_url: str) -> None:
    store = open_store(bare_database_url)
    assert store.needs_migration
    store.migrate()
    assert not store.needs_migration
    store.close()


def test_migrating_twice_is_harmless(bare_database_url: str) -> None:
    store = open_store(bare_database_url)
    store.migrate()
    store.migrate()
    assert not store.needs_migration
    store.close()


def test_migrating_makes_the_folder_of_an_embedded_database(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'new' / 'folder' / 'm.db'}")
    store.migrate()
    assert (tmp_path / "new" / "folder" / "m.db").exists()
    store.close()


def test_reading_before_migration_is_refused(bare_database_url: str) -> None:
    store = open_store(bare_database_url)
    with pytest.raises(OutdatedDatabaseError), store.reading():
        pass
    store.close()


def test_a_store_sees_that_another_program_has_migrated(bare_database_url: str) -> None:
    waiting, other = open_store(bare_database_url), open_store(bare_database_url)
    other.migrate()
    with waiting.reading() as session:
        assert session.execute(text("SELECT count(*) FROM change")).scalar_one() == 0
    waiting.close()
    other.close()


def test_blobs_lie_beside_the_database_unless_told_otherwise(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'm.db'}")
    assert store.blobs.root == tmp_path / "m.db.blobs"


@pytest.mark.parametrize("said", ["{}/files", "file://{}/files"])
def test_blobs_lie_where_they_are_told_to(tmp_path: Path, said: str) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'm.db'}", said.format(tmp_path))
    assert store.blobs.root == tmp_path / "files"


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "mysql://host/name",
        "sqlite://",
        "sqlite:///:memory:",
        "",
        "postgresql://host",
        "postgresql://host:port/name",
    ],
)
def test_an_address_of_no_database_of_ours_is_refused(address: str) -> None:
    with pytest.raises(DatabaseAddressError) as refused:
        open_store(address)
    assert refused.value.values["seen"] == address


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql//someone:hunter2@host/name", "postgresql//someone:***@host/name"),
        ("postgresql//someone:hunter/2@host/name", "postgresql//someone:***@host/name"),
        ("postgresql://someone:hunter@2@host:port/name", "postgresql://someone:***@host:port/name"),
        ("mysql://host/name?password=hunter2&a=1", "mysql://host/name?password=***&a=1"),
    ],
)
def test_an_address_that_is_refused_is_shown_without_its_password(address: str, shown: str) -> None:
    with pytest.raises(DatabaseAddressError) as refused:
        open_store(address)
    assert refused.value.values["seen"] == shown


def test_blobs_in_a_place_that_we_cannot_write_yet_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DatabaseAddressError) as refused:
        open_store(f"sqlite:///{tmp_path / 'm.db'}", "s3://key:hunter2@bucket/files")
    assert refused.value.values["seen"] == "s3://key:***@bucket/files"


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "letter.db"
    file.write_bytes(b"Dear colleague, " * 100)
    with pytest.raises(NotOurDatabaseError):
        open_store(f"sqlite:///{file}")
    assert file.read_bytes() == b"Dear colleague, " * 100


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "theirs.db"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE theirs (a)")
    connection.close()
    with pytest.raises(NotOurDatabaseError):
        open_store(f"sqlite:///{file}")


def test_a_database_of_a_newer_program_is_refused(store: Store, database_url: str) -> None:
    with store.operating() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabaseError) as refused:
        open_store(database_url)
    assert refused.value.values["revision"] == "9999"


def test_a_folder_instead_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWritableError):
        open_store(f"sqlite:///{tmp_path}")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    store = open_store(f"sqlite:///{tmp_path / 'taken' / 'm.db'}")
    with pytest.raises(NotWritableError) as refused:
        store.migrate()
    assert refused.value.values["place"] == str(tmp_path / "taken")


@pytest.mark.parametrize("address", ["someone:hunter2@/any?", "/any?password=hunter2&"])
def test_a_server_that_does_not_answer_is_named_without_its_password(
    tmp_path: Path, address: str
) -> None:
    with pytest.raises(DatabaseUnreachableError) as refused:
        open_store(f"postgresql://{address}host={tmp_path}")
    assert "hunter2" not in str(refused.value.values)
    assert "hunter2" not in str(refused.value)


def test_postgresql_without_its_driver_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.postgresql.find_spec", lambda _name: None)
    with pytest.raises(DriverMissingError) as refused:
        open_store("postgresql://host/name")
    assert refused.value.values == {"extra": "postgresql"}


def test_a_database_locked_by_another_program_is_said_to_be_locked(databases: Databases) -> None:
    with databases.fresh("sqlite") as url:
        store = open_store(f"{url}?timeout=0")
        other = driver().connect(url.removeprefix("sqlite:///"))
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseLockedError), store.operating():
            pass
        other.close()
        store.close()


def test_a_postgresql_lock_that_is_not_given_back_is_said_to_be_one(databases: Databases) -> None:
    with databases.fresh("postgresql") as url:
        holder, waiter = open_store(url), open_store(f"{url}&options=-c%20lock_timeout%3D1")
        with (
            holder.writing(actor="li", kind="test", now=NOW),
            pytest.raises(DatabaseLockedError),
            waiter.writing(actor="li", kind="test", now=NOW),
        ):
            pass
        holder.close()
        waiter.close()


def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(NotWritableError), store.reading() as session:
        session.execute(text("DELETE FROM counter"))


def test_a_writer_that_fails_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.writing(actor="li", kind="test", now=NOW):
        raise ZeroDivisionError
    with store.reading() as session:
        assert recall.newest_seq(session) == 0


def test_a_reader_keeps_the_snapshot_with_which_it_began(store: Store) -> None:
    with store.reading() as session:
        before = recall.newest_seq(session)
        received(store, figure())
        assert recall.newest_seq(session) == before
    with store.reading() as session:
        assert recall.newest_seq(session) == before + 1


def test_sqlite_uses_the_write_ahead_log_and_syncs_fully(databases: Databases) -> None:
    with databases.fresh("sqlite") as url:
        store = open_store(url)
        with store.operating() as session:
            asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "query_only")
            said = {name: session.execute(text(f"PRAGMA {name}")).scalar() for name in asked}
        store.close()
    assert said == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 10_000,
        "query_only": 0,
    }


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 6, 23), True),
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
    ],
)
def test_the_write_ahead_log_is_refused_on_builds_that_can_lose_a_commit(
    version: tuple[int, ...],
    safe: bool,  # noqa: FBT001 a column of the table above
) -> None:
    assert is_wal_safe(version) is safe


def test_an_old_build_of_sqlite_gets_a_rollback_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3.dbapi2", None)  # as where there is no wheel
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    store = open_store(f"sqlite:///{tmp_path / 'm.db'}")
    store.migrate()
    with store.operating() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar() == "delete"
    assert store.keeps_rollback_journal
    store.close()


def test_the_journal_is_set_once_whoever_holds_the_lock_lets_go() -> None:
    busy = BusyConnection(times=3)
    _keep_journal(busy, "WAL", OSError)
    assert busy.journal == "WAL"
    with pytest.raises(OSError, match="locked"):
        _keep_journal(BusyConnection(times=1000), "WAL", OSError)


class BusyConnection:
    """Refuses the journal some times, as SQLite does while another program creates the file."""

    def __init__(self, *, times: int) -> None:
        self.times, self.journal = times, ""

    def execute(self, statement: str) -> None:
        if statement.startswith("PRAGMA") and self.times:
            self.times -= 1
            raise OSError("database is locked")
        if statement.startswith("PRAGMA journal_mode = "):
            self.journal = statement.removeprefix("PRAGMA journal_mode = ")


def test_a_text_that_no_database_can_hold_is_kept_with_a_mark(store: Store) -> None:
    submission = received(store, figure(seen="a\x00b"), file_name="x\ud800.xlsx")
    assert submission.file_name == "x\ufffd.xlsx"
    with store.reading() as session:
        assert recall.figures(session, submission.id)[0].seen == "a\ufffdb"


def test_a_moment_without_its_time_zone_is_refused(store: Store) -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(StatementError), store.reading() as session:
        recall.seq_at(session, naive)


def _tree(kind: type[StoreError]) -> list[type[StoreError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in _tree(child))]


@pytest.mark.parametrize("kind", _tree(StoreError)[1:])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fault_is_worded_in_both_languages(
    kind: type[StoreError], language: Language
) -> None:
    codes = get_args(DecisionCode) if kind is DecisionRefusedError else (kind.code,)
    for code in codes:
        assert say(f"store.{code}", language, **dict.fromkeys(VALUES, "x"))
