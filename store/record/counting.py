"""What is accepted begins to count; what it replaces is superseded, never altered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeAlias

from sqlalchemy import Select, and_, bindparam, insert, select, update
from sqlalchemy.orm import Session

from store.clock import Change
from store.errors import DecisionRefusedError
from store.scales import RATIO_PART_DECIMALS, scaled, settled_scales
from store.tables import (
    ActionNoteRow,
    Base,
    ClosedForecastRow,
    ExtensionRow,
    FigureRow,
    ObservationRow,
    ParameterLevelRow,
    PlanRow,
)

FIGURE_KEY = ("indicator", "source", "period", "area")
FIGURE_SAYS = ("value", "numerator", "denominator", "state")
RECORDED = ("recorded_seq", "submission")

Entry: TypeAlias = Mapping[str, Any]
Counted: TypeAlias = type[ObservationRow | ActionNoteRow | PlanRow | ParameterLevelRow]


@dataclass(frozen=True)
class Turn:
    """What would begin to count of one submission (`begun`), and what counts there now (`ended`).

    `untold`: what counts and would end without anything in its place.
    """

    table: Counted
    key: Sequence[str]
    begun: Sequence[Entry]
    counting: Sequence[Entry]
    untold: Sequence[Entry] = ()

    @cached_property
    def ended(self) -> dict[tuple[Any, ...], Entry]:
        """By their keys; what has no entry here counts for the first time."""
        keys = {self.key_of(entry) for entry in (*self.begun, *self.untold)}
        beside = ((self.key_of(entry), entry) for entry in self.counting)
        return {key: entry for key, entry in beside if key in keys}

    def key_of(self, entry: Entry) -> tuple[Any, ...]:
        return part(entry, self.key)

    @property
    def changes(self) -> bool:
        return bool(self.begun or self.untold)

    @property
    def is_of_months(self) -> bool:
        """Whether it says what was in a month: figures and notes do, plans and levels do not."""
        return self.table in (ObservationRow, ActionNoteRow)


def take_effect(change: Change, turn: Turn) -> None:
    end(change, turn.table, turn.key, turn.untold)
    replace(change, turn.table, turn.key, turn.begun)


def turn_of_figures(session: Session, submission: int) -> Turn:
    """A figure equal to the one that counts already leaves that one, and its cell, in place."""
    said = rows(session, _figures(submission))
    scales = settled_scales(session, (entry["indicator"] for entry in said), {})
    said = [_in_whole_numbers(entry, scales[entry["indicator"]]) for entry in said]
    counting = rows(session, _figures_counting_beside(submission))
    begun = differing(said, counting, FIGURE_KEY, FIGURE_SAYS)
    return Turn(ObservationRow, FIGURE_KEY, begun, counting)


def differing(
    said: Iterable[Entry], counting: Iterable[Entry], key: Sequence[str], says: Sequence[str]
) -> list[Entry]:
    """The entries that say something else than what counts under their key, or that are new."""
    known = {part(entry, key): part(entry, says) for entry in counting}
    return [entry for entry in said if known.get(part(entry, key)) != part(entry, says)]


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
    table: Counted | type[ExtensionRow | ClosedForecastRow],
    key: Sequence[str],
    entries: Sequence[Entry],
) -> None:
    """The entries count from this change on; what counted under their keys no longer does."""
    if not entries:
        return
    end(change, table, key, entries)
    begun = [{**entry, "recorded_seq": change.seq} for entry in entries]
    change.session.execute(insert(table), begun)


def end(
    change: Change,
    table: Counted | type[ExtensionRow | ClosedForecastRow],
    key: Sequence[str],
    entries: Sequence[Entry],
) -> None:
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


def rows(session: Session, query: Select[Any]) -> list[Entry]:
    return [dict(row) for row in session.execute(query).mappings()]


def part(entry: Entry, names: Sequence[str]) -> tuple[Any, ...]:
    return tuple(entry[name] for name in names)
