"""The briefings page: the next issue as its reader gets it, past ones and their states, for the office."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dashboard.document import Dashboard
from store import outbox, schedules
from store.engine import Store
from store.outbox import Letter, LetterState, Outcome
from targets.vocabulary import LANGUAGES, Language, Period
from tests.make_briefing import office_schedule, told
from tests.make_pages import NOW, browser_of, dashboard_over, shown

READER = "li@example.invalid"
EVIL = '"<script>alert(1)</script>"@example.invalid'


@pytest.fixture
def site(own_store: Store) -> Dashboard:
    schedules.put(own_store, office_schedule(READER, EVIL), actor="li", now=NOW)
    return dashboard_over(own_store)


def letter() -> Letter:
    return Letter(
        schedule="office_monthly",
        slot="2023-10",
        recipient=READER,
        language="zh",
        scope=None,
        period=Period(2023, 9),
        as_of=NOW,
    )


def planned(store: Store) -> int:
    outbox.plan(store, [letter()], NOW)
    with store.reading() as session:
        return outbox.deliveries(session)[0].letter.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_when_the_next_issue_goes_out(site: Dashboard, language: Language) -> None:
    said = shown(site, f"/briefings?lang={language}", "office").text
    assert (
        "下一期2023年10月19日 09:00发出" if language == "zh" else "The next issue goes out"
    ) in said


def test_the_preview_is_the_letter_of_the_month_shown(site: Dashboard) -> None:
    page = shown(site, "/briefings?period=2023-08&spoken=en", "office")
    (frame,) = page.every("iframe")
    answer = browser_of(site, "office").get(frame[1]["src"])
    assert answer.status_code == 200
    assert "August 2023" in answer.get_data(as_text=True)


def test_a_letter_is_framed_where_nothing_runs(site: Dashboard) -> None:
    answer = browser_of(site, "office").get("/briefings/preview.html")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_other_pages_still_stand_in_no_frame(site: Dashboard) -> None:
    assert browser_of(site).get("/").headers["X-Frame-Options"] == "DENY"


def test_a_preview_is_given_as_a_mail(site: Dashboard) -> None:
    answer = browser_of(site, "office").get(f"/briefings/preview.eml?reader={READER}")
    assert told(answer.data)["To"] == READER


def test_a_reader_to_whom_no_letter_can_go_has_none(site: Dashboard) -> None:
    asked = {"reader": EVIL}
    answer = browser_of(site, "office").get("/briefings/preview.eml", query_string=asked)
    assert answer.status_code == 404


def test_what_a_reader_is_called_runs_nowhere(site: Dashboard) -> None:
    page = shown(site, "/briefings", "office")
    assert page.every("script") == []
    assert "<script>alert(1)</script>" in page.text


def test_past_issues_stand_with_what_became_of_them(own_store: Store, site: Dashboard) -> None:
    planned(own_store)
    (claimed,) = outbox.claim(own_store, "w", NOW)
    later = Outcome(LetterState.RETRY, NOW + timedelta(hours=1))
    outbox.settle(own_store, claimed, later, NOW, "450 mailbox busy")
    said = shown(site, "/briefings", "office").text
    assert [w for w in ("稍后重试", "450 mailbox busy", "下次：") if w not in said] == []


def test_a_past_issue_opens_as_it_went(own_store: Store, site: Dashboard) -> None:
    number = planned(own_store)
    page = shown(site, f"/briefings/{number}", "office")
    (frame,) = page.every("iframe")
    first, second = (browser_of(site, "office").get(frame[1]["src"]).data for _ in range(2))
    assert first == second
    assert "2023年9月" in first.decode()


def test_without_a_schedule_the_page_says_what_to_do(own_store: Store) -> None:
    said = shown(dashboard_over(own_store), "/briefings", "office").text
    assert "app.py worker" in said


@pytest.mark.parametrize("role", ["viewer", "eic", "310115"])
@pytest.mark.parametrize("path", ["preview.html", "preview.eml", "{}.html", "{}.eml"])
def test_letters_are_the_office_s(own_store: Store, site: Dashboard, role: str, path: str) -> None:
    number = planned(own_store)
    answer = browser_of(site, role).get(f"/briefings/{path.format(number)}")
    assert answer.status_code == 403
    assert b"2023" not in answer.data


@pytest.mark.parametrize("role", ["viewer", "eic", "310115"])
def test_whoever_is_not_of_the_office_is_told_kindly(
    own_store: Store, site: Dashboard, role: str
) -> None:
    number = planned(own_store)
    assert "简报由市级办公室管理" in shown(site, "/briefings", role).text
    assert READER not in shown(site, f"/briefings/{number}", role).text


@pytest.mark.parametrize(
    "path", ["99.html", "x.html", "preview.pdf", "preview.html?period=2099-01"]
)
def test_what_is_not_there_is_not_found(site: Dashboard, path: str) -> None:
    assert browser_of(site, "office").get(f"/briefings/{path}").status_code == 404
