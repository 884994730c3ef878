"""What is accepted begins to count; what it replaces is superseded, never altered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, and_, bindparam, insert, select, update

from store.clock import Change
from store.errors import DecisionRefusedError
from store.scales import RATIO_PART_DECIMALS, scaled, settled_scales
from store.tables import ActionNoteRow, Base, FigureRow, NoteRow, ObservationRow, PlanRow

FIGURE_KEY = ("indicator", "source", "period", "area")
FIGURE_SAYS = ("value", "numerator", "denominator", "state")
NOTE_KEY = ("subject", "item", "source", "period")
NOTE_SAYS = (
    *("action", "state", "text", "work", "problems", "next_steps"),
    *("done_on", "evidence", "self_assessed"),
)
RECORDED = ("recorded_seq", "submission")

NARRATED = ("clause", "source", "period")
"""What a narrative report tells anew as a whole."""

Entry = Mapping[str, Any]
Counted = type[ObservationRow | ActionNoteRow | PlanRow]


def count_figures(change: Change, submission: int, *, checked_at: int) -> None:
    """A figure equal to the one that counts already leaves that one, and its cell, in place.

    `checked_at`: the change up to which the submission was checked against what counts.
    Raises: DecisionRefusedError when it would replace what began to count after that.
    """
    said = _rows(change, _figures(submission))
    scales = settled_scales(change.session, (entry["indicator"] for entry in said), {})
    said = [_in_whole_numbers(entry, scales[entry["indicator"]]) for entry in said]
    counting = _rows(change, _figures_counting_beside(submission))
    changed = differing(said, counting, FIGURE_KEY, FIGURE_SAYS)
    _be_checked(submission, changed, counting, FIGURE_KEY, checked_at)
    replace(change, ObservationRow, FIGURE_KEY, changed)


def count_notes(change: Change, submission: int, *, checked_at: int) -> None:
    """As for figures; and a narrative takes the place of all that the body's last one told of a clause."""
    said = [_with_subject(entry) for entry in _rows(change, _notes(submission))]
    counting = _rows(change, _notes_counting_beside(submission))
    changed = differing(said, counting, NOTE_KEY, NOTE_SAYS)
    untold = _no_longer_told(said, counting)
    _be_checked(submission, [*changed, *untold], counting, NOTE_KEY, checked_at)
    _end(change, ActionNoteRow, NOTE_KEY, untold)
    kept = (*NOTE_KEY, "submission", "note")
    replace(change, ActionNoteRow, NOTE_KEY, [{k: entry[k] for k in kept} for entry in changed])


def _with_subject(said: Entry) -> Entry:
    return {**said, "subject": said["action"] or str(said["clause"])}


def _no_longer_told(said: Iterable[Entry], counting: Iterable[Entry]) -> list[Entry]:
    """Narrative notes on the clauses that are spoken of again, which are not among what is said now."""
    told = [entry for entry in said if entry["item"] > 0]
    clauses = {_part(entry, NARRATED) for entry in told}
    keys = {_part(entry, NOTE_KEY) for entry in told}
    return [
        entry
        for entry in counting
        if entry["item"] > 0
        and _part(entry, NARRATED) in clauses
        and _part(entry, NOTE_KEY) not in keys
    ]


def differing(
    said: Iterable[Entry], counting: Iterable[Entry], key: Sequence[str], says: Sequence[str]
) -> list[Entry]:
    """The entries that say something else than what counts under their key, or that are new."""
    known = {_part(entry, key): _part(entry, says) for entry in counting}
    return [entry for entry in said if known.get(_part(entry, key)) != _part(entry, says)]


def _be_checked(
    submission: int,
    changed: Iterable[Entry],
    counting: Iterable[Entry],
    key: Sequence[str],
    checked_at: int,
) -> None:
    """Nobody was asked about a change of what did not count yet when the file was checked."""
    unseen = {_part(entry, key): entry for entry in counting if entry["recorded_seq"] > checked_at}
    replaced = [unseen[_part(entry, key)] for entry in changed if _part(entry, key) in unseen]
    if replaced:
        newest = max(entry["submission"] for entry in replaced)
        raise DecisionRefusedError(
            "overtaken",
            submission=str(submission),
            newer=str(newest),
            count=str(len(replaced)),
        )


def replace(
    change: Change,
    table: Counted,
    key: Sequence[str],
    entries: Sequence[Entry],
) -> None:
    """The entries count from this change on; what counted under their keys no longer does."""
    if not entries:
        return
    _end(change, table, key, entries)
    begun = [{**entry, "recorded_seq": change.seq} for entry in entries]
    change.session.execute(insert(table), begun)


def _end(change: Change, table: Counted, key: Sequence[str], entries: Sequence[Entry]) -> None:
    """What counts under the entries' keys no longer does."""
    if not entries:
        return
    stored = Base.metadata.tables[table.__tablename__]
    same_key = and_(*(stored.c[name] == bindparam(f"its_{name}") for name in key))
    ended = (
        update(stored)
        .where(same_key, stored.c.superseded_seq.is_(None))
        .values(superseded_seq=change.seq)
    )
    connection = change.session.connection()
    connection.execute(ended, [{f"its_{name}": entry[name] for name in key} for entry in entries])


def _in_whole_numbers(said: Entry, decimals: int) -> Entry:
    return {
        **said,
        "value": scaled(said["value"], decimals),
        "numerator": scaled(said["numerator"], RATIO_PART_DECIMALS),
        "denominator": scaled(said["denominator"], RATIO_PART_DECIMALS),
    }


def _figures(submission: int) -> Select[Any]:
    return select(
        *(getattr(FigureRow, name) for name in (*FIGURE_KEY, *FIGURE_SAYS)),
        FigureRow.submission,
        FigureRow.number.label("figure"),
        FigureRow.sheet,
        FigureRow.row,
        FigureRow.column,
    ).where(FigureRow.submission == submission)


def _figures_counting_beside(submission: int) -> Select[Any]:
    same = (getattr(FigureRow, name) == getattr(ObservationRow, name) for name in FIGURE_KEY)
    return (
        select(*(getattr(ObservationRow, name) for name in (*FIGURE_KEY, *FIGURE_SAYS, *RECORDED)))
        .join(FigureRow, and_(*same))
        .where(FigureRow.submission == submission, ObservationRow.superseded_seq.is_(None))
    )


def _notes(submission: int) -> Select[Any]:
    return select(
        *(getattr(NoteRow, name) for name in ("item", *NARRATED, *NOTE_SAYS)),
        NoteRow.submission,
        NoteRow.number.label("note"),
    ).where(NoteRow.submission == submission)


def _notes_counting_beside(submission: int) -> Select[Any]:
    """What counts of the bodies that speak in this submission, for the periods that it speaks of."""
    sources = select(NoteRow.source).where(NoteRow.submission == submission)
    periods = select(NoteRow.period).where(NoteRow.submission == submission)
    counted = and_(
        NoteRow.submission == ActionNoteRow.submission, NoteRow.number == ActionNoteRow.note
    )
    return (
        select(
            *(getattr(NoteRow, name) for name in ("item", *NARRATED, *NOTE_SAYS)),
            *(getattr(ActionNoteRow, name) for name in ("subject", *RECORDED)),
        )
        .join(ActionNoteRow, counted)
        .where(
            ActionNoteRow.superseded_seq.is_(None),
            ActionNoteRow.source.in_(sources),
            ActionNoteRow.period.in_(periods),
        )
    )


def _rows(change: Change, query: Select[Any]) -> list[Entry]:
    return [dict(row) for row in change.session.execute(query).mappings()]


def _part(entry: Entry, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(entry[name] for name in names)
