"""A list of enterprises on its way in: what a clerk sees before it is sent, and how it is explained."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from dashboard.document import Dashboard
from dashboard.findings import asked_in, questions
from store import recall
from store.engine import Store
from targets.vocabulary import Cell, Finding, Severity
from tests.dashboard.test_rosters import ONE, THREE, TWO, sent, srdi
from tests.make_pages import Shown, browser_of, dashboard_over, shown, text
from tests.make_rosters import entry, roster_sheet_of
from tests.make_workbooks import content
from wording import say


def listed(*rows: tuple[Any, ...]) -> bytes:
    sheet = roster_sheet_of(*rows, title="专精特新中小企业名单（截至2023年9月）")
    return content(sheet.parent)


def enterprise(number: int, code: str, district: str = "浦东新区", **more: Any) -> tuple[Any, ...]:
    return entry(number, code=code, district=district, **more)


def put_in(app: Dashboard, book: bytes) -> tuple[FlaskClient, str]:
    browser = browser_of(app, "eic")
    answer = browser.put(
        "/upload", query_string={"name": "名单.xlsx", "from": "/upload"}, data=book
    )
    return browser, answer.get_json()["to"]


def previewed(app: Dashboard, *rows: tuple[Any, ...]) -> Shown:
    return shown(app, put_in(app, listed(*rows))[1], "eic")


@pytest.fixture
def app(own_store: Store) -> Dashboard:
    """In August the list held ONE and TWO, both in Pudong."""
    sent(own_store, srdi(ONE, TWO), 8)
    return dashboard_over(own_store)


def test_every_district_shows_what_changed_and_how_far_it_is_from_the_figure(
    app: Dashboard,
) -> None:
    page = previewed(app, enterprise(2, TWO, "黄浦区"), enterprise(3, THREE))
    rows = [[text(cell) for cell in row[2]] for row in page.every("tr")]
    assert ["浦东新区", "2", "1", "1", "1", "迁出1"] in [row[:6] for row in rows]
    assert ["黄浦区", "0", "1", "0", "0", "迁入1"] in [row[:6] for row in rows]
    whole = next(row for row in rows if row[0] == "全市")
    reported, difference = (int(text.replace(",", "")) for text in whole[-2:])
    assert difference == reported - 2
    assert whole[-1].startswith("+")


def test_who_joined_and_left_is_one_click_away(app: Dashboard) -> None:
    page = previewed(app, enterprise(2, TWO), enterprise(3, THREE))
    folded = [text(one) for one in page.every("details")]
    assert any(one.startswith("新列入 1 家") and THREE in one for one in folded)
    assert any(one.startswith("不再列入 1 家") and ONE in one for one in folded)


def test_a_first_list_of_its_kind_shows_no_changes(own_store: Store) -> None:
    page = previewed(dashboard_over(own_store), enterprise(1, ONE))
    assert "没有更早采用的同一名单可比" in page.text
    assert "上期名单" not in page.text


def test_rows_that_do_not_count_stand_with_their_reason(app: Dashboard) -> None:
    page = previewed(app, enterprise(1, ONE), enterprise(2, ONE), enterprise(3, "91310115"))
    assert "未计数的行 2 行" in page.text
    assert "与第 3 行重复" in page.text
    assert "代码位数或字符不对" in page.text


def test_of_many_rows_that_do_not_count_the_first_are_shown_by_reason(app: Dashboard) -> None:
    rows = [enterprise(n, f"9131011{n}") for n in range(30)]
    page = previewed(app, enterprise(1, ONE), *rows)
    folded = next(text(one) for one in page.every("details") if "另有" in text(one))
    assert folded.startswith("代码位数或字符不对：30 行")
    assert "另有 10 行" in folded


def test_differences_of_one_list_are_one_question_with_one_field(app: Dashboard) -> None:
    page = previewed(app, enterprise(1, ONE))
    assert say("page.preview_warnings_lists", "zh", warnings=1, fine=1) in page.text
    assert "须说明 1" in page.text
    assert len(page.every("textarea")) == 1
    assert "逐区列出 17 处" in page.text


def test_one_explanation_stays_with_every_difference(app: Dashboard, own_store: Store) -> None:
    browser, address = put_in(app, listed(enterprise(1, ONE)))
    page = shown(app, address, "eic")
    field = page.every("textarea")[0][1]["name"]
    number = handed_in(browser, address, {field: "只报浦东"})
    with own_store.reading() as session:
        said = recall.findings(session, number)
    assert len(said) == 17
    assert {one.explanation for one in said} == {"只报浦东"}


def test_one_explanation_of_faults_in_several_rows_stays_with_each(
    app: Dashboard, own_store: Store
) -> None:
    browser, address = put_in(app, listed(*[enterprise(n, f"9131011{n}") for n in (1, 2, 3)]))
    page = shown(app, address, "eic")
    fields = {one[1]["name"]: "正在补正" for one in page.every("textarea")}
    hidden = {
        one[1]["name"]: one[1]["defaultValue"]
        for one in page.every("input")
        if one[1]["name"].startswith("also:")
    }
    assert (len(fields), len(hidden)) == (2, 2)
    number = handed_in(browser, address, fields | hidden)
    with own_store.reading() as session:
        assert {one.explanation for one in recall.findings(session, number)} == {"正在补正"}


def test_a_hidden_field_explains_nothing_by_itself(app: Dashboard, own_store: Store) -> None:
    browser, address = put_in(app, listed(enterprise(1, ONE)))
    form = {"token": parse_qs(urlsplit(address).query)["token"][0], "also:企业名单!A3": "x"}
    answer = browser.post("/submit", data=form, headers={"Accept": "application/json"})
    assert "explain_first" in answer.get_json()["to"]


def test_the_page_of_a_submission_tells_its_differences_as_one(app: Dashboard) -> None:
    browser, address = put_in(app, listed(enterprise(1, ONE)))
    field = shown(app, address, "eic").every("textarea")[0][1]["name"]
    number = handed_in(browser, address, {field: "只报浦东"})
    page = shown(app, f"/submissions/{number}", "eic")
    assert "17 处，一并说明" in page.text
    assert page.text.count("只报浦东") == 1


def handed_in(browser: FlaskClient, address: str, fields: dict[str, str]) -> int:
    token = parse_qs(urlsplit(address).query)["token"][0]
    answer = browser.post(
        "/submit",
        data={"token": token, "from": "/upload", **fields},
        headers={"Accept": "application/json"},
    )
    return int(urlsplit(answer.get_json()["to"]).path.rpartition("/")[2])


def said_at(column: int, explanation: str | None = None, code: str = "roster_duplicate") -> Finding:
    place = Cell("名单", 3, column)
    return Finding(code, Severity.WARNING, place, explanation=explanation)


def test_findings_of_one_rule_that_were_explained_differently_are_asked_apart() -> None:
    found = questions([said_at(1, "甲"), said_at(2, "乙"), said_at(3, "甲")])
    assert [len(one.findings) for one in found] == [2, 1]


def test_findings_of_figures_are_asked_one_by_one() -> None:
    assert len(questions([said_at(1, code="jump"), said_at(2, code="jump")])) == 2


def test_two_questions_about_one_cell_ask_for_one_explanation() -> None:
    found = asked_in([said_at(1), said_at(1, code="roster_expired")])
    assert [one.places for one in found] == [("名单!A3",)]
