from decimal import Decimal

import pytest
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import IntegrityError

from store import recall, record
from store.engine import Store
from store.errors import BlobMissingError, ChangedMeanwhileError
from store.record.contents import contents, digest, identity
from store.tables import Base, SubmissionRow
from targets.vocabulary import (
    CITY,
    Cell,
    Finding,
    ObservationState,
    Severity,
    Submission,
    SubmissionState,
)
from tests.make_store import (
    NOW,
    SEPTEMBER,
    accepted,
    after,
    arrival,
    figure,
    note,
    received,
    warning,
)
from tests.store.threads import in_threads


def test_a_workbook_that_comes_in_waits_and_counts_for_nothing(store: Store) -> None:
    submission = received(store, figure())
    assert submission.state is SubmissionState.SUBMITTED
    with store.reading() as session:
        assert recall.waiting(session) == (submission,)
        assert recall.known(session).observations == ()


def test_a_submission_is_given_back_as_it_came(store: Store) -> None:
    came = arrival(store, figure(), is_correction=True, is_made_up=True)
    submission, _ = record.receive(store, came, now=NOW)
    assert submission == Submission(
        id=submission.id,
        agency="bank",
        form="monthly",
        form_version="1",
        layout="L1",
        period=SEPTEMBER,
        sha256=came.sha256,
        file_name="普惠贷款_2025-09.xlsx",
        state=SubmissionState.SUBMITTED,
        received_at=NOW,
        by="li",
        is_correction=True,
        is_made_up=True,
        received_seq=1,
    )


def test_figures_are_given_back_digit_by_digit_in_their_order(store: Store) -> None:
    said = (
        figure("10075.630", seen="10,075.63", explanation="增量政策"),
        figure(None, area="990101", why="待统计"),
        figure("0", area="990102", state=ObservationState.NIL),
        figure(
            "42.298374651234", indicator="share", numerator=Decimal("1.5"), denominator=Decimal(3)
        ),
    )
    submission = received(store, *said)
    with store.reading() as session:
        given = recall.figures(session, submission.id)
    assert [(o.value, o.state, o.why, o.seen) for o in given] == [
        (o.value, o.state, o.why, o.seen) for o in said
    ]
    assert str(given[0].value) == "10075.630"
    assert (given[3].numerator, given[3].denominator) == (Decimal("1.5"), Decimal(3))
    assert {o.submission for o in given} == {submission.id}


def test_findings_are_given_back_in_their_order(store: Store) -> None:
    said = (
        warning("季节性因素"),
        Finding("unknown_row", Severity.NOTE, Cell("表1", 7, 0), seen="其他", values=(("a", "1"),)),
        Finding("late", Severity.NOTE),
    )
    submission = received(store, figure(), findings=said)
    with store.reading() as session:
        assert recall.findings(session, submission.id) == said


def test_notes_on_actions_are_given_back_before_they_count(store: Store) -> None:
    submission = received(store, action_notes=(note("已印发", self_assessed="已完成"),))
    with store.reading() as session:
        [given] = recall.notes(session, submission.id)
        assert recall.known(session).action_notes == ()
    assert (given.text, given.self_assessed, given.cell) == (
        "已印发",
        "已完成",
        Cell("Sheet1", 20, 3),
    )


def test_the_same_bytes_again_have_no_effect(store: Store) -> None:
    first, is_new = record.receive(store, arrival(store, figure()), now=NOW)
    again, is_new_again = record.receive(store, arrival(store, figure()), now=after(days=1))
    assert (is_new, is_new_again) == (True, False)
    assert again == first
    with store.reading() as session:
        assert recall.newest_seq(session) == 1


def test_the_same_bytes_are_there_already_once_they_are_accepted(store: Store) -> None:
    first = accepted(store, figure())
    assert record.receive(store, arrival(store, figure()), now=NOW) == (first, False)


def test_the_same_bytes_for_another_period_are_another_submission(store: Store) -> None:
    received(store, figure(), content=b"x")
    other = arrival(store, figure(), content=b"x", period=SEPTEMBER.plus(-1))
    assert record.receive(store, other, now=NOW)[1]


def test_what_was_returned_may_be_sent_again(store: Store) -> None:
    first = received(store, figure())
    record.send_back(store, first.id, actor="wang", now=NOW, comment="缺章")
    again, is_new = record.receive(store, arrival(store, figure()), now=NOW)
    assert is_new
    assert again.id != first.id


def test_what_was_withdrawn_may_be_sent_again(store: Store) -> None:
    first = received(store, figure())
    record.withdraw(store, first.id, actor="li", now=NOW)
    assert record.receive(store, arrival(store, figure()), now=NOW)[1]


def test_what_was_refused_is_kept_as_evidence_and_may_be_sent_again(store: Store) -> None:
    error = Finding("sum_differs", Severity.ERROR, Cell("Sheet1", 9, 6))
    came = arrival(store, figure(), figure(), is_refused=True, findings=(error,), content=b"x")
    first, _ = record.receive(store, came, now=NOW)
    again, is_new = record.receive(store, came, now=NOW)
    assert (first.state, is_new) == (SubmissionState.REFUSED, True)
    with store.reading() as session:
        assert recall.findings(session, first.id) == (error,)
        assert recall.waiting(session) == ()
        assert recall.duplicate(session, "bank", "monthly", SEPTEMBER, came.sha256) is None
    assert again.id != first.id


def test_two_figures_for_one_thing_cannot_be_submitted(store: Store) -> None:
    with pytest.raises(ValueError, match="two figures"):
        received(store, figure(1), figure(2))


def test_a_figure_too_large_for_any_column_cannot_be_submitted(store: Store) -> None:
    with pytest.raises(ValueError, match="too large"):
        received(store, figure("1E+17"))
    with store.reading() as session:
        assert recall.newest_seq(session) == 0


def test_a_submission_whose_bytes_were_not_kept_is_refused(store: Store) -> None:
    came = arrival(store, figure())
    store.blobs.path(came.sha256).unlink()
    with pytest.raises(BlobMissingError):
        record.receive(store, came, now=NOW)


def test_a_check_that_others_have_overtaken_is_not_recorded(store: Store) -> None:
    came = arrival(store, figure(), content=b"x")
    accepted(store, figure())
    with pytest.raises(ChangedMeanwhileError):
        record.receive(store, came, now=NOW, checked_at=1)
    assert record.receive(store, came, now=NOW, checked_at=2)[1]


def test_what_only_came_in_meanwhile_leaves_a_check_as_it_was(store: Store) -> None:
    received(store, figure())
    came = arrival(store, figure(), content=b"x")
    assert record.receive(store, came, now=NOW, checked_at=0)[1]


def test_the_same_file_from_several_threads_at_once_is_one_submission(store: Store) -> None:
    came = arrival(store, figure())
    given = in_threads([lambda: record.receive(store, came, now=NOW)] * 8)
    assert {submission.id for submission, _ in given} == {given[0][0].id}
    assert sorted(is_new for _, is_new in given) == [False] * 7 + [True]


def test_the_database_itself_refuses_a_second_submission_of_the_same_bytes(store: Store) -> None:
    received(store, figure())
    copied = text(
        "INSERT INTO submission SELECT 99, agency, form, form_version, layout, period, sha256,"
        " file_name, state, is_correction, is_made_up, revision_of, by, received_at, received_seq,"
        " digest FROM submission"
    )
    with pytest.raises(IntegrityError), store.operating() as session:
        session.execute(copied)


def test_the_scale_of_an_indicator_stays_what_it_was_at_first(store: Store) -> None:
    accepted(store, figure("1.25"), decimals={"loans": 2})
    accepted(store, figure("1.5", area="990101"), decimals={"loans": 6})
    with store.reading() as session:
        values = {o.area: o.value for o in recall.known(session).observations}
    assert values == {CITY: Decimal("1.25"), "990101": Decimal("1.5")}


def test_the_digest_of_a_submission_can_be_made_again_from_its_rows(store: Store) -> None:
    said = figure("1E+3", numerator=Decimal("1.50"), seen="a\x00b", explanation="")
    rows = (("Sheet1", 9, (("F9", "1"),)), ("Sheet1", 9, (("F9", "2"),)), ("A", 1, ()))
    received(store, said, findings=(warning(),), action_notes=(note(),), rows=rows)
    assert _digest_again(store) == _digest(store)


def test_a_flipped_value_no_longer_fits_the_digest(store: Store) -> None:
    received(store, figure(100))
    with store.operating() as session:
        session.execute(text("UPDATE figure SET value = '101'"))
    assert _digest_again(store) != _digest(store)


def _digest(store: Store) -> str:
    with store.reading() as session:
        return session.scalars(select(SubmissionRow.digest)).one()


def _digest_again(store: Store) -> str:
    with store.reading() as session:
        head = _columns(session.scalars(select(SubmissionRow)).one())
        kept = {name: head[name] for name in identity(arrival(store))}
        said = {
            table: [
                {k: v for k, v in _columns(row).items() if k != "submission"}
                for row in session.scalars(select(table).order_by(*inspect(table).primary_key))
            ]
            for table in contents(arrival(store))
        }
    return digest(kept, said)


def _columns(row: Base) -> dict[str, object]:
    return {column.key: getattr(row, column.key) for column in inspect(row).mapper.column_attrs}
