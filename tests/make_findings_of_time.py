"""Builders of what is found once a file is held against closed months, due dates and its sender's answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from ingest import closed
from ingest.checks import Material, check, lateness
from ingest.explaining import remarks
from ingest.reading import Reading
from ingest.slips import answered
from targets.calendar import WorkingDays
from targets.closings import EVERY_FORM
from targets.vocabulary import (
    ActionNote,
    Cell,
    Closing,
    ClosingState,
    Explanations,
    Finding,
    Observation,
    Period,
)
from tests.make_checked import file, given, run
from tests.make_workbooks import catalogue

JUNE = Period(2023, 6)
NOW = datetime(2023, 12, 1, tzinfo=UTC)
LOANS = "inclusive_loans_balance"
CLOSED = Closing(JUNE, EVERY_FORM, ClosingState.CLOSED, "wang", NOW, "已通报")
FIGURE = given(LOANS, 9000, period=str(JUNE))
NOTE = ActionNote("a14_2", "pbc", JUNE, None, "已全部聘任", Cell("事项", 5, 6), clause=14)


def of_closed_months() -> Iterator[Finding]:
    """A figure and a note that differ from those that count, plainly and as a correction; and a first one."""
    counting = closed.Counting((FIGURE,), (NOTE,), (CLOSED,))
    other = given(LOANS, 9100, period=str(JUNE))
    changed = _filed(other, notes=(replace(NOTE, text="尚未聘任"),))
    corrected = replace(changed, is_correction=True)
    for read in (changed, corrected):
        yield from closed.look(read, catalogue(), counting)
    yield from closed.look(_filed(FIGURE), catalogue(), closed.Counting((), (), (CLOSED,)))


def of_late_forms() -> Iterator[Finding]:
    """After the late window, and for a month in which no report is owed."""
    material = Material(_filed(FIGURE), catalogue())
    yield from lateness.look(material, (), WorkingDays(), due=date(2023, 7, 17), now=NOW)
    report = Reading("pbc", "progress_report", "1", "progress_narrative", Period(2023, 7))
    yield from check(Material(report, catalogue()))


def of_answers() -> Iterator[Finding]:
    """A slip that its sender owns to, and a remark that nobody asked for."""
    read = file(given(LOANS, "100756300"))
    material = Material(read, catalogue(), run(LOANS, ["9835.97"] * 3, start="2023-02"))
    said = Explanations(meant=frozenset({read.observations[0].cell.address}))
    _, told = answered(material, said)
    yield from told
    yield from remarks((replace(FIGURE, explanation="初步数"),), ())


def _filed(figure: Observation, *, notes: tuple[ActionNote, ...] = ()) -> Reading:
    read = file(figure, period=str(JUNE))
    return replace(read, form="pbc_monthly", action_notes=notes)
