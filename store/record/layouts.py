"""A workbook's layout that a person confirmed: kept as the next version, never changed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select

from store import audit, clock
from store.engine import Store
from store.tables import LayoutVersionRow


def keep_layout(
    store: Store, layout: str, text: str, *, actor: str, now: datetime, comment: str = ""
) -> int:
    """The version under which it is kept; the newest one's own number where nothing changed."""
    with store.operating() as session:
        clock.lock(session)
        newest = session.scalars(
            select(LayoutVersionRow)
            .where(LayoutVersionRow.layout == layout)
            .order_by(LayoutVersionRow.version.desc())
            .limit(1)
        ).one_or_none()
        if newest is not None and newest.text == text:
            return newest.version
        version = newest.version + 1 if newest is not None else 1
        change = clock.advance(session, actor=actor, kind="layout", now=now)
        session.execute(
            insert(LayoutVersionRow).values(
                layout=layout,
                version=version,
                seq=change.seq,
                text=text,
                actor=actor,
                comment=comment,
            )
        )
        audit.write(change, "layout", f"layout {layout}", {"version": str(version)})
        return version
