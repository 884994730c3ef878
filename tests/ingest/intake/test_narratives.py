"""A narrative report through the door: kept word by word, and told to machines and people."""

from __future__ import annotations

from typing import Any

import pytest

from commands.ingest import show
from ingest.intake import Intake
from ingest.layout import load_layouts
from ingest.machine import as_json
from ingest.outcome import FileState
from store import recall
from store.engine import Store
from targets.calendar import WorkingDays
from targets.vocabulary import Explanations
from tests.make_intake import NOW
from tests.make_narratives import CHAIN, FILE, LENDING, NUMBERS, ROWS, narrative
from tests.make_workbooks import Row, catalogue, content


def door(store: Store) -> Intake:
    return Intake(store, catalogue(), load_layouts(), WorkingDays())


def said(store: Store, *rows: Row) -> dict[str, Any]:
    outcome = door(store).preview(content(narrative(rows)), FILE)
    return as_json(outcome, catalogue())


def test_a_machine_gets_clause_text_and_suggestions(fresh_store: Store) -> None:
    document = said(fresh_store, *ROWS)
    assert (document["observations"], document["period"]) == ([], "2023-05")
    assert document["actions"][0] == {
        "clause": 14,
        "action": None,
        "self_assessed": "是",
        "text": LENDING,
        "suggested_numbers": list(NUMBERS),
        "sheet": "Sheet1",
        "cell": "C4",
    }


def test_a_month_that_is_not_owed_is_only_told(fresh_store: Store) -> None:
    (found,) = said(fresh_store, *ROWS)["findings"]
    assert (found["code"], found["severity"]) == ("period_not_owed", "note")


def test_a_clause_beyond_our_copy_keeps_its_text_in_both_languages(fresh_store: Store) -> None:
    document = said(fresh_store, ROWS[0], ("（二十五）优化服务", None, "办理事项120件"))
    found = next(one for one in document["findings"] if one["code"] == "clause_not_in_copy")
    assert all("办理事项120件" in text for text in found["message"].values())


def test_the_command_line_names_each_note(
    fresh_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = door(fresh_store).preview(content(narrative()), FILE)
    show(outcome, catalogue(), "zh")
    told = capsys.readouterr().out
    assert f"第16条（—）Sheet1!C5：{CHAIN}" in told
    assert "文中数字，供核对，未入库：2000亿元、近700家" in told


def test_an_explained_narrative_counts_and_books_nothing(fresh_store: Store) -> None:
    rows = [*ROWS, ("第1条", None, "培育企业20家")]
    intake = door(fresh_store)
    explanations = Explanations(for_all="由我单位配合")
    book = content(narrative(rows))
    sent = intake.submit(book, FILE, by="li", explanations=explanations, now=NOW)
    assert (sent.state, sent.submission is not None) == (FileState.SUBMITTED, True)
    assert sent.submission is not None
    intake.accept(sent.submission.id, by="wang", now=NOW)
    with fresh_store.reading() as session:
        known = recall.known(session)
    assert ([note.clause for note in known.action_notes], known.observations) == ([1, 14, 16], ())
