"""Insert a row unless its key is there: the one statement that both engines spell in their own module."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Update, literal_column
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from store.tables import Base


def insert_if_absent(session: Session, table: type[Base], **values: Any) -> bool:
    """False: a row with the same unique key was there, and stays as it is."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = postgresql.insert if on_postgresql else sqlite.insert
    statement = insert(table).values(**values).on_conflict_do_nothing()
    return session.execute(statement.returning(literal_column("1"))).first() is not None


def rows_changed(session: Session, statement: Update) -> int:
    """Runs an UPDATE and counts the rows that it changed."""
    updated: Any = session.execute(statement)
    return int(updated.rowcount)
