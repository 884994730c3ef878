"""The office closes a month (封账), or opens it again: a decision with a reason, kept like any other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, update

from store import audit, clock
from store.clock import Change
from store.engine import Store
from store.errors import DecisionRefusedError
from store.recall.closings import closings
from store.tables import ClosingRow
from targets.closings import EVERY_FORM
from targets.vocabulary import Closing, ClosingState, Period

KINDS = {ClosingState.CLOSED: "close", ClosingState.OPEN: "reopen"}


@dataclass(frozen=True, slots=True)
class Month:
    """What is closed or opened: one form's month, or (form empty) that of every form."""

    period: Period
    form: str = EVERY_FORM

    def __str__(self) -> str:
        return f"{self.period} {self.form}".strip()


def close(store: Store, month: Month, *, actor: str, now: datetime, comment: str) -> bool:
    """From here on only corrections with a reason change what counts in it; False: so it was already.

    Raises: DecisionRefusedError without a comment.
    """
    return _decided(store, month, ClosingState.CLOSED, actor=actor, now=now, comment=comment)


def reopen(store: Store, month: Month, *, actor: str, now: datetime, comment: str) -> bool:
    """Workbooks change what counts in it as in any other month; False: so it was already.

    Raises: DecisionRefusedError without a comment.
    """
    return _decided(store, month, ClosingState.OPEN, actor=actor, now=now, comment=comment)


def _decided(
    store: Store, month: Month, state: ClosingState, *, actor: str, now: datetime, comment: str
) -> bool:
    if not comment.strip():
        raise DecisionRefusedError("reason_missing")
    with store.operating() as session:
        clock.lock(session)
        holding = [one for one in closings(session) if one.period == month.period]
        if _is_so(holding, month.form, state):
            return False
        change = clock.advance(session, actor=actor, kind=KINDS[state], now=now)
        _take(change, month, state, comment)
        audit.write(change, KINDS[state], f"period {month}", {"comment": comment})
        return True


def _is_so(holding: list[Closing], form: str, state: ClosingState) -> bool:
    """Whether the decision would change nothing for any form that it is about."""
    said = {one.form: one.state for one in holding}
    whole = said.get(EVERY_FORM, ClosingState.OPEN)
    if form != EVERY_FORM:
        return said.get(form, whole) is state
    return whole is state and all(each is state for each in said.values())


def _take(change: Change, month: Month, state: ClosingState, comment: str) -> None:
    """A decision on the whole month ends those on its forms."""
    ended = update(ClosingRow).where(
        ClosingRow.period == month.period, ClosingRow.superseded_seq.is_(None)
    )
    if month.form != EVERY_FORM:
        ended = ended.where(ClosingRow.form == month.form)
    change.session.execute(ended.values(superseded_seq=change.seq))
    change.session.execute(
        insert(ClosingRow).values(
            period=month.period,
            form=month.form,
            recorded_seq=change.seq,
            state=state,
            actor=change.actor,
            comment=comment,
        )
    )
