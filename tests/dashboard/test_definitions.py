"""Pages of a moment when another definition of the targets was in force."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from dashboard.document import Dashboard
from store import record
from store.engine import Store
from targets.loading import load
from tests.make_pages import NOW, dashboard_over, shanghai, shanghai_text, shown
from tests.make_targets import redefined

THEN = "?as_of=2023-10-20"
SAID = "按当时施行的目标定义"


def later() -> datetime:
    return NOW + timedelta(days=40)


@pytest.fixture
def app(own_store: Store) -> Dashboard:
    """The first target had another id and Pudong another code until 30 days after NOW."""
    old = redefined(
        ("  - id: innovative_smes\n    indicator", "  - id: innovators\n    indicator"),
        text=shanghai_text().replace('"310115"', '"310199"'),
    )
    record.keep_catalogue(own_store, load(old).sha256, old, now=NOW)
    switched = NOW + timedelta(days=30)
    record.keep_catalogue(own_store, shanghai().sha256, shanghai_text(), now=switched)
    return dashboard_over(own_store, clock=later)


def test_a_page_says_that_another_definition_judged_it(app: Dashboard) -> None:
    assert SAID in shown(app, f"/{THEN}").text
    assert "Judged by the definition" in shown(app, f"/{THEN}&lang=en").text


def test_today_s_page_says_nothing_of_it(app: Dashboard) -> None:
    assert SAID not in shown(app, "/").text


def test_what_only_the_other_definition_has_is_shown_then_and_not_today(app: Dashboard) -> None:
    named = "/target/innovators"
    assert "没有找到这个页面" not in shown(app, named + THEN).text
    assert "没有找到这个页面" in shown(app, named).text


@pytest.mark.parametrize("role", ["office", "310115", "eic"])
def test_no_page_of_today_s_notice_fails_by_the_other(app: Dashboard, role: str) -> None:
    for address in ("/", "/districts", "/districts/310115", "/target/innovative_smes", "/upload"):
        shown(app, address + THEN, role)
    assert app.faults == 0
