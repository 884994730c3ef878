"""PostgreSQL as this product uses it: the driver behind an extra, isolation, waits."""

from __future__ import annotations

from importlib.util import find_spec

from sqlalchemy import URL, Engine, create_engine

from store.errors import DriverMissingError

WAITS_SECONDS = 10
CONNECTS_WITHIN_SECONDS = 5
EXTRA = "postgresql"
OPTIONS = f"-c lock_timeout={WAITS_SECONDS * 1000}"


def engine(url: URL, *, writes: bool) -> Engine:
    """Writers read what is committed once they hold the lock; readers keep one snapshot.

    `?options=` in the address replaces ours. Raises: DriverMissingError.
    """
    if find_spec("psycopg") is None:
        raise DriverMissingError(extra=EXTRA)
    options = {} if writes else {"postgresql_readonly": True}
    return create_engine(
        url,
        connect_args={"connect_timeout": CONNECTS_WITHIN_SECONDS}
        | ({} if "options" in url.query else {"options": OPTIONS}),
        pool_pre_ping=True,
        pool_size=10,
        max_overflow=20,
        isolation_level="READ COMMITTED" if writes else "REPEATABLE READ",
        execution_options=options,
    )
