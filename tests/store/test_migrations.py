import re

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from store.engine import Store, open_store
from store.tables import Base
from tests.engines import Databases
from tests.store.threads import in_threads

DESCRIBED = {
    "sqlite": """
        SELECT name, sql FROM sqlite_master
        WHERE type IN ('table', 'index') AND name NOT LIKE 'alembic%' AND sql IS NOT NULL
    """,
    "postgresql": """
        SELECT indexname, indexdef, '' FROM pg_indexes
        WHERE schemaname = 'public' AND tablename <> 'alembic_version'
        UNION ALL
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid <> 'alembic_version'::regclass
        UNION ALL
        SELECT table_name, column_name, data_type || is_nullable || coalesce(collation_name, '')
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> 'alembic_version'
    """,
}


def test_autogenerate_finds_no_difference(store: Store) -> None:
    with store.operating() as session:
        context = MigrationContext.configure(session.connection())
        assert compare_metadata(context, Base.metadata) == []


def test_revisions_and_tables_agree_in_checks_and_conditions_too(
    store: Store, bare_database_url: str
) -> None:
    with store.operating() as session:
        migrated = _described(session.connection())
    direct = open_store(bare_database_url)
    with direct._writes.begin() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
        Base.metadata.create_all(connection)
        assert _described(connection) == migrated
    direct.close()


def test_every_table_on_sqlite_is_strict(databases: Databases) -> None:
    with databases.fresh("sqlite") as url:
        store = open_store(url)
        with store.reading() as session:
            lax = text("SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict")
            names = set(session.scalars(lax))
        store.close()
    assert names <= {"alembic_version", "sqlite_schema", "sqlite_temp_schema"}


def test_programs_that_migrate_at_once_do_not_meet(bare_database_url: str) -> None:
    stores = [open_store(bare_database_url) for _ in range(4)]
    in_threads([store.migrate for store in stores])
    with stores[0].operating() as session:
        assert session.scalars(text("SELECT value FROM counter")).all() == [0]
    for store in stores:
        store.close()


def test_a_migration_that_fails_leaves_nothing_behind(bare_database_url: str) -> None:
    store = open_store(bare_database_url)
    with store._writes.begin() as connection:  # stands in the way of a table that comes late
        connection.execute(text("CREATE TABLE uploaded_row (a INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        store.migrate()
    with store._writes.begin() as connection:
        connection.execute(text("DROP TABLE uploaded_row"))
    store.migrate()
    assert not store.needs_migration
    store.close()


def _described(connection: Connection) -> list[tuple[str, ...]]:
    """Everything that the database knows of our tables; constraints in any order."""
    rows = connection.execute(text(DESCRIBED[connection.dialect.name]))
    return sorted((row[0], *sorted(_clauses(" ".join(row[1:])))) for row in rows)


def _clauses(definition: str) -> list[str]:
    return re.split(r",? CONSTRAINT | \) ", " ".join(definition.split()))
