"""The districts side by side: shaded around “on schedule”, in a column's order, with a reason where empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from dashboard.absence import Absence, absence_of
from dashboard.access import Identity
from dashboard.address import Address
from dashboard.document import Dashboard
from dashboard.elements import Element, every, text_of
from dashboard.pages.districts import districts_page
from dashboard.pages.heat_map import heat_map
from dashboard.view import View
from targets.board import Board, board
from targets.vocabulary import CITY, Observation, Period, PlanPoint
from tests.make_pages import DAYS, Shown, shown, text
from tests.make_targets import figure, known, tiny_catalogue

MONTH = "2025-09"
END = Period(2025, 12)


def judged(*figures: Observation, plan: tuple[PlanPoint, ...] = (), day: int = 20) -> Board:
    return board(
        tiny_catalogue(),
        known(*figures, plan=plan),
        working_days=DAYS,
        period=Period.parse(MONTH),
        today=date(2025, 10, day),
    )


def view_of(found: Board, **rest: str) -> View:
    return View(found, Address(rest=rest), Identity(), latest=found.period)


def firms(area: str, before: int, now: int) -> list[Observation]:
    return [
        figure("tech_firms", "2024-12", before, area=area),
        figure("tech_firms", MONTH, now, area=area),
    ]


def allocated(area: str, value: int) -> PlanPoint:
    return PlanPoint("tech_firms", area, END, Decimal(value), source="industry")


def heat(found: Board, **rest: str) -> Element:
    return heat_map(view_of(found, **rest), [found.line["tech_firms"]])


def cells(drawn: Element, name: str) -> list[Element]:
    return [e for e in every(drawn) if name in str(e.attributes.get("className", "")).split()]


def test_a_district_behind_its_part_is_shaded_one_way_and_one_ahead_the_other() -> None:
    figures = [*firms(CITY, 200, 300), *firms("990101", 100, 110), *firms("990102", 100, 190)]
    found = judged(*figures, plan=(allocated("990101", 200), allocated("990102", 200)))
    drawn = heat(found)
    assert "110" in text_of(cells(drawn, "behind")[0])
    assert "190" in text_of(cells(drawn, "before")[0])


def test_what_is_not_allocated_is_shaded_by_size_and_not_judged() -> None:
    figures = [*firms(CITY, 200, 300), *firms("990101", 100, 110), *firms("990102", 100, 190)]
    drawn = heat(judged(*figures))
    weights = [
        cell.attributes["style"]["--weight"] for cell in cells(drawn, "size") if cell.tag == "td"
    ]
    assert weights == ["0.58", "1.00"]
    assert not cells(drawn, "behind")


def test_rows_stand_in_the_order_of_a_chosen_target() -> None:
    figures = [*firms(CITY, 200, 300), *firms("990101", 100, 110), *firms("990102", 100, 190)]
    found = judged(*figures)
    names = [
        text_of(e)
        for e in every(heat(found, sort="tech_firms"))
        if e.attributes.get("scope") == "row"
    ]
    assert names[1:3] == [found.catalogue.area["990102"].zh, found.catalogue.area["990101"].zh]


def absence(*figures: Observation, day: int = 20) -> Absence:
    found = judged(*figures, day=day)
    indicator = found.catalogue.indicator["tech_firms"]
    return absence_of(view_of(found), indicator, found.period, "990101")


def test_what_its_source_said_is_missing_is_missing() -> None:
    assert absence(figure("tech_firms", MONTH, None, area="990101")) is Absence.MISSING


def test_before_its_day_a_figure_is_not_due() -> None:
    assert absence(day=1) is Absence.NOT_DUE


def test_after_its_day_a_figure_is_overdue() -> None:
    assert absence(day=28) is Absence.OVERDUE


@pytest.mark.parametrize("words", ["待补报", "未到期", "零报告", "所报为零"])
def test_the_looks_of_what_is_not_there_are_explained(app: Dashboard, words: str) -> None:
    assert words in shown(app, "/districts").text


def moves(page: Shown) -> list[str]:
    found: list[Any] = page.every("td", "moved")
    return [text(cell) for cell in found]


def test_a_ranking_says_how_each_district_moved_since_the_month_before() -> None:
    figures = [
        figure("tech_firms", "2025-08", 300),
        figure("tech_firms", "2025-08", 120, area="990101"),
        figure("tech_firms", "2025-08", 110, area="990102"),
        *firms(CITY, 200, 300),
        *firms("990101", 100, 130),
        *firms("990102", 100, 190),
    ]
    before = board(tiny_catalogue(), known(*figures), working_days=DAYS, period=Period(2025, 8))
    view = replace(view_of(judged(*figures), target="tech_firms"), before=before)
    found = [text_of(cell) for cell in cells(districts_page(view), "moved") if cell.tag == "td"]
    assert found[:2] == ["1上升1位", "1下降1位"]


def test_in_the_first_month_nobody_has_moved(app: Dashboard) -> None:
    assert set(moves(shown(app, "/districts?period=2023-01"))) == {""}
