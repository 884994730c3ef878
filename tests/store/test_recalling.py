from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from store import recall, record
from store.engine import Store
from store.errors import DecisionRefusedError
from targets.vocabulary import (
    CITY,
    Cell,
    Extension,
    Finding,
    Known,
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
    level,
    note,
    point,
    received,
    warning,
)

ROW = ("Sheet1", 9, (("A9", "普惠贷款余额"), ("F9", "10,075.63")))


def test_nothing_is_known_of_an_empty_store(store: Store) -> None:
    assert _known(store) == Known(as_of=datetime(1970, 1, 1, tzinfo=UTC), seq=0)


def test_nothing_is_known_of_the_time_before_the_first_change(store: Store) -> None:
    accepted(store, figure())
    assert _known(store, days=-1) == Known(as_of=after(days=-1), seq=0)


def test_what_is_known_now_bears_the_moment_of_the_newest_change(store: Store) -> None:
    accepted(store, figure(), now=after(days=3))
    assert (_known(store).as_of, _known(store).seq) == (after(days=3), 2)


def test_what_was_known_at_a_moment_is_rebuilt_exactly(store: Store) -> None:
    """Every state that was ever seen is seen again, however much came after it."""
    seen = []
    for day, value in enumerate((100, 90, 90, None, 80)):
        accepted(store, figure(value), action_notes=(note(f"第{day}版"),), now=after(days=day))
        seen.append(_known(store))
    assert [_known(store, days=day) for day in range(5)] == seen


def test_a_submission_accepted_later_waited_then(store: Store) -> None:
    waiting = received(store, figure())
    record.accept(store, waiting.id, actor="wang", now=after(days=2), comment="好")
    then = _known(store, days=1)
    assert then.submissions == (waiting,)
    assert then.submissions[0].state is SubmissionState.SUBMITTED
    assert then.observations == ()


def test_a_submission_not_yet_received_was_not_there(store: Store) -> None:
    first = accepted(store, figure(100))
    accepted(store, figure(90), now=after(days=2))
    then = _known(store, days=1)
    assert [submission.id for submission in then.submissions] == [first.id]
    assert [o.value for o in then.observations] == [100]
    assert then.restatements == ()


@pytest.mark.parametrize(
    ("decide", "state"),
    [(record.send_back, SubmissionState.RETURNED), (record.withdraw, SubmissionState.WITHDRAWN)],
)
def test_a_submission_taken_back_later_waited_then(
    store: Store, decide: Callable[..., Submission], state: SubmissionState
) -> None:
    waiting = received(store, figure())
    decide(store, waiting.id, actor="li", now=after(days=2), comment="口径有误")
    assert [s.state for s in _known(store, days=1).submissions] == [SubmissionState.SUBMITTED]
    assert [s.state for s in _known(store).submissions] == [state]


def test_what_was_refused_is_known_as_refused(store: Store) -> None:
    received(store, figure(), is_refused=True)
    assert [s.state for s in _known(store).submissions] == [SubmissionState.REFUSED]


def test_a_restatement_names_the_old_and_the_new_figure(store: Store) -> None:
    accepted(store, figure(100))
    accepted(store, figure(90), now=after(days=1))
    accepted(store, figure(80), now=after(days=2))
    pairs = [(str(r.old.value), str(r.new.value)) for r in _known(store).restatements]
    assert pairs == [("100", "90"), ("90", "80")]
    assert len(_known(store, days=1).restatements) == 1


def test_restatements_of_different_figures_are_not_mixed_up(store: Store) -> None:
    accepted(store, figure(1), figure(2, area="990101"), figure(3, indicator="centers"))
    accepted(store, figure(10), figure(2, area="990101"), figure(30, indicator="centers"))
    restated = _known(store).restatements
    assert [(r.old.indicator, str(r.old.value), str(r.new.value)) for r in restated] == [
        ("centers", "3", "30"),
        ("loans", "1", "10"),
    ]


def test_plans_are_known_as_they_held(store: Store) -> None:
    accepted(store, plan=(point("1.5"),))
    accepted(store, plan=(point("1.5"),), content=b"again", now=after(days=1))
    accepted(store, plan=(point(2),), now=after(days=2))
    told = [[(p.value, p.submission) for p in _known(store, days=d).plan] for d in (1, 2)]
    assert told == [[(Decimal("1.5"), 1)], [(Decimal(2), 3)]]


def test_a_plan_point_keeps_its_cell_and_its_body(store: Store) -> None:
    accepted(store, plan=(point(40, row=7),))
    (held,) = _known(store).plan
    assert (held.source, held.cell, held.seen) == ("bank", Cell("月度计划", 7, 13), "40")


def test_a_plan_that_waits_or_was_sent_back_does_not_hold(store: Store) -> None:
    waiting = received(store, plan=(point(),))
    assert _known(store).plan == ()
    record.send_back(store, waiting.id, actor="wang", now=after(days=1), comment="请核对")
    assert _known(store).plan == ()


def test_a_later_plan_leaves_the_points_that_it_does_not_name(store: Store) -> None:
    accepted(store, plan=(point(40), point(30, period=SEPTEMBER.plus(-1))))
    accepted(store, plan=(point(45),), now=after(days=1))
    assert [p.value for p in _known(store).plan] == [30, 45]


def test_levels_are_known_as_they_held(store: Store) -> None:
    accepted(store, levels=(level(80_000),))
    accepted(store, levels=(level(100_000),), now=after(days=2))
    assert [one.value for one in _known(store, days=1).levels] == [80_000]
    assert [one.value for one in _known(store).levels] == [100_000]


def test_every_version_of_a_level_is_traced_to_its_submission(store: Store) -> None:
    first = accepted(store, levels=(level(80_000),))
    accepted(store, levels=(level(100_000),), now=after(days=2))
    with store.reading() as session:
        newest, oldest = recall.level_versions(
            session, parameter="reward", source="990101", area="990101"
        )
    assert (newest.superseded_at, oldest.superseded_at) == (None, after(days=2))
    assert (oldest.submission, oldest.level.text) == (first, "东渡府规〔2025〕2号")


def test_two_levels_of_one_parameter_in_one_file_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="two figures"):
        received(store, levels=(level(1), level(2)))


def test_an_extension_holds_from_the_moment_that_it_is_granted(store: Store) -> None:
    record.extend(store, _extension("9月系统切换"), now=NOW)
    record.extend(store, _extension("再延", days=9), now=after(days=2))
    assert [one.reason for one in _known(store, days=1).extensions] == ["9月系统切换"]
    assert [one.reason for one in _known(store).extensions] == ["再延"]


def test_an_extension_without_a_reason_is_refused(store: Store) -> None:
    with pytest.raises(DecisionRefusedError) as refused:
        record.extend(store, _extension("  "), now=NOW)
    assert (refused.value.code, _known(store).extensions) == ("reason_missing", ())


def test_who_extended_what_is_in_the_audit(store: Store) -> None:
    record.extend(store, _extension("系统切换"), now=NOW)
    with store.reading() as session:
        (entry,) = recall.audit_trail(session, 5)
    assert (entry.action, entry.subject) == ("extend", "monthly bank 2025-09")
    assert dict(entry.detail) == {"due": "2025-10-16", "reason": "系统切换"}


def test_what_counts_of_one_body_for_some_indicators_is_found(store: Store) -> None:
    accepted(store, figure(1), figure(2, area="990101"), figure(3, indicator="centers"))
    accepted(store, figure(4, source="audit"), agency="audit")
    accepted(store, figure(5))
    with store.reading() as session:
        found = recall.current(session, source="bank", indicators=["loans"])
    assert [(o.area, str(o.value)) for o in found] == [("990101", "2"), (CITY, "5")]


def test_every_version_of_a_number_is_traced_to_its_file_and_cell(store: Store) -> None:
    first = accepted(store, figure(100, row=9), content=b"first", rows=(ROW,))
    second = accepted(store, figure(90, row=12), content=b"second one", now=after(days=1))
    newest, oldest = _traces(store)
    assert (newest.observation.value, newest.submission, newest.size) == (Decimal(90), second, 10)
    assert (newest.recorded_at, newest.superseded_at, newest.row) == (after(days=1), None, ())
    assert (oldest.submission.id, oldest.observation.cell) == (first.id, Cell("Sheet1", 9, 6))
    assert (oldest.superseded_at, oldest.row) == (after(days=1), ROW[2])


def test_a_trace_bears_the_findings_of_its_cell_and_of_its_row(store: Store) -> None:
    here, row = warning("说明"), Finding("hidden_row", Severity.NOTE, Cell("Sheet1", 9, 0))
    others = (warning("别处", row=10), warning("邻格", column=5), Finding("late", Severity.NOTE))
    accepted(store, figure(), findings=(here, *others, row))
    assert _traces(store)[0].findings == (here, row)


def test_a_number_that_never_counted_has_no_trace(store: Store) -> None:
    received(store, figure())
    assert _traces(store) == ()


def test_a_file_that_waits_or_counts_is_recognised(store: Store) -> None:
    came = arrival(store, figure(), content=b"x")
    with store.reading() as session:
        assert recall.duplicate(session, "bank", "monthly", SEPTEMBER, came.sha256) is None
    sent, _ = record.receive(store, came, now=NOW)
    with store.reading() as session:
        assert recall.duplicate(session, "bank", "monthly", SEPTEMBER, came.sha256) == sent
        assert recall.duplicate(session, "audit", "monthly", SEPTEMBER, came.sha256) is None


def test_an_unknown_submission_is_none(store: Store) -> None:
    with store.reading() as session:
        assert recall.submission(session, 404) is None


def _extension(reason: str, days: int = 7) -> Extension:
    due = (NOW + timedelta(days=days)).date()
    return Extension("bank", "monthly", SEPTEMBER, due, reason, "office")


def _known(store: Store, days: float | None = None) -> Known:
    with store.reading() as session:
        return recall.known(session, as_of=None if days is None else after(days=days))


def _traces(store: Store) -> tuple[recall.Provenance, ...]:
    with store.reading() as session:
        return recall.provenance(
            session, indicator="loans", source="bank", period=SEPTEMBER, area=CITY
        )
