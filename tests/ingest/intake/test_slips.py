"""“Did you mean 亿元?”: refused until the sender corrects or confirms, and never read otherwise in silence."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.checks import Material
from ingest.outcome import FileState, Outcome
from ingest.slips import answered
from store import recall
from store.engine import Store
from targets.vocabulary import Explanations, Finding, Severity
from tests.make_checked import file, given, in_month, run
from tests.make_intake import (
    LENDING,
    LOANS,
    NOW,
    cell_of,
    counting,
    intake_of,
    months_accepted,
    workbook_of,
)
from tests.make_workbooks import catalogue

CELL = cell_of(LOANS)
BALANCE = "inclusive_loans_balance"
IN_THE_WRONG_UNIT = {LENDING: 122.5, LOANS: 8_276_100}
"""Loans in 万元 where the row says 亿元."""


@pytest.fixture
def asked(fresh_store: Store) -> Store:
    months_accepted(fresh_store, "2025-04")
    return fresh_store


def preview(store: Store, said: Explanations, **more: str) -> Outcome:
    content = workbook_of(figures=IN_THE_WRONG_UNIT, explained=more)
    return intake_of(store).preview(content, "报表.xlsx", explanations=said)


def of_loans(outcome: Outcome) -> Finding:
    (found,) = [one for one in outcome.findings if one.code.startswith("unit_")]
    return found


def value(outcome: Outcome) -> Decimal | None:
    (found,) = [
        o for o in outcome.observations if (o.indicator, str(o.period)) == ("loans", "2025-05")
    ]
    return found.value


def test_a_slip_is_refused_until_it_is_answered(asked: Store) -> None:
    outcome = preview(asked, Explanations())
    assert (outcome.state, outcome.reason) == (FileState.REFUSED, "unit_scale")


def test_one_explanation_for_all_answers_no_slip(asked: Store) -> None:
    assert preview(asked, Explanations(for_all="情况属实")).state is FileState.REFUSED


def test_a_remark_in_the_workbook_answers_no_slip(asked: Store) -> None:
    """It was written before anybody asked."""
    assert preview(asked, Explanations(), **{LOANS: "初步数"}).state is FileState.REFUSED


@pytest.mark.parametrize("place", [CELL, CELL.lower(), f"填报!{CELL}"])
def test_a_figure_confirmed_at_its_cell_stands_as_it_was_written(asked: Store, place: str) -> None:
    outcome = preview(asked, Explanations({place: "并入全国数"}))
    found = of_loans(outcome)
    assert (outcome.state, outcome.unexplained) == (FileState.DRY_RUN, ())
    assert (found.severity, found.explanation) == (Severity.WARNING, "并入全国数")
    assert value(outcome) == Decimal(827610000000000)


def test_another_cell_confirms_nothing(asked: Store) -> None:
    said = Explanations({cell_of(LENDING): "并入全国数"}, meant=frozenset({cell_of(LENDING)}))
    assert preview(asked, said).state is FileState.REFUSED


def test_what_was_meant_is_read_and_told_with_its_cell(asked: Store) -> None:
    outcome = preview(asked, Explanations(meant=frozenset({CELL})))
    found = of_loans(outcome)
    assert (outcome.state, outcome.unexplained) == (FileState.DRY_RUN, ())
    assert value(outcome) == Decimal(82761000000)
    assert (found.code, found.severity) == ("unit_as_meant", Severity.WARNING)
    assert found.cell is not None
    assert (found.cell.address, found.expected) == (CELL, "8276100万元")


def test_where_nothing_slipped_nothing_is_read_otherwise(asked: Store) -> None:
    content = workbook_of()
    said = Explanations(meant=frozenset({CELL}))
    outcome = intake_of(asked).preview(content, "报表.xlsx", explanations=said)
    assert value(outcome) == Decimal(82761000000)
    assert "unit_as_meant" not in {one.code for one in outcome.findings}


def test_what_was_meant_counts_with_the_answer_beside_it(asked: Store) -> None:
    intake = intake_of(asked)
    said = Explanations(meant=frozenset({CELL}))
    content = workbook_of(figures=IN_THE_WRONG_UNIT)
    outcome = intake.submit(content, "报表.xlsx", by="li", explanations=said, now=NOW)
    assert outcome.submission is not None
    intake.accept(outcome.submission.id, by="wang", now=NOW)
    counted = counting(asked)["loans", "2025-05"]
    assert (counted.value, counted.seen) == (Decimal(82761000000), "8276100")
    assert counted.explanation == "报送人确认：应为8276100万元。"
    with asked.reading() as session:
        kept = recall.findings(session, outcome.submission.id)
    assert "unit_as_meant" in {one.code for one in kept}


def slipped_beside(month: str) -> Decimal:
    """The month's own figure as read beside 100,756,300 that was meant in 万元; all written below 亿元."""
    reading = file(given(BALANCE, "100756300"), months=[in_month(BALANCE, month)])
    material = Material(reading, catalogue(), run(BALANCE, ["9835.97"] * 3, start="2023-02"))
    said = Explanations(meant=frozenset({reading.observations[0].cell.address}))
    meant, _ = answered(material, said)
    assert dict(meant.reading.units)[BALANCE] == "万元"
    return meant.reading.month_figures[0].value / 10**8


def test_a_figure_beside_a_slip_that_slipped_too_is_read_as_meant() -> None:
    assert slipped_beside("2396600") == Decimal("239.66")


def test_a_figure_beside_a_slip_in_the_right_unit_stays() -> None:
    assert slipped_beside("239.66") == Decimal("239.66")
