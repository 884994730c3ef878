"""The office's page: health, forms, schedules, versions, permissions, audit; nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dashboard.document import Dashboard
from store import outbox, record, schedules
from store.engine import Store
from store.outbox import Letter, LetterState, Outcome
from targets.vocabulary import LANGUAGES, Language, Period
from tests.make_briefing import office_schedule
from tests.make_pages import NOW, Shown, dashboard_over, shown, text

READER = "li@example.invalid"


def card(page: Shown, name: str) -> str:
    (found,) = [node for node in page.every("section") if node[1].get("id") == name]
    return text(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_the_installation_is_told(app: Dashboard, language: Language) -> None:
    said = shown(app, f"/admin?lang={language}", "office").text
    wanted = {
        "zh": [
            "运行状况",
            "报表与期限",
            "工作日历",
            "发送安排",
            "目标文件版本",
            "角色与权限",
            "操作记录",
        ],
        "en": ["Health", "Forms and due days", "Working-day calendar", "Schedules", "Audit"],
    }[language]
    assert [word for word in wanted if word not in said] == []


@pytest.mark.parametrize("role", ["viewer", "eic", "310115"])
def test_whoever_is_not_of_the_office_is_told_kindly(app: Dashboard, role: str) -> None:
    page = shown(app, "/admin", role)
    assert "管理页面由市级办公室使用" in page.text
    assert page.every("section") == []


@pytest.mark.parametrize("role", ["viewer", "eic", "310115"])
def test_the_bar_offers_it_to_the_office_alone(app: Dashboard, role: str) -> None:
    assert "/admin" not in shown(app, "/", role).hrefs
    assert "/admin" in shown(app, "/", "office").hrefs


def test_a_form_s_next_day_lies_ahead(app: Dashboard) -> None:
    said = card(shown(app, "/admin", "office"), "dues")
    assert "市经济信息化委月报" in said
    assert "2023年11月7日" in said


def test_the_audit_says_who_did_what(own_store: Store) -> None:
    said = card(shown(dashboard_over(own_store), "/admin", "office"), "audit")
    assert "采用" in said
    assert "市级办公室" in said


def test_the_audit_is_filtered_by_deed(own_store: Store) -> None:
    page = shown(dashboard_over(own_store), "/admin?action=receive", "office")
    (found,) = [node for node in page.every("section") if node[1].get("id") == "audit"]
    (table,) = [node for node in found[2] if node[0] == "div"][:1]
    assert "采用" not in text(table)
    assert "收到" in text(table)


def test_the_audit_goes_back_page_by_page_and_to_the_newest_again(own_store: Store) -> None:
    app = dashboard_over(own_store)
    first = shown(app, "/admin", "office")
    (older,) = [href for href in first.hrefs if "before=" in href]
    second = shown(app, older.partition("#")[0], "office")
    assert card(first, "audit") != card(second, "audit")
    assert "/admin#audit" in second.hrefs


@pytest.mark.parametrize("asked", ["before=x", "before=0", "actor=nobody", "action=%3Cscript%3E"])
def test_an_audit_of_nothing_says_so(own_store: Store, asked: str) -> None:
    page = shown(dashboard_over(own_store), f"/admin?{asked}", "office")
    assert page.every("script") == []
    assert card(page, "audit")


def test_health_tells_of_letters_that_could_not_be_delivered(own_store: Store) -> None:
    schedules.put(own_store, office_schedule(READER), actor="li", now=NOW)
    letter = Letter("office_monthly", "2023-10", READER, "zh", None, Period(2023, 9), NOW)
    outbox.plan(own_store, [letter], NOW)
    (claimed,) = outbox.claim(own_store, "w", NOW)
    outbox.settle(own_store, claimed, Outcome(LetterState.DEAD), NOW, "550 no such user")
    said = card(shown(dashboard_over(own_store), "/admin", "office"), "health")
    assert "须处理" in said
    assert "1封未能送达" in said


def test_health_tells_of_a_worker_that_is_not_there(own_store: Store) -> None:
    letter = Letter("office_monthly", "2023-10", READER, "zh", None, Period(2023, 9), NOW)
    outbox.plan(own_store, [letter], NOW - timedelta(hours=1))
    said = card(shown(dashboard_over(own_store), "/admin", "office"), "health")
    assert "1封到时未发" in said


def test_health_tells_of_a_year_whose_holidays_are_unknown(own_store: Store) -> None:
    later = NOW.replace(year=2031)
    said = card(shown(dashboard_over(own_store, clock=lambda: later), "/admin", "office"), "health")
    assert "2031年节假日未知" in said


def test_a_layout_that_a_body_confirmed_is_listed(own_store: Store) -> None:
    record.keep_layout(own_store, "own_eic_monthly", "x: 1", actor="eic", now=NOW, comment="新表")
    said = card(shown(dashboard_over(own_store), "/admin", "office"), "layouts")
    assert "新表" in said


def test_permissions_are_those_that_hold(app: Dashboard) -> None:
    said = card(shown(app, "/admin", "office"), "people")
    assert "本单位" in said
    assert "尚无登录" in said
