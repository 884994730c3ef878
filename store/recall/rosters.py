"""Lists of enterprises as they were recorded: their counts by district, and how one differs from another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pyarrow as pa
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from store.rosters import ENTRIES, Roster, RosterFault, seal
from store.tables import ListedRow, RosterRow, SubmissionRow
from store.tables.rosters import ROWS, places
from targets.vocabulary import Period, Submission, SubmissionState

ROWS_AT_ONCE = 50_000


@dataclass(frozen=True, slots=True)
class KeptRoster:
    """One list of a submission, without its rows."""

    submission: int
    number: int
    indicator: str | None
    title: str
    sheet: str
    rows: int
    counted: int
    duplicates: int
    bad_codes: int
    expired: int

    @property
    def not_standing(self) -> int:
        return self.rows - self.counted - self.duplicates - self.bad_codes - self.expired


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list; `fault` None: it counts."""

    row: int
    code: str | None
    name: str
    district: str | None
    batch: str | None
    valid_until: str | None
    fault: RosterFault | None
    first_row: int | None


Whole: TypeAlias = tuple[KeptRoster, ...]
"""The lists of one indicator in one submission, which together say who counts."""


@dataclass(frozen=True, slots=True)
class Differences:
    """Enterprises that count, by code, with the district of the newer and of the earlier lists.

    `lapsed`: those that stand in the newer ones in rows that do not count; `left`: in none at all.
    """

    joined: Mapping[str, str | None] = field(default_factory=dict)
    left: Mapping[str, str | None] = field(default_factory=dict)
    lapsed: Mapping[str, str | None] = field(default_factory=dict)
    moved: Mapping[str, tuple[str | None, str | None]] = field(default_factory=dict)


def rosters(session: Session, submission_id: int) -> tuple[KeptRoster, ...]:
    query = select(RosterRow).where(RosterRow.submission == submission_id)
    return tuple(_kept(row) for row in session.scalars(query.order_by(RosterRow.number)))


def whole(session: Session, roster: KeptRoster) -> Whole:
    """The list with those of its submission that count the same indicator, in their order."""
    if roster.indicator is None:
        return (roster,)
    every = rosters(session, roster.submission)
    return tuple(one for one in every if one.indicator == roster.indicator)


def by_district(session: Session, lists: Whole) -> dict[str | None, int]:
    """How many enterprises count in each district; None: where none is known."""
    query = select(ListedRow.district, func.count()).where(_counts(*lists))
    return {row[0]: row[1] for row in session.execute(query.group_by(ListedRow.district))}


def rows_of(session: Session, roster: KeptRoster, *, limit: int | None = None) -> Iterator[Listed]:
    """Every row in the sheet's order, or the first ones."""
    yield from _listed(session, select(ListedRow.__table__).where(_is_of(roster)), limit)


def faulty_rows(session: Session, roster: KeptRoster, *, limit: int) -> tuple[Listed, ...]:
    """The first rows that are not counted."""
    query = select(ListedRow.__table__).where(_is_of(roster), ListedRow.fault.is_not(None))
    return tuple(_listed(session, query, limit))


def rows_with_codes(session: Session, lists: Whole, codes: list[str]) -> tuple[Listed, ...]:
    """Those of a few codes that count."""
    query = select(ListedRow.__table__).where(_counts(*lists), ListedRow.code.in_(codes))
    return tuple(_listed(session, query, None))


def earlier_lists(session: Session, sent: Submission, roster: KeptRoster) -> Whole:
    """The lists of the same body and kind that counted before this one; none at all where none did.

    The newest accepted one of an earlier period, or of the same period and sent earlier.
    """
    is_before = or_(
        SubmissionRow.period < sent.period,
        and_(SubmissionRow.period == sent.period, SubmissionRow.id < sent.id),
    )
    return _newest(session, roster, sent.agency, is_before)


def counting_before(session: Session, roster: Roster, agency: str, period: Period) -> Whole:
    """The same of a list that is not recorded yet."""
    return _newest(session, roster, agency, SubmissionRow.period <= period)


def counting(session: Session, lists: Whole) -> pa.Table:
    """Row, code and district of the enterprises that count; a million of them are fetched at once."""
    query = select(ListedRow.place % ROWS, ListedRow.code, ListedRow.district)
    rows = session.execute(query.where(_counts(*lists))).all()
    names = ("row", "code", "district")
    columns = [
        pa.array([row[place] for row in rows], ENTRIES.field(name).type)
        for place, name in enumerate(names)
    ]
    return pa.table(columns, names=names)


def _newest(
    session: Session, roster: KeptRoster | Roster, agency: str, is_before: ColumnElement[bool]
) -> Whole:
    same_list = (
        RosterRow.indicator == roster.indicator
        if roster.indicator is not None
        else and_(RosterRow.indicator.is_(None), RosterRow.sheet == roster.sheet)
    )
    query = (
        select(RosterRow)
        .join(SubmissionRow, SubmissionRow.id == RosterRow.submission)
        .where(
            same_list,
            is_before,
            SubmissionRow.agency == agency,
            SubmissionRow.state == SubmissionState.ACCEPTED,
        )
        .order_by(SubmissionRow.period.desc(), SubmissionRow.id.desc(), RosterRow.number)
    )
    row = session.scalars(query.limit(1)).first()
    return () if row is None else whole(session, _kept(row))


def differences(session: Session, newer: Whole, earlier: Whole) -> Differences:
    """Set against set in the database: only what differs is fetched."""
    here = _only_in(session, newer, earlier)
    there = _only_in(session, earlier, newer)
    gone = {code: district for code, district in there.items() if code not in here}
    faulty = _faulty_codes(session, newer) if gone else frozenset()
    return Differences(
        {code: district for code, district in here.items() if code not in there},
        {code: district for code, district in gone.items() if code not in faulty},
        {code: district for code, district in gone.items() if code in faulty},
        {code: (here[code], there[code]) for code in here if code in there},
    )


def _faulty_codes(session: Session, lists: Whole) -> frozenset[str]:
    is_of = or_(*(_is_of(one) for one in lists))
    query = select(ListedRow.code).where(is_of, ListedRow.fault.is_not(None))
    return frozenset(code for code in session.scalars(query.distinct()) if code is not None)


def is_as_sealed(session: Session, roster: KeptRoster) -> bool:
    """Are its rows those that were recorded?"""
    row = session.get_one(RosterRow, (roster.submission, roster.number))
    return seal(_entries(session, roster)) == row.seal


def _entries(session: Session, roster: KeptRoster) -> pa.Table:
    rows = list(rows_of(session, roster))
    columns = [pa.array([getattr(row, name) for row in rows]) for name in ENTRIES.names]
    plain = pa.schema([field.with_type(_plain(field.type)) for field in ENTRIES])
    return pa.table([c.cast(f.type) for c, f in zip(columns, plain, strict=True)], schema=plain)


def _plain(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_dictionary(kind) else kind


def _only_in(session: Session, one: Whole, other: Whole) -> dict[str, str | None]:
    """Codes and districts of the one that the other does not have so."""
    counted = select(ListedRow.code, ListedRow.district)
    query = counted.where(_counts(*one)).except_(counted.where(_counts(*other)))
    return {code: district for code, district in session.execute(query) if code is not None}


def _is_of(roster: KeptRoster) -> ColumnElement[bool]:
    keys = places(roster.submission, roster.number)
    return ListedRow.place.between(keys.start, keys.stop - 1)


def _counts(*lists: KeptRoster) -> ColumnElement[bool]:
    return and_(or_(*(_is_of(one) for one in lists)), ListedRow.fault.is_(None))


def _listed(session: Session, query: Select[Any], limit: int | None) -> Iterator[Listed]:
    ordered = query.order_by(ListedRow.place).limit(limit)
    for said in session.execute(ordered.execution_options(yield_per=ROWS_AT_ONCE)).mappings():
        until = said["valid_until"]
        yield Listed(
            row=said["place"] % ROWS,
            code=said["code"],
            name=said["name"],
            district=said["district"],
            batch=said["batch"],
            valid_until=until.isoformat() if until else None,
            fault=said["fault"],
            first_row=said["first_row"],
        )


def _kept(row: RosterRow) -> KeptRoster:
    return KeptRoster(
        submission=row.submission,
        number=row.number,
        indicator=row.indicator,
        title=row.title,
        sheet=row.sheet,
        rows=row.rows,
        counted=row.counted,
        duplicates=row.duplicates,
        bad_codes=row.bad_codes,
        expired=row.expired,
    )
