"""An unknown form on the pages: its sheet in colours, a person's word, and the same file read at once."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from dashboard.document import Dashboard
from store.engine import Store
from targets.vocabulary import LANGUAGES, Language
from tests.dashboard.test_uploads import put, token_of
from tests.make_mappings import FILE, ledger
from tests.make_pages import Shown, browser_of, dashboard_over, shanghai, shown, text
from tests.make_workbooks import content
from wording import say

BODY = "eic"
AS_PROPOSED = {
    "role:2": "label",
    "role:3": "unit",
    "role:4": "target",
    "role:5": "month",
    "role:6": "figure",
    "name:小巨人培育企业": "little_giants",
}


@pytest.fixture
def own_app(own_store: Store) -> Dashboard:
    return dashboard_over(own_store)


def uploaded(app: Dashboard) -> str:
    """The token of a workbook whose form nobody knows."""
    answer = put(browser_of(app, BODY), ledger(), FILE)
    return token_of(answer.get_json()["to"])


def confirm(app: Dashboard, token: str, fields: dict[str, str], role: str = BODY) -> Any:
    form = {"token": token, "from": "/mapping", **fields}
    return browser_of(app, role).post("/mapping", data=form, headers={"Accept": "application/json"})


def test_the_preview_of_an_unknown_form_leads_to_its_mapping(own_app: Dashboard) -> None:
    token = uploaded(own_app)
    page = shown(own_app, f"/upload?token={token}", BODY)
    assert f"/mapping?token={token}" in page.hrefs


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_says_under_which_header_it_would_be_read(
    own_app: Dashboard, language: Language
) -> None:
    page = shown(own_app, f"/mapping?token={uploaded(own_app)}&lang={language}", BODY)
    said = {node[2][0]: node[1]["title"] for node in page.every("td") if "title" in node[1]}
    role = say("mapping.role_figure", language)
    header = "截至报告月成效 / 滚动合计"
    assert said["12980"] == say("page.mapping_read_under", language, header=header, role=role)


def test_a_confirmed_mapping_reads_the_same_file_at_once(own_app: Dashboard) -> None:
    token = uploaded(own_app)
    answer = confirm(own_app, token, AS_PROPOSED)
    assert answer.get_json()["to"] == f"/upload?token={token}"
    assert "12,980" in shown(own_app, f"/upload?token={token}", BODY).text


def test_a_mapping_without_figures_says_why_and_keeps_what_was_chosen(own_app: Dashboard) -> None:
    token = uploaded(own_app)
    to = confirm(own_app, token, AS_PROPOSED | {"role:6": "ignored"}).get_json()["to"]
    page = shown(own_app, to, BODY)
    role = say("mapping.role_figure", "zh")
    assert say("mapping.role_absent", "zh", role=role) in page.text
    chosen = {node[1]["name"]: node[1]["defaultValue"] for node in page.every("select")}
    assert chosen["role:6"] == "ignored"


def test_nobody_else_sees_or_confirms_it(own_app: Dashboard) -> None:
    token = uploaded(own_app)
    assert "12980" not in shown(own_app, f"/mapping?token={token}", "stc").text
    answer = confirm(own_app, token, AS_PROPOSED, role="stc")
    assert "upload_expired" in answer.get_json()["to"]


@pytest.mark.parametrize("role", ["office", "viewer"])
def test_who_may_not_upload_may_not_confirm(own_app: Dashboard, role: str) -> None:
    assert confirm(own_app, uploaded(own_app), AS_PROPOSED, role=role).status_code == 403


def test_forged_fields_are_not_read(own_app: Dashboard) -> None:
    token = uploaded(own_app)
    forged = {"role:999999999": "figure", "role:x": "figure", "role:1": "evil", "name:a": "none"}
    assert "/upload?token=" in confirm(own_app, token, AS_PROPOSED | forged).get_json()["to"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_body_s_own_layout_is_called_by_its_name(own_app: Dashboard, language: Language) -> None:
    token = uploaded(own_app)
    confirm(own_app, token, AS_PROPOSED)
    page = shown(own_app, f"/upload?token={token}&lang={language}", BODY).text
    body = shanghai().body[BODY].short.said(language)
    assert say("mapping.own_form", language, body=body) in page
    assert "own_" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_of_the_picture_says_in_words_what_it_would_be(
    own_app: Dashboard, language: Language
) -> None:
    page = shown(own_app, f"/mapping?token={uploaded(own_app)}&lang={language}", BODY)
    kinds = [text(node) for node in page.every("thead")]
    for tint in ("month", "figure"):
        assert say(f"page.tint_{tint}", language) in kinds[0]


def test_a_confirmed_form_has_no_mapping_left_and_leads_to_its_preview(own_app: Dashboard) -> None:
    token = uploaded(own_app)
    confirm(own_app, token, AS_PROPOSED)
    page = shown(own_app, f"/mapping?token={token}", BODY)
    assert page.every("table") == []
    assert f"/upload?token={token}" in page.hrefs


OF_LAST_MONTH = "上月末推送的累计数"
"""A header that speaks of last month, over the figures that are to be recorded."""


@pytest.fixture
def doubtful(own_app: Dashboard) -> str:
    """The token of a workbook with such a header."""
    book = openpyxl.load_workbook(io.BytesIO(ledger()))
    book.worksheets[0]["F4"] = OF_LAST_MONTH
    answer = put(browser_of(own_app, BODY), content(book), FILE)
    return token_of(answer.get_json()["to"])


def boxes(page: Shown) -> dict[str, bool]:
    return {
        node[1]["name"]: bool(node[1].get("defaultChecked"))
        for node in page.every("input")
        if node[1].get("type") == "checkbox"
    }


def test_a_header_of_last_month_is_asked_about_at_its_column(
    own_app: Dashboard, doubtful: str
) -> None:
    assert boxes(shown(own_app, f"/mapping?token={doubtful}", BODY)) == {}
    page = shown(own_app, confirm(own_app, doubtful, AS_PROPOSED).get_json()["to"], BODY)
    assert "请在该列下勾选后再确认" in page.text
    assert "sure: true" not in page.text
    assert boxes(page) == {"sure:6": False}


def test_a_sender_who_is_sure_has_the_last_word(own_app: Dashboard, doubtful: str) -> None:
    answer = confirm(own_app, doubtful, AS_PROPOSED | {"sure:6": "yes"})
    assert answer.get_json()["to"] == f"/upload?token={doubtful}"
    assert "12,980" in shown(own_app, f"/upload?token={doubtful}", BODY).text


def test_a_tick_is_kept_when_something_else_is_refused(own_app: Dashboard, doubtful: str) -> None:
    fields = AS_PROPOSED | {"sure:6": "yes", "role:2": "ignored", "sure:x": "yes"}
    to = confirm(own_app, doubtful, fields).get_json()["to"]
    assert boxes(shown(own_app, to, BODY)) == {"sure:6": True}
