"""What one issue has to say: every target, what changed since the last one, who has still to file."""

from __future__ import annotations

from dataclasses import replace

from briefing.digest import digest
from targets.board import Board
from targets.vocabulary import Change, FilingState, Standing
from tests.make_briefing import AUGUST, SEPTEMBER, august, issue, reader, september
from tests.make_targets import figure


def compared(present: Board, previous: Board | None) -> tuple[Change, ...]:
    return digest(present, previous, reader()).changes


def test_every_scored_target_is_told_and_the_aspiration_is_not() -> None:
    told = [judged.target for judged in issue().assessments]
    assert len(told) == 12
    assert "cloud" not in told


def test_a_target_that_fell_behind_is_a_change() -> None:
    assert issue().changes == (Change("lending", Standing.ON_SCHEDULE, Standing.BEHIND),)


def test_a_target_whose_first_figure_came_is_new_and_no_change() -> None:
    assert issue().newly_reported == ("new_jobs",)
    assert "new_jobs" not in {change.target for change in issue().changes}


def test_the_issue_says_with_which_month_it_compares() -> None:
    assert issue().compared_with == AUGUST


def test_the_first_issue_has_nothing_to_compare_with() -> None:
    first = digest(september(), None, reader())
    assert first.compared_with is None
    assert (first.changes, first.newly_reported, first.restatements) == ((), (), ())


def test_the_same_board_twice_gives_no_news() -> None:
    same = digest(august(), august(), reader())
    assert (same.changes, same.newly_reported, same.restatements) == ((), (), ())


def test_a_target_new_in_the_notice_is_no_change() -> None:
    before = august()
    fewer = replace(before, lines=tuple(x for x in before.lines if x.target.id != "lending"))
    assert compared(september(), fewer) == ()


def test_a_corrected_figure_of_an_earlier_month_is_told_as_it_was_and_is() -> None:
    [pair] = issue().restatements
    assert (pair.old.indicator, pair.old.period) == ("lending", AUGUST)
    assert pair.old.value == 20_100_000_000
    assert pair.new.value == 19_600_000_000


def test_a_figure_sent_again_unchanged_is_no_correction() -> None:
    before, known = august(), august().known
    again = tuple(replace(one, recorded_seq=99) for one in known.observations)
    after = replace(before, known=replace(known, observations=again))
    assert digest(after, before, reader()).restatements == ()


def test_a_figure_withdrawn_is_no_correction() -> None:
    before = august()
    bare = replace(before, known=replace(before.known, observations=()))
    assert digest(bare, before, reader()).restatements == ()


def test_a_missing_figure_that_came_is_told_as_a_correction() -> None:
    old = figure("hotline", "2025-08", None)
    new = figure("hotline", "2025-08", 96, seq=99)
    before, after = august(), september()
    before = replace(before, known=replace(before.known, observations=(old,)))
    after = replace(after, known=replace(after.known, observations=(new,)))
    assert [pair.old.value for pair in digest(after, before, reader()).restatements] == [None]


def test_what_is_open_is_told_of_every_month_and_what_was_late_only_of_this() -> None:
    told = issue().filings
    months = {filing.period for filing in told if filing.state is FilingState.LATE}
    assert months == {SEPTEMBER}
    assert min(f.period for f in told if f.state is FilingState.MISSING) < AUGUST


def test_what_was_on_time_or_is_not_due_is_not_told() -> None:
    states = {filing.state for filing in issue().filings}
    assert states == {FilingState.MISSING, FilingState.WAITING, FilingState.LATE}
