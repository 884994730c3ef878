"""Builders of workbooks of the tiny notice's bodies on their way through the door."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from ingest.intake import Intake
from ingest.layout import load_layouts
from ingest.outcome import FileState, Outcome
from store import recall
from store.engine import Store
from targets.calendar import WorkingDays
from targets.vocabulary import CITY, Explanations, Observation, Submission
from tests.make_targets import tiny_catalogue
from tests.make_templates import FIGURES, blank, filled, opened, row_of

NOW = datetime(2025, 6, 9, 2, 0, tzinfo=UTC)
LOANS, LENDING = "小微企业贷款余额", "小微企业贷款累计投放"
TECH, FAST = "科技型企业", "高成长企业"
WELL_KNOWN = {
    "2025-01": {LENDING: 24.1, LOANS: 804.12},
    "2025-02": {LENDING: 45.6, LOANS: 809.35},
    "2025-03": {LENDING: 71.8, LOANS: 815.87},
    "2025-04": {LENDING: 96.2, LOANS: 821.04},
    "2025-05": {LENDING: 122.5, LOANS: 827.61},
}


def intake_of(store: Store) -> Intake:
    return Intake(store, tiny_catalogue(), load_layouts(), WorkingDays())


def workbook_of(
    period: str = "2025-05",
    figures: dict[str, Any] | None = None,
    *,
    agency: str = "banking",
    explained: dict[str, str] | None = None,
) -> bytes:
    """The body's blank workbook with figures, and explanations, typed into the whole city's rows."""
    content = blank(agency, period)
    sheet = opened(content)[FIGURES]
    said = WELL_KNOWN[period] if figures is None else figures
    cells = {f"{FIGURES}!E{row_of(sheet, name, '全市')}": value for name, value in said.items()}
    for name, text in (explained or {}).items():
        cells[f"{FIGURES}!F{row_of(sheet, name, '全市')}"] = text
    return filled(content, cells)


def cell_of(label: str, *, agency: str = "banking", period: str = "2025-05") -> str:
    """Where the body types the city's figure."""
    return f"E{row_of(opened(blank(agency, period))[FIGURES], label, '全市')}"


def submitted(
    store: Store,
    content: bytes,
    file_name: str = "报表.xlsx",
    *,
    by: str = "li",
    explain: str | None = None,
    days: int = 0,
) -> Outcome:
    return intake_of(store).submit(
        content,
        file_name,
        by=by,
        explanations=Explanations(for_all=explain),
        now=NOW + timedelta(days=days),
    )


def accepted(store: Store, content: bytes, file_name: str = "报表.xlsx") -> Submission:
    """Sent by li, every question answered, accepted by wang."""
    outcome = submitted(store, content, file_name, explain="情况属实")
    assert outcome.state is FileState.SUBMITTED, outcome.findings
    assert outcome.submission is not None
    return intake_of(store).accept(outcome.submission.id, by="wang", now=NOW)


def months_accepted(store: Store, last: str) -> None:
    """The banking body's months up to `last`, as they are well known."""
    for period in WELL_KNOWN:
        if period <= last:
            accepted(store, workbook_of(period), f"{period}.xlsx")


def counting(store: Store, source: str = "banking") -> dict[tuple[str, str], Observation]:
    """What counts of the whole city, by indicator and month."""
    every = [indicator.id for indicator in tiny_catalogue().indicators]
    with store.reading() as session:
        found = recall.current(session, source=source, indicators=every)
    return {(each.indicator, str(each.period)): each for each in found if each.area == CITY}


def newest(store: Store) -> int:
    with store.reading() as session:
        return recall.newest_seq(session)
