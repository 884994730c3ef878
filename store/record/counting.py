"""What is accepted begins to count; what it replaces is superseded, never altered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from sqlalchemy import Select, and_, bindparam, insert, select, update
from sqlalchemy.orm import Session

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


@dataclass(frozen=True)
class Turn:
    """What would begin to count of one submission (`begun`), and what counts there now (`ended`)."""

    table: type[ObservationRow | ActionNoteRow | PlanRow | ParameterLevelRow]
    key: Sequence[str]
    begun: Sequence[Entry]
    counting: Sequence[Entry]

    @cached_property
    def ended(self) -> dict[tuple[Any, ...], Entry]:
        """By their keys; what has no entry here counts for the first time."""
        keys = {self.key_of(entry) for entry in self.begun}
        beside = ((self.key_of(entry), entry) for entry in self.counting)
        return {key: entry for key, entry in beside if key in keys}

    def key_of(self, entry: Entry) -> tuple[Any, ...]:
        return _part(entry, self.key)

    @property
    def is_of_months(self) -> bool:
        """Whether it says what was in a month: figures and notes do, plans and levels do not."""
        return self.table in (ObservationRow, ActionNoteRow)


def turns(session: Session, submission: int) -> tuple[Turn, ...]:
    """Of its figures, its notes, its plan and its reward levels.

    A figure equal to the one that counts already leaves that one, and its cell, in place.
    """
    others = (_turn_of(session, submission, sort) for sort in (NOTES, PLAN, LEVELS))
    return (_turn_of_figures(session, submission), *others)


def take_effect(change: Change, turn: Turn) -> None:
    replace(change, turn.table, turn.key, turn.begun)


def _turn_of_figures(session: Session, submission: int) -> Turn:
    said = _rows(session, _figures(submission))
    scales = settled_scales(session, (entry["indicator"] for entry in said), {})
    said = [_in_whole_numbers(entry, scales[entry["indicator"]]) for entry in said]
    counting = _rows(session, _figures_counting_beside(submission))
    begun = differing(said, counting, FIGURE_KEY, FIGURE_SAYS)
    return Turn(ObservationRow, FIGURE_KEY, begun, counting)


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


def _turn_of(session: Session, submission: int, sort: _Sort) -> Turn:
    """Plan points and levels that the submission does not name go on counting."""
    said = _rows(session, _said(sort, submission))
    counting = _rows(session, _counting_beside(sort, submission))
    begun = differing(said, counting, sort.key, sort.says)
    kept = (*sort.key, "submission", sort.number)
    begun = [{name: entry[name] for name in kept} for entry in begun]
    return Turn(sort.counted, sort.key, begun, counting)


def differing(
    said: Iterable[Entry], counting: Iterable[Entry], key: Sequence[str], says: Sequence[str]
) -> list[Entry]:
    """The entries that say something else than what counts under their key, or that are new."""
    known = {_part(entry, key): _part(entry, says) for entry in counting}
    return [entry for entry in said if known.get(_part(entry, key)) != _part(entry, says)]


def be_checked(
    turn: Turn,
    submission: int,
    *,
    checked_at: int,
    refusal: Literal["overtaken", "moved_on"] = "overtaken",
) -> None:
    """Nobody was asked about a change of what did not count yet when this was looked at.

    `checked_at`: the change up to which what counts was looked at. Raises: DecisionRefusedError.
    """
    unseen = [entry for entry in turn.ended.values() if entry["recorded_seq"] > checked_at]
    if unseen:
        newest = max(entry["submission"] for entry in unseen)
        raise DecisionRefusedError(
            refusal, submission=str(submission), newer=str(newest), count=str(len(unseen))
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


def _rows(session: Session, query: Select[Any]) -> list[Entry]:
    return [dict(row) for row in session.execute(query).mappings()]


def _part(entry: Entry, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(entry[name] for name in names)
