"""The rules in force and the plans against which figures are judged, each version kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import insert, select

from store import audit, clock
from store.engine import Store
from store.record.counting import differing, replace
from store.tables import CatalogueVersionRow, PlanRow
from targets.vocabulary import PlanPoint

PLAN_KEY = ("target", "area", "period")
PROGRAM = "program"
"""Who changed something when no person did: the program itself, at its start."""


def keep_catalogue(store: Store, sha256: str, text: str, *, now: datetime) -> bool:
    """Keeps the text of a targets.yaml as in force from now on; False: it was in force already."""
    with store.operating() as session:
        clock.lock(session)
        newest = (
            select(CatalogueVersionRow.sha256).order_by(CatalogueVersionRow.seq.desc()).limit(1)
        )
        if session.execute(newest).scalar_one_or_none() == sha256:
            return False
        change = clock.advance(session, actor=PROGRAM, kind="catalogue", now=now)
        session.execute(
            insert(CatalogueVersionRow).values(seq=change.seq, sha256=sha256, text=text)
        )
        audit.write(change, "catalogue", f"catalogue {sha256}", {})
        return True


def keep_plan(store: Store, points: Sequence[PlanPoint], *, actor: str, now: datetime) -> bool:
    """Milestones and allocations hold from now on; False: they held already, every one."""
    with store.operating() as session:
        clock.lock(session)
        said = [
            {"target": p.target, "area": p.area, "period": p.period, "value": p.value}
            for p in points
        ]
        holding = session.execute(
            select(PlanRow.target, PlanRow.area, PlanRow.period, PlanRow.value).where(
                PlanRow.superseded_seq.is_(None)
            )
        ).mappings()
        changed = differing(said, [dict(row) for row in holding], PLAN_KEY, ("value",))
        if not changed:
            return False
        change = clock.advance(session, actor=actor, kind="plan", now=now)
        replace(change, PlanRow, PLAN_KEY, changed)
        audit.write(change, "plan", "plan", {"points": str(len(changed))})
        return True
