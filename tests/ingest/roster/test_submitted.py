from io import BytesIO
from typing import Any

from ingest.outcome import FileState, Outcome
from store import recall
from store.engine import Store
from targets.calendar import WorkingDays
from targets.filings import filings
from targets.vocabulary import CITY, FilingState, Period
from tests.make_intake import NOW, TECH, accepted, intake_of, submitted, workbook_of
from tests.make_rosters import credit_code, entry, roster_sheet_of
from tests.make_targets import tiny_catalogue


def listing(*rows: Any, **more: Any) -> bytes:
    target = BytesIO()
    roster_sheet_of(*rows, **more).parent.save(target)
    return target.getvalue()


def sent(store: Store, *rows: Any, name: str = "市工信局名单2025-5.xlsx", **more: Any) -> Outcome:
    return submitted(store, listing(*rows), name, **more)


def test_a_list_that_is_submitted_is_kept_under_its_number(store: Store) -> None:
    outcome = sent(store, entry(1), entry(2))
    assert outcome.state is FileState.SUBMITTED
    assert outcome.submission is not None
    with store.reading() as session:
        (found,) = recall.rosters(session, outcome.submission.id)
        codes = [row.code for row in recall.rows_of(session, found)]
        assert recall.is_as_sealed(session, found)
    assert codes == [credit_code(1), credit_code(2)]


def test_a_preview_keeps_nothing(store: Store) -> None:
    intake_of(store).preview(listing(entry(1)), "市工信局名单2025-5.xlsx", now=NOW)
    with store.reading() as session:
        assert recall.rosters(session, 1) == ()


def test_a_list_is_accepted_once_its_warnings_are_explained(store: Store) -> None:
    submission = accepted(store, listing(entry(1), entry(1)), "市工信局名单2025-5.xlsx")
    assert submission.state == "accepted"


def test_a_list_is_no_filing_of_the_monthly_form(store: Store) -> None:
    submission = accepted(store, listing(entry(1)), "市工信局名单2025-5.xlsx")
    found = filings(
        tiny_catalogue(), [submission], WorkingDays(), through=Period(2025, 5), today=NOW.date()
    )
    states = {f.state for f in found if f.agency == "industry" and f.period == Period(2025, 5)}
    assert states <= {FilingState.MISSING, FilingState.NOT_DUE}
    assert not any(f.form == "enterprise_roster" for f in found)


def test_a_list_is_compared_with_the_figure_that_counts(store: Store) -> None:
    accepted(store, workbook_of("2025-05", {TECH: 950}, agency="industry"))
    outcome = sent(store, entry(1), entry(2))
    found = {f.code: f for f in outcome.findings}["roster_differs_from_counting"]
    assert (found.seen, found.expected) == ("950", "2")
    assert dict(found.values)["area"] == CITY


def test_the_same_list_again_has_no_effect(store: Store) -> None:
    content = listing(entry(1))
    submitted(store, content, "市工信局名单2025-5.xlsx")
    again = submitted(store, content, "市工信局名单2025-5.xlsx")
    assert again.state is FileState.DUPLICATE
