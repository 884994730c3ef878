from decimal import Decimal

import pytest

from store import recall, record
from store.engine import Store
from store.errors import DecisionRefusedError
from targets.vocabulary import CITY, ObservationState, Submission, SubmissionState
from tests.make_store import NOW, accepted, after, figure, note, received, warning
from tests.store.threads import in_threads


def test_what_is_accepted_counts_from_then_on(store: Store) -> None:
    waiting = received(store, figure("10075.63"))
    done = record.accept(store, waiting.id, actor="wang", now=after(days=1), comment="已核对")
    assert done.state is SubmissionState.ACCEPTED
    assert (done.decided_by, done.decided_at, done.comment) == ("wang", after(days=1), "已核对")
    with store.reading() as session:
        [counted] = recall.known(session).observations
        assert recall.waiting(session) == ()
    assert (counted.value, counted.submission) == (Decimal("10075.63"), waiting.id)
    assert counted.recorded_seq == done.accepted_seq == 2


@pytest.mark.parametrize("sender", ["li", "l\ud800i"])
def test_nobody_accepts_their_own_submission(store: Store, sender: str) -> None:
    waiting = received(store, figure(), by=sender)
    assert _refusal(store, waiting, actor=sender) == "own_submission"


def test_an_operator_on_the_command_line_may_accept_what_he_sent(store: Store) -> None:
    waiting = received(store, figure(), by="li")
    done = record.accept(store, waiting.id, actor="li", now=NOW, operator=True)
    assert (done.by, done.decided_by) == ("li", record.OPERATOR)
    with store.reading() as session:
        assert recall.audit_trail(session, 1)[0].actor == record.OPERATOR


def test_a_warning_must_be_explained_before_it_is_accepted(store: Store) -> None:
    waiting = received(store, figure(), findings=(warning(),))
    assert _refusal(store, waiting) == "unexplained_warnings"


def test_an_explanation_of_nothing_but_blanks_is_none(store: Store) -> None:
    waiting = received(store, figure(), findings=(warning("  "),))
    assert _refusal(store, waiting) == "unexplained_warnings"


def test_an_explained_warning_does_not_stand_in_the_way(store: Store) -> None:
    waiting = received(store, figure(), findings=(warning("年末集中投放"),))
    done = record.accept(store, waiting.id, actor="wang", now=NOW)
    assert done.state is SubmissionState.ACCEPTED


def test_an_operator_needs_explanations_too(store: Store) -> None:
    waiting = received(store, figure(), findings=(warning(),))
    with pytest.raises(DecisionRefusedError) as refused:
        record.accept(store, waiting.id, actor="li", now=NOW, operator=True)
    assert refused.value.code == "unexplained_warnings"
    assert refused.value.values["count"] == "1"


def test_a_submission_is_accepted_once(store: Store) -> None:
    assert _refusal(store, accepted(store, figure())) == "not_waiting"


def test_what_was_refused_can_never_be_accepted(store: Store) -> None:
    assert _refusal(store, received(store, figure(), is_refused=True)) == "not_waiting"


def test_an_unknown_submission_cannot_be_accepted(store: Store) -> None:
    with pytest.raises(DecisionRefusedError) as refused:
        record.accept(store, 404, actor="wang", now=NOW)
    assert (refused.value.code, refused.value.values) == (
        "unknown_submission",
        {"submission": "404"},
    )


def test_a_refused_decision_leaves_no_trace(store: Store) -> None:
    waiting = received(store, figure(), by="li")
    _refusal(store, waiting, actor="li")
    with store.reading() as session:
        assert recall.newest_seq(session) == waiting.received_seq


def test_sending_back_needs_a_comment(store: Store) -> None:
    waiting = received(store, figure())
    with pytest.raises(DecisionRefusedError) as refused:
        record.send_back(store, waiting.id, actor="wang", now=NOW, comment=" ")
    assert refused.value.code == "comment_missing"


def test_what_is_sent_back_says_why_and_counts_for_nothing(store: Store) -> None:
    waiting = received(store, figure())
    done = record.send_back(store, waiting.id, actor="wang", now=NOW, comment="单位应为亿元")
    assert (done.state, done.comment) == (SubmissionState.RETURNED, "单位应为亿元")
    with store.reading() as session:
        assert recall.known(session).observations == ()


def test_what_is_withdrawn_can_no_longer_be_accepted(store: Store) -> None:
    waiting = received(store, figure())
    done = record.withdraw(store, waiting.id, actor="li", now=NOW)
    assert done.state is SubmissionState.WITHDRAWN
    assert _refusal(store, done) == "not_waiting"


def test_what_counts_already_cannot_be_withdrawn(store: Store) -> None:
    done = accepted(store, figure())
    with pytest.raises(DecisionRefusedError) as refused:
        record.withdraw(store, done.id, actor="li", now=NOW)
    assert refused.value.code == "not_waiting"


def test_decisions_are_kept_with_who_and_when(store: Store) -> None:
    waiting = received(store, figure())
    record.send_back(store, waiting.id, actor="wang", now=after(days=2), comment="请补充")
    with store.reading() as session:
        [taken] = recall.decisions(session, waiting.id)
    assert (taken.actor, taken.action, taken.comment) == ("wang", "send_back", "请补充")
    assert (taken.at, taken.seq) == (after(days=2), 2)


def test_a_correction_replaces_what_counted(store: Store) -> None:
    first = accepted(store, figure(100))
    second = accepted(store, figure(90), is_correction=True)
    with store.reading() as session:
        [counted] = recall.known(session).observations
    assert (counted.value, counted.submission) == (Decimal(90), second.id)
    assert (first.revision_of, second.revision_of) == (None, first.id)


def test_a_revision_of_a_revision_points_to_the_last_one(store: Store) -> None:
    accepted(store, figure(100))
    second = accepted(store, figure(90))
    assert accepted(store, figure(80)).revision_of == second.id


def test_another_periods_submission_is_no_revision(store: Store) -> None:
    first = accepted(store, figure(100))
    other = accepted(store, figure(100, period=first.period.plus(1)), period=first.period.plus(1))
    assert other.revision_of is None


def test_an_equal_figure_leaves_the_first_with_its_cell_in_place(store: Store) -> None:
    first = accepted(store, figure("100.00", row=9), figure(5, area="990101", row=10))
    accepted(store, figure(100, row=30), figure(6, area="990101", row=31))
    with store.reading() as session:
        counted = {o.area: o for o in recall.known(session).observations}
    assert (counted[CITY].submission, counted[CITY].cell.row) == (first.id, 9)
    assert (counted["990101"].value, counted["990101"].cell.row) == (Decimal(6), 31)


def test_zero_instead_of_nothing_is_a_difference(store: Store) -> None:
    accepted(store, figure(None))
    accepted(store, figure(0))
    with store.reading() as session:
        known = recall.known(session)
    assert [o.value for o in known.observations] == [0]
    assert [(r.old.state, r.new.state) for r in known.restatements] == [
        (ObservationState.MISSING, ObservationState.REPORTED)
    ]


def test_a_figure_can_become_missing_again(store: Store) -> None:
    accepted(store, figure(100))
    accepted(store, figure(None))
    with store.reading() as session:
        [counted] = recall.known(session).observations
    assert (counted.value, counted.state) == (None, ObservationState.MISSING)


def test_a_figure_that_a_correction_does_not_name_still_counts(store: Store) -> None:
    accepted(store, figure(100), figure(5, area="990101"))
    accepted(store, figure(90))
    with store.reading() as session:
        values = {o.area: o.value for o in recall.known(session).observations}
    assert values == {CITY: 90, "990101": 5}


def test_two_bodies_figures_stand_side_by_side(store: Store) -> None:
    accepted(store, figure(100, source="bank"))
    accepted(store, figure(99, source="audit"), agency="audit")
    with store.reading() as session:
        values = {o.source: o.value for o in recall.known(session).observations}
    assert values == {"bank": 100, "audit": 99}


def test_notes_on_actions_count_and_are_replaced_like_figures(store: Store) -> None:
    accepted(store, action_notes=(note("已启动"), note("未开始", action="fund")))
    second = accepted(store, action_notes=(note("已完成"), note("未开始", action="fund")))
    with store.reading() as session:
        notes = {n.action: n for n in recall.known(session).action_notes}
    assert (notes["portal"].text, notes["portal"].recorded_seq) == ("已完成", second.accepted_seq)
    assert notes["fund"].recorded_seq < second.accepted_seq


def test_of_several_people_who_accept_at_once_one_does(store: Store) -> None:
    waiting = received(store, figure())

    def decide() -> str:
        try:
            return record.accept(store, waiting.id, actor="wang", now=NOW).state
        except DecisionRefusedError as refused:
            return refused.code

    assert sorted(in_threads([decide] * 4)) == ["accepted"] + ["not_waiting"] * 3


@pytest.mark.parametrize("first", [0, 1])
def test_what_began_to_count_after_a_workbook_was_checked_is_not_replaced_unasked(
    store: Store, first: int
) -> None:
    both = [received(store, figure(1)), received(store, figure(2))]
    record.accept(store, both[first].id, actor="wang", now=NOW)
    assert _refusal(store, both[1 - first]) == "overtaken"
    with store.reading() as session:
        assert [one.id for one in recall.waiting(session)] == [both[1 - first].id]


def test_two_workbooks_of_a_month_count_beside_each_other(store: Store) -> None:
    city, district = received(store, figure(1)), received(store, figure(2, area="990101"))
    for sent in (district, city):
        record.accept(store, sent.id, actor="wang", now=NOW)
    with store.reading() as session:
        counted = recall.known(session).observations
    assert {one.area: one.value for one in counted} == {CITY: 1, "990101": 2}


def test_a_workbook_that_says_the_same_as_one_accepted_before_it_is_accepted(store: Store) -> None:
    both = [received(store, figure(1)), received(store, figure(1), figure(2, area="990101"))]
    for sent in both:
        record.accept(store, sent.id, actor="wang", now=NOW)
    with store.reading() as session:
        assert {one.submission for one in recall.known(session).observations} == {1, 2}


def _refusal(store: Store, submission: Submission, actor: str = "wang") -> str:
    with pytest.raises(DecisionRefusedError) as refused:
        record.accept(store, submission.id, actor=actor, now=NOW)
    return refused.value.code
