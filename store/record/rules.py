"""The checks' rules: an altered version is kept and holds from now on; the older ones stay."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import insert, select

from store import audit, clock
from store.engine import Store
from store.errors import DecisionRefusedError
from store.tables import RuleVersionRow
from store.tables.columns import storable


def keep_rules(store: Store, text: str, *, actor: str, comment: str, now: datetime) -> bool:
    """Puts a text of rules in force; False: it was in force already. Whoever calls has read it.

    Raises: DecisionRefusedError without a comment.
    """
    if not comment.strip():
        raise DecisionRefusedError("rules_need_comment")
    kept = storable(text)
    digest = sha256(kept.encode()).hexdigest()
    with store.operating() as session:
        clock.lock(session)
        newest = select(RuleVersionRow.sha256).order_by(RuleVersionRow.seq.desc()).limit(1)
        if session.execute(newest).scalar_one_or_none() == digest:
            return False
        change = clock.advance(session, actor=actor, kind="rules", now=now)
        session.execute(
            insert(RuleVersionRow).values(
                seq=change.seq, text=kept, sha256=digest, actor=change.actor, comment=comment
            )
        )
        audit.write(change, "rules", f"rules {digest}", {"comment": comment})
        return True
