"""Nothing on a page knows Shanghai or 2023: another notice, an empty store, and a plan with parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest

from dashboard.document import Dashboard
from store.engine import Store, open_store
from targets.vocabulary import Period, PlanPoint
from tests.make_pages import NOW, Shown, dashboard_over, shanghai, shown, text
from tests.make_store import accepted
from tests.make_targets import moment, tiny_catalogue


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'empty.db'}")
    store.migrate()
    yield store
    store.close()


def in_its_year() -> datetime:
    return moment("2025-10-20T08:00")


def test_another_notice_has_all_its_pages_in_both_languages(empty: Store) -> None:
    app = dashboard_over(empty, catalogue=tiny_catalogue(), clock=in_its_year)
    assert {app.draw(f"{a}?lang={tongue}") for a in app.addresses() for tongue in ("zh", "en")} == {
        200
    }
    assert "2023" not in shown(app, "/").text


def test_those_who_are_not_named_are_counted(empty: Store) -> None:
    app = dashboard_over(empty, catalogue=tiny_catalogue(), clock=in_its_year)
    late = shown(app, "/").every("p", "freshness")[0]
    assert len(Shown(late).hrefs) == 1 + 4
    assert "等另3家" in text(late)


def test_a_store_without_anything_says_what_is_awaited(empty: Store) -> None:
    app = dashboard_over(empty)
    assert "尚无数据" in shown(app, "/").text
    assert "应由" in shown(app, "/target/innovative_smes").text
    assert "还没有收到任何报送" in shown(app, "/submissions", "office").text
    assert app.faults == 0


@pytest.fixture
def planned(own_store: Store) -> Dashboard:
    """Innovative SMEs allocated to every district: 1,200 each, and 800 to nobody."""
    points = [
        PlanPoint("innovative_smes", code, Period(2023, 12), Decimal(1200), "eic")
        for code in shanghai().district
    ]
    accepted(own_store, agency="eic", plan=tuple(points), now=NOW)
    return dashboard_over(own_store)


def test_parts_of_a_gap_sum_to_it_on_the_page(planned: Dashboard) -> None:
    page = shown(planned, "/target/innovative_smes")
    table = page.every("table", "parts")[0]
    numbers = [number(cell) for cell in bars_of(table)]
    *parts, whole = numbers
    assert sum(parts) == pytest.approx(whole, abs=len(parts))
    assert "未分解到区" in page.text


def bars_of(table: object) -> list[str]:
    return [text(node) for node in Shown(table).every("span", "sum")]


def number(shown_as: str) -> float:
    return float(re.sub(r"[,+]", "", shown_as).replace("\N{MINUS SIGN}", "-"))


def test_a_district_with_a_part_is_judged(planned: Dashboard) -> None:
    page = shown(planned, "/districts/310115")
    assert "1项有分解目标" in page.text
    assert page.every("a", "short") or page.every("a", "ahead")
    tiles = shown(planned, "/districts").every("div", "tile-below")
    assert any("chip" in str(tile) for tile in tiles)
