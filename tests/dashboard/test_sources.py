"""Two sources of one figure stand side by side, with their difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from store import record
from store.engine import Store
from targets.vocabulary import Period
from tests.make_pages import arrive, dashboard_over, figures_of, shanghai, shown, text

MONTH = Period(2023, 9)
QINGPU = "310118"


@pytest.fixture
def differing(own_store: Store) -> Store:
    """Qingpu's September, accepted, with five enterprises more than the city says."""
    catalogue = shanghai()
    form = catalogue.forms_of(QINGPU)[0]
    figures = [
        replace(one, value=one.value + 5) if one.indicator == "srdi_smes" and one.value else one
        for one in figures_of(catalogue, form, QINGPU, MONTH)
    ]
    sent = arrive(own_store, catalogue, form, QINGPU, MONTH, figures)
    record.accept(own_store, sent.id, actor="office", now=sent.received_at + timedelta(hours=1))
    return own_store


def test_a_district_that_says_otherwise_has_a_row_with_both_figures_and_the_difference(
    differing: Store,
) -> None:
    page = shown(dashboard_over(differing), "/target/srdi_smes")
    (row,) = [row for row in page.every("tr") if text(row).startswith("青浦区995")]
    assert [text(cell) for cell in row[2]] == ["青浦区", "995", "990", "+5"]


def test_both_figures_open_their_cells(differing: Store) -> None:
    hrefs = shown(dashboard_over(differing), "/target/srdi_smes").hrefs
    for source in (QINGPU, "eic"):
        assert any(f"srdi_smes.{source}.2023-09.{QINGPU}" in href for href in hrefs)


def test_districts_that_say_the_same_are_only_counted(differing: Store) -> None:
    assert "个区自报与" in shown(dashboard_over(differing), "/target/innovative_smes").text


def test_a_municipal_target_has_no_sources_of_districts(differing: Store) -> None:
    assert "区自报" not in shown(dashboard_over(differing), "/target/inclusive_loans_balance").text
