"""What is accepted counts; nobody accepts their own."""

from __future__ import annotations

import pytest

from store.engine import Store
from store.errors import DecisionRefusedError
from targets.vocabulary import SubmissionState
from tests.make_intake import NOW, counting, intake_of, submitted, workbook_of


def waiting(store: Store) -> int:
    outcome = submitted(store, workbook_of(), explain="情况属实")
    assert outcome.submission is not None
    return outcome.submission.id


def refused_for(store: Store, submission: int, by: str) -> str:
    with pytest.raises(DecisionRefusedError) as caught:
        intake_of(store).accept(submission, by=by, now=NOW)
    return caught.value.code


def test_ones_own_submission_cannot_be_accepted(fresh_store: Store) -> None:
    assert refused_for(fresh_store, waiting(fresh_store), "li") == "own_submission"
    assert counting(fresh_store) == {}


def test_an_operator_imports_on_the_command_line(fresh_store: Store) -> None:
    decided = intake_of(fresh_store).accept(waiting(fresh_store), by="li", now=NOW, operator=True)
    assert (decided.state, decided.decided_by) == (SubmissionState.ACCEPTED, "operator")


def test_what_is_decided_is_not_decided_again(fresh_store: Store) -> None:
    submission = waiting(fresh_store)
    intake_of(fresh_store).accept(submission, by="wang", now=NOW)
    assert refused_for(fresh_store, submission, "wang") == "not_waiting"


def test_an_unknown_submission_is_refused(fresh_store: Store) -> None:
    assert refused_for(fresh_store, 4711, "wang") == "unknown_submission"


def test_sending_back_needs_a_comment(fresh_store: Store) -> None:
    with pytest.raises(DecisionRefusedError) as caught:
        intake_of(fresh_store).send_back(waiting(fresh_store), by="wang", now=NOW, comment=" ")
    assert caught.value.code == "comment_missing"


def test_what_is_sent_back_does_not_count(fresh_store: Store) -> None:
    submission = waiting(fresh_store)
    intake_of(fresh_store).send_back(submission, by="wang", now=NOW, comment="口径不符")
    assert counting(fresh_store) == {}
