"""The figures of an upload beside those that count."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from dashboard.findings import LONGEST_QUOTED, LONGEST_SHOWN, sentence_of, shortened
from dashboard.held import Held
from dashboard.pages.preview import Reading
from store import record
from store.engine import Store
from targets.vocabulary import Behaviour, Finding, Observation, Period, Severity
from tests.dashboard.test_uploads import put, token_of
from tests.make_pages import (
    NOW,
    arrive,
    browser_of,
    dashboard_over,
    drawer,
    figures_of,
    shanghai,
    shown,
    text,
)
from tests.make_targets import figure
from tests.make_workbooks import content, indicator_list


def reading(*figures: Observation, before: tuple[Observation, ...] = ()) -> Reading:
    outcome: Any = SimpleNamespace(observations=figures, before=before, findings=())
    return Reading(Held("token", "industry", "a.xlsx", None, Path("a"), NOW, outcome))


def test_a_change_is_on_the_month_before_as_it_counts() -> None:
    now, past = figure("tech_firms", "2025-02", 12), figure("tech_firms", "2025-01", 9)
    assert reading(now, before=(past,)).rise(now, Behaviour.STOCK) == Decimal(3)


def test_a_flow_begins_again_in_january() -> None:
    now, past = figure("stations", "2025-01", 2), figure("stations", "2024-12", 24)
    assert reading(now, before=(past,)).rise(now, Behaviour.FLOW) == Decimal(2)


def test_only_the_very_figure_that_counts_is_repeated() -> None:
    same, other = figure("tech_firms", "2025-01", 9), figure("tech_firms", "2025-01", 10)
    assert reading(same, before=(same,)).is_repeated(same)
    assert not reading(other, before=(same,)).is_repeated(other)
    assert not reading(same).is_repeated(same)


ENDLESS = "数" * 30_000


def test_a_cell_of_endless_text_is_shown_by_its_beginning(own_store: Store) -> None:
    catalogue, month = shanghai(), Period(2023, 9)
    form = catalogue.forms_of("310118")[0]
    figures = [
        replace(one, seen=ENDLESS, explanation=ENDLESS)
        for one in figures_of(catalogue, form, "310118", month)
    ]
    sent = arrive(own_store, catalogue, form, "310118", month, figures)
    page = shown(dashboard_over(own_store), f"/submissions/{sent.id}", "office").text
    assert shortened(ENDLESS) in page
    assert "数" * (LONGEST_SHOWN + 1) not in page
    record.accept(own_store, sent.id, actor="office", now=NOW)
    source = f"{figures[0].indicator}.310118.2023-09.310118"
    said = drawer(dashboard_over(own_store), f"/?source={source}", "office").text
    assert shortened(ENDLESS) in said
    assert "数" * (LONGEST_SHOWN + 1) not in said


def test_a_sentence_quotes_no_endless_text() -> None:
    for code in ("not_a_number", "a_code_of_another_version"):
        said = sentence_of(Finding(code, Severity.ERROR, seen=ENDLESS), shanghai(), "zh")
        assert "数" * LONGEST_QUOTED + "…" in said
        assert "数" * (LONGEST_QUOTED + 1) not in said


def test_a_short_text_is_shown_whole() -> None:
    assert shortened("第三批") == "第三批"
    assert shortened(None) == ""


def test_the_target_stands_beside_what_was_read(own_store: Store) -> None:
    app = dashboard_over(own_store)
    book = content(indicator_list(title="2023年10月重点指标完成情况"))
    token = token_of(put(browser_of(app, "eic"), book, "月报2023-10.xlsx").get_json()["to"])
    rows = shown(app, f"/upload?token={token}", "eic").every("tr")
    row = next(text(one) for one in rows if "绿色工厂" in text(one))
    assert row.startswith("绿色工厂全市10月家25830")
