"""Which revision a database has, which this program needs, and the way from one to the other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, *, to: str = "head") -> None:
    """Brings the tables up in the caller's transaction, which on both engines is all or nothing."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


@cache
def newest() -> str:
    """The revision that this program needs."""
    head = _scripts().get_current_head()
    if head is None:
        raise RuntimeError("the package was built without its migrations")
    return head


@cache
def all_known() -> frozenset[str]:
    return frozenset(script.revision for script in _scripts().walk_revisions())


def present(connection: Connection) -> str | None:
    """None: no revision was ever applied."""
    return MigrationContext.configure(connection).get_current_revision()


def has_tables(connection: Connection) -> bool:
    """Whether the database holds any table, ours or another program's."""
    return bool(inspect(connection).get_table_names())


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
