"""What a submission changes in months that are closed, and whether it may."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy.orm import Session

from store.errors import DecisionRefusedError
from store.recall.closings import closings
from store.record.counting import Entry, Turn
from targets.closings import closing_of
from targets.vocabulary import Closing, Period, Submission


def be_open(session: Session, waiting: Submission, turns: Iterable[Turn]) -> tuple[Period, ...]:
    """The closed months in which it rightly changes what counts.

    Raises: DecisionRefusedError for a month that was closed after the file was checked, and where
    an ordinary file would replace what counts.
    """
    found: set[Period] = set()
    for turn, entry, closing in _closed(session, waiting, turns):
        said = {"submission": str(waiting.id), "period": str(closing.period)}
        if closing.recorded_seq > waiting.received_seq:
            raise DecisionRefusedError("closed_since", **said)
        if turn.key_of(entry) in turn.ended and not waiting.is_correction:
            raise DecisionRefusedError("period_closed", **said)
        found.add(closing.period)
    return tuple(sorted(found))


def closed_among(session: Session, of: Submission, turns: Iterable[Turn]) -> tuple[Period, ...]:
    """The closed months in which it changes what counts, whether it may or not."""
    return tuple(sorted({closing.period for _, _, closing in _closed(session, of, turns)}))


def _closed(
    session: Session, of: Submission, turns: Iterable[Turn]
) -> Iterator[tuple[Turn, Entry, Closing]]:
    holding = closings(session)
    for turn in turns:
        if not turn.is_of_months:
            continue
        for entry in (*turn.begun, *turn.untold):
            closing = closing_of(holding, entry["period"], of.form)
            if closing is not None:
                yield turn, entry, closing
