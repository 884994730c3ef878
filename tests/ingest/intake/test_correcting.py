"""A correction supersedes; old and new value are said."""

from __future__ import annotations

from decimal import Decimal

from ingest.outcome import FileState
from store import recall
from store.engine import Store
from targets.vocabulary import Finding, Period, Severity
from tests.make_intake import (
    LENDING,
    LOANS,
    accepted,
    counting,
    intake_of,
    months_accepted,
    submitted,
    workbook_of,
)
from tests.make_templates import MONTHS, filled

CORRECTED = {LENDING: 121.9, LOANS: 827.61}


def only(findings: tuple[Finding, ...], code: str) -> Finding:
    (found,) = [finding for finding in findings if finding.code == code]
    return found


def test_a_correction_says_old_and_new_value(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-05")
    outcome = intake_of(fresh_store).preview(workbook_of(figures=CORRECTED), "2025-05（更正）.xlsx")
    found = only(outcome.findings, "restated")
    assert (outcome.state, outcome.is_correction) == (FileState.DRY_RUN, True)
    assert (found.seen, found.expected) == ("121.9亿元", "122.5亿元")


def test_a_correction_that_is_not_marked_asks_why(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-05")
    outcome = submitted(fresh_store, workbook_of(figures=CORRECTED))
    assert only(outcome.findings, "unmarked_correction").severity is Severity.WARNING


def test_an_accepted_correction_supersedes(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-05")
    submission = accepted(fresh_store, workbook_of(figures=CORRECTED), "2025-05（更正）.xlsx")
    assert counting(fresh_store)["lending", "2025-05"].value == Decimal(12_190_000_000)
    assert submission.revision_of is not None
    with fresh_store.reading() as session:
        (restatement,) = recall.known(session).restatements
    assert restatement.old.value == Decimal(12_250_000_000)


def test_a_past_month_is_corrected_in_the_later_workbook(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-04")
    sheet_cell = f"{MONTHS}!H5"  # lending of March
    content = filled(workbook_of(), {sheet_cell: 71.2})
    outcome = intake_of(fresh_store).preview(content, "2025-05更正.xlsx")
    found = only(outcome.findings, "restated")
    assert (found.cell.address if found.cell else None, found.expected) == ("H5", "71.8亿元")
    assert not outcome.errors


def test_a_fallen_cumulative_needs_the_mark(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-04")
    fallen = workbook_of(figures={LENDING: 90.1, LOANS: 827.61})
    intake = intake_of(fresh_store)
    assert intake.preview(fallen, "2025-05.xlsx").state is FileState.REFUSED
    assert intake.preview(fallen, "2025-05更正.xlsx").state is FileState.DRY_RUN


def test_the_preview_shows_last_month_and_what_would_be_replaced(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-05")
    outcome = intake_of(fresh_store).preview(workbook_of(figures=CORRECTED), "更正.xlsx")
    shown = {(each.indicator, each.period): each.value for each in outcome.before}
    assert shown["lending", Period(2025, 4)] == Decimal(9_620_000_000)
    assert shown["lending", Period(2025, 5)] == Decimal(12_250_000_000)


def test_the_blank_workbook_of_the_next_month_is_prefilled(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-04")
    name, content = intake_of(fresh_store).template("banking", Period(2025, 5))
    assert name == "市委金融办_banking_monthly_2025-05.xlsx"
    said = intake_of(fresh_store).preview(content, name)
    march = [each for each in said.observations if str(each.period) == "2025-03"]
    assert {each.indicator: each.value for each in march} == {
        "lending": Decimal(7_180_000_000),
        "loans": Decimal(81_587_000_000),
    }
