"""`ingest --json` keeps its contract."""

from __future__ import annotations

import json
from typing import Any

from ingest.machine import as_json
from store.engine import Store
from tests.make_intake import LENDING, LOANS, cell_of, intake_of, submitted, workbook_of
from tests.make_targets import tiny_catalogue
from tests.make_templates import ACTIONS, blank, filled


def said(store: Store, content: bytes, file_name: str = "报表.xlsx") -> dict[str, Any]:
    outcome = intake_of(store).preview(content, file_name)
    document: dict[str, Any] = json.loads(json.dumps(as_json(outcome, tiny_catalogue())))
    return document


def test_a_file_is_one_object_with_these_keys(fresh_store: Store) -> None:
    document = said(fresh_store, workbook_of())
    assert list(document) == [
        *("file", "sha256", "state", "reason", "agency", "form", "form_version", "layout"),
        *("period", "observations", "actions", "roster", "findings"),
    ]
    assert (document["state"], document["reason"], document["roster"]) == ("dry_run", None, None)
    assert (document["agency"], document["form"]) == ("banking", "banking_monthly")
    assert (document["period"], document["layout"]) == ("2025-05", "template")


def test_an_observation_is_in_the_base_unit_with_its_cell(fresh_store: Store) -> None:
    found = said(fresh_store, workbook_of())["observations"]
    loans = next(each for each in found if each["indicator"] == "loans")
    assert loans == {
        "indicator": "loans",
        "area": "city",
        "period": "2025-05",
        "value": "82761000000",
        "unit": "yuan",
        "numerator": None,
        "denominator": None,
        "state": "reported",
        "why": None,
        "sheet": "填报",
        "cell": cell_of(LOANS),
    }


def test_a_missing_figure_says_why_and_a_nil_return_is_zero(fresh_store: Store) -> None:
    content = workbook_of(figures={LOANS: "待统计", LENDING: "零报告"})
    found = {each["indicator"]: each for each in said(fresh_store, content)["observations"]}
    assert [found["loans"][key] for key in ("value", "state", "why")] == [None, "missing", "待统计"]
    assert [found["lending"][key] for key in ("value", "state")] == ["0", "nil"]


def test_a_ratio_carries_its_parts(fresh_store: Store) -> None:
    figures = {"融资担保费率｜担保费收入": 0.3, "融资担保费率｜担保金额": 30}
    content = workbook_of(figures=figures, agency="treasury")
    found = said(fresh_store, content)["observations"]
    fee = next(each for each in found if each["indicator"] == "guarantee_fee")
    shown = [fee[key] for key in ("value", "unit", "numerator", "denominator")]
    assert shown == ["1", "percent", "30000000", "3000000000"]


def test_a_finding_is_said_in_both_languages_at_its_cell(fresh_store: Store) -> None:
    document = said(fresh_store, workbook_of(figures={LOANS: -3, LENDING: 122.5}))
    found = next(each for each in document["findings"] if each["code"] == "negative_figure")
    assert (found["severity"], found["sheet"], found["cell"]) == ("error", "填报", cell_of(LOANS))
    assert f"填报!{cell_of(LOANS)}" in found["message"]["zh"]
    assert "Loans outstanding" in found["message"]["en"]


def test_an_action_names_its_clause(fresh_store: Store) -> None:
    cells = {f"{ACTIONS}!C5": "推进中", f"{ACTIONS}!F5": "已走访12家银行。"}
    content = filled(blank("banking", "2025-06", form="progress"), cells)
    (action,) = said(fresh_store, content)["actions"]
    assert (action["clause"], action["action"], action["cell"]) == (3, "a3_matching", "F5")
    assert (action["text"], action["suggested_numbers"]) == ("已走访12家银行。", [])


def test_what_cannot_be_read_says_why_in_both_languages(fresh_store: Store) -> None:
    document = said(fresh_store, b"no workbook")
    assert (document["state"], document["agency"], document["period"]) == ("unreadable", None, None)
    (found,) = document["findings"]
    assert found["code"] == document["reason"]
    assert all(found["message"][language] for language in ("zh", "en"))


def test_a_duplicate_is_told_as_such(fresh_store: Store) -> None:
    submitted(fresh_store, workbook_of())
    assert said(fresh_store, workbook_of())["state"] == "duplicate"
