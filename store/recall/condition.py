"""In what state the store is: what it holds, when it changed last, and whose turn it is to deliver."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from store.tables import BlobRow, ChangeRow, LeaseRow


@dataclass(frozen=True, slots=True)
class Condition:
    """`size`: bytes of all files that are kept; `lease_until`: None: nobody delivers right now."""

    files: int
    size: int
    changes: int
    changed_at: datetime | None
    lease_until: datetime | None


def condition(session: Session, lease: str) -> Condition:
    files, size = session.execute(select(func.count(), func.sum(BlobRow.size))).one()
    changes, changed_at = session.execute(
        select(func.max(ChangeRow.seq), func.max(ChangeRow.at))
    ).one()
    until = session.scalar(select(LeaseRow.until).where(LeaseRow.name == lease))
    return Condition(files, int(size or 0), int(changes or 0), changed_at, until)
