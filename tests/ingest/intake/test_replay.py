"""What altered rules would have said of past submissions, and putting them in force."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ingest.layout import load_layouts
from ingest.replay import Replay, RuleEffect
from ingest.rulebook import Rulebook
from ingest.rules import RulesRefusedError, Stage
from store import recall
from store.engine import Store
from store.errors import DecisionRefusedError
from targets.vocabulary import Period, Severity
from tests.make_intake import (
    LENDING,
    LOANS,
    NOW,
    accepted,
    cell_of,
    intake_of,
    months_accepted,
    newest,
    submitted,
    workbook_of,
)
from tests.make_targets import tiny_catalogue

SURPRISE = {LENDING: 122.5, LOANS: 8276.1}
BLIND = "magnitude: {stage: off}"


def rulebook_of(store: Store) -> Rulebook:
    return Rulebook(store, tiny_catalogue(), load_layouts())


@pytest.fixture
def surprised(fresh_store: Store) -> Store:
    """Four clean months, and a fifth with loans ten times as high; then a sixth that counts by its size."""
    months_accepted(fresh_store, "2025-04")
    accepted(fresh_store, workbook_of(figures=SURPRISE))
    return fresh_store


def effect(found: Replay, rule: str) -> RuleEffect:
    (one,) = [each for each in found.effects if each.rule == rule]
    return one


def test_the_rules_in_force_say_again_what_they_said(surprised: Store) -> None:
    found = rulebook_of(surprised).replay("{}")
    assert (found.read, found.unread) == (5, ())
    size = effect(found, "magnitude")
    assert (size.before, size.after, size.submissions) == (1, 1, ())


def test_what_a_rule_would_no_longer_say_is_shown_with_its_cell(surprised: Store) -> None:
    size = effect(rulebook_of(surprised).replay(BLIND), "magnitude")
    (gone,) = size.gone
    assert (size.before, size.after, size.added) == (1, 0, ())
    assert gone.finding.cell is not None
    assert gone.finding.cell.address == cell_of(LOANS)


def test_a_change_of_severity_is_gone_and_added(surprised: Store) -> None:
    size = effect(rulebook_of(surprised).replay("magnitude: {stage: trial}"), "magnitude")
    severities = [told.finding.severity for told in (*size.gone, *size.added)]
    assert severities == [Severity.WARNING, Severity.NOTE]
    assert len(size.submissions) == 1


def test_a_stricter_rule_finds_more(surprised: Store) -> None:
    size = effect(rulebook_of(surprised).replay("magnitude: {far: 0.0001}"), "magnitude")
    assert size.after > size.before
    assert size.added


def test_each_file_is_judged_by_what_was_known_when_it_came_in(surprised: Store) -> None:
    """Beside the surprise, which counts by now, the fourth month would be ten times too small."""
    size = effect(rulebook_of(surprised).replay("{}"), "magnitude")
    april = Period(2025, 4)
    found = rulebook_of(surprised).replay(BLIND, since=april)
    assert found.read == 2
    assert [told.submission.period for told in effect(found, "magnitude").gone] == [Period(2025, 5)]
    assert size.before == 1


def test_a_refused_file_is_checked_again_too(fresh_store: Store) -> None:
    months_accepted(fresh_store, "2025-04")
    submitted(fresh_store, workbook_of(figures={LENDING: 1_225_000, LOANS: 827.61}))
    assert effect(rulebook_of(fresh_store).replay("{}"), "unit_slip").before == 1


def test_a_replay_writes_nothing(surprised: Store) -> None:
    before = newest(surprised)
    rulebook_of(surprised).replay(BLIND)
    assert newest(surprised) == before


def test_a_file_that_is_lost_is_named(surprised: Store) -> None:
    with surprised.reading() as session:
        first, *_ = recall.known(session).submissions
    surprised.blobs.path(first.sha256).unlink()
    assert rulebook_of(surprised).replay("{}").unread == (first.id,)


def test_rules_that_are_switched_on_hold_from_the_next_file_on(surprised: Store) -> None:
    rulebook = rulebook_of(surprised)
    assert rulebook.switch_on(BLIND, by="office", comment="试行后停用", now=NOW + timedelta(days=1))
    outcome = intake_of(surprised).preview(
        workbook_of(figures={LENDING: 122.5, LOANS: 90_000}), "更正.xlsx"
    )
    assert "magnitude" not in {finding.code for finding in outcome.findings}
    assert rulebook.in_force().magnitude.stage is Stage.OFF
    assert rulebook.text() == BLIND


def test_what_was_said_before_stays_said(surprised: Store) -> None:
    rulebook_of(surprised).switch_on(BLIND, by="office", comment="停用", now=NOW)
    with surprised.reading() as session:
        *_, last = recall.known(session).submissions
        said = {finding.code for finding in recall.findings(session, last.id)}
        assert "magnitude" in said
        assert recall.rules_text(session, seq=last.received_seq) is None
        assert recall.rules_text(session) == BLIND


def test_switching_on_is_in_the_audit_with_its_reason(surprised: Store) -> None:
    rulebook_of(surprised).switch_on(BLIND, by="office", comment="停用", now=NOW)
    with surprised.reading() as session:
        (entry,) = recall.audit_trail(session, 1)
        (version,) = recall.rule_versions(session)
    assert (entry.actor, entry.action, dict(entry.detail)) == (
        "office",
        "rules",
        {"comment": "停用"},
    )
    assert (version.text, version.actor, version.comment) == (BLIND, "office", "停用")


def test_the_same_rules_again_are_no_new_version(surprised: Store) -> None:
    rulebook = rulebook_of(surprised)
    assert rulebook.switch_on(BLIND, by="office", comment="停用", now=NOW)
    assert not rulebook.switch_on(BLIND, by="office", comment="停用", now=NOW)


def test_switching_on_needs_a_reason(surprised: Store) -> None:
    with pytest.raises(DecisionRefusedError):
        rulebook_of(surprised).switch_on(BLIND, by="office", comment=" ", now=NOW)


def test_what_is_no_rule_is_never_switched_on(surprised: Store) -> None:
    with pytest.raises(RulesRefusedError):
        rulebook_of(surprised).switch_on("magnitude: {far: x}", by="office", comment="…", now=NOW)


def test_who_waits_hears_of_every_file(surprised: Store) -> None:
    heard: list[tuple[int, int]] = []
    rulebook_of(surprised).replay("{}", told=lambda done, of: heard.append((done, of)))
    assert heard == [(done, 5) for done in range(6)]
