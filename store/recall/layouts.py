"""The layouts that people confirmed, every version, as they were kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.tables import ChangeRow, LayoutVersionRow


@dataclass(frozen=True, slots=True)
class KeptLayout:
    """`text` is the layout as YAML, without its version."""

    layout: str
    version: int
    text: str
    by: str
    at: datetime
    comment: str


def kept_layouts(session: Session) -> tuple[KeptLayout, ...]:
    """By layout; the newest version of each first."""
    query = (
        select(LayoutVersionRow, ChangeRow.at)
        .join(ChangeRow, ChangeRow.seq == LayoutVersionRow.seq)
        .order_by(LayoutVersionRow.layout, LayoutVersionRow.version.desc())
    )
    return tuple(
        KeptLayout(row.layout, row.version, row.text, row.actor, at, row.comment)
        for row, at in session.execute(query)
    )
