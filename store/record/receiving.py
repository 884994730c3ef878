"""A workbook that comes in: recorded whole, with all that it says, before anything of it counts."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from store import audit, clock
from store.bulk import write_rows
from store.clock import Change
from store.engine import Store
from store.errors import ChangedMeanwhileError
from store.recall.submissions import duplicate, existing_submission
from store.record.arrival import Arrival
from store.record.contents import Contents, contents, digest, identity
from store.record.decisions import withdrawn
from store.rosters import by_fault, placed
from store.scales import RATIO_PART_DECIMALS, scaled, settled_scales
from store.tables import BlobRow, ChangeRow, ListedRow, SubmissionRow
from store.tables.rosters import places
from store.upsert import insert_if_absent
from targets.vocabulary import Submission, SubmissionState

NO_EFFECT = ("receive", "refuse", "send_back", "withdraw")
"""The kinds of changes that leave what counts, its rules and its due dates as they were."""


def receive(
    store: Store,
    arrival: Arrival,
    *,
    now: datetime,
    replacing: int | None = None,
    checked_at: int | None = None,
) -> tuple[Submission, bool]:
    """Records the workbook as submitted, or as refused; False: it is there already, nothing was done.

    The same bytes for the same agency, form and period are there already while a submission of them
    waits or counts; after a refusal, a return or a withdrawal they may come again. `replacing`: if it
    is that one which waits, it is withdrawn in the same transaction. `checked_at`: the change up to
    which it was held against what counts.
    Raises: BlobMissingError; ChangedMeanwhileError when what counts is another since `checked_at`;
    ValueError when, unrefused, two figures stand for one thing or one is too large to be kept.
    """
    if not arrival.is_refused:
        _be_unambiguous(arrival)
    size = store.blobs.size(arrival.sha256)
    said = contents(arrival)  # a long list is sealed before the lock is taken
    with store.operating() as session:
        clock.lock(session)
        earlier = duplicate(
            session,
            agency=arrival.agency,
            form=arrival.form,
            period=arrival.period,
            sha256=arrival.sha256,
        )
        if earlier is not None and not arrival.is_refused:
            if earlier.id != replacing or earlier.state is not SubmissionState.SUBMITTED:
                return earlier, False
            withdrawn(session, earlier.id, actor=arrival.by, now=now)
        if checked_at is not None:
            _be_as_checked(session, checked_at)
        kind = "refuse" if arrival.is_refused else "receive"
        change = clock.advance(session, actor=arrival.by, kind=kind, now=now)
        insert_if_absent(session, BlobRow, sha256=arrival.sha256, size=size, created_seq=change.seq)
        if not arrival.is_refused:
            _be_countable(session, arrival)
        number = _insert(change, arrival, said)
        audit.write(change, kind, f"submission {number}", _summary(arrival))
        return existing_submission(session, number), True


def _be_as_checked(session: Session, checked_at: int) -> None:
    later = select(ChangeRow.seq).where(ChangeRow.seq > checked_at, ~ChangeRow.kind.in_(NO_EFFECT))
    if session.execute(later.limit(1)).first() is not None:
        raise ChangedMeanwhileError


def _be_unambiguous(arrival: Arrival) -> None:
    keys = [(o.indicator, o.source, o.period, o.area) for o in arrival.observations]
    notes = [(n.subject, n.item, n.source, n.period) for n in arrival.action_notes]
    plan = [(p.target, p.source, p.area, p.period) for p in arrival.plan]
    levels = [(one.parameter, one.source, one.area) for one in arrival.levels]
    if any(len(set(said)) < len(said) for said in (keys, notes, plan, levels)):
        raise ValueError(f"two figures stand for one thing in {arrival.file_name!r}")


def _be_countable(session: Session, arrival: Arrival) -> None:
    said = arrival.observations
    scales = settled_scales(session, (o.indicator for o in said), arrival.decimals)
    for figure in said:
        scaled(figure.value, scales[figure.indicator])
        scaled(figure.numerator, RATIO_PART_DECIMALS)
        scaled(figure.denominator, RATIO_PART_DECIMALS)


def _insert(change: Change, arrival: Arrival, said: Contents) -> int:
    head = identity(arrival)
    state = SubmissionState.REFUSED if arrival.is_refused else SubmissionState.SUBMITTED
    inserted = change.session.execute(
        insert(SubmissionRow)
        .values(
            **head,
            state=state,
            received_at=change.at,
            received_seq=change.seq,
            digest=digest(head, said),
        )
        .returning(SubmissionRow.id)
    )
    number = int(inserted.scalar_one())
    for table, entries in said.items():
        if entries:
            change.session.execute(insert(table), [{"submission": number, **e} for e in entries])
    for place, roster in enumerate(arrival.rosters, 1):
        for entries in by_fault(roster.entries):
            write_rows(change.session, ListedRow, placed(entries, places(number, place).start))
    return number


def _summary(arrival: Arrival) -> dict[str, str]:
    return {
        "agency": arrival.agency,
        "form": arrival.form,
        "period": str(arrival.period),
        "sha256": arrival.sha256,
        "file": arrival.file_name,
    }
