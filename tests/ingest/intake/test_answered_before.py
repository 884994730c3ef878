"""Words that stand on a form month after month are asked about once: an accepted answer holds for the next."""

from __future__ import annotations

import pytest

from ingest.outcome import FileState, Outcome
from store.engine import Store
from targets.vocabulary import Finding, Severity
from tests.make_intake import NOW, WELL_KNOWN, intake_of, submitted, workbook_of
from tests.make_templates import FIGURES, filled

FIRST, SECOND = list(WELL_KNOWN)[:2]
ANSWER = "指标口径三年未变"
NOTE = "三方核实后{month}月汇成"


def noted(period: str, note: str = NOTE) -> bytes:
    """The month's workbook with a line of words under its figures."""
    said = note.format(month=int(period[-2:]))
    return filled(workbook_of(period), {f"{FIGURES}!A90": said})


def sent(store: Store, content: bytes, explain: str = ANSWER) -> Outcome:
    outcome = submitted(store, content, explain=explain)
    assert outcome.state is FileState.SUBMITTED
    return outcome


def accepted(store: Store, content: bytes) -> None:
    outcome = sent(store, content)
    assert outcome.submission is not None
    intake_of(store).accept(outcome.submission.id, by="wang", now=NOW)


def of_words(store: Store, content: bytes) -> list[Finding]:
    found = intake_of(store).preview(content, "报表.xlsx").findings
    return [one for one in found if one.code in ("note_unclear", "words_known")]


def test_a_line_that_nobody_understands_is_asked_about(fresh_store: Store) -> None:
    (one,) = of_words(fresh_store, noted(FIRST))
    assert (one.code, one.severity) == ("note_unclear", Severity.WARNING)


def test_next_month_the_same_words_are_told_with_their_answer(fresh_store: Store) -> None:
    accepted(fresh_store, noted(FIRST))
    (one,) = of_words(fresh_store, noted(SECOND))
    assert (one.code, one.severity) == ("words_known", Severity.NOTE)
    assert (one.expected, dict(one.values)["month"]) == (ANSWER, FIRST)


def test_other_words_are_asked_about_again(fresh_store: Store) -> None:
    accepted(fresh_store, noted(FIRST))
    (one,) = of_words(fresh_store, noted(SECOND, "两方核实后{month}月汇成"))
    assert one.code == "note_unclear"


def test_what_another_body_answered_holds_for_that_body_only(fresh_store: Store) -> None:
    accepted(fresh_store, noted(FIRST))
    figures: dict[str, object] = {}
    other = workbook_of(SECOND, figures, agency="industry")
    content = filled(other, {f"{FIGURES}!A90": NOTE.format(month=int(SECOND[-2:]))})
    (one,) = of_words(fresh_store, content)
    assert one.code == "note_unclear"


@pytest.mark.parametrize("decide", ["waits", "returned", "withdrawn"])
def test_an_answer_that_was_not_accepted_answers_nothing(fresh_store: Store, decide: str) -> None:
    outcome = sent(fresh_store, noted(FIRST))
    assert outcome.submission is not None
    number, door = outcome.submission.id, intake_of(fresh_store)
    if decide == "returned":
        door.send_back(number, by="wang", now=NOW, comment="请核对")
    if decide == "withdrawn":
        door.withdraw(number, by="li", now=NOW)
    (one,) = of_words(fresh_store, noted(SECOND))
    assert one.code == "note_unclear"


def test_words_that_change_figures_are_asked_about_every_month(fresh_store: Store) -> None:
    content = noted(FIRST, "本月暂按上月数填列")
    accepted(fresh_store, content)
    found = intake_of(fresh_store).preview(noted(SECOND, "本月暂按上月数填列"), "报表.xlsx")
    assert "note_changes_meaning" in [one.code for one in found.unexplained]
