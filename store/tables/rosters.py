"""Tables of lists of enterprises, as the submissions said them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from store.rosters import RosterFault
from store.tables.base import CLUSTERED, STRICT, Base
from store.tables.columns import Choice

ROWS = 1 << 21
LISTS = 1 << 10
"""More than a sheet has rows, and than a workbook has lists: 2³² submissions are left."""


def places(submission: int, number: int) -> range:
    """The keys of a list's rows: one for every row that its sheet may have."""
    if not 0 < number < LISTS:
        raise ValueError(f"list {number} of one workbook")
    first = (submission * LISTS + number) * ROWS
    return range(first, first + ROWS)


class RosterRow(Base):
    """One list of a submission. `seal` is a hash of its rows, so that the submission's digest covers them."""

    __tablename__ = "roster"
    __table_args__ = CLUSTERED

    submission: Mapped[int] = mapped_column(ForeignKey("submission.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    indicator: Mapped[str | None]
    title: Mapped[str]
    sheet: Mapped[str]
    rows: Mapped[int]
    counted: Mapped[int]
    duplicates: Mapped[int]
    bad_codes: Mapped[int]
    expired: Mapped[int]
    seal: Mapped[str]


class ListedRow(Base):
    """One enterprise's row of a list; written and read in bulk, never by the session.

    `place` says whose row it is: `places(submission, number)` plus its row in the sheet. A key of one
    number costs a third less to load than one of three.
    """

    __tablename__ = "roster_row"
    __table_args__ = STRICT

    place: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str | None]
    name: Mapped[str]
    district: Mapped[str | None]
    batch: Mapped[str | None]
    valid_until: Mapped[date | None]
    fault: Mapped[RosterFault | None] = mapped_column(Choice(RosterFault))
    first_row: Mapped[int | None]
