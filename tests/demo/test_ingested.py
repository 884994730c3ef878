"""The whole demo through the real door into a fresh store: every file ends as its manifest says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pytest

from commands.seeding import sent_in
from data.demo.filed import NOW, DemoFile, State, filings
from ingest.intake import Intake
from ingest.layout import load_layouts
from ingest.outcome import FileState
from store import recall
from store.engine import Store, open_store
from targets.board import board
from targets.calendar import WorkingDays
from targets.levels import keeps
from targets.vocabulary import (
    CITY,
    ExpectedBy,
    Finding,
    Known,
    Observation,
    Period,
    Severity,
    Standing,
    Submission,
    SubmissionState,
)
from tests.engines import Databases
from tests.make_demo import apart, demo_catalogue, short_name

MAY = Period(2023, 5)
DAY_BEFORE_CORRECTION = datetime.fromisoformat("2023-06-20T18:00+08:00")


@dataclass(frozen=True)
class Seeded:
    """A store that the whole demo went into; `ends`: what became of each file."""

    store: Store
    intake: Intake
    ends: tuple[tuple[DemoFile, State], ...]

    def known(self, as_of: datetime | None = None) -> Known:
        with self.store.reading() as session:
            return recall.known(session, as_of=as_of)

    def findings(self, state: SubmissionState, severity: Severity) -> list[Finding]:
        with self.store.reading() as session:
            return [
                finding
                for submission in self._submissions()
                if submission.state is state
                for finding in recall.findings(session, submission.id)
                if finding.severity is severity
            ]

    def _submissions(self) -> tuple[Submission, ...]:
        return self.known().submissions


@contextmanager
def door(url: str, blobs: str) -> Iterator[tuple[Store, Intake]]:
    store = open_store(url, blobs)
    yield store, Intake(store, demo_catalogue(), load_layouts(), WorkingDays())
    store.close()


def all_sent_in(url: str, blobs: str) -> tuple[tuple[DemoFile, State], ...]:
    with door(url, blobs) as (_, intake):
        return tuple((file, sent_in(intake, file, file.path.read_bytes())) for file in filings())


@pytest.fixture(scope="module")
def seeded(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seeded]:
    with databases.fresh("sqlite") as url:
        blobs = str(tmp_path_factory.mktemp("demo") / "blobs")
        ends = apart(all_sent_in, url, blobs)
        with door(url, blobs) as (store, intake):
            yield Seeded(store, intake, ends)


def figure(
    known: Known, source: str, indicator: str, period: Period, area: str = CITY
) -> Observation:
    key = (source, indicator, period, area)
    (found,) = (o for o in known.observations if (o.source, o.indicator, o.period, o.area) == key)
    return found


def test_every_file_ends_as_the_manifest_says(seeded: Seeded) -> None:
    surprises = [(short_name(file), end) for file, end in seeded.ends if end != file.state]
    assert surprises == []


def test_a_file_of_the_demo_sent_again_has_no_effect(seeded: Seeded) -> None:
    first, *_ = filings()
    content = first.path.read_bytes()
    outcome = seeded.intake.submit(content, first.path.name, by=first.by, now=NOW)
    assert outcome.state is FileState.DUPLICATE


def test_published_figures_count_exactly(seeded: Seeded) -> None:
    known = seeded.known()
    for indicator in demo_catalogue().indicators:
        for point in indicator.published:
            counted = figure(known, indicator.source, indicator.id, point.period)
            assert counted.value == point.value


def test_every_submission_is_marked_as_made_up(seeded: Seeded) -> None:
    assert all(submission.is_made_up for submission in seeded.known().submissions)


def test_the_refused_file_is_refused_for_its_unit(seeded: Seeded) -> None:
    errors = seeded.findings(SubmissionState.REFUSED, Severity.ERROR)
    assert {error.code for error in errors} == {"unit_scale"}


def test_accepted_files_raise_only_the_questions_meant_and_each_is_answered(seeded: Seeded) -> None:
    asked = seeded.findings(SubmissionState.ACCEPTED, Severity.WARNING)
    meant = {
        *("correction_reason", "figure_to_come", "jump", "now_missing"),
        *("reward_below_floor", "sum_differs_noted"),
    }
    assert {one.code for one in asked} == meant
    assert all(one.explanation for one in asked)


def test_the_explanation_of_a_jump_travels_with_its_figure(seeded: Seeded) -> None:
    counted = figure(seeded.known(), "pbc", "supply_chain_financing", Period(2023, 6))
    assert counted.explanation is not None
    assert "半年末" in counted.explanation


def test_the_correction_replaces_what_was_told_first(seeded: Seeded) -> None:
    before, after = seeded.known(DAY_BEFORE_CORRECTION), seeded.known()
    first = figure(before, "eic", "innovative_smes", MAY)
    corrected = figure(after, "eic", "innovative_smes", MAY)
    assert first.value is not None
    assert corrected.value == first.value - 12
    assert len([r for r in after.restatements if r.old.source == "eic"]) >= 2


def test_the_correction_fills_the_district_that_was_crossed_out(seeded: Seeded) -> None:
    first = figure(seeded.known(DAY_BEFORE_CORRECTION), "eic", "srdi_smes", MAY, "310151")
    corrected = figure(seeded.known(), "eic", "srdi_smes", MAY, "310151")
    assert (first.value, first.why) == (None, "/")
    assert corrected.value is not None


def test_nothing_but_the_correction_restates_a_figure(seeded: Seeded) -> None:
    restated = {(r.old.source, str(r.old.period)) for r in seeded.known().restatements}
    assert restated == {("eic", "2023-05")}


def test_the_planned_path_and_the_allocated_parts_are_what_september_is_held_against(
    seeded: Seeded,
) -> None:
    line = board(
        demo_catalogue(), seeded.known(), working_days=WorkingDays(), today=NOW.date()
    ).line
    chain = line["supply_chain_financing"].city
    assert (chain.expected_by, chain.expected) == (ExpectedBy.MILESTONES, Decimal(326_000_000_000))
    parts = [part.target_value for part in line["srdi_smes"].districts]
    assert sum(part for part in parts if part is not None) == 9_700


def test_every_district_names_its_rewards_and_one_pays_too_little(seeded: Seeded) -> None:
    levels = seeded.known().levels
    catalogue = demo_catalogue()
    assert {one.area for one in levels} == set(catalogue.district)
    short = [one for one in levels if not keeps(catalogue.parameter[one.parameter], one.value)]
    assert [(one.area, one.value) for one in short] == [("310151", Decimal(200_000))]


def test_september_shows_a_varied_picture(seeded: Seeded) -> None:
    counts = board(
        demo_catalogue(), seeded.known(), working_days=WorkingDays(), today=NOW.date()
    ).counts()
    shown = {standing for standing, count in counts.items() if count}
    assert {Standing.ACHIEVED, Standing.REACHED_MUST_HOLD} <= shown
    assert len(shown) >= 4
