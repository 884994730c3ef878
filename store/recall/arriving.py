"""A list of enterprises that is not recorded yet, beside the one that counts: what would change, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy.orm import Session

from store.recall.rosters import Listed, Whole, counting, counting_before, rows_with_codes
from store.rosters import Roster, RosterFault
from targets.vocabulary import Period

SHOWN = 20
"""Rows of a kind that are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class AreaChange:
    """Enterprises that count: `before` + `joined` - `left` + `moved_in` - `moved_out` = `counted`."""

    counted: int
    before: int = 0
    joined: int = 0
    left: int = 0
    moved_in: int = 0
    moved_out: int = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Some of `count` rows by name; `was` is the district before, of those that moved."""

    count: int
    rows: tuple[Listed, ...] = ()
    was: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ArrivingRoster:
    """`earlier` none: no such list counts yet, and nothing has changed. `areas`: by district, None: unknown.

    `left`: in no row of the list any more; `lapsed`: in a row that does not count, with its reason.
    """

    roster: Roster
    earlier: Whole
    areas: dict[str | None, AreaChange]
    faults: dict[RosterFault, Named]
    joined: Named
    left: Named
    lapsed: Named
    moved: Named


def arriving(session: Session, roster: Roster, agency: str, period: Period) -> ArrivingRoster:
    """`roster` with its rows; what comes back is without them."""
    earlier = counting_before(session, roster, agency, period)
    here = roster.entries.filter(pc.is_null(roster.entries["fault"]))
    there = counting(session, earlier) if earlier else None
    both = _both(here, here.slice(0, 0) if there is None else there)
    names = (Named(0), Named(0), Named(0), Named(0))
    if earlier:
        faulty = _plain(roster.entries.filter(pc.is_valid(roster.entries["fault"])))
        gone = both.filter(pc.is_null(both["row"]))
        is_faulty = pc.is_in(gone["code"], value_set=faulty["code"].combine_chunks())
        left = _left(session, earlier, gone.filter(pc.invert(is_faulty)))
        lapsed = _lapsed(gone.filter(is_faulty), faulty)
        names = (_joined(both), left, lapsed, _moved(both))
    return ArrivingRoster(
        roster.without_rows(), earlier, _areas(both, there), _faults(roster.entries), *names
    )


def _both(here: pa.Table, there: pa.Table) -> pa.Table:
    """One row an enterprise of either list, the earlier one's columns after `was_`."""
    newer = _plain(here.select(["code", "row", "name", "district"]))
    older = _plain(there.select(["code", "row", "district"])).rename_columns(
        ["code", "was_row", "was_district"]
    )
    return newer.join(older, "code", join_type="full outer")


def _plain(table: pa.Table) -> pa.Table:
    """Two lists never share the numbers that stand for a column's words."""
    fields = [
        field.with_type(pa.string()) if pa.types.is_dictionary(field.type) else field
        for field in table.schema
    ]
    return table.cast(pa.schema(fields))


def _areas(both: pa.Table, there: pa.Table | None) -> dict[str | None, AreaChange]:
    is_here, was_there = pc.is_valid(both["row"]), pc.is_valid(both["was_row"])
    has_moved = _has_moved(both)
    now, was = both["district"], both["was_district"]
    counts = {
        "counted": _count(now.filter(is_here)),
        "before": _count(was.filter(was_there)),
        "joined": _count(now.filter(pc.invert(was_there))),
        "left": _count(was.filter(pc.invert(is_here))),
        "moved_in": _count(now.filter(has_moved)),
        "moved_out": _count(was.filter(has_moved)),
    }
    said = counts if there is not None else {"counted": counts["counted"]}
    areas = dict.fromkeys(area for each in said.values() for area in each)
    return {area: AreaChange(**{name: said[name][area] for name in said}) for area in areas}


def _count(districts: pa.ChunkedArray) -> Counter[str | None]:
    return Counter({one["values"]: one["counts"] for one in pc.value_counts(districts).to_pylist()})


def _has_moved(both: pa.Table) -> pa.ChunkedArray:
    """In both lists; to or from a district that is not known counts as a move."""
    stays = pc.equal(pc.fill_null(both["district"], ""), pc.fill_null(both["was_district"], ""))
    in_both = pc.and_(pc.is_valid(both["row"]), pc.is_valid(both["was_row"]))
    return pc.and_(in_both, pc.invert(stays))


def _joined(both: pa.Table) -> Named:
    found = both.filter(pc.is_null(both["was_row"])).sort_by("row")
    return Named(found.num_rows, tuple(_listed(found.slice(0, SHOWN))))


def _moved(both: pa.Table) -> Named:
    found = both.filter(_has_moved(both)).sort_by("row")
    first = found.slice(0, SHOWN)
    return Named(found.num_rows, tuple(_listed(first)), tuple(first["was_district"].to_pylist()))


def _left(session: Session, earlier: Whole, gone: pa.Table) -> Named:
    codes = gone.sort_by("was_row")["code"].slice(0, SHOWN).to_pylist()
    return Named(gone.num_rows, rows_with_codes(session, earlier, codes) if codes else ())


def _lapsed(gone: pa.Table, faulty: pa.Table) -> Named:
    """In the rows that they have in the list now."""
    codes = gone.sort_by("was_row")["code"].slice(0, SHOWN)
    of_code = {row.code: row for row in _listed(faulty.filter(pc.is_in(faulty["code"], codes)))}
    return Named(gone.num_rows, tuple(of_code.values()))


def _faults(entries: pa.Table) -> dict[RosterFault, Named]:
    """In the order in which they are looked for."""
    every = _plain(entries.filter(pc.is_valid(entries["fault"])))
    named = {fault: every.filter(pc.equal(every["fault"], fault.value)) for fault in RosterFault}
    return {
        fault: Named(rows.num_rows, tuple(_listed(rows.slice(0, SHOWN))))
        for fault, rows in named.items()
        if rows.num_rows
    }


def _listed(rows: pa.Table) -> Iterator[Listed]:
    """What a table does not say of a row is left open."""
    for row in rows.to_pylist():
        fault = row.get("fault")
        yield Listed(
            row=row["row"],
            code=row["code"],
            name=row["name"],
            district=row["district"],
            batch=row.get("batch"),
            valid_until=row.get("valid_until"),
            fault=RosterFault(fault) if fault else None,
            first_row=row.get("first_row"),
        )
