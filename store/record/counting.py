"""What is accepted begins to count; what it replaces is superseded, never altered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, bindparam, insert, select, update

from store.clock import Change
from store.errors import DecisionRefusedError
from store.scales import RATIO_PART_DECIMALS, scaled, settled_scales
from store.tables import (
    ActionNoteRow,
    Base,
    ExtensionRow,
    FigureRow,
    LevelRow,
    NoteRow,
    ObservationRow,
    ParameterLevelRow,
    PlannedRow,
    PlanRow,
)

FIGURE_KEY = ("indicator", "source", "period", "area")
FIGURE_SAYS = ("value", "numerator", "denominator", "state")
NOTE_KEY = ("action", "source", "period")
NOTE_SAYS = ("state", "text", "done_on", "evidence", "self_assessed")
PLAN_KEY = ("target", "source", "area", "period")
PLAN_SAYS = ("value",)
LEVEL_KEY = ("parameter", "source", "area")
LEVEL_SAYS = ("value", "effective_from", "text")
RECORDED = ("recorded_seq", "submission")

Entry = Mapping[str, Any]


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
    """As for figures."""
    _count(change, submission, NOTES, checked_at)


def count_plan(change: Change, submission: int, *, checked_at: int) -> None:
    """As for figures; a point that the submission does not name goes on counting."""
    _count(change, submission, PLAN, checked_at)


def count_levels(change: Change, submission: int, *, checked_at: int) -> None:
    """As for figures."""
    _count(change, submission, LEVELS, checked_at)


@dataclass(frozen=True, slots=True)
class _Sort:
    """A sort of thing that is said in one table and counted in another, which points to it by `number`."""

    said: type[NoteRow | PlannedRow | LevelRow]
    counted: type[ActionNoteRow | PlanRow | ParameterLevelRow]
    number: str
    key: tuple[str, ...]
    says: tuple[str, ...]


NOTES = _Sort(NoteRow, ActionNoteRow, "note", NOTE_KEY, NOTE_SAYS)
PLAN = _Sort(PlannedRow, PlanRow, "planned", PLAN_KEY, PLAN_SAYS)
LEVELS = _Sort(LevelRow, ParameterLevelRow, "level", LEVEL_KEY, LEVEL_SAYS)


def _count(change: Change, submission: int, sort: _Sort, checked_at: int) -> None:
    said = _rows(change, _said(sort, submission))
    counting = _rows(change, _counting_beside(sort, submission))
    changed = differing(said, counting, sort.key, sort.says)
    _be_checked(submission, changed, counting, sort.key, checked_at)
    kept = (*sort.key, "submission", sort.number)
    replace(change, sort.counted, sort.key, [{k: entry[k] for k in kept} for entry in changed])


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
    table: type[ObservationRow | ActionNoteRow | PlanRow | ParameterLevelRow | ExtensionRow],
    key: Sequence[str],
    entries: Sequence[Entry],
) -> None:
    """The entries count from this change on; what counted under their keys no longer does."""
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
    begun = [{**entry, "recorded_seq": change.seq} for entry in entries]
    change.session.execute(insert(table), begun)


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


def _said(sort: _Sort, submission: int) -> Select[Any]:
    return select(
        *(getattr(sort.said, name) for name in (*sort.key, *sort.says)),
        sort.said.submission,
        sort.said.number.label(sort.number),
    ).where(sort.said.submission == submission)


def _counting_beside(sort: _Sort, submission: int) -> Select[Any]:
    """What counts for the actions, targets or parameters that this submission also speaks of."""
    first = sort.key[0]
    spoken = select(getattr(sort.said, first)).where(sort.said.submission == submission)
    number = getattr(sort.counted, sort.number)
    same = and_(sort.said.submission == sort.counted.submission, sort.said.number == number)
    return (
        select(
            *(getattr(sort.said, name) for name in (*sort.key, *sort.says)),
            *(getattr(sort.counted, name) for name in RECORDED),
        )
        .join(sort.counted, same)
        .where(sort.counted.superseded_seq.is_(None), getattr(sort.counted, first).in_(spoken))
    )


def _rows(change: Change, query: Select[Any]) -> list[Entry]:
    return [dict(row) for row in change.session.execute(query).mappings()]


def _part(entry: Entry, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(entry[name] for name in names)
