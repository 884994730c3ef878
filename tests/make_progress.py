"""Builders of what a body says of an action, and what checking it finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

from ingest.checks import Material, check
from ingest.rules import Rules, packaged
from targets.vocabulary import ActionNote, ActionState, Cell, Finding, Period
from tests.make_checked import file, given
from tests.make_workbooks import catalogue

JUNE = Period(2023, 6)
NOW = datetime(2023, 12, 1, tzinfo=UTC)
DONE = ActionNote(
    "a14_2",
    "pbc",
    JUNE,
    ActionState.DONE,
    "已全部聘任",
    Cell("事项", 5, 7),
    done_on=date(2023, 6, 20),
    evidence="聘任文件",
    clause=14,
)
UNDER_WAY = replace(DONE, state=ActionState.UNDER_WAY, done_on=None, text="正在聘任")
FIGURE = given("inclusive_loans_balance", 9000, period=str(JUNE))


def told(
    *notes: ActionNote,
    before: tuple[ActionNote, ...] = (),
    rules: Rules | None = None,
    correction: bool = False,
    now: datetime | None = NOW,
) -> tuple[Finding, ...]:
    """What is found of actions. `before`: what counts already."""
    read = file(FIGURE, period=str(JUNE), correction=correction)
    read = replace(read, action_notes=notes)
    material = Material(read, catalogue(), (FIGURE,), rules=rules or packaged(), notes=before)
    return check(material, now=now)


def of_progress() -> Iterator[Finding]:
    """Every doubt about an action."""
    for said in (
        replace(DONE, done_on=date(2023, 7, 1)),
        replace(DONE, done_on=date(2023, 1, 5)),
        replace(DONE, done_on=None),
        replace(DONE, evidence=""),
        replace(UNDER_WAY, done_on=date(2023, 6, 20)),
    ):
        yield from told(said)
    counted = replace(UNDER_WAY, text="12家")
    yield from told(replace(counted, text="14家"), before=(counted,))
