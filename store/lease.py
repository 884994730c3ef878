"""A lease: of several workers only its holder does a thing, and a dead holder loses it in time."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update

from store.engine import Store
from store.tables import LeaseRow
from store.upsert import insert_if_absent, rows_changed

TIME_TO_LIVE = timedelta(seconds=30)


def hold(store: Store, name: str, holder: str, now: datetime) -> bool:
    """Takes or renews the lease for TIME_TO_LIVE; False: another holder has it still."""
    until = now + TIME_TO_LIVE
    with store.operating() as session:
        taken = (
            update(LeaseRow)
            .where(LeaseRow.name == name, or_(LeaseRow.holder == holder, LeaseRow.until < now))
            .values(holder=holder, until=until)
        )
        if rows_changed(session, taken) == 1:
            return True
        return insert_if_absent(session, LeaseRow, name=name, holder=holder, until=until)


def release(store: Store, name: str, holder: str) -> None:
    """Gives the lease back at once, if this holder has it."""
    with store.operating() as session:
        session.execute(delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == holder))
