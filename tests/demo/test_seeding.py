"""The demo's files go in once, also where an earlier run was broken off in the middle."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.briefings import Briefings
from briefing.post import FolderPoster
from commands.seeding import Seeding
from data.demo.filed import NOW, State, filings
from ingest.intake import Intake
from ingest.layout import load_layouts
from store import recall
from store.engine import Store
from targets.calendar import WorkingDays
from tests.make_demo import demo_catalogue

FEW = filings()[:2]


@pytest.fixture
def intake(store: Store) -> Intake:
    return Intake(store, demo_catalogue(), load_layouts(), WorkingDays())


def seeded(store: Store, intake: Intake, folder: Path) -> Seeding:
    """After one run over the first files."""
    poster = FolderPoster(folder)
    office = Briefings(store, demo_catalogue(), WorkingDays(), poster, "http://x", "a@b")
    seeding = Seeding(intake, office, FEW)
    with store.reading() as session:
        known = recall.known(session).submissions
    seeding.run(known, lambda: None)
    return seeding


def test_what_is_there_already_is_passed_over(store: Store, intake: Intake, tmp_path: Path) -> None:
    assert seeded(store, intake, tmp_path).passed == 0
    again = seeded(store, intake, tmp_path)
    assert (again.passed, again.progress, again.surprises) == (len(FEW), None, [])


def test_what_a_person_has_decided_since_is_left_as_it_is(
    store: Store, intake: Intake, tmp_path: Path
) -> None:
    first = FEW[0]
    sent = intake.submit(first.path.read_bytes(), first.path.name, by=first.by, now=NOW)
    assert sent.submission is not None
    intake.send_back(sent.submission.id, by="office", now=NOW, comment="请核对")
    again = seeded(store, intake, tmp_path)
    assert (again.passed, again.surprises) == (1, [])


def test_a_file_whose_decision_was_broken_off_is_decided_by_the_next_run(
    store: Store, intake: Intake, tmp_path: Path
) -> None:
    first = FEW[0]
    intake.submit(first.path.read_bytes(), first.path.name, by=first.by, now=first.received_at)
    assert seeded(store, intake, tmp_path).ends == {State.ACCEPTED: len(FEW)}
