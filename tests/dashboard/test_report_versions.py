"""The versions of one report: what differs, what was changed, and an earlier one restored."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.document import Dashboard
from store import recall, record
from store.engine import Store
from store.record import Month
from targets.vocabulary import CITY, LANGUAGES, Language, Period, Submission, SubmissionState
from tests.make_pages import NOW, Shown, browser_of, dashboard_over, drawer, shown, text
from wording import say

MAY = Period(2023, 5)
SOURCE = "source=innovative_smes.eic.2023-05.city"


def versions(store: Store) -> list[Submission]:
    """Of the May form of the commission: as first sent, then corrected (two figures by +310)."""
    with store.reading() as session:
        known = recall.known(session)
    return [
        one
        for one in known.submissions
        if (one.form, one.agency, one.period) == ("eic_monthly", "eic", MAY)
    ]


@pytest.fixture(scope="session")
def pair(filled: Store) -> tuple[int, int]:
    first, second = versions(filled)
    return first.id, second.id


@pytest.fixture
def own_app(own_store: Store) -> Dashboard:
    return dashboard_over(own_store)


def card(page: Shown, name: str) -> Shown | None:
    found = [node for node in page.every("section") if node[1].get("id") == name]
    return Shown(found[0]) if found else None


def compared(app: Dashboard, address: str, role: str = "office") -> list[list[str]]:
    found = card(shown(app, address, role), "versions")
    assert found is not None
    return [[text(cell) for cell in row[2]] for row in found.every("tr")[1:]]


def test_a_correction_shows_old_and_new_value_with_where_the_old_one_stands(
    app: Dashboard, pair: tuple[int, int]
) -> None:
    page = shown(app, f"/submissions/{pair[1]}")
    assert say("page.did_replace_title", "zh", count=2) in page.text
    row = next(row for row in page.every("tr") if "浦东新区" in text(row) and "+310" in text(row))
    assert f"第{pair[0]}号" in text(row)


def test_two_versions_are_compared_figure_by_figure(app: Dashboard, pair: tuple[int, int]) -> None:
    rows = compared(app, f"/submissions/{pair[1]}")
    assert {(row[1], row[5]) for row in rows} == {("全市", "+310 家"), ("浦东新区", "+310 家")}


def test_the_pair_is_chosen_in_the_address(app: Dashboard, pair: tuple[int, int]) -> None:
    rows = compared(app, f"/submissions/{pair[1]}?old={pair[1]}&new={pair[0]}")
    assert {row[5] for row in rows} == {"−310 家"}


def test_the_first_version_is_compared_with_the_next(app: Dashboard, pair: tuple[int, int]) -> None:
    assert compared(app, f"/submissions/{pair[0]}") == compared(app, f"/submissions/{pair[1]}")


def test_a_version_compared_with_itself_differs_in_nothing(
    app: Dashboard, pair: tuple[int, int]
) -> None:
    page = shown(app, f"/submissions/{pair[0]}?old={pair[0]}&new={pair[0]}")
    assert say("page.compared_same", "zh", old=pair[0], new=pair[0]) in page.text


@pytest.mark.parametrize("asked", ["old=99999&new=x", "old=1&new=2", "old=²&new=٣"])
def test_only_versions_of_the_same_report_are_compared(
    app: Dashboard, pair: tuple[int, int], asked: str
) -> None:
    usual = compared(app, f"/submissions/{pair[1]}")
    assert compared(app, f"/submissions/{pair[1]}?{asked}") == usual


def test_a_report_of_one_version_has_nothing_to_compare(app: Dashboard) -> None:
    assert card(shown(app, "/submissions/1", "office"), "versions") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_versions_are_told_in_both_languages(
    app: Dashboard, pair: tuple[int, int], language: Language
) -> None:
    page = shown(app, f"/submissions/{pair[0]}?lang={language}", "office")
    assert say("page.report_versions_title", language, count=2) in page.text
    assert say("page.restore_note", language) in page.text


def restore(app: Dashboard, number: int, *, role: str = "office", **said: str) -> Any:
    form = {"submission": str(number), "act": "restore", "comment": "更正有误", "seen": "99999"}
    return browser_of(app, role).post(
        "/decide",
        data=form | {"from": "/submissions"} | said,
        headers={"Accept": "application/json"},
    )


def notice(answer: Any) -> str:
    return parse_qs(urlsplit(str(answer.get_json()["to"])).query)["notice"][0]


def counting(store: Store) -> tuple[int, int | None]:
    with store.reading() as session:
        found = recall.provenance(
            session, indicator="innovative_smes", source="eic", period=MAY, area=CITY
        )
    return len(found), found[0].observation.submission


def test_the_office_restores_an_earlier_version(
    own_app: Dashboard, own_store: Store, pair: tuple[int, int]
) -> None:
    page = shown(own_app, f"/submissions/{pair[0]}", "office")
    assert say("page.restore_open", "zh", number=pair[0], count=2) in page.text
    assert notice(restore(own_app, pair[0])) == "done_restore"
    assert counting(own_store) == (3, pair[0])
    told = shown(own_app, f"/submissions/{pair[0]}?notice=done_restore", "office")
    assert say("page.notice_done_restore", "zh") in told.text
    assert "更正有误" in told.text
    assert card(told, "restore") is None


def test_restoring_what_counts_already_says_so(
    own_app: Dashboard, own_store: Store, pair: tuple[int, int]
) -> None:
    restore(own_app, pair[0])
    assert notice(restore(own_app, pair[0])) == "nothing_to_restore"
    assert counting(own_store) == (3, pair[0])


def test_the_version_since_may_be_restored_again(
    own_app: Dashboard, own_store: Store, pair: tuple[int, int]
) -> None:
    restore(own_app, pair[0])
    assert card(shown(own_app, f"/submissions/{pair[1]}", "office"), "restore") is not None
    restore(own_app, pair[1])
    assert counting(own_store) == (4, pair[1])


@pytest.mark.parametrize(
    ("said", "code"), [({"comment": " "}, "reason_missing"), ({"seen": "0"}, "moved_on")]
)
def test_what_cannot_be_restored_is_told_why(
    own_app: Dashboard, pair: tuple[int, int], said: dict[str, str], code: str
) -> None:
    assert notice(restore(own_app, pair[0], **said)) == code
    page = shown(own_app, f"/submissions/{pair[0]}?notice={code}", "office")
    assert say(f"page.notice_{code}", "zh") in page.text


def test_restoring_without_what_was_seen_is_refused(
    own_app: Dashboard, pair: tuple[int, int]
) -> None:
    assert restore(own_app, pair[0], seen="").status_code == 400


@pytest.mark.parametrize("role", ["viewer", "eic", "310115"])
def test_only_the_office_restores(own_app: Dashboard, pair: tuple[int, int], role: str) -> None:
    assert restore(own_app, pair[0], role=role).status_code == 403
    assert card(shown(own_app, f"/submissions/{pair[0]}", role), "restore") is None


def test_nothing_is_restored_in_a_view_of_the_past(app: Dashboard, pair: tuple[int, int]) -> None:
    page = shown(app, f"/submissions/{pair[0]}?as_of=2023-10-17", "office")
    assert card(page, "restore") is None


def test_what_waits_cannot_be_restored(own_app: Dashboard, waiting: int) -> None:
    assert notice(restore(own_app, waiting)) == "not_accepted"


def test_the_drawer_says_what_a_figure_was_and_why_it_changed(app: Dashboard) -> None:
    said = drawer(app, f"/target/innovative_smes?{SOURCE}").text
    assert "（+310）" in said
    assert say("page.why_accepted", "zh", text="原报漏第三批") in said


def test_a_closed_month_is_said_on_its_submissions(
    own_app: Dashboard, own_store: Store, pair: tuple[int, int]
) -> None:
    record.close(own_store, Month(MAY), actor="office", now=NOW, comment="已通报")
    page = shown(own_app, f"/submissions/{pair[0]}", "office").text
    assert "2023年5月已封账" in page
    assert "已通报" in page
    assert say("page.restore_closed", "zh") in page
    assert say("page.accepting_in_closed", "zh") not in page


def test_accepting_in_a_closed_month_is_told_beforehand(
    own_app: Dashboard, own_store: Store, waiting: int
) -> None:
    record.close(own_store, Month(Period(2023, 9)), actor="office", now=NOW, comment="已通报")
    page = shown(own_app, f"/submissions/{waiting}", "office").text
    assert say("page.accepting_in_closed", "zh") in page


def test_the_sender_is_told_that_it_may_withdraw(app: Dashboard, waiting: int) -> None:
    page = shown(app, f"/submissions/{waiting}", "310116")
    assert say("page.withdraw_note", "zh") in page.text
    assert say("page.withdraw_note", "zh") not in shown(app, f"/submissions/{waiting}", "eic").text


def test_every_decision_is_listed_with_who_and_why(
    own_app: Dashboard, own_store: Store, pair: tuple[int, int]
) -> None:
    restore(own_app, pair[0])
    with own_store.reading() as session:
        taken = recall.decisions(session, pair[0])
        found = recall.submission(session, pair[0])
    assert [one.action for one in taken] == ["accept", "restore"]
    assert found is not None
    assert found.state is SubmissionState.ACCEPTED
    page = shown(own_app, f"/submissions/{pair[0]}").text
    assert say("page.taken_restore", "zh") in page
