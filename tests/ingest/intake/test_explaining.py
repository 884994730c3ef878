"""Warnings need a written explanation, which travels with the figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ingest.outcome import FileState, Outcome
from store import recall
from store.engine import Store
from store.errors import DecisionRefusedError
from targets.vocabulary import Explanations, Severity, SubmissionState
from tests.make_intake import (
    LENDING,
    LOANS,
    NOW,
    WELL_KNOWN,
    accepted,
    cell_of,
    counting,
    intake_of,
    months_accepted,
    submitted,
    workbook_of,
)

SURPRISE = {LENDING: 122.5, LOANS: 8276.1}
"""Loans ten times as high as the month before."""


@pytest.fixture
def asked(fresh_store: Store) -> Store:
    """Four clean months count, so that the fifth can surprise."""
    months_accepted(fresh_store, "2025-04")
    return fresh_store


def preview(store: Store, said: Explanations, **more: str) -> Outcome:
    content = workbook_of(figures=SURPRISE, explained=more)
    return intake_of(store).preview(content, "报表.xlsx", explanations=said)


def test_clean_months_raise_no_question(asked: Store) -> None:
    outcome = intake_of(asked).preview(workbook_of(), "报表.xlsx")
    assert outcome.unexplained == ()


def test_a_surprise_asks_for_an_explanation(asked: Store) -> None:
    assert preview(asked, Explanations()).unexplained


@pytest.mark.parametrize("place", ["{cell}", "填报!{cell}"])
def test_an_explanation_is_named_by_its_cell(asked: Store, place: str) -> None:
    said = Explanations({place.format(cell=cell_of(LOANS)): "并表口径调整"})
    assert preview(asked, said).unexplained == ()


def test_an_explanation_of_another_cell_does_not_help(asked: Store) -> None:
    assert preview(asked, Explanations({cell_of(LENDING): "并表口径调整"})).unexplained


def test_one_explanation_may_be_for_all(asked: Store) -> None:
    assert preview(asked, Explanations(for_all="并表口径调整")).unexplained == ()


def test_an_explanation_may_stand_in_the_workbook(asked: Store) -> None:
    assert preview(asked, Explanations(), **{LOANS: "并表口径调整"}).unexplained == ()


def test_an_empty_explanation_is_none(asked: Store) -> None:
    assert preview(asked, Explanations({cell_of(LOANS): "  "})).unexplained


def test_what_is_unexplained_cannot_be_accepted(asked: Store) -> None:
    outcome = submitted(asked, workbook_of(figures=SURPRISE))
    assert outcome.submission is not None
    with pytest.raises(DecisionRefusedError) as refused:
        intake_of(asked).accept(outcome.submission.id, by="wang", now=NOW)
    assert refused.value.code == "unexplained_warnings"


def test_an_explanation_travels_with_the_figure(asked: Store) -> None:
    accepted(asked, workbook_of(figures=SURPRISE))
    assert counting(asked)["loans", "2025-05"].explanation == "情况属实"


def test_a_remark_on_a_figure_that_nobody_asked_about_is_no_explanation(asked: Store) -> None:
    clean = workbook_of(figures=WELL_KNOWN["2025-05"], explained={LOANS: "已与台账核对"})
    accepted(asked, clean)
    assert counting(asked)["loans", "2025-05"].explanation is None


def test_a_remark_that_nobody_asked_about_is_noted_at_its_figure(asked: Store) -> None:
    clean = workbook_of(figures=WELL_KNOWN["2025-05"], explained={LOANS: "已与台账核对"})
    outcome = intake_of(asked).preview(clean, "报表.xlsx")
    (noted,) = [one for one in outcome.findings if one.code == "remark"]
    assert (noted.severity, noted.seen) == (Severity.NOTE, "已与台账核对")
    assert noted.cell is not None
    assert noted.cell.address == cell_of(LOANS)


def test_the_same_file_with_its_explanations_replaces_the_one_that_waits(asked: Store) -> None:
    content = workbook_of(figures=SURPRISE)
    first = submitted(asked, content)
    second = submitted(asked, content, explain="并表口径调整")
    assert second.state is FileState.SUBMITTED
    assert first.submission is not None
    with asked.reading() as session:
        earlier = recall.submission(session, first.submission.id)
        waiting = recall.waiting(session)
    assert earlier is not None
    assert earlier.state is SubmissionState.WITHDRAWN
    assert [each.id for each in waiting] == [second.submission.id if second.submission else None]


def test_a_figure_and_its_explanation_are_as_typed(asked: Store) -> None:
    accepted(asked, workbook_of(figures=SURPRISE))
    assert counting(asked)["loans", "2025-05"].value == Decimal(827_610_000_000)
