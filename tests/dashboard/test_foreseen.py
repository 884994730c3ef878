"""Forecasts on the pages: the number with its range and working, the reason for none, the months behind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.document import Dashboard
from store import record
from store.engine import Store
from targets.vocabulary import LANGUAGES, Language, Period
from tests.make_closed import closed, errors
from tests.make_pages import NOW, dashboard_over, drawer, shown

LOANS = "/target/inclusive_loans_balance"


def test_a_target_s_page_foresees_its_end_with_the_range(app: Dashboard) -> None:
    said = shown(app, LOANS).text
    assert "到12月底预计" in said
    assert "十次有八次在" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_forecast_opens_what_it_rests_on(app: Dashboard, language: Language) -> None:
    address = f"{LOANS}?how=forecast.inclusive_loans_balance.city&lang={language}"
    words = ("所用往年", "可能性") if language == "zh" else ("Past years used", "Chance")
    said = drawer(app, address).text
    assert [word for word in words if word not in said] == []


def test_where_nothing_is_foreseen_the_page_says_why(app: Dashboard) -> None:
    assert "本目标要求逐月达标，不作期末预测" in shown(app, "/target/avg_guarantee_fee_rate").text


def test_an_aspiration_is_not_foreseen(app: Dashboard) -> None:
    assert "预计" not in shown(app, "/target/srdi_digital_coverage").text


def test_how_it_stood_is_told_month_by_month(app: Dashboard) -> None:
    assert "各月状态（按现在所知）" in shown(app, LOANS).text


def test_before_a_year_is_over_the_calibration_page_says_when(app: Dashboard) -> None:
    said = shown(app, "/calibration").text
    assert "还没有已结束的年度" in said
    assert "2023年12月" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_said_stands_beside_what_happened(own_store: Store, language: Language) -> None:
    past = [replace(one, end=Period(2022, 12)) for one in errors(200)]
    stock = closed(rule="stock", end=Period(2022, 12), chance=0.1, kept=False)
    record.keep_closed_forecasts(own_store, [*past, stock], now=NOW)
    said = shown(dashboard_over(own_store), f"/calibration?lang={language}").text
    words = ("201次预测", "10%—25%", "自有误差200个，已满200个", "自有误差1个")
    if language == "en":
        words = ("201 forecasts", "10%–25%", "200 own errors, 200 or more", "1 own error;")
    assert [word for word in words if word not in said] == []


def test_forecasts_of_districts_stand_only_where_they_give_the_citys(app: Dashboard) -> None:
    assert "期末预计" in shown(app, "/target/srdi_smes").text
    assert "期末预计" not in shown(app, "/target/procurement_reserved_share").text
