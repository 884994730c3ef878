"""What is not certain of how lists were read: hidden or struck rows, columns alike, codes left over."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from openpyxl.utils import get_column_letter

from ingest.grid import Grid
from ingest.layout import Role
from ingest.names import Names
from ingest.roster.checking import province
from ingest.roster.codes import Flags, check, flags
from ingest.roster.duplicates import Numbers
from ingest.roster.lists import listed
from ingest.roster.parts import LISTS_TRIED
from ingest.roster.reading import RosterSheet, is_plain
from ingest.roster.runs import runs
from ingest.roster.sheets import RosterSheets
from ingest.text import squeezed
from targets.vocabulary import Cell, Finding, Severity

CODES_TRIED = 1000
DECIDES_COUNTS = (Role.CREDIT_CODE, Role.VALID_UNTIL, Role.TIER)
"""Which column is meant decides whether a row counts, and for which list."""
SAYS_MORE = (Role.ENTERPRISE, Role.AREA, Role.BATCH)
"""Which one is meant changes no total."""
OF_OTHER_THINGS = ("码", "证", "号", "code", "no.")
"""What heads a column of other bodies' codes, or of people's."""


def doubts(found: RosterSheets, names: Names) -> Iterator[Finding]:
    for lists in found.seen.values():
        for sheet in lists:
            yield from _unseen(sheet)
            yield from _two_columns(sheet)
            yield from _without_name(sheet, names)
        yield from _codes_left(lists, names)
    for place, said in found.unread:
        code = "roster_too_many_lists"
        yield Finding(code, Severity.ERROR, place, said, str(LISTS_TRIED))
    for lists in found.hidden.values():
        count = sum(len(sheet.rows) for sheet in lists)
        values = (("count", str(count)),)
        grid = lists[0].grid
        yield _asked("roster_sheet_hidden", lists[0].top, grid.sheet, values=values)


def _unseen(sheet: RosterSheet) -> Iterator[Finding]:
    """Hidden and struck rows are counted like any other."""
    grid = sheet.grid
    if grid.hidden_rows:
        hidden = sheet.rows[np.isin(sheet.rows, np.array(sorted(grid.hidden_rows), np.int64))]
        yield from _of_rows("roster_rows_hidden", sheet, hidden)
    read = {sheet.columns[role] for role in (Role.ENTERPRISE, Role.CREDIT_CODE)}
    struck = [row for row, column in grid.struck if column in read]
    if struck:
        rows = sheet.rows[np.isin(sheet.rows, np.array(struck, np.int64))]
        yield from _of_rows("roster_rows_struck", sheet, rows)
    columns = sorted(set(sheet.columns.values()) & grid.hidden_columns)
    if columns:
        letters = ", ".join(map(get_column_letter, columns))
        place = Cell(grid.sheet, sheet.header, columns[0])
        yield _asked("hidden_columns_read", place, letters)


def _of_rows(code: str, sheet: RosterSheet, rows: Numbers) -> Iterator[Finding]:
    if len(rows):
        values = (("count", str(len(rows))),)
        yield _asked(code, sheet.place(Role.ENTERPRISE, int(rows[0])), runs(rows), values=values)


def _two_columns(sheet: RosterSheet) -> Iterator[Finding]:
    """Two that are headed alike and say otherwise: refused where that decides what counts."""
    for role, others in sheet.heading.rivals.items():
        taken = sheet.columns[role]
        for other in others:
            count = int(_differs(sheet, taken, other).sum())
            if not count:
                continue
            heads = [_head(sheet, column) for column in (taken, other)]
            seen, place = "、".join(heads), Cell(sheet.grid.sheet, sheet.header, other)
            if role in DECIDES_COUNTS:
                yield Finding("two_columns_alike", Severity.ERROR, place, seen)
            elif role in SAYS_MORE:
                values = (("count", str(count)),)
                yield _asked("roster_two_columns", place, seen, heads[0], values)


def _differs(sheet: RosterSheet, one: int, other: int) -> Flags:
    rows = pa.array(sheet.rows - 1)
    texts = [
        pc.utf8_trim_whitespace(pc.take(sheet.grid.columns[column - 1], rows).fill_null(""))
        for column in (one, other)
    ]
    return flags(pc.not_equal(*texts))


def _head(sheet: RosterSheet, column: int) -> str:
    return str(sheet.grid.columns[column - 1][sheet.header - 1].as_py() or "").strip()


def _without_name(sheet: RosterSheet, names: Names) -> Iterator[Finding]:
    """A list below another one that does not say of what it is."""
    if sheet.is_below and len(sheet.rows) and listed(sheet.titles, names) is None:
        title = next(iter(sheet.titles), "") or _head(sheet, sheet.columns[Role.ENTERPRISE])
        values = (("count", str(len(sheet.rows))),)
        yield _asked("roster_below_unnamed", sheet.top, title, values=values)


def _codes_left(lists: tuple[RosterSheet, ...], names: Names) -> Iterator[Finding]:
    """Codes that stand outside every list's column of codes: a list that was not read."""
    grid = lists[0].grid
    for number, column in enumerate(grid.columns, 1):
        places = np.flatnonzero(_left_over(column, lists))
        if len(places) == 0 or _is_of_other_things(number, lists):
            continue
        tried = pc.take(column, pa.array(places[:CODES_TRIED]))
        none = np.zeros(len(tried), np.bool_)
        good = check(tried, none, province(names.catalogue)).is_good
        if good.sum() * 2 > len(tried):
            first = int(places[np.flatnonzero(good)[0]])
            yield _codes_not_read(grid, first + 1, number, len(places))


def _left_over(column: pa.Array, lists: tuple[RosterSheet, ...]) -> Flags:
    """Codes outside the lists' own columns; one that repeats its row's is none."""
    left = is_plain(column)
    for sheet in lists if left.any() else ():
        own = slice(sheet.above, sheet.last)
        codes = sheet.below(Role.CREDIT_CODE)
        left[own] &= ~flags(pc.equal(column.slice(own.start, len(codes)), codes))
    return left


def _is_of_other_things(number: int, lists: tuple[RosterSheet, ...]) -> bool:
    """Headed so in one of the lists, and no list's own column of codes."""
    if any(sheet.columns[Role.CREDIT_CODE] == number for sheet in lists):
        return False
    heads = [squeezed(_head(sheet, number)) for sheet in lists]
    return any(word in head for head in heads for word in OF_OTHER_THINGS)


def _codes_not_read(grid: Grid, row: int, column: int, count: int) -> Finding:
    place, values = Cell(grid.sheet, row, column), (("count", str(count)),)
    seen = str(grid.columns[column - 1][row - 1].as_py())
    return Finding("roster_codes_not_read", Severity.ERROR, place, seen, values=values)


def _asked(
    code: str,
    place: Cell,
    seen: str,
    expected: str = "",
    values: tuple[tuple[str, str], ...] = (),
) -> Finding:
    return Finding(code, Severity.WARNING, place, seen, expected, values)
