"""What is said of a list of enterprises: row by row where faults are few, else one finding a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from ingest.layout import Role
from ingest.roster import namesakes
from ingest.roster.checking import Checked
from ingest.roster.codes import LENGTH, Flags, expected_check
from ingest.roster.duplicates import Numbers
from ingest.roster.runs import runs
from store.rosters import RosterFault
from targets.vocabulary import Cell, Finding, Severity

TOLD_EACH = 5
"""So many faults of a kind are said row by row; more of them are said once, with their number."""
DAY = "YYYY-MM-DD"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fault: its sentence is `finding.<code>`, of many rows `finding.<code>_many`.

    `role`: whose column the finding points to, unless `column` says which; `expected`: what should
    stand there, by the row.
    """

    code: str
    role: Role
    flags: Flags
    expected: Callable[[int], str] = lambda _: ""
    column: int | None = None

    def place(self, checked: Checked, index: int) -> Cell:
        sheet = checked.sheet
        column = self.column or sheet.columns.get(self.role, 0)
        return Cell(sheet.grid.sheet, int(sheet.rows[index]), column)


def findings(checked: Checked, on: date | None) -> Iterator[Finding]:
    """All are warnings: the list is taken, each row with its fault."""
    for kind in _kinds(checked, on):
        at = np.flatnonzero(kind.flags)
        if 0 < len(at) <= TOLD_EACH:
            yield from (_of_row(checked, kind, int(index)) for index in at)
        elif len(at):
            yield _of_many(checked, kind, at)


def _kinds(checked: Checked, on: date | None) -> Iterator[Kind]:
    yield from _code_kinds(checked)
    yield from _standing_kinds(checked)
    yield from _duplicate_kinds(checked)
    yield from _name_kinds(checked)
    yield Kind("roster_district_unknown", Role.AREA, checked.districts.is_unknown)
    yield Kind("roster_of_other_district", Role.AREA, checked.of_others & checked.counts)
    yield Kind("roster_date_unread", Role.VALID_UNTIL, checked.validity.is_unread, lambda _: DAY)
    ended = checked.faults[RosterFault.EXPIRED]
    yield Kind("roster_expired", Role.VALID_UNTIL, ended, lambda _: on.isoformat() if on else "")


def _code_kinds(checked: Checked) -> Iterator[Kind]:
    found, place = checked.codes, Role.CREDIT_CODE
    expected = {
        RosterFault.CODE_MALFORMED: lambda _: str(LENGTH),
        RosterFault.CODE_CHECK_DIGIT: lambda index: expected_check(found.texts[index].as_py()),
    }
    for fault, flags in found.faults.items():
        yield Kind(f"roster_{fault}", place, flags, expected.get(fault, lambda _: ""))
    yield Kind("roster_code_by_letter", place, found.by_letter)
    yield Kind("roster_code_elsewhere", place, found.elsewhere)


def _standing_kinds(checked: Checked) -> Iterator[Kind]:
    """Of several columns that say so of a row the first is quoted."""
    lost = checked.faults[RosterFault.NOT_STANDING]
    unclear = checked.standing.is_unclear & checked.codes.is_good
    for said in checked.standing.columns:
        yield Kind("roster_not_standing", Role.STATE, lost & said.is_not, column=said.number)
        yield Kind(
            "roster_state_unclear", Role.STATE, unclear & said.is_unclear, column=said.number
        )
        lost, unclear = lost & ~said.is_not, unclear & ~said.is_unclear


def _duplicate_kinds(checked: Checked) -> Iterator[Kind]:
    """Within a district and batch, between districts, between batches."""
    repeats = checked.repeats
    moved = repeats.differs(checked.districts.numbers)
    again = repeats.differs(checked.batch_numbers) & ~moved
    plain = repeats.is_repeat & ~moved & ~again

    def first(index: int) -> str:
        return checked.code_cell(int(repeats.kept[index])).address

    yield Kind("roster_duplicate", Role.CREDIT_CODE, plain, first)
    yield Kind("roster_duplicate_district", Role.CREDIT_CODE, moved, first)
    yield Kind("roster_duplicate_batch", Role.CREDIT_CODE, again, first)
    if (other := checked.elsewhere) is not None:
        code = "roster_duplicate_list"
        yield Kind(
            code, Role.CREDIT_CODE, other.is_repeat, lambda index: _whole(other.first(index))
        )


def _name_kinds(checked: Checked) -> Iterator[Kind]:
    """One name with two codes among those that count; one code with two names among its repeats."""
    same = namesakes.namesakes(checked.names, checked.counts)
    again = namesakes.renamed(checked.names, checked.repeats)

    def other_code(index: int) -> str:
        return checked.code_cell(same.first(index)).address

    def first_name(index: int) -> str:
        return str(checked.names[int(checked.repeats.kept[index])].as_py())

    yield Kind("roster_namesakes", Role.ENTERPRISE, same.is_second, other_code)
    yield Kind("roster_renamed", Role.ENTERPRISE, again, first_name)


def _whole(cell: Cell) -> str:
    return f"{cell.sheet}!{cell.address}"


def _of_row(checked: Checked, kind: Kind, index: int) -> Finding:
    place = kind.place(checked, index)
    values = (("enterprise", _written(checked, _named(checked, index))),)
    seen = _written(checked, place)
    return Finding(kind.code, Severity.WARNING, place, seen, kind.expected(index), values)


def _of_many(checked: Checked, kind: Kind, at: Numbers) -> Finding:
    first = int(at[0])
    place = kind.place(checked, first)
    cells = runs(checked.sheet.rows[at], place.column)
    values = (("count", str(len(at))), ("cells", cells))
    seen, expected = _written(checked, place), kind.expected(first)
    return Finding(f"{kind.code}_many", Severity.WARNING, place, seen, expected, values)


def _named(checked: Checked, index: int) -> Cell:
    return checked.sheet.place(Role.ENTERPRISE, int(checked.sheet.rows[index]))


def _written(checked: Checked, place: Cell) -> str:
    if not place.column:
        return ""
    return str(checked.sheet.grid.columns[place.column - 1][place.row - 1].as_py() or "")
