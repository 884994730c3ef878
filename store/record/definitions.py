"""The definitions in force, each version kept, and the due dates that the office has put off."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select

from store import audit, clock
from store.engine import Store
from store.errors import DecisionRefusedError
from store.recall.plans import TAKE_BACK, extension
from store.recall.submissions import sent
from store.record.counting import end, replace
from store.tables import CatalogueVersionRow, ExtensionRow
from targets.vocabulary import Extension, SubmissionState

IN = (SubmissionState.SUBMITTED, SubmissionState.ACCEPTED)
"""A form that waits or counts needs no later day; one that was sent back does."""
EXTENSION_KEY = ("agency", "form", "period")
PROGRAM = "program"
"""Who changed something when no person did: the program itself, at its start."""


def keep_catalogue(store: Store, sha256: str, text: str, *, now: datetime) -> bool:
    """Keeps the text of a targets.yaml as in force from now on; False: it was in force already."""
    with store.operating() as session:
        clock.lock(session)
        newest = (
            select(CatalogueVersionRow.sha256).order_by(CatalogueVersionRow.seq.desc()).limit(1)
        )
        before = session.execute(newest).scalar_one_or_none()
        if before == sha256:
            return False
        change = clock.advance(session, actor=PROGRAM, kind="catalogue", now=now)
        session.execute(
            insert(CatalogueVersionRow).values(seq=change.seq, sha256=sha256, text=text)
        )
        said = {} if before is None else {"before": before}
        audit.write(change, "catalogue", f"catalogue {sha256}", said)
        return True


def extend(store: Store, granted: Extension, *, now: datetime) -> None:
    """The due date holds from now on, in place of the rule's and of any granted before.

    Raises: DecisionRefusedError without a reason, and for a form that is in.
    """
    if not granted.reason.strip():
        raise DecisionRefusedError("reason_missing")
    with store.operating() as session:
        clock.lock(session)
        came = sent(session, granted.agency, granted.form, granted.period)
        if any(one.state in IN for one in came):
            raise DecisionRefusedError("form_is_in")
        change = clock.advance(session, actor=granted.granted_by, kind="extend", now=now)
        entry = {
            "agency": granted.agency,
            "form": granted.form,
            "period": granted.period,
            "due": granted.due,
            "reason": granted.reason.strip(),
            "granted_by": granted.granted_by,
        }
        replace(change, ExtensionRow, EXTENSION_KEY, [entry])
        said = {"due": granted.due.isoformat(), "reason": entry["reason"]}
        audit.write(
            change, "extend", _subject(granted), {key: str(value) for key, value in said.items()}
        )


def take_back_extension(
    store: Store, granted: Extension, *, by: str, reason: str, now: datetime
) -> None:
    """The rule's due date holds again from now on; what was granted, by whom and why stays on record.

    `granted`: as it was looked at. Raises: DecisionRefusedError without a reason, where it holds no
    more, and once the form has come: it was relied on.
    """
    if not reason.strip():
        raise DecisionRefusedError("reason_missing")
    with store.operating() as session:
        clock.lock(session)
        if extension(session, granted.agency, granted.form, granted.period) != granted:
            raise DecisionRefusedError("extension_gone")
        came = sent(session, granted.agency, granted.form, granted.period)
        if any(one.state in IN for one in came):
            raise DecisionRefusedError("extension_used")
        change = clock.advance(session, actor=by, kind=TAKE_BACK, now=now)
        key = {name: getattr(granted, name) for name in EXTENSION_KEY}
        end(change, ExtensionRow, EXTENSION_KEY, [key])
        said = {"due": granted.due.isoformat(), "reason": reason.strip()}
        audit.write(change, TAKE_BACK, _subject(granted), said)


def _subject(granted: Extension) -> str:
    return f"{granted.form} {granted.agency} {granted.period}"
