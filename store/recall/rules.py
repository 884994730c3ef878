"""The checks' rules that hold, now or at a change, and every version that held before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from store.tables import ChangeRow, RuleVersionRow


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """A text of rules that was put in force at `seq`."""

    seq: int
    at: datetime
    text: str
    sha256: str
    actor: str
    comment: str


def rule_versions(session: Session) -> tuple[RuleVersion, ...]:
    """The newest first; it is the one in force. Empty: the product's own rules are."""
    query = select(RuleVersionRow, ChangeRow.at).join(
        ChangeRow, ChangeRow.seq == RuleVersionRow.seq
    )
    rows = session.execute(query.order_by(RuleVersionRow.seq.desc()))
    return tuple(
        RuleVersion(row.seq, at, row.text, row.sha256, row.actor, row.comment) for row, at in rows
    )


def rules_text(session: Session, *, seq: int | None = None) -> str | None:
    """The text in force, now or at a change (so a submission's, by its `received_seq`); None: none was."""
    query = select(RuleVersionRow.text).order_by(RuleVersionRow.seq.desc()).limit(1)
    if seq is not None:
        query = query.where(RuleVersionRow.seq <= seq)
    return session.execute(query).scalar_one_or_none()
