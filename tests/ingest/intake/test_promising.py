"""Plans and levels through the door: they hold once accepted, and a later file supersedes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from ingest.intake import Intake
from ingest.layout import load_layouts
from ingest.outcome import FileState, Outcome
from store import recall, record
from store.engine import Store
from targets.board import board
from targets.calendar import WorkingDays
from targets.vocabulary import ExpectedBy, Extension, Known, Period
from tests.make_intake import NOW, accepted, intake_of, submitted, workbook_of
from tests.make_targets import tiny_catalogue
from tests.make_templates import ALLOCATIONS, FIGURES, LEVELS, MILESTONES, blank, filled, opened

JUNE = {f"{MILESTONES}!H5": 110, f"{MILESTONES}!I5": 140}
"""Lending planned for the end of May and June, in 亿元."""


def known(store: Store) -> Known:
    with store.reading() as session:
        return recall.known(session)


def lending_of(store: Store) -> tuple[ExpectedBy, Any]:
    judged = board(tiny_catalogue(), known(store), working_days=WorkingDays()).line["lending"].city
    return judged.expected_by, judged.expected


def planned(cells: dict[str, Any] | None = None) -> bytes:
    return filled(workbook_of(), JUNE if cells is None else cells)


def test_an_accepted_milestone_is_the_expected_path(fresh_store: Store) -> None:
    accepted(fresh_store, planned())
    assert lending_of(fresh_store) == (ExpectedBy.MILESTONES, 11_000_000_000)


def test_a_milestone_that_waits_changes_nothing(fresh_store: Store) -> None:
    accepted(fresh_store, workbook_of())
    submitted(fresh_store, planned(), explain="年初计划")
    assert lending_of(fresh_store)[0] is ExpectedBy.LINEAR


def test_a_later_plan_supersedes_and_the_earlier_one_is_still_known(fresh_store: Store) -> None:
    accepted(fresh_store, planned())
    before = known(fresh_store)
    accepted(fresh_store, planned({f"{MILESTONES}!H5": 115}), "调整.xlsx")
    assert lending_of(fresh_store)[1] == 11_500_000_000
    with fresh_store.reading() as session:
        assert recall.plan(session, before.seq) == before.plan


def test_a_plan_alone_touches_no_figure_that_counts(fresh_store: Store) -> None:
    accepted(fresh_store, workbook_of())
    _, content = intake_of(fresh_store).template("banking", Period(2025, 5))
    accepted(fresh_store, filled(content, JUNE), "计划.xlsx")
    assert known(fresh_store).restatements == ()
    assert lending_of(fresh_store) == (ExpectedBy.MILESTONES, 11_000_000_000)


def test_a_falling_plan_is_refused_whole(fresh_store: Store) -> None:
    outcome = submitted(fresh_store, planned({f"{MILESTONES}!H5": 110, f"{MILESTONES}!I5": 90}))
    assert (outcome.state, outcome.reason) == (FileState.REFUSED, "plan_falls")
    assert known(fresh_store).plan == ()


def test_a_plan_is_checked_against_the_one_that_holds(fresh_store: Store) -> None:
    accepted(fresh_store, planned())
    outcome = submitted(fresh_store, planned({f"{MILESTONES}!J5": 120}))
    assert outcome.reason == "plan_falls"


def test_district_parts_become_promises(fresh_store: Store) -> None:
    content = blank("industry", "2025-05")
    cells = {f"{ALLOCATIONS}!B{row}": 300 for row in range(6, 10)}
    cells |= {f"{FIGURES}!E{row}": 0 for row in range(5, opened(content)[FIGURES].max_row + 1)}
    accepted(fresh_store, filled(content, cells))
    line = board(tiny_catalogue(), known(fresh_store), working_days=WorkingDays()).line
    assert {d.target_value for d in line["tech_firms"].districts} == {300}


def district(level: float) -> bytes:
    cells = {f"{FIGURES}!E5": 95, f"{FIGURES}!E6": 20, f"{LEVELS}!D5": level}
    return filled(blank("990103", "2025-05"), cells)


def test_a_level_below_the_floor_waits_for_a_reason(fresh_store: Store) -> None:
    outcome: Outcome = submitted(fresh_store, district(4))
    asked = [one for one in outcome.unexplained if one.code == "reward_below_floor"]
    assert [(one.seen, one.expected) for one in asked] == [("4万元", "5万元")]


def test_an_accepted_level_is_known_with_its_cell(fresh_store: Store) -> None:
    accepted(fresh_store, district(6))
    (level,) = known(fresh_store).levels
    assert (level.parameter, level.area, level.value) == (
        "fast_firm_reward",
        "990103",
        Decimal(60_000),
    )
    assert (level.cell.sheet, level.cell.address, level.seen) == (LEVELS, "D5", "6")


def test_the_next_blank_workbook_shows_what_was_said(fresh_store: Store) -> None:
    accepted(fresh_store, district(6))
    _, content = intake_of(fresh_store).template("990103", Period(2025, 6))
    assert opened(content)[LEVELS]["D5"].value == 6


def test_the_blank_workbook_names_the_extended_due_day(fresh_store: Store) -> None:
    granted = Extension(
        "banking", "banking_monthly", Period(2025, 5), date(2025, 6, 30), "系统切换", "office"
    )
    record.extend(fresh_store, granted, now=NOW)
    _, content = intake_of(fresh_store).template("banking", Period(2025, 5))
    assert "2025年6月30日" in opened(content)[FIGURES]["A2"].value


def test_figures_and_plan_stand_in_one_answer(fresh_store: Store) -> None:
    outcome = intake_of(fresh_store).preview(planned(), "报表.xlsx", now=NOW + timedelta(days=1))
    assert [(p.target, str(p.period)) for p in outcome.plan] == [
        ("lending", "2025-05"),
        ("lending", "2025-06"),
    ]
    assert {one.indicator for one in outcome.observations} == {"lending", "loans"}


def asked_of_a_late_file(store: Store) -> list[str]:
    """The banking body's May, due on 16 June with five working days on top, sent on 30 June."""
    forms = tuple(replace(form, late_window=5) for form in tiny_catalogue().forms)
    door = Intake(store, replace(tiny_catalogue(), forms=forms), load_layouts(), WorkingDays())
    outcome = door.preview(workbook_of(), "报表.xlsx", now=NOW + timedelta(days=21))
    return [one.code for one in outcome.unexplained if one.code == "filed_after_window"]


def test_what_comes_after_its_late_window_needs_a_reason(fresh_store: Store) -> None:
    assert asked_of_a_late_file(fresh_store) == ["filed_after_window"]


def test_an_extension_is_reason_enough(fresh_store: Store) -> None:
    granted = Extension(
        "banking", "banking_monthly", Period(2025, 5), date(2025, 6, 27), "系统切换", "office"
    )
    record.extend(fresh_store, granted, now=NOW)
    assert asked_of_a_late_file(fresh_store) == []
