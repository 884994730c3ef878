"""One list of enterprises, checked: what every row says, and why it is not counted if it is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ingest.layout import Role
from ingest.names import Names
from ingest.roster import codes, districts, duplicates, validity
from ingest.roster.codes import Codes, Flags
from ingest.roster.districts import Districts
from ingest.roster.duplicates import Numbers, Repeats
from ingest.roster.reading import RosterSheet
from ingest.roster.standing import Standing, standing
from ingest.roster.validity import Validity
from store.rosters import BAD_CODES, ENTRIES, Roster, RosterFault
from targets.catalogue import Catalogue
from targets.vocabulary import Cell


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Rows of enterprises that count in another list of the workbook, and where: the code's cell there."""

    is_repeat: Flags
    first: Callable[[int], Cell]


@dataclass(frozen=True)
class Checked:
    """The columns of one list, every one as long as `sheet.rows`."""

    sheet: RosterSheet
    codes: Codes
    districts: Districts
    batches: pa.Array
    validity: Validity
    standing: Standing
    repeats: Repeats
    own_district: str | None = None
    elsewhere: Elsewhere | None = None

    @cached_property
    def counts(self) -> Flags:
        """Rows without a fault."""
        faulty = np.logical_or.reduce(list(self.faults.values()))
        return np.asarray(~faulty, np.bool_)

    @property
    def of_others(self) -> Flags:
        """Rows of a district other than the one that the sender speaks for."""
        own = self.own_district
        is_other = np.zeros(len(self.sheet.rows), np.bool_)
        if own is not None:
            numbers = self.districts.numbers
            is_other = (numbers >= 0) & (
                numbers != self.districts.codes.dictionary.index(own).as_py()
            )
        return is_other

    @cached_property
    def names(self) -> pa.Array:
        """As written, without blanks at their ends."""
        named = self.sheet.of(Role.ENTERPRISE)
        assert named is not None  # noqa: S101 a sheet without this column is no list
        return pc.utf8_trim_whitespace(named.fill_null(""))

    def code_cell(self, index: int) -> Cell:
        return self.sheet.place(Role.CREDIT_CODE, int(self.sheet.rows[index]))

    @cached_property
    def faults(self) -> dict[RosterFault, Flags]:
        """Of each row at most one."""
        repeated = self.repeats.is_repeat
        first = self.codes.is_good & ~repeated
        lost = first & self.standing.is_not
        ended = first & ~lost & self.validity.is_ended
        if self.elsewhere is not None:
            repeated = repeated | self.elsewhere.is_repeat
        return {
            **self.codes.faults,
            RosterFault.NOT_STANDING: lost,
            RosterFault.DUPLICATE: repeated,
            RosterFault.EXPIRED: ended,
        }

    @property
    def batch_numbers(self) -> Numbers:
        """-1 where no batch is said."""
        return np.asarray(self.batches.indices.fill_null(-1).to_numpy(), np.int64)

    def roster(self, indicator: str | None) -> Roster:
        found = {fault: int(flags.sum()) for fault, flags in self.faults.items()}
        title = next(iter(self.sheet.titles), "") or self.sheet.grid.sheet
        rows = len(self.sheet.rows)
        return Roster(
            indicator=indicator,
            title=title,
            place=self.sheet.place(Role.ENTERPRISE, int(self.sheet.rows[0]))
            if rows
            else self.sheet.top,
            entries=self._entries(),
            rows=rows,
            counted=rows - sum(found.values()),
            duplicates=found[RosterFault.DUPLICATE],
            bad_codes=sum(found[fault] for fault in BAD_CODES),
            expired=found[RosterFault.EXPIRED],
        )

    def _entries(self) -> pa.Table:
        rows, repeat = self.sheet.rows.astype(np.int32), self.repeats.is_repeat
        numbers = np.full(len(rows), -1, np.int32)
        for number, flags in enumerate(self.faults.values()):
            numbers[flags] = number
        words = pa.array([fault.value for fault in self.faults], pa.string())
        faults = pa.array(numbers, mask=numbers < 0)
        columns = [
            pa.array(rows),
            self.codes.texts,
            self.names,
            self.districts.codes,
            self.batches,
            self.validity.until,
            pa.DictionaryArray.from_arrays(faults, words),
            pa.array(rows[self.repeats.kept], mask=~repeat),
        ]
        return pa.table(columns, schema=ENTRIES)


def checked(sheet: RosterSheet, names: Names, own_district: str | None, on: date | None) -> Checked:
    """`own_district`: that of a sender who speaks for one only; `on`: a certificate must hold on it."""
    count = len(sheet.rows)
    written = sheet.of(Role.CREDIT_CODE)
    assert written is not None  # noqa: S101 a sheet without this column is no list
    found = codes.check(written, sheet.is_long_number, province(names.catalogue))
    held = validity.validity(_or_nothing(sheet.words(Role.VALID_UNTIL), count), on)
    stands = standing(sheet)
    return Checked(
        sheet,
        found,
        _districts(sheet, names, own_district),
        _or_nothing(sheet.words(Role.BATCH), count),
        held,
        stands,
        duplicates.repeats(found.identities, held.is_ended | stands.is_not),
        own_district,
    )


def province(catalogue: Catalogue) -> str:
    """The two digits with which every district's code begins; nothing without districts."""
    return next((district.code[:2] for district in catalogue.districts), "")


def _districts(sheet: RosterSheet, names: Names, own: str | None) -> Districts:
    labels = sheet.words(Role.AREA)
    if labels is not None:
        return districts.districts(labels, names)
    if own is not None:
        return districts.all_of(own, len(sheet.rows), names)
    return districts.none_of(len(sheet.rows))


def _or_nothing(words: pa.Array | None, count: int) -> pa.Array:
    return pa.nulls(count, pa.string()).dictionary_encode() if words is None else words
