"""Lists of enterprises on their page and as downloads."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.document import Dashboard
from store import record
from store.engine import Store
from store.record import Arrival
from store.rosters import Roster
from targets.vocabulary import LANGUAGES, Language, Period, Submission
from tests.make_pages import NOW, browser_of, dashboard_over, shown
from tests.make_rosters import credit_code, entry, roster, roster_sheet_of
from tests.make_workbooks import content
from wording import say

PUDONG, HUANGPU = "310115", "310101"
ONE, TWO, THREE = (credit_code(n, region="310115") for n in (1, 2, 3))


def sent(store: Store, listed: Roster, month: int, *, accept: bool = True) -> Submission:
    content = f"list {month} {listed.rows} {accept}".encode()
    arrival = Arrival(
        agency="eic",
        form="enterprise_roster",
        form_version="1",
        layout="enterprise_roster",
        period=Period(2023, month),
        sha256=store.blobs.keep(content),
        file_name="名单.xlsx",
        by="eic",
        rosters=(listed,),
    )
    waiting, _ = record.receive(store, arrival, now=NOW)
    if not accept:
        return waiting
    return record.accept(store, waiting.id, actor="office", now=NOW)


def srdi(*codes: str, district: list[str] | None = None, **more: Any) -> Roster:
    areas = district or [PUDONG] * len(codes)
    return roster(*codes, indicator="srdi_smes", district=areas, **more)


@pytest.fixture
def lists(own_store: Store) -> tuple[Dashboard, Submission]:
    """August's list, and September's: ONE left, THREE joined, TWO moved; one row repeats THREE."""
    sent(own_store, srdi(ONE, TWO), 8)
    newer = srdi(
        TWO,
        THREE,
        THREE,
        district=[HUANGPU, PUDONG, PUDONG],
        name=["=乙公司", "＝丙公司", "＠丙公司"],
        fault=[None, None, "duplicate"],
        first_row=[None, None, 4],
    )
    return dashboard_over(own_store), sent(own_store, newer, 9)


Lists = tuple[Dashboard, Submission]


def test_the_page_of_a_submission_leads_to_its_lists(lists: Lists) -> None:
    app, newer = lists
    assert f"/submissions/{newer.id}/roster" in shown(app, f"/submissions/{newer.id}").hrefs


def test_counts_by_district_stand_beside_the_reported_figures(lists: Lists) -> None:
    app, newer = lists
    page = shown(app, f"/submissions/{newer.id}/roster")
    assert "专精特新中小企业" in page.text
    assert "浦东新区1" in page.text


def test_the_office_sees_who_joined_left_and_moved(lists: Lists) -> None:
    app, newer = lists
    page = shown(app, f"/submissions/{newer.id}/roster", "office")
    assert ONE in page.text
    assert "与第 4 行重复" in page.text
    assert any("part=changes" in href for href in page.hrefs)


def test_a_viewer_sees_what_a_list_comes_to_but_no_enterprise(lists: Lists) -> None:
    app, newer = lists
    page = shown(app, f"/submissions/{newer.id}/roster")
    assert ONE not in page.text
    assert THREE not in page.text
    assert not any("/roster/" in href for href in page.hrefs)


@pytest.mark.parametrize(("role", "status"), [("viewer", 403), ("310101", 403), ("eic", 200)])
def test_the_rows_are_for_the_office_and_the_sender(lists: Lists, role: str, status: int) -> None:
    app, newer = lists
    assert browser_of(app, role).get(f"/roster/{newer.id}/1").status_code == status


def test_every_row_is_in_the_download_and_none_is_a_formula(lists: Lists) -> None:
    app, newer = lists
    lines = (
        browser_of(app, "office").get(f"/roster/{newer.id}/1").get_data(as_text=True).splitlines()
    )
    assert lines[1] == f"3,'=乙公司,{TWO},黄浦区,第1批,2027-12-31,"
    assert [line.split(",")[1] for line in lines[2:]] == ["'＝丙公司", "'＠丙公司"]
    assert lines[3].endswith("与第 4 行重复")


def test_every_change_is_in_the_download(lists: Lists) -> None:
    app, newer = lists
    answer = browser_of(app, "office").get(f"/roster/{newer.id}/1?part=changes&lang=en")
    lines = answer.get_data(as_text=True).splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["Joined", "Moved district", "Left"]
    assert "Huangpu" in lines[2]


@pytest.mark.parametrize("address", ["/roster/99999/1", "/roster/x/1", "/roster/1/7"])
def test_a_list_that_is_not_there_is_not_found(lists: Lists, address: str) -> None:
    assert browser_of(lists[0], "office").get(address).status_code == 404


def test_a_list_that_waits_is_for_the_office_and_its_sender(own_store: Store) -> None:
    waiting = sent(own_store, srdi(ONE), 9, accept=False)
    page = shown(dashboard_over(own_store), f"/submissions/{waiting.id}/roster")
    assert "尚未采用" in page.text


def test_a_submission_without_a_list_says_so(own_store: Store) -> None:
    assert "没有企业名单" in shown(dashboard_over(own_store), "/submissions/1/roster").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_uploaded_list_is_shown_with_what_counts_before_it_is_sent(
    own_store: Store, language: Language
) -> None:
    app = dashboard_over(own_store)
    rows = [entry(n, code=credit_code(n, region="310115"), district="浦东新区") for n in (1, 2, 1)]
    book = roster_sheet_of(*rows, title="专精特新中小企业名单（截至2023年9月）").parent
    sent_in = {"name": "名单2023-9.xlsx", "from": f"/upload?lang={language}"}
    answer = browser_of(app, "eic").put("/upload", query_string=sent_in, data=content(book))
    page = shown(app, answer.get_json()["to"], "eic")
    assert say("page.preview_warnings_lists", language, warnings=2, fine=2) in page.text
    assert say("page.never_due", language) in page.text
    assert say("page.roster_duplicates", language) in page.text
